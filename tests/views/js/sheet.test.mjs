import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";
import { small } from "./network.mjs";

const { filtered, legendItems, relations, sheet } = await module("sheet.js");
const { bundled } = await module("fold.js");
const { START } = await module("state.js");
const { visible } = await module("visible.js");
const { Words } = await module("words.js");

/** What the page holds together, in a state. */
function app(patch = {}) {
  const model = small(), state = { ...START, ...patch }, { data } = model;
  Object.assign(data.words, { status: { planned: ["计划", "planned"] } });
  model.edges.line = [0, 2, 0, 1];
  data.kinds.forEach((kind) => Object.assign(kind, { path: "M0 0Z", hue: "#4477AA", ink: "#335D87", tint: 0.4 }));
  const shown = visible(model, state), words = new Words(data);
  const edgeIds = [...shown.edges.keys()].filter((i) => shown.edges[i]), bundles = bundled(model, shown);
  const step = (i) => bundles.steps.get(i) ?? model.edges.width[i];
  return { model, data, words, shown, store: { state }, scene: { theme: { edge: "#7f8998", muted: "#596373", accent: "#1f5fae", clash: "#c63a4d" }, edgeIds, bundles, step } };
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
  assert.deepEqual(texts().map((text) => text.split(" · ")[0]), ["市", "县", "已报告的关系", "仅据计划", "经比对：相左", "发布者"]);
  assert.deepEqual(texts({ off: { kind: ["City"] } }), ["县 · County 3", "已报告的关系 · reported link"]);
});

test("the legend has the widths in use, and says what links drawn as one are as wide as", () => {
  const none = { colour: null, size: null, ring: null }, wide = (item) => item.marks.map(({ width }) => Math.round(10 * width) / 10);
  const plain = app(), folded = app({ collapsed: ["a"] });
  assert.deepEqual(wide(legendItems(plain, none).at(-1)), [1.4, 3.1]);
  folded.scene.bundles = { members: new Map([[0, [0, 1]]]), steps: new Map([[0, 1]]) };
  assert.equal(legendItems(folded, none).at(-1).text, "绘为一条的连线：宽度同其中最宽者 · links drawn as one: as wide as the widest of them");
  folded.data.widths = null;
  const last = legendItems(folded, none).at(-1);
  assert.equal(last.text, "绘为一条的连线：2 至 4 条 · links drawn as one: 2 to 4");
  assert.deepEqual(wide(last), [3.1]);
});

test("rings have the hues that they are drawn with, and are counted over what is shown", () => {
  const categories = Array.from({ length: 3 }, (_, i) => [`类 ${i}`, `class ${i}`]);
  const measure = { zh: "社群", en: "Communities", values: [0, 0, 1, 2, null], categories };
  const hues = [["#fill0", "#ink0", "#glow0"], ["#fill1", "#ink1", "#glow1"], ["#fillrest", "#inkrest", "#glowrest"]];
  const items = (patch, channel) => {
    const one = app(patch);
    one.data.hues = hues;
    return legendItems(one, { colour: null, size: null, ring: null, [channel]: measure })
      .filter(({ text }) => /class|more/.test(text)).map(({ text, marks: [{ stroke, fill }] }) => [text.split(" · ")[1], stroke, fill]);
  };
  assert.deepEqual(items({}, "ring"), [["class 0 2", "#ink0", undefined], ["class 1 1", "#ink1", undefined], ["1 more 1", "#inkrest", undefined]]);
  assert.deepEqual(items({ hidden: ["a", "c"] }, "ring"), [["class 0 1", "#ink0", undefined], ["1 more 1", "#inkrest", undefined]]);
  assert.deepEqual(items({ hidden: ["d"] }, "colour"), [["class 0 2", "#ink0", "#fill0"], ["class 1 1", "#ink1", "#fill1"]]);
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
