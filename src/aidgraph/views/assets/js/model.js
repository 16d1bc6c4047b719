/* The network as the page holds it: the columns of the payload, and what follows from them. No DOM. */

import { insides, standIns } from "./fold.js";

export const COMPARED = ["agreeing", "conflicting"]; // codes of lines

/** Restores a column: a list as it is, or texts that share a beginning, or one value for all. */
export function column(given, count) {
  if (Array.isArray(given)) return given;
  if (given && "rest" in given) return given.rest.map((rest) => given.prefix + rest);
  return Array.from({ length: count }, () => given?.all ?? null);
}

function table(given) {
  const count = given.count;
  const restored = { count };
  for (const [name, values] of Object.entries(given)) if (name !== "count") restored[name] = column(values, count);
  return restored;
}

/** Gives edges that have no name of their own, as those of other people's graphs, one by their ends. */
function identified(edges, nodes) {
  const taken = new Set(nodes.id);
  edges.id = edges.id.map((id, i) => {
    const plain = id && !taken.has(id) ? id : `${nodes.id[edges.from[i]]} → ${nodes.id[edges.to[i]]}`;
    let free = plain;
    for (let n = 2; taken.has(free); n++) free = `${plain} (${n})`;
    taken.add(free);
    return free;
  });
  return edges;
}

/** Returns the payload with each table restored to plain columns. */
export function decode(payload) {
  const nodes = table(payload.nodes);
  return {
    ...payload,
    nodes,
    edges: identified({ id: [], from: [], to: [], ...table(payload.edges) }, nodes), // of a network without any, too
    claims: table(payload.claims),
    sources: table(payload.sources),
  };
}

/** What the edges at each node are, in one array: those of node i lie from starts[i] to starts[i + 1]. */
function incidence(n, from, to) {
  const starts = new Int32Array(n + 1);
  for (let i = 0; i < from.length; i++) {
    starts[from[i] + 1]++;
    if (to[i] !== from[i]) starts[to[i] + 1]++;
  }
  for (let i = 0; i < n; i++) starts[i + 1] += starts[i];
  const at = starts.slice(), list = new Int32Array(starts[n]);
  for (let i = 0; i < from.length; i++) {
    list[at[from[i]]++] = i;
    if (to[i] !== from[i]) list[at[to[i]]++] = i;
  }
  return { starts, list };
}

const SAYS_NOTHING = { sources: [], money: [], grades: [] };

export class Model {
  constructor(data) {
    this.data = data;
    this.nodes = data.nodes;
    this.edges = data.edges;
    this.n = data.nodes.count;
    this.m = data.edges.count;
    this.incidence = incidence(this.n, this.edges.from, this.edges.to);
    // Positions at work (see place.js), changed by dragging.
    this.x = new Float64Array(this.n);
    this.y = new Float64Array(this.n);
    this.r = Float64Array.from(this.nodes.r);
    this.inside = insides(this);
    this.weighted = this.edges.weight?.some((weight) => weight !== null) ?? false;
    this.summed = this.edges.sum?.some(Boolean) ?? false;
    this.counted = this.edges.counts?.some(({ length }) => length) ?? false;
    this.collapse([]);
  }

  /** Draws some places as one with all that lies in them: `from`, `to` and `drawnAt` follow, `edges` stays as it is. */
  collapse(ids) {
    if (this.collapsed === ids) return;
    this.collapsed = ids;
    this.stand = standIns(this, ids);
    const stood = (ends) => (this.stand ? Int32Array.from(ends, (i) => this.stand[i]) : ends);
    [this.from, this.to] = [stood(this.edges.from), stood(this.edges.to)];
    this.drawn = this.stand ? incidence(this.n, this.from, this.to) : this.incidence;
  }

  /** What the line of an edge is: {code, zh, en, dashed, clash}. */
  lineOf(edge) {
    return this.data.lines[this.edges.line[edge]];
  }

  /** Whether an edge is a comparison, and no report. */
  compared(edge) {
    return COMPARED.includes(this.lineOf(edge).code);
  }

  /** The thing that is drawn for one. */
  standIn(i) {
    return this.stand ? this.stand[i] : i;
  }

  /** The edges drawn at a node. */
  drawnAt(i) {
    return this.drawn.list.subarray(this.drawn.starts[i], this.drawn.starts[i + 1]);
  }

  /** The other end of an edge as drawn. */
  drawnAcross(edge, node) {
    return this.from[edge] === node ? this.to[edge] : this.from[edge];
  }

  /** The edges at a node. */
  edgesAt(i) {
    return this.incidence.list.subarray(this.incidence.starts[i], this.incidence.starts[i + 1]);
  }

  degree(i) {
    return this.incidence.starts[i + 1] - this.incidence.starts[i];
  }

  /** The other end of an edge. */
  across(edge, node) {
    return this.edges.from[edge] === node ? this.edges.to[edge] : this.edges.from[edge];
  }

  /** What a thing or, by its id, a batch that is no thing of the network is called: {zh, en}. */
  named(id) {
    const item = this.find(id);
    if (item?.kind === "node") return { zh: this.nodes.zh[item.index], en: this.nodes.en[item.index] };
    const [zh, en] = Object.hasOwn(this.data.batches, id) ? this.data.batches[id] : [id, id];
    return { zh, en };
  }

  /** A node or an edge by its id. */
  find(id) {
    this.byId ??= new Map([
      ...this.edges.id.map((one, index) => [one, { kind: "edge", index }]),
      ...this.nodes.id.map((one, index) => [one, { kind: "node", index }]),
    ]);
    return this.byId.get(id) ?? null;
  }

  idOf(item) {
    return (item.kind === "node" ? this.nodes : this.edges).id[item.index];
  }

  /** An edge that rests on a claim, or -1. */
  restsOn(claim) {
    if (!this.restingOn) {
      this.restingOn = new Map();
      this.edges.claims.forEach((claims, edge) => claims.forEach((c) => this.restingOn.has(c) || this.restingOn.set(c, edge)));
    }
    return this.restingOn.get(claim) ?? -1;
  }

  /** What claims say of an edge, over all of them: sources, kinds of money, grades of evidence. Made at first asking. */
  said(edge) {
    this.facts ??= Array.from({ length: this.m });
    return (this.facts[edge] ??= this.read(edge));
  }

  /** The figures that a link bears: its sum, or those of its claims, unless it says how these stand to each other. */
  figuresOf(edge) {
    const sum = this.edges.sum?.[edge];
    if (sum) return [[sum.money, sum.ends[0], "", ...sum.ends]];
    // A figure of one side of a comparison, or of one claim beside what it counts, would say too much.
    return this.compared(edge) || this.edges.counts[edge].length ? [] : this.moneyOf(edge);
  }

  /** The figures on money in the claims behind an edge. */
  moneyOf(edge) {
    const { claims, funding } = this.edges, behind = [...(claims?.[edge] ?? []), ...(funding?.[edge] ?? [])];
    return behind.flatMap((c) => this.data.claims.figures[c]).filter(([measure]) => this.data.money.includes(measure));
  }

  read(edge) {
    const { source } = this.data.claims, behind = this.edges.claims?.[edge] ?? [];
    if (!behind.length && !this.edges.funding?.[edge]?.length && !this.edges.sum?.[edge]) return SAYS_NOTHING;
    const unique = (values) => [...new Set(values)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return {
      sources: unique(behind.map((c) => source[c])),
      money: this.edges.sum?.[edge] ? [this.edges.sum[edge].money] : unique(this.moneyOf(edge).map(([measure]) => measure)),
      grades: unique(behind.map((c) => this.data.sources.grade[source[c]])),
    };
  }
}
