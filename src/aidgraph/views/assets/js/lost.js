/* What an address names and the network lacks, as when the data changed since. No DOM. */

import { measuresOf } from "./measures.js";
import { FACETS, coded, span } from "./visible.js";

/** The state of an address without what the network lacks, and how much that was: {state, lost}. */
export function known(model, state, start) {
  const lost = new Set(), { layouts } = model.data;
  const has = (fits, name, of) => {
    if (!fits) lost.add(`${of} ${name}`);
    return fits;
  };
  const isThing = (id) => has(model.find(id)?.kind === "node", id, "id");
  const isPlace = (id) => has(model.inside[model.find(id)?.index] > 0 && model.find(id).kind === "node", id, "id");
  const isMeasure = (code) => has(measuresOf(model).some((measure) => measure.code === code), code, "measure");
  const most = () => (model.edges.publishers ?? []).reduce((top, count) => Math.max(top, count ?? 0), 0);
  const reaches = ([from, to], whole) => whole !== null && from <= whole[1] && to >= whole[0];

  const off = {};
  for (const [key, codes] of Object.entries(state.off)) {
    const facet = FACETS.find((one) => one.key === key), held = facet ? coded(model, facet).codes : [];
    const kept = codes.filter((code) => has(held.includes(code), code, key));
    if (kept.length) off[key] = kept;
  }
  const found = {
    off,
    hidden: state.hidden.filter(isThing),
    collapsed: state.collapsed.filter(isPlace),
    pinned: Object.fromEntries(Object.entries(state.pinned).filter(([id]) => isThing(id))),
  };
  // What stands or falls as a whole.
  const whole = {
    layout: (code) => has(layouts.some((layout) => layout.code === code), code, "layout"),
    colour: isMeasure, size: isMeasure, ring: isMeasure,
    publishers: (least) => has(least <= most(), least, "publishers"),
    years: (years) => has(reaches(years, span(model)), years, "years"),
    batch: (id) => has((model.edges.batches ?? []).some((batches) => batches.includes(id)), id, "id"),
    selected: (id) => has(model.find(id) !== null, id, "id"),
    only: ([id]) => isThing(id),
    path: (ends) => ends.filter(isThing).length === ends.length,
  };
  for (const [key, fits] of Object.entries(whole)) {
    const given = state[key];
    found[key] = given === start[key] || !given || fits(given) ? given : start[key];
  }
  return { state: { ...state, ...found }, lost: lost.size };
}
