import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";

const { towards } = await module("keyboard.js");

test("the nearest in a direction, what lies aside counted as farther", () => {
  const points = [[10, 0], [9, 15], [-5, 0], [30, 1]];
  assert.equal(towards([0, 0], [1, 0], points), 0);
  assert.equal(towards([0, 0], [-1, 0], points), 2);
  assert.equal(towards([10, 0], [1, 0], points), 3);
  assert.equal(towards([0, 0], [0, -1], points), -1);
});
