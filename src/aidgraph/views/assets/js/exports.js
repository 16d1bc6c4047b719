/* What is shown, as files: CSV, GraphML, GEXF, JSON and SVG. Each takes the model and flags of what is shown. No DOM. */

import { WIDTHS } from "./curves.js";
import { directionOf } from "./letters.js";
import { pick } from "./words.js";

const UNFIT = /[^\t\n\r -~\u0080-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu; // what XML cannot hold, and DEL

const APART = ["i", "id", "x", "y", "weight"]; // what GEXF has elsewhere than among the attributes
const LEAST_WIDTH = 480; // of a picture
const indices = (flags) => [...flags.keys()].filter((i) => flags[i]);

/** The things shown and the true ends of the links shown: what is drawn as one place stands in a file by itself. */
function things(model, shown) {
  const flags = shown.nodes.slice();
  for (const i of indices(shown.edges)) flags[model.edges.from[i]] = flags[model.edges.to[i]] = 1;
  return indices(flags);
}

/** A text for XML: characters that it cannot hold are replaced, and an attribute keeps its lines. */
export function xml(text) {
  const named = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" };
  return String(text).replace(UNFIT, "\ufffd").replace(/[&<>"'\t\n\r]/g, (character) => named[character]);
}

/** A cell of CSV: quoted where needed, and no formula for a spreadsheet. */
export function cell(value) {
  let text = value === null || value === undefined ? "" : String(value);
  if (typeof value === "string" && /^[=+\-@\t\r]/.test(text)) text = `'${text}`;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const csv = (rows) => `\ufeff${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;

/** What is known of a thing. */
function nodeFacts(model, i) {
  const { id, zh, en, kind } = model.nodes, type = model.data.kinds[kind[i]];
  return {
    id: id[i], zh: zh[i], en: en[i], type: type.code, type_zh: type.zh, type_en: type.en,
    links: model.degree(i), x: Math.round(model.x[i]), y: Math.round(model.y[i]),
  };
}

/** What is known of a link, with the claims that it rests on; of sums, weights and counts only where some link has them. */
function edgeFacts(model, i) {
  const { id, relation, zh, en, status, plans, mutual, publishers, first, last, claims, weight, counts } = model.edges;
  const named = (list) => list.map((claim) => model.data.claims.id[claim]).join(" ");
  const told = (rank) => counts[i].map((pair) => pair[rank]).join("; ");
  return {
    id: id[i], relation: relation[i], zh: zh[i], en: en[i], status: status[i], plans_only: plans[i], mutual: mutual[i],
    publishers: publishers[i], first_year: first[i], last_year: last[i],
    ...(model.weighted && { weight: weight[i] }),
    ...(model.summed && sumFacts(model.edges.sum[i], named)),
    ...(model.counted && { counts_zh: told(0), counts_en: told(1) }),
    ...(model.data.cited && { claim_count: claims[i].length }),
    claims: named(claims[i]),
  };
}

/** A sum of money: its kind, class of status, ends (null where open) and unit, and the claims that make it up. */
function sumFacts(sum, named) {
  const { money = null, class: status = null, low = null, high = null, additive = null, counted } = sum ?? {};
  return { money, status_class: status, low, high, unit: sum && "CNY", additive, counted: counted ? named(counted) : null };
}

/** The links shown as CSV, for spreadsheets: UTF-8 with a byte order mark. */
export function linksCsv(model, shown) {
  const { from, to } = model.edges, { id, zh, en } = model.nodes;
  const rows = indices(shown.edges).map((i) => {
    const { id: link, ...facts } = edgeFacts(model, i);
    return { from: id[from[i]], from_zh: zh[from[i]], from_en: en[from[i]], to: id[to[i]], to_zh: zh[to[i]], to_en: en[to[i]], ...facts, link };
  });
  return csv(rows.length ? [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))] : [["from", "to", "link"]]);
}

/** The things shown as CSV. */
export function thingsCsv(model, shown) {
  const rows = things(model, shown).map((i) => nodeFacts(model, i));
  return csv([Object.keys(rows[0] ?? { id: "" }), ...rows.map((row) => Object.values(row))]);
}

/** What the weight of links is, in both languages, with its unit. */
function weightName({ data: { weight: { zh, en, unit } } }) {
  return [zh, en, unit].filter(Boolean).join(" · ");
}

const TYPES = { number: "double", boolean: "boolean", string: "string" };

/** The network shown as GraphML. */
export function graphml(model, shown, title) {
  const nodes = things(model, shown).map((i) => nodeFacts(model, i));
  const edges = indices(shown.edges).map((i) => ({ i, ...edgeFacts(model, i) }));
  const keys = [], declared = new Map();
  const fields = (where, records) => {
    for (const record of records) {
      for (const [name, value] of Object.entries(record)) {
        const key = `${where}-${name}`;
        if (value === null || name === "id" || name === "i" || declared.has(key)) continue;
        declared.set(key, TYPES[typeof value]);
        const about = name === "weight" ? `<desc>${xml(weightName(model))}</desc>` : "";
        keys.push(`<key id="${key}" for="${where}" attr.name="${name}" attr.type="${TYPES[typeof value]}">${about}</key>`);
      }
    }
  };
  fields("node", nodes);
  fields("edge", edges);
  const data = (where, record) => Object.entries(record)
    .filter(([name, value]) => value !== null && declared.has(`${where}-${name}`))
    .map(([name, value]) => `<data key="${where}-${name}">${xml(value)}</data>`).join("");
  const id = (i) => xml(model.nodes.id[i]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    `<!-- ${xml(title).replace(/-(?=-)/g, "- ")} -->`,
    ...keys,
    `<graph edgedefault="${model.data.directed ? "directed" : "undirected"}">`,
    ...nodes.map((node) => `<node id="${xml(node.id)}">${data("node", node)}</node>`),
    ...edges.map((edge) => `<edge id="${xml(edge.id)}" source="${id(model.edges.from[edge.i])}" target="${id(model.edges.to[edge.i])}">${data("edge", edge)}</edge>`),
    "</graph>", "</graphml>", "",
  ].join("\n");
}

/** The type of an attribute with numbers; integers of GEXF have 32 bits, and yuan need more. */
function numeric(records, name) {
  return records.every(({ [name]: value }) => value === null || value === (value | 0)) ? "integer" : "double";
}

/**
 * The network shown as GEXF 1.3 for Gephi, with places, colours and sizes as drawn: `scene` has `looks` and `lookOf`.
 * Years are the time that a link exists. Gephi leaves out links of no weight, so that 0 is not written. A link that holds both ways stays one directed edge, which `mutual` marks.
 */
export function gexf(model, shown, scene, title, reading) {
  const nodes = things(model, shown).map((i) => ({ i, ...nodeFacts(model, i) }));
  const edges = indices(shown.edges).map((i) => ({ i, ...edgeFacts(model, i) }));
  const attributes = (where, records) => {
    const ids = new Map();
    const told = (record) => Object.entries(record).filter(([name, value]) => value !== null && !APART.includes(name));
    const lines = [];
    for (const [name, value] of records.flatMap(told)) {
      if (ids.has(name)) continue;
      ids.set(name, ids.size);
      lines.push(`<attribute id="${ids.get(name)}" title="${name}" type="${typeof value === "number" ? numeric(records, name) : typeof value}"/>`);
    }
    return {
      declared: lines.length ? [`<attributes class="${where}">`, ...lines, "</attributes>"] : [],
      of: (record) => `<attvalues>${told(record).map(([name, value]) => `<attvalue for="${ids.get(name)}" value="${xml(value)}"/>`).join("")}</attvalues>`,
    };
  };
  const [ofNodes, ofEdges] = [attributes("node", nodes), attributes("edge", edges)];
  const look = ({ i, x, y }) => {
    const { hue } = scene.looks[scene.lookOf[i]], [r, g, b] = [1, 3, 5].map((at) => parseInt(hue.slice(at, at + 2), 16));
    return `<viz:color r="${r}" g="${g}" b="${b}"/><viz:position x="${x}" y="${-y}" z="0"/><viz:size value="${round(model.r[i])}"/>`;
  };
  const during = (name, year) => (year === null ? "" : ` ${name}="${year}"`);
  const dated = edges.some((edge) => edge.first_year !== null || edge.last_year !== null);
  const id = (i) => xml(model.nodes.id[i]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta><creator>aidgraph ${xml(model.data.version)}</creator><description>${xml(title)}</description></meta>`,
    `<graph defaultedgetype="${model.data.directed ? "directed" : "undirected"}"${dated ? ' mode="dynamic" timeformat="integer"' : ""}>`,
    ...ofNodes.declared, ...ofEdges.declared, "<nodes>",
    ...nodes.map((node) => `<node id="${xml(node.id)}" label="${xml(pick(reading, node.zh, node.en))}">${ofNodes.of(node)}${look(node)}</node>`),
    "</nodes>", "<edges>",
    ...edges.map((edge) => `<edge id="${xml(edge.id)}" source="${id(model.edges.from[edge.i])}" target="${id(model.edges.to[edge.i])}" label="${xml(pick(reading, edge.zh, edge.en))}"${edge.relation && ` kind="${xml(edge.relation)}"`}${during("start", edge.first_year)}${during("end", edge.last_year)}${edge.weight > 0 ? ` weight="${edge.weight}"` : ""}>${ofEdges.of(edge)}</edge>`),
    "</edges>", "</graph>", "</gexf>", "",
  ].join("\n");
}

/** The network shown as node-link JSON, as `networkx.node_link_graph(data, edges="edges")` reads it. */
export function nodeLink(model, shown, title) {
  const { from, to } = model.edges;
  return JSON.stringify({
    directed: model.data.directed, multigraph: true,
    graph: { title, ...(model.weighted && { weight: model.data.weight }) },
    nodes: things(model, shown).map((i) => nodeFacts(model, i)),
    edges: indices(shown.edges).map((i) => {
      const { id, ...facts } = edgeFacts(model, i);
      return { source: model.nodes.id[from[i]], target: model.nodes.id[to[i]], key: id, ...facts };
    }),
  }, null, 1);
}

const round = (value) => Math.round(value * 10) / 10;

/** A path of an edge's curve. */
function path(c) {
  if (c.loop) return `M${round(c.x + c.r)} ${round(c.y)}a${round(c.r)} ${round(c.r)} 0 1 1 -.01 0`;
  return `M${round(c.ax)} ${round(c.ay)}Q${round(c.cx)} ${round(c.cy)} ${round(c.bx)} ${round(c.by)}`;
}

/** The part of a ring around a thing as a path; all of it as two halves. */
function arc(cx, cy, reach, share) {
  const at = (part) => `${round(cx + reach * Math.sin(2 * Math.PI * part))} ${round(cy - reach * Math.cos(2 * Math.PI * part))}`;
  const to = (part, far) => `A${round(reach)} ${round(reach)} 0 ${far} 1 ${at(part)}`;
  return share < 1 ? `M${at(0)}${to(share, share > 0.5 ? 1 : 0)}` : `M${at(0)}${to(0.5, 0)}${to(1, 0)}`;
}

/** A mark of a sheet, see `sheet.js`. */
function marked({ text, d, x, y, ...mark }, left, top) {
  const [px, py] = [round(left + x), round(top + y)];
  if (d === undefined) return `<text x="${px}" y="${py}" fill="${mark.fill}" ${mark.face ? 'font-size="12"' : 'font-size="15" font-weight="600"'}${running(text)}>${xml(text)}</text>`;
  const stroke = mark.stroke ? ` stroke="${mark.stroke}" stroke-width="${mark.width / mark.scale}"${mark.dash ? ` stroke-dasharray="${mark.dash.join(" ")}"` : ""}` : "";
  return `<path transform="translate(${px} ${py}) scale(${mark.scale})" d="${d}" fill="${mark.fill ?? "none"}" fill-opacity="${mark.alpha ?? 1}"${stroke}/>`;
}

/** The attributes of a text that runs from right to left, and still stands at the same side. */
function running(text, anchor = "start") {
  const rtl = directionOf(text) === "rtl", turned = { start: "end", end: "start" };
  const side = rtl ? turned[anchor] ?? anchor : anchor;
  return `${side === "start" ? "" : ` text-anchor="${side}"`}${rtl ? ' direction="rtl"' : ""}`;
}

/** The width that the picture as SVG has, and its sides; see `svg`. */
export function extentOf(model, scene, scale) {
  const { x, y, r } = model, margin = 30;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const discs = scene.nodeIds.map((i) => [x[i] - r[i], y[i] - r[i], x[i] + r[i], y[i] + r[i]].map((side) => side * scale));
  for (const box of [...discs, ...scene.labels.map((label) => label.box)]) {
    [left, top] = [Math.min(left, box[0] - margin), Math.min(top, box[1] - margin)];
    [right, bottom] = [Math.max(right, box[2] + margin), Math.max(bottom, box[3] + margin)];
  }
  if (left > right) [left, top, right, bottom] = [0, 0, 0, 0]; // nothing is shown
  const spare = Math.max(0, LEAST_WIDTH - (right - left)) / 2;
  return { left: left - spare, top, right: right + spare, bottom };
}

/**
 * The picture as SVG. `scene` has `curves`, `looks`, `lookOf`, `labels`, `nodeIds`, `edgeIds`, `rings` and `step`; `scale`
 * is that of the labels; `page` is what stands around it, see `sheet.js`; `title` and `desc` say in words what it is.
 */
export function svg(model, scene, scale, page, { title, desc }) {
  const { x, y, r } = model, { mutual } = model.edges, { theme, rings } = scene;
  const { left, top, right, bottom } = extentOf(model, scene, scale);
  const frame = [left, top - page.top, right - left, bottom - top + page.top + page.bottom].map(round);
  const edges = scene.edgeIds.map((i) => `<path d="${path(scene.curves[i])}"${model.lineOf(i).clash ? ` stroke="${theme.clash}"` : ""}${scene.step(i) ? ` stroke-width="${round(1.4 * WIDTHS[scene.step(i)])}"` : ""}${model.lineOf(i).dashed ? ' stroke-dasharray="7 5"' : ""}${mutual[i] || scene.curves[i].loop ? "" : ' marker-end="url(#arrow)"'}/>`);
  const nodes = scene.nodeIds.map((i) => {
    const look = scene.looks[scene.lookOf[i]], kind = model.data.kinds[look.kind ?? model.nodes.kind[i]];
    const place = `transform="translate(${round(x[i])} ${round(y[i])}) scale(${round(r[i])})" d="${kind.path}"`;
    const around = (share, hue) => (share ? `<path d="${arc(x[i], y[i], 1.3 * r[i] + 4, share)}" fill="none" stroke="${hue}" stroke-width="3.5"/>` : "");
    const ring = rings ? around(1, theme.rule) + around(rings.share[i], rings.hue ? model.data.hues[rings.hue[i]][1] : theme.accent) : "";
    return `${ring}<path ${place} fill="${theme.paper}"/><path ${place} fill="${xml(look.hue)}" fill-opacity="${look.tint}" stroke="${xml(look.line)}" stroke-width="${round(18 / r[i]) / 10}"><title>${xml([model.nodes.zh[i], model.nodes.en[i]].filter(Boolean).join(" · "))}</title></path>`;
  });
  const labels = scene.labels.flatMap(({ rows, box, align }) => rows.map((row, n) => {
    const px = align === "left" ? box[0] + 3 : align === "right" ? box[2] - 3 : (box[0] + box[2]) / 2;
    const anchor = { left: "start", right: "end", center: "middle" }[align];
    return `<text x="${round(px)}" y="${round(box[1] + 16 * n + 12)}"${running(row.text, anchor)}${row.line ? ` fill="${theme.muted}"` : ' font-weight="600"'}>${xml(row.text)}</text>`;
  }));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${frame.join(" ")}" role="img" aria-labelledby="title desc" font-family="'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif" font-size="12.5">`,
    `<title id="title">${xml(title)}</title>`, `<desc id="desc">${xml(desc)}</desc>`,
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="1" refY="4" markerUnits="userSpaceOnUse" markerWidth="9" markerHeight="9" orient="auto"><path d="M0 0L8 4L0 8Z" fill="${theme.edge}"/></marker></defs>`,
    `<rect x="${frame[0]}" y="${frame[1]}" width="${frame[2]}" height="${frame[3]}" fill="${theme.paper}"/>`,
    `<g transform="scale(${scale})"><g fill="none" stroke="${theme.edge}" stroke-width="1.4">`, ...edges, "</g>", ...nodes, "</g>",
    `<g fill="${theme.ink}" stroke="${theme.paper}" stroke-width="3" paint-order="stroke" stroke-linejoin="round">`, ...labels, "</g>",
    ...page.above.map((mark) => marked(mark, left, top - page.top)),
    ...page.below.map((mark) => marked(mark, left, bottom)),
    "</svg>", "",
  ].join("\n");
}
