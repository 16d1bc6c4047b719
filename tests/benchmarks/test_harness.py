"""The arithmetic of the benchmarks and the table they print; no times."""

from __future__ import annotations

import sys
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from benchmarks.generate import store
from benchmarks.measure import Measurement, alternate, exponent, measured
from benchmarks.report import page, section, sections, table
from benchmarks.scale import QUICK
from benchmarks.works.network import same
from benchmarks.works.network_by_hand import support_by_hand

from aidgraph import KnowledgeGraph
from benchmarks import __main__ as program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MET = Measurement("load", 1.25, "bulk", 0.5, 1.0, 1.15, 2**30)


def test_which_goes_first_alternates() -> None:
    order: list[str] = []

    def timed(name: str, time: float) -> float:
        order.append(name)
        return time

    assert alternate(lambda: timed("ours", 1), lambda: timed("baseline", 2), 3) == [(1, 2)] * 3
    assert order == ["ours", "baseline", "baseline", "ours", "ours", "baseline"]


def test_the_ratio_is_the_median_of_the_ratios_not_the_ratio_of_the_medians() -> None:
    found = measured("x", [(1, 4), (2, 2), (9, 3)], "y", 1.0)
    assert (found.ours, found.baseline, found.figure, found.met) == (2, 3, 1, True)
    assert measured("x", [(3, 2)], "y", 1.0).met is False


def test_a_target_without_a_figure_is_neither_met_nor_missed() -> None:
    assert Measurement("x", 1.0, target=1.1).met is None
    assert Measurement("x", 1.0, figure=1.1).met is None


@pytest.mark.parametrize("power", [0.0, 1.0, 1.7])
def test_the_exponent_of_a_power_is_found(power: float) -> None:
    assert exponent([(size, 3 * size**power) for size in (10, 1000, 5000)]) == pytest.approx(power)


def test_growth_needs_two_sizes() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        exponent([(10, 1.0), (10, 2.0)])


def test_the_table_says_what_was_met() -> None:
    missed = Measurement("queries", 0.25, "loop", 0.1, 2.5, 1.0, note="given up")
    lines = table([MET, missed, Measurement("alone", 2.0)]).splitlines()
    assert lines[2] == "| load | 1.25 s | bulk | 500.0 ms | 1.00 | ≤ 1.15 | yes | 1,024 MiB |"
    assert lines[3] == "| queries (given up) | 250.0 ms | loop | 100.0 ms | 2.50 | ≤ 1 | no | – |"
    assert lines[4] == "| alone | 2.00 s | – | – | – | – | – | – |"


def test_a_section_tells_when_what_and_beside_what() -> None:
    text = section(date(2025, 1, 2), str(QUICK), [MET], {"bulk": "What it is."})
    assert "2025-01-02; " in text
    assert "pyoxigraph" in text
    assert table([MET]) in text
    assert text.endswith("**bulk.** What it is.\n")


@pytest.mark.parametrize(
    ("options", "written"),
    [(["--quick"], []), (["--only", "load"], ["load"]), ([], list(program.WORKS)),
     (["--quick", "--only", "views", "--only", "load", "--write"], ["load", "views"])],
)  # fmt: skip
def test_a_full_run_writes_its_sections(
    options: list[str], written: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "benchmarks.md"
    monkeypatch.setattr(program, "PAGE", target)
    work = SimpleNamespace(measure=lambda _: [MET], BASELINES={})
    monkeypatch.setattr(program, "import_module", lambda _: work)
    monkeypatch.setattr(sys, "argv", ["benchmarks", *options, *([str(target)] if options[-1:] == ["--write"] else [])])
    program.main()
    assert target.exists() is bool(written)
    assert not written or list(sections(target.read_text(encoding="utf-8"))) == written


def test_a_section_is_replaced_and_the_others_stay(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    target = tmp_path / "benchmarks.md"
    target.write_text(page({"load": "Old.\n", "views": "Kept.\n"}), encoding="utf-8")
    work = SimpleNamespace(measure=lambda _: [MET], BASELINES={"bulk": "What it is."})
    monkeypatch.setattr(program, "PAGE", target)
    monkeypatch.setattr(program, "import_module", lambda _: work)
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--only", "load"])
    program.main()
    found = sections(target.read_text(encoding="utf-8"))
    assert table([MET]) in found["load"]
    assert "Old" not in found["load"]
    assert found["views"] == "Kept.\n"


def test_a_run_that_is_ended_keeps_what_it_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def measure(_: object) -> Iterator[Measurement]:
        yield MET
        raise KeyboardInterrupt

    target = tmp_path / "benchmarks.md"
    monkeypatch.setattr(program, "PAGE", target)
    monkeypatch.setattr(program, "import_module", lambda _: SimpleNamespace(measure=measure, BASELINES={}))
    monkeypatch.setattr(sys, "argv", ["benchmarks", "--only", "load"])
    with pytest.raises(KeyboardInterrupt):
        program.main()
    assert table([MET]) in sections(target.read_text(encoding="utf-8"))["load"]


def test_the_network_made_by_hand_is_the_network() -> None:
    made = store(claims=500, seed=3)
    net, by_hand = KnowledgeGraph(made).network("support"), support_by_hand(made.quads)
    assert net.number_of_edges() > 50
    assert same(net, by_hand)
    edge = next(iter(by_hand.edges(keys=True)))
    by_hand.edges[edge]["status"] = "other"
    assert not same(net, by_hand)
