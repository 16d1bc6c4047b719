import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";

const { Finder, comparable } = await module("search.js");

const NODES = {
  zh: ["伊宁县", "伊宁市", "新源县", "绿洲县", "云泽银行", "“组团式”教育支援", "苑安"],
  en: ["Yining County", "Yining City", "Xinyuan County", "Lüzhou County", "Bank of Yunze", "Teachers in teams", ""],
  aliases: [["Gulja County"], [], ["Künes"], [], [], [], []],
  codes: [["654021"], ["654002"], ["654025"], [], [], [], []],
  pinyin: ["yi ning xian", "yi ning shi", "xin yuan xian", "lǜ zhou xian", "yun ze yin hang", "zu tuan shi jiao yu zhi yuan", "yuan an"],
};
const LINKS = [1, 5, 2, 3, 4, 0, 0];
const finder = new Finder(NODES, (node) => LINKS[node]);
const found = (query) => finder.find(query).hits.map(({ node }) => node);
const how = (query) => finder.find(query).hits[0]?.kind;

test("case, accents, width, quotation marks and spaces make no difference", () => {
  assert.equal(comparable("  Lüzhou   “ＣＯＵＮＴＹ” ６５４ "), "luzhou county 654");
});

test("names in both languages, aliases and codes are found, each by its kind", () => {
  assert.deepEqual([found("伊宁县"), how("伊宁县")], [[0], "name"]);
  assert.deepEqual([found("YINING city"), how("yining city")], [[1], "name"]);
  assert.deepEqual([found("kunes"), how("künes")], [[2], "alias"]);
  assert.deepEqual([found("６５４０２１"), how("654021")], [[0], "code"]);
  assert.deepEqual(found("组团式教育"), [5]);
});

test("pinyin is found in full, with and without spaces, and by its initials", () => {
  assert.deepEqual(found("yiningxian"), [0]);
  assert.deepEqual(found("yi ning x"), [0]);
  assert.deepEqual([found("ynx"), how("ynx")], [[0], "initials"]);
  assert.deepEqual(found("xyx"), [2]);
  for (const query of ["luzhou xian", "lvzhouxian", "lü zhou xian"]) assert.deepEqual(found(query), [3], query);
});

test("pinyin matches from the beginning of a syllable only", () => {
  assert.equal(found("uanxian").length, 0);
  assert.deepEqual(found("yuanxian"), [2]);
  assert.deepEqual(found("ningxian"), [0]);
});

test("exact before prefix before word before inside, and then more links first", () => {
  assert.deepEqual(found("伊宁"), [1, 0]);
  assert.deepEqual(found("yining"), [1, 0]);
  const banks = new Finder({ zh: ["", "", "", ""], en: ["Grandbank", "Old Bank", "Bank of A", "Bank"] }, (node) => 9 - node);
  assert.deepEqual(banks.find("bank").hits.map(({ node, rank }) => [node, rank]), [[3, 0], [2, 1], [1, 2], [0, 3]]);
});

test("columns may be missing, nothing finds nothing, and no query is a pattern", () => {
  const bare = new Finder({ zh: ["a(b", ""], en: ["a(b", "x"] }, () => 0);
  assert.deepEqual(bare.find("a(").all, [0]);
  for (const query of ["", "  ", ".*", "\\", "zzz"]) assert.deepEqual(bare.find(query), { hits: [], all: [] }, query);
});

test("of ten thousand names the best ten are given and all are counted", () => {
  const count = 10000;
  const many = new Finder({
    zh: Array.from({ length: count }, (_, i) => `示例${String.fromCodePoint(0x4e00 + i)}县`),
    en: Array.from({ length: count }, (_, i) => `Sample County ${i}`),
    aliases: Array.from({ length: count }, () => []), codes: Array.from({ length: count }, (_, i) => [`${650000 + i}`]),
    pinyin: Array.from({ length: count }, () => "shi li xian"),
  }, (node) => node % 7);
  for (const query of ["s", "shi", "slx", "例"]) {
    const { hits, all } = many.find(query);
    assert.equal(hits.length, 10);
    assert.equal(all.length, count, query);
  }
  assert.deepEqual(many.find("654321").all, [4321]);
});
