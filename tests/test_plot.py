"""Pictures for papers: what is drawn is what the tables hold."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
import pytest
from matplotlib.font_manager import fontManager

import aidgraph
from aidgraph import analysis, plot
from aidgraph.errors import InputError
from aidgraph.headings import heading
from aidgraph.plot import drawing
from aidgraph.table import Table

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure

CHINESE = bool({font.name for font in fontManager.ttflist} & set(drawing.FONTS))
SUMS = Table(
    ("id", "zh", "en", "low", "high"), [("a", "甲", "A", 3, 5), ("b", "乙", "B", 9, None), ("c", "丙", "C", None, 1)]
)


def axes_of(figure: Figure) -> Any:
    return figure.axes[0]


def names(figure: Figure, axis: str = "y") -> list[str]:
    axes = axes_of(figure)
    return [label.get_text() for label in getattr(axes, f"get_{axis}ticklabels")()]


def note(figure: Figure) -> str:
    return str(axes_of(figure).get_title(loc="left"))


def test_bars_stand_for_the_rows_the_highest_above() -> None:
    figure = plot.bars(SUMS, "low", "high")
    axes = axes_of(figure)
    # Of C only the upper end is told: pale from 0.
    assert names(figure) == ["C", "A", "B"]
    assert [(bar.get_x(), bar.get_width(), bar.get_alpha()) for bar in axes.patches] == [
        (0, 0, None), (0, 3, None), (0, 9, None), (0, 1, 0.3), (3, 2, 0.3),
    ]  # fmt: skip
    assert len(axes.texts) == 1  # the arrow of the open end
    assert names(plot.bars(SUMS, "low", most=1)) == ["B"]


def test_bars_say_how_many_rows_they_show_and_may_begin_with_the_lowest() -> None:
    assert note(plot.bars(SUMS, "low")) == "2 of 3 rows shown"
    assert names(plot.bars(SUMS, "low", lowest=True)) == ["B", "A"]
    assert names(plot.bars(SUMS, "low", lowest=True, most=1)) == ["A"]
    assert names(plot.bars(SUMS, "low", "high", lowest=True)) == ["B", "A", "C"]


def test_bars_refuse_rows_that_do_not_belong_in_one_ranking() -> None:
    columns = ("zh", "en", "direction", "money", "status", "low")
    rows = [("甲", "A", "in", "aid-funds", "plan", 1), ("乙", "B", "out", "donation", "plan", 2)]
    with pytest.raises(InputError, match=r"direction: in, out; money: aid-funds, donation\)") as raised:
        plot.bars(Table(columns, rows), "low")
    assert "status" not in str(raised.value)
    assert "row.direction == 'out' and row.money == 'donation'" in str(raised.value)
    # A row that is not drawn spoils nothing.
    assert names(plot.bars(Table(columns, [rows[0], (*rows[1][:-1], None)]), "low")) == ["A"]


def test_bars_take_a_table() -> None:
    with pytest.raises(InputError, match=r"analysis\.degree\(net\) gives, not MultiDiGraph"):
        plot.bars(nx.MultiDiGraph(), "neighbours")


@pytest.mark.parametrize("odd", ["A", float("nan"), float("inf"), [1]])
def test_bars_and_curves_need_numbers(odd: Any) -> None:
    columns, row = ("zh", "en", "low", "high"), ("甲", "A", 1, 2)
    with pytest.raises(InputError, match=r"^The column “low” needs numbers, and .* is not one\.$"):
        plot.bars(Table(columns, [row, ("乙", "B", odd, None)]), "low")
    with pytest.raises(InputError, match="The column “high” needs numbers"):
        plot.bars(Table(columns, [row, ("乙", "B", 1, odd)]), "low", "high")
    with pytest.raises(InputError, match="A concentration curve needs numbers"):
        plot.concentration_curve([1, odd])
    with pytest.raises(InputError, match="and None is not one"):
        plot.concentration_curve([1, None])  # type: ignore[list-item]
    exact = Table(
        columns, [("甲", "A", Decimal("1.5"), None), ("乙", "B", np.float32(2), None), ("丙", "C", None, None)]
    )
    assert names(plot.bars(exact, "low")) == ["A", "B"]


@pytest.mark.parametrize("most", [-1, 1.5, "3", None])
def test_how_many_to_draw_is_a_number_from_0(most: Any) -> None:
    net = nx.MultiDiGraph([("a", "b")])
    told = r"^most=.*: give a number from 0\.$"
    with pytest.raises(InputError, match=told):
        plot.bars(SUMS, "low", most=most)
    with pytest.raises(InputError, match=told):
        plot.heat_map(net, most=most)
    with pytest.raises(InputError, match=told):
        plot.time_lines(net, most=most)


def test_an_axis_has_the_headings_of_its_columns() -> None:
    assert axes_of(plot.bars(SUMS, "low", "high")).get_xlabel() == "low – high"
    assert axes_of(plot.bars(analysis.betweenness(nx.path_graph(3)), "betweenness")).get_xlabel() == "betweenness"
    if CHINESE:
        assert axes_of(plot.bars(SUMS, "low", "high", money=True, reading="zh")).get_xlabel() == "下界 – 上界（元）"
        named = Table(("zh", "en", "neighbours"), [("甲", "A", 1)])
        assert axes_of(plot.bars(named, "neighbours", reading="zh")).get_xlabel() == "相邻者"


@pytest.mark.parametrize("name", [name for name in analysis.MEASURES if name != "significance"])
def test_what_measures_count_has_a_chinese_heading(name: str) -> None:
    table = analysis.MEASURES[name].run(aidgraph.open().network("all"))
    if {"zh", "en"} <= set(table.columns):
        values = zip(table.columns, zip(*table.rows, strict=True), strict=True)
        counted = [column for column, held in values if any(type(one) in {int, float} for one in held)]
        assert [column for column in counted if not heading(column)[0]] == []


def test_counts_have_no_ticks_between_them() -> None:
    for count in (2, 5):
        figure = plot.bars(Table(("zh", "en", "links"), [("甲", "A", count)]), "links")
        figure.draw_without_rendering()
        assert all(text.isdigit() for text in names(figure, "x"))


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
    net.add_edge("a", "x", claims=["2", "3"])
    net.add_edge("b", "y", claims=["4"])
    figure = plot.heat_map(net)
    (image,) = axes_of(figure).images
    # A claim on two links of a pair counts once; what is no pair is no number.
    assert image.get_array().tolist() == [[3, None], [None, 1]]
    assert (names(figure), names(figure, "x")) == (["a", "b"], ["x", "y"])
    assert [axes.get_ylabel() for axes in figure.axes] == ["", "claims"]
    with pytest.raises(InputError, match="directed"):
        plot.heat_map(nx.Graph())


def test_a_heat_map_counts_links_where_some_name_no_claims() -> None:
    net = nx.MultiDiGraph([("a", "x"), ("a", "x")])
    net.add_edge("a", "y", claims=["1", "2", "3"])
    figure = plot.heat_map(net)
    assert axes_of(figure).images[0].get_array().tolist() == [[2, 1]]
    assert figure.axes[1].get_ylabel() == "links"


def test_a_heat_map_reads_claims_as_files_have_them_and_no_number_as_claims() -> None:
    net = nx.MultiDiGraph()
    net.add_edge("a", "x", claims="claim:1 claim:2")
    net.add_edge("a", "x", claims="claim:2 claim:3")
    figure = plot.heat_map(net)
    assert axes_of(figure).images[0].get_array().tolist() == [[3]]
    assert figure.axes[1].get_ylabel() == "claims"
    net = nx.MultiDiGraph()
    net.add_edge("a", "x", claims=3)
    figure = plot.heat_map(net)
    assert axes_of(figure).images[0].get_array().tolist() == [[1]]
    assert figure.axes[1].get_ylabel() == "links"


def test_a_heat_map_begins_with_those_who_support_most_and_says_how_much_it_shows() -> None:
    net = nx.MultiDiGraph([("a", "x"), ("a", "y"), ("b", "z"), ("c", "x"), ("c", "w"), ("c", "v")])
    figure = plot.heat_map(net, most=2)
    assert (names(figure), names(figure, "x")) == (["c", "a"], ["v", "w", "x", "y"])
    assert note(figure) == "5 of 6 pairs shown"
    support = aidgraph.open().network("support")
    shown = names(plot.heat_map(support))
    assert [name.split()[0] for name in shown[:4]] == ["Jiangsu", "Shandong", "Beijing", "Shanghai"]
    assert {"Heilongjiang Province", "Jilin Province", "Tianjin Municipality"} <= set(shown)
    if CHINESE:
        assert note(plot.heat_map(net, reading="zh")) == "共 6 对，图示 6 对"


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


def test_who_is_twinned_supports_nobody_in_the_removal_curve() -> None:
    net = nx.MultiDiGraph([("a", "x", {"relation": "supports"}), ("y", "x", {"relation": "twinnedWith"})])
    (line,) = axes_of(plot.removal_curve(net)).lines
    assert line.get_ydata().tolist() == [0, 1]


def test_who_acts_for_a_supporter_supports_nobody_in_the_removal_curve() -> None:
    net = nx.MultiDiGraph([("a", "x", {"relation": "supports"}), ("g", "a", {"relation": "actsFor"})])
    (line,) = axes_of(plot.removal_curve(net)).lines
    assert line.get_ydata().tolist() == [0, 1]
    with pytest.raises(InputError, match="who supports whom"):
        plot.removal_curve(aidgraph.open().network("places"))


def test_the_removal_curve_keeps_the_order_of_the_whole_network_and_says_so() -> None:
    # Alone c leaves one and a two, b none; after a, b would leave two and c one, but c withdraws first.
    net = nx.MultiDiGraph([("a", "u"), ("a", "v"), ("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"), ("c", "z")])
    axes = axes_of(plot.removal_curve(net))
    assert axes.lines[0].get_ydata().tolist() == pytest.approx([0, 2 / 5, 3 / 5, 1])
    assert axes.get_xlabel().endswith("ranked once on the whole network")


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
    left, right = axes.get_xlim()
    assert left < 2003
    assert right > 2006
    assert note(figure) == "2 of 3 links shown"
    net = nx.MultiDiGraph()
    net.add_edge("a", "b", relation="twinnedWith", earliest=datetime(2003, 1, 1, tzinfo=UTC))
    assert names(plot.time_lines(net)) == ["a – b"]
    assert names(plot.time_lines(net.to_undirected())) == ["a – b"]
    net.add_edge("a", "b", en="supports", earliest=datetime(2004, 1, 1, tzinfo=UTC))
    assert names(plot.time_lines(net)) == ["a → b (supports)", "a – b"]


@pytest.mark.parametrize(
    ("earliest", "latest"),
    [
        (date(2003, 1, 1), date(2005, 12, 31)),
        (2003, 2005),
        ("2003", "2005-06"),
        ("2003-01-01 00:00:00+00:00", "2005-12-31T00:00:00Z"),
    ],
)
def test_time_lines_read_dates_as_files_and_queries_have_them(earliest: Any, latest: Any) -> None:
    net = nx.MultiDiGraph([("a", "x", {"earliest": earliest, "latest": latest})])
    (bar,) = axes_of(plot.time_lines(net)).patches
    assert (bar.get_x(), bar.get_width()) == (2003, 3)
    net.add_edge("b", "x", earliest="", latest=None)
    assert names(plot.time_lines(net)) == ["a → x"]


@pytest.mark.parametrize("odd", ["soon", "None", 20.5, ["2003"], "2003-13-01"])
def test_what_is_no_date_is_named_with_its_link(odd: Any) -> None:
    net = nx.MultiDiGraph([("a", "x", {"earliest": odd})])
    with pytest.raises(InputError, match=r"^a → x: .* is no date\. Give `earliest`.*2003-05-01"):
        plot.time_lines(net)


def test_time_lines_are_empty_where_no_claim_tells() -> None:
    net = aidgraph.open().network("funding", status="plan")
    figure = plot.time_lines(net)
    place = names(figure).index("Jiangsu Province → Ili Kazakh Autonomous Prefecture (aid funds, planned)")
    bars = [bar for bar in axes_of(figure).patches if bar.get_y() < place < bar.get_y() + bar.get_height()]
    # Claims tell of 2015 and of 2017, none of 2016.
    assert [(bar.get_x(), bar.get_width()) for bar in bars] == [(2015, 1), (2017, 1)]


def test_time_lines_tell_kinds_of_money_apart() -> None:
    net = aidgraph.open().network("funding")
    shown = names(plot.time_lines(net, most=len(net.edges)))
    assert len(set(shown)) == len(shown)
    if CHINESE:
        assert "江苏省 → 伊犁哈萨克自治州（援助资金·计划）" in names(plot.time_lines(net, reading="zh"))


@pytest.mark.parametrize("picture", [plot.heat_map, plot.removal_curve, plot.time_lines])
def test_a_picture_of_a_network_needs_one(picture: Any) -> None:
    with pytest.raises(InputError, match="NetworkX graph"):
        picture(None)


def test_batches_have_time_lines() -> None:
    figure = plot.time_lines(aidgraph.open().network("all"), by="batch")
    assert [name.split()[1] for name in names(figure)] == ["eleventh", "tenth", "ninth", "eighth"]
    assert all(bar.get_width() >= 1 for bar in axes_of(figure).patches)
    with pytest.raises(InputError, match="link"):
        plot.time_lines(nx.MultiDiGraph(), by="year")  # type: ignore[arg-type]


def test_names_have_room() -> None:
    short, long = (plot.bars(Table(("zh", "en", "low"), [("甲", name, 1)]), "low") for name in ("A", "A" * 60))
    assert long.get_figwidth() > short.get_figwidth() + 4


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
    monkeypatch.setattr(drawing, "FONTS", ("No such font",))
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
