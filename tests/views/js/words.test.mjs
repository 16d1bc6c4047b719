import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";

const { yearsInWords } = await module("words.js");

test("years are told in words of each language, open ends too", () => {
  assert.deepEqual(yearsInWords(2010, null), ["2010 年起", "since 2010"]);
  assert.deepEqual(yearsInWords(null, 2016), ["至 2016 年", "until 2016"]);
  assert.deepEqual(yearsInWords(2010, 2016), ["2010—2016 年", "2010–2016"]);
  assert.deepEqual(yearsInWords(2010, 2010), ["2010 年", "2010"]);
  assert.equal(yearsInWords(null, null), null);
});
