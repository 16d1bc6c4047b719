import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";

const { START, Store, fromHash, toHash } = await module("state.js");

test("the start has no hash, and a hash restores what was changed", () => {
  assert.equal(toHash(START), "");
  const state = { ...START, reading: "en", off: { kind: ["County"] }, years: [2014, 2017], pinned: { "a/é": [1, -2] } };
  assert.deepEqual(fromHash(`#${toHash(state)}`), state);
});

test("what is no state of ours is left as at the start", () => {
  for (const hash of ["#reading=%22fr%22", "#off=3", "#years=[1]", "#selected=%7B%7D", "#nothing=1", "#hops=%E0%A4%A", "#x",
    "#publishers=-1", "#publishers=1.5", "#years=[2017,2014]", "#years=[2014.5,2017]", "#camera=[0,0,0]", "#camera=[0,0,-1]"]) {
    assert.deepEqual(fromHash(hash), START, hash);
  }
});

test("listeners hear of what changed, once, and of nothing else", () => {
  const store = new Store(START), heard = [];
  store.on(["hops", "only"], (state, changed) => heard.push([state.hops, [...changed].sort()]));
  store.set({ hops: 2, only: true });
  store.set({ hops: 2 });
  store.set({ selected: "a" });
  assert.deepEqual(heard, [[2, ["hops", "only"]]]);
});
