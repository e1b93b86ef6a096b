"""Statements found by their words, by whom they are, where and when they were said."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.errors import OptionError, RecordError
from onrecord.record import Filters, Record, asking, searching
from tests.record.made import Said, Who, addresses, made, story

RAY = Who("Ann Ray", title="Mayor", forms=("Ray",))
OTHER = Who("Bob Ray", forms=("Ray",))
ICE = Who("Immigration and Customs Enforcement", "organization")


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """Three articles: A1 of a day, A2 of a month with a day in it, A3 of a year."""
    return made(
        tmp_path / "city.db",
        story(
            "A1",
            Said(RAY, "“We will never be a sanctuary,”", sure=0.5),
            Said("Ann Ray", "the budget is late", "indirect"),
            Said(ICE, "“detainers are law”", "mixed"),
            outlet="The Buoy",
            published="2017-08-16",
            title="Never",
        ),
        story(
            "A2",
            Said(OTHER, "“A sanctuary we are,”", on="2017-07-02"),
            Said(Who("officials", "unnamed"), "the sanctuary is closed", "indirect"),
            outlet="Harbor Light",
            published="2017-09",
        ),
        story("A3", Said(None, "“Nobody knows,”"), published="2016"),
    )


ALL = ["A1#s1", "A1#s2", "A1#s3", "A2#s1", "A2#s2", "A3#s1"]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, ALL),
        ({"by": "Ann Ray"}, ["A1#s1", "A1#s2"]),
        ({"by": "ann-ray"}, ["A1#s1", "A1#s2"]),
        ({"by": "Mayor Ann Ray"}, ["A1#s1", "A1#s2"]),
        ({"by": "Ray"}, ["A1#s1", "A1#s2", "A2#s1"]),
        ({"by": "Mr. Ray"}, ["A1#s1", "A1#s2", "A2#s1"]),
        ({"by": "Officials"}, ["A2#s2"]),
        ({"by": "Carl Quill"}, []),
        ({"by": ""}, []),
        ({"by": "\ud800"}, []),
        ({"kind": "organization"}, ["A1#s3"]),
        ({"kind": "unnamed"}, ["A2#s2"]),
        ({"form": "indirect"}, ["A1#s2", "A2#s2"]),
        ({"form": "mixed"}, ["A1#s3"]),
        ({"outlet": "the buoy"}, ["A1#s1", "A1#s2", "A1#s3"]),
        ({"outlet": "Buoy"}, []),
        ({"outlet": "\ud800"}, []),
        ({"since": "2017-08-16"}, ["A1#s1", "A1#s2", "A1#s3", "A2#s2"]),
        ({"since": "2017-08-17"}, ["A2#s2"]),
        ({"since": "2017-08"}, ["A1#s1", "A1#s2", "A1#s3", "A2#s2"]),
        ({"since": "2017"}, ALL[:5]),
        ({"until": "2017-07-02"}, ["A2#s1", "A3#s1"]),
        ({"until": "2017-07-01"}, ["A3#s1"]),
        ({"until": "2017-07"}, ["A2#s1", "A3#s1"]),
        ({"until": "2016"}, ["A3#s1"]),
        ({"since": "2016-05", "until": "2016-06"}, ["A3#s1"]),
        ({"published_since": "2017-09-30"}, ["A2#s1", "A2#s2"]),
        ({"published_until": "2017-08"}, [*ALL[:3], "A3#s1"]),
        ({"min_confidence": 0.6}, ALL[1:]),
        ({"min_confidence": 1.0}, []),
        ({"by": "Ray", "form": "direct", "since": "2017-08"}, ["A1#s1"]),
        ({"by": "Ray", "outlet": "Harbor Light", "kind": "person"}, ["A2#s1"]),
    ],
)
def test_search_finds_what_fits(
    city: Path, given: dict[str, str], found: list[str]
) -> None:
    filters = Filters(**given)  # type: ignore[arg-type]
    with Record(city) as record:
        assert sorted(addresses(record, None, filters)) == found
        assert [one.address for one in record.quotations(filters)] == found
        assert record.search(None, filters).total == len(found)


HOSTILE = (
    "' OR 1=1 --", "'; DROP TABLE statements; --", '" OR ""="', "%", "_", "x\0y",
    "A1') OR ('1'='1", "🛳", "\u202e", "a" * 10_000,
)  # fmt: skip


@pytest.mark.parametrize("field", ["by", "kind", "form", "outlet"])
@pytest.mark.parametrize("value", HOSTILE)
def test_search_takes_any_string_for_a_string(
    city: Path, field: str, value: str
) -> None:
    with Record(city) as record:
        filters = Filters(**{field: value})  # type: ignore[arg-type]
        assert addresses(record, None, filters) == []
        assert record.quoted(filters) == ()
        assert len(record) == 3


@pytest.mark.parametrize("field", ["since", "until", "published_since"])
@pytest.mark.parametrize(
    "day", ["", "2017-13", "2017-8", "201", "' OR 1=1 --", "２０１７", "2017\n"]
)
def test_filters_refuse_what_is_no_day(field: str, day: str) -> None:
    with pytest.raises(OptionError, match="2017-08-16"):
        Filters(**{field: day})  # type: ignore[arg-type]


def test_search_joins_words_and_filters(city: Path) -> None:
    with Record(city) as record:
        assert sorted(addresses(record, "sanctuary")) == ["A1#s1", "A2#s1", "A2#s2"]
        assert addresses(record, "sanctuary", Filters(by="Ann Ray")) == ["A1#s1"]
        assert addresses(record, "sanctuary", Filters(by="Carl Quill")) == []


def test_search_orders_by_fit_or_by_day(city: Path) -> None:
    with Record(city) as record:
        best = addresses(record, "sanctuary we")
        assert best == ["A2#s1", "A1#s1"]
        newest = addresses(record, None, order="newest")
        oldest = addresses(record, None, order="oldest")
        added = record.search(order="added")
    assert [one.address for one in added.quotations] == ALL[::-1]
    assert added.order == "added"
    assert newest == ["A2#s2", "A1#s3", "A1#s2", "A1#s1", "A2#s1", "A3#s1"]
    assert oldest == ["A3#s1", "A2#s1", "A1#s1", "A1#s2", "A1#s3", "A2#s2"]


@pytest.mark.parametrize("words", [None, "sanctuary OR budget", "zeppelin"])
@pytest.mark.parametrize("order", ["best", "newest", "oldest", "added"])
@pytest.mark.parametrize("by", [None, "Ray", "Ann Ray"])
@pytest.mark.parametrize("most", [1, 2_000])
def test_found_gives_all_that_search_pages_through(
    city: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str | None,
    order: asking.Order,
    by: str | None,
    most: int,
) -> None:
    monkeypatch.setattr(asking, "MOST_RANKED", most)
    with Record(city) as record:
        paged = record.search(words, Filters(by=by), order=order, once=True)
        found = record.found(words, Filters(by=by), order=order, once=True)
        assert tuple(found) == paged.quotations


def test_found_reads_each_when_it_is_asked_for(city: Path) -> None:
    with Record(city) as record:
        with pytest.raises(OptionError, match="no word"):
            record.found("…")
        found = record.found("sanctuary", order="added")
        assert next(found).address == "A2#s2"
    with pytest.raises(RecordError):
        next(found)


def test_search_gives_a_page(city: Path) -> None:
    with Record(city) as record:
        whole = addresses(record)
        pages = [addresses(record, limit=4, offset=n) for n in (0, 4, 8)]
        assert [*pages[0], *pages[1]] == whole
        assert pages[2] == []
        assert record.search(limit=1).total == 6


@pytest.mark.parametrize("given", [{"limit": -1}, {"offset": -1}, {"offset": 2**70}])
def test_search_refuses_a_page_that_is_none(city: Path, given: dict[str, int]) -> None:
    with Record(city) as record, pytest.raises(OptionError, match="page"):
        record.search(**given)  # type: ignore[arg-type]


def test_search_counts_no_further_than_it_ranks(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "MOST_RANKED", 2)
    with Record(city) as record:
        found = record.search("sanctuary", limit=2)
        assert (found.total, found.more_than, found.order) == (2, True, "latest added")
        assert [one.address for one in found.quotations] == ["A2#s2", "A2#s1"]
        assert addresses(record, "sanctuary", offset=2) == ["A1#s1"]
        newest = record.search("sanctuary", order="newest")
        assert (newest.more_than, newest.order) == (True, "newest")
        assert addresses(record, limit=1) == ["A3#s1"]
        assert not record.search("detainers").more_than


def test_search_finds_nothing_in_an_empty_record(tmp_path: Path) -> None:
    with Record(made(tmp_path / "none.db")) as record:
        assert record.search("a").total == 0
        assert record.search().quotations == ()
        assert record.quoted() == ()
        assert record.proposals() == ()


def test_quotation_tells_all_of_a_statement(city: Path) -> None:
    with Record(city) as record:
        one = record.search("sanctuary", Filters(by="Ann Ray")).quotations[0]
    assert (one.who, one.called, one.kind) == ("Ann Ray", "Ann Ray", "person")
    assert (one.title, one.form, one.cue) == ("Mayor", "direct", "said")
    assert one.words == "“We will never be a sanctuary,”"
    assert (one.said, one.published) == ("2017-08-16", "2017-08-16")
    assert (one.outlet, one.headline) == ("The Buoy", "Never")
    assert (one.before, one.after) == ("", " said Ann Ray, Ray.")
    assert (one.confidence, one.printed) == (0.5, 1)
    assert datetime.now(UTC) - datetime.fromisoformat(one.added) < timedelta(hours=1)


def test_quotation_of_nobody_tells_nobody(city: Path) -> None:
    with Record(city) as record:
        one = record.quotation("A3#s1")
    assert (one.who, one.called, one.kind, one.source) == (None, None, None, "")


def test_quotation_is_cut_between_words(tmp_path: Path) -> None:
    long = "x" * 300 + " word" * 200
    path = made(tmp_path / "a.db", story("A", Said("Ann Ray", f"“No” {long}")))
    reading = story("B", f"{long} “No” said Ann Ray {long}")
    path = made(path, reading)
    with Record(path) as record:
        one = record.search("no").quotations[0]
    assert len(one.after) <= searching.AROUND + 2


ODD = ("A#s1", "A", "a b", "'\"", "%/?", "A#", "#", "\ud800", "s1", "é🛳\n")


def test_addresses_lead_back_to_the_words(tmp_path: Path) -> None:
    told = [story(name, Said("Ann Ray", f"“Word {n}”")) for n, name in enumerate(ODD)]
    with Record(made(tmp_path / "odd.db", *told)) as record:
        found = record.search("word").quotations
        assert len(found) == len(ODD)
        for one in found:
            assert record.quotation(one.address).words == one.words
            address = one.address.rpartition("#")[0]
            assert record.is_article(address)
            reading = record.reading(address)
            (statement,) = reading.statements
            assert reading.words(statement.content) == one.words
        assert [r.article.id for r in record.readings()] == list(ODD)


def test_texts_with_half_a_character_are_shown_without(tmp_path: Path) -> None:
    odd = "x\ud800"
    told = {"title": odd, "outlet": odd, "url": odd, "byline": odd}
    reading = story("A", Said("Ann Ray", "“No \udfff”"), **told)
    with Record(made(tmp_path / "odd.db", reading)) as record:
        assert record.reading("A") == reading
        (one,) = record.search("no").quotations
        assert (one.headline, one.outlet, one.url) == ("x\ufffd",) * 3
        assert one.words == "“No \ufffd”"
        assert [o.name for o in record.party("Ann Ray").outlets] == ["x\ufffd"]
        assert [q.who for q in record.quoted(by="outlet")] == ["x\ufffd"]
        assert addresses(record, None, Filters(outlet=odd)) == ["A#s1"]
