import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";
import { small } from "./network.mjs";

const { START } = await module("state.js");
const { uncovering } = await module("visit.js");

const model = small();
const uncover = (id, patch) => uncovering(model, { ...START, ...patch }, model.find(id));

test("what is shown needs no change", () => {
  assert.deepEqual(uncover("c", { off: { status: ["planned"] } }), {});
});

test("a hidden thing is shown by as little as does it", () => {
  assert.deepEqual(uncover("c", { hidden: ["a", "c"] }), { hidden: ["a"] });
  assert.deepEqual(uncover("c", { off: { kind: ["City", "County"] } }), { off: { kind: ["City"] } });
  assert.deepEqual(uncover("link/1", { hidden: ["a", "e"] }), { hidden: ["e"] });
});

test("filters of links go when a thing stays hidden without its links", () => {
  const patch = uncover("d", { publishers: 2, years: [1990, 1991], off: { relation: ["funds"], kind: ["City"] } });
  assert.deepEqual(patch, { off: { kind: ["City"] }, publishers: 0, years: null, batch: "" });
});

test("what several choices hide together is shown by resetting them all", () => {
  const { hidden, off, publishers } = uncover("d", { hidden: ["d"], off: { kind: ["County"] }, publishers: 2 });
  assert.deepEqual([hidden, off, publishers], [[], {}, 0]);
});
