import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";
import { small } from "./network.mjs";

const { START } = await module("state.js");
const { FACETS, coded, counts, during, span, visible } = await module("visible.js");
const { lit } = await module("focus.js");

const ids = (flags, all) => all.filter((_, i) => flags[i]).join("");

function shown(patch) {
  const model = small();
  const found = visible(model, { ...START, ...patch });
  return [ids(found.nodes, model.nodes.id), ids(found.edges, ["1", "2", "3", "4"])];
}

test("everything shows at the start", () => {
  assert.deepEqual(shown({}), ["abcde", "1234"]);
});

test("a facet switched off hides what has no other value; things without a link left go along", () => {
  assert.deepEqual(shown({ off: { kind: ["County"] } }), ["ab", "1"]);
  assert.deepEqual(shown({ off: { relation: ["supports"] } }), ["cde", "3"]);
  assert.deepEqual(shown({ off: { status: ["planned"] } }), ["abcde", "123"]);
  assert.deepEqual(shown({ off: { source: ["s0"] } }), ["acde", "34"]);
  assert.deepEqual(shown({ off: { money: [""] } }), ["cde", "3"]);
  assert.deepEqual(shown({ off: { explicit: ["implied", ""] } }), ["abce", "12"]);
  assert.deepEqual(shown({ off: { grade: ["low"] } }), ["abce", "12"]);
});

test("publishers, years and hidden things", () => {
  assert.deepEqual(shown({ publishers: 2 }), ["bce", "2"]);
  assert.deepEqual(shown({ years: [2015, 2016] }), ["abcde", "234"]);
  assert.deepEqual(shown({ years: [2015, 2016], undated: false }), ["abce", "24"]);
  assert.deepEqual(shown({ hidden: ["c", "nobody"] }), ["abde", "1"]);
});

test("periods may be open on either side", () => {
  assert.equal(during(null, 2012, [2010, 2011]), true);
  assert.equal(during(2012, null, [2010, 2011]), false);
  assert.equal(during(null, null, [2010, 2011]), true);
  assert.deepEqual(span(small()), [2010, 2016]);
});

test("codes of a facet are counted over what is shown", () => {
  const model = small();
  const status = FACETS.find((facet) => facet.key === "status");
  const found = counts(model, status, visible(model, { ...START, hidden: ["a"] }));
  assert.deepEqual(coded(model, status).codes, ["in-force", "achieved", "planned"]);
  assert.deepEqual(found, [1, 1, 0]);
});

test("the neighbourhood of a thing reaches as far as asked, along what is shown", () => {
  const model = small();
  const of = (patch) => {
    const state = { ...START, selected: "a", ...patch };
    const found = lit(model, state, visible(model, state));
    return [...found.nodes].map((i) => model.nodes.id[i]).sort().join("");
  };
  assert.equal(of({}), "abc");
  assert.equal(of({ hops: 2 }), "abcd");
  assert.equal(of({ off: { status: ["planned"] } }), "ab");
  assert.equal(of({ selected: "link/3" }), "cd");
  assert.equal(lit(model, START, visible(model, START)), null);
});
