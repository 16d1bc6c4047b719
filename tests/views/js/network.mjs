/* A small network as a page holds it. */

import { module } from "./assets.mjs";

const { Model, decode } = await module("model.js");

/** Four things in a row and one aside: a → b → c → d, a → c planned, e alone. */
export function small() {
  const count = 5;
  return new Model(decode({
    cited: true,
    kinds: [{ code: "City", zh: "市", en: "City" }, { code: "County", zh: "县", en: "County" }],
    layouts: [{ code: "force", x: [0, 10, 20, 30, 40], y: [0, 0, 0, 0, 0] }],
    nodes: {
      count, id: ["a", "b", "c", "d", "e"], zh: ["甲", "乙", "丙", "丁", "戊"], en: ["A", "B", "C", "D", "E"],
      kind: [0, 0, 1, 1, 1], r: { all: 8 }, claims: [[0], [0, 1], [1, 2, 3], [2], []],
    },
    edges: {
      count: 4, id: { prefix: "link/", rest: ["1", "2", "3", "4"] }, from: [0, 1, 2, 0], to: [1, 2, 3, 2],
      relation: ["supports", "supports", "funds", "supports"], zh: { all: "支援" }, en: { all: "supports" },
      status: ["in-force", "in-force", "achieved", "planned"], plans: [false, false, false, true], mutual: { all: false },
      publishers: [1, 2, 1, 1], width: [0, 1, 0, 0], explicit: [true, true, false, null], counts: { all: [] },
      line: [0, 0, 0, 1], weight: { all: null }, sum: { all: null },
      claims: [[0], [1], [2], [3]], funding: [[], [], [2], []],
      first: [2010, 2014, null, 2016], last: [2013, null, null, 2016], batches: { all: [] },
    },
    claims: {
      count: 4, id: ["k0", "k1", "k2", "k3"], source: [0, 0, 1, 1],
      figures: [[], [], [["aid-funds", "3亿元", "exact"]], []],
    },
    sources: { count: 2, id: ["s0", "s1"], grade: ["high", "low"], publisher: ["P", "Q"], zh: ["", ""], en: ["", ""] },
    batches: { "batch/1": ["第一批", "first batch"] }, money: ["aid-funds", "loan"],
    words: {}, weight: {}, widths: { zh: "发布者", en: "publishers", steps: [0, 1] },
    lines: [
      { code: "reported", zh: "已报告的关系", en: "reported link", dashed: false, clash: false },
      { code: "plans", zh: "仅据计划", en: "rests on plans only", dashed: true, clash: false },
      { code: "conflicting", zh: "经比对：相左", en: "compared: in conflict", dashed: false, clash: true },
    ],
  }));
}
