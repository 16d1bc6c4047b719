/* Text for the clipboard. A frame may not write there, and old browsers cannot: then the text stands selected. */

import { make } from "./dom.js";

/** Copies a text, or shows it selected after `place`; `zh` and `en` say what it is. */
export async function copyText(app, place, text, zh, en) {
  place.parentElement.querySelector(":scope > .copied")?.remove();
  try {
    await navigator.clipboard.writeText(text);
    app.announce(`已复制${zh}`, `${en} copied`);
    place.classList.add("done");
    setTimeout(() => place.classList.remove("done"), 1600);
  } catch {
    const area = make("textarea", "copied");
    area.readOnly = true;
    area.rows = Math.min(9, text.split("\n").reduce((rows, line) => rows + Math.ceil((line.length + 1) / 44), 1));
    area.value = text;
    app.words.attribute(area, "label", zh, en);
    place.after(area);
    area.focus();
    area.select();
    app.announce(`${zh}已选中，请按 Ctrl+C 复制`, `${en} selected; press Ctrl+C to copy`);
  }
}
