import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";
import { small } from "./network.mjs";

const { gexf, graphml, linksCsv, nodeLink } = await module("exports.js");

const ALL = { nodes: new Uint8Array(5).fill(1), edges: new Uint8Array(4).fill(1) };
const LOOKS = { looks: [{ hue: "#4477AA" }, { hue: "#66CCEE" }], lookOf: [0, 0, 1, 1, 1] };

test("GEXF holds places, colours and sizes as drawn, and the years of a link", () => {
  const model = small();
  model.x[1] = 10;
  model.y[1] = 7;
  const written = gexf(model, ALL, LOOKS, "T", "en");
  assert.match(written, /<gexf xmlns="http:\/\/gexf\.net\/1\.3" xmlns:viz="http:\/\/gexf\.net\/1\.3\/viz" version="1\.3">/);
  assert.match(written, /<node id="b" label="B">.*<viz:color r="68" g="119" b="170"\/><viz:position x="10" y="-7" z="0"\/><viz:size value="8"\/>/);
  assert.match(written, /<edge id="link\/1" source="a" target="b" label="supports" kind="supports" start="2010" end="2013">/);
  assert.match(written, /<edge id="link\/2" [^>]* start="2014">/);
  assert.match(written, /<graph [^>]*mode="dynamic" timeformat="integer">/);
});

test("GEXF names things in the language of the reading", () => {
  assert.match(gexf(small(), ALL, LOOKS, "T", "zh"), /<node id="b" label="乙">/);
  assert.match(gexf(small(), ALL, LOOKS, "T", "both"), /<node id="b" label="乙 · B">/);
});

test("GEXF of what has no years is static and holds no character that XML cannot", () => {
  const model = small();
  model.edges.first.fill(null);
  model.edges.last.fill(null);
  model.nodes.en[0] = "\u0001<&\uffff\n";
  const written = gexf(model, { ...ALL, nodes: Uint8Array.from([1, 0, 0, 0, 0]) }, LOOKS, "a\u0000b", "en");
  assert.doesNotMatch(written, /mode="dynamic"|start=|end=/);
  assert.match(written, /label="\ufffd&lt;&amp;\ufffd&#10;"/);
  assert.match(written, /<description>a\ufffdb</);
});

/** As small(), its first two links sums: one with both ends, one without a lower end. */
function summed() {
  const model = small(), { data } = model;
  data.weight = { zh: "金额下限", en: "lower end of the sum", unit: "CNY" };
  data.edges.weight = [5000000000.5, 0, null, null];
  data.edges.sum = [
    { money: "aid-funds", class: "plan", low: 5000000000.5, high: 6000000000, additive: true, zh: "", en: "", counted: [0] },
    { money: "loan", class: "outcome", low: null, high: 7, additive: false, zh: "", en: "", counted: [] }, null, null,
  ];
  data.edges.counts = [[["金额 甲", "sum: A"]], [["金额 乙", "sum: B"], ["2 村", "2 villages"]], [], []];
  return new model.constructor(data);
}

test("each file has sums with their ends, unit, kind and class, and what is counted", () => {
  const model = summed(), first = { money: "aid-funds", status_class: "plan", low: 5000000000.5, high: 6000000000, unit: "CNY", additive: true, counted: "k0" };
  const second = { weight: 0, money: "loan", status_class: "outcome", low: null, high: 7, additive: false, counted: "" };
  const json = JSON.parse(nodeLink(model, ALL, "T"));
  assert.deepEqual(json.graph.weight, { zh: "金额下限", en: "lower end of the sum", unit: "CNY" });
  for (const [i, expected] of [first, second].entries()) {
    for (const [name, value] of Object.entries(expected)) assert.deepEqual(json.edges[i][name], value, name);
  }
  assert.equal(json.edges[0].claim_count, 1);
  assert.equal(json.edges[1].counts_en, "sum: B; 2 villages");
  assert.equal(json.edges[2].money, null);

  const [head, one, two, three] = linksCsv(model, ALL).slice(1).split("\r\n").map((line) => line.split(","));
  const cells = (row) => Object.fromEntries(head.map((name, i) => [name, row[i]]));
  for (const [name, value] of Object.entries(first)) assert.equal(cells(one)[name], String(value), name);
  assert.deepEqual([cells(two).low, cells(two).high, cells(two).counts_zh], ["", "7", "金额 乙; 2 村"]);
  assert.deepEqual([cells(three).money, cells(three).unit, cells(three).weight], ["", "", ""]);

  const written = graphml(model, ALL, "T");
  assert.match(written, /<key id="edge-weight" for="edge" attr.name="weight" attr.type="double"><desc>金额下限 · lower end of the sum · CNY<\/desc><\/key>/);
  for (const [name, value] of Object.entries(first)) assert.ok(written.includes(`<data key="edge-${name}">${value}</data>`), name);
});

test("GEXF has no integer of more than 32 bits, and no link of weight 0", () => {
  const written = gexf(summed(), ALL, LOOKS, "T", "en");
  assert.match(written, /title="low" type="double"/);
  assert.match(written, /title="high" type="double"/);
  assert.match(written, /title="claim_count" type="integer"/);
  assert.match(written, /<edge id="link\/1" [^>]* weight="5000000000.5">/);
  assert.doesNotMatch(written, /weight="0"|title="weight"/);
});

test("what has no sums, weights or counts says nothing of them", () => {
  const written = linksCsv(small(), ALL).split("\r\n")[0];
  assert.doesNotMatch(written, /weight|money|low|unit|counts|counted/);
  assert.match(written, /claim_count,claims/);
});
