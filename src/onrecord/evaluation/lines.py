"""Gold in JSON Lines: every line is read, or the file is refused with its reason."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluation.gold import Gold
from onrecord.evaluation.objects import gold_from
from onrecord.evaluation.shortening import shortened

STANDARD_INPUT = "standard input"


def read_gold(path: str | Path) -> tuple[Gold, ...]:
    """Return the gold of a file; `-` is standard input.

    Raises InputError if the file cannot be read, or holds anything but gold.
    """
    if not str(path):
        reason = "it is empty; name a file, or - for standard input"
        raise InputError("missing", "the file name given", reason)
    if str(path) == "-":
        # A program without a terminal may have none.
        if sys.stdin is None:
            raise InputError("unreadable", STANDARD_INPUT, "it is closed; name a file")
        return gold_of(sys.stdin.buffer, STANDARD_INPUT)
    try:
        with Path(path).open("rb") as stream:
            return gold_of(stream, str(path))
    except FileNotFoundError as error:
        reason = "there is no such file; check its name"
        raise InputError("missing", str(path), reason) from error
    except OSError as error:
        reason = f"it cannot be read: {error.strerror or error}"
        raise InputError("unreadable", str(path), reason) from error


def gold_of(lines: Iterable[bytes], where: str) -> tuple[Gold, ...]:
    """Return the gold of lines: articles all, or tokenised paragraphs all.

    Raises InputError that names `where` and the line if one is not as it should be.
    """
    found: list[Gold] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        content = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if not content.strip():
            continue
        at = f"{where}:{number}"
        try:
            gold = gold_from(_object(content), number, at)
        except ValueError as error:
            raise InputError("bad_gold", at, str(error)) from error
        if found and type(gold) is not type(found[0]):
            reason = "articles and tokenised paragraphs are mixed; give each a file"
            raise InputError("bad_gold", at, reason)
        if gold.id in seen:
            told = f"the id {shortened(gold.id)!r}"
            reason = f"{told} is that of line {seen[gold.id]} too"
            raise InputError("bad_gold", at, reason)
        seen[gold.id] = number
        found.append(gold)
    if not found:
        reason = "there is nothing in it; give one annotated article a line"
        raise InputError("empty", where, reason)
    return tuple(found)


def _object(line: bytes) -> dict[str, object]:
    try:
        found = json.loads(line.decode("utf-8"))
    except json.JSONDecodeError as error:
        reason = f"the line is no JSON: {error.msg} at character {error.pos + 1}"
        raise ValueError(reason) from error
    except UnicodeDecodeError as error:
        raise ValueError("the line is no UTF-8; save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        reason = "the line is JSON of a depth or a number that cannot be read"
        raise ValueError(reason) from error
    if not isinstance(found, dict):
        raise ValueError("the line is JSON but no object")
    return found
