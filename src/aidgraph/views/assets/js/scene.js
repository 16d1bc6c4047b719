/* The drawing: edges, things and labels in batches, beneath a vis-network that keeps viewport, drag and hit-testing.
   Positions are the network's world coordinates; labels are in screen pixels, so that they stay legible. */

import { WIDTHS, bows, curve, distance, middle } from "./curves.js";
import { bundled } from "./fold.js";
import { LINE, alongEdge, placeLabels } from "./labels.js";
import { directionOf, shortened } from "./letters.js";
import { looksOf } from "./measures.js";

const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif';
const FACES = [`600 13px ${FONT}`, `12.5px ${FONT}`];
const LABEL_WIDTH = 190, LINK_WIDTH = 280; // both ends of a sum of money
const MANY = 1500; // things and links from which panning moves a picture of them
const DASH = [7, 5];

export class Scene {
  constructor(model, theme) {
    this.model = model;
    this.data = model.data;
    this.theme = theme;
    this.outlines = this.data.kinds.map((kind) => new Path2D(kind.path));
    Object.assign(this, looksOf(model, null, theme.dark));
    this.bow = bows(model.edges.from, model.edges.to, model.n);
    this.curves = [];
    this.order = [...Array(model.n).keys()].sort((a, b) => model.degree(b) - model.degree(a) || a - b);
    this.labels = [];
    this.names = [];
    this.linkLines = () => []; // what is written on a link that is open or under the pointer
    this.linkLabels = [];
    this.room = () => [Infinity, Infinity]; // how far right and down the drawing can be seen
    this.frame = null; // what the view shows when it shows all: {scale, box}
    this.hover = null;
    this.found = []; // things that a search finds, ringed while it is typed
    this.focus = null; // {nodes: Set, edges: Set, main: {kind, index}}
    this.shown = null; // flags of what is visible
    this.version = 0;
    this.held = null;
    this.rings = null; // {share, hue}: a measure as a ring around each thing
    this.pins = []; // indices of what the reader pinned
    this.moving = false; // while things move to another layout: labels wait
  }

  /** Gives each thing its lines of label, none to leave it without. */
  setNames(names) {
    this.names = names;
    this.version++;
  }

  /** Gives each thing one of some looks, {kind, hue, tint, line}: `looks` and `lookOf`. */
  setLooks(given) {
    Object.assign(this, given);
    this.moved();
  }

  /** Call after positions change. */
  moved() {
    this.base = null;
    this.version++;
  }

  setFrame(scale, box) {
    this.frame = { scale, box };
    this.version++;
  }

  setShown(shown) {
    this.shown = shown;
    this.nodeIds = this.order.filter((i) => shown.nodes[i]);
    this.edgeIds = [];
    this.bundles = bundled(this.model, shown);
    this.bundles.drawn.forEach((drawn, i) => { if (drawn === i) this.edgeIds.push(i); });
    const { from, to, n, stand } = this.model;
    if (stand || this.folded) this.bow = bows(from, to, n, stand ? this.edgeIds : undefined);
    this.folded = stand !== null;
    this.moved();
  }

  setFocus(focus) {
    // Of links drawn as one the first stands for all; what is not shown cannot be lit.
    this.focus = focus && { ...focus, edges: new Set([...focus.edges].map((i) => this.bundles.drawn[i]).filter((i) => i >= 0)) };
    this.lit = null;
    this.version++;
  }

  curve(i) {
    const { x, y, r, edges, from, to } = this.model;
    const a = from[i], b = to[i];
    return curve(x[a], y[a], r[a], x[b], y[b], r[b], this.bow[i], a === b, edges.mutual[i]);
  }

  /** The step of the width that an edge is drawn with. */
  step(i) {
    return this.bundles.steps.get(i) ?? this.model.edges.width[i];
  }

  /**
   * Batches: for each width one path for solid edges and one for dashed, the same again for those of sources in conflict,
   * one for arrows, one for each look of things.
   */
  batch(nodeIds, edgeIds) {
    const lines = [...WIDTHS, ...WIDTHS].map(() => ({ solid: new Path2D(), dashed: new Path2D() })), arrows = new Path2D();
    const { mutual } = this.model.edges;
    for (const i of edgeIds) {
      const c = this.curves[i], step = this.step(i), { clash, dashed } = this.model.lineOf(i);
      const path = lines[clash ? step + WIDTHS.length : step][dashed ? "dashed" : "solid"];
      if (c.loop) {
        path.moveTo(c.x + c.r, c.y);
        path.arc(c.x, c.y, c.r, 0, 2 * Math.PI);
        continue;
      }
      path.moveTo(c.ax, c.ay);
      if (this.bow[i]) path.quadraticCurveTo(c.cx, c.cy, c.bx, c.by);
      else path.lineTo(c.bx, c.by);
      if (mutual[i]) continue;
      arrows.moveTo(c.tip[0], c.tip[1]);
      arrows.lineTo(c.bx - 4 * c.uy - 2 * c.ux, c.by + 4 * c.ux - 2 * c.uy);
      arrows.lineTo(c.bx + 4 * c.uy - 2 * c.ux, c.by - 4 * c.ux - 2 * c.uy);
    }
    const shapes = this.looks.map(() => new Path2D());
    const { x, y, r } = this.model;
    for (const i of nodeIds) {
      const look = this.lookOf[i];
      shapes[look].addPath(this.outlines[this.looks[look].kind], { a: r[i], b: 0, c: 0, d: r[i], e: x[i], f: y[i] });
    }
    return { lines, arrows, shapes, rings: this.rings && this.batchRings(nodeIds) };
  }

  /** One path for whole rings beneath, one for each hue of the parts of them. */
  batchRings(nodeIds) {
    const { x, y, r } = this.model, { share, hue } = this.rings;
    const whole = new Path2D(), parts = this.data.hues.map(() => new Path2D());
    for (const i of nodeIds) {
      const reach = 1.3 * r[i] + 4, path = parts[hue ? hue[i] : 0];
      whole.moveTo(x[i] + reach, y[i]);
      whole.arc(x[i], y[i], reach, 0, 2 * Math.PI);
      if (!share[i]) continue;
      path.moveTo(x[i], y[i] - reach);
      path.arc(x[i], y[i], reach, -Math.PI / 2, (2 * share[i] - 0.5) * Math.PI);
    }
    return { whole, parts };
  }

  /** Takes a picture of the view and half a view around it, which a pan then moves and a wheel stretches. */
  hold(scale, origin, width, height, ratio) {
    if (this.nodeIds.length + this.edgeIds.length < MANY) return;
    const canvas = document.createElement("canvas");
    canvas.width = 2 * width * ratio;
    canvas.height = 2 * height * ratio;
    const ctx = canvas.getContext("2d");
    const [x, y] = [origin.x + width / 2, origin.y + height / 2];
    ctx.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * x, ratio * y);
    this.drawUnder(ctx, scale);
    this.drawLabels(ctx, scale, { x, y }, ratio);
    this.held = { canvas, x: x * ratio, y: y * ratio, scale };
  }

  release() {
    this.held = null;
  }

  /** Draws the picture taken, if there is one. */
  drawHeld(ctx, origin, ratio, scale) {
    if (!this.held) return false;
    const { canvas, x, y } = this.held, stretch = scale / this.held.scale;
    ctx.save();
    ctx.setTransform(stretch, 0, 0, stretch, origin.x * ratio - x * stretch, origin.y * ratio - y * stretch);
    ctx.drawImage(canvas, 0, 0);
    ctx.restore();
    return true;
  }

  drawUnder(ctx, scale) {
    if (!this.base) {
      for (const i of this.edgeIds) this.curves[i] = this.curve(i);
      this.base = this.batch(this.nodeIds, this.edgeIds);
      this.lit = null;
    }
    this.paint(ctx, scale, this.base, this.focus ? 0.2 : 1, this.theme.edge, 1.4);
    if (this.focus) {
      this.lit ??= this.batch(this.focus.nodes, this.focus.edges);
      this.paint(ctx, scale, this.lit, 1, this.theme.accent, 2);
    }
    this.drawPins(ctx, scale);
    this.ring(ctx, scale, this.focus?.main, 3);
    this.ring(ctx, scale, this.hover, 2);
    this.drawFound(ctx, scale);
  }

  paint(ctx, scale, batch, alpha, edge, width) {
    ctx.globalAlpha = alpha;
    ctx.strokeStyle = ctx.fillStyle = edge;
    this.stroke(ctx, batch.lines, WIDTHS.map((times) => Math.max(width, 0.8 / scale) * times), this.theme.clash);
    ctx.fill(batch.arrows);
    if (batch.rings) {
      ctx.lineWidth = 3.5;
      ctx.strokeStyle = this.theme.rule;
      ctx.stroke(batch.rings.whole);
      batch.rings.parts.forEach((path, rank) => {
        ctx.strokeStyle = this.rings.hue ? this.data.hues[rank][this.theme.dark ? 2 : 1] : this.theme.accent;
        ctx.stroke(path);
      });
    }
    ctx.lineWidth = Math.max(1.8, 0.8 / scale);
    ctx.lineJoin = "round";
    batch.shapes.forEach((path, rank) => {
      const look = this.looks[rank];
      ctx.globalAlpha = 1; // opaque first, so that no edge shows through
      ctx.fillStyle = this.theme.paper;
      ctx.fill(path);
      ctx.globalAlpha = alpha * look.tint;
      ctx.fillStyle = look.hue;
      ctx.fill(path);
      ctx.globalAlpha = alpha;
      ctx.strokeStyle = look.line;
      ctx.stroke(path);
    });
    ctx.globalAlpha = 1;
  }

  /** Marks pinned things with a dot. */
  drawPins(ctx, scale) {
    const { x, y, r } = this.model, size = 4 / Math.min(scale, 1), dots = new Path2D();
    for (const i of this.pins) {
      if (!this.shown.nodes[i]) continue;
      const [dx, dy] = [x[i] + 0.75 * r[i], y[i] - 0.75 * r[i]];
      dots.moveTo(dx + size, dy);
      dots.arc(dx, dy, size, 0, 2 * Math.PI);
    }
    ctx.lineWidth = size / 2;
    ctx.strokeStyle = this.theme.paper;
    ctx.stroke(dots);
    ctx.fillStyle = this.theme.ink;
    ctx.fill(dots);
  }

  /** Rings what a search finds, all at once. */
  drawFound(ctx, scale) {
    const { x, y, r } = this.model, pixel = 1 / Math.min(scale, 1);
    ctx.strokeStyle = this.theme.accent;
    ctx.lineWidth = 2 * pixel;
    ctx.beginPath();
    for (const i of this.found) {
      if (!this.shown.nodes[i]) continue;
      const radius = r[i] * 1.25 + 2 * pixel;
      ctx.moveTo(x[i] + radius, y[i]);
      ctx.arc(x[i], y[i], radius, 0, 2 * Math.PI);
    }
    ctx.stroke();
  }

  /** Marks one thing with a ring, or one edge with a wide line. */
  ring(ctx, scale, item, width) {
    if (!item || !this.shown[`${item.kind}s`][item.index]) return;
    ctx.strokeStyle = this.theme.accent;
    const pixel = 1 / Math.min(scale, 1);
    ctx.lineWidth = width * pixel;
    ctx.beginPath();
    if (item.kind === "node") {
      const { x, y, r } = this.model, i = item.index;
      ctx.arc(x[i], y[i], r[i] * 1.25 + (this.rings ? 8 : 0) + (1 + width / 2) * pixel, 0, 2 * Math.PI);
      ctx.stroke();
    } else {
      this.stroke(ctx, this.batch([], [this.bundles.drawn[item.index]]).lines, WIDTHS.map((times) => (1.4 * (times - 1) + width) * pixel), this.theme.accent);
    }
  }

  stroke(ctx, lines, widths, clash) {
    lines.forEach(({ solid, dashed }, rank) => {
      if (rank === WIDTHS.length) ctx.strokeStyle = clash;
      ctx.lineWidth = widths[rank % WIDTHS.length];
      ctx.stroke(solid);
      ctx.setLineDash(DASH);
      ctx.stroke(dashed);
      ctx.setLineDash([]);
    });
  }

  /** The thing at a point, or -1. */
  nodeAt(px, py) {
    const { x, y, r } = this.model;
    let best = -1, nearest = Infinity;
    for (const i of this.nodeIds) {
      const away = Math.hypot(px - x[i], py - y[i]);
      if (away < Math.min(nearest, 1.15 * r[i])) [best, nearest] = [i, away];
    }
    return best;
  }

  /** The edge within `reach` of a point, or -1. */
  edgeAt(px, py, reach) {
    let best = -1, nearest = reach;
    for (const i of this.edgeIds) {
      const away = distance(this.curves[i], px, py, nearest);
      if (away < nearest) [best, nearest] = [i, away];
    }
    return best;
  }

  /** Where an item lies: a thing's centre, the middle of an edge. */
  at(item) {
    if (item.kind === "node") {
      const i = this.model.standIn(item.index);
      return { x: this.model.x[i], y: this.model.y[i] };
    }
    const i = this.bundles.drawn[item.index];
    return middle(this.curve(i < 0 ? item.index : i));
  }

  /** Chooses labels for a scale, once for each. */
  place(ctx, scale) {
    const key = `${scale} ${this.version}`;
    if (this.placedFor === key) return;
    this.placedFor = key;
    const { focus, frame } = this;
    const order = focus ? this.nodeIds.filter((i) => focus.nodes.has(i)) : this.nodeIds;
    if (focus?.main.kind === "node") order.sort((a, b) => (b === focus.main.index) - (a === focus.main.index));
    // When all is in view, no label may be cut off at its border.
    const border = frame && scale <= frame.scale * 1.02 ? frame.box.map((side) => side * (scale / frame.scale)) : null;
    const { x, y, r } = this.model;
    this.labels = placeLabels({
      order, x, y, r, scale, border, curves: this.curves, edges: focus ? [...focus.edges] : this.edgeIds,
      rows: (i) => this.names[i].map((text, line) => this.fit(ctx, text, line)),
    });
  }

  /** Measures a line, shortened when it is very long. */
  fit(ctx, text, line, room = LABEL_WIDTH) {
    this.widths ??= new Map();
    const key = `${line} ${room} ${text}`;
    if (!this.widths.has(key)) {
      ctx.font = FACES[line];
      const measure = (part) => ctx.measureText(part).width, width = measure(text), direction = directionOf(text);
      const shown = width > room ? shortened(text, room, measure) : text;
      this.widths.set(key, { text: shown, width: shown === text ? width : measure(shown), line, direction });
    }
    return this.widths.get(key);
  }

  /** Places the labels of the link that is open and of the one under the pointer. */
  placeLinks(ctx, scale, origin) {
    const { x, y, r } = this.model, [right, bottom] = this.room();
    const [left, top, far] = [-origin.x, -origin.y, 1e6];
    const outside = [[-far, -far, left, far], [-far, -far, far, top], [left + right, -far, far, far], [-far, top + bottom, far, far]];
    const links = [this.focus?.main, this.hover].map((item) => (item?.kind === "edge" ? this.bundles.drawn[item.index] : -1));
    this.linkLabels = [...new Set(links)].filter((i) => i >= 0).flatMap((link) => {
      const rows = this.linkLines(link, this.bundles.members.get(link)?.length ?? 1).map((text) => this.fit(ctx, text, 1, LINK_WIDTH));
      if (!rows.length) return [];
      const discs = (this.focus ? [...this.focus.nodes] : this.nodeIds).map((i) => [x[i] - r[i], y[i] - r[i], x[i] + r[i], y[i] + r[i]].map((side) => side * scale));
      const width = Math.max(...rows.map((row) => row.width)) + 6;
      const path = this.curve(link), at = middle(path).x * scale;
      const box = alongEdge(path, scale, width, LINE * rows.length, [...outside, ...discs, ...this.labels.map((label) => label.box)]);
      // Beside a link in sight its label is so too, though no place along it has room.
      const aside = at < left || at > left + right ? 0 : Math.max(left - box[0], 0) || Math.min(left + right - box[2], 0);
      return [{ link, rows, box: [box[0] + aside, box[1], box[2] + aside, box[3]], align: "center" }];
    });
  }

  drawLabels(ctx, scale, origin, ratio) {
    if (this.moving) return;
    this.place(ctx, scale);
    this.placeLinks(ctx, scale, origin);
    const width = ctx.canvas.width / ratio, height = ctx.canvas.height / ratio;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.textBaseline = "middle";
    ctx.textAlign = "left"; // also of what runs from right to left
    ctx.lineJoin = "round";
    ctx.lineWidth = 4;
    ctx.strokeStyle = this.theme.paper;
    for (const { rows, box, align, link } of [...this.labels, ...this.linkLabels]) {
      const left = Math.round(box[0] + origin.x), top = Math.round(box[1] + origin.y), w = box[2] - box[0];
      if (left + w < 0 || left > width || top + 40 < 0 || top > height) continue;
      rows.forEach((row, n) => {
        const x = align === "left" ? left + 3 : align === "right" ? left + w - 3 - row.width : left + (w - row.width) / 2;
        ctx.font = FACES[row.line];
        ctx.direction = row.direction;
        ctx.fillStyle = link !== undefined ? this.theme.accent : row.line ? this.theme.muted : this.theme.ink;
        ctx.strokeText(row.text, x, top + LINE * (n + 0.5));
        ctx.fillText(row.text, x, top + LINE * (n + 0.5));
      });
    }
    ctx.restore();
  }
}
