/* The geometry of edges: a quadratic curve each, bowed so that parallel and opposite ones stay apart. No DOM. */

export const WIDTHS = [1, 2.2, 3.6]; // one publisher, two, more; or one link, a few drawn as one, many
const STEPS = 12; // of a curve, to measure distances by

/** How far each edge bows out, so that those between the same two things stay apart. */
export function bows(from, to, n, edges = from.keys()) {
  const bundles = new Map();
  for (const i of edges) {
    const key = Math.min(from[i], to[i]) * n + Math.max(from[i], to[i]);
    const bundle = bundles.get(key);
    if (bundle) bundle.push(i);
    else bundles.set(key, [i]);
  }
  const bow = new Float32Array(from.length);
  for (const bundle of bundles.values()) {
    const gap = Math.min(26, 90 / bundle.length);
    bundle.forEach((edge, rank) => {
      const loop = from[edge] === to[edge];
      const offset = loop ? rank : (rank - (bundle.length - 1) / 2) * gap;
      // Seen from the other end, left is right.
      bow[edge] = loop || from[edge] < to[edge] ? offset : -offset;
    });
  }
  return bow;
}

/** The curve from (ax, ay) over (cx, cy) to the base of the arrow (bx, by), and the arrow's tip; a loop is a circle. */
export function curve(ax, ay, ar, bx, by, br, bow, loop, mutual) {
  if (loop) return { loop: true, x: ax, y: ay - ar - 9 - 5 * bow, r: 11 + 5 * bow };
  const dx = bx - ax, dy = by - ay, length = Math.hypot(dx, dy) || 1;
  const cx = (ax + bx) / 2 - (dy / length) * 2 * bow, cy = (ay + by) / 2 + (dx / length) * 2 * bow;
  const tx = bx - cx, ty = by - cy, reach = Math.hypot(tx, ty) || 1;
  const ux = tx / reach, uy = ty / reach;
  const stop = mutual ? 0 : br + 3, back = mutual ? 0 : 8;
  const tip = [bx - ux * stop, by - uy * stop];
  return { ax, ay, cx, cy, bx: tip[0] - ux * back, by: tip[1] - uy * back, tip, ux, uy };
}

/** A point of a curve, t from 0 to 1. */
export function pointAt(c, t) {
  const s = 1 - t;
  return [s * s * c.ax + 2 * s * t * c.cx + t * t * c.bx, s * s * c.ay + 2 * s * t * c.cy + t * t * c.by];
}

/** How far a point is from a curve; Infinity when surely farther than `reach`. */
export function distance(c, px, py, reach) {
  if (c.loop) return Math.abs(Math.hypot(px - c.x, py - c.y) - c.r);
  if (px < Math.min(c.ax, c.bx, c.cx) - reach || px > Math.max(c.ax, c.bx, c.cx) + reach ||
      py < Math.min(c.ay, c.by, c.cy) - reach || py > Math.max(c.ay, c.by, c.cy) + reach) return Infinity;
  let away = Infinity, [x0, y0] = [c.ax, c.ay];
  for (let step = 1; step <= STEPS; step++) {
    const [x1, y1] = pointAt(c, step / STEPS);
    const dx = x1 - x0, dy = y1 - y0;
    const along = Math.max(0, Math.min(1, ((px - x0) * dx + (py - y0) * dy) / (dx * dx + dy * dy || 1)));
    away = Math.min(away, Math.hypot(px - x0 - along * dx, py - y0 - along * dy));
    [x0, y0] = [x1, y1];
  }
  return away;
}

/** The point half way along a curve. */
export function middle(c) {
  if (c.loop) return { x: c.x, y: c.y - c.r };
  const [x, y] = pointAt(c, 0.5);
  return { x, y };
}
