/* What stands around a picture that is taken away: above it the title and what is shown, below it a legend and where it
   is from. Marks are texts and paths, which SVG and the canvas draw alike. No DOM. */

import { WIDTHS } from "./curves.js";
import { wordsOf } from "./filters.js";
import { bundleWidths } from "./fold.js";
import { wrapped } from "./letters.js";
import { brief, byCategory, counted, extent, shades } from "./measures.js";
import { FACETS, coded } from "./visible.js";
import { yearsInWords } from "./words.js";

const EDGE = 16, COLUMN = 230, SAMPLE = 36; // pixels: margin, least width of a column, place of a sample before its text
const ROWS = [22, 17]; // of a title, of other lines
const NAMED = 8; // codes that a line names
const CELL_WIDTH = 3.4; // of the scale of a measure

/** Some names in both languages, and how many are left out. */
function enumerated(pairs) {
  const named = pairs.slice(0, NAMED), more = pairs.length - named.length;
  const [zh, en] = [named.map(([one, other]) => one || other).join("、"), named.map(([one, other]) => other || one).join(", ")];
  return more ? [`${zh} 等 ${pairs.length} 项`, `${en} and ${more} more`] : [zh, en];
}

/** How much is shown and what the reader filtered, [zh, en] each. */
export function filtered(app) {
  const { model, shown: { nodeCount, edgeCount } } = app, { state } = app.store, said = [];
  const nameOf = (id) => {
    const { zh, en } = model.named(id);
    return [zh || en, en || zh];
  };
  for (const facet of FACETS) {
    const { codes } = coded(model, facet), gone = codes.filter((code) => state.off[facet.key]?.includes(code));
    if (!gone.length) continue;
    const left = codes.filter((code) => !gone.includes(code)), only = left.length < gone.length;
    const [zh, en] = enumerated((only ? left : gone).map((code) => wordsOf(app, facet, code)));
    if (!left.length) said.push([`不显示任何${facet.zh}`, `${facet.en}: none shown`]);
    else said.push([`${facet.zh}${only ? "仅" : "不含"}${zh}`, `${facet.en}: ${only ? "only" : "without"} ${en}`]);
  }
  if (state.publishers) said.push([`独立发布者至少 ${state.publishers} 家`, `at least ${state.publishers} independent ${state.publishers === 1 ? "publisher" : "publishers"}`]);
  if (state.years) said.push(yearsInWords(...state.years));
  if (!state.undated) said.push(["不含未注明时间者", "without undated links"]);
  if (state.batch) said.push(nameOf(state.batch).map((name, rank) => `${["批次", "batch "][rank]}${name}`));
  if (state.hidden.length) said.push([`隐藏 ${state.hidden.length} 个事物`, `${state.hidden.length} ${state.hidden.length === 1 ? "thing" : "things"} hidden`]);
  if (state.only) {
    const [zh, en] = nameOf(state.only[0]), reach = state.only[1];
    said.push([`仅${zh}的 ${reach} 步邻近`, `only what lies within ${reach} ${reach === 1 ? "link" : "links"} of ${en}`]);
  }
  const folded = state.collapsed.length;
  if (folded) said.push([`${folded} 处地点连同所含绘为一个`, folded === 1 ? "1 place drawn as one with what lies in it" : `${folded} places each drawn as one with what lies in them`]);
  const all = [`显示 ${nodeCount} / ${model.n} 个事物，${edgeCount} / ${model.m} 条连线`, `${nodeCount} of ${model.n} things, ${edgeCount} of ${model.m} links shown`];
  if (!said.length) return [all];
  return [all, [`筛选：${said.map(([zh]) => zh).join("；")}`, `Filtered: ${said.map(([, en]) => en).join("; ")}`]];
}

/** The relations of the links shown, the most frequent first, as one pair or none. */
export function relations(app) {
  const { model: { edges, m }, shown } = app, found = new Map();
  for (let i = 0; i < m; i++) {
    if (!shown.edges[i] || !edges.relation[i]) continue;
    // Sums of one relation have names of their own: plans must not be counted under that of what was achieved.
    const key = JSON.stringify([edges.relation[i], edges.zh[i], edges.en[i]]);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  const named = [...found].sort(([, a], [, b]) => b - a).map(([key, count]) => {
    const [code, one, other] = JSON.parse(key);
    return [`${one || other || code} ${count}`, `${other || one || code} ${count}`];
  });
  if (!named.length) return [];
  const [zh, en] = enumerated(named);
  return [[`关系：${zh}`, `Relations: ${en}`]];
}

/** The legend of what is shown: {text, marks}, the marks from the left end of the middle of a row. */
export function legendItems(app, { colour, size, ring }) {
  const { model, data, words, shown, scene } = app, { theme } = scene, { edges } = model, items = [];
  const put = (zh, en, ...marks) => items.push({ text: words.pick(zh, en), marks });
  const tallied = (zh, en, count, mark) => items.push({ text: `${words.pick(zh, en)} ${count}`, marks: [mark] });
  const shape = (d, look, r = 7) => ({ d, x: 14, y: 0, scale: r, width: 1.5, ...look });
  data.kinds.forEach((kind, rank) => {
    const count = shown.nodes.reduce((total, flag, i) => total + (flag && model.nodes.kind[i] === rank), 0);
    if (!count) return;
    const look = colour ? { stroke: theme.muted } : { fill: kind.hue, alpha: kind.tint, stroke: kind.ink };
    tallied(kind.zh, kind.en, count, shape(kind.path, look));
  });
  const scale = (measure) => {
    const { least, most } = extent(measure.values);
    return `${brief(least)}–${brief(most)}`;
  };
  const circle = "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z";
  for (const [measure, zh, en] of [[colour, "颜色", "Colour"], [ring, "环", "Ring"]]) {
    if (!measure) continue;
    if (!measure.categories) {
      const cells = shades(false).map((fill, i) => ({ d: `M0 -5H${CELL_WIDTH}V5H0Z`, x: CELL_WIDTH * i, y: 0, scale: 1, fill }));
      put(`${zh}：${measure.zh} ${scale(measure)}`, `${en}: ${measure.en} ${scale(measure)}`, ...(measure === colour ? cells : [shape(circle, { stroke: theme.accent, width: 3 })]));
      continue;
    }
    const { order, hue } = byCategory(measure, data.hues), last = data.hues.length - 1;
    const found = counted(measure, shown.nodes), seen = order.filter((i) => found[i]);
    const [named, rest] = [seen.filter((i) => hue[i] < last), seen.filter((i) => hue[i] === last)];
    const dot = (rank) => (measure === colour ? shape(circle, { fill: data.hues[rank][0], alpha: 0.75, stroke: data.hues[rank][1] }) : shape(circle, { stroke: data.hues[rank][1], width: 3 }));
    for (const i of named) tallied(...measure.categories[i], found[i], dot(hue[i]));
    if (rest.length) tallied(`其余 ${rest.length} 类`, `${rest.length} more`, rest.reduce((sum, i) => sum + found[i], 0), dot(last));
  }
  if (size) put(`大小：${size.zh} ${scale(size)}`, `Size: ${size.en} ${scale(size)}`, ...[[4, 3], [18, 7]].map(([x, r]) => ({ ...shape(circle, { stroke: theme.muted }, r), x })));
  const line = (d, y, width, dash, stroke = theme.edge) => ({ d, x: 0, y, scale: 1, stroke, width, dash });
  const some = (test) => scene.edgeIds.some(test);
  data.lines.forEach(({ zh, en, dashed, clash }, rank) => {
    if (some((i) => edges.line[i] === rank)) put(zh, en, line("M0 0H28", 0, 1.6, dashed ? [7, 5] : undefined, clash ? theme.clash : undefined));
  });
  const samples = ({ zh, en, steps }) => put(zh, en, ...steps.map((step, i) => line("M0 0H28", 7 * (i - (steps.length - 1) / 2), 1.4 * WIDTHS[step])));
  if (data.widths && some((i) => scene.step(i))) samples(data.widths);
  const bundled = bundleWidths(model, scene.bundles);
  if (bundled) samples(bundled);
  return items;
}

/**
 * Places title, lines and legend in a width. Returns `top` and `bottom`, the heights above and below the picture, and the
 * marks of each, whose y is from the upper end of its part: {text, x, y, face, fill} at the baseline, or
 * {d, x, y, scale, fill, alpha, stroke, width, dash}.
 */
export function sheet({ width, measure, theme, titles, said, items, foot }) {
  const room = width - 2 * EDGE;
  const write = (marks, texts, y, face, fill) => {
    for (const text of texts) {
      for (const line of wrapped(text, room, (part) => measure(part, face))) {
        marks.push({ text: line, x: EDGE, y: y + 13, face, fill });
        y += ROWS[face];
      }
    }
    return y;
  };
  const above = [], below = [];
  let y = write(above, titles, EDGE, 0, theme.ink);
  const top = write(above, said, y + 2, 1, theme.muted) + 6;
  const columns = Math.max(1, Math.min(items.length, Math.floor(room / COLUMN)));
  y = EDGE;
  for (let first = 0; first < items.length; first += columns) {
    let rows = 1;
    items.slice(first, first + columns).forEach(({ text, marks }, column) => {
      const left = EDGE + column * (room / columns);
      const lines = wrapped(text, room / columns - SAMPLE - 12, (part) => measure(part, 1));
      for (const mark of marks) below.push({ ...mark, x: left + mark.x, y: y + 9 + mark.y });
      lines.forEach((line, n) => below.push({ text: line, x: left + SAMPLE, y: y + 13 + ROWS[1] * n, face: 1, fill: theme.ink }));
      rows = Math.max(rows, lines.length);
    });
    y += ROWS[1] * rows + 5;
  }
  const bottom = write(below, foot, y + 5, 1, theme.muted) + EDGE;
  return { top, bottom, above, below };
}
