"""The page's own script and styles: plain modules, joined."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from aidgraph.views.script import imports, joined, stylesheet

ASSETS = Path(str(files("aidgraph.views").joinpath("assets")))
MODULES = sorted((ASSETS / "js").glob("*.js"))


@pytest.fixture(scope="module")
def node() -> str:
    """Return the node that Playwright brings along."""
    import playwright

    return str(Path(playwright.__file__).parent / "driver" / "node")


def test_every_module_and_style_is_in_the_page() -> None:
    reached, border = {"main.js"}, ["main.js"]
    while border:
        border = [m for one in border for m in imports((ASSETS / "js" / one).read_text("utf-8")) if m not in reached]
        reached.update(border)
    assert reached == {path.name for path in MODULES}
    for path in (ASSETS / "css").glob("*.css"):
        assert path.read_text("utf-8") in stylesheet()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_modules_keep_to_the_forms_that_can_be_joined(path: Path) -> None:
    source = path.read_text("utf-8")
    plain = imports(source)
    assert len(re.findall(r"^\s*import\b", source, re.MULTILINE)) == len(plain)
    assert not re.search(r"^import \{[^}]*\bas\b", source, re.MULTILINE)
    assert not re.search(r"^export (?!(async )?(class|const|function)\b)", source, re.MULTILINE)
    # Indents are left out when modules are joined, and a template over several lines would lose its own.
    assert all(line.count("`") % 2 == 0 for line in source.splitlines())


def test_light_paper_is_that_of_the_styles() -> None:
    light = (ASSETS / "css" / "theme.css").read_text("utf-8").split("@media")[0]
    paper = re.search(r"PAPER = \{(.*)\}", (ASSETS / "js" / "theme.js").read_text("utf-8"))
    assert paper
    for name, colour in re.findall(r'(\w+): "([^"]+)"', paper[1]):
        assert f"--{name}: {colour};" in light


def test_no_two_modules_use_the_same_name() -> None:
    declared = Counter(
        name
        for path in MODULES
        for name in re.findall(
            r"^(?:export )?(?:async )?(?:class|const|let|function) (\w+)", path.read_text("utf-8"), re.MULTILINE
        )
    )
    assert [name for name, count in declared.items() if count > 1] == []


def test_the_joined_script_parses(node: str, tmp_path: Path) -> None:
    script = tmp_path / "page.js"
    script.write_text(joined(), encoding="utf-8")
    assert not re.search(r"^\s*(import|export)\b", joined(), re.MULTILINE)
    subprocess.run([node, "--check", str(script)], check=True, timeout=60)


def test_the_logic_passes_its_own_tests(node: str) -> None:
    tests = sorted(str(path) for path in Path(__file__).parent.joinpath("js").glob("*.test.mjs"))
    assert tests
    done = subprocess.run(
        [node, "--test", "--test-reporter=spec", *tests], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
