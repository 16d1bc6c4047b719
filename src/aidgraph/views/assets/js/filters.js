/* More filters: a list of boxes for each facet that tells links apart, and the least number of publishers. */

import { button, byId, make } from "./dom.js";
import { comparable } from "./search.js";
import { DECIDES, FACETS, coded, counts, everything } from "./visible.js";

const NONE = ["未注明", "not stated"];
const MANY_SOURCES = 12; // from which they can be searched

/** The words for whether a source says something in words of its own. */
export const wordings = (explicit) => (explicit ? ["明示", "explicit"] : ["隐含", "implied"]);

/** The words for a code of a facet. */
export function wordsOf({ model, words, data }, facet, code) {
  if (facet.key === "kind") {
    const { zh, en } = data.kinds.find((kind) => kind.code === code);
    return [zh || en, en || zh];
  }
  if (code === "") return NONE;
  if (facet.key === "relation") {
    const edge = model.edges.relation.indexOf(code);
    return [model.edges.zh[edge], model.edges.en[edge]];
  }
  if (facet.key === "source") {
    const source = data.sources.id.indexOf(code);
    return [data.sources.zh[source] || code, data.sources.en[source] || code];
  }
  if (facet.key === "explicit") return wordings(code === "explicit");
  return words.pair(facet.key === "money" ? "measure" : facet.key, code);
}

export function filters(app) {
  const { model, words, store } = app;
  const root = byId("filters");
  const updates = [];

  function list(facet) {
    const { codes } = coded(model, facet);
    if (codes.length < 2) return;
    const whole = counts(model, facet, everything(model));
    const rows = codes.map((code, number) => {
      const box = make("input", ""), count = make("span", "count");
      Object.assign(box, { type: "checkbox", value: code, checked: !store.state.off[facet.key]?.includes(code) });
      box.dataset.facet = facet.key;
      const only = button("only", () => {
        store.set({ off: { ...store.state.off, [facet.key]: codes.filter((other) => other !== code).sort() } });
      }, words.t("仅此", "only"));
      return { number, count, row: make("li", "", make("label", "", box, make("span", "name", words.t(...wordsOf(app, facet, code))), count), only) };
    });
    rows.sort((a, b) => whole[b.number] - whole[a.number] || (codes[a.number] < codes[b.number] ? -1 : 1));
    const all = button("all", () => {
      const off = { ...store.state.off };
      delete off[facet.key];
      store.set({ off });
    }, words.t("全选", "all"));
    const details = make("details", "facet",
      make("summary", "", words.t(facet.zh, facet.en), " ", make("span", "count", String(codes.length))),
      all, facet.key === "source" && codes.length > MANY_SOURCES ? finder(rows) : "", make("ul", "", ...rows.map(({ row }) => row)));
    details.open = Boolean(store.state.off[facet.key]);
    root.append(details);
    updates.push(() => {
      if (!details.open) return;
      const found = counts(model, facet, app.shown);
      for (const { number, count } of rows) count.textContent = `${found[number]} / ${whole[number]}`;
      all.hidden = !store.state.off[facet.key];
    });
    details.addEventListener("toggle", updates.at(-1));
  }

  /** A field that leaves those rows of a list whose names hold what is typed; a box that it hides stays as it is. */
  function finder(rows) {
    const input = words.attribute(make("input", "find"), "label", "在来源中查找", "Find among the sources");
    words.attribute(input, "placeholder", "查找来源", "Find a source");
    input.type = "search";
    const names = rows.map(({ row }) => comparable(row.querySelector(".name").textContent));
    input.addEventListener("input", () => {
      const query = comparable(input.value);
      rows.forEach(({ row }, rank) => { row.hidden = !names[rank].includes(query); });
    });
    return input;
  }

  function publishers() {
    const most = (model.edges.publishers ?? []).reduce((top, count) => Math.max(top, count ?? 0), 0);
    if (most < 2) return;
    const select = make("select", "");
    for (let least = 0; least <= most; least++) {
      const option = make("option", "", least ? `≥ ${least}` : "–");
      option.value = String(least);
      select.append(option);
    }
    select.addEventListener("change", () => store.set({ publishers: Number(select.value) }));
    root.append(make("label", "least", make("span", "", words.t("独立发布者", "Independent publishers")), select));
    updates.push(() => { select.value = String(store.state.publishers); });
  }

  for (const facet of FACETS) if (facet.on === "edge") list(facet);
  publishers();
  root.hidden = !root.children.length;
  const update = () => updates.forEach((act) => act());
  store.on(DECIDES, update);
  update();
}
