"""Texts of the tests of `reading`: a passage a line, and cases read from files."""

import re
from pathlib import Path

from onrecord.schema import Passage


def passages(text: str) -> tuple[Passage, ...]:
    """Return the passages of a text, one a line."""
    return tuple(Passage(line.span()) for line in re.finditer(r"[^\n]+", text))


def cases_beside(module: str) -> list[tuple[str, str]]:
    """Return the cases of `cases.txt` beside a test: each a text and what is told."""
    lines = Path(module).with_name("cases.txt").read_text("utf-8").splitlines()
    return [
        (text.strip(), told.strip())
        for line in lines
        if "=>" in line and not line.startswith("#")
        for text, _, told in [line.partition("=>")]
    ]
