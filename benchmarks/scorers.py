"""The scorers of the shared folder: run as the scripts that they are, read strictly.

A scorer that fails, or that prints a line which is not as expected, raises ScorerError:
a figure read from the wrong line would be worse than none.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

PARTS: Final = ("page", "statements", "speakers", "moments", "figures")
"""The parts of the seed's record that are measured."""

_NUMBER = r" *(-?\d+\.\d+)"
_PAGE = {
    "furniture_found": rf"furniture found{_NUMBER} %",
    "article_lost": rf"article lost{_NUMBER} %",
    "boundaries": rf"boundaries{_NUMBER} +\(P{_NUMBER}, R{_NUMBER}\)",
}
_EXACT = {
    "": r"exact match +P +R +F1",
    "source": rf"source{_NUMBER}{_NUMBER}{_NUMBER}",
    "cue": rf"cue{_NUMBER}{_NUMBER}{_NUMBER}",
    "content": rf"content{_NUMBER}{_NUMBER}{_NUMBER}",
}
_SPEAKERS = {
    "found": rf"found{_NUMBER} +\(\d+/\d+\)",
    "resolved": rf"resolved{_NUMBER} +\(\d+/\d+\)",
    "full_name": rf"full name{_NUMBER}",
    "resolved_pronoun": rf"resolved pronoun{_NUMBER} +\(\d+/\d+\)",
    "end_to_end": rf"end to end +P{_NUMBER} +R{_NUMBER} +F1{_NUMBER}",
}
_TALLY = {part: rf"{part} +(\d+)/(\d+)" for part in PARTS}
_WRONG = re.compile(rf"  ({'|'.join(PARTS)}): .+")
_CORE = "  statements: core statement not found: "


class ScorerError(Exception):
    """A scorer failed, or printed what is not expected of it."""


def run(script: Path, *arguments: str | Path, fine: tuple[int, ...] = (0,)) -> str:
    """Return what a scorer prints; raises ScorerError on any other exit code than fine.

    It must print nothing on standard error, since an exit code of 1 may be a finding
    or a crash.
    """
    # -B: the shared folder is not ours to write compiled files to.
    command = [sys.executable, "-B", "-X", "utf8", script, *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in fine or done.stderr:
        told = done.stderr.strip().splitlines()[-3:]
        raise ScorerError(
            f"{script.name} ended with code {done.returncode}: {' / '.join(told)}"
        )
    return done.stdout


def f1_of(script: str, output: str) -> dict[str, float]:
    """Return the F1 of each measure, in percent, of what a scorer prints as JSON."""
    try:
        return {name: 100 * float(x["f1"]) for name, x in json.loads(output).items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"{script} --json: not as expected: {output[:200]!r}"
        raise ScorerError(reason) from error


def page_figures(output: str) -> dict[str, float]:
    """Return the figures of score_page.py."""
    found = _fields("score_page.py", output.splitlines(), _PAGE)
    return {name: float(numbers[0]) for name, numbers in found.items()}


def exact_f1(output: str) -> dict[str, float]:
    """Return the F1 of source, cue and content of score_cofenet.py."""
    found = _fields("score_cofenet.py", output.splitlines(), _EXACT)
    return {name: float(numbers[-1]) for name, numbers in found.items() if name}


def speaker_figures(output: str) -> dict[str, float]:
    """Return the figures of score_speakers.py; of end to end, its F1."""
    found = _fields("score_speakers.py", output.splitlines(), _SPEAKERS)
    last = {name: -1 if name == "end_to_end" else 0 for name in found}
    return {name: float(numbers[last[name]]) for name, numbers in found.items()}


def seed_counts(output: str, core: int) -> dict[str, tuple[int, int]]:
    """Return how many are right of how many, a part of the seed's record.

    `core` is how many core statements the record has: check.py names those that are
    missing among the statements, and does not count them on their own.
    """
    lines = output.splitlines()
    wrong, tally = lines[: -len(PARTS)], lines[-len(PARTS) :]
    for line in wrong:
        if not _WRONG.fullmatch(line):
            raise ScorerError(f"check.py: not as expected: {line!r}")
    found = _fields("check.py", tally, _TALLY)
    counts = {part: (int(right), int(of)) for part, (right, of) in found.items()}
    missing = sum(line.startswith(_CORE) for line in wrong)
    return {**counts, "core": (core - missing, core)}


def _fields(
    scorer: str, lines: list[str], patterns: dict[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return the numbers of each line; raises ScorerError where a line is another."""
    if len(lines) != len(patterns):
        reason = f"{len(lines)} lines, not {len(patterns)}: {lines!r}"
        raise ScorerError(f"{scorer}: {reason}")
    found = {}
    for line, (name, pattern) in zip(lines, patterns.items(), strict=True):
        match = re.fullmatch(pattern, line)
        if match is None:
            raise ScorerError(f"{scorer}: not as expected: {line!r}")
        found[name] = match.groups()
    return found
