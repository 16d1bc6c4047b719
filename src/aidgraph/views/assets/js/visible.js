/* What is shown: facets, years, publishers, things hidden by hand, the neighbourhood of one thing. No DOM. */

import { neighbourhood } from "./focus.js";

/** What edges and nodes can be filtered by. `values` lists the codes of one; no value is the code "". */
export const FACETS = [
  { key: "kind", on: "node", zh: "类型", en: "Type", values: (model, i) => [model.data.kinds[model.nodes.kind[i]].code] },
  { key: "relation", on: "edge", zh: "关系", en: "Relation", values: (model, i) => [model.edges.relation[i]] },
  { key: "status", on: "edge", zh: "状态", en: "Status", values: (model, i) => [model.edges.status[i]] },
  { key: "source", on: "edge", zh: "来源", en: "Source", values: (model, i) => listed(model.said(i).sources.map((s) => model.data.sources.id[s])) },
  { key: "money", on: "edge", zh: "资金类别", en: "Kind of money", values: (model, i) => listed(model.said(i).money) },
  { key: "explicit", on: "edge", zh: "表述", en: "Wording", values: (model, i) => [said(model.edges.explicit[i])] },
  { key: "grade", on: "edge", zh: "可信度", en: "Confidence", values: (model, i) => listed(model.said(i).grades) },
];

/** The codes of a facet, and which of them each thing or link has, as numbers; made once for a network. */
export function coded(model, facet) {
  model.coded ??= new Map();
  if (!model.coded.has(facet.key)) {
    const numbers = new Map(), alone = [], of = Array.from({ length: facet.on === "node" ? model.n : model.m });
    const numberOf = (code) => {
      if (!numbers.has(code)) {
        alone.push([numbers.size]);
        numbers.set(code, numbers.size);
      }
      return numbers.get(code);
    };
    for (let i = 0; i < of.length; i++) {
      const codes = facet.values(model, i);
      of[i] = codes.length === 1 ? alone[numberOf(codes[0])] : codes.map(numberOf); // one list for all that have one code
    }
    model.coded.set(facet.key, { codes: [...numbers.keys()], of });
  }
  return model.coded.get(facet.key);
}

const listed = (values) => (values.length ? values : [""]);
const said = (explicit) => (explicit === true ? "explicit" : explicit === false ? "implied" : "");

/** The state keys that decide what is shown. */
export const DECIDES = ["off", "publishers", "years", "undated", "batch", "hidden", "only", "collapsed"];

/** Returns which nodes and edges are shown, as flags, and how many. */
export function visible(model, state) {
  const nodes = new Uint8Array(model.n).fill(1), edges = new Uint8Array(model.m).fill(1);
  model.collapse(state.collapsed);
  for (const id of state.hidden) {
    const item = model.find(id);
    if (item?.kind !== "node") continue;
    nodes[item.index] = 0;
    model.stand?.forEach((stand, i) => { if (stand === item.index) nodes[i] = 0; });
  }
  for (const facet of FACETS) {
    const off = new Set(state.off[facet.key]);
    if (!off.size) continue;
    const flags = facet.on === "node" ? nodes : edges, { codes, of } = coded(model, facet);
    const out = codes.map((code) => off.has(code));
    for (let i = 0; i < flags.length; i++) {
      if (flags[i] && of[i].every((number) => out[number])) flags[i] = 0;
    }
  }
  const { publishers, first, last, batches, from, to } = model.edges;
  const filtered = FACETS.some((facet) => facet.on === "edge" && state.off[facet.key]?.length) ||
    state.publishers > 0 || state.years || state.undated === false || state.batch;
  for (let i = 0; i < model.m; i++) {
    if (!edges[i]) continue;
    if (!nodes[from[i]] || !nodes[to[i]] ||
        (state.publishers > 0 && (publishers[i] ?? 0) < state.publishers) ||
        (state.years && !during(first[i], last[i], state.years)) ||
        (state.undated === false && first[i] === null && last[i] === null) ||
        (state.batch && !batches[i].includes(state.batch))) edges[i] = 0;
  }
  // A thing all of whose links are filtered away goes with them.
  if (filtered) {
    for (let i = 0; i < model.n; i++) {
      if (nodes[i] && model.degree(i) && !model.edgesAt(i).some((edge) => edges[edge])) nodes[i] = 0;
    }
  }
  if (model.stand) fold(model, nodes, edges);
  const centre = state.only ? model.find(state.only[0]) : null;
  if (centre?.kind === "node") keep(model, { nodes, edges }, neighbourhood(model, { edges }, centre.index, state.only[1]));
  return { nodes, edges, nodeCount: sum(nodes), edgeCount: sum(edges) };
}

/** Shows collapsed places for what lies in them; links within one are not drawn. */
function fold({ stand, from, to, edges: { from: start, to: end } }, nodes, edges) {
  for (let i = 0; i < nodes.length; i++) {
    if (!nodes[i] || stand[i] === i) continue;
    nodes[stand[i]] = 1;
    nodes[i] = 0;
  }
  for (let i = 0; i < edges.length; i++) if (from[i] === to[i] && start[i] !== end[i]) edges[i] = 0;
}

/** Leaves of what is shown only some things and the links between them. */
function keep(model, { nodes, edges }, near) {
  const { from, to } = model;
  for (let i = 0; i < model.n; i++) nodes[i] &= near.nodes.has(i);
  for (let i = 0; i < model.m; i++) edges[i] &= nodes[from[i]] && nodes[to[i]];
}

/** Whether a period, open where null, reaches into the years. One without either end is decided by itself. */
export function during(first, last, [from, to]) {
  if (first === null && last === null) return true;
  return (first ?? -Infinity) <= to && (last ?? Infinity) >= from;
}

/** The first and the last year that any link names; null when that is one year or none. */
export function span(model) {
  let [from, to] = [Infinity, -Infinity];
  for (const ends of [model.edges.first ?? [], model.edges.last ?? []]) {
    for (const year of ends) {
      if (year === null) continue;
      from = Math.min(from, year);
      to = Math.max(to, year);
    }
  }
  return from < to ? [from, to] : null;
}

const sum = (flags) => flags.reduce((total, flag) => total + flag, 0);

/** The flags of a network all of which is shown. */
export const everything = (model) => ({ nodes: new Uint8Array(model.n).fill(1), edges: new Uint8Array(model.m).fill(1) });

/** How many shown things or links each code of a facet has, in the order of `coded`. */
export function counts(model, facet, shown) {
  const flags = facet.on === "node" ? shown.nodes : shown.edges, { codes, of } = coded(model, facet);
  const found = Array.from(codes, () => 0);
  for (let i = 0; i < flags.length; i++) if (flags[i]) for (const number of of[i]) found[number]++;
  return found;
}
