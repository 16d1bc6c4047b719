"""What goes on from one batch of aid to the next, or from year to year, as far as claims tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from aidgraph import vocab
from aidgraph.analysis.nodes import WHO
from aidgraph.analysis.ranks import ranked
from aidgraph.analysis.strength import SUM, read, summed
from aidgraph.errors import InputError, near
from aidgraph.network import named_on, told_on, totals
from aidgraph.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    import networkx as nx

    from aidgraph.model import Claim
    from aidgraph.network.money import Years

__all__ = ["By", "batches", "change", "each", "funds_over", "shifts"]

By = Literal["batch", "year"]

_BATCH = vocab.PREFIXES["batch"]
_TIMES = ("batch", "year")


@dataclass(slots=True)
class _Part:
    """The claims of one batch or year, its name, and the years that they tell."""

    zh: str
    en: str
    years: set[int] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)


def change(net: nx.MultiDiGraph, by: By = "batch") -> Table:
    """Compare the ties of each batch of aid, or of each year, with those of the next: kept, gained and lost.

    A tie is a pair of nodes and a relation; weights do not count. By `batch` it belongs to those that its claims name,
    which follow each other by the earliest year that their claims speak of; by `year` to every year in the periods of
    its claims, where an end that is not told reaches as far as any claim tells. Of a network of some years only these
    are compared, and an end that is not told reaches to theirs, as for `kg.network(…, years=…)`: of other years it has
    but the ties that last into its own.
    `continuity` is the share of the earlier ties that are kept, 0 to 1. What is lost may only be untold: a batch of
    which one source writes has the ties of that source.

    Returns `earlier`, `later`, their labels, `kept`, `gained`, `lost`, `continuity`; no rows for fewer than two.

    Raises:
        InputError: the network does not bring its claims along, or `by` is neither.
    """
    claims = read(net)
    parts = _parts(net, claims, {iri for *_, data in net.edges(data=True) for iri in data.get("claims", ())}, by)
    ties: dict[str, set[tuple[Any, Any, str]]] = {name: set() for name in parts}
    for source, target, data in net.edges(data=True):
        behind = set(data.get("claims", ()))
        for name, part in parts.items():
            if not part.claims.isdisjoint(behind):
                ties[name].add((source, target, str(data.get("relation", ""))))
    rows = [
        (one, other, parts[one].zh, parts[one].en, parts[other].zh, parts[other].en, len(ties[one] & ties[other]),
         len(ties[other] - ties[one]), len(ties[one] - ties[other]),
         round(len(ties[one] & ties[other]) / len(ties[one]), 6))
        for one, other in pairwise(parts)
    ]  # fmt: skip
    labels = ("earlier_zh", "earlier_en", "later_zh", "later_en")
    return Table(("earlier", "later", *labels, "kept", "gained", "lost", "continuity"), rows)


def batches(net: nx.MultiDiGraph) -> Table:
    """List the batches of aid that the claims on a network's edges name, in the order of `change`.

    Returns `batch`, its labels, the `first` and the `last` year that these claims speak of, also where the network is
    of other years, None where none is told, how many `claims` and `sources` there are, and the `ties` that rest on
    them.

    Raises:
        InputError: the network does not bring its claims along.
    """
    claims = read(net)
    rows = []
    for name, part in _batches(claims, {iri for *_, data in net.edges(data=True) for iri in named_on(data)}).items():
        ties = {(source, target, data.get("relation", "")) for source, target, data in net.edges(data=True)
                if not part.claims.isdisjoint(data.get("claims", ()))}  # fmt: skip
        told = len({claims[iri].source for iri in part.claims})
        ends = min(part.years, default=None), max(part.years, default=None)
        rows.append((name, part.zh, part.en, *ends, len(part.claims), told, len(ties)))
    return Table(("batch", "zh", "en", "first", "last", "claims", "sources", "ties"), rows)


def funds_over(net: nx.MultiDiGraph, by: By = "batch") -> Table:
    """Give the money that the claims of each batch, or of each year, come to, by kind of money and class of status.

    An interval in nominal CNY over an additive selection of the claims on the network's edges that name the batch, or
    whose whole period lies within the year: what is told of several years is no money of one. In a network of some
    years, a claim that names a batch and whose period reaches beyond them counts with anything from nothing to the
    whole, as in `analysis.totals`. Money that no edge stands for is not counted. Columns are `batch` or `year`, its
    labels, `money`, `status` and those of `analysis.strength`.

    Raises:
        InputError: as `change` does.
    """
    claims = read(net)
    on_edges = told_on((data for *_, data in net.edges(data=True)), claims)
    rows = []
    parts = _parts(net, claims, {claim.id for found in on_edges.values() for claim in found}, by)
    for name, part in parts.items():
        told = {
            key: [one for one in found if one.id in part.claims and (by == "batch" or set(_ends(one)) == part.years)]
            for key, found in on_edges.items()
        }
        for key, selected in totals(told, net.graph["ancestors"], net.graph.get("years")).items():
            rows.append((name, part.zh, part.en, *key.split("/"), *summed(selected)))
    return Table((by, "zh", "en", "money", "status", *SUM), rows)


def each(nets: Mapping[str, nx.Graph], measure: Callable[[Any], Table], name: str = "network") -> Table:
    """Put the tables that one measure gives of several networks under each other, the name of the network first.

    Args:
        nets: networks by what to call them: layers (`aidgraph.network.layers_of`), or those of some years.
        measure: a function of `aidgraph.analysis`, or any that takes a network and returns a table.
        name: of the first column.

    >>> import networkx as nx
    >>> from aidgraph.analysis import overview
    >>> [row[:3] for row in each({"path": nx.path_graph(3), "ring": nx.cycle_graph(4)}, overview).rows]
    [('path', 3, 2), ('ring', 4, 4)]
    """
    tables = {net: measure(graph) for net, graph in nets.items()}
    columns = next((table.columns for table in tables.values()), ())
    return Table((name, *columns), [(net, *row) for net, table in tables.items() for row in table.rows])


def shifts(earlier: Table, later: Table, low: str = "low", high: str = "high", within: Sequence[str] = ()) -> Table:
    """Say how the ranks of nodes differ between two tables of one measure, such as those of two years or batches.

    Args:
        earlier: a table with a row for each node, or for each node and kind of money and so on.
        later: another with the same columns.
        low: the column with the lower ends.
        high: that with the upper ends; the same column where values are sharp.
        within: columns whose values part the rows into rankings of their own.

    Returns:
        Who the node is, the other columns of `within`, the ranks that it can have in each (`best`, `worst`; the largest
        value is the first), and `shift`: `up` or `down` where it surely moved, `same` where it surely did not, `unsure`
        otherwise. Only nodes in both tables, ranked among all nodes of each; none whose sharp value is None in either.

    Raises:
        InputError: a column is missing, or a node has several rows that `within` does not tell apart.

    >>> years = [Table(("id", "zh", "en", "type", "sum"), [(n, "", "", "", v) for n, v in zip("abc", some)])
    ...          for some in ([5, 3, 1], [2, 3, 1])]
    >>> [(row.id, row.earlier_best, row.later_best, row.shift) for row in shifts(*years, "sum", "sum")]
    [('b', 2, 1, 'up'), ('a', 1, 2, 'down'), ('c', 3, 3, 'same')]
    """
    keys = (*WHO, *(name for name in within if name not in WHO))
    for table in (earlier, later):
        for name in keys:
            if name not in table.columns:
                raise InputError(f"No column is named “{name}”.{near(name, table.columns)}")
    before, after = (_ranks(table, low, high, within, keys) for table in (earlier, later))
    rows = []
    for key, (best, worst) in after.items():
        if key in before:
            old_best, old_worst = before[key]
            if worst < old_best:
                shift = "up"
            elif best > old_worst:
                shift = "down"
            else:
                shift = "same" if best == worst == old_best == old_worst else "unsure"
            rows.append((*key, old_best, old_worst, best, worst, shift))
    return Table((*keys, "earlier_best", "earlier_worst", "later_best", "later_worst", "shift"), rows)


def _ranks(
    table: Table, low: str, high: str, within: Sequence[str], keys: Sequence[str]
) -> dict[tuple[Any, ...], tuple[int, int]]:
    found = ranked(table, low, high, within)
    places, best = [found.columns.index(name) for name in keys], found.columns.index("rank_best")
    ranks: dict[tuple[Any, ...], tuple[int, int]] = {}
    for row in found.rows:
        key = tuple(row[place] for place in places)
        if key in ranks:
            others = [name for name in table.columns if name not in (*keys, low, high)]
            raise InputError(
                f"{row[places[0]]} has several rows: name in `within` the columns that tell them apart, of "
                f"{', '.join(others)}."
            )
        ranks[key] = row[best], row[best + 1]
    return {key: ends for key, ends in ranks.items() if None not in ends}


def _parts(net: nx.Graph, claims: Mapping[str, Claim], wanted: Collection[str], by: str) -> dict[str, _Part]:
    """Return the batches or years of some claims, in their order."""
    if by not in _TIMES:
        raise InputError(f"by={by!r}: give “batch” or “year”.{near(str(by), _TIMES)}")
    return _batches(claims, wanted) if by == "batch" else _by_year(claims, wanted, net.graph.get("years"))


def _batches(claims: Mapping[str, Claim], wanted: Collection[str]) -> dict[str, _Part]:
    found: dict[str, _Part] = {}
    for claim in (claims[iri] for iri in wanted):
        for filler in claim.fillers:
            if filler.id is not None and filler.id.startswith(_BATCH):
                part = found.setdefault(filler.id, _Part(filler.zh, filler.en))
                part.claims.add(claim.id)
                part.years.update(year for year in _ends(claim) if year is not None)
    return dict(sorted(found.items(), key=lambda one: (not one[1].years, min(one[1].years, default=0), one[0])))


def _by_year(claims: Mapping[str, Claim], wanted: Collection[str], years: Years | None) -> dict[str, _Part]:
    ends = {iri: _ends(claims[iri]) for iri in wanted}
    told = [year for pair in ends.values() for year in pair if year is not None]
    # Before and after the years of a network are only claims that reach into them: no tie would begin or end there.
    begin, end = years or (min(told, default=0), max(told, default=0))
    found: dict[int, _Part] = {}
    for iri, (first, last) in ends.items():
        if first is None and last is None:
            continue
        for year in range(begin if first is None else max(first, begin), (end if last is None else min(last, end)) + 1):
            found.setdefault(year, _Part(f"{year}年", str(year), {year})).claims.add(iri)
    return {str(year): found[year] for year in sorted(found)}


def _ends(claim: Claim) -> tuple[int | None, int | None]:
    """Return the years in which a claim's period begins and ends, None where it does not say."""
    period = claim.period
    if period is None:
        return None, None
    first, last = (None if end is None else end.year for end in (period.earliest, period.latest))
    return first, last
