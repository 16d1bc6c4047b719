/* What a reader takes from the panel: the citation of a claim, and a query for the claims behind something. No DOM. */

const PREFIXES = [
  "PREFIX aid: <https://w3id.org/aidgraph/ontology#>",
  "PREFIX dct: <http://purl.org/dc/terms/>",
  "PREFIX prov: <http://www.w3.org/ns/prov#>",
  "",
];

/** An address of the web that a page may link to, or "". */
export function webAddress(text) {
  if (!/^https?:\/\/[^\s/]/i.test(text ?? "")) return "";
  try {
    return new URL(text).href;
  } catch {
    return "";
  }
}

/** Where in its source a claim stands, [zh, en]; empty where that is not known. */
export function locator(data, c) {
  const { paragraph, level } = data.claims;
  if (paragraph[c] === "0") return ["标题", "headline"];
  if (paragraph[c]) return [`第 ${paragraph[c]} 段`, `paragraph ${paragraph[c]}`];
  return level[c] === "secondhand" ? ["据转述", "as relayed at second hand"] : ["", ""];
}

function cited(data, c, lang) {
  const zh = lang === "zh", s = data.claims.source[c];
  const { sources } = data;
  const title = (zh ? sources.zh[s] || sources.en[s] : sources.en[s] || sources.zh[s]) || sources.id[s];
  const parts = [
    zh ? `《${title}》` : `“${title}”`,
    sources.publisher[s] || (zh ? "发布者不详" : "publisher unknown"),
    sources.dated[s][zh ? 0 : 1] || (zh ? "日期不详" : "undated"),
    locator(data, c)[zh ? 0 : 1],
    sources.url[s],
  ].filter(Boolean);
  return zh
    ? `${parts.join("，")}。陈述 ${data.claims.id[c]} 。经 aidgraph ${data.version} 取得。`
    : `${parts.join(", ")}. Claim ${data.claims.id[c]} . Accessed via aidgraph ${data.version}.`;
}

/** The citation of a claim in the language of the reading, or in both. */
export function citation(data, c, reading) {
  return (reading === "both" ? ["zh", "en"] : [reading]).map((lang) => cited(data, c, lang)).join("\n");
}

/** An IRI as SPARQL writes it, or "" where a name is none. */
const iriTerm = (id) => (/^https?:\/\/[^\s<>"{}|\\^\x60]+$/.test(id) ? `<${id}>` : "");

const ofLink = (link) => [`  ${link} aid:restsOn ?claim .`];

const STANDS = ["  FILTER NOT EXISTS { ?claim aid:withdrawn true }", "  FILTER NOT EXISTS { ?later aid:supersedes ?claim }"];

/** A thing is also named by a claim that counts a group within it. What was withdrawn or superseded does not count. */
const ofThing = (thing) => [
  `  VALUES ?thing { ${thing} }`,
  "  { ?claim ?role ?thing } UNION { ?group a aid:CountedGroup ; aid:within ?thing . ?claim ?role ?group }",
  "  ?claim aid:evidence ?evidence .",
  "  FILTER (?role != prov:wasAttributedTo)",
  ...STANDS,
];

const ofSource = (source) => [`  VALUES ?source { ${source} }`, "  ?claim aid:evidence ?evidence .", ...STANDS];

/** A link that no rule made, as between two sources, is no node of the graph: its claims are named. */
function ofClaims(model, i) {
  const { id } = model.data.claims;
  const terms = model.edges.claims[i].map((c) => iriTerm(id[c])).filter(Boolean);
  return terms.length ? [`  VALUES ?claim { ${terms.join(" ")} }`] : null;
}

function pattern(model, { kind, index }) {
  const id = kind === "edge" ? model.edges.id[index] : model.nodes.id[index], term = iriTerm(id);
  if (kind === "edge") return term ? ofLink(term) : ofClaims(model, index);
  if (!term) return null;
  return model.data.kinds[model.nodes.kind[index]].code === "Source" ? ofSource(term) : ofThing(term);
}

/** A query for the claims behind a thing or a link, "" where its name is no IRI. */
export function sparql(model, item) {
  const found = pattern(model, item);
  if (!found) return "";
  return [
    ...PREFIXES,
    "SELECT DISTINCT ?claim ?status ?source ?date WHERE {",
    ...found,
    "  ?claim aid:status ?status ; prov:hadPrimarySource ?source .",
    "  OPTIONAL { ?source dct:date ?date }",
    "} ORDER BY ?claim",
    "",
  ].join("\n");
}
