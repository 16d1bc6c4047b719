/* The panel: the claims behind a thing or a link. Text enters the page through textContent alone. */

const CHUNK = 40;

/** Makes an element with text or children. */
function make(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content.filter((part) => part !== null && part !== ""));
  return element;
}

function inLanguage(lang, text) {
  const span = make("span", "", text);
  span.lang = lang;
  return span;
}

class Words {
  constructor(data) {
    this.data = data;
    this.reading = data.reading;
  }

  /** A word of the page, in the reader's language or in both. */
  t(zh, en) {
    const parts = [];
    if (this.reading !== "en") parts.push(inLanguage("zh-Hans", zh));
    if (this.reading !== "zh" && (en !== zh || !parts.length)) parts.push(parts.length ? " " : "", inLanguage("en", en));
    const fragment = document.createDocumentFragment();
    fragment.append(...parts.filter(Boolean));
    return fragment;
  }

  /** A code of the contract in words; one that we do not know as itself. */
  code(group, code) {
    const known = Object.hasOwn(this.data.words[group], code) ? this.data.words[group][code] : [code, code];
    return this.t(...known);
  }

  /** A text that exists in both languages, one paragraph each, the reader's first. */
  paragraphs(zh, en, className = "") {
    const pairs = [["zh-Hans", zh], ["en", en]].filter(([, text], rank) => text && !(rank && zh === en));
    if (this.reading === "en") pairs.reverse();
    return pairs.map(([lang, text]) => {
      const p = make("p", className, text);
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

  /** How far an edge is vouched for: reported, on how many claims, in so many words or implied, planned only. */
  edgeNotes(i) {
    const { claims, explicit, plans } = this.data.edges;
    const notes = [];
    if (this.data.claims.id) {
      const n = claims[i].length;
      notes.push(this.t(`据报，依据 ${n} 条陈述`, `reported; rests on ${n} ${n === 1 ? "claim" : "claims"}`));
    }
    if (explicit[i] === false) notes.push(this.t("仅为隐含", "implied only"));
    if (plans[i]) notes.push(this.t("仅据计划", "plans only"));
    const { agreement } = this.data.claims;
    const differ = agreement && claims[i].some((c) => agreement[c].some(([word]) => word === "conflicts"));
    if (differ) notes.push(this.t("来源所述不一", "sources differ"));
    return notes;
  }
}

class Panel {
  constructor(words, onClose) {
    this.words = words;
    this.data = words.data;
    this.onClose = onClose;
    this.root = document.getElementById("panel");
    this.title = document.getElementById("panel-title");
    this.body = document.getElementById("panel-body");
    document.getElementById("panel-close").addEventListener("click", () => this.close());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.root.hidden) this.close();
    });
  }

  open(kind, index) {
    const { words, data } = this;
    if (this.root.hidden) this.opener = document.activeElement;
    const name = kind === "node" ? words.nodeName(index) : words.edgeName(index);
    this.title.replaceChildren(...words.paragraphs(name.zh, name.en));
    const claims = (kind === "node" ? data.nodes : data.edges).claims[index];
    this.body.replaceChildren(kind === "node" ? this.nodeFacts(index) : this.edgeFacts(index));
    if (data.claims.id) this.list(claims, 0);
    this.root.hidden = false;
    this.body.scrollTop = 0;
    this.root.focus({ preventScroll: true });
  }

  close() {
    this.root.hidden = true;
    this.onClose();
    this.opener?.focus?.({ preventScroll: true });
  }

  nodeFacts(i) {
    const { words, data } = this;
    const { zh, en } = data.kinds[data.nodes.kind[i]];
    const facts = make("p", "facts", words.t(zh || en, en || zh));
    const links = data.nodes.links[i];
    facts.append(" · ", words.t(`${links} 条连线`, `${links} ${links === 1 ? "link" : "links"}`));
    if (data.claims.id) {
      const n = data.nodes.claims[i].length;
      facts.append(" · ", words.t(`${n} 条陈述提及`, `named in ${n} ${n === 1 ? "claim" : "claims"}`));
    }
    facts.append(make("span", "id", data.nodes.id[i]));
    return facts;
  }

  edgeFacts(i) {
    const { words, data } = this;
    const { publishers, status, id, counts } = data.edges;
    const facts = make("p", "facts");
    const parts = words.edgeNotes(i);
    if (publishers[i] !== null) {
      const n = publishers[i];
      parts.push(words.t(`${n} 家独立发布者`, `${n} independent ${n === 1 ? "publisher" : "publishers"}`));
    }
    if (status[i]) parts.push(words.code("status", status[i]));
    parts.forEach((part, rank) => facts.append(rank ? " · " : "", part));
    for (const [zh, en] of counts[i]) facts.append(...words.paragraphs(zh, en));
    if (id[i]) facts.append(make("span", "id", id[i]));
    return facts;
  }

  /** Lists claims in chunks: a province can stand behind thousands. */
  list(claims, start) {
    const { words } = this;
    if (!claims.length) {
      this.body.append(make("p", "facts", words.t("没有陈述。", "No claims.")));
      return;
    }
    const end = Math.min(start + CHUNK, claims.length);
    for (const claim of claims.slice(start, end)) this.body.append(this.claim(claim));
    if (end === claims.length) return;
    const left = claims.length - end;
    const more = make("button", "more", words.t(`再显示（余 ${left} 条）`, `Show more (${left} left)`));
    more.type = "button";
    more.addEventListener("click", () => {
      more.remove();
      this.list(claims, end);
      this.body.children[end + 1]?.focus?.();
    });
    this.body.append(more);
  }

  claim(c) {
    const { words } = this;
    const { id, kind, status, zh, en, figures, period, paragraph, level, explicit, source } = this.data.claims;
    const { quote, agreement } = this.data.claims;
    const tags = make("p", "tags");
    if (kind[c]) tags.append(make("span", "tag", words.code("kind", kind[c])));
    if (status[c]) {
      const plan = ["planned", "intended", "target", "projected"].includes(status[c]);
      tags.append(make("span", plan ? "tag status plan" : "tag status", words.code("status", status[c])));
    }
    const article = make("article", "claim", tags, ...words.paragraphs(zh[c], en[c], "summary"));
    article.tabIndex = -1;
    if (figures[c].length) article.append(make("ul", "figures", ...figures[c].map((figure) => this.figure(figure))));
    if (quote?.[c]) article.append(this.quote(quote[c]));
    if (agreement?.[c].length) article.append(make("ul", "agreement", ...agreement[c].map((one) => this.agreement(one))));
    const facts = make("dl", "");
    const row = (term, ...detail) => facts.append(make("dt", "", term), make("dd", "", ...detail));
    if (period[c]) row(words.t("时期", "Period"), period[c]);
    this.source(source[c], row);
    if (paragraph[c]) row(words.t("段落", "Paragraph"), words.t(`第 ${paragraph[c]} 段`, `paragraph ${paragraph[c]}`));
    const evidence = [];
    if (level[c]) evidence.push(words.code("level", level[c]));
    if (explicit[c] !== null) evidence.push(explicit[c] ? words.t("明示", "explicit") : words.t("隐含", "implied"));
    if (evidence.length) row(words.t("依据", "Evidence"), evidence[0], ...(evidence[1] ? [" · ", evidence[1]] : []));
    row(words.t("编号", "Claim"), make("span", "id", id[c]));
    article.append(facts);
    return article;
  }

  /** The words that the claim rests on, marked within their sentence. */
  quote([before, span, after]) {
    return make("blockquote", "", before, make("mark", "", span), after);
  }

  /** How another claim on the same matter stands to this one, and who makes it. */
  agreement([word, other]) {
    const { words, data } = this;
    const { source, figures, period } = data.claims;
    const { publisher, date, zh, en } = data.sources;
    const s = source[other];
    const who = publisher[s] ? [publisher[s]] : [words.t(`《${zh[s]}》`, `“${en[s]}”`)];
    const said = figures[other].map(([, raw]) => raw).join("、") || period[other];
    const item = make("li", word, make("span", "tag", words.code("agreement", word)), " ", ...who);
    if (date[s] && date[s] !== "undated") item.append(` (${date[s]})`);
    if (said) item.append(": ", make("b", "", said));
    return item;
  }

  figure([measure, raw, bound]) {
    const item = make("li", "", make("b", "", raw));
    if (bound) item.append(make("span", "bound", this.words.code("bound", bound)));
    if (measure) item.append(make("span", "measure", this.words.code("measure", measure)));
    return item;
  }

  source(s, row) {
    const { words } = this;
    const { id, zh, en, publisher, date } = this.data.sources;
    const title = words.paragraphs(zh[s], en[s]);
    row(words.t("来源", "Source"), ...(title.length ? title : [id[s] || words.t("未注明", "not stated")]));
    row(words.t("发布者", "Publisher"), publisher[s] || words.t("发布者不详", "publisher unknown"));
    row(words.t("日期", "Date"), date[s] || words.t("日期不详", "undated"));
  }
}
