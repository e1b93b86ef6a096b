import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from benchmarks import quality, shared
from benchmarks.figures import FIGURES, Measured
from benchmarks.floors import Floor, Floors, digests, load, shortfalls, store
from benchmarks.measuring import measure
from onrecord import Reader

ABSENT = shared.absent(shared.SHARED)


@pytest.mark.skipif(bool(ABSENT), reason=f"{shared.SHARED.name} lacks {ABSENT}")
def test_quality_reaches_its_floors() -> None:
    figures = measure(Reader(), shared.SHARED)
    data = digests(shared.SHARED, shared.DATA)
    assert [str(each) for each in shortfalls(figures, data, load())] == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in shared.DATA:
        path = tmp_path / "shared" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}\n")
    return tmp_path


def run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, value: float, *options: str
) -> Result:
    """Run the command on a measure that finds the same value for every figure."""

    def found(*_: Any) -> dict[str, Measured]:
        return {name: Measured(value, better) for name, better in FIGURES.items()}

    monkeypatch.setattr(quality, "measure", found)
    monkeypatch.setattr(quality, "Reader", lambda _: None)
    path = folder / "floors.json"
    if not path.exists():
        floors = {name: Floor(50.0, better) for name, better in FIGURES.items()}
        store(Floors(floors, digests(folder / "shared", shared.DATA)), path)
    given = ["--shared", str(folder / "shared"), "--floors", str(path)]
    return CliRunner().invoke(quality.main, [*given, *options])


def test_the_command_ends_well_where_floors_hold(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run(folder, monkeypatch, 50.0)
    assert (done.exit_code, done.stderr) == (0, "")
    head, *rows = done.stdout.splitlines()
    assert head.split() == ["figure", "measured", "floor"]
    assert rows[0].split() == ["page.furniture_found", "50.0", "≥", "50.0"]
    assert rows[1].split() == ["page.article_lost", "50.0", "≤", "50.0"]
    assert len(rows) == len(FIGURES)


def test_the_command_names_what_falls_short(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run(folder, monkeypatch, 49.8)
    assert done.exit_code == 1
    assert "statements.soft: 49.8 is below its floor, 50.0" in done.stderr
    assert "page.article_lost" not in done.stderr


def test_the_command_names_data_that_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(folder, monkeypatch, 50.0)
    (folder / "shared" / shared.SEED).write_text("other\n")
    done = run(folder, monkeypatch, 50.0)
    assert done.exit_code == 1
    assert f"{shared.SEED}: data changed" in done.stderr


def test_an_update_that_loosens_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(folder, monkeypatch, 50.0)
    before = (folder / "floors.json").read_bytes()
    done = run(folder, monkeypatch, 60.0, "--update")
    assert done.exit_code == 1
    assert "page.article_lost: 60.0 is above its floor" in done.stderr
    assert (folder / "floors.json").read_bytes() == before


def test_an_allowed_update_says_what_moved(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run(folder, monkeypatch, 60.0, "--update", "--allow-regression")
    assert done.exit_code == 0
    assert "statements.soft 50.0 -> 60.0" in done.stdout
    assert run(folder, monkeypatch, 60.0).exit_code == 0


def test_wrong_use_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(folder, monkeypatch, 50.0, "--allow-regression").exit_code == 2
    shutil.rmtree(folder / "shared" / "seed")
    done = run(folder, monkeypatch, 50.0)
    assert done.exit_code == 2
    assert "--shared" in done.stderr
