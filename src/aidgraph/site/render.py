"""Templates to pages: one environment, and one style and one script that stand inside each page."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from aidgraph.model.edtf import in_words, published
from aidgraph.resources import package_path
from aidgraph.site.cells import language, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aidgraph.site.material import Drawn
    from aidgraph.views import View

__all__ = ["Renderer", "linked_view"]

_SCRIPTS = {"claims.html": "claims.js"}


class Renderer:
    """Renders pages that share a navigation, a footer and a style."""

    def __init__(self, info: Mapping[str, Any], navigation: list[tuple[str, str, str]]) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(package_path("site", "templates")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "language": language,
            "number": number,
            "published": published,
            "in_words": in_words,
        }
        # The colours are those of the views, so that the site and its networks look like one.
        theme = package_path("views", "assets", "css", "theme.css").read_text(encoding="utf-8")
        self._environment.globals |= {
            "version": info["version"],
            "ontology": info["ontology"],
            "navigation": navigation,
            "style": Markup(theme + _asset("site.css")),  # noqa: S704 - files of the package, no input
        }

    def page(self, page: str, zh: str, en: str, context: Mapping[str, Any]) -> str:
        """Return the HTML of a page; everything in the context is escaped."""
        script = _script(_SCRIPTS[page]) if page in _SCRIPTS else None
        template = self._environment.get_template(f"{page}.j2")
        return template.render(page=page, zh=zh, en=en, script=script, **context)

    def bar(self, page: str, networks: Iterable[Drawn]) -> str:
        """Return the line of links that stands above a network's picture."""
        return self._environment.get_template("bar.html.j2").render(page=page, networks=networks)


def linked_view(drawn: View, bar: str) -> View:
    """Return a view with a line of links above it: the view alone knows of no other page."""
    from dataclasses import replace

    return replace(drawn, html=re.sub(r"<body[^>]*>", lambda body: body[0] + bar, drawn.html, count=1))


def _script(name: str) -> dict[str, str]:
    text = _asset(name)
    digest = hashlib.sha256(text.encode()).digest()
    # The content security policy lets run no script but this one.
    return {"text": Markup(text), "hash": f"sha256-{base64.b64encode(digest).decode()}"}  # noqa: S704


def _asset(name: str) -> str:
    return package_path("site", "templates", name).read_text(encoding="utf-8")
