"""The tables of the codebook, read for the tests that compare code with them."""

from __future__ import annotations

import re
from pathlib import Path

TEXT = (Path(__file__).parents[1] / "docs" / "codebook.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the first table below a heading, without its head."""
    section = TEXT.partition(f"\n## {heading}")[2].partition("\n## ")[0]
    table = re.search(r"(?:^\|.*\|$\n?)+", section, re.MULTILINE)
    assert table, f"no table below {heading}"
    lines = [line.strip("| ").split(" | ") for line in table[0].splitlines()]
    return lines[2:]


# Kind → role → whether it is required.
ROLES: dict[str, dict[str, bool]] = {
    kind.strip("`"): {role.strip("[]"): not role.startswith("[") for role in roles.split(", ")}
    for kind, roles, *_ in rows("4. Kinds")
}
