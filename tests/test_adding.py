"""Adding to a record: what is new is read, once, in the order of the input."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.adding import BATCH, Added, Options, _but_own, add, add_from, reread
from onrecord.errors import OptionError, RecordError, Skipped, WeightsError
from onrecord.record import Record, Writer
from onrecord.schema import Article, Reading
from tests.record.many import StandIn, add_all, contents, is_sound, read, reports

ENDS = ("", "-wal", "-shm", "-writer")
NO_TEXT = Skipped("city.jsonl:99", "no_text", "has no text")


class Watcher:
    """Notes what it is told of."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def read_one(self, reading: Reading) -> None:
        self.seen.append(f"read {reading.article.id}")

    def passed(self, article: Article) -> None:
        self.seen.append(f"passed {article.id}")

    def skip(self, skipped: Skipped) -> None:
        self.seen.append(f"skipped {skipped.where}")

    def settling(self) -> None:
        self.seen.append("settling")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "city.db"


def ids(path: Path) -> list[str]:
    with Record(path) as record:
        return [reading.article.id for reading in record.readings()]


def failures(path: Path) -> list[tuple[str, int | None, str]]:
    with Record(path) as record:
        return [(one.source, one.line, one.code) for one in record.failures()]


def but_third(article: Article) -> Reading | Skipped:
    if article.id == "r3":
        return Skipped(str(article.source), "stage_failed", "the stage failed")
    return read(article)


def test_each_article_is_counted_as_what_it_was(path: Path) -> None:
    first, second, third, *_ = reports(4)
    assert add_all(path, [first, NO_TEXT, first, second]) == Added(2, 1, 1)
    assert add_all(path, [second, third, NO_TEXT]) == Added(1, 1, 1)
    assert ids(path) == ["r0", "r1", "r2"]


def test_watcher_is_told_of_each_article(path: Path) -> None:
    add_all(path, reports(1))
    watcher = Watcher()
    with Writer(path) as writer:
        add_from([*reports(2), NO_TEXT], writer, StandIn(), watcher)
    *told, last = watcher.seen
    assert sorted(told) == ["passed r0", "read r1", "skipped city.jsonl:99"]
    assert last == "settling"


def mixed(articles: list[Article]) -> list[Article]:
    """Return articles in an order that is not theirs, the same each time."""
    return sorted(articles, key=lambda article: article.id[::-1])


def test_order_of_the_input_is_the_order_of_the_record(path: Path) -> None:
    shuffled = mixed(reports(100))
    add_all(path, shuffled)
    assert ids(path) == [article.id for article in shuffled]


def test_shuffled_and_overlapping_input_adds_nothing(path: Path) -> None:
    add_all(path, reports(60))
    before = contents(path)
    again = mixed(reports(60) * 2)
    source = StandIn()
    with Writer(path) as writer:
        assert add_from(again, writer, source) == Added(0, 120, 0)
    assert source.ids == []
    assert contents(path) == before


def test_same_article_under_way_twice_is_added_once(path: Path) -> None:
    twice = [article for article in reports(30) for _ in "12"]
    assert add_all(path, twice) == Added(30, 30, 0)


def test_article_of_an_id_that_is_taken_is_kept_too(path: Path) -> None:
    one, other = reports(2)
    add_all(path, [one, replace(other, id=one.id)])
    assert [who for _, who in addresses(path)] == ["Ann Ray", "Bo Lind"]
    assert [address for address, _ in addresses(path)] == ["r0#s1", "r0~2#s1"]


def addresses(path: Path) -> list[tuple[str, str | None]]:
    with Record(path) as record:
        return [(one.address, one.who) for one in record.quotations()]


def test_what_is_not_read_is_noted_once(path: Path) -> None:
    for _ in "12":
        with Writer(path) as writer:
            add_from([NO_TEXT, *reports(5)], writer, StandIn(but_third))
    assert sorted(failures(path)) == [
        ("city.jsonl", 4, "stage_failed"),
        ("city.jsonl", 99, "no_text"),
    ]


def test_place_that_is_read_later_is_forgiven(path: Path) -> None:
    with Writer(path) as writer:
        added = add_from([NO_TEXT, *reports(5)], writer, StandIn(but_third))
    assert added == Added(4, 0, 2)
    assert add_all(path, reports(5)) == Added(1, 4, 0)
    assert failures(path) == [("city.jsonl", 99, "no_text")]


def test_place_that_holds_a_known_article_by_now_is_forgiven(path: Path) -> None:
    (known,) = reports(1)
    add_all(path, [known, NO_TEXT])
    assert add_all(path, [replace(known, source=NO_TEXT.where)]) == Added(0, 1, 0)
    assert failures(path) == []


def test_input_that_breaks_leaves_what_came_before_it(path: Path) -> None:
    def broken() -> Iterator[Article]:
        yield from reports(50)
        raise ValueError("the input broke")

    with pytest.raises(ValueError, match="broke"), Writer(path) as writer:
        add_from(broken(), writer, StandIn())
    held = len(ids(path))
    assert held >= 50 - BATCH
    assert is_sound(path)
    assert add_all(path, reports(60)) == Added(60 - held, held, 0)
    assert ids(path) == [f"r{n}" for n in range(60)]


def test_source_that_fails_leaves_what_was_committed(path: Path) -> None:
    def fails(article: Article) -> Reading | Skipped:
        if article.id == "r40":
            raise ZeroDivisionError
        return read(article)

    with pytest.raises(ZeroDivisionError), Writer(path) as writer:
        add_from(reports(60), writer, StandIn(fails))
    assert ids(path) == [f"r{n}" for n in range(32)]
    assert is_sound(path)


def test_skips_alone_are_committed_a_batch_at_a_time(path: Path) -> None:
    def many() -> Iterator[Skipped]:
        for line in range(1, 40):
            yield replace(NO_TEXT, where=f"city.jsonl:{line}")
        raise ValueError("the input broke")

    with pytest.raises(ValueError, match="broke"), Writer(path) as writer:
        add_from(many(), writer, StandIn())
    assert len(failures(path)) == 32


def test_nothing_given_makes_an_empty_record(path: Path) -> None:
    assert add_all(path, []) == Added()
    assert contents(path) == ([], [])


def test_record_that_is_not_there_is_not_read_anew(path: Path) -> None:
    with pytest.raises(RecordError) as raised:
        reread(path)
    assert raised.value.code == "missing"
    assert not path.exists()


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (Options(workers=-1), OptionError),
        (Options(workers=1, weights=Path("none")), WeightsError),
        (Options(workers=1, min_confidence=2), OptionError),
    ],
)
def test_options_that_cannot_be_leave_the_record_to_others(
    path: Path, options: Options, error: type[Exception]
) -> None:
    with pytest.raises(error):
        add([], path, options)
    assert add_all(path, reports(1)).added == 1


def test_settling_takes_up_what_was_not_committed(path: Path) -> None:
    (_, reading), *_ = StandIn().read(reports(1), 1)
    assert isinstance(reading, Reading)
    with Writer(path) as writer:
        writer.add(reading)
        writer.settle()
    assert ids(path) == ["r0"]


def test_record_in_the_folder_of_its_articles_is_no_article(path: Path) -> None:
    with Writer(path) as writer:
        writer.commit()
    own = [Skipped(f"{path}{end}", "empty", "there is no text in it") for end in ENDS]
    other = Skipped(f"{path}.txt", "empty", "there is no text in it")
    assert list(_but_own([*own, other], path)) == [other]
