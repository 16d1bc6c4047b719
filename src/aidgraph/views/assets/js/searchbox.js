/* The search box: a combobox whose list follows what is typed; Enter goes to what was found. */

import { byId, make } from "./dom.js";
import { Finder } from "./search.js";
import { visit } from "./visit.js";

const LISTED = 9, LIT = 200;
/** From how large a scale a label beside the found thing can be read. */
const CLOSE = 1;
const KINDS = {
  name: ["名称", "name"], alias: ["别名", "alias"], code: ["代码", "code"], pinyin: ["拼音", "pinyin"], initials: ["拼音", "pinyin"],
};

export function searchBox(app) {
  const { data, model, words, scene, viewport } = app;
  const input = byId("search"), list = byId("search-list");
  let finder = null, hits = [], active = -1;

  const open = () => !list.hidden;

  function close() {
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    [hits, active] = [[], -1];
    light([]);
  }

  /** Rings in the drawing what the query finds, unless that is too much to stand out. */
  function light(nodes) {
    const few = nodes.length > LIT ? [] : nodes;
    if (!scene.found.length && !few.length) return;
    scene.found = few;
    requestAnimationFrame(() => viewport.redraw());
  }

  /** What was matched, unless it is a name that shows anyway. */
  function matched({ node, kind, text }) {
    const { zh, en } = words.nodeName(node);
    const seen = words.reading === "both" || text === words.pick(zh, en);
    if (kind === "name" && seen) return null;
    return make("span", "match", words.t(...KINDS[kind]), " ", make("mark", "", text));
  }

  function option(hit, rank) {
    const { zh, en } = words.nodeName(hit.node);
    const kind = data.kinds[model.nodes.kind[hit.node]];
    const away = app.shown.nodes[hit.node] ? null : make("span", "away", words.t("被筛选隐藏", "hidden by filters"));
    const notes = make("span", "notes", make("span", "", words.t(kind.zh || kind.en, kind.en || kind.zh)));
    notes.append(...[matched(hit), away].filter(Boolean));
    const item = make("li", "", make("span", "name", words.t(zh, en)), notes);
    item.id = `search-${rank}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.addEventListener("click", () => choose(hit));
    item.addEventListener("pointermove", () => point(rank));
    return item;
  }

  function point(rank) {
    if (rank === active) return;
    list.children[active]?.setAttribute("aria-selected", "false");
    active = rank;
    const item = list.children[active];
    item.setAttribute("aria-selected", "true");
    item.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", item.id);
  }

  function look() {
    const query = input.value.trim();
    if (!query) {
      close();
      return;
    }
    finder ??= new Finder(data.nodes, (node) => model.degree(node));
    const found = finder.find(query, LISTED);
    ({ hits } = found);
    active = -1;
    const all = found.all.length;
    list.replaceChildren(...hits.map(option));
    if (!hits.length) list.append(none(words.t("没有找到", "Nothing found")));
    else if (all > hits.length) list.append(none(words.t(`共 ${all} 个，请继续输入`, `${all} in all; type on to narrow`)));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (hits.length) point(0);
    light(found.all);
    app.announce(`找到 ${all} 个`, `${all} found`);
  }

  function none(text) {
    const item = make("li", "none", text);
    item.setAttribute("role", "presentation");
    return item;
  }

  function choose({ node }) {
    const { zh, en } = words.nodeName(node);
    close();
    input.value = words.pick(zh, en);
    visit(app, { kind: "node", index: node }, CLOSE);
  }

  const keys = {
    ArrowDown: () => (open() ? hits.length && point((active + 1) % hits.length) : look()),
    ArrowUp: () => (open() ? hits.length && point((active + hits.length - 1) % hits.length) : look()),
    Enter: () => { if (hits[active]) choose(hits[active]); },
    Escape: () => {
      if (open()) close();
      else input.value = "";
    },
  };
  input.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.isComposing) return;
    // Escape also closes the panel, when there is nothing here to close or to clear.
    if (event.key === "Escape" && !open() && !input.value) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
  input.addEventListener("input", look);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the box
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    input.focus();
  });
}
