"""What holds for the repository as a whole."""

from __future__ import annotations

import ast
import json
import os
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
        "bs4",
        "igraph",
        "jinja2",
        "networkx",
        "oxrdflib",
        "pandas",
        "polars",
        "pyarrow",
        "pyoxigraph",
        "pypdf",
        "pyshacl",
        "pyvis",
        "rdflib",
        "rich",
        "urllib3",
    }
    script = "import json, sys, aidgraph; print(json.dumps(sorted(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert heavy & set(json.loads(loaded)) == set()


# A room imports only from those before it, for types too: so data flow one way and no circle arises.
ROOMS = [
    *(
        "errors",
        "vocab",
        "resources",
        "values",
        "columns",
        "table",
        "headings",
        "text",
        "model",
        "store",
        "query",
        "derive",
        "additive",
        "check",
    ),
    *("exchange", "network", "analysis", "plot", "graph", "diff", "views", "site", "cli", "__init__"),
]


def room(dotted: str) -> str:
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imported(path: Path) -> set[str]:
    """Return the rooms that a module imports from, wherever in it the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "aidgraph":
            # `from aidgraph import vocab` names a room, or something that the package hands out.
            names = [f"aidgraph.{alias.name}" for alias in node.names] if node.module == "aidgraph" else [node.module]
            found |= {room(name or "") for name in names}
        elif isinstance(node, ast.Import):
            found |= {room(alias.name) for alias in node.names if alias.name.split(".")[0] == "aidgraph"}
    return found & set(ROOMS)


def test_every_room_has_its_place() -> None:
    rooms = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES}
    assert rooms == set(ROOMS)


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "__init__.py" or path.parent != PACKAGE],
                         ids=module_name)  # fmt: skip
def test_rooms_import_from_left_to_right(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    allowed = set(ROOMS[: ROOMS.index(own) + 1])
    assert imported(path) <= allowed


def blocks(language: str, page: str = "README.md") -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", read(page), re.DOTALL)


@pytest.mark.parametrize("page", ["docs/analysis.md", "docs/views.md"])
def test_python_in_the_docs_runs(page: str, tmp_path: Path) -> None:
    script = "\n".join(blocks("python", page))
    assert script
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_python_in_the_readme_runs(tmp_path: Path) -> None:
    (script,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "36,800,000 yuan" in done.stdout
    assert (tmp_path / "support.html").is_file()


def test_commands_in_the_readme_run(tmp_path: Path) -> None:
    commands = [line.split("  #")[0].strip() for block in blocks("sh") for line in block.splitlines()]
    commands = [command for command in commands if command.startswith("aidgraph")]
    assert len(commands) >= 6
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    for command in commands:
        if "--text" in command:
            continue  # the reader's own file; tested with invented prose in tests/check
        done = subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (command, done.stderr)
