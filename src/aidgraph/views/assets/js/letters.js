/* Texts as readers see them: whole letters, the direction they run in, lines of a width. No DOM. */

const SEGMENTERS = {};
const LETTERS = 60; // letters of a line that was shortened
const CLOSING = /^[，。、；：！？）》”」』%.,;:!?)\]]$/u; // may hang over the end of a line, but not begin one
const HANG = 14; // pixels
const RIGHT_TO_LEFT = /^\P{L}*[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}]/u;

/** The letters of a text as a reader counts them, or its words. */
export function pieces(text, granularity = "grapheme") {
  if (!Intl.Segmenter) return [...text];
  SEGMENTERS[granularity] ??= new Intl.Segmenter("zh", { granularity });
  return Array.from(SEGMENTERS[granularity].segment(text), ({ segment }) => segment);
}

/** The direction of a text, after its first letter. */
export const directionOf = (text) => (RIGHT_TO_LEFT.test(text) ? "rtl" : "ltr");

/** A text cut to a width, no letter in two; `measure` gives the width of a text. */
export function shortened(text, room, measure) {
  if (measure(text) <= room) return text;
  const letters = pieces(text.slice(0, 20 * LETTERS)).slice(0, LETTERS);
  let shown = text;
  while (letters.length > 1 && measure(shown) > room) {
    letters.pop();
    shown = `${letters.join("").trimEnd()}…`;
  }
  return shown;
}

/** A text in lines of a width, broken between words, and within one that is too long for a line. */
export function wrapped(text, room, measure) {
  const lines = [""];
  const put = (part) => {
    const whole = lines.at(-1) + part;
    if (measure(whole.trimEnd()) > room + (CLOSING.test(part) ? HANG : 0)) return false;
    lines[lines.length - 1] = whole;
    return true;
  };
  for (const word of pieces(text, "word")) {
    if (put(word)) continue;
    for (const part of measure(word) > room ? pieces(word) : [word.trimStart()]) if (!put(part)) lines.push(part);
  }
  return lines.map((line) => line.trim()).filter(Boolean);
}
