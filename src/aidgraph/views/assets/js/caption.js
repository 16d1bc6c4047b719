/* The caption, of which a narrow screen shows the first lines until the reader unfolds it. */

import { byId, narrow } from "./dom.js";

export function captioning({ store, words }) {
  const caption = byId("caption"), more = byId("caption-more");
  if (!caption) return;
  let open = false;

  function show() {
    caption.classList.add("folded");
    const cut = [...caption.querySelectorAll("[lang]")].some((part) => part.scrollHeight > part.clientHeight);
    more.hidden = !narrow() || !cut;
    caption.classList.toggle("folded", !open);
    more.setAttribute("aria-expanded", open);
    words.attribute(more, "label", ...(open ? ["收起说明", "Less of the caption"] : ["完整说明", "All of the caption"]));
  }

  more.addEventListener("click", () => {
    open = !open;
    show();
  });
  addEventListener("resize", show);
  store.on(["reading"], show);
  show();
}
