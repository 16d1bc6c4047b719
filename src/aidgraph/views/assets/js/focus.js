/* What is lit: the neighbourhood of what the reader selected, or a path between two things. No DOM. */

import { pathOf } from "./paths.js";

/** The nodes within so many links of one, and the edges between them that lead there. */
export function neighbourhood(model, shown, thing, hops) {
  const start = model.standIn(thing);
  const nodes = new Set([start]), edges = new Set();
  let border = [start];
  for (let hop = 0; hop < hops; hop++) {
    const next = [];
    for (const node of border) {
      for (const edge of model.drawnAt(node)) {
        if (!shown.edges[edge]) continue;
        edges.add(edge);
        const other = model.drawnAcross(edge, node);
        if (nodes.has(other)) continue;
        nodes.add(other);
        next.push(other);
      }
    }
    border = next;
  }
  return { nodes, edges };
}

/** What is lit in a state, or null. */
export function lit(model, state, shown) {
  const main = state.selected ? model.find(state.selected) : null;
  const path = pathOf(model, state, shown);
  if (path && (!main || path[`${main.kind}s`].includes(main.index))) {
    const start = { kind: "node", index: path.nodes[0] };
    return { main: main ?? start, nodes: new Set(path.nodes), edges: new Set(path.edges) };
  }
  if (!main) return null;
  if (main.kind === "node") {
    return { main: { kind: "node", index: model.standIn(main.index) }, ...neighbourhood(model, shown, main.index, state.hops) };
  }
  const ends = [model.from[main.index], model.to[main.index]];
  return { main, nodes: new Set(ends), edges: new Set([main.index]) };
}
