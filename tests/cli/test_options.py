"""Options that several commands have are the same in each."""

from collections import defaultdict
from typing import Any

import pytest
from click import Option

from onrecord.cli.main import main
from onrecord.reading.confidence import LEAST_LIKELY


def declared() -> dict[str, list[dict[str, Any]]]:
    """Return how each option is declared, for each command that has it."""
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for command in main.commands.values():
        for option in command.params:
            if isinstance(option, Option):
                found[str(option.name)].append(option.to_info_dict())
    return found


@pytest.mark.parametrize(
    "name",
    ["weights", "min_confidence", "output", "record", "raw", "by", "since", "limit"],
)
def test_option_is_the_same_in_every_command(name: str) -> None:
    first, *others = declared()[name]
    assert others
    assert all(other == first for other in others)


def test_least_confidence_that_help_tells_is_the_readers() -> None:
    for told in declared()["min_confidence"]:
        assert f"[default: {LEAST_LIKELY}]" in told["help"]
