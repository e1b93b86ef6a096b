"""Counts beside each filter, over the statements that a search finds."""

from pathlib import Path

import pytest

from onrecord.errors import OptionError
from onrecord.record import Filters, Record, asking
from onrecord.record.rows import Count, Facets, Speaker
from tests.record.made import Said, Who, made, story

RAY = Who("Ann Ray", forms=("Ray",))


@pytest.fixture
def city(tmp_path: Path) -> Path:
    ice = Who("Harbor Board", "organization")
    return made(
        tmp_path / "city.db",
        story("A1", Said(RAY, "“The dock,”", sure=0.95), Said(ice, "a dock", "mixed"),
              outlet="The Buoy", published="2017-08-16"),
        story("A2", Said(RAY, "dock fees", "indirect", sure=0.7),
              Said(Who("Bob Ray", forms=("Ray",)), "“No dock,”"),
              outlet="Harbor Light", published="2017-09"),
        story("A3", Said(Who("officials", "unnamed"), "the dock", "indirect", sure=0.4),
              Said(None, "“Dock,”"), outlet="The Buoy", published="2016"),
        story("A4", Said(Who("Ray"), "“My dock,”"), Said("Ann Ray", "“No pier,”")),
    )  # fmt: skip


def test_facets_count_the_statements_that_fit(city: Path) -> None:
    with Record(city) as record:
        found = record.facets("dock")
    assert (found.counted, found.more_than) == (7, False)
    assert found.speakers == (
        Speaker("Ann Ray", "ann-ray", 2),
        Speaker("Bob Ray", "bob-ray", 1),
        Speaker("Harbor Board", "harbor-board", 1),
        Speaker("Ray", None, 1),
    )
    assert found.outlets == (Count("The Buoy", 4), Count("Harbor Light", 2))
    assert found.months == (Count("2017-09", 2), Count("2017-08", 2))
    assert found.forms == (Count("direct", 4), Count("indirect", 2), Count("mixed", 1))
    kinds = [("person", 4), ("organization", 1), ("unnamed", 1)]
    assert [(one.name, one.count) for one in found.kinds] == kinds
    assert [(c.name, c.count) for c in found.at_least] == [
        ("0.9", 5), ("0.7", 6), ("0.5", 6),
    ]  # fmt: skip


@pytest.mark.parametrize("words", [None, "dock", "dock*"])
@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(by="Ann Ray"),
        Filters(by="Ray", form="direct"),
        Filters(kind="organization"),
        Filters(outlet="The Buoy", since="2017"),
        Filters(min_confidence=0.9),
    ],
    ids=str,
)
@pytest.mark.parametrize("many", [0, 6])
def test_facets_are_of_what_search_finds(
    city: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str | None,
    filters: Filters,
    many: int,
) -> None:
    monkeypatch.setattr(asking, "LOOKED_UP", many)
    with Record(city) as record:
        found, facets = record.search(words, filters), record.facets(words, filters)
        forms = [one.form for one in found.quotations]
    assert facets.counted == found.total
    assert {c.name: c.count for c in facets.forms} == {f: forms.count(f) for f in forms}


@pytest.mark.parametrize("by", [None, "Ray"])
def test_facets_of_many_are_of_the_latest_added(
    city: Path, monkeypatch: pytest.MonkeyPatch, by: str | None
) -> None:
    monkeypatch.setattr(asking, "MOST_RANKED", 2)
    with Record(city) as record:
        for words in ("dock", None):
            found = record.search(words, Filters(by=by), limit=2)
            facets = record.facets(words, Filters(by=by))
            assert (facets.counted, facets.more_than) == (2, True)
            outlets = {one.outlet for one in found.quotations if one.outlet}
            assert {one.name for one in facets.outlets} == outlets


def test_facets_give_as_many_entries_as_are_asked_for(city: Path) -> None:
    with Record(city) as record:
        found = record.facets("dock", most=1)
        assert found.speakers == (Speaker("Ann Ray", "ann-ray", 2),)
        assert found.months == (Count("2017-09", 2),)
        empty = record.facets("zeppelin")
        assert empty == Facets(
            0,
            more_than=False,
            at_least=tuple(Count(s, 0) for s in ("0.9", "0.7", "0.5")),
        )
        with pytest.raises(OptionError, match="no word"):
            record.facets("…")
