/* The neighbours of a thing as buttons, by relation and direction. */

import { thingButton } from "./claims.js";
import { button, make } from "./dom.js";
import { visit } from "./visit.js";

const FEW = 12; // of a group at first

/** The links at a node by relation and direction: [{zh, en, out, mutual, edges}], the largest first. */
export function groupsAt(model, node) {
  const { from, relation, zh, en, mutual } = model.edges;
  const groups = new Map();
  for (const edge of model.edgesAt(node)) {
    const out = from[edge] === node;
    const key = JSON.stringify([relation[edge], zh[edge], en[edge], mutual[edge] || out]);
    if (!groups.has(key)) groups.set(key, { zh: zh[edge], en: en[edge], out, mutual: mutual[edge], edges: [] });
    groups.get(key).edges.push(edge);
  }
  return [...groups.values()].sort((a, b) => b.edges.length - a.edges.length);
}

export function neighbourList(app, node) {
  const { model, words, data } = app;
  const row = (edge) => {
    const n = data.edges.claims[edge].length;
    const item = make("li", "", thingButton(app, model.across(edge, node)));
    const why = button("why", () => visit(app, { kind: "edge", index: edge }),
      n ? words.t(`${n} 条陈述`, `${n} ${n === 1 ? "claim" : "claims"}`) : words.t("连线", "link"));
    item.append(why);
    return item;
  };
  const list = ({ edges }) => {
    const items = make("ul", "", ...edges.slice(0, FEW).map(row));
    const left = edges.length - FEW;
    if (left <= 0) return items;
    const more = button("more", () => {
      const rest = edges.slice(FEW).map(row);
      last.replaceWith(...rest);
      rest[0].querySelector("button").focus();
    }, words.t(`再显示 ${left} 个`, `Show ${left} more`));
    const last = make("li", "", more);
    items.append(last);
    return items;
  };
  const section = make("details", "neighbours", make("summary", "", words.t("相邻事物", "Neighbours"), " ", make("span", "count", String(model.degree(node)))));
  section.open = model.degree(node) <= FEW || !data.cited;
  for (const group of groupsAt(model, node)) {
    const arrow = group.mutual ? "— " : group.out ? "→ " : "← ";
    const name = group.zh || group.en ? words.t(group.zh || group.en, group.en || group.zh) : words.t("连线", "link");
    section.append(make("h3", "", arrow, name), list(group));
  }
  return section;
}
