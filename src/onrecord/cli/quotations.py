"""Statements of a record and their other printings, as lines for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.cli.rows import wrapped

if TYPE_CHECKING:
    from onrecord.record.rows import Quotation, Variant

INDENT = "    "


def quotation_lines(one: Quotation, indent: str = "") -> Iterator[str]:
    """Yield a statement for a person: who and when, its words in their place, where."""
    title = f", {one.title}" if one.title else ""
    named = f" (“{one.called}”)" if one.called != one.who and one.called else ""
    who = (
        f"{one.who}{title}{named}" if one.who else f"? ({one.source or 'nobody named'})"
    )
    facts = [who, one.said, one.form, f"{one.confidence:.0%} sure"]
    yield from wrapped(" · ".join(fact for fact in facts if fact), indent)
    before = one.before.rpartition("\n")[2]
    after = one.after.partition("\n")[0]
    yield from wrapped(f"{before}{{{one.words}}}{after}", indent + INDENT)
    papers = f"printed {one.printed} times" if one.printed > 1 else None
    file = None if one.outlet or one.headline else one.file
    where = [one.outlet, one.headline, file, papers, one.address]
    yield from wrapped(" · ".join(fact for fact in where if fact), indent + INDENT)


def variant_lines(others: Iterable[Variant], indent: str = "") -> Iterator[str]:
    """Yield the other printings of a statement, with what each of them changed."""
    for number, other in enumerate(others):
        if not number:
            yield ""
            yield f"{indent}printed elsewhere:"
        one = other.quotation
        facts = (one.outlet, one.published, one.headline, _alike(other), one.address)
        yield from wrapped(" · ".join(fact for fact in facts if fact), f"{indent}  ")
        if _differs(other):
            yield from wrapped(" ".join(_changes(other)), indent + INDENT)


def _differs(other: Variant) -> bool:
    return any(piece.change != "same" for piece in other.differences)


def _alike(other: Variant) -> str:
    """Return how another printing is like the one that was asked for."""
    if other.is_copy:
        return "the same story"
    if not _differs(other):
        return "word for word"
    return f"{other.shared:.0%} of the shorter one’s words"


def _changes(other: Variant) -> Iterator[str]:
    """Yield a version with what it changed: [-left out-] and {+put in+}."""
    for piece in other.differences:
        if piece.change == "same":
            yield piece.other
            continue
        if piece.one:
            yield f"[-{piece.one}-]"
        if piece.other:
            yield f"{{+{piece.other}+}}"
