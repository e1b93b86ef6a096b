from pathlib import Path

import msgspec
import pytest

from benchmarks.figures import FIGURES, Better, Measured, measured
from benchmarks.floors import (
    FLOORS,
    Floor,
    Floors,
    LooseningError,
    digests,
    load,
    raised,
    shortfalls,
    store,
)
from benchmarks.shared import DATA

DATA_READ = {"a.jsonl": "11"}
HELD = Floors(
    {"soft": Floor(70.0, "higher"), "lost": Floor(0.5, "lower")}, dict(DATA_READ)
)


def figures(**values: float) -> dict[str, Measured]:
    directions: dict[str, Better] = {"lost": "lower"}
    return {
        name: Measured(value, directions.get(name, "higher"))
        for name, value in values.items()
    }


@pytest.mark.parametrize(("soft", "lost"), [(70.0, 0.5), (71.0, 0.4), (69.9, 0.6)])
def test_what_reaches_its_floor_holds(soft: float, lost: float) -> None:
    assert shortfalls(figures(soft=soft, lost=lost), DATA_READ, HELD) == ()


@pytest.mark.parametrize(
    ("values", "data", "code", "name"),
    [
        ({"soft": 69.8, "lost": 0.5}, DATA_READ, "below_floor", "soft"),
        ({"soft": 70.0, "lost": 0.7}, DATA_READ, "below_floor", "lost"),
        ({"soft": float("nan"), "lost": 0.5}, DATA_READ, "below_floor", "soft"),
        ({"soft": 70.0}, DATA_READ, "not_measured", "lost"),
        ({"soft": 70.0, "lost": 0.5, "new": 1.0}, DATA_READ, "no_floor", "new"),
        ({"soft": 70.0, "lost": 0.5}, {"a.jsonl": "22"}, "data_changed", "a.jsonl"),
        ({"soft": 70.0, "lost": 0.5}, {}, "data_not_read", "a.jsonl"),
        (
            {"soft": 70.0, "lost": 0.5},
            DATA_READ | {"b.jsonl": "33"},
            "data_not_pinned",
            "b.jsonl",
        ),
    ],
)
def test_what_falls_short_is_named(
    values: dict[str, float], data: dict[str, str], code: str, name: str
) -> None:
    (short,) = shortfalls(figures(**values), data, HELD)
    assert (short.code, short.name) == (code, name)
    assert str(short).startswith(f"{name}: ")


def test_a_figure_has_one_decimal() -> None:
    assert Measured(69.96, "higher").value == 70.0
    assert str(Measured(-0.04, "lower").value) == "0.0"


def test_every_shortfall_is_named_at_once() -> None:
    short = shortfalls(figures(soft=1.0, lost=9.0), {"a.jsonl": "22"}, HELD)
    assert [each.name for each in short] == ["soft", "lost", "a.jsonl"]


def test_an_update_raises_floors_to_one_decimal() -> None:
    better = raised(figures(soft=71.26, lost=0.5), DATA_READ, HELD)
    assert better.figures == {
        "soft": Floor(71.3, "higher"),
        "lost": HELD.figures["lost"],
    }


def test_an_update_takes_up_new_figures_and_data() -> None:
    data = DATA_READ | {"b.jsonl": "33"}
    better = raised(figures(soft=70.0, lost=0.5, new=1.0), data, HELD)
    assert (better.figures["new"], better.data) == (Floor(1.0, "higher"), data)


def test_what_was_measured_holds_after_its_update() -> None:
    values = figures(soft=72.449, lost=0.349)
    assert shortfalls(values, DATA_READ, raised(values, DATA_READ, HELD)) == ()


WORSE = [
    (figures(soft=99.0, lost=0.7), DATA_READ, "lost"),
    (figures(soft=99.0), DATA_READ, "lost"),
    (figures(soft=99.0, lost=0.1), {"a.jsonl": "22"}, "a.jsonl"),
    (figures(soft=99.0, lost=0.1), {}, "a.jsonl"),
]


@pytest.mark.parametrize(("values", "data", "name"), WORSE)
def test_an_update_that_loosens_is_refused(
    values: dict[str, Measured], data: dict[str, str], name: str
) -> None:
    with pytest.raises(LooseningError) as refused:
        raised(values, data, HELD)
    assert [each.name for each in refused.value.shortfalls] == [name]


@pytest.mark.parametrize(("values", "data", "name"), WORSE)
def test_a_regression_that_is_allowed_is_taken_up(
    values: dict[str, Measured], data: dict[str, str], name: str
) -> None:
    looser = raised(values, data, HELD, allow_regression=True)
    assert shortfalls(values, data, looser) == ()
    assert looser.figures.get(name) != HELD.figures.get(name) or looser.data == data


def test_floors_are_stored_and_loaded(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    store(HELD, path)
    assert load(path) == HELD


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        '{"figures": {"soft": {"value": "70", "better": "higher"}}, "data": {}}',
        '{"figures": {"soft": {"value": 70, "better": "more"}}, "data": {}}',
    ],
)
def test_what_are_no_floors_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content)
    with pytest.raises(msgspec.DecodeError):
        load(path)


def test_a_digest_changes_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{}\n")
    before = digests(tmp_path, ["a.jsonl"])
    path.write_bytes(b"{} \n")
    assert digests(tmp_path, ["a.jsonl"]) != before


def test_the_repository_holds_a_floor_for_every_figure_and_file() -> None:
    floors = load(FLOORS)
    directions = {name: floor.better for name, floor in floors.figures.items()}
    assert directions == dict(FIGURES)
    assert set(floors.data) == set(DATA)


def test_the_readme_tells_every_figure() -> None:
    told = FLOORS.with_name("README.md").read_text(encoding="utf-8")
    assert [name for name in FIGURES if f"`{name}`" not in told] == []


def test_a_figure_that_was_forgotten_is_an_error() -> None:
    values = dict.fromkeys(FIGURES, 1.0)
    assert measured(values, {"seed.core": 16})["seed.core"].of == 16
    del values["seed.core"]
    with pytest.raises(KeyError, match=r"seed\.core"):
        measured(values, {})


def test_noise_does_not_wear_a_floor_down() -> None:
    again = raised(figures(soft=69.9, lost=0.6), DATA_READ, HELD)
    assert again.figures == HELD.figures
