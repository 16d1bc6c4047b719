/* The legend: what types look like, and a box for each that shows or hides it; "N of M shown"; reset. */

import { byId } from "./dom.js";
import { DECIDES } from "./visible.js";

/** Switches a code of a facet on or off in a state's `off`. */
export function toggled(off, facet, code, shown) {
  const codes = new Set(off[facet]);
  if (shown) codes.delete(code);
  else codes.add(code);
  const changed = { ...off };
  if (codes.size) changed[facet] = [...codes].sort();
  else delete changed[facet];
  return changed;
}

export function legend(app) {
  const { store, words, model, start } = app;
  const root = byId("legend");
  root.addEventListener("change", ({ target: box }) => {
    if (box.dataset.facet) store.set({ off: toggled(store.state.off, box.dataset.facet, box.value, box.checked) });
  });
  const update = () => {
    for (const box of root.querySelectorAll("input[data-facet]")) box.checked = !store.state.off[box.dataset.facet]?.includes(box.value);
    const { nodeCount, edgeCount } = app.shown;
    byId("shown").replaceChildren(words.t(
      `显示 ${nodeCount} / ${model.n} 个事物，${edgeCount} / ${model.m} 条连线`,
      `${nodeCount} of ${model.n} things, ${edgeCount} of ${model.m} links shown`));
    const all = nodeCount === model.n && edgeCount === model.m;
    byId("reset").hidden = all;
  };
  byId("reset").addEventListener("click", () => {
    store.set(Object.fromEntries(DECIDES.map((key) => [key, start[key]])));
  });
  store.on(DECIDES, () => {
    update();
    const { nodeCount, edgeCount } = app.shown;
    app.announce(`显示 ${nodeCount} 个事物，${edgeCount} 条连线`, `${nodeCount} things and ${edgeCount} links shown`);
  });
  update();
}

