"""The sentence under the title of a network: empty ones, and relations that hold both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.invented import FULL, claim, figure, group, open_graph

from aidgraph.network import caption

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("support", "No link is reported."),
        ("all", "No link is reported."),
        ("funding", "No sum of money is reported."),
        ("mentions", "No source speaks of anything."),
        ("sources", "No claims to compare: no two are on the same matter."),
    ],
)
def test_an_empty_network_says_what_there_is_none_of(tmp_path: Path, name: str, said: str) -> None:
    net = open_graph(tmp_path, claim(1, "event", dict(FULL["event"].roles), withdrawn=True)).network(name)
    assert len(net) == 0
    assert (caption(net) or ("", ""))[1] == said


@pytest.mark.parametrize("name", ["twinning", "all"])
def test_a_twinning_has_no_direction(tmp_path: Path, name: str) -> None:
    sides = {
        "sideA": group("东港诸村", "villages of East Port", "place/east-port"),
        "sideB": group("西苇诸村", "villages of West Reed", "place/west-reed"),
    }
    zh, en = caption(open_graph(tmp_path, claim(1, "twinning", sides)).network(name)) or ("", "")
    assert "东港市 — 西苇县" in zh
    assert "East Port — West Reed County" in en
    ends = {"provider": "place/east", "recipient": "place/west"}
    zh, en = caption(open_graph(tmp_path / "support", claim(1, "support", ends)).network("all")) or ("", "")
    assert "东省 → 西州" in zh
    assert "East Province → West Prefecture" in en


def test_a_network_from_a_file_has_the_same_caption(tmp_path: Path) -> None:
    ends = {"provider": "place/east", "recipient": "place/west"}
    kg = open_graph(tmp_path, claim(1, "support", ends), claim(2, "support", ends))
    net = kg.network("support")
    told = caption(net)
    for *_, data in net.edges(data=True):
        data["claims"] = " ".join(data["claims"])
        data["plans_only"] = str(data["plans_only"])
    assert caption(net) == told


def test_where_there_are_several_relations_the_one_with_most_claims_is_named(tmp_path: Path) -> None:
    ends = {"provider": "place/east", "recipient": "place/west"}
    funding = [claim(number, "funding", ends, figure(number)) for number in (2, 3)]
    kg = open_graph(tmp_path, claim(1, "support", ends), *funding)
    zh, en = caption(kg.network("all")) or ("", "")
    assert "东省 → 西州（出资援助，2 条）" in zh
    assert "East Province → West Prefecture (funds: 2)" in en
    zh, en = caption(kg.network("support")) or ("", "")
    assert "East Province → West Prefecture (1)" in en
