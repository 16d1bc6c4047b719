/* The switch between 中文, English and both. */

import { byId } from "./dom.js";

export function languageSwitch({ store }) {
  const select = byId("reading");
  select.value = store.state.reading;
  select.addEventListener("change", () => store.set({ reading: select.value }));
  store.on(["reading"], (state) => { select.value = state.reading; });
}
