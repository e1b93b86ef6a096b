"""The cast in words: who speaks, as what, how often, and who is named."""

from onrecord.prose.cast import NAMED_AT_MOST, UNKNOWN, cast
from onrecord.schema import (
    Article,
    Form,
    Party,
    ReaderVersion,
    Reading,
    Span,
    Statement,
)


def party(number: int, name: str, title: str | None = None) -> Party:
    return Party(f"p{number}", name, "person", title, ((0, 2),), ("name",), (1.0,))


def reading(parties: tuple[Party, ...], *said: tuple[str | None, Form]) -> Reading:
    """Return a reading with a statement for each speaker's id and form."""
    statements = []
    for number, (speaker, form) in enumerate(said):
        span: Span = (number, number + 1)
        reason = None if speaker else "no source"
        statements.append(
            Statement(
                *(f"s{number}", form, (), (), (span,), speaker),
                unresolved=reason,  # type: ignore[arg-type]
            )
        )
    return Reading(
        ReaderVersion("0", "made"),
        Article("a", "x" * 40),
        statements=tuple(statements),
        parties=parties,
    )


def test_who_speaks_most_comes_first_with_every_form() -> None:
    both = (party(1, "Ann Ray", "Mayor"), party(2, "Tom Orr"))
    said: list[tuple[str | None, Form]] = [
        ("p1", "direct"),
        ("p2", "indirect"),
        ("p2", "direct"),
        ("p2", "mixed"),
    ]
    assert list(cast(reading(both, *said))) == [
        "  3  Tom Orr (person) · 1 direct, 1 mixed, 1 indirect",
        "  1  Ann Ray, Mayor (person) · 1 direct",
    ]


def test_nobody_is_told_with_the_reason() -> None:
    assert list(cast(reading((), (None, "direct")))) == [
        f"  1  {UNKNOWN} (no source) · 1 direct"
    ]


def test_who_is_only_named_is_listed_and_the_rest_counted() -> None:
    named = tuple(party(n, f"N{n}") for n in range(NAMED_AT_MOST + 3))
    (line,) = cast(reading(named))
    assert line.startswith("named: N0, N1, ")
    assert line.endswith(f"N{NAMED_AT_MOST - 1} and 3 more")
    (line,) = cast(reading(named[:2]))
    assert line == "named: N0, N1"
