/* The drawing: edges, things and labels in batches, beneath a vis-network that keeps viewport, drag and hit-testing.
   Positions are the network's world coordinates; labels are in screen pixels, so that they stay legible. */

const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif';
const FACES = [`600 13px ${FONT}`, `12.5px ${FONT}`];
const LINE = 16;
const LABEL_WIDTH = 190;
const CELL = 64;
const CROWD = 150; // things from which labels of the leading ones may cover small others
const LEADING = 40;
const SMALL = 7; // pixels of radius
const MANY = 1500; // things and links from which panning moves a picture of them

/** Writes a thing's name: the reader's language first; one line when both are the same. */
function lines(item, reading) {
  const both = reading === "en" ? [item.en, item.zh] : [item.zh, item.en];
  return [...new Set(both.filter(Boolean))];
}

/** One number for a cell of a grid. */
function cellKey(column, row) {
  return (column + 0x8000) * 0x10000 + row + 0x8000;
}

/** Gives each edge a bow, so that parallel and opposite ones stay apart. */
function bows(edges, count) {
  const bundles = new Map();
  for (let i = 0; i < edges.id.length; i++) {
    const a = edges.from[i], b = edges.to[i];
    const key = Math.min(a, b) * count + Math.max(a, b);
    if (!bundles.has(key)) bundles.set(key, []);
    bundles.get(key).push(i);
  }
  const bow = new Float32Array(edges.id.length);
  for (const bundle of bundles.values()) {
    const gap = Math.min(26, 90 / bundle.length);
    bundle.forEach((edge, rank) => {
      const loop = edges.from[edge] === edges.to[edge];
      const offset = loop ? rank : (rank - (bundle.length - 1) / 2) * gap;
      // Seen from the other end, left is right.
      bow[edge] = loop || edges.from[edge] < edges.to[edge] ? offset : -offset;
    });
  }
  return bow;
}

class Scene {
  constructor(data, theme) {
    this.data = data;
    this.nodes = data.nodes;
    this.edges = data.edges;
    this.theme = theme;
    this.outlines = data.kinds.map((kind) => new Path2D(kind.path));
    this.bow = bows(data.edges, data.nodes.id.length);
    this.curves = [];
    this.names = data.nodes.id.map((_, i) =>
      lines({ zh: data.nodes.zh[i], en: data.nodes.en[i] }, data.reading).slice(0, data.reading ? 1 : 2));
    this.order = [...data.nodes.id.keys()].sort((a, b) =>
      this.nodes.links[b] - this.nodes.links[a] || this.nodes.claims[b].length - this.nodes.claims[a].length || a - b);
    this.labels = [];
    this.frame = null; // what the view shows when it shows all: {scale, box}
    this.hover = null;
    this.focus = null; // {nodes: Set, edges: Set, main: {kind, index}}
    this.version = 0;
    this.held = null;
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

  setFocus(focus) {
    this.focus = focus;
    this.lit = null;
    this.version++;
  }

  /** A quadratic curve from the source's centre to the arrow's base, and the arrow's tip. */
  curve(i) {
    const { x, y, r } = this.nodes;
    const a = this.edges.from[i], b = this.edges.to[i];
    if (a === b) return { loop: true, x: x[a], y: y[a] - r[a] - 9 - 5 * this.bow[i], r: 11 + 5 * this.bow[i] };
    const dx = x[b] - x[a], dy = y[b] - y[a], length = Math.hypot(dx, dy) || 1;
    const bow = 2 * this.bow[i];
    const cx = (x[a] + x[b]) / 2 - (dy / length) * bow, cy = (y[a] + y[b]) / 2 + (dx / length) * bow;
    const tx = x[b] - cx, ty = y[b] - cy, reach = Math.hypot(tx, ty) || 1;
    const ux = tx / reach, uy = ty / reach;
    const stop = this.edges.mutual[i] ? 0 : r[b] + 3;
    const tip = [x[b] - ux * stop, y[b] - uy * stop];
    const back = this.edges.mutual[i] ? 0 : 8;
    return { ax: x[a], ay: y[a], cx, cy, bx: tip[0] - ux * back, by: tip[1] - uy * back, tip, ux, uy };
  }

  /** Batches: one path for solid edges, one for dashed, one for arrows, one for each type of thing. */
  batch(nodeIds, edgeIds) {
    const solid = new Path2D(), dashed = new Path2D(), arrows = new Path2D();
    for (const i of edgeIds) {
      const c = this.curves[i], path = this.edges.plans[i] ? dashed : solid;
      if (c.loop) {
        path.moveTo(c.x + c.r, c.y);
        path.arc(c.x, c.y, c.r, 0, 2 * Math.PI);
        continue;
      }
      path.moveTo(c.ax, c.ay);
      if (this.bow[i]) path.quadraticCurveTo(c.cx, c.cy, c.bx, c.by);
      else path.lineTo(c.bx, c.by);
      if (this.edges.mutual[i]) continue;
      arrows.moveTo(c.tip[0], c.tip[1]);
      arrows.lineTo(c.bx - 4 * c.uy - 2 * c.ux, c.by + 4 * c.ux - 2 * c.uy);
      arrows.lineTo(c.bx + 4 * c.uy - 2 * c.ux, c.by - 4 * c.ux - 2 * c.uy);
      arrows.closePath();
    }
    const shapes = this.outlines.map(() => new Path2D());
    const { x, y, r, kind } = this.nodes;
    for (const i of nodeIds) {
      shapes[kind[i]].addPath(this.outlines[kind[i]], { a: r[i], b: 0, c: 0, d: r[i], e: x[i], f: y[i] });
    }
    return { solid, dashed, arrows, shapes };
  }

  /** Takes a picture of the view and half a view around it, which a pan then moves. */
  hold(scale, origin, width, height, ratio) {
    if (this.nodes.id.length + this.edges.id.length < MANY) return;
    const canvas = document.createElement("canvas");
    canvas.width = 2 * width * ratio;
    canvas.height = 2 * height * ratio;
    const ctx = canvas.getContext("2d");
    const [x, y] = [origin.x + width / 2, origin.y + height / 2];
    ctx.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * x, ratio * y);
    this.drawUnder(ctx, scale);
    this.drawLabels(ctx, scale, { x, y }, ratio);
    this.held = { canvas, x: x * ratio, y: y * ratio };
  }

  release() {
    this.held = null;
  }

  /** Draws the picture taken, if there is one. */
  drawHeld(ctx, origin, ratio) {
    if (!this.held) return false;
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.drawImage(this.held.canvas, origin.x * ratio - this.held.x, origin.y * ratio - this.held.y);
    ctx.restore();
    return true;
  }

  drawUnder(ctx, scale) {
    if (!this.base) {
      this.curves = this.edges.id.map((_, i) => this.curve(i));
      this.base = this.batch(this.nodes.id.keys(), this.edges.id.keys());
      this.lit = null;
    }
    this.paint(ctx, scale, this.base, this.focus ? 0.2 : 1, this.theme.edge, 1.4);
    if (this.focus) {
      this.lit ??= this.batch(this.focus.nodes, this.focus.edges);
      this.paint(ctx, scale, this.lit, 1, this.theme.accent, 2);
    }
    this.ring(ctx, scale, this.focus?.main, 3);
    this.ring(ctx, scale, this.hover, 2);
  }

  paint(ctx, scale, batch, alpha, edge, width) {
    ctx.globalAlpha = alpha;
    ctx.lineWidth = Math.max(width, 0.8 / scale);
    ctx.strokeStyle = ctx.fillStyle = edge;
    ctx.stroke(batch.solid);
    ctx.setLineDash([7, 5]);
    ctx.stroke(batch.dashed);
    ctx.setLineDash([]);
    ctx.fill(batch.arrows);
    ctx.lineWidth = Math.max(1.8, 0.8 / scale);
    ctx.lineJoin = "round";
    batch.shapes.forEach((path, kind) => {
      const look = this.data.kinds[kind];
      ctx.globalAlpha = 1; // opaque first, so that no edge shows through
      ctx.fillStyle = this.theme.paper;
      ctx.fill(path);
      ctx.globalAlpha = alpha * look.tint;
      ctx.fillStyle = look.hue;
      ctx.fill(path);
      ctx.globalAlpha = alpha;
      ctx.strokeStyle = this.theme.dark ? look.hue : look.ink;
      ctx.stroke(path);
    });
    ctx.globalAlpha = 1;
  }

  /** Marks one thing with a ring, or one edge with a wide line. */
  ring(ctx, scale, item, width) {
    if (!item) return;
    ctx.strokeStyle = this.theme.accent;
    const pixel = 1 / Math.min(scale, 1);
    ctx.lineWidth = width * pixel;
    ctx.beginPath();
    if (item.kind === "node") {
      const i = item.index;
      ctx.arc(this.nodes.x[i], this.nodes.y[i], this.nodes.r[i] * 1.25 + (1 + width / 2) * pixel, 0, 2 * Math.PI);
      ctx.stroke();
    } else {
      const { solid, dashed } = this.batch([], [item.index]);
      ctx.stroke(solid);
      ctx.setLineDash([7, 5]);
      ctx.stroke(dashed);
      ctx.setLineDash([]);
    }
  }

  /** The edge within `reach` of a point, or -1. */
  edgeAt(px, py, reach) {
    let best = -1, nearest = reach;
    for (let i = 0; i < this.curves.length; i++) {
      const away = this.distance(this.curves[i], px, py, nearest);
      if (away < nearest) [best, nearest] = [i, away];
    }
    return best;
  }

  distance(c, px, py, reach) {
    if (c.loop) return Math.abs(Math.hypot(px - c.x, py - c.y) - c.r);
    if (px < Math.min(c.ax, c.bx, c.cx) - reach || px > Math.max(c.ax, c.bx, c.cx) + reach ||
        py < Math.min(c.ay, c.by, c.cy) - reach || py > Math.max(c.ay, c.by, c.cy) + reach) return Infinity;
    let away = Infinity, x0 = c.ax, y0 = c.ay;
    for (let step = 1; step <= 12; step++) {
      const t = step / 12, s = 1 - t;
      const x1 = s * s * c.ax + 2 * s * t * c.cx + t * t * c.bx;
      const y1 = s * s * c.ay + 2 * s * t * c.cy + t * t * c.by;
      const dx = x1 - x0, dy = y1 - y0;
      const along = Math.max(0, Math.min(1, ((px - x0) * dx + (py - y0) * dy) / (dx * dx + dy * dy || 1)));
      away = Math.min(away, Math.hypot(px - x0 - along * dx, py - y0 - along * dy));
      [x0, y0] = [x1, y1];
    }
    return away;
  }

  middle(i) {
    const c = this.curves[i];
    if (c.loop) return { x: c.x, y: c.y - c.r };
    return { x: (c.ax + 2 * c.cx + c.bx) / 4, y: (c.ay + 2 * c.cy + c.by) / 4 };
  }

  /** Chooses labels for a scale, the best connected things first, none over another or over a thing. */
  place(ctx, scale) {
    const key = `${scale} ${this.version}`;
    if (this.placedFor === key) return;
    this.placedFor = key;
    const grid = new Map();
    const cells = (box, visit) => {
      for (let cx = Math.floor(box[0] / CELL); cx <= Math.floor(box[2] / CELL); cx++) {
        for (let cy = Math.floor(box[1] / CELL); cy <= Math.floor(box[3] / CELL); cy++) {
          const cell = cellKey(cx, cy);
          if (visit(grid.get(cell), cell)) return true;
        }
      }
      return false;
    };
    const add = (box) => cells(box, (held, cell) => { held ? held.push(box) : grid.set(cell, [box]); });
    const hit = (box, owner, least = 0) => cells(box, (held) => held?.some((other) =>
      other[4] !== owner && other[5] >= least && box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]));
    const { x, y, r } = this.nodes;
    const crossed = this.crossings(scale);
    const shown = this.focus ? this.order.filter((i) => this.focus.nodes.has(i)) : [...this.order];
    if (this.focus?.main.kind === "node") shown.sort((a, b) => (b === this.focus.main.index) - (a === this.focus.main.index));
    // When all is in view, no label may be cut off at its border.
    const border = this.frame && scale <= this.frame.scale * 1.02 ? this.frame.box.map((side) => side * (scale / this.frame.scale)) : null;
    const outside = (box) => border && (box[0] < border[0] || box[1] < border[1] || box[2] > border[2] || box[3] > border[3]);
    for (const i of shown) {
      const half = r[i] * scale;
      add([x[i] * scale - half, y[i] * scale - half, x[i] * scale + half, y[i] * scale + half, i, half]);
    }
    this.labels = [];
    for (const [rank, i] of shown.entries()) {
      const full = this.names[i].map((text, line) => this.fit(ctx, text, line));
      const free = (box) => !outside(box) && !hit(box, i), clear = (box) => free(box) && !crossed(box);
      const over = (box) => shown.length > CROWD && rank < LEADING && !outside(box) && !hit(box, i, SMALL);
      const label = this.spot(i, full, scale, clear) ?? this.spot(i, full, scale, free) ??
        this.spot(i, full.slice(0, 1), scale, clear) ?? this.spot(i, full.slice(0, 1), scale, free) ??
        this.spot(i, full.slice(0, 1), scale, over);
      if (!label) continue;
      add([...label.box, -1, Infinity]);
      this.labels.push(label);
    }
  }

  /** A test whether an edge runs through a box; in crowds and close up, where it costs much and helps little, it says no. */
  crossings(scale) {
    const shown = this.focus ? [...this.focus.edges] : [...this.edges.id.keys()];
    if (shown.length * Math.max(scale, 1) > 1500) return () => false;
    const size = 12, hits = new Set();
    for (const i of shown) {
      const c = this.curves[i];
      if (c.loop) continue;
      const steps = Math.ceil(Math.hypot(c.bx - c.ax, c.by - c.ay) * scale / (size / 2)) + 1;
      for (let step = 0; step <= steps; step++) {
        const t = step / steps, s = 1 - t;
        const px = s * s * c.ax + 2 * s * t * c.cx + t * t * c.bx, py = s * s * c.ay + 2 * s * t * c.cy + t * t * c.by;
        hits.add(cellKey(Math.floor(px * scale / size), Math.floor(py * scale / size)));
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

  /** The first free place for a label: below, above, right, left. */
  spot(i, rows, scale, free) {
    const w = Math.max(...rows.map((row) => row.width)) + 6, h = rows.length * LINE;
    const px = this.nodes.x[i] * scale, py = this.nodes.y[i] * scale, off = this.nodes.r[i] * scale * 1.15 + 3;
    const tries = [
      [px - w / 2, py + off, "center"], [px - w / 2, py - off - h, "center"],
      [px + off, py - h / 2, "left"], [px - off - w, py - h / 2, "right"],
    ];
    for (const [left, top, align] of tries) {
      const box = [left, top, left + w, top + h];
      if (free(box)) return { node: i, rows, box, align };
    }
    return null;
  }

  /** Measures a line, shortened when it is very long. */
  fit(ctx, text, line) {
    this.widths ??= new Map();
    const key = `${line} ${text}`;
    if (!this.widths.has(key)) {
      ctx.font = FACES[line];
      let shown = text, width = ctx.measureText(text).width;
      if (width > LABEL_WIDTH) {
        const letters = [...text].slice(0, 60);
        while (letters.length > 1 && width > LABEL_WIDTH) {
          letters.pop();
          shown = letters.join("").trimEnd() + "…";
          width = ctx.measureText(shown).width;
        }
      }
      this.widths.set(key, { text: shown, width, line });
    }
    return this.widths.get(key);
  }

  drawLabels(ctx, scale, origin, ratio) {
    this.place(ctx, scale);
    const width = ctx.canvas.width / ratio, height = ctx.canvas.height / ratio;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.lineWidth = 4;
    ctx.strokeStyle = this.theme.paper;
    for (const { rows, box, align } of this.labels) {
      const left = Math.round(box[0] + origin.x), top = Math.round(box[1] + origin.y), w = box[2] - box[0];
      if (left + w < 0 || left > width || top + 40 < 0 || top > height) continue;
      rows.forEach((row, n) => {
        const x = align === "left" ? left + 3 : align === "right" ? left + w - 3 - row.width : left + (w - row.width) / 2;
        ctx.font = FACES[row.line];
        ctx.fillStyle = row.line ? this.theme.muted : this.theme.ink;
        ctx.strokeText(row.text, x, top + LINE * (n + 0.5));
        ctx.fillText(row.text, x, top + LINE * (n + 0.5));
      });
    }
    ctx.restore();
  }
}
