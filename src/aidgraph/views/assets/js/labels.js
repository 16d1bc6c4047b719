/* Where labels stand: in screen pixels, the most important things first, none over another or over a thing. No DOM. */

import { middle, pointAt } from "./curves.js";

export const LINE = 16; // pixels of a line of text
const CELL = 64;
const CROWD = 150; // things from which labels of the leading ones may cover small others
const LEADING = 40;
const SMALL = 7; // pixels of radius
const SHORT = [{ width: 20 }]; // no label is shorter
const BUSY = 1500; // edges in pixels of length beyond which crossing them costs much and helps little to avoid

/** One number for a cell of a grid. */
function cellKey(column, row) {
  return (column + 0x8000) * 0x10000 + row + 0x8000;
}

/** Boxes by the cells they touch. A box is [left, top, right, bottom, owner, half its side]. */
class Boxes {
  constructor() {
    this.cells = new Map();
  }

  /** Visits the boxes near one until told to stop. */
  near(box, visit) {
    for (let cx = Math.floor(box[0] / CELL); cx <= Math.floor(box[2] / CELL); cx++) {
      for (let cy = Math.floor(box[1] / CELL); cy <= Math.floor(box[3] / CELL); cy++) {
        const cell = cellKey(cx, cy);
        if (visit(this.cells.get(cell), cell)) return true;
      }
    }
    return false;
  }

  add(box) {
    this.near(box, (held, cell) => {
      if (held) held.push(box);
      else this.cells.set(cell, [box]);
    });
  }

  /** Whether a box lies over another that is not its owner's and is no smaller than `least`. */
  hit(box, owner, least = 0) {
    return this.near(box, (held) => held?.some((other) =>
      other[4] !== owner && other[5] >= least && box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]));
  }
}

/** The first free place for a label: below, above, right, left. */
function spot(node, rows, px, py, off, free) {
  const w = Math.max(...rows.map((row) => row.width)) + 6, h = rows.length * LINE;
  const tries = [
    [px - w / 2, py + off, "center"], [px - w / 2, py - off - h, "center"],
    [px + off, py - h / 2, "left"], [px - off - w, py - h / 2, "right"],
  ];
  for (const [left, top, align] of tries) {
    const box = [left, top, left + w, top + h];
    if (free(box)) return { node, rows, box, align };
  }
  return null;
}

/** A test whether an edge runs through a box; in crowds it says no. */
function crossings(curves, edges, scale) {
  if (edges.length * Math.max(scale, 1) > BUSY) return () => false;
  const size = 12, hits = new Set();
  for (const i of edges) {
    const c = curves[i];
    if (c.loop) continue;
    const steps = Math.ceil(Math.hypot(c.bx - c.ax, c.by - c.ay) * scale / (size / 2)) + 1;
    for (let step = 0; step <= steps; step++) {
      const [x, y] = pointAt(c, step / steps);
      hits.add(cellKey(Math.floor(x * scale / size), Math.floor(y * scale / size)));
    }
  }
  return (box) => {
    for (let cx = Math.floor(box[0] / size); cx <= Math.floor(box[2] / size); cx++) {
      for (let cy = Math.floor(box[1] / size); cy <= Math.floor(box[3] / size); cy++) {
        if (hits.has(cellKey(cx, cy))) return true;
      }
    }
    return false;
  };
}

const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8]; // parts of an edge at which its label may stand
const BESIDE = [[1, 0], [-1, 0], [0, -1], [0, 1]]; // or else beside its middle
const AWAY = [14, 34, 56]; // pixels

/** The box of a label on an edge at a scale, or beside it: the first place that covers least of the boxes taken. */
export function alongEdge(c, scale, width, height, taken) {
  let best = null, least = Infinity;
  const mid = middle(c), along = c.loop ? [[mid.x, mid.y]] : ALONG.map((part) => pointAt(c, part));
  const tries = [
    ...along.map(([x, y]) => [x * scale, y * scale]),
    ...AWAY.flatMap((away) => BESIDE.map(([dx, dy]) => [mid.x * scale + dx * (width / 2 + away), mid.y * scale + dy * (height / 2 + away)])),
  ];
  for (const [x, y] of tries) {
    const box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
    const covered = taken.reduce((sum, [left, top, right, bottom]) =>
      sum + Math.max(0, Math.min(box[2], right) - Math.max(box[0], left)) * Math.max(0, Math.min(box[3], bottom) - Math.max(box[1], top)), 0);
    if (covered < least) [best, least] = [box, covered];
  }
  return best;
}

/**
 * Chooses labels at a scale; boxes are in pixels from the origin of the world.
 *
 * `order` names the things, most important first; `x`, `y`, `r` are their positions; `rows(i)` gives the lines of a label
 * with their widths; `curves` and `edges` are what labels would rather not cover; `border` is a box that no label may
 * leave, or null.
 */
export function placeLabels({ order, x, y, r, rows, curves, edges, scale, border }) {
  const boxes = new Boxes();
  const crossed = crossings(curves, edges, scale);
  const outside = (box) => border && (box[0] < border[0] || box[1] < border[1] || box[2] > border[2] || box[3] > border[3]);
  for (const i of order) {
    const half = r[i] * scale;
    boxes.add([x[i] * scale - half, y[i] * scale - half, x[i] * scale + half, y[i] * scale + half, i, half]);
  }
  const placed = [];
  for (const [rank, i] of order.entries()) {
    const free = (box) => !outside(box) && !boxes.hit(box, i), clear = (box) => free(box) && !crossed(box);
    const over = (box) => order.length > CROWD && rank < LEADING && !outside(box) && !boxes.hit(box, i, SMALL);
    const at = (lines, test) => spot(i, lines, x[i] * scale, y[i] * scale, r[i] * scale * 1.15 + 3, test);
    // To measure a text costs much more than to see that there is no room for any.
    if (!at(SHORT, free) && !at(SHORT, over)) continue;
    const full = rows(i);
    if (!full.length) continue;
    const first = full.slice(0, 1);
    const label = at(full, clear) ?? at(full, free) ?? at(first, clear) ?? at(first, free) ?? at(first, over);
    if (!label) continue;
    boxes.add([...label.box, -1, Infinity]);
    placed.push(label);
  }
  return placed;
}
