import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";
import { small } from "./network.mjs";

const { filtered, legendItems, relations, sheet } = await module("sheet.js");
const { START } = await module("state.js");
const { visible } = await module("visible.js");
const { Words } = await module("words.js");

/** What the page holds together, in a state. */
function app(patch = {}) {
  const model = small(), state = { ...START, ...patch }, { data } = model;
  Object.assign(data.words, { status: { planned: ["计划", "planned"] } });
  data.widths = { zh: "发布者", en: "publishers" };
  model.edges.clash = [false, true, false, false];
  data.kinds.forEach((kind) => Object.assign(kind, { path: "M0 0Z", hue: "#4477AA", ink: "#335D87", tint: 0.4 }));
  const shown = visible(model, state), words = new Words(data);
  const edgeIds = [...shown.edges.keys()].filter((i) => shown.edges[i]);
  return { model, data, words, shown, store: { state }, scene: { theme: { edge: "#7f8998", muted: "#596373" }, edgeIds } };
}

test("all is said to be shown, without a word on filters", () => {
  assert.deepEqual(filtered(app()), [["显示 5 / 5 个事物，4 / 4 条连线", "5 of 5 things, 4 of 4 links shown"]]);
});

test("filters are told by what they leave, or by what they take, whichever is shorter", () => {
  assert.deepEqual(filtered(app({ off: { status: ["planned"] } }))[1], ["筛选：状态不含计划", "Filtered: Status: without planned"]);
  assert.deepEqual(filtered(app({ off: { status: ["in-force", "achieved"] } }))[1], ["筛选：状态仅计划", "Filtered: Status: only planned"]);
  assert.deepEqual(filtered(app({ off: { kind: ["City", "County"] } }))[1], ["筛选：不显示任何类型", "Filtered: Type: none shown"]);
  assert.deepEqual(filtered(app({ publishers: 2, years: [2010, 2014], undated: false, hidden: ["e"], only: ["b", 1], collapsed: ["a"] }))[1], [
    "筛选：独立发布者至少 2 家；2010—2014 年；不含未注明时间者；隐藏 1 个事物；仅乙的 1 步邻近；1 处地点连同所含绘为一个",
    "Filtered: at least 2 independent publishers; 2010–2014; without undated links; 1 thing hidden; only what lies within 1 link of B; 1 place drawn as one with what lies in it",
  ]);
});

test("relations shown are counted, the most frequent first", () => {
  assert.deepEqual(relations(app()), [["关系：支援 3、支援 1", "Relations: supports 3, supports 1"]]);
  assert.deepEqual(relations(app({ off: { status: ["planned", "achieved"] } })), [["关系：支援 2", "Relations: supports 2"]]);
  assert.deepEqual(relations(app({ off: { kind: ["City", "County"] } })), []);
});

test("the legend names the types and lines shown, and no others", () => {
  const none = { colour: null, size: null, ring: null };
  const texts = (patch) => legendItems(app(patch), none).map(({ text }) => text);
  assert.deepEqual(texts().map((text) => text.split(" · ")[0]), ["市", "县", "已报告的关系", "仅据计划", "来源所述相左", "发布者"]);
  assert.deepEqual(texts({ off: { kind: ["City"] } }), ["县 · County 3", "已报告的关系 · reported link"]);
});

test("no text is wider than its place, whatever the width", () => {
  const measure = (text) => 9 * [...text].length, items = Array.from({ length: 9 }, (_, i) => ({ text: "长词 long words ".repeat(i), marks: [] }));
  for (const width of [320, 480, 1200]) {
    const { top, bottom, above, below } = sheet({ width, measure, theme: {}, titles: ["T".repeat(200)], said: ["s ".repeat(200)], items, foot: ["f".repeat(500)] });
    for (const [marks, height] of [[above, top], [below, bottom]]) {
      assert.ok(marks.length);
      for (const { text, x, y } of marks) assert.ok(x + measure(text) <= width && y <= height, `${text} ${width}`);
    }
  }
});
