import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";
import { small } from "./network.mjs";

const { START } = await module("state.js");
const { eased, layoutOf, pins, placed } = await module("place.js");

const model = small();
model.data.layouts = [
  { code: "force", x: [0, 10, 20, 30, 40], y: [1, 1, 1, 1, 1], turns: true },
  { code: "geographic", x: [5, 5, 5, 5, 5], y: [0, 1, 2, 3, 4], turns: false },
];
const at = (patch, tall = false) => placed(model, { ...START, ...patch }, tall).map((axis) => [...axis]);

test("an unknown layout is the first", () => {
  assert.equal(layoutOf(model.data, { layout: "none" }).code, "force");
  assert.equal(layoutOf(model.data, { layout: "geographic" }).code, "geographic");
});

test("a tall screen turns what may be turned; pins stay in every layout", () => {
  assert.deepEqual(at({}, true), [[1, 1, 1, 1, 1], [0, 10, 20, 30, 40]]);
  assert.deepEqual(at({ layout: "geographic" }, true)[0], [5, 5, 5, 5, 5]);
  const pinned = { b: [7, -7], nobody: [1, 1], "link/1": [2, 2] };
  assert.deepEqual(at({ pinned })[1], [1, -7, 1, 1, 1]);
  assert.deepEqual(at({ pinned, layout: "geographic" })[0], [5, 7, 5, 5, 5]);
  assert.deepEqual(pins(model, { ...START, pinned }), [1]);
});

test("a motion begins and ends where it should", () => {
  assert.deepEqual([0, 0.5, 1].map(eased), [0, 0.5, 1]);
  assert.ok(eased(0.1) < 0.1 && eased(0.9) > 0.9);
});
