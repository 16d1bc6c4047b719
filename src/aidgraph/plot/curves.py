"""Curves: how unequal shares are, and what is left as supporters withdraw."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

from aidgraph.analysis import withdrawal
from aidgraph.analysis.robustness import supporting
from aidgraph.errors import InputError
from aidgraph.plot.drawing import BLUE, GREY, RED, RULE, drawing, numbers_in, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    import networkx as nx
    from matplotlib.figure import Figure

    from aidgraph.plot.drawing import Reading

__all__ = ["concentration_curve", "removal_curve"]


def concentration_curve(values: Sequence[float], *, reading: Reading = "en") -> Figure:
    """Draw the Lorenz curve (Lorenz 1905): what share of all the poorest part holds, beside that of equal shares.

    Args:
        values: what each holds, none of it negative; zeros count.
        reading: the language of the axes.

    Raises:
        InputError: a value is negative or no number, or there is nothing to share.
    """
    ordered = sorted(numbers_in(values, "A concentration curve"))
    if not ordered or ordered[0] < 0 or not sum(ordered):
        raise InputError("A concentration curve needs values from 0, and one above it.")
    shares = [0.0, *(held / sum(ordered) for held in accumulate(ordered))]
    parts = [number / len(ordered) for number in range(len(ordered) + 1)]
    with drawing(4.5, 4.5, reading) as (figure, axes):
        axes.plot([0, 1], [0, 1], color=GREY, linestyle="--", label={"zh": "均等", "en": "equal shares"}[reading])
        axes.plot(parts, shares, color=BLUE, marker="o", markersize=3)
        axes.fill_between(parts, shares, parts, color=BLUE, alpha=0.12)
        axes.set_xlabel({"zh": "由少到多累计的比例", "en": "share of holders, the smallest first"}[reading])
        axes.set_ylabel({"zh": "所占比例", "en": "share held"}[reading])
        axes.set_aspect("equal")
        axes.legend(frameon=False)
    return figure


def removal_curve(net: nx.MultiDiGraph, *, reading: Reading = "en") -> Figure:
    """Draw what share of recipients have no reported supporter of their own left as one after another withdraws.

    The order is that of `analysis.withdrawal` on the whole network: those first who alone would leave most without
    another, by number of recipients where that is equal. It is worked out once and not anew after each step, so
    another order may leave more recipients without a supporter sooner: the curve is no worst case. Relations that do
    not say who supports whom are left out, as there.

    Args:
        net: a directed network, such as `kg.network("support")`.
        reading: the language of the axes.

    Raises:
        InputError: it is no NetworkX graph, has no directions or no links of support, or there is no font for Chinese.
    """
    order = [row.id for row in withdrawal(net)]
    supporters: dict[Any, set[Any]] = {}
    for source, target in supporting(net):
        supporters.setdefault(target, set()).add(source)
    gone: set[Any] = set()
    shares = [0.0]
    for node in order:
        gone.add(node)
        shares.append(sum(from_whom <= gone for from_whom in supporters.values()) / len(supporters))
    with drawing(6, 4, reading) as (figure, axes):
        axes.step(range(len(shares)), shares, where="post", color=RED)
        axes.set_xlabel(
            {"zh": "退出的支援方数目（次序按完整网络一次排定）",
             "en": "supporters withdrawn, ranked once on the whole network"}[reading]
        )  # fmt: skip
        axes.set_ylabel(
            {"zh": "自身再无据报支援方的受援方比例", "en": "share with no reported supporter of its own left"}[reading]
        )
        axes.xaxis.set_major_locator(whole())
        axes.set_ylim(0, 1.02)
        axes.yaxis.grid(visible=True, color=RULE)
    return figure
