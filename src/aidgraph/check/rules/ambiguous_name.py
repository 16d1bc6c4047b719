"""Names that stand for several things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aidgraph import vocab
from aidgraph.check.finding import Hit, Rule, Subject
from aidgraph.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aidgraph.model import Thing

__all__ = ["RULE"]


def _find(subject: Subject) -> Iterator[Hit]:
    named: dict[str, dict[str, Thing]] = {}
    for thing in subject.things.values():
        for name in (thing.zh, thing.en, *thing.aliases):
            named.setdefault(fold(name), {})[thing.id] = thing
    for things in named.values():
        if len(things) > 1:
            first, *_ = several = sorted(things.values(), key=lambda thing: thing.id)
            name = next(one for one in (first.zh, first.en, *first.aliases) if named[fold(one)] is things)
            listed = ", ".join(vocab.compact(thing.id) for thing in several)
            yield Hit(
                f"名称“{name}”指多个事物：{listed}。请去掉其中的别名，或改用可区分的名称。",
                f"The name “{name}” stands for several things: {listed}. Remove the alias of all but one, or tell the "
                "names apart.",
                focus=first.id,
            )


RULE = Rule(
    "ambiguous-name",
    "warning",
    "有歧义的名称",
    "Ambiguous names",
    "一个名称（标签或别名）是否指多个事物：那样的名称无法对应，也从不猜测。",
    "Whether a name, a label or an alias, stands for several things: it cannot be resolved then, and is never guessed.",
    _find,
)
