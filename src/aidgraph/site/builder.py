"""Build the site: check, read, render, and put the folder in place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from aidgraph.errors import DataError
from aidgraph.site.folder import MARKER, ready
from aidgraph.store.folder import replaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from aidgraph.check import Finding
    from aidgraph.graph import KnowledgeGraph

__all__ = ["build"]

_STAGES = ("checking the graph", "reading and measuring", "writing downloads", "writing pages", "drawing networks")
_NAMED = 3  # findings that an error message lists


def build(kg: KnowledgeGraph, out: str | Path, progress: Callable[[str, int, int], None] | None = None) -> Path:
    """Write the site of a graph to a folder and return the path of its `index.html`.

    The folder appears whole or not at all; an existing one is replaced if it is empty or holds a site of ours.

    Args:
        kg: The graph.
        out: The folder to write.
        progress: Called with the name of each stage as it begins, the number of stages done and their total.

    Raises:
        DataError: The graph has errors; nothing is written.
        OutputError: The folder cannot be written, or holds something else.
    """
    stages = iter(enumerate(_STAGES))

    def begin() -> None:
        done, stage = next(stages)
        if progress is not None:
            progress(stage, done, len(_STAGES))

    target = ready(Path(out))
    begin()
    findings = kg.check()
    _refuse_errors(findings)

    begin()
    from aidgraph.site.downloads import write_downloads
    from aidgraph.site.material import gather
    from aidgraph.site.pages import TITLES, contexts
    from aidgraph.site.render import Renderer, linked_view
    from aidgraph.views import view

    material = gather(kg, findings)
    renderer = Renderer(material.info, [("index.html#networks", "网络图", "Networks"), *TITLES])
    with replaced(target) as folder:
        begin()
        downloads = write_downloads(material, folder / "downloads")
        begin()
        for page, zh, en, context in contexts(material, downloads):
            _write(folder / page, renderer.page(page, zh, en, context))
        begin()
        for drawn in material.drawn:
            picture = view(material.networks[drawn.page], title={"zh": drawn.zh, "en": drawn.en})
            linked_view(picture, renderer.bar(drawn.page, material.drawn)).save(folder / drawn.page)
        _write(folder / MARKER, f"aidgraph {material.info['version']}\n")
    if progress is not None:
        progress(_STAGES[-1], len(_STAGES), len(_STAGES))
    return target / "index.html"


def _write(path: Path, text: str) -> None:
    # The folder is new and takes its place only when it is complete, so a plain write is enough.
    path.write_text(text, encoding="utf-8", newline="\n")


def _refuse_errors(findings: list[Finding]) -> None:
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        first = " ".join(str(error).removeprefix("error: ") for error in errors[:_NAMED])
        more = f" And {len(errors) - _NAMED} more." if len(errors) > _NAMED else ""
        number = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
        raise DataError(f"No site is written: the graph has {number}. {first}{more} Run `aidgraph check` to list all.")
