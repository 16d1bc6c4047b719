"""What holds for the repository as a whole."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import aidgraph

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "aidgraph"
MODULES = sorted(PACKAGE.rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def module_name(path: Path) -> str:
    return path.relative_to(PACKAGE.parent).as_posix()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "pyproject.toml",
            "README.md",
            "LICENSE",
            "LICENSE-DATA",
            "CITATION.cff",
            "CHANGELOG.md",
            "CONTRIBUTING.md",
        ),
        *("Makefile", "ontology.ttl", "alignments.ttl", "shapes.ttl", "docs/codebook.md", "src/aidgraph/py.typed"),
    ],
)
def test_file_exists_and_says_something(name: str) -> None:
    path = ROOT / name
    assert path.is_file()
    assert name.endswith("py.typed") or path.stat().st_size > 0


@pytest.mark.parametrize(
    ("folder", "pattern"),
    [
        *(("graph/things", "*.ttl"), ("graph/sources", "*.trig"), ("notebooks", "*.ipynb")),
        *(("src/aidgraph", "*.py"), ("tests", "test_*.py")),
    ],
)
def test_folder_exists_and_holds_something(folder: str, pattern: str) -> None:
    assert list((ROOT / folder).glob(pattern))


def test_one_version_everywhere() -> None:
    citation = re.findall(r"^ *version: (\S+)$", read("CITATION.cff"), re.MULTILINE)
    assert {*citation, aidgraph.__version__} == {PROJECT["version"]}


def test_changelog_names_the_version_or_what_is_unreleased() -> None:
    headings = re.findall(r"^## \[(.+?)\]", read("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] in {"Unreleased", PROJECT["version"]}
    assert PROJECT["version"] in read("CHANGELOG.md")


def test_data_licence_names_what_it_covers() -> None:
    licence = read("LICENSE-DATA")
    covered = ("ontology.ttl", "alignments.ttl", "shapes.ttl", "graph/", "docs/codebook.md")
    assert [name for name in covered if name not in licence] == []
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in licence


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_module_has_a_docstring(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=module_name)
def test_package_lists_its_public_names(path: Path) -> None:
    assigned = {
        target.id
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    assert "__all__" in assigned


@pytest.mark.parametrize("name", aidgraph.__all__)
def test_public_name_is_there(name: str) -> None:
    assert getattr(aidgraph, name) is not None


def test_importing_aidgraph_loads_nothing_heavy() -> None:
    heavy = {
        "igraph",
        "jinja2",
        "networkx",
        "oxrdflib",
        "pandas",
        "pyoxigraph",
        "pyshacl",
        "pyvis",
        "rdflib",
        "rich",
    }
    script = "import json, sys, aidgraph; print(json.dumps(sorted(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert heavy & set(json.loads(loaded)) == set()
