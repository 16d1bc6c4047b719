/* The legend: what types look like, a box for each that shows or hides it, and a button that shows it alone; "N of M shown"; reset. */

import { WIDTHS } from "./curves.js";
import { button, byId, make } from "./dom.js";
import { bundleWidths } from "./fold.js";
import { DECIDES, FACETS, coded, counts, everything } from "./visible.js";

const SVG = "http://www.w3.org/2000/svg";

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

/** What is off when one code of several shows alone. */
export const others = (codes, code) => codes.filter((other) => other !== code).sort();

/** A line of each of some steps of width, beneath each other. */
function sample(steps) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("class", "line stack");
  picture.setAttribute("viewBox", `0 0 34 ${8 * Math.max(1, steps.length)}`);
  picture.setAttribute("aria-hidden", "true");
  picture.append(...steps.map((step, rank) => {
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", `M1 ${8 * rank + 4}H33`);
    line.setAttribute("stroke-width", 1.4 * WIDTHS[step]);
    return line;
  }));
  return picture;
}

export function legend(app) {
  const { store, words, model, start } = app;
  const root = byId("legend"), facet = FACETS.find(({ key }) => key === "kind");
  const { codes } = coded(model, facet), whole = counts(model, facet, everything(model));

  /** Gives the row of a type its counts, and a button that shows the type alone, then all again. */
  function typeRow(row) {
    const { value: code } = row.querySelector("input"), count = row.querySelector(".count"), number = codes.indexOf(code);
    const { zh, en } = model.data.kinds.find((kind) => kind.code === code);
    const alone = () => String(store.state.off.kind ?? []) === String(others(codes, code));
    const only = button("only", () => {
      const { kind: _kind, ...off } = store.state.off;
      store.set({ off: alone() ? off : { ...off, kind: others(codes, code) } });
    });
    if (codes.length > 1) row.append(only);
    return (found) => {
      count.textContent = `${found[number]} / ${whole[number]}`;
      only.replaceChildren(alone() ? words.t("全选", "all") : words.t("仅此", "only"));
      words.attribute(only, "label", ...(alone() ? ["全选：类型", "all types"] : [`仅此：${zh || en}`, `only: ${en || zh}`]));
    };
  }
  /** While links are drawn as one: what their width means. */
  function bundledRow() {
    const row = byId("bundled"), found = bundleWidths(model, app.scene.bundles);
    if (!row) return;
    row.hidden = !found;
    row.replaceChildren(...(found ? [sample(found.steps), make("span", "name", words.t(found.zh, found.en))] : []));
  }
  const rows = [...root.querySelectorAll(".kinds li")].map(typeRow);

  root.addEventListener("change", ({ target: box }) => {
    if (box.dataset.facet) store.set({ off: toggled(store.state.off, box.dataset.facet, box.value, box.checked) });
  });
  const update = () => {
    for (const box of root.querySelectorAll("input[data-facet]")) box.checked = !store.state.off[box.dataset.facet]?.includes(box.value);
    const { nodeCount, edgeCount } = app.shown, found = counts(model, facet, app.shown);
    for (const show of rows) show(found);
    for (const count of root.querySelectorAll("[data-line]")) {
      const line = Number(count.dataset.line);
      let [shown, all] = [0, 0];
      for (let i = 0; i < model.m; i++) {
        if (model.edges.line[i] !== line) continue;
        shown += app.shown.edges[i];
        all++;
      }
      count.textContent = `${shown} / ${all}`;
    }
    bundledRow();
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

