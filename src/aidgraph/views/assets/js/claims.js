/* A claim as the panel shows it: what is said, how far it is vouched for, and by whom. */

import { citation, locator, webAddress } from "./cite.js";
import { copyText } from "./copy.js";
import { button, make } from "./dom.js";
import { visit } from "./visit.js";

const PLANS = ["planned", "intended", "target", "projected"];

/**
 * Makes the article of a claim. `goTo` shows another claim of the panel and says whether it is there; `sum` is that of the
 * link that is open.
 */
export function claimArticle(app, c, goTo, sum) {
  const { data, words } = app;
  const { id, kind, status, zh, en, figures, when, things, quote, agreement } = data.claims;
  const tags = make("p", "tags");
  if (kind[c]) tags.append(make("span", "tag", words.code("kind", kind[c])));
  if (status[c]) tags.append(make("span", PLANS.includes(status[c]) ? "tag status plan" : "tag status", words.code("status", status[c])));
  if (data.claims.level[c] === "secondhand") tags.append(make("span", "tag relayed", words.t("转述", "second-hand")));
  if (sum && !sum.counted.includes(c)) tags.append(make("span", "tag", words.t("未计入金额", "not in the sum")));
  const article = make("article", "claim", tags, ...words.paragraphs(zh[c], en[c], "summary"));
  article.tabIndex = -1;
  article.dataset.claim = c;
  const list = (name, items) => { if (items.length) article.append(make("ul", name, ...items)); };
  list("figures", figures[c].map((one) => figure(words, one)));
  if (quote?.[c]) article.append(quoted(quote[c]));
  list("agreement", (agreement?.[c] ?? []).map((one) => agreeing(app, one, goTo)));

  const facts = make("dl", "");
  const row = (term, ...detail) => facts.append(make("dt", "", term), make("dd", "", ...detail));
  if (when[c][0] || when[c][1]) row(words.t("时期", "Period"), period(words, when[c]));
  source(app, data.claims.source[c], row);
  const where = [];
  const [place, inPlace] = locator(data, c);
  if (place) where.push(words.t(place, inPlace));
  if (data.claims.explicit[c] !== null) {
    where.push(data.claims.explicit[c] ? words.t("明示", "explicit") : words.t("隐含", "implied"));
  }
  if (where.length) row(words.t("出处", "Where"), ...joinedBy(" · ", where));
  const open = openThings(app);
  const named = things[c].filter((i) => !open.includes(i));
  if (named.length) row(words.t("所涉", "Names"), ...named.map((i) => thingButton(app, i)));
  row(words.t("编号", "Claim"), make("span", "id", id[c]));
  article.append(facts);

  const copy = button("copy", () => {
    copyText(app, copy, citation(data, c, words.reading), "引注", "Citation");
  }, words.t("复制引注", "Copy citation"));
  article.append(copy);
  return article;
}

/** The things that the panel names in its head. */
function openThings({ model, store }) {
  const item = model.find(store.state.selected);
  if (item?.kind === "edge") return [model.edges.from[item.index], model.edges.to[item.index]];
  return item ? [item.index] : [];
}

/** A button that goes to a thing in the drawing. */
export function thingButton(app, i) {
  const { zh, en } = app.words.nodeName(i);
  return button("thing", () => visit(app, { kind: "node", index: i }), app.words.t(zh, en));
}

/** Puts a mark between parts. */
export function joinedBy(mark, parts) {
  return parts.flatMap((part, rank) => (rank ? [mark, part] : [part]));
}

function figure(words, [measure, raw, bound, zh, en]) {
  const item = make("li", "", make("b", "", raw));
  if (zh || en) item.append(make("span", "normal", words.t(zh, en)));
  if (bound) item.append(make("span", "bound", words.code("bound", bound)));
  if (measure) item.append(make("span", "measure", words.code("measure", measure)));
  return item;
}

/** A period in words; a year alone is said once. */
function period(words, [zh, en]) {
  const said = words.t(zh, en);
  if (zh === `${en}年`) said.lastChild.classList.add("echo");
  return said;
}

/** The words that the claim rests on, marked within their sentence. */
function quoted([before, span, after]) {
  return make("blockquote", "", before, make("mark", "", span), after);
}

/** How another claim on the same matter stands to this one, and who makes it. */
function agreeing(app, [word, other], goTo) {
  const { words, data, model } = app;
  const { figures, when } = data.claims;
  const { publisher, dated, date, zh, en } = data.sources;
  const s = data.claims.source[other];
  const who = make("span", "who");
  if (publisher[s]) who.append(publisher[s]);
  else who.append(words.t(zh[s] && `《${zh[s]}》`, en[s] && `“${en[s]}”`));
  if (date[s] && date[s] !== "undated") who.append(" (", words.t(...dated[s]), ")");
  const said = figures[other].map(([, raw]) => raw).join("、");
  if (said) who.append(": ", make("b", "", said));
  else if (when[other][0] || when[other][1]) who.append(": ", make("b", "", period(words, when[other])));
  who.append(" ", make("span", "number", `· ${data.claims.id[other].split("/").at(-1)}`));
  const edge = model.restsOn(other);
  const reachable = goTo(other, { try: true }) || edge >= 0;
  const act = () => {
    if (goTo(other)) return;
    visit(app, { kind: "edge", index: edge });
    goTo(other);
  };
  return make("li", word, make("span", "tag", words.code("agreement", word)), reachable ? button("other", act, who) : who);
}

function source(app, s, row) {
  const { words } = app;
  const { id, zh, en, publisher, dated, date, grade, url } = app.data.sources;
  const title = words.paragraphs(zh[s], en[s]);
  row(words.t("来源", "Source"), ...(title.length ? title : [id[s] || words.t("未注明", "not stated")]));
  row(words.t("发布者", "Publisher"), publisher[s] || words.t("发布者不详", "publisher unknown"));
  row(words.t("日期", "Date"), date[s] ? words.t(...dated[s]) : words.t("日期不详", "undated"));
  if (grade[s]) row(words.t("归属等级", "Attribution"), words.code("grade", grade[s]));
  const address = webAddress(url[s]);
  if (!address) return;
  const link = make("a", "", new URL(address).host);
  link.href = address;
  link.rel = "noopener noreferrer";
  link.target = "_blank";
  row(words.t("原文", "Text"), link);
}
