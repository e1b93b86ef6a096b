"""Why the names of one party are one, and what was judged on them."""

from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.record import Record, Writer, judge
from onrecord.record.rows import Evidence
from onrecord.schema import Reading
from tests.record.made import Said, Who, made, story

BLM = Who("Bureau of Land Management", "organization", forms=("BLM",))
LAND = Who("Bureau of Land Management", "organization")
ACRONYM = Who("BLM", "organization")
RAY = Who("Ann Ray", forms=("Ray",))


def told(*whos: tuple[int, Who]) -> list[Reading]:
    """Return articles that each name one party, some of each."""
    each = [who for times, who in whos for _ in range(times)]
    return [story(f"A{n}", who) for n, who in enumerate(each, start=1)]


def evidence(path: Path, name: str) -> list[Evidence]:
    with Record(path) as record:
        return list(record.evidence(name))


def rows(path: Path, name: str) -> list[tuple[str, int, str]]:
    return [(one.called, one.articles, one.why) for one in evidence(path, name)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "who.db"


@pytest.mark.parametrize(
    ("whos", "why", "reason"),
    [
        ([(2, Who("Charles Schumer", title="Senator")),
          (1, Who("Chuck Schumer", title="Senator"))],
         "alike", "charles and chuck are one name; both are senator"),
        ([(2, Who("Ann Ray")), (1, Who("Ann B. Ray"))],
         "alike", "beside “Ann Ray”: the same surname; the same given name"),
        ([(20, RAY), (1, Who("Ray"))],
         "short", "called 'ray' in 20 articles, 100% of those that name one so"),
        ([(9, RAY), (1, Who("Bob Ray", forms=("Ray",))), (1, Who("Ray"))],
         "short", "where the title, or who else is named, speaks for it"),
        ([(2, BLM), (1, ACRONYM)], "acronym", "2 articles give it and the name in"),
        ([(2, LAND), (1, ACRONYM)], "acronym", "its letters begin a name that 2"),
        ([(4, Who("Ann Ray")), (1, Who("Ann Ray", "place"))],
         "namesake", "far more articles name the person “Ann Ray” so"),
        ([(4, Who("Politico", "organization")), (1, Who("Politico"))],
         "namesake", "far more articles name a body “Politico”"),
    ],
)  # fmt: skip
def test_evidence_tells_the_rule(
    path: Path, whos: list[tuple[int, Who]], why: str, reason: str
) -> None:
    made(path, *told(*whos))
    own, other = evidence(path, whos[0][1].name)
    assert (own.called, own.articles, own.why) == (whos[0][1].name, whos[0][0], "own")
    assert (other.called, other.articles, other.why) == (whos[-1][1].name, 1, why)
    assert reason in other.reason
    assert other.judgement is None


def test_evidence_of_one_name_alone_tells_that(path: Path) -> None:
    made(path, *(story(f"A{n}", Who("Ray"), Who("Miami", "place")) for n in range(2)))
    (one,) = evidence(path, "Ray")
    assert (one.called, one.articles, one.why) == ("Ray", 2, "own")
    assert "name the same others" in one.reason
    with pytest.raises(RecordError, match="nobody"):
        evidence(path, "Bob Quill")


def test_evidence_tells_a_judgement_by_its_number(path: Path) -> None:
    made(path, *told((2, Who("Ann Ray")), (1, Who("Nan Quill")), (1, Who("Bo Quill"))))
    judge.merge(path, "Nan Quill", "Bo Quill", "a pen name")
    number = judge.merge(path, "Ann Ray", "Nan Quill", "her married name")
    own, one, other = evidence(path, "Ann Ray")
    assert (own.called, own.judgement) == ("Ann Ray", None)
    assert (one.called, one.why, one.judgement) == ("Nan Quill", "judged", number)
    assert one.reason.startswith(f"judged to be “Ann Ray” by judgement {number}: her")
    with Record(path) as record:
        assert one.at == record.judgements()[1].at
    assert other.reason.startswith("judged to be “Nan Quill”")
    judge.undo(path, number, "two after all")
    assert rows(path, "Ann Ray") == [("Ann Ray", 2, "own")]


def test_evidence_tells_what_was_told_apart_in_one_article(path: Path) -> None:
    made(path, *told((3, Who("Ann Ray"))))
    number = judge.split(path, "Ann Ray", "the reporter", article="A2")
    (one,) = evidence(path, "ann-ray-2")
    assert (one.why, one.judgement) == ("judged", number)
    assert f"in the article 'A2' by judgement {number}" in one.reason
    assert rows(path, "ann-ray") == [("Ann Ray", 2, "own")]


def test_evidence_tells_who_was_known(path: Path) -> None:
    made(path, *told((2, Who("Ann Ray")), (1, Who("Nan Quill"))))
    judge.know(path, [("Q1", "Ann Ray, mayor", ["Ann Ray", "Nan Quill"])])
    _, other = evidence(path, "Nan Quill")
    assert (other.called, other.why) == ("Nan Quill", "known")
    assert other.reason.endswith("as “Ann Ray”, for Ann Ray, mayor")


def test_evidence_invents_nothing_where_it_cannot_be_told(path: Path) -> None:
    made(path, *told((20, RAY), (1, Who("Ray"))))
    with Writer(path) as writer:  # as an archive that has grown since would have it
        writer._db.execute("DELETE FROM forms")
    _, other = evidence(path, "Ann Ray")
    assert (other.called, other.why) == ("Ray", "settled")
    assert "cannot be told anew" in other.reason


def test_evidence_tells_what_names_have_in_common_still(path: Path) -> None:
    senator = "Senator"
    one, other = (Who(f"{n} Schumer", title=senator) for n in ("Charles", "Chuck"))
    made(path, *told((2, one), (1, other)))
    with Writer(path) as writer:
        writer._db.execute("UPDATE parties SET title = NULL")
    (_, found) = evidence(path, "Charles Schumer")
    assert found.why == "settled"
    assert "beside “Charles Schumer”: charles and chuck are one name" in found.reason


def test_evidence_gives_as_many_names_as_are_asked_for(path: Path) -> None:
    made(path, *told((1, Who("Ann Ray")), (3, Who("Ann B. Ray"))))
    with Record(path) as record:
        (one,) = record.evidence("Ann Ray", most=1)
        assert one.called == "Ann Ray"
        assert record.evidence("Ann Ray", most=0) == ()


def test_judgements_on_a_party_are_those_on_its_names(path: Path) -> None:
    made(path, *told((3, Who("Ann Ray")), (1, Who("Nan Quill")), (1, Who("Bo Lee"))))
    merged = judge.merge(path, "Ann Ray", "Nan Quill", "one")
    parted = judge.split(path, "Ann Ray", "the reporter", article="A2")
    judge.undo(path, merged, "two")
    with Record(path) as record:
        on = {
            key: [one.id for one in record.judgements_on(key)]
            for key in ("ann-ray", "ann-ray-2", "nan-quill", "bo-lee")
        }
        assert record.judgements_on("nan-quill")[0].undone
    assert on == {
        "ann-ray": [merged, parted],
        "ann-ray-2": [parted],
        "nan-quill": [merged],
        "bo-lee": [],
    }


def test_a_name_tells_from_when_to_when_articles_give_it(tmp_path: Path) -> None:
    path = made(
        tmp_path / "city.db",
        *(
            story(str(n), Said("Ann Ray", "No"), published=day)
            for n, day in enumerate(("2024-03-06", "2025-01-02", None))
        ),
    )
    (own,) = evidence(path, "Ann Ray")
    assert (own.first, own.last, own.articles) == ("2024-03-06", "2025-01-02", 3)
