"""Gold: what people annotated, as articles with statements or as labelled tokens."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from onrecord.evaluation.shortening import shortened
from onrecord.evaluation.tokens import detokenised
from onrecord.schema import Span, Spans, Statement

Role = Literal["source", "cue", "content"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
OUTSIDE: Final = "O"
LABELS: Final = frozenset((OUTSIDE, *(f"{mark}-{r}" for r in ROLES for mark in "BI")))


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement as people marked it; each of its parts may be empty."""

    source: Spans
    cue: Spans
    content: Spans


Said = GoldStatement | Statement
"""A statement of either side: annotated, or found."""


def part(statement: Said, role: Role) -> Spans:
    """Return the spans that a statement has in a role."""
    spans: Spans = getattr(statement, role)
    return spans


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and the statements in it; `where` is the file and line it is from.

    Raises ValueError if a span is empty or lies outside the text.
    """

    id: str
    text: str = field(repr=False)
    statements: tuple[GoldStatement, ...]
    title: str | None = None
    published: str | None = None
    where: str | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if not self.text or self.text.isspace():
            raise ValueError("its 'text' is empty")
        length = len(self.text)
        for number, statement in enumerate(self.statements, start=1):
            for role in ROLES:
                for start, end in part(statement, role):
                    if not 0 <= start < end <= length:
                        span = shortened(f"[{start}, {end}]")
                        raise ValueError(
                            f"statement {number}: its {role} {span} is no span of a "
                            f"text of {length} characters"
                        )


@dataclass(frozen=True, slots=True)
class GoldParagraph:
    """A paragraph in tokens, each with a label: `B-source`, `I-source`, … or `O`.

    `text` is what the tokens are of, as a newspaper would print it; `positions` has the
    span of each token in it. Raises ValueError if a label is of no known name, a token
    is empty, or there is not one label for each token.
    """

    id: str
    tokens: tuple[str, ...] = field(repr=False)
    labels: tuple[str, ...] = field(repr=False)
    where: str | None = field(default=None, compare=False)
    text: str = field(init=False, repr=False, compare=False)
    positions: tuple[Span, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.tokens) != len(self.labels):
            raise ValueError(
                f"it has {len(self.tokens)} tokens and {len(self.labels)} labels; "
                "give each token one label"
            )
        for number, (token, label) in enumerate(
            zip(self.tokens, self.labels, strict=True), start=1
        ):
            if not token or token.isspace():
                raise ValueError(f"token {number} is empty")
            if label not in LABELS:
                known = ", ".join(sorted(LABELS))
                told = f"{shortened(label)!r} is no label"
                raise ValueError(f"{told}; the labels are {known}")
        if not self.tokens:
            raise ValueError("its 'tokens' are empty")
        text, positions = detokenised(self.tokens)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "positions", positions)


Gold = GoldArticle | GoldParagraph
"""What one line of a gold file holds."""
