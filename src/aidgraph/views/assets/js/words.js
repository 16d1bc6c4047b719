/* Words and names in two languages. Both always stand in the page; which of them shows follows `data-reading` of the
   root element (see page.css), so that a switch turns everything at once. Attributes are turned here. */

import { make } from "./dom.js";
import { COMPARED } from "./model.js";

const TURNED = { label: "aria-label", title: "title", placeholder: "placeholder" };

/** What the reader sees of a pair: its own language, else the other. */
export function pick(reading, zh, en) {
  if (reading === "en") return en || zh;
  if (reading === "zh") return zh || en;
  return [...new Set([zh, en])].filter(Boolean).join(" · ");
}

export class Words {
  constructor(data) {
    this.data = data;
    this.reading = "both";
  }

  /** Turns the whole interface to "zh", "en" or "both". */
  turn(reading) {
    this.reading = reading;
    const root = document.documentElement;
    root.dataset.reading = reading;
    root.lang = reading === "zh" ? "zh-Hans" : "en";
    for (const [key, attribute] of Object.entries(TURNED)) {
      for (const element of document.querySelectorAll(`[data-${key}-zh]`)) this.turnOne(element, key, attribute);
    }
    for (const option of document.querySelectorAll("option[data-zh]")) {
      option.textContent = this.pick(option.dataset.zh, option.dataset.en); // it holds text alone
    }
  }

  turnOne(element, key, attribute) {
    element.setAttribute(attribute, this.pick(element.dataset[`${key}Zh`], element.dataset[`${key}En`]));
  }

  /** Gives an element a label, title or placeholder that turns with the reading. */
  attribute(element, key, zh, en) {
    element.dataset[`${key}Zh`] = zh;
    element.dataset[`${key}En`] = en;
    this.turnOne(element, key, TURNED[key]);
    return element;
  }

  /** A text for places that hold no elements: attributes, the canvas, live messages. */
  pick(zh, en) {
    return pick(this.reading, zh, en);
  }

  /** A word of the page or a name as elements; what exists in one language only always shows. */
  t(zh, en) {
    const fragment = document.createDocumentFragment();
    const one = !zh || !en || zh === en;
    const part = (lang, text) => {
      const span = make("span", one ? "" : "said", text);
      span.lang = lang;
      return span;
    };
    if (zh && !(one && en)) fragment.append(part("zh-Hans", zh));
    if (!one) fragment.append(make("span", "gap", " "));
    if (en) fragment.append(part("en", en));
    return fragment;
  }

  /** A code of the contract in words; one that we do not know as itself. */
  code(group, code) {
    return this.t(...this.pair(group, code));
  }

  pair(group, code) {
    return Object.hasOwn(this.data.words[group] ?? {}, code) ? this.data.words[group][code] : [code, code];
  }

  /** A text that exists in both languages, one paragraph each. */
  paragraphs(zh, en, className = "") {
    const one = !zh || !en || zh === en;
    const pairs = one ? [[zh && !en ? "zh-Hans" : "en", en || zh]] : [["zh-Hans", zh], ["en", en]];
    return pairs.filter(([, text]) => text).map(([lang, text]) => {
      const p = make("p", one ? className : `said ${className}`, text);
      p.lang = lang;
      return p;
    });
  }

  nodeName(i) {
    return { zh: this.data.nodes.zh[i], en: this.data.nodes.en[i] };
  }

  /** "A → relation → B" in each language. */
  edgeName(i) {
    const { from, to, zh, en, mutual } = this.data.edges;
    const a = this.nodeName(from[i]), b = this.nodeName(to[i]);
    const arrow = mutual[i] ? " — " : " → ";
    const chain = (x, relation, y) => [x, relation, y].filter(Boolean).join(arrow);
    return {
      zh: chain(a.zh || a.en, zh[i] || en[i], b.zh || b.en),
      en: chain(a.en || a.zh, en[i] || zh[i], b.en || b.zh),
    };
  }

  /** The relation and the figures on money of an edge, or of `count` drawn as one, a line for each language of the reading. */
  linkLines(i, count, figures) {
    const { zh, en } = this.data.edges, [first] = figures;
    const unique = new Set(figures.map(([, raw]) => raw)).size;
    const apart = this.data.edges.sum?.[i] && count === 1; // a sum with both its ends takes a line
    const said = (name, figure) => [name, count > 1 ? `×${count}` : figure, count < 2 && unique > 1 ? `+${unique - 1}` : ""].filter(Boolean).join(" ");
    const sign = /^\d/.test(first?.[1]) ? /^[≥≤≈] /.exec(first[4])?.[0] ?? "" : ""; // words of the source may say it
    const rows = (name, figure) => (apart ? [name, figure] : [said(name, figure)]);
    const lines = { zh: rows(zh[i] || en[i], first && sign + first[1]), en: rows(en[i] || zh[i], first?.[4] || first?.[1]) };
    return [...new Set(this.reading === "both" ? [...lines.zh, ...lines.en] : lines[this.reading])].filter(Boolean);
  }

  /** How far an edge is vouched for: on how many claims and publishers, when, planned only, implied, in dispute. */
  edgeNotes(i) {
    const { claims, explicit, line, plans, publishers, status, first, last, sum } = this.data.edges;
    const notes = [];
    const behind = claims[i].length; // none where a link rests on reference data
    const { code, zh, en } = this.data.lines[line[i]], compared = COMPARED.includes(code), summed = sum?.[i];
    if (this.data.cited && behind) notes.push(this.t(...resting(behind, compared, summed)));
    else if (code === "reference") notes.push(this.t(zh, en));
    if (publishers[i] !== null) {
      const n = publishers[i];
      notes.push(n ? this.t(`${n} 家独立发布者`, `${n} independent ${n === 1 ? "publisher" : "publishers"}`) : this.t("发布者不详", "publisher unknown"));
    }
    if (status[i]) notes.push(this.code("status", status[i]));
    const years = yearsInWords(first[i], last[i]);
    if (years) notes.push(this.t(...years));
    if (explicit[i] === false) notes.push(this.t("仅为隐含", "implied only"));
    if (plans[i]) notes.push(this.t("仅据计划", "plans only"));
    const { agreement } = this.data.claims;
    const differ = !compared && agreement && claims[i].some((c) => agreement[c].some(([word]) => word === "conflicts"));
    if (differ) notes.push(this.t("来源所述不一", "sources differ"));
    return notes;
  }
}

/** On how many claims an edge rests, and in what way. */
function resting(count, compared, sum) {
  const claims = count === 1 ? "claim" : "claims";
  if (compared) return [`由本项目比对 ${count} 条陈述得出`, `found by comparing ${count} ${claims}`];
  const said = [`据报，依据 ${count} 条陈述`, `reported; rests on ${count} ${claims}`], part = sum?.counted.length;
  if (!part || count === 1) return said;
  if (!sum.additive) return [`由 ${count} 条陈述中的 ${part} 条得出范围`, `a range from ${part} of ${count} claims`];
  return [`由 ${count} 条陈述中可相加的 ${part} 条相加`, `sum of the ${part} of ${count} claims that may be added up`];
}

/** Years from a first to a last, null where open, in zh and en. */
export function yearsInWords(first, last) {
  if (first === null && last === null) return null;
  if (last === null) return [`${first} 年起`, `since ${first}`];
  if (first === null) return [`至 ${last} 年`, `until ${last}`];
  return first === last ? [`${first} 年`, String(first)] : [`${first}—${last} 年`, `${first}–${last}`];
}
