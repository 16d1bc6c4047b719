"""The knowledge graph of a store."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pyoxigraph import NamedNode

from aidgraph import vocab
from aidgraph.derive import is_current, read_comparisons, read_links, standing
from aidgraph.errors import AmbiguousNameError, DataError, NotFoundError, StoreLockedError, listed, near
from aidgraph.graph.changes import make_change, read_change, rebuild, refresh, removal, require_state, warn_of_parts
from aidgraph.model.names import fold
from aidgraph.query import (
    CLAIM_CLASSES,
    find_claims,
    find_things,
    named_query,
    read_ancestors,
    read_claims,
    read_labels,
    read_sources,
    read_things,
    run,
    select,
)
from aidgraph.store import embedded, rdflib_dataset
from aidgraph.store.state import marked, read_state

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from networkx import MultiDiGraph
    from rdflib import Dataset, Graph

    from aidgraph.check import Finding, Verification
    from aidgraph.derive import Comparison, Link
    from aidgraph.model import Claim, Source, Thing
    from aidgraph.network import By
    from aidgraph.query import Results
    from aidgraph.store import Change, EmbeddedStore, Store
    from aidgraph.text import Quote
    from aidgraph.text.search import Progress

__all__ = ["KnowledgeGraph"]


class KnowledgeGraph:
    """Things, claims and links of a store.

    Links that are missing or were made by other rules are made anew, for which the store must be one that may be
    written; `aidgraph.open` sees to that.

    Attributes:
        store: Where its quads live.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        if not is_current(store) and not warn_of_parts(store, stacklevel=4):
            rebuild(store)
        # What somebody else writes in the meantime must not be overwritten unseen.
        self._state = read_state(store) if store.writable else frozenset()

    def __repr__(self) -> str:
        return f"<KnowledgeGraph: {len(self._claims)} claims of {len(self._sources)} sources, {len(self.links)} links>"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store: of one on disk, so that others may write it."""
        self._forget()
        self.store.close()

    def replace(self, *paths: str | Path) -> None:
        """Put sources from files in place of what the graph holds of them; what else the files say is added.

        The graph of each source is replaced whole, in one transaction, and the links that rest on it follow. Raises
        `NotFoundError` and `ParseError` as `aidgraph.open` does, and `StoreError` for a graph opened for reading; then
        nothing is changed.
        """
        self._change(read_change(paths))

    def remove(self, source: str) -> None:
        """Remove a source, by slug, IRI or title, with all it says; raises as `source` and `replace` do."""
        self.store.require_writable()
        # Somebody else may have removed just that.
        require_state(self.store, self._state)
        # Of a source that is there in part the record may be missing.
        parts = [vocab.ID + f"source/{vocab.local(graph)}" for graph in marked(self._state)]
        found = next((part for part in parts if source in {part, vocab.local(part), vocab.compact(part)}), None)
        self._change(removal(self.store, found or self.source(source).id))

    def _change(self, change: Change) -> None:
        try:
            make_change(self.store, change, self._state)
            self._state = read_state(self.store)
        finally:
            self._forget()
        warn_of_parts(self.store, stacklevel=3)

    def _forget(self) -> None:
        """Forget what was read from the store."""
        for name in vars(self).keys() - {"store", "_state"}:
            delattr(self, name)

    def refresh(self) -> None:
        """Derive all links anew, and forget what was read: to be called after quads were changed through `dataset`.

        Of an endpoint all is fetched anew, so that what other programs changed there is seen. Raises `StoreError` for
        a graph opened for reading, and `StoreLockedError` where somebody else has changed sources by this package.

        >>> import aidgraph
        >>> from rdflib import RDFS, Literal, URIRef
        >>> kg = aidgraph.open()
        >>> graph = kg.dataset.graph(URIRef(aidgraph.iri("g:things")))
        >>> _ = graph.add((URIRef(aidgraph.iri("place:ili")), RDFS.label, Literal("Yili", "en-x-short")))
        >>> kg.refresh()
        >>> "Yili" in [row.name for row in kg.query("SELECT ?name { place:ili rdfs:label ?name }")]
        True
        """
        try:
            refresh(self.store, self._state)
            self._state = read_state(self.store)
        finally:
            self._forget()

    @property
    def _here(self) -> EmbeddedStore:
        """What things, claims and links are read from: of an endpoint a copy, as not each can run what this asks."""
        here = embedded(self.store)
        # Of a change that broke off who opened it was warned; any other is somebody else's.
        if here is not self.store and not marked(self._state) and not is_current(here):
            raise StoreLockedError(
                f"{self.store.location}: somebody has changed it since you opened it, or is changing it just now: its "
                "links are not those of its claims. Open it again."
            )
        return here

    @cached_property
    def dataset(self) -> Dataset:
        """The quads as an rdflib `Dataset` whose default graph is the union of the named ones.

        What is written through it is in the graph at once; links follow by `refresh`. That of an endpoint, which is a
        copy, and that of a graph opened for reading raise `StoreError` when they are written to, and each does where
        a statement would stand in no named graph.
        """
        return rdflib_dataset(self.store)

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs that are not empty, in order."""
        return self.store.graphs()

    def query(self, sparql: str, bindings: Mapping[str, object] | None = None) -> Results | bool | Graph:
        """Run SPARQL over all named graphs together; the project's prefixes are declared.

        Values in `bindings`, by variable, become RDF terms and are never read as SPARQL: text, numbers, dates, things
        and claims, and IRIs made with `aidgraph.iri`. Returns `aidgraph.query.Results` for SELECT, a bool for
        ASK, an `rdflib.Graph` for CONSTRUCT and DESCRIBE. Raises `QueryError` for a query that cannot be parsed or run,
        and `InputError` for bindings that do not fit; `aidgraph.query.run` says more.

        >>> import aidgraph
        >>> kg = aidgraph.open()
        >>> named = "SELECT ?place ?name { ?place rdfs:label ?name FILTER langMatches(lang(?name), 'zh') }"
        >>> [row.name for row in kg.query(named, {"place": aidgraph.iri("place:ili")})]
        ['伊犁哈萨克自治州']
        """
        return run(self.store, sparql, bindings)

    def named_query(self, name: str, bindings: Mapping[str, object] | None = None) -> Results:
        """Run a query of the library, such as `who-supports-whom`; `bindings` as in `query`.

        Where a server is known to lose rows, a copy of what it holds is asked.
        """
        return select(self.store if self.store.faithful else self._here, named_query(name).sparql, bindings)

    @cached_property
    def links(self) -> list[Link]:
        """The links that the rules derive from the claims."""
        return read_links(self._here)

    @cached_property
    def comparisons(self) -> list[Comparison]:
        """Pairs of claims on the same matter, and whether they corroborate each other or conflict."""
        return read_comparisons(self._here, {claim.id: claim for claim in self._readable})

    @cached_property
    def labels(self) -> Mapping[str, tuple[str, str]]:
        """The zh and en label of every thing, concept and term, by IRI."""
        return read_labels(self._here)

    @cached_property
    def _things(self) -> dict[str, Thing]:
        return read_things(self._here, self.labels)

    @cached_property
    def ancestors(self) -> Mapping[str, frozenset[str]]:
        """For each thing, all places that contain it."""
        return read_ancestors(self._things)

    def things(self, type: str | None = None) -> list[Thing]:  # noqa: A002 - the word users look for
        """Return all things, or those of a class such as `IndustrialPark` or, with its subclasses, `Place`.

        Raises `NotFoundError` where the ontology has no such class of things.
        """
        if type is None:
            return list(self._things.values())
        above: dict[str, set[str]] = {}
        for row in select(self._here, _CLASSES):
            above.setdefault(vocab.local(row.upper), set()).add(vocab.local(row.lower))
        if type not in above:
            raise NotFoundError(f"No class of things is named “{type}”.{near(type, above)}")
        return [thing for thing in self._things.values() if thing.type in above[type]]

    def thing(self, name: str) -> Thing:
        """Return the thing of a name: a label or alias in either language, a code, a slug or an IRI.

        What is written just so comes before what differs in case, width or quotation marks, and labels come before
        aliases. Raises `NotFoundError` with near names, or `AmbiguousNameError` where the name stands for several.
        """
        # What has the name just so is found by an index, without reading the other things.
        known = self._things if self._has_read("_things") else self._things_named(name)
        exact = [thing for thing in known.values() if name in _exact_names(thing)]
        if exact:
            return _single(name, exact)
        wanted = fold(name)
        for names in (_exact_names, _alias_names):
            found = [thing for thing in self._things.values() if wanted in map(fold, names(thing))]
            if found:
                return _single(name, found)
        labels = [n for thing in self._things.values() for n in (thing.zh, thing.en, *thing.aliases)]
        advice = near(name, labels) or " Give a label, an alias, a code or an IRI."
        raise NotFoundError(f"Nothing is named “{name}”.{advice}")

    def _things_named(self, name: str) -> dict[str, Thing]:
        found = find_things(self._here, name)
        return read_things(self._here, read_labels(self._here, found), found) if found else {}

    def _has_read(self, name: str) -> bool:
        """Whether something was read from the store already, so that nobody need ask for a part of it."""
        return name in vars(self)

    @cached_property
    def _sources(self) -> list[Source]:
        return read_sources(self._here)

    def sources(self) -> list[Source]:
        """Return the source records with the number of claims of each."""
        return list(self._sources)

    def source(self, name: str) -> Source:
        """Return the source of a slug, IRI or title; `NotFoundError` with near names otherwise."""
        for source in self._sources:
            if name in {vocab.local(source.id), source.id, vocab.compact(source.id), source.zh, source.en}:
                return source
        slugs = [vocab.local(source.id) for source in self._sources]
        raise NotFoundError(f"No source is named “{name}”.{near(name, slugs)} Known: {listed(slugs)}.")

    @cached_property
    def _read(self) -> list[Claim | DataError]:
        """Every claim, or why it cannot be read."""
        return list(read_claims(self._here, self.labels))

    @cached_property
    def _claims(self) -> list[Claim]:
        return list(_sound(self._read))

    @cached_property
    def _by_iri(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self._claims}

    @cached_property
    def _readable(self) -> list[Claim]:
        return [claim for claim in self._read if not isinstance(claim, DataError)]

    def claims(self, about: str | None = None, source: str | None = None, kind: str | None = None) -> list[Claim]:
        """Return claims in the order of their numbers, withdrawn ones included.

        Args:
            about: Name of a thing; keeps claims in which it, or a group counted within it, fills a role.
            source: Slug, IRI or title of a source.
            kind: A claim kind such as `funding`.

        Raises `NotFoundError` for an unknown name or kind, and `DataError` for a claim that lacks a required part.
        """
        if kind is not None and kind not in vocab.KINDS:
            raise NotFoundError(f"No kind of claim is named “{kind}”.{near(kind, vocab.KINDS)}")
        origin = None if source is None else self.source(source).id
        thing = None if about is None else self.thing(about).id
        if self._has_read("_read") or (kind, origin, thing) == (None, None, None):
            claims = list(self._claims)
        else:
            found = find_claims(self._here, thing=thing, source=origin, kind=kind)
            claims = list(_sound(read_claims(self._here, self.labels, found)))
        return [
            claim
            for claim in claims
            if kind in {None, claim.kind}
            and origin in {None, claim.source}
            and (thing is None or any(thing in {filler.id, filler.within} for filler in claim.fillers))
        ]

    def _these_claims(self, iris: Collection[str]) -> Iterable[Claim]:
        """Return claims by their IRIs, in no order."""
        if self._has_read("_read"):
            return [self._by_iri[iri] for iri in iris]
        return _sound(read_claims(self._here, self.labels, iris))

    def network(
        self,
        name: str,
        by: By = "locality",
        *,
        sources: Collection[str] | str | None = None,
        status: Collection[str] | str | None = None,
        kinds: Collection[str] | str | None = None,
        years: tuple[int, int] | int | None = None,
        explicit: bool | None = None,
        evidence: Collection[str] | str | None = None,
        publishers: int = 0,
    ) -> MultiDiGraph:
        """Return a network as a `networkx.MultiDiGraph`.

        `support` (who supports whom), `twinning`, `funding` (sums by kind of money, plans apart), `industry` (groups,
        parks, firms, places), `organisation` (headquarters, groups, posts), `sources` (which agree and which conflict),
        `mentions` (which sources speak of what), `places` (what lies in what), or `all` links. Every edge but those of
        places names the claims it rests on; `aidgraph.network.networks.build` lists the attributes.

        Args:
            name: Which.
            by: Who supports in the support network: `locality` (who sends) or `group` (who works there), never both.
            sources: Only what this source, or these, say, by slug, IRI or title.
            status: Only claims of this status, or class of statuses (`plan`, `current`, `outcome`), or several.
            kinds: Only claims of this kind, or of these.
            years: Only claims whose period has a day in this year, or between the first and the last of two; undated
                ones never count.
            explicit: Only what sources say in so many words, or only what follows from names and neighbouring words.
            evidence: Only claims with this level of evidence, or several: `span` (coded from the text itself),
                `document` (of the whole text), `secondhand` (from a list that others compiled).
            publishers: Only edges that so many independent publishers report.

        Raises:
            NotFoundError: A network, source, status, kind or level of that name does not exist.
            InputError: `by` is unknown, or a condition is of a kind that makes no sense.

        >>> import aidgraph
        >>> kg = aidgraph.open()
        >>> len(kg.network("support", years=(2010, 2013), publishers=2)) < len(kg.network("support"))
        True
        """
        from aidgraph.network import Lazy, Parts, names_in, network_of, only

        named = names_in(sources, "sources")
        wanted = only(
            None if named is None else [self.source(source).id for source in named],
            status,
            kinds,
            years,
            explicit,
            evidence,
            publishers,
        )
        if self._has_read("_read"):
            _ = self._claims  # refuses what cannot be read
        parts = Parts(
            self._here,
            self.labels,
            self._these_claims,
            Lazy(lambda: {source.id: source for source in self._sources}),
            Lazy(lambda: self.ancestors),
            wanted,
        )
        return network_of(name, by, parts)

    def own_network(self, sparql: str, bindings: Mapping[str, object] | None = None) -> MultiDiGraph:
        """Return a network of one's own: an edge for each row of a SELECT query, or each triple of a CONSTRUCT query.

        Rows need the columns `source` and `target`; `aidgraph.network.own_network` has the rest, and the errors.

        >>> import aidgraph
        >>> net = aidgraph.open().own_network("SELECT ?source ?target { ?source aid:twinnedWith ?target }")
        >>> sorted({data["type"] for _, data in net.nodes(data=True)})
        ['County', 'District', 'Prefecture', 'Province']
        """
        from aidgraph.network import own_network

        return own_network(self.query(sparql, bindings), self.labels, self._things.values())

    def check(self, files: Iterable[Path] | None = None) -> list[Finding]:
        """Apply every rule of `aidgraph.check`: shapes, arithmetic, agreement between sources, time and structure.

        Returns errors of form first, then warnings and notes; what only the sources say differently is no error.
        `files` keeps only what is found in these files of the graph, or rests on a claim that stands in one of them.
        """
        from aidgraph.check import Subject, check

        findings = check(
            Subject(
                store=self._here,
                claims={claim.id: claim for claim in standing(self._readable)},
                recorded={claim.id: claim for claim in self._readable},
                things=self._things,
                sources={source.id: source for source in self._sources},
                ancestors=self.ancestors,
                comparisons=self.comparisons,
            )
        )
        if files is None:
            return findings
        wanted = {file.resolve() for file in files}

        def places(finding: Finding) -> Iterator[Path]:
            if finding.file is not None:
                yield Path(finding.file)
            # The first claim stands in the finding's file.
            for iri in finding.claims[1:]:
                file = self.store.file_of(NamedNode(iri))
                if file is not None:
                    yield file

        return [finding for finding in findings if any(place.resolve() in wanted for place in places(finding))]

    def verify(self, text: str | Path, source: str | None = None, *, progress: Progress | None = None) -> Verification:
        """Compare a text with the hashes of a source's record and of each span its claims were coded from.

        Spans that do not stand in their place are looked for in the whole text, by length and hash: `moved` ones are
        found elsewhere, `absent` ones nowhere. HTML and PDF need the extra `text`; their spans are found by content.

        Args:
            text: Path of the text (UTF-8, `.html` or `.pdf`), which is only read.
            source: Slug of the source; by default the only one, or the one whose recorded hash is the text's.
            progress: Called with (step, done, total) while spans are looked for.

        Raises `NotFoundError` for an unknown source or a missing text, and `InputError` where no source fits or the
        file cannot be read as text.
        """
        from aidgraph.check import verify

        return verify(text, self._claims, self._candidates(source), progress)

    def quotes(
        self, text: str | Path, source: str | None = None, *, progress: Progress | None = None
    ) -> dict[str, Quote]:
        """Return the words of a text that each claim of its source rests on, within their sentence, by claim IRI.

        Arguments and errors are those of `verify`. Claims whose words the text does not hold are left out. Quotes can
        be handed to `aidgraph.view`; a text is its publisher's, so mind what you pass on.
        """
        from aidgraph.check import quote_spans

        return quote_spans(text, self._claims, self._candidates(source), progress)

    def _candidates(self, source: str | None) -> list[Source]:
        return self._sources if source is None else [self.source(source)]

    def export_parquet(self, folder: str | Path, *, progress: Progress | None = None) -> list[Path]:
        """Write nodes, edges, claims, sources and comparisons as Parquet tables, and return their paths.

        `docs/parquet.md` lists the columns; `aidgraph.exchange.write_parquet` has the arguments and errors.
        """
        from aidgraph.exchange import write_parquet

        return write_parquet(
            folder,
            things=self.things(),
            links=self.links,
            claims=self.claims(),
            sources=self.sources(),
            comparisons=self.comparisons,
            progress=progress,
        )

    def info(self) -> dict[str, Any]:
        """Return counts by kind of claim and type of thing, pairs of claims by agreement, sources, and versions."""
        from aidgraph import __version__

        kinds: dict[str, int] = {}
        for claim_class, count in select(self._here, _COUNTS).rows:
            kinds[vocab.CLAIM_CLASSES[claim_class]] = count
        types: dict[str, int] = {}
        for thing in self._things.values():
            types[thing.type] = types.get(thing.type, 0) + 1
        pairs = [comparison.agreement for comparison in self.comparisons]
        ontology = select(self._here, f"SELECT ?v WHERE {{ <{vocab.ONTOLOGY}> owl:versionInfo ?v }}")
        return {
            "version": __version__,
            "ontology": ontology.rows[0][0],
            "sources": len(self._sources),
            "claims": sum(kinds.values()),
            "links": len(self.links),
            "things": len(self._things),
            "claims_by_kind": dict(sorted(kinds.items())),
            "things_by_type": dict(sorted(types.items())),
            "pairs_of_claims": {word: pairs.count(word) for word in ("corroborates", "compatible", "conflicts")},
            "claims_by_source": {vocab.local(source.id): source.claims for source in self._sources},
        }


_COUNTS = f"SELECT ?class (COUNT(?claim) AS ?n) WHERE {{ {CLAIM_CLASSES} ?claim a ?class }} GROUP BY ?class"
_CLASSES = "SELECT ?upper ?lower WHERE { ?upper rdfs:subClassOf* aid:Thing . ?lower rdfs:subClassOf* ?upper }"


def _single(name: str, found: list[Thing]) -> Thing:
    if len(found) == 1:
        return found[0]
    several = "; ".join(f"{thing.zh} {thing.en} ({vocab.compact(thing.id)})" for thing in found)
    raise AmbiguousNameError(f"“{name}” stands for {len(found)} things: {several}. Give one of the IRIs.")


def _sound(read: Iterable[Claim | DataError]) -> Iterator[Claim]:
    """Yield claims, and raise the error of the first that cannot be read."""
    for claim in read:
        if isinstance(claim, DataError):
            raise claim
        yield claim


def _exact_names(thing: Thing) -> list[str]:
    return [thing.id, vocab.compact(thing.id), vocab.local(thing.id), thing.zh, thing.en]


def _alias_names(thing: Thing) -> list[str]:
    return [*thing.aliases, *(code for _, code, _ in thing.codes)]
