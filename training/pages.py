"""Pages as bad crawlers hand them over, of clean articles and our own furniture."""

from __future__ import annotations

import json
import random
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from onrecord.schema import FurnitureKind

KINDS = ("article", *get_args(FurnitureKind))
SUBHEADED = 0.2
"""The share of articles with subheads, which are no furniture."""

WIDGETS = 0.25
"""The share of furniture that is a sign-up box."""

UNKNOWN = -100
"""The kind of a block that may be article or furniture; the loss leaves it out."""

FURNITURE = Path(__file__).parent / "data" / "furniture.jsonl"
JOINTS = (("", 40), ("\n", 18), (" ", 28), ("\n\n", 10), ("wrapped", 4))
STRAIGHTEN = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})


@dataclass(frozen=True)
class Page:
    """A text and its blocks: (start, end, number of the kind in KINDS)."""

    text: str
    blocks: list[tuple[int, int, int]]


def phrases(held_out: bool, path: Path = FURNITURE) -> list[tuple[int, str]]:
    """Return (kind, text) of the furniture; one in eight is held out."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rng = random.Random(7)
    rng.shuffle(lines)
    kept = [line for at, line in enumerate(lines) if (at % 8 == 0) == held_out]
    return [(KINDS.index(line["kind"]), line["text"].strip()) for line in kept]


def paragraphs(article: dict[str, Any]) -> list[str]:
    """Return the lines of a clean article, with the spaces that crawlers leave."""
    return [line for line in re.split(r"\n+", article["text"]) if line.strip()]


def page(
    clean: list[str], furniture: list[tuple[int, str]], rng: random.Random
) -> Page:
    """Return one page: paragraphs and furniture in order, joined in one way."""
    joint = rng.choices([j for j, _ in JOINTS], [w for _, w in JOINTS])[0]
    if rng.random() < 0.4:
        clean = [line.translate(STRAIGHTEN) for line in clean]
    if rng.random() < 0.4:
        clean = [
            re.sub(r"(?<=\w)\.$", "", line) if at == 0 else line
            for at, line in enumerate(clean)
        ]
    if rng.random() < SUBHEADED:
        clean = [part for line in clean for part in subheaded(line, rng)]
    palette = rng.sample(furniture, rng.randint(2, 10))
    often = rng.choice((0.0, 0.05, 0.1, 0.2, 0.35))
    parts: list[tuple[int, str]] = []
    for at, line in enumerate(clean):
        edge = at == 0
        if rng.random() < (max(often, 0.4) if edge and often else often):
            parts += some(palette, furniture, rng)
        parts.append((0, line))
    if often and rng.random() < 0.7:
        parts += some(palette, furniture, rng)
    return joined(parts, joint, rng)


def subheaded(line: str, rng: random.Random) -> list[str]:
    """Return a paragraph, at times with a subhead of a few of its own words first."""
    words = re.findall(r"[^\W_][\w’'-]*", line)
    if len(words) < 12 or rng.random() > 0.25:
        return [line]
    at = rng.randrange(len(words) - 5)
    head = " ".join(words[at : at + rng.randint(2, 5)])
    style = rng.choice((str.upper, str.title, lambda s: s[0].upper() + s[1:]))
    return [style(head), line]


def run_on(clean: list[str]) -> Page:
    """Return paragraphs with nothing between them but a space."""
    return joined([(UNKNOWN, line.strip()) for line in clean], " ", random.Random(0))


def some(
    palette: list[tuple[int, str]], furniture: list[tuple[int, str]], rng: random.Random
) -> list[tuple[int, str]]:
    """Return a furniture block or two, mostly from the page's own palette."""
    if rng.random() < WIDGETS:
        return widget(furniture, rng)
    count = rng.choices((1, 2, 3), (75, 18, 7))[0]
    return [
        rng.choice(palette if rng.random() < 0.7 else furniture) for _ in range(count)
    ]


def widget(
    furniture: list[tuple[int, str]], rng: random.Random
) -> list[tuple[int, str]]:
    """Return a sign-up box: what it offers, its form's labels and messages, a link."""
    offer, form, link = (
        [piece for piece in furniture if piece[0] == KINDS.index(kind)]
        for kind in ("subscription", "form", "navigation")
    )
    parts = [rng.choice(offer), *rng.choices(form, k=rng.randint(1, 4))]
    if rng.random() < 0.5:
        parts.append(rng.choice(rng.choice((offer, link))))
    return parts


def joined(parts: list[tuple[int, str]], joint: str, rng: random.Random) -> Page:
    """Return the page of the blocks with a joint between each two."""
    text, blocks = "", []
    for kind, block in parts:
        if text:
            text += "\n\n" if joint == "wrapped" else joint
        body = (
            textwrap.fill(block, rng.choice((64, 72, 80)))
            if joint == "wrapped"
            else block
        )
        blocks.append((len(text), len(text) + len(body), kind))
        text += body
    return Page(text, blocks)
