"""Files that are whole or not there."""

from pathlib import Path

import pytest

from onrecord.errors import OutputError
from onrecord.formats.files import whole_file, written_to


def fill(path: Path, *, then_fail: bool = False) -> None:
    with whole_file(path) as stream:
        stream.write(b"new")
        assert not path.exists() or path.read_bytes() == b"old"
        if then_fail:
            raise ValueError("no more")


def test_file_takes_its_name_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    fill(path)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"new")]


def test_file_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(ValueError, match="no more"):
        fill(path, then_fail=True)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"old")]


def test_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="this is a folder"):
        fill(tmp_path)


def test_what_cannot_be_written_is_an_output_error(tmp_path: Path) -> None:
    path = tmp_path / "none" / "a"
    with pytest.raises(OutputError, match="No such file") as raised, written_to("a"):
        fill(path)
    assert isinstance(raised.value.__cause__, OSError)
