import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";
import { small } from "./network.mjs";

const { gexf } = await module("exports.js");

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
