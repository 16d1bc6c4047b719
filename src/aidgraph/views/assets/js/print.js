/* Printing: the whole drawing as a vector picture that fits the sheet, and in words what is filtered. */

import { byId, make } from "./dom.js";
import { svg } from "./exports.js";
import { wordsOf } from "./filters.js";
import { looksOf, measuresOf } from "./measures.js";
import { FACETS, coded } from "./visible.js";

// Those of the sheet, which is light whatever the screen is.
const COLOURS = Object.fromEntries(["paper", "ink", "muted", "edge"].map((name) => [name, `var(--${name})`]));

/** What is left out of the drawing, as pairs of what it is and how it is limited: [zh, en, zh, en]. */
function limits({ model, words, store }) {
  const { off, years, undated, publishers, batch, only, hidden, collapsed } = store.state, found = [];
  const name = (id) => {
    const item = model.find(id), { zh, en } = item?.kind === "node" ? words.nodeName(item.index) : { zh: id, en: id };
    return [zh || en, en || zh];
  };
  const names = (pairs) => [pairs.map(([zh]) => zh).join("、"), pairs.map(([, en]) => en).join(", ")];
  for (const facet of FACETS) {
    const gone = new Set(off[facet.key]), { codes } = coded(model, facet);
    if (!gone.size) continue;
    const left = codes.filter((code) => !gone.has(code)), few = left.length < codes.length - left.length;
    const [zh, en] = names((few ? left : codes.filter((code) => gone.has(code))).map((code) => wordsOf({ model, words, data: model.data }, facet, code)));
    found.push([facet.zh, facet.en, few ? `仅 ${zh || "无"}` : `不含 ${zh}`, few ? `only ${en || "none"}` : `without ${en}`]);
  }
  if (years) found.push(["年份", "Years", years.join("–"), years.join("–")]);
  if (!undated) found.push(["未注明时间者", "Undated", "不含", "left out"]);
  if (publishers) found.push(["独立发布者", "Independent publishers", `至少 ${publishers}`, `at least ${publishers}`]);
  if (batch) found.push(["批次", "Batch", ...name(batch)]);
  if (only) {
    const [zh, en] = name(only[0]);
    found.push(["范围", "Reach", `${zh} 及 ${only[1]} 步之内`, `${en} and what is within ${only[1]} ${only[1] === 1 ? "link" : "links"}`]);
  }
  if (hidden.length) found.push(["隐藏", "Hidden", ...names(hidden.map(name))]);
  if (collapsed.length) found.push(["绘为一个的地方", "Places drawn as one", ...names(collapsed.map(name))]);
  return found;
}

export function printing(app) {
  const { canvas, model, scene, store, viewport, words } = app;
  const sheet = make("div", "sheet"), legend = byId("legend");
  let open = true;
  app.stage.append(sheet);

  /** The whole drawing, whatever the screen shows of it, with the labels that fit it. */
  function picture() {
    const { focus } = scene, found = viewport.view(scene.nodeIds, 0, 0);
    if (!found) return "";
    scene.setFocus(null);
    scene.place(document.createElement("canvas").getContext("2d"), found.scale);
    const colour = measuresOf(model).find((measure) => measure.code === store.state.colour) ?? null;
    const { curves, labels, nodeIds, edgeIds } = scene;
    const drawn = svg(model, { curves, labels, nodeIds, edgeIds, ...looksOf(model, colour, false) }, found.scale, [""], COLOURS);
    scene.setFocus(focus);
    const made = new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement;
    made.setAttribute("aria-hidden", "true");
    return document.importNode(made, true);
  }

  addEventListener("beforeprint", () => {
    sheet.replaceChildren(
      ...limits(app).map(([zh, en, how, inEn]) => make("p", "limit", words.t(`${zh}：${how}`, `${en}: ${inEn}`))), picture());
    Object.assign(canvas.style, { width: `${canvas.clientWidth}px`, height: `${canvas.clientHeight}px` });
    open = legend.open;
    legend.open = true;
  });
  addEventListener("afterprint", () => {
    sheet.replaceChildren();
    Object.assign(canvas.style, { width: "", height: "" });
    legend.open = open;
    viewport.redraw();
  });
}
