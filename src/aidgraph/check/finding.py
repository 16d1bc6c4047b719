"""What a check reports."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Finding"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something in the data that does not hold: where, and what to do, in zh and en.

    `focus` is the node concerned as a compact IRI, `path` the property (empty where the node as a whole is meant) and
    `file` the file that holds it, None where it is not known. Severity `error` is an error of form, which stops a
    build of the site; `warning` does not.
    """

    file: str | None
    focus: str
    path: str
    severity: str
    zh: str
    en: str

    def __str__(self) -> str:
        where = " ".join(filter(None, (self.file and f"{self.file}:", self.focus, self.path)))
        return f"{self.severity}: {where}: {self.en}"
