import assert from "node:assert/strict";
import test from "node:test";

import { module } from "./assets.mjs";
import { small } from "./network.mjs";

const { citation, locator, sparql, webAddress } = await module("cite.js");

const DATA = {
  version: "1.2",
  claims: { id: ["https://example.org/c/1", "https://example.org/c/2"], source: [0, 1], paragraph: ["3", ""], level: ["span", "secondhand"] },
  sources: {
    id: ["s", "t"], zh: ["甲文", ""], en: ["Text A", "Text B"], publisher: ["示例日报", ""], dated: [["约 2019", "about 2019"], ["", ""]],
    url: ["https://example.org/a", ""],
  },
};

test("a citation names source, publisher, date, place, claim and version, in the language of the reading", () => {
  assert.equal(citation(DATA, 0, "en"),
    "“Text A”, 示例日报, about 2019, paragraph 3, https://example.org/a. Claim https://example.org/c/1 . Accessed via aidgraph 1.2.");
  assert.equal(citation(DATA, 0, "zh"),
    "《甲文》，示例日报，约 2019，第 3 段，https://example.org/a。陈述 https://example.org/c/1 。经 aidgraph 1.2 取得。");
  assert.equal(citation(DATA, 0, "both"), `${citation(DATA, 0, "zh")}\n${citation(DATA, 0, "en")}`);
  assert.equal(citation(DATA, 1, "en"),
    "“Text B”, publisher unknown, undated, as relayed at second hand. Claim https://example.org/c/2 . Accessed via aidgraph 1.2.");
});

test("a headline is no paragraph, and what stands nowhere has no place", () => {
  assert.deepEqual(locator({ claims: { paragraph: ["0"], level: ["span"] } }, 0), ["标题", "headline"]);
  assert.deepEqual(locator({ claims: { paragraph: [""], level: ["document"] } }, 0), ["", ""]);
});

test("only addresses of the web become links", () => {
  assert.equal(webAddress("https://example.org/a b"), "https://example.org/a%20b");
  for (const text of ["javascript:alert(1)", " https://x", "data:text/html,x", "http:///x", "//x", "file:///x", "", undefined]) {
    assert.equal(webAddress(text), "", text);
  }
});

test("only an IRI is asked for", () => {
  const model = small();
  assert.equal(sparql(model, { kind: "node", index: 0 }), "");
  model.nodes.id[0] = "https://example.org/> } DROP ALL #";
  assert.equal(sparql(model, { kind: "node", index: 0 }), "");
  model.nodes.id[0] = "https://example.org/a";
  assert.match(sparql(model, { kind: "node", index: 0 }), /VALUES \?thing \{ <https:\/\/example\.org\/a> \}/);
});

test("a link that no rule made asks for its claims by name, a source for all of its own", () => {
  const model = small();
  model.data.claims.id = ["https://example.org/c/1", "https://example.org/c/2"];
  model.edges.id[0] = "conflictsWith/a/b";
  model.edges.claims = [[0, 1]];
  assert.match(sparql(model, { kind: "edge", index: 0 }), /VALUES \?claim \{ <https:\/\/example\.org\/c\/1> <https:\/\/example\.org\/c\/2> \}/);
  model.edges.claims = [[]];
  assert.equal(sparql(model, { kind: "edge", index: 0 }), "");
  model.edges.id[0] = "https://example.org/link/1";
  assert.match(sparql(model, { kind: "edge", index: 0 }), /<https:\/\/example\.org\/link\/1> aid:restsOn \?claim/);
  model.nodes.id[0] = "https://example.org/source/1";
  model.data.kinds[model.nodes.kind[0]].code = "Source";
  assert.match(sparql(model, { kind: "node", index: 0 }), /VALUES \?source \{ <https:\/\/example\.org\/source\/1> \}/);
});
