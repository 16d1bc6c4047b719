/* Pictures on light paper, whatever the page is on. */

import { looksOf } from "./measures.js";
import { PAPER } from "./theme.js";

/** Runs what draws the scene, with the colours of paper. */
export function onPaper({ scene, model, chosen }, draw) {
  const { theme, looks, lookOf } = scene;
  if (!theme.dark) return draw();
  scene.theme = PAPER;
  scene.setLooks(looksOf(model, chosen().colour, false));
  try {
    return draw();
  } finally {
    scene.theme = theme;
    scene.setLooks({ looks, lookOf });
  }
}
