"""Seeded draws, the same on every machine and in every process."""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T")


class Weights(Generic[T]):
    """Things to draw from, each with its weight."""

    def __init__(self, weights: Mapping[T, float]) -> None:
        self.items = list(weights)
        self.sums = list(accumulate(weights.values()))


class Chance:
    """Draws that use nothing but `Random.random`, the one method whose results Python promises to keep."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed).random  # noqa: S311 - not for secrets

    def happens(self, share: float) -> bool:
        return self.random() < share

    def below(self, end: int) -> int:
        """Return a whole number from 0 to below `end`."""
        return int(self.random() * end)

    def between(self, first: int, last: int) -> int:
        """Return a whole number from `first` to `last`."""
        return first + self.below(last - first + 1)

    def among(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]

    def weighted(self, weights: Weights[T]) -> T:
        return weights.items[bisect(weights.sums, self.random() * weights.sums[-1])]

    def rank(self, count: int, exponent: float = 1.0) -> int:
        """Return a rank from 0 to below `count` by Zipf's law, without a table of all ranks."""
        u = self.random()
        if exponent == 1.0:
            value = (count + 1) ** u
        else:
            power = 1 - exponent
            value = (1 + u * ((count + 1) ** power - 1)) ** (1 / power)
        return min(int(value), count) - 1

    def size(self, first: int, last: int) -> int:
        """Return a whole number from `first` to `last`, small ones far more often: half lie below twice the first."""
        u = self.random()
        return min(int(1 / ((1 - u) / first + u / (last + 1))), last)

    def scale(self, low: float, high: float) -> float:
        """Return a number whose logarithm lies between two powers of ten, most often in the middle."""
        return float(10 ** (low + (high - low) * (self.random() + self.random()) / 2))
