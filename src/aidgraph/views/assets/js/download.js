/* The menu of files to take away; each holds what is shown and says where it is from. */

import { copyText } from "./copy.js";
import { byId } from "./dom.js";
import { gexf, graphml, linksCsv, nodeLink, svg, thingsCsv } from "./exports.js";

const WIDTH = 3200; // pixels of a picture, for print

export function download(app) {
  const { data, model, words, scene, viewport, canvas } = app;
  const menu = byId("download");
  const title = () => words.pick(data.title.zh, data.title.en);
  // What stands below the drawing, in the reader's language: sources and licence.
  const lines = () => [title(), ...[...document.querySelectorAll("footer p")].map((p) => p.innerText.trim()).filter(Boolean)];

  /** The view as it is, redrawn larger, with title and sources below. */
  function png() {
    const { clientWidth: width, clientHeight: height } = canvas, ratio = WIDTH / width, said = lines();
    const foot = 24 + 20 * said.length, picture = document.createElement("canvas");
    Object.assign(picture, { width: WIDTH, height: Math.round((height + foot) * ratio) });
    const ctx = picture.getContext("2d"), scale = viewport.network.getScale(), origin = viewport.origin();
    ctx.fillStyle = scene.theme.paper;
    ctx.fillRect(0, 0, picture.width, picture.height);
    ctx.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * origin.x, ratio * origin.y);
    scene.drawUnder(ctx, scale);
    scene.drawLabels(ctx, scale, origin, ratio);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.fillStyle = scene.theme.paper;
    ctx.fillRect(0, height, width, foot);
    said.forEach((line, n) => {
      ctx.font = `${n ? "12px" : "600 14px"} "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif`;
      ctx.fillStyle = n ? scene.theme.muted : scene.theme.ink;
      ctx.textBaseline = "top";
      ctx.fillText(line, 16, height + 10 + 20 * n, width - 32);
    });
    return new Promise((done) => picture.toBlob(done, "image/png"));
  }

  const FILES = {
    png: ["png", png],
    svg: ["svg", () => svg(model, scene, viewport.network.getScale(), lines(), scene.theme), "image/svg+xml"],
    links: ["links.csv", () => linksCsv(model, app.shown), "text/csv"],
    things: ["things.csv", () => thingsCsv(model, app.shown), "text/csv"],
    graphml: ["graphml", () => graphml(model, app.shown, lines().join(" | ")), "application/xml"],
    gexf: ["gexf", () => gexf(model, app.shown, scene, lines().join(" | "), words.reading), "application/xml"],
    json: ["json", () => nodeLink(model, app.shown, title()), "application/json"],
  };

  async function save(kind) {
    const [ending, write, type] = FILES[kind], made = await write();
    if (made === null) {
      app.announce("图片过大，浏览器无法生成", "The browser cannot make a picture of this size");
      return;
    }
    const blob = made instanceof Blob ? made : new Blob([made], { type: `${type};charset=utf-8` });
    const link = document.createElement("a"), name = `${data.file}.${ending}`;
    Object.assign(link, { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    app.announce(`已生成 ${name}`, `Made ${name}`);
  }

  const items = [...menu.querySelectorAll("button")];
  for (const item of items) {
    item.addEventListener("click", () => {
      menu.open = false;
      menu.querySelector("summary").focus();
      if (item.value in FILES) save(item.value);
      else copyText(app, menu, location.href, "链接", "Link");
    });
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => { if (!menu.contains(relatedTarget)) menu.open = false; });
  if (location.protocol === "about:") items.find((item) => item.value === "link").remove();
}
