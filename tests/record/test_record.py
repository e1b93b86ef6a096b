"""A record that is asked while others write: each answer is of one moment."""

from pathlib import Path

import pytest

from onrecord.record import Record
from onrecord.record.removal import remove
from tests.record.made import Said, addresses, made, story

STORIES = [
    story("1", Said("Ann Ray", "The dock is shut")),
    story("2", Said("Ann Ray", "The dock is open")),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "city.db", *STORIES)


def test_what_is_asked_at_once_is_of_one_moment(path: Path) -> None:
    with Record(path) as record:
        with record.at_once():
            before = addresses(record, "dock")
            remove(path, "1", "Eve", "a test")
            assert addresses(record, "dock") == before
            assert record.reading("1").article.id == "1"
        assert addresses(record, "dock") == ["2#s1"]


def test_found_passes_over_what_is_taken_away(path: Path) -> None:
    with Record(path) as record:
        found = record.found("dock", order="oldest")
        assert next(found).address == "1#s1"
        remove(path, "2", "Eve", "a test")
        assert list(found) == []
