"""The measures give the figures of the scorers that others wrote."""

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from benchmarks import scorers, shared
from onrecord.evaluation import Gold, GoldArticle, evaluate, read_gold
from onrecord.evaluation.gold import ROLES
from onrecord.evaluation.paragraphs import labelled
from onrecord.schema import Article, ReaderVersion, Reading, Span, Spans, Statement

STATEMENTS = "scoring/score_statements.py"
TOKENS = "scoring/score_cofenet.py"
NEEDED = (STATEMENTS, TOKENS, shared.CLEAN, shared.INSTANCES)
ABSENT = [name for name in NEEDED if not (shared.SHARED / name).is_file()]

pytestmark = pytest.mark.skipif(
    bool(ABSENT), reason=f"{shared.SHARED.name} lacks {ABSENT}"
)


class Perturber:
    """Makes readings of gold that are somewhat wrong, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - it wants a seed, not secrecy

    def reading(self, gold: Gold) -> Reading:
        article = Article(id=gold.id, text=gold.text)
        # Twice, so that several that are found vie for one of the gold.
        said = [*self._said(gold), *self._said(gold)]
        self._random.shuffle(said)
        statements = tuple(
            Statement(f"s{at}", "direct", source, cue, content, confidence=0.5)
            for at, (source, cue, content) in enumerate(said)
        )
        return Reading(ReaderVersion("0", "made"), article, statements=statements)

    def _said(self, gold: Gold) -> Iterator[tuple[Spans, Spans, Spans]]:
        sources: Spans = ()
        for parts in annotated(gold):
            source, cue, content = (self._moved(part, len(gold.text)) for part in parts)
            if self._random.random() < 0.2:
                source = sources
            if content and self._random.random() < 0.6:
                yield source, cue, content
            sources = source

    def _moved(self, spans: Spans, length: int) -> Spans:
        """Return the spans, some with other ends and some left out."""
        kept = (span for span in spans if self._random.random() < 0.95)
        return tuple(self._shifted(span, length) for span in kept)

    def _shifted(self, span: Span, length: int) -> Span:
        if self._random.random() < 0.6:
            return span
        far = self._random.choice((2, 2, 9, 60))
        start = max(0, span[0] + self._random.randint(-far, far))
        end = min(length, span[1] + self._random.randint(-far, far))
        return (start, end) if start < end else span


def annotated(gold: Gold) -> Iterator[tuple[Spans, ...]]:
    """Yield the parts of each statement; each span of a paragraph is one."""
    if isinstance(gold, GoldArticle):
        for statement in gold.statements:
            yield statement.source, statement.cue, statement.content
        return
    source, cue, content = (
        tuple(
            (gold.positions[first][0], gold.positions[last - 1][1])
            for first, last in sorted(labelled(gold.labels, role))
        )
        for role in ROLES
    )
    for at in range(max(map(len, (source, cue, content)))):
        yield source[at : at + 1], cue[at : at + 1], content[at : at + 1]


def written(readings: Sequence[Reading], names: Iterable[str], path: Path) -> Path:
    """Write readings, under names, as the scorers take them; return where."""
    with path.open("w", encoding="utf-8") as out:
        for reading, name in zip(readings, names, strict=True):
            spans = [
                {role: getattr(statement, role) for role in ROLES}
                for statement in reading.statements
            ]
            out.write(json.dumps({"id": name, "statements": spans}) + "\n")
    return path


@pytest.mark.parametrize("seed", [1, 2])
def test_statements_have_the_figures_of_their_scorer(seed: int, tmp_path: Path) -> None:
    path = shared.SHARED / shared.CLEAN
    gold = read_gold(path)
    perturber = Perturber(seed)
    readings = [perturber.reading(each) for each in gold]
    found = evaluate(gold, readings)
    theirs = written(readings, [each.id for each in gold], tmp_path / "found.jsonl")
    script = shared.SHARED / STATEMENTS
    assert json.loads(scorers.run(script, path, theirs, "--json")) == {
        name: {
            "p": count.precision,
            "r": count.recall,
            "f1": count.f1,
            "gold": count.gold,
            "predicted": count.predicted,
        }
        for name, count in found.measures.items()
    }
    soft = found.measures["statement soft"]
    assert 0 < soft.hit < min(soft.gold, soft.predicted)
    assert len(found.errors) == soft.gold + soft.predicted - 2 * soft.hit


def test_paragraphs_have_the_figures_of_their_scorer(tmp_path: Path) -> None:
    instances = shared.SHARED / shared.INSTANCES
    gold = read_gold(instances)
    perturber = Perturber(3)
    readings = [perturber.reading(each) for each in gold]
    counts = evaluate(gold, readings).measures.values()
    theirs = written(readings, map(str, range(len(gold))), tmp_path / "found.jsonl")
    table = scorers.run(shared.SHARED / TOKENS, "score", instances, theirs)
    assert re.findall(r"[0-9]+\.[0-9]", table) == [
        f"{100 * share:.1f}"
        for count in counts
        for share in (count.precision, count.recall, count.f1)
    ]
    assert all(0 < count.hit < count.gold for count in counts)


def test_paragraphs_have_the_texts_of_their_scorer() -> None:
    instances = shared.SHARED / shared.INSTANCES
    output = scorers.run(shared.SHARED / TOKENS, "texts", instances)
    texts = [json.loads(line)["text"] for line in output.splitlines()]
    assert [gold.text for gold in read_gold(instances)] == texts
