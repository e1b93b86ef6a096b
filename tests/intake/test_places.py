import os
import socket
from pathlib import Path

import pytest

from onrecord.errors import Skipped
from onrecord.intake.places import Place, places, total


def refused(path: str | Path) -> Skipped:
    (found,) = places(path)
    assert isinstance(found, Skipped)
    return found


def test_a_file_is_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a[1].txt"
    path.write_text("12345")
    assert list(places(path)) == [Place(str(path), 5)]
    assert list(places("-")) == [Place(None)]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "below").mkdir()
    found = refused(tmp_path)
    assert (found.where, found.code) == (str(tmp_path), "empty")


def test_a_pattern_that_nothing_fits_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "*.txt").code == "no_match"


def test_an_empty_folder_that_fits_a_pattern_ends_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").write_text("x")
    skip, place = places(tmp_path / "*")
    assert isinstance(skip, Skipped)
    assert place == Place(str(tmp_path / "b"), 1)


def test_pipes_sockets_and_broken_links_of_a_folder_are_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a")
    (tmp_path / "b").symlink_to(tmp_path / "nowhere")
    (tmp_path / "c").symlink_to(tmp_path / "c")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "d"))
        found = list(places(tmp_path))
    codes = [each.code for each in found if isinstance(each, Skipped)]
    assert codes == ["no_file", "missing", "unreadable", "no_file"]


def test_a_folder_that_may_not_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_: str) -> list[str]:
        raise PermissionError

    monkeypatch.setattr(os, "listdir", denied)
    found = refused(tmp_path)
    assert (found.code, "permissions" in found.reason) == ("unreadable", True)


@pytest.mark.parametrize(
    ("name", "code"), [("", "missing"), ("no", "missing"), ("nul\0*", "unreadable")]
)
def test_a_name_that_leads_nowhere_is_told(name: str, code: str) -> None:
    assert refused(name).code in (code, "no_match")


def test_places_are_found_as_they_are_asked_for(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_text("x")
    found = places(tmp_path)
    next(found)
    (tmp_path / "b").unlink()
    assert isinstance(next(found), Skipped)


def test_the_total_is_of_files_that_tell(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_text("12345")
    assert total([tmp_path, tmp_path / "a", tmp_path / "no"]) == 20
    assert total([tmp_path, "-"]) is None
