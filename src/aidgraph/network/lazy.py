"""Mappings of a network that are read from the graph when somebody asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, ItemsView, Iterable, Iterator, ValuesView

    from aidgraph.model import Claim

__all__ = ["Claims", "Lazy"]

Value = TypeVar("Value")


class _ReadOnly(Mapping[str, Value]):
    """A mapping that can be neither changed nor, since it may hold a store, copied: a copy is the same one."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}, read when asked for>"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _: object) -> Self:
        return self

    def __reduce__(self) -> tuple[type[dict[str, Value]], tuple[dict[str, Value]]]:
        """Pickle what it holds, not where that is from."""
        return dict, (dict(self.items()),)


class Lazy(_ReadOnly[Value]):
    """A mapping that is read whole at the first look into it.

    >>> squares = Lazy(lambda: {str(n): n * n for n in range(5)})
    >>> squares, squares["3"], len(squares)
    (<Lazy, read when asked for>, 9, 5)
    """

    def __init__(self, read: Callable[[], Mapping[str, Value]]) -> None:
        self._read = read

    @cached_property
    def _held(self) -> Mapping[str, Value]:
        return self._read()

    def __getitem__(self, key: str) -> Value:
        return self._held[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


class Claims(_ReadOnly["Claim"]):
    """The claims of a network by IRI, in the order of their IRIs, each read once.

    One by one or, by `values`, `items` and `together`, all at once, which is faster. Those of them that others speak to
    are joined by these. A claim that cannot be read is a `DataError` when it is asked for.
    """

    def __init__(
        self,
        named: Collection[str],
        agreement: Mapping[str, list[tuple[str, str]]],
        read: Callable[[Collection[str]], Iterable[Claim]],
    ) -> None:
        self._named = named
        self._agreement = agreement
        self._read = read
        self._held: dict[str, Claim] = {}

    @cached_property
    def _iris(self) -> dict[str, None]:
        others = {other for found in self._agreement.values() for _, other in found}
        return dict.fromkeys(sorted(others.union(self._named)))

    def __getitem__(self, iri: str) -> Claim:
        if iri not in self._held and iri not in self:
            raise KeyError(iri)
        return self.together([iri])[iri]

    def __contains__(self, iri: object) -> bool:
        return iri in self._named or iri in self._iris

    def __iter__(self) -> Iterator[str]:
        return iter(self._iris)

    def __len__(self) -> int:
        return len(self._iris)

    def values(self) -> ValuesView[Claim]:
        """Return the claims, all read."""
        self.together(self._iris)
        return super().values()

    def items(self) -> ItemsView[str, Claim]:
        """Return the claims with their IRIs, all read."""
        self.together(self._iris)
        return super().items()

    def together(self, iris: Iterable[str]) -> Mapping[str, Claim]:
        """Read claims of the network together and return what was read so far, these among it."""
        missing = [iri for iri in dict.fromkeys(iris) if iri not in self._held]
        if missing:
            self._held.update((claim.id, claim) for claim in self._read(missing))
        return self._held
