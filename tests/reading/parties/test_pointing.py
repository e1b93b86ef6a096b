"""Whom pronouns mean: scores of names near them, and agreement."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord.reading.parties.evidence import (
    EVIDENCE,
    FURTHEST,
    MOST,
    Field,
    Named,
)
from onrecord.reading.parties.places import Places
from onrecord.reading.parties.pointing import HIDDEN, WIDTH, Pointer, links
from onrecord.reading.parties.pronouns import Pronoun, pronouns_in
from onrecord.schema import Passage
from tests.reading.parties.made import POINTER, marked

EVEN = Pointer(
    np.zeros((EVIDENCE + 2, HIDDEN), np.float32), np.zeros(HIDDEN + 1, np.float32)
)
"""A pointer for which all names are as good: what is left is agreement."""


def read(text: str, *names: str) -> tuple[list[Pronoun], Field]:
    """Return the pronouns of a text, and its names, each name one bearer."""
    draft = marked(text)
    places = Places(draft)
    bare = draft.article.text
    named = []
    at = 0
    for name in names:
        at = bare.index(name, at)
        named.append(Named(places.of((at, at + len(name))), names.index(name)))
        at += len(name)
    return list(pronouns_in(draft, places, named)), Field(named)


def meant(
    text: str, *names: str, genders: dict[int, str] | None = None
) -> list[str | None]:
    """Return whom each pronoun of a text means."""
    pronouns, field = read(text, *names)
    found = links(pronouns, field, None, EVEN, genders or {})
    told = [found.get(pronoun.span) for pronoun in pronouns]
    return [names[link.bearer] if link else None for link in told]


def test_only_name_is_meant() -> None:
    assert meant("Ann left. She fell.", "Ann") == ["Ann"]


def test_nobody_near_is_nobody() -> None:
    assert meant("She fell.") == [None]


@pytest.mark.parametrize(("pronoun", "name"), [("He", "Tom"), ("She", "Ann")])
def test_honorifics_tell_who_agrees(pronoun: str, name: str) -> None:
    genders = {0: "female", 1: "male"}
    text = f"Ann met Tom. {pronoun} fell."
    assert meant(text, "Ann", "Tom", genders=genders) == [name]


def test_one_honorific_tells_of_the_other_too() -> None:
    assert meant("Ann met Tom. He fell.", "Ann", "Tom", genders={0: "female"}) == [
        "Tom"
    ]


def test_confidence_is_shared_among_those_who_may_be_meant() -> None:
    pronouns, field = read("Ann met Eva. She fell.", "Ann", "Eva")
    (link,) = links(pronouns, field, None, EVEN, {}).values()
    assert link.confidence == pytest.approx(0.5)


def test_name_after_the_pronoun_in_its_sentence_may_be_meant() -> None:
    assert meant("When she fell, Ann laughed.", "Ann") == ["Ann"]
    assert meant("She fell. Ann laughed.", "Ann") == [None]


def test_name_too_far_back_is_not_meant() -> None:
    near = "Ann left." + "\nRain fell." * FURTHEST + " She fell."
    assert meant(near, "Ann") == ["Ann"]
    assert meant(near.replace("Rain", "Rain fell.\nRain", 1), "Ann") == [None]


def test_candidates_are_bounded() -> None:
    names = [f"N{n}x" for n in range(2 * MOST)]
    pronouns, field = read(" ".join(names) + ". She fell.", *names)
    assert len(field.candidates(pronouns[0].meant.place)) == MOST


@pytest.mark.parametrize("text", ["Ann’s dog", "he’s ill", "He-man", "the sheet"])
def test_pronouns_are_whole_words(text: str) -> None:
    pronouns, _ = read(text)
    assert len(pronouns) == (text == "he’s ill")


def test_pronoun_at_the_start_of_a_glued_passage_is_found() -> None:
    draft = marked("AdvertisementHe left.")
    glued = replace(draft, passages=(Passage((13, len(draft.article.text))),))
    (pronoun,) = pronouns_in(glued, Places(glued), [])
    assert pronoun.span == (13, 15)


def test_evidence_has_a_row_a_candidate() -> None:
    pronouns, field = read("Ann met Tom. He fell.", "Ann", "Tom")
    chosen = field.candidates(pronouns[0].meant.place)
    evidence = field.evidence(pronouns[0].meant, chosen)
    assert evidence.shape == (2, EVIDENCE)
    assert np.isfinite(evidence).all()


def test_vectors_decide_between_equals() -> None:
    pronouns, field = read("Ann met Eva. She fell.", "Ann", "Eva")
    field.word = np.array([0, 1])
    asking = pronouns[0].meant.place.word
    vectors = np.zeros((9, 2 * WIDTH), np.float32)
    vectors[asking, 0], vectors[1, WIDTH] = 9.0, 9.0
    (link,) = links(pronouns, field, vectors, EVEN, {}).values()
    assert link.bearer == 1
    assert link.confidence > 0.9


def test_shipped_pointer_prefers_the_subject_of_the_sentence_before() -> None:
    pronouns, field = read("Ann Ray left the town. She fell.", "Ann Ray")
    (link,) = links(pronouns, field, None, POINTER, {}).values()
    assert link.bearer == 0
