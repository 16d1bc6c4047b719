/* What is under the pointer: a line or two on it. */

import { byId, make } from "./dom.js";

/** How near a pointer must come to a link, in pixels. */
export const edgeReach = (pointerType) => (pointerType === "touch" ? 14 : 6);

export function hover({ data, model, words, store, scene, canvas, stage, viewport }) {
  const tip = byId("tip");
  let pending = null;

  function hide() {
    tip.hidden = true;
    canvas.classList.remove("pointing");
    if (!scene.hover) return;
    scene.hover = null;
    viewport.redraw();
  }

  function notes(item) {
    if (item.kind === "node") {
      const { zh, en } = data.kinds[model.nodes.kind[item.index]];
      return [make("p", "note", words.t(zh || en, en || zh))];
    }
    const note = make("p", "note");
    const others = (scene.bundles.members.get(item.index)?.length ?? 1) - 1;
    if (others) note.append(words.t(`连同另 ${others} 条连线绘为一条`, `drawn as one with ${others} more`), " · ");
    words.edgeNotes(item.index).forEach((part, rank) => note.append(rank ? " · " : "", part));
    return [...model.edges.counts[item.index].flatMap(([zh, en]) => words.paragraphs(zh, en, "note")), note];
  }

  function show(item, point) {
    if (store.state.selected && store.state.selected === model.idOf(item)) { // the panel says it all
      hide();
      return;
    }
    if (scene.hover?.kind !== item.kind || scene.hover?.index !== item.index) {
      scene.hover = item;
      viewport.redraw();
      const name = item.kind === "node" ? words.nodeName(item.index) : words.edgeName(item.index);
      tip.replaceChildren(...words.paragraphs(name.zh, name.en, "name"), ...notes(item));
      tip.hidden = false;
      canvas.classList.add("pointing");
    }
    const x = Math.max(8, Math.min(point.x + 14, stage.clientWidth - tip.offsetWidth - 8));
    const below = point.y + 18 + tip.offsetHeight < stage.clientHeight;
    const y = below ? point.y + 18 : Math.max(8, point.y - tip.offsetHeight - 12);
    tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }

  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons) return;
    const box = canvas.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    if (!pending) {
      requestAnimationFrame(() => {
        const item = pending && viewport.itemAt(pending, edgeReach("mouse"));
        if (item) show(item, pending);
        else hide();
        pending = null;
      });
    }
    pending = point;
  });
  canvas.addEventListener("pointerleave", () => {
    pending = null;
    hide();
  });
  viewport.network.on("dragStart", hide);
  store.on(["selected"], hide);
}
