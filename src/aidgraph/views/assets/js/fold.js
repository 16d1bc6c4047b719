/* Places drawn as one with all that lies in them. No DOM. */

const BUNCH = 5; // links drawn as one from which they are drawn widest
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

/** What links must have in common to be drawn as one: sums of other money or another status never add up. */
function saying({ relation, zh, en, line, sum }, i) {
  return [relation[i], zh[i], en[i], line[i], sum?.[i]?.money, sum?.[i]?.class];
}

/**
 * Which shown edge is drawn for each: itself, or the first between the same stand-ins that says the same kind of thing.
 * `drawn` holds -1 for what is not shown, `members` what is drawn as one, and `steps` how wide that is drawn: as the widest
 * of its members, or, where all links are of one width, by how many they are.
 */
export function bundled(model, shown) {
  const drawn = new Int32Array(model.m).fill(-1), members = new Map(), first = new Map();
  const { from, to, width } = model.edges;
  for (let i = 0; i < model.m; i++) {
    if (!shown.edges[i]) continue;
    drawn[i] = i;
    if (model.from[i] === from[i] && model.to[i] === to[i]) continue;
    const key = JSON.stringify([model.from[i], model.to[i], ...saying(model.edges, i)]);
    const lead = first.get(key);
    if (lead === undefined) {
      first.set(key, i);
      continue;
    }
    drawn[i] = lead;
    if (members.has(lead)) members.get(lead).push(i);
    else members.set(lead, [lead, i]);
  }
  const steps = new Map([...members].map(([lead, all]) => [
    lead, model.data.widths ? all.reduce((most, i) => Math.max(most, width[i]), 0) : all.length < BUNCH ? 1 : 2,
  ]));
  return { drawn, members, steps };
}

/** What the width of links drawn as one means: {zh, en, steps}, the steps in the order told; null without such links. */
export function bundleWidths(model, { members, steps }) {
  if (!members.size) return null;
  if (model.data.widths) return { zh: "绘为一条的连线：宽度同其中最宽者", en: "links drawn as one: as wide as the widest of them", steps: [] };
  const used = [1, 2].filter((step) => [...steps.values()].includes(step));
  const said = used.map((step) => (step === 1 ? [`2 至 ${BUNCH - 1} 条`, `2 to ${BUNCH - 1}`] : [`${BUNCH} 条及以上`, `${BUNCH} or more`]));
  return { zh: `绘为一条的连线：${said.map(([zh]) => zh).join("、")}`, en: `links drawn as one: ${said.map(([, en]) => en).join(", ")}`, steps: used };
}
