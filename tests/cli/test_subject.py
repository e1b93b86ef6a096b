"""What each party said on a subject, and why a party is called so, as commands."""

import json
from pathlib import Path

import pytest

from onrecord.record import asking, judge, subjects
from tests.cli.test_record import run
from tests.record.made import Said, Who, made, story

RAY = Who("Ann Ray", title="Mayor", forms=("Ray",))
LONG = "“The ferry dock belongs to the whole city of Port Ellery,”"
CUT = "“The ferry dock belongs to the city of Port Ellery,”"
EVIL = "=cmd|'/c calc'!A1\u202e\x1b[31m\x07"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return made(
        tmp_path / "city.db",
        story("A1", Said(RAY, LONG), outlet="The Buoy", published="2017-08-16"),
        story("A2", Said(RAY, CUT), outlet="Harbor Light", published="2017-09-01"),
        story("A3", Said(RAY, "“A dock,”"), Said(Who(EVIL), f"“Dock {EVIL}”")),
    )


def test_subject_prints_sides_for_a_person(city: Path) -> None:
    shown = run("subject", "dock", "--record", city).stdout
    head, *_ = shown.splitlines()
    assert head == "Ann Ray · ann-ray · 3 statements · 2017-08-16 to 2017-09-01"
    assert f"\n  2017-08  1  {'█' * 40}\n" in shown
    assert "\n  Ann Ray, Mayor · 2017-08-16 · direct · 90% sure\n" in shown
    assert "\n  printed elsewhere:\n    Harbor Light · 2017-09-01" in shown
    assert "[-whole-]" in shown
    assert shown.endswith("\n4 statements in all\n")
    assert "\x1b" not in shown
    assert run("subject", "zeppelin", "--record", city).stdout == "nothing found\n"


def test_subject_tells_what_it_leaves_out(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subjects, "MOST_VARIANTS", 0)
    told = ("subject", "dock", "--each", "1", "--sides", "1", "--record", city)
    shown = run(*told).stdout
    assert "\n  and 1 more printing; onrecord show A1#s1 tells it\n" in shown
    assert "\n  and 1 more; --each asks for them\n" in shown
    monkeypatch.setattr(asking, "MOST_RANKED", 2)
    assert "more than 2 fit; the latest added were" in run(*told).stdout


@pytest.mark.parametrize("group", ["party", "outlet"])
def test_subject_prints_an_object_a_side(city: Path, group: str) -> None:
    told = ("subject", "dock", "--group", group, "--record", city, "--format", "jsonl")
    sides = [json.loads(line) for line in run(*told).stdout.splitlines()]
    names = {"party": ["Ann Ray", EVIL], "outlet": ["Harbor Light", "The Buoy"]}
    assert [side["name"] for side in sides] == names[group]
    assert all(side["said"][0]["quotation"]["address"] for side in sides)


@pytest.mark.parametrize(
    ("given", "code"),
    [(("…",), 2), (("a", "--group", "month"), 2), (("a", "--each", "0"), 2), ((), 2)],
    ids=str,
)
def test_subject_refuses_wrong_use(
    city: Path, given: tuple[str, ...], code: int
) -> None:
    assert run("subject", *given, "--record", city).exit_code == code


def test_search_puts_the_latest_added_first(city: Path) -> None:
    shown = run("search", "dock", "--order", "added", "--record", city).stdout
    places = [shown.index(address) for address in ("A3#s2", "A3#s1", "A2#s1", "A1#s1")]
    assert places == sorted(places)


def test_party_tells_why_it_is_called_so(city: Path) -> None:
    head = "why it is called so"
    assert head not in run("party", "Ann Ray", "--record", city).stdout
    judge.merge(city, "Ann Ray", EVIL, "a slip")
    shown = run("party", "Ann Ray", "--record", city).stdout
    assert f"\n{head}\n  Ann Ray (3 articles): the first of its names" in shown
    assert "by judgement 1: a slip" in " ".join(shown.split())
    assert "\x1b" not in shown
