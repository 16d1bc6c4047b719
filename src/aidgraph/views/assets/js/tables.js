/* The same content as tables, every row: made when a table is opened, a part at a time. */

import { byId, make } from "./dom.js";
import { DECIDES } from "./visible.js";

/** The indices of what is flagged. */
const flagged = (flags) => [...flags.keys()].filter((i) => flags[i]);
const PART = 400; // rows made at once

export function tables(app) {
  const { model, words, data, store } = app;
  const plain = (index) => data.cited ? String(index) : "";

  function nameCell({ zh, en }) {
    return make("td", "", words.t(zh, en));
  }

  function edgeRow(i) {
    const { from, to, zh, en, status, plans, claims } = model.edges;
    const stated = make("td", "", status[i] ? words.code("status", status[i]) : "");
    if (plans[i]) stated.append(" ", make("span", "flag", words.t("仅据计划", "plans only")));
    return [nameCell(words.nodeName(from[i])), nameCell({ zh: zh[i], en: en[i] }), nameCell(words.nodeName(to[i])), stated,
      make("td", "number", plain(claims[i].length))];
  }

  function nodeRow(i) {
    const kind = data.kinds[model.nodes.kind[i]];
    return [nameCell(words.nodeName(i)), nameCell(kind), make("td", "number", String(model.degree(i))),
      make("td", "number", plain(model.nodes.claims[i].length))];
  }

  function fill(kind, body, order, cells) {
    let next = 0;
    body.replaceChildren();
    const part = () => {
      const rows = [];
      for (; next < order.length && rows.length < PART; next++) {
        const index = order[next];
        const row = make("tr", "", ...cells(index));
        row.dataset[kind] = index;
        row.tabIndex = 0;
        row.setAttribute("aria-haspopup", "dialog");
        rows.push(row);
      }
      body.append(...rows);
      if (next < order.length) setTimeout(part);
    };
    part();
  }

  function table(kind, cells, order) {
    const details = byId(`${kind}-table`);
    if (!details) return;
    const body = details.querySelector("tbody");
    const item = (event) => {
      const row = event.target.closest("tr");
      return row ? { row, item: { kind, index: Number(row.dataset[kind]) } } : null;
    };
    let stale = true;
    const refresh = () => {
      details.querySelector(".count").textContent = order().length;
      if (!details.open || !stale) return;
      stale = false;
      fill(kind, body, order(), cells);
    };
    details.addEventListener("toggle", refresh);
    body.addEventListener("click", (event) => app.select(item(event)?.item ?? null));
    body.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      const found = item(event);
      found.row.focus();
      app.select(found.item);
    });
    store.on(DECIDES, () => {
      stale = true;
      refresh();
    });
    refresh();
  }

  table("edge", edgeRow, () => flagged(app.shown.edges).sort((a, b) => model.edges.claims[b].length - model.edges.claims[a].length));
  table("node", nodeRow, () => app.scene.nodeIds);
}
