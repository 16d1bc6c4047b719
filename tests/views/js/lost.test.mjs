import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";
import { small } from "./network.mjs";

const { known } = await module("lost.js");
const { START, fromHash } = await module("state.js");

test("what the network has stays as the address names it", () => {
  const state = {
    ...START, layout: "force", colour: "links", off: { kind: ["City"], status: ["planned"], explicit: [""] }, publishers: 2,
    years: [2000, 2012], selected: "link/1", only: ["a", 2], path: ["a", "d"], hidden: ["b"], pinned: { c: [1, 2] },
  };
  assert.deepEqual(known(small(), state, START), { state, lost: 0 });
  assert.deepEqual(known(small(), START, START), { state: START, lost: 0 });
});

test("what it lacks is left out and counted, each name once", () => {
  const none = {
    off: { kind: ["Village"], nothing: ["x"] }, publishers: 3, years: [1990, 2001], batch: "batch/9", selected: "gone",
    only: ["gone", 1], path: ["a", "gone"], hidden: ["gone", "link/1"], pinned: { gone: [0, 0] }, collapsed: ["a"], layout: "round",
    colour: "beauty", size: "beauty", ring: "beauty",
  };
  assert.deepEqual(known(small(), { ...START, ...none }, START), { state: START, lost: 10 });
});

test("of what it has in part that part stays", () => {
  const { state, lost } = known(small(), { ...START, off: { kind: ["City", "Village"] }, hidden: ["a", "gone"] }, START);
  assert.deepEqual([state.off, state.hidden, lost], [{ kind: ["City"] }, ["a"], 2]);
});

test("a state of the page's own is never lost", () => {
  const start = { ...START, colour: "wealth" };
  assert.deepEqual(known(small(), fromHash("", start), start), { state: start, lost: 0 });
});
