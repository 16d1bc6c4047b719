/* Printing: the whole drawing as a vector picture that fits the sheet, and in words what is filtered. */

import { byId, make } from "./dom.js";
import { svg } from "./exports.js";
import { onPaper } from "./paper.js";
import { filtered } from "./sheet.js";

const BARE = { top: 0, bottom: 0, above: [], below: [] }; // the page has title, legend and sources itself

export function printing(app) {
  const { canvas, model, scene, viewport, words } = app;
  const sheet = make("div", "sheet"), legend = byId("legend");
  let open = null; // whether the legend was, before a print began
  app.stage.append(sheet);

  /** The whole drawing, whatever the screen shows of it, with the labels that fit it. */
  function picture() {
    const { focus } = scene, found = viewport.view(scene.nodeIds, 0, 0);
    if (!found) return "";
    scene.setFocus(null);
    scene.place(document.createElement("canvas").getContext("2d"), found.scale);
    const drawn = onPaper(app, () => svg(model, scene, found.scale, BARE, { title: "", desc: "" }));
    scene.setFocus(focus);
    const made = new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement;
    made.querySelectorAll("#title, #desc").forEach((part) => part.remove());
    for (const name of ["role", "aria-labelledby"]) made.removeAttribute(name);
    made.setAttribute("aria-hidden", "true");
    return document.importNode(made, true);
  }

  addEventListener("beforeprint", () => {
    // How much is shown stands in the legend.
    sheet.replaceChildren(...filtered(app).slice(1).map(([zh, en]) => make("p", "limit", words.t(zh, en))), picture());
    Object.assign(canvas.style, { width: `${canvas.clientWidth}px`, height: `${canvas.clientHeight}px` });
    open ??= legend.open; // a browser may begin twice
    legend.open = true;
  });
  addEventListener("afterprint", () => {
    if (open === null) return;
    sheet.replaceChildren();
    Object.assign(canvas.style, { width: "", height: "" });
    legend.open = open;
    open = null;
    viewport.redraw();
  });
}
