/* Finding things by their names, aliases, codes and pinyin. No DOM. */

/** Lower case, without accents and quotation marks, full-width forms as narrow ones, one space between words. */
export function comparable(text) {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/["'“”‘’]/g, "").replace(/\s+/g, " ").trim();
}

/** How well a text fits: from best to worst. */
const EXACT = 0, PREFIX = 1, WORD = 2, INSIDE = 3, NOT = 9;

function fit(text, query) {
  const at = text.indexOf(query);
  if (at < 0) return NOT;
  if (at === 0) return text.length === query.length ? EXACT : PREFIX;
  for (let next = at; next >= 0; next = text.indexOf(query, next + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text[next - 1])) return WORD;
  }
  return INSIDE;
}

/** How well pinyin fits: only from the beginning of a syllable, so that "an" does not find every "yuan". */
function fitSyllables({ joined, starts }, query) {
  if (joined === query) return EXACT;
  const found = starts.findIndex((start) => joined.startsWith(query, start));
  return found < 0 ? NOT : found === 0 ? PREFIX : WORD;
}

function spelled(syllables) {
  const starts = [];
  let joined = "";
  for (const syllable of syllables) {
    starts.push(joined.length);
    joined += syllable;
  }
  return { joined, starts };
}

/** Pinyin as typed: ü is u or v. Its initials follow. */
function pinyinOf(written) {
  const syllables = comparable(written ?? "").split(" ").filter(Boolean);
  if (!syllables.length) return null;
  const ways = [spelled(syllables)];
  if (/[üǖǘǚǜ]/i.test(written.normalize("NFC"))) {
    ways.push(spelled(comparable(written.normalize("NFC").replace(/[üǖǘǚǜ]/gi, "v")).split(" ")));
  }
  return { written, ways, initials: spelled(syllables.map((syllable) => syllable[0])) };
}

export class Finder {
  /** `nodes` are columns; `weight` says how many links a thing has. */
  constructor(nodes, weight) {
    const plain = (kind, text) => ({ kind, text, folded: comparable(text) });
    const order = nodes.zh.map((_, i) => i).sort((a, b) => weight(b) - weight(a) || a - b);
    // Most linked first, so that matches come in their order.
    this.things = order.map((i) => ({
      node: i,
      texts: [
        ...[...new Set([nodes.zh[i], nodes.en[i]])].filter(Boolean).map((text) => plain("name", text)),
        ...(nodes.aliases?.[i] ?? []).map((text) => plain("alias", text)),
        ...(nodes.codes?.[i] ?? []).map((text) => plain("code", text)),
      ],
      pinyin: pinyinOf(nodes.pinyin?.[i]),
    }));
  }

  /** The best match of one thing: {rank, kind, text}. */
  match({ texts, pinyin }, query, letters) {
    let best = { rank: NOT };
    for (const { kind, text, folded } of texts) {
      const rank = fit(folded, query);
      if (rank < best.rank) best = { rank, kind, text };
    }
    if (!pinyin || !letters) return best;
    for (const way of pinyin.ways) {
      const rank = fitSyllables(way, letters);
      if (rank < best.rank) best = { rank, kind: "pinyin", text: pinyin.written };
    }
    const rank = fitSyllables(pinyin.initials, letters);
    return rank < best.rank ? { rank, kind: "initials", text: pinyin.written } : best;
  }

  /** The best matches of a query, {hits: [{node, rank, kind, text}], all: the nodes of every match}. */
  find(written, limit = 10) {
    const query = comparable(written);
    if (!query) return { hits: [], all: [] };
    const letters = /^[a-z ]+$/.test(query) ? query.replaceAll(" ", "") : "";
    const byRank = [[], [], [], []];
    for (const thing of this.things) {
      const { rank, kind, text } = this.match(thing, query, letters);
      byRank[rank]?.push({ node: thing.node, rank, kind, text });
    }
    const hits = byRank.flat();
    return { hits: hits.slice(0, limit), all: hits.map(({ node }) => node) };
  }
}
