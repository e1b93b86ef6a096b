"""Readings for brat: its standoff format (https://brat.nlplab.org/standoff.html).

An article is two files, `ID.txt` with its text and `ID.ann` with its statements:

- `T`: the source, the cue and the content of a statement, each with all its spans;
- `R`: `SourceOf` and `CueOf`, from each of these to the content;
- `A`: `Form`, the form of a statement, on its content;
- `#`: a note on the content, the name of who speaks, where that can be told.

`annotation.conf` beside them tells brat of these types. Positions are code points. The
text is UTF-8 to the letter, but for a lone surrogate, which UTF-8 cannot hold: U+FFFD
stands for it. A `T` line cannot hold a line break or a tab, so a span is split there;
what holds nothing else is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from onrecord.errors import OutputError
from onrecord.formats.encoding import whole_characters
from onrecord.formats.file_names import file_name
from onrecord.formats.files import written_to
from onrecord.schema import Reading, Spans, Statement

# brat reads lines as Python's str.splitlines does, which ends them at all of these.
PIECES: Final = re.compile("[^\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
CONFIGURATION: Final = """\
[entities]
Source
Cue
Content

[relations]
SourceOf\tArg1:Source, Arg2:Content
CueOf\tArg1:Cue, Arg2:Content

[events]

[attributes]
Form\tArg:Content, Value:direct|indirect|mixed
"""


def write_brat(readings: Iterable[Reading], folder: Path) -> None:
    """Write two files an article, and brat's configuration, into a new or empty folder.

    A folder that holds anything is refused: it may be annotations that people mended.
    Articles of one id are told apart by a number behind it. Raises OutputError.
    """
    with written_to(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise OutputError(f"{folder}: holds files: name a new or an empty folder")
        _write(folder / "annotation.conf", CONFIGURATION)
    taken: Counter[str] = Counter()
    for reading in readings:
        with written_to(str(folder)):
            path = _text_file(folder, file_name(reading.article.id), taken)
            _write(path, whole_characters(reading.text))
            _write(path.with_suffix(".ann"), standoff(reading))


def _text_file(folder: Path, name: str, taken: Counter[str]) -> Path:
    """Return where to write an article's text: a name that no file has."""
    path = folder / f"{name}.txt"
    while path.exists():
        taken[name] += 1
        path = folder / f"{name}-{taken[name] + 1}.txt"
    return path


def _write(path: Path, text: str) -> None:
    """Write a new file as it is, its line breaks too."""
    with path.open("xb") as stream:
        stream.write(text.encode("utf-8"))


def standoff(reading: Reading) -> str:
    """Return the annotations of a reading, a line each."""
    lines = _Lines(whole_characters(reading.text))
    names = {party.id: party.name for party in reading.parties}
    for statement in reading.statements:
        lines.tell(statement, names.get(statement.speaker or ""))
    return "".join(f"{line}\n" for line in lines.written)


@dataclass
class _Lines:
    """The lines of one article, numbered as brat wants them."""

    text: str
    written: list[str] = field(default_factory=list)
    numbers: Counter[str] = field(default_factory=Counter)
    shared: dict[tuple[str, Spans], str | None] = field(default_factory=dict)

    def tell(self, statement: Statement, speaker: str | None) -> None:
        """Add the lines of a statement."""
        content = self._part("Content", statement.content)
        source = self._shared("Source", statement.source)
        cue = self._shared("Cue", statement.cue)
        if content is None:
            return
        if source is not None:
            self._line("R", f"SourceOf Arg1:{source} Arg2:{content}")
        if cue is not None:
            self._line("R", f"CueOf Arg1:{cue} Arg2:{content}")
        self._line("A", f"Form {content} {statement.form}")
        name = " ".join(PIECES.findall(whole_characters(speaker or "")))
        if name:
            self._line("#", f"AnnotatorNotes {content}\t{name}")

    def _shared(self, kind: str, spans: Spans) -> str | None:
        """Return the T of a part, which several statements may have in common."""
        if (kind, spans) not in self.shared:
            self.shared[kind, spans] = self._part(kind, spans)
        return self.shared[kind, spans]

    def _part(self, kind: str, spans: Spans) -> str | None:
        """Add the T of a part, and return its number; None if no words are in it."""
        pieces = [
            match.span()
            for start, end in spans
            for match in PIECES.finditer(self.text, start, end)
        ]
        if not pieces:
            return None
        where = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self.text[start:end] for start, end in pieces)
        return self._line("T", f"{kind} {where}\t{words}")

    def _line(self, letter: str, told: str) -> str:
        self.numbers[letter] += 1
        number = f"{letter}{self.numbers[letter]}"
        self.written.append(f"{number}\t{told}")
        return number
