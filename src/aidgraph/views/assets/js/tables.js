/* The same content as tables, every row: made when a table is opened, a part at a time, and sorted by any column. */

import { button, byId, make } from "./dom.js";
import { wordings } from "./filters.js";
import { DECIDES } from "./visible.js";
import { yearsInWords } from "./words.js";

/** The indices of what is flagged. */
const flagged = (flags) => [...flags.keys()].filter((i) => flags[i]);
const PART = 400; // rows made at once
const FIGURES = 3; // that a cell names

const without = (value) => value === null || value === "";

/** Indices in the order of their values, texts as a language has it; what has none comes last, equals stay as they were. */
export function sorted(order, valueOf, descending, lang) {
  const { compare } = new Intl.Collator(lang === "en" ? "en" : "zh-Hans-CN", { numeric: true }), sign = descending ? -1 : 1;
  const values = new Map(order.map((i) => [i, valueOf(i)]));
  return [...order].sort((a, b) => {
    const [x, y] = [values.get(a), values.get(b)];
    if (without(x) || without(y)) return without(x) - without(y);
    return sign * (typeof x === "number" ? x - y : compare(x, y));
  });
}

/** A number to sort a period by: its first year, then its last; open ends reach farthest. */
export function periodValue(first, last) {
  return first === null && last === null ? null : (first ?? 0) + (last ?? 9999) / 1e4;
}

/** The largest number that a figure in base units names, or null. */
export function figureValue(text) {
  const numbers = text.match(/\d[\d,]*(\.\d+)?/g)?.map((number) => Number(number.replaceAll(",", "")));
  return numbers ? Math.max(...numbers) : null;
}

/** The largest of the numbers that figures name, or null. */
export function largest(figures) {
  const numbers = figures.map((one) => figureValue(one[4])).filter((number) => number !== null);
  return numbers.length ? Math.max(...numbers) : null;
}

/** A number to sort a sum by: its lower end, as far as one is known. */
export const sumValue = (sum) => sum?.low || null;

/* A column: its words, least width in em, `value` to sort by, a number or a pair of texts, and what stands in a cell. */

function edgeColumns({ model, data, words }) {
  const { from, to, zh, en, status, plans, claims, first, last, publishers, explicit, sum, weight, counts } = model.edges;
  const money = (i) => (sum?.[i] ? [] : model.moneyOf(i)); // a sum stands for the figures of its claims
  const headed = (name) => name[0].toUpperCase() + name.slice(1);
  const name = (ends) => (i) => Object.values(words.nodeName(ends[i]));
  const figureCell = (i) => {
    const raw = [...new Set(money(i).map(([, written]) => written))], more = raw.length - FIGURES;
    return more > 0 ? `${raw.slice(0, FIGURES).join("、")} +${more}` : raw.join("、");
  };
  const stated = (i) => [status[i] ? words.code("status", status[i]) : "", ...(plans[i] ? [" ", make("span", "flag", words.t("仅据计划", "plans only"))] : [])];
  const some = (test) => model.edges.id.some((_, i) => test(i));
  return [
    { key: "from", zh: "起点", en: "From", wide: 11, value: name(from) },
    { key: "relation", zh: "关系", en: "Relation", wide: 8, value: (i) => [zh[i], en[i]] },
    { key: "to", zh: "终点", en: "To", wide: 11, value: name(to) },
    { key: "status", zh: "状态", en: "Status", wide: 8, value: (i) => words.pair("status", status[i]), cell: stated },
    some((i) => first[i] !== null || last[i] !== null) && {
      key: "period", zh: "时期", en: "Period", wide: 9, value: (i) => periodValue(first[i], last[i]),
      cell: (i) => [words.t(...(yearsInWords(first[i], last[i]) ?? ["", ""]))],
    },
    some((i) => publishers[i] !== null) && { key: "publishers", zh: "独立发布者", en: "Publishers", wide: 6, number: true, value: (i) => publishers[i] },
    some((i) => explicit[i] !== null) && { key: "wording", zh: "表述", en: "Wording", wide: 6, value: (i) => (explicit[i] === null ? ["", ""] : wordings(explicit[i])) },
    model.summed && {
      key: "sum", zh: "金额", en: "Sum", wide: 11, number: true, value: (i) => sumValue(sum[i]),
      cell: (i) => [sum[i] ? words.t(sum[i].zh, sum[i].en) : ""],
    },
    model.weighted && !model.summed && {
      key: "weight", zh: data.weight.zh || "权重", en: headed(data.weight.en || "weight"), wide: 6, number: true,
      value: (i) => weight[i], cell: (i) => [weight[i] === null ? "" : weight[i].toLocaleString("en", { maximumFractionDigits: 20 })],
    },
    model.counted && !model.summed && !model.weighted && {
      key: "counts", zh: "所计", en: "Counted", wide: 12, value: (i) => [0, 1].map((rank) => counts[i].map((pair) => pair[rank]).join("; ")),
    },
    data.cited && some((i) => money(i).length) && {
      key: "money", zh: "资金", en: "Money", wide: 9, number: true, cell: (i) => [figureCell(i)], value: (i) => largest(money(i)),
    },
    data.cited && { key: "claims", zh: "陈述数", en: "Claims", wide: 5, number: true, value: (i) => claims[i].length },
  ];
}

function nodeColumns({ model, data, words }) {
  const { kind, claims } = model.nodes, typeOf = (i) => data.kinds[kind[i]];
  return [
    { key: "name", zh: "名称", en: "Name", wide: 14, value: (i) => Object.values(words.nodeName(i)) },
    { key: "type", zh: "类型", en: "Type", wide: 10, value: (i) => [typeOf(i).zh, typeOf(i).en] },
    { key: "links", zh: "连线数", en: "Links", wide: 5, number: true, value: (i) => model.degree(i) },
    data.cited && { key: "claims", zh: "陈述数", en: "Claims", wide: 5, number: true, value: (i) => claims[i].length },
  ];
}

export function tables(app) {
  const { model, words, store } = app;

  function table(kind, given, shown, first) {
    const details = byId(`${kind}-table`);
    if (!details) return;
    const columns = given.filter(Boolean), made = new Map();
    const [head, body] = [details.querySelector("thead tr"), details.querySelector("tbody")];
    let stale = true, turn = 0, by = columns.find(({ key }) => key === first) ?? null, descending = true, current = null;

    // Rows are laid out one by one, those in sight alone, and so the elements' own roles are said.
    const root = head.closest("table");
    root.style.minWidth = `${columns.reduce((sum, { wide }) => sum + wide, 0)}em`;
    root.style.setProperty("--columns", columns.map(({ wide }) => `minmax(0, ${wide}fr)`).join(" "));
    root.setAttribute("role", "table");
    for (const [element, role] of [[head, "row"], [head.parentNode, "rowgroup"], [body, "rowgroup"]]) element.setAttribute("role", role);

    function sort(column) {
      descending = by === column ? !descending : Boolean(column.number);
      by = column;
      mark();
      fill();
      app.announce(`按${column.zh}${descending ? "降" : "升"}序排列`, `Sorted by ${column.en.toLowerCase()}, ${descending ? "descending" : "ascending"}`);
    }

    const heads = columns.map((column) => {
      const cell = make("th", column.number ? "number" : "", button("", () => sort(column), words.t(column.zh, column.en)));
      cell.setAttribute("role", "columnheader");
      cell.scope = "col";
      return cell;
    });
    head.replaceChildren(...heads);

    function mark() {
      columns.forEach((column, rank) => {
        if (column === by) heads[rank].setAttribute("aria-sort", descending ? "descending" : "ascending");
        else heads[rank].removeAttribute("aria-sort");
      });
    }

    const texts = (value) => (Array.isArray(value) ? words.t(...value) : value === null ? "" : String(value));
    function row(index) {
      const cells = columns.map(({ number, value, cell = (i) => [texts(value(i))] }) => {
        const td = make("td", number ? "number" : "", ...cell(index));
        td.setAttribute("role", "cell");
        return td;
      });
      const line = make("tr", "", ...cells);
      line.dataset[kind] = index;
      line.tabIndex = 0;
      line.setAttribute("role", "row");
      line.setAttribute("aria-haspopup", "dialog");
      return line;
    }

    function order() {
      if (!by) return shown();
      const { reading } = store.state, { value } = by;
      const plain = (i) => {
        const found = value(i);
        return Array.isArray(found) ? (reading === "en" ? found[1] || found[0] : found[0] || found[1]) : found;
      };
      return sorted(shown(), plain, descending, reading);
    }

    function fill() {
      const mine = ++turn, rows = order();
      let next = 0;
      // Rows without layout move several times as fast, and asking for a size takes it away.
      body.hidden = true;
      void body.offsetHeight;
      body.replaceChildren();
      const part = () => {
        if (mine !== turn) return;
        for (let fresh = 0; next < rows.length && fresh < PART; next++) {
          const index = rows[next];
          if (!made.has(index)) {
            made.set(index, row(index));
            fresh++;
          }
          body.append(made.get(index));
        }
        body.hidden = false;
        select();
        if (next < rows.length) setTimeout(part);
      };
      part();
    }

    /** Marks the row of what is selected. */
    function select() {
      const item = store.state.selected ? model.find(store.state.selected) : null;
      current?.removeAttribute("aria-current");
      current = item?.kind === kind ? made.get(item.index) : null;
      current?.setAttribute("aria-current", "true");
    }

    const refresh = () => {
      details.querySelector(".count").textContent = shown().length;
      if (!details.open || !stale) return;
      stale = false;
      fill();
    };
    const open = (line) => app.select({ kind, index: Number(line.dataset[kind]) });
    details.addEventListener("toggle", refresh);
    body.addEventListener("click", ({ target }) => {
      const line = target.closest("tr");
      if (line) open(line);
    });
    body.addEventListener("keydown", (event) => {
      const line = event.target.closest("tr");
      const step = { ArrowDown: line?.nextSibling, ArrowUp: line?.previousSibling }[event.key];
      if (step) step.focus();
      else if (event.key === "Enter" || event.key === " ") {
        line.focus();
        open(line);
      } else return;
      event.preventDefault();
    });
    store.on([...DECIDES, "reading"], () => {
      stale = true;
      refresh();
    });
    store.on(["selected"], select);
    mark();
    refresh();
  }

  table("edge", edgeColumns(app), () => flagged(app.shown.edges), "claims");
  table("node", nodeColumns(app), () => app.scene.nodeIds, "links");
}
