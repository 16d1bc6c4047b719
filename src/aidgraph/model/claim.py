"""A claim: what one source says, once, with the evidence for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from aidgraph import vocab
from aidgraph.model.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aidgraph.model.parts import Evidence, Filler, Period
    from aidgraph.model.quantity import Quantity

__all__ = ["Claim"]


@dataclass(frozen=True)
class Claim:
    """One claim of one source; `id` and `source` are IRIs, `kind` and the keys of `roles` are those of `KINDS`."""

    id: str
    source: str
    kind: str
    roles: Mapping[str, tuple[Filler, ...]]
    status: str
    evidence: Evidence
    quantities: tuple[Quantity, ...] = ()
    period: Period | None = None
    speaker: str | None = None
    """The official or organisation to whom the source attributes the statement."""
    part_of: tuple[str, ...] = ()
    """Claims whose figure contains the figure of this one."""
    divided_into: tuple[str, ...] = ()
    """Claims whose figures are all the parts of the figure of this one, without overlap."""
    supersedes: str | None = None
    withdrawn: bool = False
    note: Mapping[str, str] = field(default_factory=dict)
    """The coder's remark by language (`zh`, `en`)."""

    @cached_property
    def summary(self) -> dict[str, str]:
        """One sentence in each language, generated from the parts."""
        return summarise(self.kind, self.roles, self.quantities, self.status, self.period)

    @property
    def number(self) -> str:
        """The number of the claim within its source, such as `014`."""
        return vocab.local(self.id)

    @property
    def fillers(self) -> tuple[Filler, ...]:
        """All role fillers, in the order of the roles."""
        return tuple(filler for fillers in self.roles.values() for filler in fillers)

    def to_json(self) -> dict[str, Any]:
        """Return plain values for JSON; figures stay exact decimals, and a withdrawn claim says so."""
        return {
            "id": self.id,
            "source": self.source,
            "kind": self.kind,
            "roles": {role: [filler.to_json() for filler in fillers] for role, fillers in self.roles.items()},
            "quantities": [
                {
                    "measure": quantity.measure,
                    "raw": quantity.raw,
                    "value": quantity.value,
                    "unit": quantity.unit,
                    "bound": quantity.bound,
                    "low": quantity.low,
                    "high": quantity.high,
                }
                for quantity in self.quantities
            ],
            "period": self.period and self.period.to_json(),
            "status": self.status,
            "evidence": self.evidence.to_json(),
            "summary": self.summary,
            # Said only where it is so: the form of the contract knows standing claims.
            **({"supersedes": self.supersedes} if self.supersedes else {}),
            **({"withdrawn": True} if self.withdrawn else {}),
        }
