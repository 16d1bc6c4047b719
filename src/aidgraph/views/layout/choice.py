"""Which layouts a network has, the one asked for first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aidgraph.errors import InputError, near
from aidgraph.views.layout.bipartite import bipartite, is_bipartite
from aidgraph.views.layout.force import place
from aidgraph.views.layout.geographic import LEAST, geographic
from aidgraph.views.progress import unheard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from aidgraph.text.search import Progress

__all__ = ["LAYOUTS", "Layout", "laid_out"]

#: Layouts by name, in zh and en.
LAYOUTS = {
    "force": ("力导向", "Force"),
    "geographic": ("地理示意", "Geographic"),
    "bipartite": ("支援—受援", "Supporters – supported"),
}
_MOST = 5000  # things beyond which only the layout asked for is made


@dataclass(frozen=True)
class Layout:
    """Positions of the nodes under a name; `turns` when a tall screen may turn them by a right angle."""

    code: str
    zh: str
    en: str
    points: list[tuple[int, int]]
    turns: bool = False


def laid_out(
    asked: str,
    radii: Sequence[float],
    links: Sequence[tuple[int, int]],
    spots: Mapping[int, tuple[float, float]],
    parents: Mapping[int, int],
    *,
    directed: bool,
    progress: Progress = unheard,
) -> list[Layout]:
    """Return the layouts of a network that make sense, the one asked for first.

    Args:
        asked: a name of `LAYOUTS`.
        radii: radius of each node.
        links: pairs of nodes.
        spots: latitude and longitude of those nodes that have them.
        parents: the node of the place that a node lies in.
        progress: called with (step, nodes placed, nodes to place) over all layouts.
        directed: whether links have a direction, without which no side supports the other.

    Raises:
        InputError: the name is unknown, or the network lacks what the layout needs.
    """
    if asked not in LAYOUTS:
        raise InputError(f"No layout is named “{asked}”.{near(asked, LAYOUTS)} Known: {', '.join(LAYOUTS)}.")
    sided = directed and is_bipartite(len(radii), links)
    if asked == "geographic" and len(spots) < LEAST:
        raise InputError(
            f"layout “geographic” needs {LEAST} nodes with coordinates; this network has {len(spots)}. Give nodes "
            "`latitude` and `longitude` in degrees, or choose “force”."
        )
    if asked == "bipartite" and not directed:
        raise InputError("layout “bipartite” needs a directed network: who supports stands on the left.")
    made: list[Layout] = []

    def placed(some: int) -> None:
        progress("laying out", len(made) * len(radii) + some, len(names) * len(radii))

    makes: dict[str, tuple[bool, Callable[[], list[tuple[int, int]]]]] = {
        "force": (True, lambda: place(radii, links, placed)),
        "geographic": (len(spots) >= LEAST, lambda: geographic(radii, spots, parents)),
        "bipartite": (sided or asked == "bipartite", lambda: bipartite(radii, links)),
    }
    names = [asked]
    if len(radii) <= _MOST:
        names += [name for name, (fits, _) in makes.items() if fits and name != asked]
    placed(0)
    for name in names:
        made.append(Layout(name, *LAYOUTS[name], makes[name][1](), turns=name == "force"))
        placed(0)
    return made
