"""The files that travel with the package: ontology, shapes and reference graph."""

from __future__ import annotations

from pathlib import Path

__all__ = ["data_path", "is_address", "package_path"]

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]


def package_path(*parts: str) -> Path:
    """Return the path of a file inside the package, such as a rule or a template."""
    return _PACKAGE.joinpath(*parts)


def data_path(*parts: str) -> Path:
    """Return the path of a file beside the package (`ontology.ttl`, `graph`, …), in a wheel or in a checkout."""
    installed = _PACKAGE / "data"
    return (installed if installed.is_dir() else _CHECKOUT).joinpath(*parts)


def is_address(place: str | Path) -> bool:
    """Whether a place is the address of a SPARQL endpoint, not a path.

    >>> is_address("https://example.org/sparql"), is_address("graph")
    (True, False)
    """
    return isinstance(place, str) and place.lower().startswith(("http://", "https://"))
