/* What the reader chose, in one place. Every part of the page is drawn from it, a URL hash restores it. No DOM.

   The state names things by id, not by index, so that a link still means the same after the data grew. */

export const START = Object.freeze({
  reading: "both",
  layout: "", // the first of the page's
  colour: "", // a measure instead of the type
  size: "", // a measure instead of the links
  ring: "", // a measure as a ring
  off: {}, // facet → codes that are switched off
  publishers: 0, // at least so many independent publishers
  years: null, // [first, last], both shown
  undated: true, // whether links without a period show
  batch: "", // a batch of aid
  selected: "", // id of the thing or link whose panel is open
  hops: 1, // how far the neighbourhood of the selected thing reaches
  only: null, // [id, hops]: the thing whose neighbourhood alone is shown, and how far it reaches
  path: null, // [id, id]: the evidence path between two things; [id] while the reader chooses the other end
  hidden: [], // ids of things
  pinned: {}, // id → [x, y]
  collapsed: [], // ids of places drawn in one
  camera: null, // [x, y, scale]; null shows everything
});

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Returns the start, in the page's own reading and choices. */
export function startOf(data) {
  return Object.freeze({ ...START, ...data.start });
}

/** Writes what differs from the start as a URL hash; "" when nothing does. */
export function toHash(state, start = START) {
  const changed = Object.keys(start).filter((key) => !same(state[key], start[key]));
  return changed.map((key) => `${key}=${encodeURIComponent(JSON.stringify(state[key]))}`).join("&");
}

/** Reads a URL hash; what is no state of ours, or of another type than it should be, is left as at the start. */
export function fromHash(hash, start = START) {
  const state = { ...start };
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [key, written] = part.split("=", 2);
    if (!Object.hasOwn(start, key) || written === undefined) continue;
    let value;
    try {
      value = JSON.parse(decodeURIComponent(written));
    } catch {
      continue;
    }
    if (fits(key, value)) state[key] = value;
  }
  return state;
}

const isText = (value) => typeof value === "string";
const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
const isReach = (value) => Number.isInteger(value) && value >= 1 && value <= 5;
const texts = (value) => Array.isArray(value) && value.every(isText);
const numbers = (count) => (value) => Array.isArray(value) && value.length === count && value.every(isNumber);
const object = (of) => (value) => value !== null && typeof value === "object" && !Array.isArray(value) &&
  Object.values(value).every(of);

const FITS = {
  reading: (value) => ["zh", "en", "both"].includes(value),
  off: object(texts),
  publishers: (value) => Number.isInteger(value) && value >= 0,
  years: (value) => numbers(2)(value) && value.every(Number.isInteger) && value[0] <= value[1],
  hops: isReach,
  only: (value) => Array.isArray(value) && value.length === 2 && isText(value[0]) && isReach(value[1]),
  path: (value) => texts(value) && (value.length === 1 || value.length === 2),
  hidden: texts,
  pinned: object(numbers(2)),
  collapsed: texts,
  camera: (value) => numbers(3)(value) && value[2] > 0,
};

function fits(key, value) {
  return (FITS[key] ?? isText)(value) || value === START[key];
}

/** Holds the state and tells those who asked for it what changed. */
export class Store {
  constructor(state) {
    this.state = state;
    this.listeners = [];
  }

  /** Changes parts of the state; listeners are called once, in the order they came, with the keys that changed. */
  set(patch) {
    const changed = new Set(Object.keys(patch).filter((key) => !same(patch[key], this.state[key])));
    if (!changed.size) return;
    this.state = { ...this.state, ...patch };
    for (const listen of this.listeners) listen(this.state, changed);
  }

  /** Calls back after changes of these keys, or of any. */
  on(keys, act) {
    this.listeners.push((state, changed) => {
      if (!keys || keys.some((key) => changed.has(key))) act(state, changed);
    });
  }
}
