"""What each party, or each outlet, has on a subject, side by side and over time."""

from pathlib import Path

import pytest

from onrecord.errors import OptionError
from onrecord.record import Filters, Record, asking, subjects
from onrecord.record.rows import Side
from tests.record.made import Said, Who, made, story

RAY, LEE = Who("Ann Ray", forms=("Ray",)), Who("Bob Lee")
LONG = "“The ferry dock belongs to the whole city of Port Ellery,”"
CUT = "“The ferry dock belongs to the city of Port Ellery,”"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return made(
        tmp_path / "city.db",
        story("A1", Said(RAY, LONG), outlet="The Buoy", published="2017-08-16"),
        story("A2", Said(RAY, CUT), Said(LEE, "“No dock,”"),
              outlet="Harbor Light", published="2017-08-17"),
        story("A3", Said(RAY, "“A dock at last,”"), outlet="The Buoy",
              published="2017-07-02"),
        story("A4", Said(LEE, "“Dock or no dock,”"), Said(None, "“Dock,”"),
              Said(Who("officials", "unnamed"), "the dock"), published="2018"),
        story("A5", Said(RAY, "“My dock,”")),
    )  # fmt: skip


def told(side: Side) -> list[tuple[str, list[str]]]:
    return [
        (one.quotation.address, [v.quotation.address for v in one.variants])
        for one in side.said
    ]


def test_subject_sets_parties_side_by_side(city: Path) -> None:
    with Record(city) as record:
        found = record.subject("dock")
    assert (found.words, found.by, found.total, found.more_than) == (
        "dock", "party", 8, False,
    )  # fmt: skip
    ray, lee = found.groups
    assert (ray.name, ray.key, ray.count, ray.more) == ("Ann Ray", "ann-ray", 4, 0)
    assert (ray.first, ray.last) == ("2017-07-02", "2017-08-17")
    assert [(m.name, m.count) for m in ray.months] == [("2017-07", 1), ("2017-08", 2)]
    assert told(ray) == [("A3#s1", []), ("A1#s1", ["A2#s1"]), ("A5#s1", [])]
    assert told(lee) == [("A2#s2", []), ("A4#s1", [])]


def test_subject_shows_what_another_printing_changed(city: Path) -> None:
    with Record(city) as record:
        one = record.subject("dock").groups[0].said[1]
    assert one.printings == one.quotation.printed == 2
    changed = [(d.change, d.one) for d in one.variants[0].differences]
    assert ("left out", "whole") in changed
    assert not one.variants[0].is_copy


def test_subject_sets_outlets_side_by_side(city: Path) -> None:
    with Record(city) as record:
        light, buoy = record.subject("dock", by="outlet").groups
    assert (buoy.name, buoy.key, buoy.count) == ("The Buoy", None, 2)
    assert told(buoy) == [("A3#s1", []), ("A1#s1", [])]
    assert told(light) == [("A2#s1", []), ("A2#s2", [])]


def test_subject_leaves_out_what_is_too_much(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subjects, "MOST_VARIANTS", 0)
    with Record(city) as record:
        (ray,) = record.subject("dock", groups=1, each=2).groups
        assert record.subject("dock", groups=-1).groups == ()
    assert told(ray) == [("A3#s1", []), ("A1#s1", [])]
    assert (ray.more, ray.count, ray.said[1].printings) == (1, 4, 2)


def test_subject_looks_at_the_latest_of_many(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "MOST_RANKED", 1)
    with Record(city) as record:
        found = record.subject("dock")
    assert (found.total, found.more_than) == (1, True)
    assert [told(side) for side in found.groups] == [[("A5#s1", [])]]


def test_subject_is_of_what_fits(city: Path) -> None:
    with Record(city) as record:
        (side,) = record.subject("dock", Filters(by="Bob Lee", since="2018")).groups
        assert told(side) == [("A4#s1", [])]
        (side,) = record.subject("dock", Filters(kind="unnamed")).groups
        assert (side.name, side.key) == ("officials", None)
        assert record.subject("zeppelin").groups == ()
        with pytest.raises(OptionError, match="no word"):
            record.subject("…")
