import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";

const { directionOf, pieces, shortened, wrapped } = await module("letters.js");

const width = (text) => 10 * pieces(text).length;

test("a letter is what a reader takes for one", () => {
  assert.deepEqual(pieces("e\u0301x"), ["e\u0301", "x"]);
  assert.deepEqual(pieces("👩‍🌾🇨🇳"), ["👩‍🌾", "🇨🇳"]);
});

test("a long text is cut between letters, never within one", () => {
  assert.equal(shortened("abc", 30, width), "abc");
  assert.equal(shortened("👩‍🌾👩‍🌾👩‍🌾👩‍🌾", 30, width), "👩‍🌾👩‍🌾…");
  assert.equal(shortened("cafe\u0301 cafe\u0301", 50, width), "cafe\u0301…");
  assert.equal(shortened("\u{20bb7}".repeat(9), 30, width), "\u{20bb7}\u{20bb7}…");
  assert.ok(width(shortened("字".repeat(5000), 190, width)) <= 190);
});

test("a text runs as its first letter does", () => {
  assert.equal(directionOf("ئىلى قازاق"), "rtl");
  assert.equal(directionOf("(2017) ئىلى"), "rtl");
  assert.equal(directionOf("עברית"), "rtl");
  assert.equal(directionOf("Ili ئىلى"), "ltr");
  for (const text of ["伊犁 ئىلى", "2017", "", "\u202ex"]) assert.equal(directionOf(text), "ltr", text);
});

test("lines break between words, within one that is too long, and not before a closing mark", () => {
  assert.deepEqual(wrapped("ab cd ef", 50, width), ["ab cd", "ef"]);
  assert.deepEqual(wrapped("abcdefghij", 40, width), ["abcd", "efgh", "ij"]);
  assert.deepEqual(wrapped("甲乙丙丁。", 40, width), ["甲乙丙丁。"]);
  assert.deepEqual(wrapped("", 40, width), []);
  for (const line of wrapped(`${"x".repeat(99)}${"。".repeat(99)} 甲`, 100, width)) assert.ok(width(line) <= 114, line);
});
