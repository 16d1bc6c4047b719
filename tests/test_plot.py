"""Pictures for papers: what is drawn is what the tables hold."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from matplotlib.font_manager import fontManager

import aidgraph
from aidgraph import analysis, plot
from aidgraph.errors import InputError
from aidgraph.table import Table

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure

CHINESE = bool({font.name for font in fontManager.ttflist} & set(plot._CHINESE))
SUMS = Table(
    ("id", "zh", "en", "low", "high"), [("a", "甲", "A", 3, 5), ("b", "乙", "B", 9, None), ("c", "丙", "C", None, 1)]
)


def axes_of(figure: Figure) -> Any:
    return figure.axes[0]


def names(figure: Figure, axis: str = "y") -> list[str]:
    axes = axes_of(figure)
    return [label.get_text() for label in getattr(axes, f"get_{axis}ticklabels")()]


def test_bars_stand_for_the_rows_the_highest_above() -> None:
    figure = plot.bars(SUMS, "low", "high")
    axes = axes_of(figure)
    assert names(figure) == ["A", "B"]
    assert [(bar.get_x(), bar.get_width(), bar.get_alpha()) for bar in axes.patches] == [
        (0, 3, None), (0, 9, None), (3, 2, 0.3),
    ]  # fmt: skip
    assert len(axes.texts) == 1  # the arrow of the open end
    assert names(plot.bars(SUMS, "low", most=1)) == ["B"]


def test_the_axis_of_money_is_told_in_words() -> None:
    for value, unit in ((3_000_000_000, "billion yuan"), (20_000_000, "million yuan"), (900, "yuan")):
        figure = plot.bars(Table(("zh", "en", "low"), [("甲", "A", value)]), "low", money=True, label="aid funds")
        figure.draw_without_rendering()
        assert axes_of(figure).get_xlabel() == f"aid funds ({unit})"
        shown = [float(text.replace(",", "")) for text in names(figure, "x")]
        assert shown[0] == 0
        assert shown[-1] <= 1000


def test_a_heat_map_counts_the_claims_of_each_pair() -> None:
    net = nx.MultiDiGraph()
    net.add_edge("a", "x", claims=["1", "2"])
    net.add_edge("a", "x", claims=["3"])
    net.add_edge("b", "y", claims=[])
    figure = plot.heat_map(net)
    (image,) = axes_of(figure).images
    assert image.get_array().tolist() == [[3, 0], [0, 1]]
    assert (names(figure), names(figure, "x")) == (["a", "b"], ["x", "y"])
    net.add_edge("b", "x", claims=["1"])
    # Of the two pairs with fewer claims neither is shown, for no other row or column has room.
    assert [names(plot.heat_map(net, most=1), axis) for axis in "yx"] == [["a"], ["x"]]
    with pytest.raises(InputError, match="directed"):
        plot.heat_map(nx.Graph())


def test_the_concentration_curve_is_that_of_lorenz() -> None:
    equal, curve = axes_of(plot.concentration_curve([6, 1, 3])).lines
    assert curve.get_xdata() == pytest.approx([0, 1 / 3, 2 / 3, 1])
    assert curve.get_ydata() == pytest.approx([0, 0.1, 0.4, 1])
    assert equal.get_xydata().tolist() == [[0, 0], [1, 1]]
    for values in ([], [0, 0], [-1, 2]):
        with pytest.raises(InputError, match="values from 0"):
            plot.concentration_curve(values)


def test_the_removal_curve_ends_with_nobody_supported() -> None:
    net = nx.MultiDiGraph([("a", "x"), ("a", "y"), ("b", "y"), ("b", "z")])
    (line,) = axes_of(plot.removal_curve(net)).lines
    assert line.get_ydata().tolist() == pytest.approx([0, 1 / 3, 1])


def test_time_lines_span_the_years_told_and_mark_open_ends() -> None:
    net = nx.MultiDiGraph()
    net.add_edge("a", "x", earliest=datetime(2003, 1, 1, tzinfo=UTC), latest=datetime(2005, 12, 31, tzinfo=UTC))
    net.add_edge("b", "x", earliest=datetime(2004, 1, 1, tzinfo=UTC), latest=None)
    net.add_edge("c", "x", earliest=None, latest=None)
    figure = plot.time_lines(net)
    axes = axes_of(figure)
    assert names(figure) == ["b → x", "a → x"]
    assert [(bar.get_x(), bar.get_width()) for bar in axes.patches] == [(2004, 2), (2003, 3)]
    assert len(axes.lines) == 1


def test_batches_have_time_lines() -> None:
    figure = plot.time_lines(aidgraph.open().network("all"), by="batch")
    assert [name.split()[1] for name in names(figure)] == ["eleventh", "tenth", "ninth", "eighth"]
    assert all(bar.get_width() >= 1 for bar in axes_of(figure).patches)
    with pytest.raises(InputError, match="link"):
        plot.time_lines(nx.MultiDiGraph(), by="year")  # type: ignore[arg-type]


def test_names_have_room_and_an_axis_the_title_of_its_measure() -> None:
    short, long = (plot.bars(Table(("zh", "en", "low"), [("甲", name, 1)]), "low") for name in ("A", "A" * 60))
    assert long.get_figwidth() > short.get_figwidth() + 4
    net = nx.path_graph(3)
    assert axes_of(plot.bars(analysis.betweenness(net), "betweenness")).get_xlabel() == "Betweenness"


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_pictures_of_the_reference_graph_are_saved(tmp_path: Path, suffix: str) -> None:
    net = aidgraph.open().network("support")
    for number, figure in enumerate((plot.heat_map(net), plot.removal_curve(net), plot.time_lines(net))):
        path = tmp_path / f"{number}.{suffix}"
        figure.savefig(path)
        assert path.stat().st_size > 5000


def test_names_are_in_the_language_of_the_reading_where_there_is_a_font(monkeypatch: pytest.MonkeyPatch) -> None:
    if CHINESE:
        assert names(plot.bars(SUMS, "low", reading="zh")) == ["甲", "乙"]
    monkeypatch.setattr(plot, "_CHINESE", ("No such font",))
    with pytest.raises(InputError, match="No such font"):
        plot.bars(SUMS, "low", reading="zh")
    with pytest.raises(InputError, match="reading"):
        plot.bars(SUMS, "low", reading="fr")  # type: ignore[arg-type]


def test_a_column_that_is_missing_and_an_empty_table() -> None:
    with pytest.raises(InputError, match=r"“lowest”\. Did you mean: low"):
        plot.bars(SUMS, "lowest")
    empty: Any = Table(SUMS.columns, [])
    assert names(plot.bars(empty, "low")) == []
    assert plot.time_lines(nx.MultiDiGraph()).axes
    assert plot.heat_map(nx.MultiDiGraph()).axes
    assert analysis.withdrawal(nx.MultiDiGraph()).rows == []
    assert plot.removal_curve(nx.MultiDiGraph()).axes


def test_importing_it_does_not_load_matplotlib() -> None:
    code = "import sys, aidgraph.plot; sys.exit('matplotlib' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
