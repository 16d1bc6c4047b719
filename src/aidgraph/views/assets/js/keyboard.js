/* The drawing by keyboard: arrows go from thing to thing, brackets along the links of one, Enter opens what is current. */

import { byId } from "./dom.js";

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** The nearest of some points in a direction from one, what lies aside counted as farther; -1 where there is none. */
export function towards([x, y], [dx, dy], points) {
  let best = -1, least = Infinity;
  points.forEach(([px, py], i) => {
    const along = (px - x) * dx + (py - y) * dy, aside = Math.abs((px - x) * dy) + Math.abs((py - y) * dx);
    if (along <= 0 || aside > 2 * along) return;
    const cost = along + 2 * aside;
    if (cost < least) [best, least] = [i, cost];
  });
  return best;
}

export function keyboard(app) {
  const { model, words, scene, canvas, viewport, store } = app;
  let current = null; // {kind, index}: what the keys are at
  let home = null; // the thing whose links the brackets go along

  function go(item) {
    current = item;
    if (item.kind === "node") home = item.index;
    scene.hover = item;
    viewport.reveal(item, canvas.clientWidth, canvas.clientHeight);
    viewport.redraw();
    const name = item.kind === "node" ? words.nodeName(item.index) : words.edgeName(item.index);
    if (item.kind === "edge") {
      app.announce(name.zh || name.en, name.en || name.zh);
      return;
    }
    const kind = app.data.kinds[model.nodes.kind[item.index]], links = model.degree(item.index);
    app.announce(`${name.zh || name.en}，${kind.zh || kind.en}，${links} 条连线`, `${name.en || name.zh}, ${kind.en || kind.zh}, ${links} ${links === 1 ? "link" : "links"}`);
  }

  function step(way) {
    if (home === null || !app.shown.nodes[home]) {
      if (scene.nodeIds.length) go({ kind: "node", index: scene.nodeIds[0] });
      return;
    }
    const from = [model.x[home], model.y[home]], at = (i) => [model.x[i], model.y[i]];
    const near = [...model.edgesAt(home)].filter((edge) => app.shown.edges[edge]).map((edge) => model.across(edge, home));
    for (const others of [near, scene.nodeIds.filter((i) => i !== home)]) {
      const found = towards(from, way, others.map(at));
      if (found >= 0) return go({ kind: "node", index: others[found] });
    }
  }

  function turn(by) {
    if (home === null) return;
    const links = [...model.edgesAt(home)].filter((edge) => app.shown.edges[edge]);
    if (!links.length) return;
    const at = current?.kind === "edge" ? links.indexOf(current.index) : by > 0 ? -1 : 0;
    go({ kind: "edge", index: links[(at + by + links.length) % links.length] });
  }

  const KEYS = {
    "[": () => turn(-1), "]": () => turn(1),
    "+": () => viewport.zoom(1.4), "=": () => viewport.zoom(1.4), "-": () => viewport.zoom(1 / 1.4),
    0: () => viewport.setCamera(null),
    Home: () => { if (scene.nodeIds.length) go({ kind: "node", index: scene.nodeIds[0] }); },
    Enter: () => { if (current) app.select(current); },
    ...Object.fromEntries(Object.entries(WAYS).map(([key, way]) => [key, () => step(way)])),
  };
  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  canvas.addEventListener("blur", () => {
    if (scene.hover !== current) return;
    scene.hover = null;
    viewport.redraw();
  });
  store.on(["selected"], (state) => {
    const item = state.selected ? model.find(state.selected) : null;
    if (!item) return;
    current = item;
    if (item.kind === "node") home = item.index;
  });
  byId("keys-open").addEventListener("click", () => byId("keys").showModal());
  byId("keys-close").addEventListener("click", () => byId("keys").close());
}
