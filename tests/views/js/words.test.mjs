import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";
import { small } from "./network.mjs";

const { Words, yearsInWords } = await module("words.js");

test("years are told in words of each language, open ends too", () => {
  assert.deepEqual(yearsInWords(2010, null), ["2010 年起", "since 2010"]);
  assert.deepEqual(yearsInWords(null, 2016), ["至 2016 年", "until 2016"]);
  assert.deepEqual(yearsInWords(2010, 2016), ["2010—2016 年", "2010–2016"]);
  assert.deepEqual(yearsInWords(2010, 2010), ["2010 年", "2010"]);
  assert.equal(yearsInWords(null, null), null);
});

test("a link is named by its relation and one figure, and says how many more there are", () => {
  const words = new Words({ edges: { zh: ["支援", ""], en: ["supports", "funds"] } });
  const figures = [["aid-funds", "3亿元", "exact", "300,000,000 元", "300,000,000 yuan"], ["loan", "1亿元", "exact", "", ""], ["loan", "1亿元", "exact", "", ""]];
  assert.deepEqual(words.linkLines(0, 1, figures), ["支援 3亿元 +1", "supports 300,000,000 yuan +1"]);
  assert.deepEqual(words.linkLines(0, 4, figures), ["支援 ×4", "supports ×4"]);
  assert.deepEqual(words.linkLines(1, 1, []), ["funds"]);
  const about = (raw) => words.linkLines(0, 1, [["aid-funds", raw, "about", "", "≈ 300,000,000 yuan"]])[0];
  assert.deepEqual([about("3亿元"), about("约3亿元")], ["支援 ≈ 3亿元", "支援 约3亿元"]);
  words.reading = "en";
  assert.deepEqual(words.linkLines(0, 1, figures.slice(1)), ["supports 1亿元"]);
});

test("a sum has a line of its own, and links drawn as one are counted instead", () => {
  const words = new Words({ edges: { zh: ["援助资金·计划"], en: ["aid funds, planned"], sum: [{ money: "aid-funds" }] } });
  const figures = [["aid-funds", "3亿元–5亿元", "", "3亿元–5亿元", "300–500 million yuan"]];
  assert.deepEqual(words.linkLines(0, 1, figures), ["援助资金·计划", "3亿元–5亿元", "aid funds, planned", "300–500 million yuan"]);
  assert.deepEqual(words.linkLines(0, 3, figures), ["援助资金·计划 ×3", "aid funds, planned ×3"]);
});

test("a batch that is no thing of the network has its name, and what is neither has its id", () => {
  const model = small();
  assert.deepEqual(model.named("batch/1"), { zh: "第一批", en: "first batch" });
  assert.deepEqual(model.named("b"), { zh: "乙", en: "B" });
  for (const id of ["batch/9", "__proto__", "toString"]) assert.deepEqual(model.named(id), { zh: id, en: id });
});
