import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";
import { small } from "./network.mjs";

const { START } = await module("state.js");
const { bundleWidths, bundled, insides, standIns } = await module("fold.js");
const { lit } = await module("focus.js");
const { pathOf } = await module("paths.js");
const { visible } = await module("visible.js");

/** As small(), with b in a and c in b, d in c; and a second link a → c in force. */
function nested() {
  const model = small();
  model.nodes.parent = [null, 0, 1, 2, null];
  return new model.constructor(model.data);
}
const ids = (flags, all) => all.filter((_, i) => flags[i]).join("");
const seen = (model, patch) => {
  const found = visible(model, { ...START, ...patch });
  return [ids(found.nodes, model.nodes.id), ids(found.edges, ["1", "2", "3", "4"])];
};

test("the outermost collapsed place stands for all that lies in it", () => {
  const model = nested();
  assert.equal(standIns(model, []), null);
  assert.equal(standIns(model, ["nobody"]), null);
  assert.deepEqual([...standIns(model, ["b"])], [0, 1, 1, 1, 4]);
  assert.deepEqual([...standIns(model, ["b", "a"])], [0, 0, 0, 0, 4]);
  assert.deepEqual([...insides(model)], [3, 2, 1, 0, 0]);
  assert.deepEqual([...insides(small())], [0, 0, 0, 0, 0]);
});

test("a circle of places comes to an end", () => {
  const model = small();
  model.nodes.parent = [1, 0, null, null, null];
  assert.deepEqual([...standIns(model, ["a", "b"])].slice(2), [2, 3, 4]);
});

test("links within a collapsed place are not drawn, others end at it, filters still hold", () => {
  const model = nested();
  assert.deepEqual(seen(model, { collapsed: ["b"] }), ["abe", "14"]);
  assert.deepEqual(seen(model, { collapsed: ["c"] }), ["abce", "124"]);
  assert.deepEqual(seen(model, { collapsed: ["b"], off: { status: ["planned"] } }), ["abe", "1"]);
  assert.deepEqual(seen(model, { collapsed: ["b"], hidden: ["b"] }), ["ae", ""]);
  assert.deepEqual(seen(model, { collapsed: ["b"], hidden: ["d"] }), ["abe", "14"]);
  assert.deepEqual(seen(model, {}), ["abcde", "1234"], "and it opens again");
});

test("links between the same stand-ins are drawn as one when they say the same kind of thing", () => {
  const model = nested();
  model.edges.line = [0, 0, 0, 0];
  const { drawn, members } = bundled(model, visible(model, { ...START, collapsed: ["b"] }));
  assert.deepEqual([...drawn], [0, -1, -1, 3], "link 1 ends at b itself, so it is no merged one");
  assert.equal(members.size, 0);
  model.nodes.parent = [null, null, 0, 0, 1];
  model.edges.from = [1, 1, 4, 1];
  model.edges.to = [2, 3, 2, 0];
  const other = new model.constructor(model.data);
  const found = bundled(other, visible(other, { ...START, collapsed: ["a"] }));
  assert.deepEqual([...found.drawn], [0, 0, 2, 3]);
  assert.deepEqual([...found.members], [[0, [0, 1]]]);
});

/** Links 1 and 2 from b, and as many from e as wanted, to what lies in a. */
function folded(change = () => {}) {
  const model = small();
  model.nodes.parent = [null, null, 0, 0, 1];
  model.edges.from = [1, 1, 1, 1];
  model.edges.to = [2, 3, 2, 3];
  model.edges.line = [0, 0, 0, 0];
  model.edges.relation = ["funds", "funds", "funds", "funds"];
  change(model);
  const other = new model.constructor(model.data);
  return [other, bundled(other, visible(other, { ...START, collapsed: ["a"] }))];
}

test("sums of other money or another status are never drawn as one", () => {
  assert.deepEqual([...folded()[1].members], [[0, [0, 1, 2, 3]]]);
  const sums = ["aid-funds", "loan", "aid-funds", "aid-funds"].map((money, i) => ({ money, class: i < 3 ? "plan" : "outcome" }));
  assert.deepEqual([...folded((model) => { model.edges.sum = sums; })[1].members], [[0, [0, 2]]]);
  const named = folded((model) => { model.edges.zh = ["援助资金·计划", "援助资金·已完成", "援助资金·计划", "贷款·计划"]; });
  assert.deepEqual([...named[1].members], [[0, [0, 2]]]);
  assert.deepEqual([...folded((model) => { model.edges.line = [0, 1, 0, 1]; })[1].members], [[0, [0, 2]], [1, [1, 3]]]);
});

test("links drawn as one are as wide as the widest of them, or where width says nothing by how many they are", () => {
  const [model, weighed] = folded((one) => { one.edges.width = [0, 0, 1, 0]; });
  assert.deepEqual([...weighed.steps], [[0, 1]]);
  assert.equal(bundleWidths(model, weighed).en, "links drawn as one: as wide as the widest of them");
  const [plain, counted] = folded((one) => { one.data.widths = null; });
  assert.deepEqual([...counted.steps], [[0, 1]]);
  assert.deepEqual(bundleWidths(plain, counted), { zh: "绘为一条的连线：2 至 4 条", en: "links drawn as one: 2 to 4", steps: [1] });
  assert.equal(bundleWidths(plain, bundled(plain, visible(plain, START))), null);
});

test("neighbourhoods and paths lead over what is drawn", () => {
  const model = nested(), state = { ...START, collapsed: ["b"], selected: "d" }, shown = visible(model, state);
  const found = lit(model, state, shown);
  assert.deepEqual([...found.nodes].sort(), [0, 1]);
  assert.deepEqual(found.main, { kind: "node", index: 1 });
  assert.deepEqual(pathOf(model, { ...state, path: ["a", "d"] }, shown).nodes, [0, 1]);
});
