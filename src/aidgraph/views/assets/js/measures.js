/* Measures as colour, size and ring. No DOM. */

const SHADES = 9; // of a scale
const SMALLEST = 8, LARGEST = 26; // radius
const SHADE_HUE = 255; // hue of the scale, in degrees of OKLCH
const SHADE_LINE = { light: "#335D87", dark: "#86B7F5" };
const VALUELESS = { hue: "#BBBBBB", tint: 0, light: "#6E6E6E", dark: "#8A94A3" };

/** All measures of a page: links and claims, which are counted here, and those of the payload. */
export function measuresOf(model) {
  const own = [{ code: "links", zh: "连线数", en: "Links", values: Array.from({ length: model.n }, (_, i) => model.degree(i)) }];
  if (model.data.cited) {
    own.push({ code: "claims", zh: "陈述数", en: "Claims", values: model.nodes.claims.map((claims) => claims.length) });
  }
  return [...own, ...(model.data.measures ?? [])];
}

/** From a value to its share of the range, by the square root where nothing is below zero, and back. */
export function extent(values) {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === null) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const bend = least >= 0 ? Math.sqrt : (value) => value, unbend = least >= 0 ? (value) => value ** 2 : (value) => value;
  const [low, high] = [bend(least), bend(most)];
  return {
    least, most,
    share: (value) => (high > low ? (bend(value) - low) / (high - low) : 0),
    value: (share) => unbend(low + share * (high - low)),
  };
}

/** A colour of OKLCH as six digits. */
export function oklch(lightness, chroma, hue) {
  const a = chroma * Math.cos((hue * Math.PI) / 180), b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const digits = linear.map((part) => {
    const light = Math.max(0, Math.min(1, part));
    const shown = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
    return Math.round(255 * shown).toString(16).padStart(2, "0");
  });
  return `#${digits.join("")}`;
}

/** The colours of a scale: one hue, of even steps of lightness, ever farther from the paper. */
export function shades(dark) {
  const [from, to] = dark ? [0.32, 0.92] : [0.95, 0.38];
  return Array.from({ length: SHADES }, (_, step) => {
    const share = step / (SHADES - 1);
    return oklch(from + share * (to - from), 0.02 + 0.1 * Math.sin(Math.PI * (0.12 + 0.7 * share)), SHADE_HUE);
  });
}

/** The categories of a measure by how many things have each, and which hue each has: the last stands for the rest. */
export function byCategory(measure, hues) {
  const counts = measure.categories.map(() => 0);
  for (const value of measure.values) if (value !== null) counts[value]++;
  const order = [...counts.keys()].filter((i) => counts[i]).sort((a, b) => counts[b] - counts[a] || a - b);
  const hue = counts.map(() => hues.length - 1);
  order.slice(0, hues.length - 1).forEach((category, rank) => { hue[category] = rank; });
  return { counts, order, hue };
}

/** How many of some things have each category of a measure. */
export function counted(measure, flags) {
  const counts = measure.categories.map(() => 0);
  measure.values.forEach((value, i) => { if (value !== null && flags[i]) counts[value]++; });
  return counts;
}

/** How things look: a list of looks, and which of them each thing has. Without a measure that is the look of its type. */
export function looksOf(model, measure, dark) {
  const { kinds, hues } = model.data, { kind } = model.nodes;
  const line = dark ? "dark" : "light";
  let paint;
  if (!measure) {
    paint = (i) => [0, () => ({ hue: kinds[kind[i]].hue, tint: kinds[kind[i]].tint, line: dark ? kinds[kind[i]].glow : kinds[kind[i]].ink })];
  } else if (measure.categories) {
    const { hue } = byCategory(measure, hues);
    paint = (i) => {
      const [fill, ink, glow] = hues[hue[measure.values[i]]];
      return [hue[measure.values[i]], () => ({ hue: fill, tint: 0.75, line: dark ? glow : ink })];
    };
  } else {
    const { share } = extent(measure.values), colours = shades(dark);
    paint = (i) => {
      const step = Math.round(share(measure.values[i]) * (SHADES - 1));
      return [step, () => ({ hue: colours[step], tint: 1, line: SHADE_LINE[line] })];
    };
  }
  const looks = [], known = new Map(), lookOf = new Uint16Array(model.n);
  for (let i = 0; i < model.n; i++) {
    const [rank, look] = measure && measure.values[i] === null ? [-1, () => ({ hue: VALUELESS.hue, tint: VALUELESS.tint, line: VALUELESS[line] })] : paint(i);
    const key = kind[i] * 100 + rank;
    if (!known.has(key)) known.set(key, looks.push({ kind: kind[i], ...look() }) - 1);
    lookOf[i] = known.get(key);
  }
  return { looks, lookOf };
}

/** The radius of each thing: as the page has it, or by the square root of a measure. */
export function radii(model, measure) {
  if (!measure) return Float64Array.from(model.nodes.r);
  const { least, most } = extent(measure.values);
  const share = (value) => (value === null || most === least ? 0 : Math.sqrt((value - least) / (most - least)));
  return Float64Array.from(measure.values, (value) => SMALLEST + (LARGEST - SMALLEST) * share(value));
}

/** How much of a ring each thing has, 0 to 1, and of which hue; null without a measure. */
export function ringsOf(model, measure) {
  if (!measure) return null;
  if (measure.categories) {
    const { hue } = byCategory(measure, model.data.hues);
    return { share: measure.values.map((value) => (value === null ? 0 : 1)), hue: measure.values.map((value) => hue[value] ?? 0) };
  }
  const { least, most } = extent(measure.values), zero = Math.min(0, least);
  return { share: measure.values.map((value) => (value === null || most === zero ? 0 : (value - zero) / (most - zero))), hue: null };
}

/** A number of a measure, as short as it can be read. */
export function brief(value) {
  return Number(value.toPrecision(3)).toLocaleString("en", { maximumSignificantDigits: 3 });
}
