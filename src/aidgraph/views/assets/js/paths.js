/* The shortest evidence path between two things. No DOM. */

/**
 * The fewest links that lead from one thing to another along what is shown, in either direction; null when none do. Of
 * paths of the same length the one whose links have more independent publishers, then more claims, taken together.
 */
export function shortest(model, shown, start, end) {
  if (!shown.nodes[start] || !shown.nodes[end]) return null;
  const { publishers, claims } = model.edges;
  const steps = new Int32Array(model.n).fill(-1), via = new Int32Array(model.n).fill(-1);
  const voices = new Float64Array(model.n), behind = new Float64Array(model.n);
  steps[start] = 0;
  for (let border = [start]; border.length && steps[end] < 0;) {
    const next = [];
    for (const node of border) {
      for (const edge of model.drawnAt(node)) {
        const other = model.drawnAcross(edge, node);
        if (!shown.edges[edge] || (steps[other] >= 0 && steps[other] <= steps[node])) continue;
        const [v, b] = [voices[node] + (publishers[edge] ?? 0), behind[node] + claims[edge].length];
        if (steps[other] < 0) next.push(other);
        else if (v < voices[other] || (v === voices[other] && b <= behind[other])) continue;
        [steps[other], via[other], voices[other], behind[other]] = [steps[node] + 1, edge, v, b];
      }
    }
    border = next;
  }
  if (steps[end] < 0) return null;
  const nodes = [end], edges = [];
  for (let node = end; node !== start;) {
    edges.unshift(via[node]);
    node = model.drawnAcross(via[node], node);
    nodes.unshift(node);
  }
  return { nodes, edges };
}

/** The two ends that a state names, as indices, or null; `ends` of one is a path still to be chosen. */
export function pathEnds(model, state) {
  const items = (state.path ?? []).map((id) => model.find(id));
  return items.length && items.every((item) => item?.kind === "node") ? items.map((item) => item.index) : null;
}

/** The path of a state, or null. */
export function pathOf(model, state, shown) {
  const ends = pathEnds(model, state);
  return ends?.length === 2 ? shortest(model, shown, ...ends.map((i) => model.standIn(i))) : null;
}

/** What selecting an item changes: it may be the other end of a path. */
export function selecting(state, item, id) {
  const [from, to] = state.path ?? [];
  return from && !to && item?.kind === "node" && id !== from ? { path: [from, id], selected: "" } : { selected: id };
}
