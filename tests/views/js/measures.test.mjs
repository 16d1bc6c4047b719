import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";
import { small } from "./network.mjs";

const { brief, byCategory, extent, looksOf, measuresOf, oklch, radii, ringsOf, shades } = await module("measures.js");

function measured() {
  const model = small();
  model.data.hues = [["#4477AA", "#335D87", "#4477AB"], ["#EE6677", "#C63A4D", "#EE6678"], ["#BBBBBB", "#6E6E6E", "#BBBBBC"]];
  model.data.kinds = [{ hue: "#66CCEE", ink: "#2F86A6", glow: "#66CCEF", tint: 0.1 }, { hue: "#4477AA", ink: "#335D87", glow: "#4477AB", tint: 0.4 }];
  model.data.measures = [
    { code: "flow", zh: "流量", en: "Flow", values: [0, 25, null, 100, 4] },
    { code: "group", zh: "组", en: "Group", values: [3, 1, 1, 0, null], categories: [["一", "one"], ["二", "two"], ["三", "three"], ["四", "four"]] },
  ];
  return model;
}
const get = (model, code) => measuresOf(model).find((measure) => measure.code === code);

const luminance = (hex) => {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

test("links and claims are counted here; a page without claims does without", () => {
  const model = measured();
  assert.deepEqual(get(model, "links").values, [2, 2, 3, 1, 0]);
  assert.deepEqual(get(model, "claims").values, [1, 2, 3, 1, 0]);
  model.data.cited = false;
  assert.equal(get(model, "claims"), undefined);
});

test("a scale keeps to one hue and goes steadily away from the paper", () => {
  for (const dark of [false, true]) {
    const light = shades(dark).map(luminance), steps = light.slice(1).map((one, i) => one - light[i]);
    assert.ok(steps.every((step) => (dark ? step > 0 : step < 0)), shades(dark).join());
  }
  assert.equal(oklch(1, 0, 0), "#ffffff");
  assert.equal(oklch(0, 0, 0), "#000000");
});

test("shares of a range follow the square root where nothing is negative", () => {
  const found = extent([0, 25, null, 100]);
  assert.deepEqual([0, 25, 100].map(found.share), [0, 0.5, 1]);
  assert.equal(found.value(0.5), 25);
  assert.equal(extent([-10, 10]).share(0), 0.5);
  assert.equal(extent([7, 7]).share(7), 0);
});

test("a look stands for a type and a colour; what has no value is hollow", () => {
  const model = measured();
  const plain = looksOf(model, null, false);
  assert.deepEqual([...plain.lookOf], [0, 0, 1, 1, 1]);
  assert.deepEqual(plain.looks[0], { kind: 0, hue: "#66CCEE", tint: 0.1, line: "#2F86A6" });
  assert.equal(looksOf(model, null, true).looks[0].line, "#66CCEF");
  const { looks, lookOf } = looksOf(model, get(model, "flow"), false), at = (i) => looks[lookOf[i]];
  assert.equal(at(0).hue, shades(false)[0]);
  assert.equal(at(3).hue, shades(false).at(-1));
  assert.deepEqual([at(2).tint, at(2).kind], [0, 1]);
});

test("the most frequent categories have hues, the rest is grey", () => {
  const model = measured(), found = byCategory(get(model, "group"), model.data.hues);
  assert.deepEqual(found.order, [1, 0, 3]);
  assert.deepEqual(found.hue, [1, 0, 2, 2]);
  const { looks, lookOf } = looksOf(model, get(model, "group"), true);
  assert.deepEqual([0, 1, 3].map((i) => looks[lookOf[i]].hue), ["#BBBBBB", "#4477AA", "#EE6677"]);
  const dark = looksOf(model, get(model, "group"), true);
  assert.deepEqual([0, 1, 3].map((i) => dark.looks[dark.lookOf[i]].line), ["#BBBBBC", "#4477AB", "#EE6678"]);
});

test("radii keep to their bounds, rings to a share of the whole", () => {
  const model = measured();
  assert.deepEqual([...radii(model, null)], [8, 8, 8, 8, 8]);
  assert.deepEqual([...radii(model, get(model, "flow"))].map((r) => Number(r.toFixed(1))), [8, 17, 8, 26, 11.6]);
  assert.equal(ringsOf(model, null), null);
  assert.deepEqual(ringsOf(model, get(model, "flow")), { share: [0, 0.25, 0, 1, 0.04], hue: null });
  assert.deepEqual(ringsOf(model, get(model, "group")), { share: [1, 1, 1, 1, 0], hue: [2, 0, 0, 1, 0] });
});

test("figures are short", () => {
  assert.deepEqual([0, 0.031134, 27, 1234567].map(brief), ["0", "0.0311", "27", "1,230,000"]);
});
