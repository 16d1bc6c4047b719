/* The menu of files to take away; each holds what is shown and says where it is from. */

import { copyText } from "./copy.js";
import { byId } from "./dom.js";
import { extentOf, gexf, graphml, linksCsv, nodeLink, svg, thingsCsv } from "./exports.js";
import { directionOf } from "./letters.js";
import { onPaper } from "./paper.js";
import { filtered, legendItems, relations, sheet } from "./sheet.js";

const WIDTH = 3200; // pixels of a picture, for print
const FACE = ["600 15px", "12px"], FAMILY = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif';

export function download(app) {
  const { data, model, words, store, scene, viewport, canvas } = app;
  const menu = byId("download");
  const title = () => words.pick(data.title.zh, data.title.en);
  // What stands below the drawing, in the reader's language: sources and licence.
  const sources = () => [...document.querySelectorAll("footer p")].flatMap((p) => p.innerText.split("\n")).map((line) => line.trim()).filter(Boolean);
  const lines = () => [title(), ...sources()];
  /** Pairs as lines, one for each language of the reading. */
  const both = (pairs) => pairs.flatMap(([zh, en]) => (words.reading === "both" ? [...new Set([zh, en])].filter(Boolean) : [words.pick(zh, en)]));
  const pen = document.createElement("canvas").getContext("2d");
  const measure = (text, face) => {
    pen.font = `${FACE[face]} ${FAMILY}`;
    return pen.measureText(text).width;
  };

  /** Title, what is shown, legend and sources, for a picture of a width. */
  function around(width, cut) {
    const part = cut && store.state.camera ? [["图中为当前视野", "The picture is of the part in view"]] : [];
    // The reader's own day, as ISO 8601 writes it.
    const made = new Date().toLocaleDateString("sv-SE");
    const { nodeCount, edgeCount } = app.shown, whole = nodeCount === model.n && edgeCount === model.m;
    const caption = whole ? document.querySelector(".caption")?.innerText.split("\n") ?? [] : []; // it is of the whole network
    const said = [...caption, ...both([...filtered(app), ...part])];
    const placed = sheet({
      width, measure, theme: scene.theme, titles: both([[data.title.zh, data.title.en]]), said, items: legendItems(app, app.chosen()),
      foot: [...both(relations(app)), ...sources(), ...both([[`图制于 ${made}`, `Picture made on ${made}`]])],
    });
    return { ...placed, desc: said.join("\n") };
  }

  function svgFile() {
    const scale = viewport.network.getScale(), { left, right } = extentOf(model, scene, scale), page = around(right - left, false);
    return svg(model, scene, scale, page, { title: title(), desc: page.desc });
  }

  function paint(ctx, marks, top) {
    for (const { text, d, x, y, face, scale, fill, alpha = 1, stroke, width, dash = [] } of marks) {
      ctx.save();
      ctx.translate(x, top + y);
      ctx.fillStyle = fill ?? "transparent";
      ctx.globalAlpha = alpha;
      if (d === undefined) {
        ctx.font = `${FACE[face]} ${FAMILY}`;
        Object.assign(ctx, { textAlign: "left", direction: directionOf(text) });
        ctx.fillText(text, 0, 0);
      } else {
        const outline = new Path2D(d);
        ctx.scale(scale, scale);
        ctx.fill(outline);
        ctx.globalAlpha = 1;
        ctx.setLineDash(dash);
        Object.assign(ctx, { strokeStyle: stroke ?? "transparent", lineWidth: (width ?? 1) / scale, lineJoin: "round" });
        ctx.stroke(outline);
      }
      ctx.restore();
    }
  }

  /** The view as it is, redrawn larger, with title, legend and sources around it. */
  function png() {
    const { clientWidth: width, clientHeight: height } = canvas, ratio = WIDTH / width, { top, bottom, above, below } = around(width, true);
    const picture = document.createElement("canvas");
    Object.assign(picture, { width: WIDTH, height: Math.round((top + height + bottom) * ratio) });
    const ctx = picture.getContext("2d"), scale = viewport.network.getScale(), origin = viewport.origin();
    origin.y += top;
    ctx.fillStyle = scene.theme.paper;
    ctx.fillRect(0, 0, picture.width, picture.height);
    ctx.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * origin.x, ratio * origin.y);
    scene.drawUnder(ctx, scale);
    scene.drawLabels(ctx, scale, origin, ratio);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.fillStyle = scene.theme.paper;
    ctx.fillRect(0, 0, width, top);
    ctx.fillRect(0, top + height, width, bottom);
    paint(ctx, above, 0);
    paint(ctx, below, top + height);
    return new Promise((done) => picture.toBlob(done, "image/png"));
  }

  const FILES = {
    png: ["png", png],
    svg: ["svg", svgFile, "image/svg+xml"],
    links: ["links.csv", () => linksCsv(model, app.shown), "text/csv"],
    things: ["things.csv", () => thingsCsv(model, app.shown), "text/csv"],
    graphml: ["graphml", () => graphml(model, app.shown, lines().join(" | ")), "application/xml"],
    gexf: ["gexf", () => gexf(model, app.shown, scene, lines().join(" | "), words.reading), "application/xml"],
    json: ["json", () => nodeLink(model, app.shown, title()), "application/json"],
  };

  async function save(kind) {
    const [ending, write, type] = FILES[kind], made = await onPaper(app, write);
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
