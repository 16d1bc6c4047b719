/* Layouts: a choice of them, and the motion by which things take the places of the one chosen. Pins belong to it. */

import { byId, still } from "./dom.js";
import { eased, layoutOf, pins, placed } from "./place.js";

const DURATION = 600;
const CROWDED = 3000; // things from which no motion is smooth

export function layoutSwitch(app) {
  const { data, model, store, scene, viewport } = app;
  const select = byId("layout"), note = byId("schematic");
  let frame = 0;

  function settle() {
    scene.moving = false;
    scene.moved();
    if (viewport.untouched) viewport.fit();
  }

  function move() {
    cancelAnimationFrame(frame);
    const [x, y] = placed(model, store.state, app.tall);
    const [x0, y0] = [model.x.slice(), model.y.slice()];
    const to = (share) => {
      for (let i = 0; i < model.n; i++) {
        model.x[i] = x0[i] + (x[i] - x0[i]) * share;
        model.y[i] = y0[i] + (y[i] - y0[i]) * share;
      }
    };
    if (x.every((value, i) => Math.abs(value - x0[i]) < 1 && Math.abs(y[i] - y0[i]) < 1)) {
      if (scene.moving) settle();
      return;
    }
    if (still() || model.n > CROWDED) {
      to(1);
      settle();
      return;
    }
    const begin = performance.now();
    scene.moving = true;
    const step = () => {
      const t = Math.min(1, (performance.now() - begin) / DURATION);
      to(eased(t));
      if (t === 1) {
        settle();
        return;
      }
      scene.moved();
      if (viewport.untouched) viewport.fit();
      else viewport.redraw();
      frame = requestAnimationFrame(step);
    };
    step();
  }

  function show() {
    const layout = layoutOf(data, store.state);
    if (select) select.value = layout.code;
    note.hidden = layout.code !== "geographic";
    scene.pins = pins(model, store.state);
    return layout;
  }

  select?.addEventListener("change", () => {
    // Another layout has another extent: what the view looked at lies elsewhere.
    store.set({ layout: select.value === data.layouts[0].code ? "" : select.value, camera: null });
  });
  store.on(["layout"], () => {
    const { code, zh, en } = show();
    const [schematic, drawn] = code === "geographic" ? ["，示意，非地图", "; schematic, not a map"] : ["", ""];
    app.announce(`布局：${zh || en}${schematic}`, `Layout: ${en || zh}${drawn}`);
  });
  store.on(["pinned"], show);
  store.on(["layout", "pinned"], move);
  viewport.drops.push((dropped) => {
    const pinned = { ...store.state.pinned };
    for (const i of dropped) pinned[model.nodes.id[i]] = [Math.round(model.x[i]), Math.round(model.y[i])];
    store.set({ pinned });
  });
  show();
}
