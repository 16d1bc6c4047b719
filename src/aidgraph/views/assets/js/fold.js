/* Places drawn as one with all that lies in them. No DOM. */

const DEEPEST = 32; // levels of places; a foreign graph may hold a circle

/** What stands for each thing: itself, or the outermost collapsed place that it lies in; null when nothing is collapsed. */
export function standIns(model, ids) {
  const { parent } = model.nodes;
  const places = new Set(ids.map((id) => model.find(id)).filter((item) => item?.kind === "node").map((item) => item.index));
  if (!places.size || !parent) return null;
  const stand = Int32Array.from({ length: model.n }, (_, i) => i);
  for (let i = 0; i < model.n; i++) {
    let place = parent[i];
    for (let level = 0; place !== null && level < DEEPEST; level++) {
      if (places.has(place)) stand[i] = place;
      place = parent[place];
    }
  }
  return stand;
}

/** How many things lie in each, at any depth. */
export function insides(model) {
  const { parent } = model.nodes, inside = new Uint32Array(model.n);
  for (let i = 0; parent && i < model.n; i++) {
    let place = parent[i];
    for (let level = 0; place !== null && level < DEEPEST; level++) {
      inside[place]++;
      place = parent[place];
    }
  }
  return inside;
}

/**
 * Which shown edge is drawn for each: itself, or the first between the same stand-ins of the same relation, planned or
 * not. `drawn` holds -1 for what is not shown, `members` what is drawn as one.
 */
export function bundled(model, shown) {
  const drawn = new Int32Array(model.m).fill(-1), members = new Map(), first = new Map();
  const { from, to, relation, plans } = model.edges;
  for (let i = 0; i < model.m; i++) {
    if (!shown.edges[i]) continue;
    drawn[i] = i;
    if (model.from[i] === from[i] && model.to[i] === to[i]) continue;
    const key = JSON.stringify([model.from[i], model.to[i], relation[i], plans[i]]);
    const lead = first.get(key);
    if (lead === undefined) {
      first.set(key, i);
      continue;
    }
    drawn[i] = lead;
    if (members.has(lead)) members.get(lead).push(i);
    else members.set(lead, [lead, i]);
  }
  return { drawn, members };
}
