import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";

const { figureValue, largest, periodValue, sorted, sumValue } = await module("tables.js");

const order = (values, descending, lang = "en") => sorted([...values.keys()], (i) => values[i], descending, lang).map((i) => values[i]);

test("numbers sort as numbers, and what has none comes last either way", () => {
  assert.deepEqual(order([10, null, 9, 100], false), [9, 10, 100, null]);
  assert.deepEqual(order([10, null, 9, 100], true), [100, 10, 9, null]);
});

test("texts sort as their language has it, numbers within them too", () => {
  assert.deepEqual(order(["伊宁", "阿勒泰", "博乐", ""], false, "zh"), ["阿勒泰", "博乐", "伊宁", ""]);
  assert.deepEqual(order(["No. 10", "no. 9", "Äb", "Az"], false), ["Äb", "Az", "no. 9", "No. 10"]);
});

test("equals stay as they were, either way", () => {
  const values = ["b", "a", "b", "a"];
  assert.deepEqual(sorted([3, 2, 1, 0], (i) => values[i], false, "en"), [3, 1, 2, 0]);
  assert.deepEqual(sorted([3, 2, 1, 0], (i) => values[i], true, "en"), [2, 0, 3, 1]);
});

test("periods sort by their beginning, then by their end; open ends reach farthest", () => {
  const periods = [[2016, 2016], [2010, null], [2010, 2013], [null, 2009], [null, null]];
  assert.deepEqual(sorted([...periods.keys()], (i) => periodValue(...periods[i]), false, "en"), [3, 2, 1, 0, 4]);
});

test("a figure counts by its largest number", () => {
  assert.equal(figureValue("≥ 150,000,000 yuan"), 150000000);
  assert.equal(figureValue("1,200–3,000.5 yuan"), 3000.5);
  assert.equal(figureValue(""), null);
});

test("money without a number has none, and never counts as 0", () => {
  const figure = (text) => ["aid-funds", "", "", "", text];
  assert.equal(largest([]), null);
  assert.equal(largest([figure("")]), null);
  assert.equal(largest([figure(""), figure("≥ 3 yuan"), figure("20 yuan")]), 20);
  assert.deepEqual([null, undefined, { low: null, high: 9 }, { low: 0, high: 9 }, { low: 4, high: null }].map(sumValue), [null, null, null, null, 4]);
});
