/* The page: joins data, state, scene, viewport and the parts of the interface. */

import { captioning } from "./caption.js";
import { byId, narrow } from "./dom.js";
import { download } from "./download.js";
import { explorer } from "./explore.js";
import { edgeReach, hover } from "./hover.js";
import { filters } from "./filters.js";
import { keyboard } from "./keyboard.js";
import { languageSwitch } from "./language.js";
import { layoutSwitch } from "./layouts.js";
import { legend } from "./legend.js";
import { run } from "./library.js";
import { lit } from "./focus.js";
import { known } from "./lost.js";
import { measuring } from "./looks.js";
import { Model, decode } from "./model.js";
import { Panel } from "./panel.js";
import { placed } from "./place.js";
import { selecting } from "./paths.js";
import { printing } from "./print.js";
import { Scene } from "./scene.js";
import { searchBox } from "./searchbox.js";
import { Store, fromHash, startOf, toHash } from "./state.js";
import { tables } from "./tables.js";
import { time } from "./time.js";
import { theme } from "./theme.js";
import { Viewport } from "./viewport.js";
import { DECIDES, visible } from "./visible.js";
import { Words } from "./words.js";

const library = run("vis-network"); // is unpacked while the network is read

const data = decode(JSON.parse(byId("data").textContent));
const canvas = byId("canvas");
const start = startOf(data);
const model = new Model(data);
const address = () => known(model, fromHash(location.hash, start), start);
const given = address();
const store = new Store(given.state);
const words = new Words(data);

// Positions lie wide; a tall screen shows those turned that may be.
const tall = canvas.clientHeight > 1.2 * canvas.clientWidth;
[model.x, model.y] = placed(model, store.state, tall);

const scene = new Scene(model, theme());

/** Everything that the parts of the interface need. */
const app = {
  data, model, words, store, scene, canvas, stage: byId("stage"), start, tall,
  shown: visible(model, store.state),

  /** Selects a thing or a link, or nothing. */
  select(item) {
    store.set(selecting(store.state, item, item ? model.idOf(item) : ""));
  },

  /** Says something to those who do not see the drawing. */
  announce(zh, en) {
    byId("live").replaceChildren(words.t(zh, en));
  },
};

/** The name of a thing; of a place drawn as one with what lies in it, with how much that is. */
function named(i, collapsed) {
  const { zh, en } = words.nodeName(i), inside = model.inside[i];
  return inside && collapsed.has(model.nodes.id[i]) ? { zh: zh && `${zh}（含 ${inside}）`, en: en && `${en} (with ${inside})` } : { zh, en };
}

function rename() {
  const { reading } = store.state, collapsed = new Set(store.state.collapsed);
  scene.setNames(Array.from({ length: model.n }, (_, i) => {
    const { zh, en } = named(i, collapsed);
    const both = reading === "both" ? [zh, en] : [reading === "en" ? en || zh : zh || en];
    return [...new Set(both.filter(Boolean))];
  }));
}

words.turn(store.state.reading);
rename();
scene.linkLines = (i, count) => words.linkLines(i, count, model.figuresOf(i));
scene.setShown(app.shown);
scene.setFocus(lit(model, store.state, app.shown));
await library;
app.viewport = new Viewport(canvas, model, scene);
scene.room = () => app.viewport.room();

/* The state drives the drawing. Parts of the interface listen after this, and so find it up to date. */

store.on(["reading"], (state) => words.turn(state.reading));
store.on(["reading", "collapsed"], rename);
store.on(DECIDES, (state) => {
  app.shown = visible(model, state);
  scene.setShown(app.shown);
});
store.on([...DECIDES, "selected", "hops", "path"], (state) => scene.setFocus(lit(model, state, app.shown)));
store.on(["camera"], (state) => app.viewport.setCamera(state.camera));

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  scene.theme = theme();
  app.viewport.redraw();
});

if (narrow()) byId("legend").open = false;
app.panel = new Panel(app);
for (const part of [legend, filters, time, languageSwitch, layoutSwitch, explorer, measuring, searchBox, hover, tables, download, keyboard, printing, captioning]) part(app);
store.on(null, () => app.viewport.redraw()); // once, after all that listen

/* The viewport's own buttons. */

byId("zoom-in").addEventListener("click", () => app.viewport.zoom(1.4));
byId("zoom-out").addEventListener("click", () => app.viewport.zoom(1 / 1.4));
byId("zoom-fit").addEventListener("click", () => app.viewport.setCamera(null));
app.viewport.moves.push(() => store.set({ camera: app.viewport.camera() }));
app.viewport.network.on("click", ({ pointer, event }) => {
  app.select(app.viewport.itemAt(pointer.DOM, edgeReach(event.pointerType)));
});

/* The address restores the state. A page inside a frame has none. */

if (location.protocol !== "about:") {
  const remember = (state) => {
    const hash = toHash(state, start);
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  };
  /** Says once how much of the address the network lacks: the address then holds what is left. */
  const tell = (lost) => {
    const one = lost === 1;
    const told = [`地址中有 ${lost} 项不在此网络中，已略去。`, `${lost} ${one ? "thing" : "things"} of the address ${one ? "is" : "are"} not in this network and ${one ? "was" : "were"} left out.`];
    byId("lost").hidden = !lost;
    byId("lost").replaceChildren(...(lost ? [words.t(...told)] : []));
    if (!lost) return;
    app.announce(...told);
    remember(store.state);
  };
  store.on(null, remember);
  addEventListener("hashchange", () => {
    const { state, lost } = address();
    store.set(state);
    tell(lost);
  });
  tell(given.lost);
}

app.viewport.setCamera(store.state.camera);
app.panel.show();

/* For tests and for pages that frame this one: a canvas has no elements to point at. */

window.aidgraphView = Object.freeze({
  network: app.viewport.network,
  /** The state, as a plain object. */
  state: () => store.state,
  /** Changes parts of the state. */
  set: (patch) => store.set(patch),
  /** The ids of what is shown. */
  shown: () => ({
    nodes: model.nodes.id.filter((_, i) => app.shown.nodes[i]),
    edges: model.edges.id.filter((_, i) => app.shown.edges[i]),
  }),
  /** Opens a thing or a link by its id; says whether there is one. */
  select(id) {
    const item = model.find(id);
    if (item) app.select(item);
    return item !== null;
  },
  /** Where a thing, or the middle of a link, lies in the window. */
  where(id) {
    const item = model.find(id);
    if (!item) return null;
    const dom = app.viewport.where(item), box = canvas.getBoundingClientRect();
    return { x: dom.x + box.left, y: dom.y + box.top };
  },
  /** The labels drawn at the present zoom. */
  labels: () => scene.labels.map(({ node, rows, box }) => ({ id: model.nodes.id[node], lines: rows.map((row) => row.text), box })),
  /** The labels of links drawn: of what is open and under the pointer. */
  linkLabels: () => scene.linkLabels.map(({ link, rows, box }) => ({ id: model.edges.id[link], lines: rows.map((row) => row.text), box })),
});
