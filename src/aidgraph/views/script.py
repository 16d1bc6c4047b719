"""The page's script: the modules under `assets/js`, joined into one.

A page that is opened from disk cannot import modules, so they are put after each other, those that others import first,
inside one function, an async one for the sake of `await`. Modules name what they import and export in the two plain
forms below, and no two of them use the same name at their top level; `tests/views/test_script.py` sees to both.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from aidgraph.errors import DataError

__all__ = ["MAIN", "imports", "joined", "stylesheet"]

#: The module that starts the page.
MAIN = "main.js"
_STYLES = (
    "theme",
    "page",
    "legend",
    "filters",
    "toolbar",
    "search",
    "panel",
    "explore",
    "tables",
    "keys",
    "narrow",
    "print",
)
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:class|const|function)\b)", re.MULTILINE)
_COMMENT = re.compile(r"^[ ]*(?:/\*(?:(?!\*/)[\s\S])*\*/|//[^\n]*)\n", re.MULTILINE)
_INDENT = re.compile(r"\n[ \n]+")


def asset(*path: str) -> str:
    """Return the text of a file under `assets`."""
    return files("aidgraph.views").joinpath("assets", *path).read_text(encoding="utf-8")


def imports(source: str) -> list[str]:
    r"""Return the modules that a module imports, in its order.

    >>> imports('import { make } from "./dom.js";\nexport const A = 1;\n')
    ['dom.js']
    """
    return _IMPORT.findall(source)


@cache
def joined(main: str = MAIN) -> str:
    """Return one script that runs the module `main` and all that it imports; comments and indents are left out.

    Raises:
        DataError: modules import each other in a circle.
    """
    order: dict[str, str] = {}

    def add(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise DataError(f"modules of the page import each other in a circle: {' → '.join((*above, name))}")
        if name in order:
            return
        source = asset("js", name)
        for other in imports(source):
            add(other, (*above, name))
        order[name] = _EXPORT.sub("", _IMPORT.sub("", source))

    add(main, ())
    body = _INDENT.sub("\n", _COMMENT.sub("", "\n".join(order.values())))
    return f'(async () => {{\n"use strict";\n{body}}})();\n'


@cache
def stylesheet() -> str:
    """Return the page's style sheets in their order."""
    return "\n".join(asset("css", f"{name}.css") for name in _STYLES)
