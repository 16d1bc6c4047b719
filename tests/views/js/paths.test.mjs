import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";
import { small } from "./network.mjs";

const { START } = await module("state.js");
const { lit } = await module("focus.js");
const { pathOf, selecting, shortest } = await module("paths.js");
const { visible } = await module("visible.js");

const model = small();
const all = visible(model, START);

test("the shortest path, whatever the direction of its links", () => {
  assert.deepEqual(shortest(model, all, 0, 3), { nodes: [0, 2, 3], edges: [3, 2] });
  assert.deepEqual(shortest(model, all, 3, 0), { nodes: [3, 2, 0], edges: [2, 3] });
  assert.deepEqual(shortest(model, all, 1, 1), { nodes: [1], edges: [] });
});

test("it runs along what is shown only", () => {
  const planned = visible(model, { ...START, off: { status: ["planned"] } });
  assert.deepEqual(shortest(model, planned, 0, 3).edges, [0, 1, 2]);
  assert.equal(shortest(model, all, 0, 4), null);
  assert.equal(shortest(model, visible(model, { ...START, hidden: ["a"] }), 0, 1), null);
});

test("of paths of the same length more publishers, then more claims decide", () => {
  const square = small();
  // a → b → c → d → a: from a to c over b or over d.
  Object.assign(square.edges, { from: [0, 1, 2, 3], to: [1, 2, 3, 0], publishers: [1, 1, 2, 1], claims: [[0], [1], [2], [3]] });
  const around = new square.constructor(square.data);
  assert.deepEqual(shortest(around, all, 0, 2).nodes, [0, 3, 2]);
  around.edges.publishers = [1, 1, 1, 1];
  assert.deepEqual(shortest(around, all, 0, 2).nodes, [0, 1, 2], "else the first of the page");
  around.edges.claims = [[0], [1], [2], [3, 0]];
  assert.deepEqual(shortest(around, all, 0, 2).nodes, [0, 3, 2]);
  around.edges.publishers = [null, null, null, null];
  assert.deepEqual(shortest(around, all, 0, 2).nodes, [0, 3, 2]);
});

test("a path is lit while nothing outside it is selected", () => {
  const state = { ...START, path: ["a", "d"] };
  const of = (patch) => [...lit(model, { ...state, ...patch }, all).nodes].sort();
  assert.deepEqual(of({}), [0, 2, 3]);
  assert.deepEqual(of({ selected: "link/4" }), [0, 2, 3]);
  assert.deepEqual(of({ selected: "b" }), [0, 1, 2]);
  assert.equal(pathOf(model, { ...START, path: ["a"] }, all), null);
  assert.equal(pathOf(model, { ...START, path: ["a", "nobody"] }, all), null);
});

test("what is selected while a path has no end is the other end", () => {
  const state = { ...START, path: ["a"] };
  assert.deepEqual(selecting(state, { kind: "node", index: 3 }, "d"), { path: ["a", "d"], selected: "" });
  assert.deepEqual(selecting(state, { kind: "node", index: 0 }, "a"), { selected: "a" });
  assert.deepEqual(selecting(state, { kind: "edge", index: 0 }, "link/1"), { selected: "link/1" });
  assert.deepEqual(selecting({ ...START, path: ["a", "b"] }, { kind: "node", index: 3 }, "d"), { selected: "d" });
  assert.deepEqual(selecting(state, null, ""), { selected: "" });
});
