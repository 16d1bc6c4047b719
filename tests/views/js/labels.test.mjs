import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";

const { curve } = await module("curves.js");
const { alongEdge } = await module("labels.js");

const STRAIGHT = curve(0, 0, 5, 200, 0, 5, 0, false, true);

test("the label of a link stands at its middle, in pixels", () => {
  assert.deepEqual(alongEdge(STRAIGHT, 1, 40, 16, []), [80, -8, 120, 8]);
  assert.deepEqual(alongEdge(STRAIGHT, 2, 40, 16, []), [180, -8, 220, 8]);
});

test("it moves along the link where other labels stand at the middle", () => {
  const box = alongEdge(STRAIGHT, 1, 40, 16, [[70, -10, 125, 10]]);
  assert.ok(box[0] >= 125 || box[2] <= 70);
});

test("it stands beside a link that is too short for it", () => {
  const ends = [[-10, -10, 10, 10], [20, -10, 40, 10]];
  assert.deepEqual(alongEdge(curve(0, 0, 5, 30, 0, 5, 0, false, true), 1, 80, 16, ends), [-25, -30, 55, -14]);
});

test("it stands over as little as can be where there is no room", () => {
  assert.deepEqual(alongEdge(STRAIGHT, 1, 40, 16, [[-500, -500, 500, 500]]), [80, -8, 120, 8]);
});

test("the label of a loop stands on it", () => {
  const [left, , right] = alongEdge(curve(0, 0, 5, 0, 0, 5, 0, true, false), 1, 40, 16, []);
  assert.equal(left + right, 0);
});
