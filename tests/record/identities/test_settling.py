"""Who is who across articles: what is one, what is proposed, what stays apart."""

from itertools import permutations
from pathlib import Path

import pytest

from onrecord.record import Record, Writer
from onrecord.schema import Reading
from tests.record.made import Said, Who, identity, made, story, together

SENATOR = "Senator"


def numbered(*whos: Who, start: int = 0, times: int = 1) -> list[Reading]:
    """Return articles that each name the same."""
    return [story(f"A{start + n}", *whos) for n in range(times)]


def proposed(path: Path) -> set[frozenset[str]]:
    with Record(path) as record:
        return {frozenset((one.name, one.other)) for one in record.proposals()}


def names(path: Path) -> set[str]:
    with Record(path) as record:
        return {one.name for one in record.identities()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "who.db"


def test_one_name_in_many_articles_is_one(path: Path) -> None:
    made(path, *numbered(Who("Ann Ray"), times=5), *numbered(Who("Ann Rae"), start=5))
    with Record(path) as record:
        found = [(i.name, i.articles) for i in record.identities()]
    assert found == [("Ann Ray", 5), ("Ann Rae", 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Who("Charles Schumer", title=SENATOR), Who("Chuck Schumer", title=SENATOR)),
        (Who("Charles E. Schumer"), Who("Charles Schumer")),
        (Who("Charles E. Schumer"), Who("Charles Ellis Schumer")),
        (Who("Sen. Charles Schumer"), Who("Charles Schumer")),
        (Who("Carlos Giménez"), Who("Carlos Gimenez")),
        (Who("Department of Justice", "organization"),
         Who("Justice Department", "organization")),
        (Who("the U.S. Department of Justice", "organization"),
         Who("Justice Department", "organization")),
        (Who("United States", "place"), Who("U.S.", "place")),
        (Who("Acme Inc.", "organization"), Who("Acme", "organization")),
    ],
    ids=lambda who: who.name,
)  # fmt: skip
def test_names_of_one_party_are_one(path: Path, one: Who, other: Who) -> None:
    made(path, *numbered(one, times=3), *numbered(other, start=3, times=3))
    assert len(together(path)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Who("Charles E. Schumer"), Who("Charles W. Schumer")),
        (Who("Martin King"), Who("Martin King Jr.")),
        (Who("Martin King Sr."), Who("Martin King Jr.")),
        (Who("Ann Ray"), Who("Bob Ray")),
        (Who("University of Miami", "organization"),
         Who("Miami University", "organization")),
        (Who("Miami", "place"), Who("Miami Beach", "place")),
        (Who("Paris Hilton"), Who("Paris", "place")),
    ],
    ids=lambda who: who.name,
)  # fmt: skip
def test_names_of_two_parties_are_two(path: Path, one: Who, other: Who) -> None:
    made(path, *numbered(one, times=3), *numbered(other, start=3, times=3))
    assert len(together(path)) == 2


def test_father_and_son_seen_apart_are_never_one(path: Path) -> None:
    father, son = Who("Tom Ray", title="Judge"), Who("Tom Ray Jr.", title="Judge")
    made(
        path,
        *numbered(father, times=20),
        *numbered(son, start=20, times=20),
        *numbered(father, son, start=40, times=9),
    )
    assert len(together(path)) == 2


def test_a_name_that_fits_two_joins_neither(path: Path) -> None:
    son, father = Who("George W. Bush"), Who("George H.W. Bush")
    made(
        path,
        *numbered(son, times=5),
        *numbered(father, start=5, times=5),
        *numbered(Who("George Bush"), start=10, times=5),
    )
    assert len(together(path)) == 3
    assert frozenset(("George Bush", "George W. Bush")) in proposed(path)


def test_surname_is_his_who_nearly_always_bears_it(path: Path) -> None:
    ray = Who("Ann Ray", forms=("Ray",))
    made(path, *numbered(ray, times=20), story("B", Who("Ray")))
    assert identity(path, "B", "Ray") == "ann-ray"


def test_surname_that_several_bear_is_proposed(path: Path) -> None:
    ann, bob = Who("Ann Ray", forms=("Ray",)), Who("Bob Ray", forms=("Ray",))
    made(path, *numbered(ann, times=9), *numbered(bob, start=9, times=9),
         story("B", Who("Ray")))  # fmt: skip
    assert identity(path, "B", "Ray") is None
    assert {frozenset(("Ray", "Ann Ray")), frozenset(("Ray", "Bob Ray"))} == proposed(
        path
    )


def test_surname_in_two_towns_stays_apart(path: Path) -> None:
    towns = ("Mobile", "Tampa")
    told = [story(town, Who("Mr. Hernandez"), Who(town, "place")) for town in towns]
    made(path, *told)
    assert identity(path, "Mobile", "Mr. Hernandez") is None
    assert identity(path, "Tampa", "Mr. Hernandez") is None


def test_acronym_is_whose_an_article_tells(path: Path) -> None:
    full = Who("Bureau of Land Management", "organization", forms=("BLM",))
    black = Who("Black Lives Matter", "organization")
    blm = Who("BLM", "organization")
    made(path, *numbered(full, times=3), story("B", blm), story("C", black))
    assert identity(path, "B", "BLM") == "bureau-of-land-management"
    assert identity(path, "C", "Black Lives Matter") == "black-lives-matter"


def test_who_has_no_name_of_his_own_is_nobody(path: Path) -> None:
    made(path, story("A", Who("officials", "unnamed"), Who("a letter", "document")))
    assert together(path) == set()


CITY = (
    story("A1", Who("Charles Schumer", title=SENATOR, forms=("Schumer",))),
    story("A2", Who("Chuck Schumer", title=SENATOR), Who("DOJ", "organization")),
    story("A3", Who("Department of Justice", "organization", forms=("DOJ",))),
    story("A4", Who("Justice Department", "organization", forms=("DOJ",))),
    story("A5", Who("Schumer", title=SENATOR), Who("Miami", "place")),
    story("A6", Who("George W. Bush"), Who("George Bush"), Who("Ann Ray")),
    story("A7", Who("Ann Ray", "organization"), Said("Ann Ray", "“No”")),
)


@pytest.mark.parametrize("batch", [1, 2, 3])
def test_batches_do_not_change_who_is_who(tmp_path: Path, batch: int) -> None:
    whole = together(made(tmp_path / "whole.db", *CITY))
    assert together(made(tmp_path / "batched.db", *CITY, batch=batch)) == whole


@pytest.mark.parametrize(
    "order", list(permutations(range(7)))[::419], ids=lambda o: "".join(map(str, o))
)
def test_order_does_not_change_who_is_who(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    whole = together(made(tmp_path / "whole.db", *CITY))
    for batch in (0, 2):
        other = tmp_path / f"{batch}.db"
        assert together(made(other, *(CITY[n] for n in order), batch=batch)) == whole


@pytest.mark.parametrize("batch", [0, 1, 3])
@pytest.mark.parametrize("backwards", [False, True])
def test_name_of_a_person_far_oftener_is_his(
    path: Path, batch: int, *, backwards: bool
) -> None:
    told = [*numbered(Who("Ann Ray"), times=4), story("B", Who("Ann Ray", "place"))]
    made(path, *(reversed(told) if backwards else told), batch=batch)
    assert len(together(path)) == 1


def test_a_writer_may_settle_and_go_on(path: Path) -> None:
    chuck = Who("Chuck Schumer", title=SENATOR)
    charles = Who("Charles Schumer", title=SENATOR)
    made(path, story("A0", charles), story("A1", Who("Ann Ray")))
    made(path, story("A2", Who("Chuck Schumer")))
    with Writer(path) as writer:
        for n, who in enumerate((Who("Chuck Schumer"), chuck, charles, chuck)):
            writer.add(story(f"B{n}", who))
            writer.commit()
            writer.settle()
    assert identity(path, "B3", "Chuck Schumer") == identity(
        path, "A0", "Charles Schumer"
    )
