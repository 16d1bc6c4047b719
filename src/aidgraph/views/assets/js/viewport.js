/* The viewport: a vis-network that moves, zooms and drags; the scene draws. */

import { still } from "./dom.js";

const LEAST = 0.02, MOST = 8; // scale
const SETTLED = 120; // milliseconds without a movement after which the view is at rest

export class Viewport {
  constructor(canvas, model, scene) {
    this.canvas = canvas;
    this.model = model;
    this.scene = scene;
    this.untouched = true; // until the reader moves the view, it keeps showing everything
    this.moves = []; // called when the reader moved the view
    this.room = () => [canvas.clientWidth, canvas.clientHeight]; // how far right and down it can be seen
    this.drops = []; // called with the things that the reader dragged
    this.pressed = new vis.DataSet(); // the thing under the pointer, for vis-network to drag: to hold all takes long
    this.network = new vis.Network(
      canvas,
      { nodes: this.pressed, edges: [] },
      {
        physics: false,
        layout: { randomSeed: 1, improvedLayout: false },
        interaction: {
          hover: false, selectConnectedEdges: false, hideNodesOnDrag: true, hideEdgesOnDrag: true,
          keyboard: { enabled: false },
        },
      },
    );
    const { network } = this;
    network.on("beforeDrawing", (ctx) => {
      if (!scene.drawHeld(ctx, this.origin(), this.ratio(), network.getScale())) scene.drawUnder(ctx, network.getScale());
    });
    network.on("afterDrawing", (ctx) => {
      if (!scene.held) scene.drawLabels(ctx, network.getScale(), this.origin(), this.ratio());
    });
    canvas.addEventListener("pointerdown", (event) => {
      const box = canvas.getBoundingClientRect();
      this.press(network.DOMtoCanvas({ x: event.clientX - box.left, y: event.clientY - box.top }));
    }, true);
    network.on("zoom", () => {
      this.stretch();
      this.touched();
    });
    network.on("dragStart", ({ nodes: dragged }) => {
      this.untouched = false;
      if (!dragged.length) this.hold();
    });
    network.on("dragEnd", ({ nodes: dragged }) => {
      scene.release();
      this.redraw();
      this.touched();
      if (dragged.length) for (const act of this.drops) act(dragged);
    });
    network.on("resize", () => { if (this.untouched) requestAnimationFrame(() => this.fit()); });
    network.on("dragging", (event) => {
      for (const i of event.nodes) {
        const { x, y } = network.getPosition(i);
        [model.x[i], model.y[i]] = [x, y];
        scene.moved();
      }
    });
  }

  ratio() {
    return this.canvas.querySelector("canvas").width / this.canvas.clientWidth;
  }

  origin() {
    return this.network.canvasToDOM({ x: 0, y: 0 });
  }

  redraw() {
    this.network.redraw();
  }

  hold() {
    const { canvas } = this;
    this.scene.hold(this.network.getScale(), this.origin(), canvas.clientWidth, canvas.clientHeight, this.ratio());
  }

  /** While the wheel turns, a picture is stretched; a new one is taken when it has become too coarse. */
  stretch() {
    const { scene, network } = this;
    const by = scene.held ? network.getScale() / scene.held.scale : 0;
    if (by < 0.5 || by > 2) this.hold();
    clearTimeout(this.stretched);
    this.stretched = setTimeout(() => {
      scene.release();
      this.redraw();
    }, SETTLED);
  }

  /** Tells those who want to know, once the view is at rest. */
  touched() {
    this.untouched = false;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      for (const act of this.moves) act();
    }, SETTLED);
  }

  /** Where the view looks: [x, y, scale], or null while it shows everything. */
  camera() {
    if (this.untouched) return null;
    const { x, y } = this.network.getViewPosition();
    return [Math.round(x), Math.round(y), Number(this.network.getScale().toPrecision(4))];
  }

  setCamera(camera) {
    if (!camera) {
      this.untouched = true;
      this.fit();
      return;
    }
    if (String(camera) === String(this.camera())) return;
    this.untouched = false;
    const [x, y, scale] = camera;
    this.network.moveTo({ position: { x, y }, scale: Math.max(LEAST, Math.min(MOST, scale)), animation: false });
  }

  /** Shows everything that is visible. */
  fit() {
    const found = this.view(this.scene.nodeIds, 0, 0);
    if (!found) return;
    this.scene.setFrame(found.scale, found.box);
    this.network.moveTo({ ...found.move, animation: false });
  }

  /** Moves to some things, right of and below what covers a corner of the view. */
  show(nodes, left, top) {
    this.untouched = false;
    const found = this.view(nodes, left, top);
    this.network.moveTo({ ...found.move, animation: still() ? false : { duration: 250, easingFunction: "easeInOutQuad" } });
  }

  /** The view in which things fill the part of the canvas that can be seen. */
  view(nodes, coverX, coverY) {
    const { x, y, r } = this.model;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const i of nodes) {
      left = Math.min(left, x[i] - r[i]);
      right = Math.max(right, x[i] + r[i]);
      top = Math.min(top, y[i] - r[i]);
      bottom = Math.max(bottom, y[i] + r[i]);
    }
    if (left > right) return null;
    const [wide, high] = [this.canvas.clientWidth, this.canvas.clientHeight], free = this.room();
    const [endX, endY] = free[0] - coverX < 120 || free[1] - coverY < 80 ? [wide, high] : free; // it may be out of sight
    const [width, height] = [endX - coverX, endY - coverY];
    const padX = Math.min(70, width / 10), padY = 44; // room for the outermost labels
    const scale = Math.min((width - 2 * padX) / (right - left), (height - 2 * padY) / (bottom - top), 1.3);
    const [mx, my] = [(left + right) / 2, (top + bottom) / 2];
    return {
      scale, box: [mx * scale - width / 2, my * scale - height / 2, mx * scale + width / 2, my * scale + height / 2],
      move: { position: { x: mx, y: my }, scale, offset: { x: (coverX + endX - wide) / 2, y: (coverY + endY - high) / 2 } },
    };
  }

  zoom(factor) {
    const scale = Math.max(LEAST, Math.min(MOST, this.network.getScale() * factor));
    this.network.moveTo({ scale, animation: false });
    this.touched();
  }

  /** What is under a point of the canvas: a thing, else the nearest link within reach. */
  itemAt(point, reach) {
    const { x, y } = this.network.DOMtoCanvas(point);
    const node = this.scene.nodeAt(x, y);
    if (node >= 0) return { kind: "node", index: node };
    const edge = this.scene.edgeAt(x, y, reach / this.network.getScale());
    return edge < 0 ? null : { kind: "edge", index: edge };
  }

  /** Where an item lies on the canvas, in its pixels. */
  where(item) {
    return this.network.canvasToDOM(this.scene.at(item));
  }

  /** Moves the view to an item unless it lies in the part given by its right and bottom border. */
  reveal(item, right, bottom, { scale = null } = {}) {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const dom = this.where(item);
    const inside = dom.x > 40 && dom.x < right - 40 && dom.y > 30 && dom.y < bottom - 30;
    if (inside && (scale === null || scale <= this.network.getScale())) return;
    this.untouched = false;
    this.network.moveTo({
      position: this.scene.at(item),
      scale: Math.max(this.network.getScale(), scale ?? 0),
      offset: { x: right / 2 - width / 2, y: bottom / 2 - height / 2 },
      animation: still() ? false : { duration: 250, easingFunction: "easeInOutQuad" },
    });
  }

  /** Makes the thing at a point of the world the one that vis-network can drag. */
  press({ x, y }) {
    const { model, scene } = this, i = scene.nodeAt(x, y);
    this.pressed.clear();
    if (i < 0) return;
    const dimensions = { width: 2.2 * model.r[i], height: 2.2 * model.r[i] };
    this.pressed.add({
      id: i, x: model.x[i], y: model.y[i], shape: "custom", size: model.r[i],
      ctxRenderer: () => ({ drawNode() {}, nodeDimensions: dimensions }),
    });
  }
}
