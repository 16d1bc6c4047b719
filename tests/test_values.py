from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph.errors import InputError
from aidgraph.values import IRI, LangString, PartialDate, iri, language_tag
from aidgraph.vocab import ID, compact


def test_a_text_with_a_language_is_its_text() -> None:
    name = LangString("伊宁县", "zh-hans")
    assert name == "伊宁县"
    assert {"伊宁县": 1}[name] == 1
    assert name.lang == "zh-Hans"


@pytest.mark.parametrize("value", [LangString("甲", "zh-Hans"), IRI("urn:a"), PartialDate(2017, 8)])
def test_values_survive_copy_and_pickle(value: object) -> None:
    for copied in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value)):  # noqa: S301 - our own bytes
        assert copied == value
        assert type(copied) is type(value)
        assert getattr(copied, "lang", None) == getattr(value, "lang", None)


def test_partial_dates_sort_as_time_goes() -> None:
    dates = [PartialDate(12017), PartialDate(2017, 1), PartialDate(2017), PartialDate(2016, 12), PartialDate(-44)]
    assert list(map(str, sorted(dates))) == ["-0044", "2016-12", "2017", "2017-01", "12017"]
    with pytest.raises(TypeError):
        assert PartialDate(2017) < "2018"


@pytest.mark.parametrize("month", [0, 13, -1])
def test_a_month_is_one_of_twelve(month: int) -> None:
    with pytest.raises(InputError, match="no month"):
        PartialDate(2017, month)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("place:ili", ID + "place/ili"),
        ("place:", ID + "place/"),
        (f"<{ID}place/ili>", ID + "place/ili"),
        ("https://example.org/a#b", "https://example.org/a#b"),
        ("urn:isbn:1", "urn:isbn:1"),
        ("<mailto:a@example.org>", "mailto:a@example.org"),
        ("https://example.org/伊宁", "https://example.org/伊宁"),
    ],
)
def test_an_iri_by_prefix_or_in_full(name: str, full: str) -> None:
    assert iri(name) == full
    assert type(iri(name)) is IRI


@pytest.mark.parametrize(
    "name", ["", "ili", "plase:ili", "<ili>", "a b", "https://a b", "<urn:a> <urn:b>", "place:<a>"]
)
def test_what_is_no_iri_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="no IRI"):
        iri(name)


def test_near_prefixes_are_named() -> None:
    with pytest.raises(InputError, match="Did you mean: place"):
        iri("plase:ili")


@given(st.sampled_from(["place", "organisation", "id", "xsd"]), st.text("abc-/09é县"))
def test_iri_is_the_inverse_of_compact(prefix: str, rest: str) -> None:
    full = iri(f"{prefix}:{rest}")
    assert iri(compact(full)) == full


def test_language_tags_take_the_case_of_the_standard() -> None:
    tags = ["zh", "zh-Hans", "zh-Hans-CN", "en-GB", "sl-IT-nedis", "en-x-ab"]
    assert [language_tag(tag.swapcase()) for tag in tags] == tags
