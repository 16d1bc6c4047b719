/* Where things belong: in the layout chosen, or where the reader pinned them. No DOM. */

/** The layout of a state; the first of the page's when it names none. */
export function layoutOf(data, state) {
  return data.layouts.find((layout) => layout.code === state.layout) ?? data.layouts[0];
}

/** The positions of all things in a state, [x, y]; on a tall screen a layout that may be turned is. */
export function placed(model, state, tall) {
  const layout = layoutOf(model.data, state);
  const x = Float64Array.from(layout?.x ?? []), y = Float64Array.from(layout?.y ?? []);
  const places = tall && layout?.turns ? [y, x] : [x, y];
  for (const [id, at] of Object.entries(state.pinned)) {
    const item = model.find(id);
    if (item?.kind === "node") [places[0][item.index], places[1][item.index]] = at;
  }
  return places;
}

/** The indices of what is pinned. */
export function pins(model, state) {
  return Object.keys(state.pinned).map((id) => model.find(id)).filter((item) => item?.kind === "node").map((item) => item.index);
}

/** How far a motion has come at a time from 0 to 1: slow at both ends. */
export function eased(t) {
  return t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
}
