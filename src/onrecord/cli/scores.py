"""An Evaluation for a person, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from onrecord.prose.shown import shown

if TYPE_CHECKING:
    from onrecord.evaluation import Calibration, Count, Evaluation, Unmatched


def as_text(found: Evaluation, errors: int = 0) -> str:
    """Return an evaluation as a table, its calibration, and that many errors."""
    return "\n".join(_lines(found, errors))


def as_json(found: Evaluation, errors: int = 0) -> str:
    """Return an evaluation as a JSON object, with that many errors."""
    return json.dumps(_object(found, errors), indent=2, ensure_ascii=False)


def _lines(found: Evaluation, errors: int) -> Iterator[str]:
    width = max(map(len, found.measures))
    yield f"{'measure':<{width}}{'P':>7}{'R':>7}{'F1':>7}{'gold':>8}{'found':>8}"
    for name, count in found.measures.items():
        shares = (count.precision, count.recall, count.f1)
        percent = "".join(f"{100 * share:>7.1f}" for share in shares)
        yield f"{name:<{width}}{percent}{count.gold:>8}{count.predicted:>8}"
    if found.calibration is not None:
        yield ""
        yield _calibration_line(found.calibration)
    if wrong := found.errors[:errors]:
        yield ""
        yield from map(_error_line, wrong)


def _calibration_line(calibration: Calibration) -> str:
    if calibration.error is None:
        return "calibration error: none, since no statement was found"
    return (
        f"calibration error {100 * calibration.error:.1f} %, "
        f"statements found: {calibration.count}"
    )


def _error_line(error: Unmatched) -> str:
    source, cue, content = map(error.words, (error.source, error.cue, error.content))
    parts = f"{error.article}: [{source}] <{cue}> {{{content}}}"
    return f"{error.kind:<8} {' '.join(shown(parts).split())}"


def _object(found: Evaluation, errors: int) -> dict[str, Any]:
    return {
        "reader": {"onrecord": found.reader.onrecord, "weights": found.reader.weights},
        "articles": found.articles,
        "measures": {name: _measure(count) for name, count in found.measures.items()},
        "calibration": found.calibration and _calibration(found.calibration),
        "errors": [_error(error) for error in found.errors[:errors]],
    }


def _measure(count: Count) -> dict[str, float]:
    return {
        "precision": count.precision,
        "recall": count.recall,
        "f1": count.f1,
        "hit": count.hit,
        "predicted": count.predicted,
        "gold": count.gold,
    }


def _calibration(calibration: Calibration) -> dict[str, Any]:
    return {
        "error": calibration.error,
        "count": calibration.count,
        "bins": [asdict(each) for each in calibration.bins],
    }


def _error(error: Unmatched) -> dict[str, Any]:
    return {
        "kind": error.kind,
        "article": error.article,
        "source": error.source,
        "cue": error.cue,
        "content": error.content,
        "words": {
            "source": error.words(error.source),
            "cue": error.words(error.cue),
            "content": error.words(error.content),
        },
    }
