"""One tree of errors, drawn as it is; a skip is a value."""

import dataclasses
import importlib
import pkgutil
import re

import pytest

import onrecord
from onrecord import errors
from onrecord.errors import (
    InputError,
    OnrecordError,
    OptionError,
    ReadingError,
    Skipped,
    WeightsError,
)

BRANCH = re.compile(r"^ {4}(?P<lines>[│├└─ ]*)(?P<name>[A-Z]\w+)", re.MULTILINE)
MADE = [
    (InputError("empty", "a.txt", "holds no text"), "empty", "a.txt: holds no text"),
    (OptionError("no date"), "bad_option", "no date"),
    (WeightsError("no manifest"), "bad_weights", "no manifest"),
    (
        ReadingError("page", "a1", "ValueError: odd"),
        "stage_failed",
        "a1: the stage 'page' failed: ValueError: odd",
    ),
]


def drawn() -> list[tuple[int, str]]:
    """Return (depth, name) of each class in the drawing of the module's docstring."""
    found = BRANCH.finditer(errors.__doc__ or "")
    return [(len(match["lines"]) // 4, match["name"]) for match in found]


def real(error: type[Exception] = OnrecordError) -> list[tuple[int, str]]:
    """Return (depth, name) of each class of the package's tree."""
    below = [
        (depth + 1, name)
        for child in error.__subclasses__()
        if child.__module__.startswith("onrecord.")
        for depth, name in real(child)
    ]
    return [(0, error.__name__), *below]


def test_drawn_tree_is_the_real_one() -> None:
    for found in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    assert drawn() == real()


@pytest.mark.parametrize(("error", "code", "message"), MADE)
def test_error_has_a_code_and_a_message(
    error: OnrecordError, code: str, message: str
) -> None:
    assert error.code == code
    assert str(error) == message
    assert isinstance(error, OnrecordError)


def test_error_is_public() -> None:
    assert {name for _, name in real()} <= set(onrecord.__all__)


def test_codes_differ() -> None:
    own = {type(error).__name__: type(error).code for error, *_ in MADE[1:]}
    assert len(set(own.values())) == len(own)


def test_reading_error_names_stage_and_article() -> None:
    error = ReadingError("page", "a1", "odd")
    assert (error.stage, error.article) == ("page", "a1")


def test_skipped_tells_where_and_why() -> None:
    skipped = Skipped("city.jsonl:12", "no_text", "has no text")
    assert str(skipped) == "city.jsonl:12: has no text"
    with pytest.raises(dataclasses.FrozenInstanceError):
        skipped.code = "other"  # type: ignore[misc]


def test_skipped_stands_for_an_input_error() -> None:
    error = InputError("empty", "a.txt", "holds no text")
    assert Skipped.of(error) == Skipped("a.txt", "empty", "holds no text")
    assert str(Skipped.of(error)) == str(error)
