/* The page: joins data, vis-network, scene and panel, and answers mouse, touch and keyboard. */

const data = JSON.parse(document.getElementById("data").textContent);
const { nodes, edges } = data;
const count = nodes.id.length;
const stage = document.getElementById("stage");
const canvas = document.getElementById("canvas");
const tip = document.getElementById("tip");
const narrow = window.matchMedia("(max-width: 720px)");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const words = new Words(data);

const neighbours = nodes.id.map(() => []);
edges.id.forEach((_, i) => {
  neighbours[edges.from[i]].push(i);
  if (edges.to[i] !== edges.from[i]) neighbours[edges.to[i]].push(i);
});

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    dark: dark.matches, paper: colour("paper"), ink: colour("ink"), muted: colour("muted"),
    edge: colour("edge"), accent: colour("accent"),
  };
}

if (narrow.matches) document.getElementById("legend").open = false;

// Positions lie wide; a tall screen shows them turned.
if (canvas.clientHeight > 1.2 * canvas.clientWidth) [nodes.x, nodes.y] = [nodes.y, nodes.x];

const scene = new Scene(data, readTheme());

// vis-network only needs to know where things are and how large: the scene draws them.
const network = new vis.Network(
  canvas,
  {
    nodes: nodes.id.map((_, i) => ({
      id: i, x: nodes.x[i], y: nodes.y[i], shape: "custom", size: nodes.r[i],
      ctxRenderer: () => ({ drawNode() {}, nodeDimensions: { width: 2.2 * nodes.r[i], height: 2.2 * nodes.r[i] } }),
    })),
    edges: [],
  },
  {
    physics: false,
    layout: { randomSeed: 1, improvedLayout: false },
    interaction: {
      hover: false, selectConnectedEdges: false, hideNodesOnDrag: true, hideEdgesOnDrag: true,
      keyboard: { enabled: true, bindToWindow: false },
    },
  },
);

const ratio = () => canvas.querySelector("canvas").width / canvas.clientWidth;
const origin = () => network.canvasToDOM({ x: 0, y: 0 });
network.on("beforeDrawing", (ctx) => {
  if (!scene.drawHeld(ctx, origin(), ratio())) scene.drawUnder(ctx, network.getScale());
});
network.on("afterDrawing", (ctx) => {
  if (!scene.held) scene.drawLabels(ctx, network.getScale(), origin(), ratio());
});

/* Viewport. */

let untouched = true; // until the reader moves the view, it keeps showing everything

function fit() {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    left = Math.min(left, nodes.x[i] - nodes.r[i]);
    right = Math.max(right, nodes.x[i] + nodes.r[i]);
    top = Math.min(top, nodes.y[i] - nodes.r[i]);
    bottom = Math.max(bottom, nodes.y[i] + nodes.r[i]);
  }
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const padX = Math.min(70, width / 10), padY = 44; // room for the outermost labels
  const scale = Math.min((width - 2 * padX) / (right - left), (height - 2 * padY) / (bottom - top), 1.3);
  const [x, y] = [((left + right) / 2) * scale, ((top + bottom) / 2) * scale];
  scene.setFrame(scale, [x - width / 2, y - height / 2, x + width / 2, y + height / 2]);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: false });
}

function zoom(factor) {
  untouched = false;
  const scale = Math.max(0.02, Math.min(8, network.getScale() * factor));
  network.moveTo({ scale, animation: false });
}

document.getElementById("zoom-in").addEventListener("click", () => zoom(1.4));
document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
document.getElementById("zoom-fit").addEventListener("click", () => { untouched = true; fit(); });
network.on("zoom", () => { untouched = false; });
network.on("dragStart", ({ nodes: dragged }) => {
  untouched = false;
  hideTip();
  if (!dragged.length) scene.hold(network.getScale(), origin(), canvas.clientWidth, canvas.clientHeight, ratio());
});
network.on("dragEnd", () => { scene.release(); network.redraw(); });
network.on("resize", () => { if (untouched) requestAnimationFrame(fit); });
network.on("dragging", (event) => {
  for (const i of event.nodes) {
    const { x, y } = network.getPosition(i);
    [nodes.x[i], nodes.y[i]] = [x, y];
    scene.moved();
  }
});

/* What is under the pointer: a thing, else the nearest link within reach. */

function itemAt(point, reach) {
  const node = network.getNodeAt(point);
  if (node !== undefined) return { kind: "node", index: node };
  const { x, y } = network.DOMtoCanvas(point);
  const edge = scene.edgeAt(x, y, reach / network.getScale());
  return edge < 0 ? null : { kind: "edge", index: edge };
}

function hideTip() {
  tip.hidden = true;
  canvas.classList.remove("pointing");
  if (scene.hover) {
    scene.hover = null;
    network.redraw();
  }
}

function showTip(item, point) {
  const main = scene.focus?.main; // the panel says it all
  if (main && main.kind === item.kind && main.index === item.index) {
    hideTip();
    return;
  }
  if (scene.hover?.kind !== item.kind || scene.hover?.index !== item.index) {
    scene.hover = item;
    network.redraw();
    const name = item.kind === "node" ? words.nodeName(item.index) : words.edgeName(item.index);
    const note = make("p", "note");
    if (item.kind === "node") {
      const { zh, en } = data.kinds[nodes.kind[item.index]];
      note.append(words.t(zh || en, en || zh));
    } else {
      const parts = words.edgeNotes(item.index);
      parts.forEach((part, rank) => note.append(rank ? " · " : "", part));
    }
    const counts = item.kind === "edge" ? edges.counts[item.index].flatMap(([zh, en]) => words.paragraphs(zh, en, "note")) : [];
    tip.replaceChildren(...words.paragraphs(name.zh, name.en, "name"), ...counts, note);
    tip.hidden = false;
    canvas.classList.add("pointing");
  }
  const x = Math.max(8, Math.min(point.x + 14, stage.clientWidth - tip.offsetWidth - 8));
  const below = point.y + 18 + tip.offsetHeight < stage.clientHeight;
  const y = below ? point.y + 18 : Math.max(8, point.y - tip.offsetHeight - 12);
  tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}

let pending = null;
canvas.addEventListener("pointermove", (event) => {
  if (event.pointerType === "touch" || event.buttons) return;
  const box = canvas.getBoundingClientRect();
  const point = { x: event.clientX - box.left, y: event.clientY - box.top };
  if (!pending) {
    requestAnimationFrame(() => {
      const item = pending && itemAt(pending, 6);
      if (item) showTip(item, pending);
      else hideTip();
      pending = null;
    });
  }
  pending = point;
});
canvas.addEventListener("pointerleave", () => { pending = null; hideTip(); });

/* Selection. */

const panel = new Panel(words, () => focusOn(null));

function focusOn(item) {
  if (!item) {
    scene.setFocus(null);
  } else if (item.kind === "node") {
    const around = neighbours[item.index];
    const ends = around.flatMap((i) => [edges.from[i], edges.to[i]]);
    scene.setFocus({ main: item, nodes: new Set([item.index, ...ends]), edges: new Set(around) });
  } else {
    const ends = [edges.from[item.index], edges.to[item.index]];
    scene.setFocus({ main: item, nodes: new Set(ends), edges: new Set([item.index]) });
  }
  network.redraw();
}

function open(item) {
  hideTip();
  focusOn(item);
  panel.open(item.kind, item.index);
  reveal(item);
}

/** Moves the view when the item lies outside it or behind the panel. */
function reveal(item) {
  const at = item.kind === "node" ? { x: nodes.x[item.index], y: nodes.y[item.index] } : scene.middle(item.index);
  const box = canvas.getBoundingClientRect(), cover = panel.root.getBoundingClientRect();
  const right = narrow.matches ? box.width : Math.min(box.width, cover.left - box.left);
  const bottom = narrow.matches ? Math.min(box.height, cover.top - box.top) : box.height;
  if (right < 120 || bottom < 80) return; // the drawing is not in sight
  const dom = network.canvasToDOM(at);
  if (dom.x > 40 && dom.x < right - 40 && dom.y > 30 && dom.y < bottom - 30) return;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  network.moveTo({
    position: at,
    offset: { x: right / 2 - box.width / 2, y: bottom / 2 - box.height / 2 },
    animation: still ? false : { duration: 250, easingFunction: "easeInOutQuad" },
  });
}

network.on("click", ({ pointer, event }) => {
  const item = itemAt(pointer.DOM, event.pointerType === "touch" ? 14 : 6);
  if (item) open(item);
  else if (!panel.root.hidden) panel.close();
});

for (const row of document.querySelectorAll("tr[tabindex]")) {
  const item = "edge" in row.dataset
    ? { kind: "edge", index: Number(row.dataset.edge) } : { kind: "node", index: Number(row.dataset.node) };
  row.addEventListener("click", () => open(item));
  row.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    row.focus();
    open(item);
  });
}

/* Start. */

dark.addEventListener("change", () => { scene.theme = readTheme(); network.redraw(); });
document.fonts?.ready.then(() => { scene.version++; network.redraw(); });
fit();

/* For tests and for pages that frame this one: a canvas has no elements to point at. */

function find(id) {
  const node = nodes.id.indexOf(id);
  if (node >= 0) return { kind: "node", index: node };
  const edge = edges.id.indexOf(id);
  return edge < 0 ? null : { kind: "edge", index: edge };
}

window.aidgraphView = Object.freeze({
  network,
  /** Opens a thing or a link by its id; says whether there is one. */
  select(id) {
    const item = find(id);
    if (item) open(item);
    return item !== null;
  },
  /** Where a thing, or the middle of a link, lies in the window. */
  where(id) {
    const item = find(id);
    if (!item) return null;
    const at = item.kind === "node" ? { x: nodes.x[item.index], y: nodes.y[item.index] } : scene.middle(item.index);
    const dom = network.canvasToDOM(at), box = canvas.getBoundingClientRect();
    return { x: dom.x + box.left, y: dom.y + box.top };
  },
  /** The labels drawn at the present zoom. */
  labels: () => scene.labels.map(({ node, rows, box }) => ({ id: nodes.id[node], lines: rows.map((row) => row.text), box })),
});
