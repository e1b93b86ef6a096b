"""What a long run says on standard error."""

from collections.abc import Iterator
from io import BytesIO, StringIO, TextIOWrapper

import pytest

from onrecord.cli.progress import PAUSE, AddingProgress, Progress
from onrecord.errors import Skipped
from onrecord.intake import Meter
from onrecord.schema import Article, ReaderVersion, Reading

CLEAR = "\r\x1b[K"


class Screen(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def readings(number: int, *notes: str) -> Iterator[Reading]:
    for n in range(number):
        article = Article(id=f"a{n}", text="", notes=notes)
        yield Reading(ReaderVersion("0", "made"), article)


@pytest.fixture
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each look at the clock be later by more than the pause."""
    times = iter(range(1000))
    monkeypatch.setattr("time.monotonic", lambda: 2 * PAUSE * next(times))


def test_readings_pass_through_and_are_counted() -> None:
    progress = Progress(StringIO())
    found = [reading.article.id for reading in progress.watch(readings(3))]
    assert found == ["a0", "a1", "a2"]
    assert (progress.read, progress.skipped) == (3, 0)


def test_watching_is_lazy() -> None:
    progress = Progress(StringIO())
    watched = progress.watch(readings(3))
    next(watched)
    assert progress.read == 1


@pytest.mark.usefixtures("_clock")
def test_file_gets_no_live_line() -> None:
    stream = StringIO()
    assert len(list(Progress(stream).watch(readings(5)))) == 5
    assert stream.getvalue() == ""


@pytest.mark.usefixtures("_clock")
def test_terminal_gets_a_line_that_is_taken_away() -> None:
    stream = Screen()
    assert len(list(Progress(stream).watch(readings(3)))) == 3
    first, *shown, last = stream.getvalue().split(CLEAR)
    assert (first, last) == ("", "")
    assert [line.split(",")[0] for line in shown] == ["2 read", "3 read"]
    assert all(line.endswith(" a second") for line in shown)


@pytest.mark.usefixtures("_clock")
def test_line_tells_how_many_were_not_read() -> None:
    stream = Screen()
    progress = Progress(stream)
    progress.skip(Skipped("b.txt", "empty", "holds no text"))
    assert len(list(progress.watch(readings(2)))) == 2
    assert "2 read, 1 not read, " in stream.getvalue()


def test_line_is_not_rewritten_at_every_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("time.monotonic", lambda: 0.0)
    stream = Screen()
    assert len(list(Progress(stream).watch(readings(50)))) == 50
    assert stream.getvalue() == CLEAR


def test_skip_is_told_and_counted() -> None:
    stream = StringIO()
    progress = Progress(stream)
    progress.skip(Skipped("city.jsonl:12", "no_text", "has no text"))
    assert progress.skipped == 1
    assert stream.getvalue() == "onrecord: city.jsonl:12: has no text\n"


def test_skip_takes_the_live_line_away_first() -> None:
    stream = Screen()
    Progress(stream).skip(Skipped("a", "empty", "holds no text"))
    assert stream.getvalue() == f"{CLEAR}onrecord: a: holds no text\n"


@pytest.mark.parametrize(("source", "where"), [("a.txt", "a.txt"), (None, "a0")])
def test_notes_of_an_article_are_told(source: str | None, where: str) -> None:
    stream = StringIO()
    article = Article(id="a0", text="", source=source, notes=("2 bytes odd", "late"))
    reading = Reading(ReaderVersion("0", "made"), article)
    assert list(Progress(stream).watch(iter([reading]))) == [reading]
    assert stream.getvalue() == (
        f"onrecord: {where}: 2 bytes odd\nonrecord: {where}: late\n"
    )


def test_name_of_a_file_cannot_write_on_the_screen() -> None:
    stream = StringIO()
    Progress(stream).skip(Skipped("a\x1b[2J\n\u202eb", "empty", "holds no text"))
    assert stream.getvalue() == "onrecord: a?[2J??b: holds no text\n"


@pytest.mark.parametrize(
    ("encoding", "told"), [("ascii", b"\\xe9\\u20ac"), ("utf-8", "é€".encode())]
)
def test_name_of_a_file_is_told_in_any_encoding(encoding: str, told: bytes) -> None:
    raw = BytesIO()
    stream = TextIOWrapper(raw, encoding=encoding)
    Progress(stream).skip(Skipped("é€", "empty", "holds no text"))
    stream.flush()
    assert raw.getvalue() == b"onrecord: " + told + b": holds no text\n"


@pytest.mark.parametrize(
    ("known", "skipped", "meter", "line"),
    [
        (0, 0, None, "2,000 added, 40.0 a second"),
        (7, 0, Meter(), "2,000 added, 7 there before, 40.0 a second"),
        (0, 3, Meter(5, None), "2,000 added, 3 not read, 40.0 a second"),
        (0, 0, Meter(0, 100), "2,000 added, 40.0 a second"),
        (0, 0, Meter(25, 100), "2,000 added, 40.0 a second, 25%, 2:30 left"),
        (0, 0, Meter(1, 400), "2,000 added, 40.0 a second, 0%, 5:32:30 left"),
        (0, 0, Meter(120, 100), "2,000 added, 40.0 a second"),
    ],
)
def test_line_of_adding_tells_how_far_it_is(
    known: int, skipped: int, meter: Meter | None, line: str
) -> None:
    progress = AddingProgress(StringIO(), meter)
    progress.read, progress.known, progress.skipped = 2000, known, skipped
    assert progress.told(50) == line


def test_line_of_adding_is_told_at_once() -> None:
    assert AddingProgress(None).told(0) == "0 added, 0.0 a second"


@pytest.mark.usefixtures("_clock")
def test_adding_on_a_terminal_keeps_one_line_up_to_date() -> None:
    stream = Screen()
    progress = AddingProgress(stream)
    (reading,) = readings(1)
    progress.read_one(reading)
    progress.passed(reading.article)
    progress.clear()
    first, *shown, last = stream.getvalue().split(CLEAR)
    assert (first, last) == ("", "")
    assert [line.rpartition(", ")[0] for line in shown] == [
        "1 added",
        "1 added, 1 there before",
    ]


@pytest.mark.usefixtures("_clock")
def test_adding_to_a_file_tells_only_notes_and_skips() -> None:
    stream = StringIO()
    progress = AddingProgress(stream)
    (reading,) = readings(1, "2 bytes odd")
    progress.read_one(reading)
    progress.passed(reading.article)
    progress.skip(Skipped("b.txt", "empty", "holds no text"))
    assert stream.getvalue() == (
        "onrecord: a0: 2 bytes odd\nonrecord: b.txt: holds no text\n"
    )
