/* The panel: the claims behind a thing or a link. */

import { claimArticle, joinedBy, thingButton } from "./claims.js";
import { sparql } from "./cite.js";
import { copyText } from "./copy.js";
import { button, byId, make, narrow, still } from "./dom.js";
import { neighbourList } from "./neighbours.js";

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
    addEventListener("scroll", () => this.settle(), { passive: true });
    addEventListener("resize", () => this.settle());
  }

  /** Keeps the panel below the head of the page, with the search box and the switches. */
  settle() {
    const { top } = this.app.stage.getBoundingClientRect();
    this.root.style.setProperty("--below", `${Math.max(0, Math.round(top))}px`);
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
    this.claims = (kind === "node" ? data.nodes : data.edges).claims[index];
    this.sum = kind === "edge" ? data.edges.sum?.[index] : null;
    this.body.replaceChildren(...(kind === "node" ? this.nodeFacts(index) : this.edgeFacts(index)), ...this.queryButton(item));
    if (kind === "node" && app.model.degree(index)) this.body.append(neighbourList(app, index));
    if (data.cited) this.list(0);
    this.root.hidden = false;
    this.settle();
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

  /** Moves the view when the item lies outside it or behind the panel, or is drawn smaller than a scale. */
  reveal(item, scale = null) {
    if (narrow()) this.app.canvas.scrollIntoView({ block: "start" }); // above the sheet that the panel is there
    const [right, bottom] = this.room();
    if (right < 120 || bottom < 80) return; // the drawing is not in sight
    this.app.viewport.reveal(item, right, bottom, { scale });
  }

  nodeFacts(i) {
    const { words, data } = this;
    const { zh, en } = data.kinds[data.nodes.kind[i]];
    const parts = [words.t(zh || en, en || zh)];
    const links = this.app.model.degree(i);
    parts.push(words.t(`${links} 条连线`, `${links} ${links === 1 ? "link" : "links"}`));
    if (data.cited) {
      const n = data.nodes.claims[i].length;
      parts.push(words.t(`${n} 条陈述提及`, `named in ${n} ${n === 1 ? "claim" : "claims"}`));
    }
    const facts = [make("p", "facts", ...joinedBy(" · ", parts))];
    const { codes, aliases } = data.nodes;
    const told = (zhName, enName, texts) => {
      if (texts?.length) facts.push(make("p", "facts", words.t(zhName, enName), " ", texts.join(" · ")));
    };
    told("别名", "Also", aliases?.[i]);
    told("代码", "Code", codes?.[i]);
    facts.push(make("p", "facts id", data.nodes.id[i]));
    return facts;
  }

  edgeFacts(i) {
    const { words, data } = this;
    const { from, to, id, counts } = data.edges;
    const facts = [make("p", "facts", ...joinedBy(" · ", words.edgeNotes(i)))];
    for (const [zh, en] of counts[i]) facts.push(...words.paragraphs(zh, en, "facts"));
    facts.push(make("p", "ends", ...[...new Set([from[i], to[i]])].map((end) => thingButton(this.app, end))));
    if (id[i]) facts.push(make("p", "facts id", id[i]));
    return facts;
  }

  /** A button for the query that finds the claims behind an item; none where its name is no IRI. */
  queryButton(item) {
    const text = this.data.cited ? sparql(this.app.model, item) : "";
    if (!text) return [];
    const copy = button("copy", () => copyText(this.app, copy, text, " SPARQL", "SPARQL"), this.words.t("复制 SPARQL", "Copy SPARQL for this"));
    return [make("div", "", copy)];
  }

  /** Lists claims in chunks: a province can stand behind thousands. */
  list(start) {
    const { words, app, claims } = this;
    if (!claims.length) {
      this.body.append(make("p", "facts", words.t("没有陈述。", "No claims.")));
      return;
    }
    const end = Math.min(start + CHUNK, claims.length);
    for (const c of claims.slice(start, end)) this.body.append(claimArticle(app, c, (other, how) => this.goTo(other, how), this.sum));
    if (end === claims.length) return;
    const left = claims.length - end;
    const more = button("more", () => {
      this.grow();
      this.article(claims[end]).focus();
    }, words.t(`再显示（余 ${left} 条）`, `Show more (${left} left)`));
    this.grow = () => {
      more.remove();
      this.list(end);
    };
    this.body.append(more);
  }

  article(c) {
    return this.body.querySelector(`[data-claim="${c}"]`);
  }

  /** Scrolls to a claim of the panel and says whether it is there; with `try` it only says so. */
  goTo(c, how = {}) {
    if (!this.claims.includes(c)) return false;
    if (how.try) return true;
    while (!this.article(c)) this.grow();
    this.article(c).focus({ preventScroll: true });
    this.article(c).scrollIntoView({ block: "start", behavior: still() ? "auto" : "smooth" });
    return true;
  }
}
