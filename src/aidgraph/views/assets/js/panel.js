/* The panel: the claims behind a thing or a link. */

import { button, byId, make, narrow } from "./dom.js";

const CHUNK = 40;

export class Panel {
  constructor(app) {
    this.app = app;
    this.words = app.words;
    this.data = app.data;
    this.root = byId("panel");
    this.title = byId("panel-title");
    this.body = byId("panel-body");
    byId("panel-close").addEventListener("click", () => app.select(null));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.root.hidden) app.select(null);
    });
    app.store.on(["selected"], () => this.show());
  }

  /** Shows what the state has selected, or closes. */
  show() {
    const { app, words, data } = this;
    const item = app.store.state.selected ? app.model.find(app.store.state.selected) : null;
    if (!item) {
      if (this.root.hidden) return;
      this.root.hidden = true;
      this.opener?.focus?.({ preventScroll: true });
      return;
    }
    const { kind, index } = item;
    if (this.root.hidden) this.opener = document.activeElement;
    const name = kind === "node" ? words.nodeName(index) : words.edgeName(index);
    this.title.replaceChildren(...words.paragraphs(name.zh, name.en));
    const claims = (kind === "node" ? data.nodes : data.edges).claims[index];
    this.body.replaceChildren(kind === "node" ? this.nodeFacts(index) : this.edgeFacts(index));
    if (data.cited) this.list(claims, 0);
    this.root.hidden = false;
    this.body.scrollTop = 0;
    this.root.focus({ preventScroll: true });
    this.reveal(item);
  }

  /** How far right and down the drawing can be seen. */
  room() {
    const box = this.app.canvas.getBoundingClientRect(), cover = this.root.getBoundingClientRect();
    if (this.root.hidden) return [box.width, box.height];
    return narrow() ? [box.width, Math.min(box.height, cover.top - box.top)] : [Math.min(box.width, cover.left - box.left), box.height];
  }

  /** Moves the view when the item lies outside it or behind the panel. */
  reveal(item) {
    const [right, bottom] = this.room();
    if (right < 120 || bottom < 80) return; // the drawing is not in sight
    this.app.viewport.reveal(item, right, bottom);
  }

  nodeFacts(i) {
    const { words, data } = this;
    const { zh, en } = data.kinds[data.nodes.kind[i]];
    const facts = make("p", "facts", words.t(zh || en, en || zh));
    const links = this.app.model.degree(i);
    facts.append(" · ", words.t(`${links} 条连线`, `${links} ${links === 1 ? "link" : "links"}`));
    if (data.cited) {
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
    const more = button("more", () => {
      more.remove();
      this.list(claims, end);
      this.body.children[end + 1]?.focus?.();
    }, words.t(`再显示（余 ${left} 条）`, `Show more (${left} left)`));
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
