/* Going to a thing or a link from elsewhere than the drawing: what hides it is reset. */

import { START } from "./state.js";
import { FACETS, visible } from "./visible.js";

/** The change of the state that shows an item: as little as does it, {} when it is shown. */
export function uncovering(model, state, item) {
  const ends = item.kind === "node" ? [item.index] : [model.edges.from[item.index], model.edges.to[item.index]];
  const names = ends.map((i) => model.nodes.id[i]);
  const kinds = FACETS.find(({ key }) => key === "kind");
  const own = new Set(ends.flatMap((i) => kinds.values(model, i)));
  const reset = (...keys) => Object.fromEntries(keys.map((key) => [key, START[key]]));
  const left = (state.off.kind ?? []).filter((code) => !own.has(code));
  const { kind: _, ...others } = state.off;
  const steps = [
    {},
    { hidden: state.hidden.filter((id) => !names.includes(id)) },
    { off: left.length ? { ...others, kind: left } : others },
    reset("only"),
    reset("collapsed"),
    { off: left.length ? { kind: left } : {}, ...reset("publishers", "years", "batch") },
  ];
  const shows = (patch) => visible(model, { ...state, ...patch })[`${item.kind}s`][item.index];
  return steps.find(shows) ?? reset("hidden", "off", "only", "collapsed", "publishers", "years", "batch");
}

/** Opens an item, shows it if it is hidden, and moves the view to it. */
export function visit(app, item, scale = null) {
  const patch = uncovering(app.model, app.store.state, item);
  if (Object.keys(patch).length) {
    app.store.set(patch);
    app.announce("已重置隐藏它的筛选", "Filters that hid it were reset");
  }
  app.select(item);
  app.panel.reveal(item, scale);
}
