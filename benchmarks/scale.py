"""How large and how often: the full run, and a quick one."""

from __future__ import annotations

from dataclasses import dataclass, replace

__all__ = ["FULL", "QUICK", "Scale"]


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes in claims: `small` for what is slow in Python alone, `medium` for ratios, `growth` for exponents.

    `patience` is how many seconds a single query of rdflib may take before it is given up. `views` are sizes of
    networks that pages show, in things.
    """

    name: str
    small: int
    medium: int
    growth: tuple[int, ...]
    runs: int
    patience: float
    views: tuple[int, ...]

    def __str__(self) -> str:
        sizes = ", ".join(f"{size:,}" for size in self.growth)
        return f"{self.name}: claims {self.small:,} (rdflib, shapes), {self.medium:,} (ratios), {sizes} (growth)."

    def up_to(self, largest: int) -> Scale:
        """Return the same without the larger graphs."""
        return replace(self, growth=tuple(size for size in self.growth if size <= largest))


FULL = Scale("Full run", 10_000, 100_000, (10_000, 100_000, 1_000_000), 3, 30, (300, 1_000, 5_000, 20_000))
QUICK = Scale("Quick run, on graphs too small to judge by", 1_000, 3_000, (1_000, 3_000, 10_000), 3, 10, (300,))
