"""The wheel alone, installed into an empty environment, must work from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

import aidgraph

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "aidgraph"


@dataclass(frozen=True)
class Installed:
    """An environment with only the wheel and what it depends on, and a folder away from the checkout."""

    bin: Path
    folder: Path

    def run(self, program: str, *arguments: str) -> str:
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV", "AIDGRAPH"))}
        return run([self.bin / program, *arguments], cwd=self.folder, env=environment)


def run(command: list[str | Path], *, cwd: Path, env: dict[str, str] | None = None) -> str:
    result = subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, f"{command} exited with {result.returncode}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    run([sys.executable, "-m", "build", "--wheel", "--outdir", out, ROOT], cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    home = tmp_path_factory.mktemp("installed")
    run([sys.executable, "-m", "venv", home / "venv"], cwd=home)
    environment = Installed(home / "venv" / "bin", tmp_path_factory.mktemp("elsewhere"))
    environment.run("python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel))
    return environment


def data_files() -> list[Path]:
    graph = [path for path in (ROOT / "graph").rglob("*") if path.is_file()]
    return [*(ROOT / name for name in ("ontology.ttl", "alignments.ttl", "shapes.ttl")), *sorted(graph)]


def test_vocabulary_and_graph_travel_unchanged(wheel: Path) -> None:
    files = data_files()
    assert {path.suffix for path in files} >= {".ttl", ".trig"}
    with zipfile.ZipFile(wheel) as archive:
        for path in files:
            name = f"aidgraph/data/{path.relative_to(ROOT).as_posix()}"
            assert archive.read(name) == path.read_bytes(), name


def test_every_file_of_the_package_travels(names: set[str]) -> None:
    files = {path for path in SOURCE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    expected = {f"aidgraph/{path.relative_to(SOURCE).as_posix()}" for path in files}
    assert expected <= names
    assert "aidgraph/py.typed" in names
    for folder, suffix in (("aidgraph/views/assets/", ""), ("aidgraph/", ".rq")):
        assert any(name.startswith(folder) and name.endswith(suffix) for name in names), (folder, suffix)


def test_nothing_else_travels(names: set[str]) -> None:
    dist_info = f"aidgraph-{aidgraph.__version__}.dist-info"
    assert {name.split("/")[0] for name in names} == {"aidgraph", dist_info}
    assert not [name for name in names if "/tests/" in name or "/test_" in name or name.endswith(".pyc")]
    assert {f"{dist_info}/licenses/LICENSE", f"{dist_info}/licenses/LICENSE-DATA"} <= names


def test_version(installed: Installed) -> None:
    assert aidgraph.__version__ in installed.run("aidgraph", "--version")


def test_info(installed: Installed) -> None:
    counts = json.loads(installed.run("aidgraph", "info", "--format", "json"))
    assert counts["claims"] > 100
    assert "Nantong" in installed.run("aidgraph", "query", "--name", "who-supports-whom", "--format", "csv")
    installed.run("aidgraph", "check")


def test_reference_graph_opens(installed: Installed) -> None:
    script = "import aidgraph; kg = aidgraph.open(); assert kg.claims(); print(aidgraph.__file__)"
    where = installed.run("python", "-c", script).strip()
    assert Path(where).is_relative_to(installed.bin.parent), "the checkout was imported, not the wheel"


def test_site(installed: Installed) -> None:
    installed.run("aidgraph", "site", "out")
    assert (installed.folder / "out" / "index.html").stat().st_size > 0
