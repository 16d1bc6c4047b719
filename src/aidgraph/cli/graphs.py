"""The commands that work on a graph, or on its files."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aidgraph.cli.command import Places, command, count, open_places
from aidgraph.cli.show import TABLE_FORMATS, progress_bar, show_blocks, show_table, working
from aidgraph.resources import is_address
from aidgraph.table import Table, dump_json
from aidgraph.vocab import compact

if TYPE_CHECKING:
    from aidgraph.check import Finding, Rule

__all__: list[str] = []

_SEVERITIES = ("error", "warning", "note")  # those of aidgraph.check, which help need not load
_TEXT_FILES = ".txt (UTF-8), .html or .pdf"
_format = partial(click.option, "--format", "fmt", default="table", show_default=True)


@command("site", "aidgraph site build/site")
@click.argument("out", type=click.Path(path_type=Path))
def site(out: Path, graph: Places) -> None:
    """Build all pages into the folder OUT: views, claims, findings, analysis, queries and downloads."""
    from aidgraph.site import build

    kg = open_places(graph)
    with progress_bar() as progress:
        index = build(kg, out, progress)
    click.echo("Open this page in a browser:", err=True)
    click.echo(index.resolve())


@command("query", "aidgraph query --name who-supports-whom --format csv")
@click.argument("sparql", required=False)
@click.option("--file", "-f", type=click.Path(path_type=Path), help="Read the query from a file.")
@click.option("--name", "-n", help="Run a named query; see `aidgraph queries`.")
@click.option(
    "--bind",
    "-b",
    "bound",
    multiple=True,
    metavar="NAME=VALUE",
    help="Give a variable of the query a value: an IRI as <…> or place:ili; in double quotes a literal as Turtle "
    "writes it; anything else is plain text, which matches no text in a language and no number. May be repeated.",
)
@_format(type=click.Choice(TABLE_FORMATS))
def query(
    sparql: str | None,
    file: Path | None,
    name: str | None,
    bound: tuple[str, ...],
    fmt: str,
    graph: Places,
) -> None:
    """Run SPARQL: the text SPARQL, a file or a named query. The project's prefixes are declared.

    --bind gives a value to a variable that the query selects, which is never read as SPARQL itself. Literals stand in
    double quotes: --bind 'name="伊犁哈萨克自治州"@zh-Hans' --bind 'value="48"^^xsd:decimal'.
    """
    from rdflib import Graph

    from aidgraph.errors import QueryError
    from aidgraph.query import named_query
    from aidgraph.text import read_text

    if [sparql, file, name].count(None) != 2:
        raise click.UsageError("Give one of: a query, --file or --name.")
    if name is not None:
        sparql = named_query(name).sparql
    elif file is not None:
        sparql = read_text(file)
    bindings = dict(map(_binding, bound))
    if len(bindings) < len(bound):
        raise click.UsageError("--bind: the same variable is bound twice. Give each once.")
    kg = open_places(graph)
    with working("Running the query …"):
        try:
            result = kg.query(sparql or "", bindings)
        except QueryError as error:
            raise QueryError(f"{file}: {error}" if file else str(error)) from error
    match result:
        case bool():
            click.echo(str(result).lower())
        case Graph():
            click.echo(result.serialize(format="turtle"), nl=False)
        case Table():
            show_table(result, fmt)


def _binding(given: str) -> tuple[str, object]:
    """Return the variable and the value of `NAME=VALUE`."""
    from aidgraph.values import iri
    from aidgraph.vocab import PREFIXES

    name, equals, value = given.partition("=")
    if not equals:
        raise click.UsageError(f"--bind {given}: give NAME=VALUE, such as place=place:ili.")
    if value.startswith('"'):
        return name, _literal(given, value)
    bracketed = value.startswith("<") and value.endswith(">")
    return name, iri(value) if bracketed or value.partition(":")[0] in PREFIXES else value


def _literal(given: str, value: str) -> object:
    """Return the literal that Turtle would read."""
    import pyoxigraph as ox

    from aidgraph.vocab import PREFIXES

    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    try:
        found = [quad.object for quad in ox.parse(f"{prefixes}[] a {value} .", ox.RdfFormat.TURTLE)]
    except SyntaxError:
        found = []
    if len(found) != 1 or not isinstance(found[0], ox.Literal):
        raise click.UsageError(f'--bind {given}: no literal. Give "text", "text"@zh or "1.5"^^xsd:decimal.')
    return found[0]


@command("queries", "aidgraph queries")
@_format(type=click.Choice(TABLE_FORMATS))
def queries(fmt: str, graph: Places) -> None:
    """List the named queries and the questions they answer, which are the same for every graph."""
    from aidgraph.query import named_queries

    places = [place for place in graph if not is_address(place)]
    if places:
        open_places(tuple(places))  # a graph that does not exist is misuse here too
    show_table(Table(("name", "question", "问题"), [(q.name, q.en, q.zh) for q in named_queries()]), fmt)


@command("claims", "aidgraph claims --about 伊宁县 --format jsonl")
@click.option("--source", "-s", help="Only claims of this source, by its slug.")
@click.option("--about", "-a", metavar="NAME", help="Only claims that name this thing.")
@click.option("--kind", "-k", help="Only claims of this kind, such as funding.")
@click.option("--text", type=click.Path(path_type=Path), help=f"Show the sentences of this text: {_TEXT_FILES}.")
@_format(type=click.Choice(("table", "csv", "jsonl")))
def claims(source: str | None, about: str | None, kind: str | None, text: Path | None, fmt: str, graph: Places) -> None:
    """List claims: what each source says, with figures, status and evidence.

    With --text, a text of the source that you hold, each claim shows the words it rests on (span) and their sentence
    (text). They are its publisher's: they stand in this output alone, no other command writes them anywhere.
    """
    from aidgraph.exchange import claims_jsonl, claims_table

    kg = open_places(graph)
    found = kg.claims(about=about, source=source, kind=kind)
    quotes = None
    if text is not None:
        with progress_bar() as progress:
            quotes = kg.quotes(text, source, progress=progress)
    if fmt == "jsonl":
        click.echo(claims_jsonl(found, quotes), nl=False)
    elif fmt == "csv":
        show_table(claims_table(found, quotes), "csv")
    else:
        columns: tuple[str, ...] = ("claim", "kind", "status", "zh", "en", "paragraph")
        rows: list[tuple[Any, ...]] = [
            (compact(c.id), c.kind, c.status, c.summary["zh"], c.summary["en"], c.evidence.paragraph) for c in found
        ]
        if quotes is not None:
            columns += ("span", "text")
            words = ((quotes[c.id].span, quotes[c.id].sentence) if c.id in quotes else (None, None) for c in found)
            rows = [(*row, *pair) for row, pair in zip(rows, words, strict=True)]
        show_table(Table(columns, rows), "table")
    click.echo(f"{count(len(found), 'claim')}, as reported by the sources.", err=True)
    if quotes is not None:
        quoted = sum(claim.id in quotes for claim in found)
        click.echo(f"The words of {quoted} of them stand in {text}.", err=True)


def _rules(severity: str, names: tuple[str, ...]) -> list[Rule]:
    """Return the rules of a name, or all, that are of a severity or a graver one."""
    from aidgraph.check import RULES, SEVERITIES
    from aidgraph.errors import InputError, NotFoundError, near

    known = {rule.name: rule for rule in RULES}
    for name in names:
        if name not in known:
            advice = near(name, known) or f" Known: {', '.join(known)}."
            raise NotFoundError(f"No rule is named “{name}”.{advice}")
    shown = SEVERITIES[: SEVERITIES.index(severity) + 1]
    rules = [rule for rule in RULES if rule.severity in shown and (not names or rule.name in names)]
    if not rules:
        asked = ", ".join(f"{name} ({known[name].severity})" for name in names)
        raise InputError(f"--severity {severity} leaves out what --rule asks for: {asked}. Leave out one of them.")
    return rules


@command("check", "aidgraph check --severity warning graph/sources/2017-08-30-jiangsu-ninth-batch.trig")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--severity",
    type=click.Choice(_SEVERITIES),
    default=_SEVERITIES[-1],
    show_default=True,
    help="The least severity that is shown.",
)
@click.option("--rule", "names", multiple=True, metavar="NAME", help="Show only this rule's findings; may be repeated.")
@_format(type=click.Choice((*TABLE_FORMATS, "html")))
def check(files: tuple[Path, ...], severity: str, names: tuple[str, ...], fmt: str, graph: Places) -> None:
    """Check the graph; with FILES, load these as well and report what is found in them.

    Errors are those of form: shapes, names without a thing, triples in two graphs. Warnings are about figures, dates
    and names that do not fit each other; notes say how sources stand to each other, or what must not be added up.

    Exit 1 only if there is an error, shown or not. As table, each finding is a short text with the claims it rests on;
    as html, the findings are a page that holds what those say.
    """
    from aidgraph.resources import data_path
    from aidgraph.site.findings import Checked, findings_html
    from aidgraph.site.readings import checked_claims, checked_files, tally
    from aidgraph.store.files import find_files

    rules = _rules(severity, names)
    asked = find_files(files)
    kg = open_places((*(graph or (data_path("graph"),)), *asked))
    with working("Checking the graph …"):
        findings = kg.check(asked or None)
    over = checked_files(len(asked)) if files else checked_claims(kg.info()["claims"])
    shown = [finding for finding in findings if finding.rule in {rule.name for rule in rules}]
    if fmt == "html":
        click.echo(findings_html(kg, Checked(shown, over, rules)), nl=False)
    elif fmt == "table":
        show_blocks((f"{f.severity}: {f.rule}", (f.zh, f.en, _where(f))) for f in shown)
    else:
        columns = ("severity", "rule", "claims", "node", "property", "file", "en", "zh")
        rows = [
            (f.severity, f.rule, [compact(claim) for claim in f.claims], f.focus, f.path, f.file, f.en, f.zh)
            for f in shown
        ]
        show_table(Table(columns, rows), fmt)
    found = tally(findings)[1]
    left = f"; {len(shown)} of {len(findings)} shown" if len(shown) < len(findings) else ""
    click.echo(f"{found[0].upper()}{found[1:]} in {over[1]}{left}.", err=True)
    sys.exit(int(any(finding.severity == "error" for finding in findings)))


def _where(finding: Finding) -> str:
    """Return the claims that a finding rests on or else, as words for a coder, file, node and property."""
    if finding.claims:
        return ", ".join(map(compact, finding.claims))
    return " ".join(filter(None, (finding.file and f"{finding.file}:", finding.focus, finding.path)))


@command("diff", "aidgraph diff rev:HEAD graph", graph=False)
@click.argument("old")
@click.argument("new")
@_format(type=click.Choice(("table", "json")))
def diff(old: str, new: str, fmt: str) -> None:
    """Show which claims and links were added, changed, superseded, withdrawn or removed from OLD to NEW.

    Each is a file, a folder laid out like graph/, or a revision of the git repository here: `rev:HEAD~3` for its
    folder `graph`, `rev:HEAD~3:PATH` for another path from the top of the repository. Links are derived anew from the
    claims of both sides. Exit codes: 0 no differences, 1 differences, 2 misuse.
    """
    from aidgraph.diff import CHANGES, compare, open_side

    with working("Comparing …"):
        found = compare(open_side(old), open_side(new))
    if fmt == "json":
        click.echo(dump_json([difference.to_json() for difference in found], indent=1))
    elif found:
        rows = [(d.change, d.what, compact(d.id), d.zh, d.en, d.details) for d in found]
        show_table(Table(("change", "what", "id", "zh", "en", "details"), rows), fmt)
    counts = {change: [d.change for d in found].count(change) for change in CHANGES}
    words = ", ".join(f"{count} {change}" for change, count in counts.items() if count)
    total = f"{count(len(found), 'difference')} in what the sources report: {words}."
    click.echo(total if found else "No differences.", err=True)
    if any((d.change, d.what) == ("removed", "claim") for d in found):
        click.echo("Claims were removed; correct a published claim by superseding or withdrawing it.", err=True)
    sys.exit(1 if found else 0)


@command("export", "aidgraph export --parquet build/parquet")
@click.option(
    "--parquet", type=click.Path(path_type=Path), metavar="DIR", help="Write Parquet tables into this folder."
)
def export(parquet: Path | None, graph: tuple[Path, ...]) -> None:
    """Write the graph for other tools.

    --parquet writes nodes, edges, claims, sources and comparisons as tables for GraphFrames, DuckDB, pandas or Polars
    (needs the extra “arrow”). The folder appears whole or not at all; an existing one is replaced if it is empty or
    holds nothing but such tables. Lists the files written.
    """
    if parquet is None:
        raise click.UsageError("Say what to write: --parquet DIR.")
    kg = open_places(graph)
    with progress_bar() as progress:
        files = kg.export_parquet(parquet, progress=progress)
    for file in files:
        click.echo(file)
    counts = f"{count(kg.info()['claims'], 'claim')} and {count(len(kg.links), 'link')}"
    click.echo(f"{counts}, as reported by the sources.", err=True)


@command("fmt", "aidgraph fmt --check graph", graph=False)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Change nothing; list the files that are not formatted.")
def fmt(paths: tuple[Path, ...], only_check: bool) -> None:
    """Bring Turtle and TriG files into one canonical order, so that a diff shows only what was changed.

    PATHS are files and folders, by default the folder `graph` here. Lists the files that were rewritten. What they
    state stays the same. A file with comments or blank nodes, which have no place in this order, is left alone and
    named (exit code 1); generated links are passed over.
    """
    from aidgraph.store.canonical import format_files

    result = format_files(paths or (Path("graph"),), write=not only_check)
    for path in result.changed:
        click.echo(path)
    for reason in result.refused:
        click.echo(reason, err=True)
    done = "not formatted" if only_check else "rewritten"
    left = f", {len(result.refused)} left alone" if result.refused else ""
    click.echo(f"{count(len(result.changed), 'file')} {done}, {len(result.kept)} in order{left}.", err=True)
    sys.exit(1 if result.refused or (only_check and result.changed) else 0)


@command("info", "aidgraph info --format json")
@_format(type=click.Choice(("table", "json")))
def info(fmt: str, graph: Places) -> None:
    """Count what the graph holds, by kind and source, with the versions of package and ontology."""
    counts = open_places(graph).info()
    if fmt == "json":
        click.echo(dump_json(counts, indent=1))
        return
    rows: list[tuple[str, Any]] = []
    for name, value in counts.items():
        nested = value.items() if isinstance(value, dict) else [("", value)]
        rows += [(name.replace("_", " "), key, number) for key, number in nested]  # type: ignore[misc]
    show_table(Table(("what", "which", "value"), rows), "table")


@command("verify", "aidgraph verify --text article.txt --source 2017-08-30-jiangsu-ninth-batch")
@click.option("--text", required=True, type=click.Path(path_type=Path), help=f"The text of the source: {_TEXT_FILES}.")
@click.option("--source", "-s", help="Slug of the source; by default the one with the hash of the text.")
def verify(text: Path, source: str | None, graph: Places) -> None:
    """Compare a text with the hashes of a source and of each span its claims were coded from.

    Exit 0 only if all of the source's spans hold in their place; 1 if one has moved (it stands elsewhere in the text)
    or is absent. Hashes are of plain text: in HTML and PDF (extra “text”) spans are looked for by content, so there
    most count as moved.
    """
    from aidgraph.vocab import local

    kg = open_places(graph)
    with progress_bar() as progress:
        result = kg.verify(text, source, progress=progress)
    if result.extracted:
        click.echo("Positions are those of the text taken from the file, not those of the source.", err=True)
    elif not result.same_text:
        click.echo(f"The text is not byte for byte the one recorded for {local(result.source)}.", err=True)
    for word, failures in (("moved", result.moved), ("absent", result.absent)):
        for failure in failures:
            click.echo(f"{compact(failure.claim)}: {word}: {failure.reason}")
    held = result.spans - len(result.failures)
    words = f"{held} of {result.spans} spans hold" if result.spans else "there are no spans to verify"
    if result.failures:
        words += f" in their place, {len(result.moved)} moved, {len(result.absent)} absent,"
    click.echo(f"{local(result.source)}: {words} in {text}.", err=True)
    sys.exit(0 if result.holds else 1)
