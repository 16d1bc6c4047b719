/* Time: two handles on the years that links name, a play button that goes through them, and the batches of aid. */

import { byId, make, still } from "./dom.js";
import { span } from "./visible.js";

const PACE = 1100; // milliseconds a year is shown

export function time(app) {
  const { model, words, store } = app;
  const root = byId("time"), whole = span(model);
  const batches = [...new Set((model.edges.batches ?? []).flat())].sort();
  root.hidden = !whole && batches.length < 2;
  if (root.hidden) return;
  const [from, to, play, undated, batch] = ["time-from", "time-to", "time-play", "time-undated", "time-batch"].map(byId);
  const [first, last] = whole ?? [0, 0];
  for (const input of [from, to]) Object.assign(input, { min: first, max: last, step: 1 });
  byId("years").hidden = !whole;
  byId("batches").hidden = batches.length < 2;
  for (const id of batches) {
    const name = model.named(id);
    const option = make("option", "", words.pick(name.zh, name.en));
    Object.assign(option.dataset, name);
    option.value = id;
    batch.append(option);
  }
  let timer = null;

  function set(years) {
    store.set({ years: years[0] <= first && years[1] >= last ? null : years });
  }

  function stop() {
    clearInterval(timer);
    timer = null;
    show();
  }

  /** One year after the other, then all again. A reader who wants no motion steps by hand: each press is one year. */
  function step() {
    const [now] = store.state.years ?? [first - 1];
    if (now < last) set([now + 1, now + 1]);
    else {
      set(whole);
      stop();
    }
  }

  function show() {
    const [start, end] = store.state.years ?? whole ?? [0, 0];
    from.value = start;
    to.value = end;
    for (const [input, year] of [[from, start], [to, end]]) input.setAttribute("aria-valuetext", String(year));
    byId("time-said").textContent = start === end ? String(start) : `${start} – ${end}`;
    words.attribute(play, "label", ...(timer ? ["停止", "Stop"] : ["逐年播放", "Play year by year"]));
    play.textContent = timer ? "■" : "▶";
    undated.checked = store.state.undated;
    batch.value = store.state.batch;
  }

  from.addEventListener("input", () => set([Number(from.value), Math.max(Number(from.value), Number(to.value))]));
  to.addEventListener("input", () => set([Math.min(Number(from.value), Number(to.value)), Number(to.value)]));
  play.addEventListener("click", () => {
    if (timer) stop();
    else if (still()) step();
    else {
      timer = setInterval(step, PACE);
      set([first, first]);
      show();
    }
  });
  undated.addEventListener("change", () => store.set({ undated: undated.checked }));
  batch.addEventListener("change", () => store.set({ batch: batch.value }));
  store.on(["years", "undated", "batch"], show);
  show();
}
