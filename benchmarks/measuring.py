"""Every figure of quality: the dev data is read once, and each scorer run on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks import identities, scorers, shared
from benchmarks.figures import Measured, measured
from benchmarks.pronouns import pronoun_f1
from onrecord import Reader, Reading, Skipped, evaluation, intake
from onrecord.formats import to_json
from onrecord.formats.lines import write_json_lines

SEED_PUBLISHED: Final = "2017-08-16"

Tell = Callable[[str], None]


class NotReadError(Exception):
    """An article of the data was not read: what is measured would not be the whole."""


def measure(
    reader: Reader, folder: Path, tell: Tell = lambda _: None
) -> dict[str, Measured]:
    """Return every figure of a reader on a shared folder; `tell` hears of the progress.

    Raises NotReadError if an article is not read, and ScorerError if a scorer fails.
    """
    with TemporaryDirectory() as scratch:
        bench = _Bench(reader, folder, Path(scratch), tell)
        crawled, clean = bench.crawled(), bench.clean()
        lost = clean["statements.soft"] - crawled["statements.soft_crawled"]
        seed = bench.seed()
        values = {
            **crawled,
            **clean,
            "statements.lost_by_crawling": lost,
            **bench.exact(),
            "pronouns.f1": bench.pronouns(),
            **bench.identities(),
            **bench.moments(),
            **bench.figures(),
            **{f"seed.{part}": float(right) for part, (right, _) in seed.items()},
        }
    return measured(values, {f"seed.{part}": of for part, (_, of) in seed.items()})


class _Bench:
    """A reader, the data, and a folder for what it reads."""

    def __init__(self, reader: Reader, folder: Path, scratch: Path, tell: Tell) -> None:
        self._reader, self._folder, self._scratch = reader, folder, scratch
        self._scoring, self._tell = folder / "scoring", tell

    def crawled(self) -> dict[str, float]:
        """Measure the page, and statements from crawled pages."""
        gold = self._folder / shared.CRAWLED
        readings = self._read(gold, "crawled articles")
        page = scorers.page_figures(self._score("score_page.py", gold, readings))
        f1 = self._statements(gold, readings)
        return {
            **{f"page.{name}": value for name, value in page.items()},
            "statements.soft_crawled": f1["statement soft"],
        }

    def clean(self) -> dict[str, float]:
        """Measure statements and speakers of clean articles."""
        gold = self._folder / shared.CLEAN
        found = self._readings(gold, "clean articles")
        readings = self._written(found, "clean articles")
        f1 = self._statements(gold, readings)
        calibration = evaluation.evaluate(evaluation.read_gold(gold), found).calibration
        if calibration is None or calibration.error is None:
            raise NotReadError(f"{gold}: no statement was found in it")
        who = self._folder / shared.SPEAKERS
        output = self._score("score_speakers.py", gold, who, readings)
        speakers = scorers.speaker_figures(output)
        # How many are found is told by the statements, on five times as many articles.
        del speakers["found"]
        return {
            "statements.soft": f1["statement soft"],
            "statements.strict": f1["statement strict"],
            "statements.direct": f1["direct soft"],
            "statements.content_overlap": f1["content overlap"],
            "statements.calibration_error": 100 * calibration.error,
            **{f"speakers.{name}": value for name, value in speakers.items()},
        }

    def exact(self) -> dict[str, float]:
        """Measure the published protocol: exact spans in tokenised paragraphs."""
        instances = self._folder / shared.INSTANCES
        texts = self._scratch / "instances.jsonl"
        output = self._score("score_cofenet.py", "texts", instances)
        texts.write_text(output, encoding="utf-8")
        readings = self._read(texts, "tokenised paragraphs")
        output = self._score("score_cofenet.py", "score", instances, readings)
        return {f"exact.{name}": f1 for name, f1 in scorers.exact_f1(output).items()}

    def pronouns(self) -> float:
        """Measure whom pronouns mean, in paragraphs of an encyclopedia."""
        gold = self._folder / shared.PRONOUNS
        return pronoun_f1(gold, self._readings(gold, "paragraphs with a pronoun"))

    def identities(self) -> dict[str, float]:
        """Measure who is who across 300 articles."""
        self._tell("reading articles of a few matters")
        found = identities.measure(self._reader, self._folder)
        return {
            "identities.f1": found.f1,
            "identities.wrong": float(len(found.wrong)),
            "identities.unmatched": float(found.unmatched),
        }

    def moments(self) -> dict[str, float]:
        """Measure expressions of time, in reports and in histories."""
        news, wars = self._folder / shared.MOMENTS, self._folder / shared.HISTORIES
        script = "score_moments.py"
        told = self._f1(script, news, self._read(news, "reports with dates"))
        narrative = self._f1(script, wars, self._read(wars, "histories"))
        return {
            **{
                f"moments.{name}": told[name] for name in ("value", "relaxed", "strict")
            },
            "moments.narrative_value": narrative["value"],
            "moments.narrative_relaxed": narrative["relaxed"],
        }

    def figures(self) -> dict[str, float]:
        """Measure figures, in single sentences of the news."""
        gold = self._folder / shared.FIGURES
        readings = self._read(gold, "sentences with figures")
        found = self._f1("score_figures.py", gold, readings)
        return {
            "figures.value": found["value"],
            "figures.unit": found["value+unit"],
            "figures.bound": found["value+bound"],
        }

    def seed(self) -> dict[str, tuple[int, int]]:
        """Measure the seed's record: how many are right of how many, a part."""
        record = json.loads((self._folder / shared.SEED_RECORD).read_text("utf-8"))
        core = sum(bool(statement["core"]) for statement in record["statements"])
        text = (self._folder / shared.SEED).read_text("utf-8")
        given = intake.Given(published=SEED_PUBLISHED)
        reading = self._reader.read(intake.from_text(text, given=given))
        path = self._scratch / "seed.json"
        path.write_bytes(to_json(reading))
        check = self._folder / "seed" / "check.py"
        # It ends with 1 where anything is missing, which is what is measured.
        output = scorers.run(check, path, *scorers.PARTS, fine=(0, 1))
        return scorers.seed_counts(output, core)

    def _read(self, articles: Path, name: str) -> Path:
        """Read the articles of a JSON Lines file into a file of the scratch."""
        return self._written(self._readings(articles, name), name)

    def _readings(self, articles: Path, name: str) -> list[Reading]:
        """Return the readings of the articles of a JSON Lines file."""
        self._tell(f"reading {name}")
        return list(self._reader.pipe(intake.articles([articles]), on_skip=_refuse))

    def _written(self, readings: list[Reading], name: str) -> Path:
        """Write the readings into a file of the scratch, and return which."""
        path = self._scratch / f"{name}.jsonl"
        with path.open("wb") as out:
            write_json_lines(iter(readings), out)
        return path

    def _statements(self, gold: Path, readings: Path) -> dict[str, float]:
        return self._f1("score_statements.py", gold, readings)

    def _f1(self, script: str, gold: Path, readings: Path) -> dict[str, float]:
        output = self._score(script, gold, readings, "--json")
        return scorers.f1_of(script, output)

    def _score(self, script: str, *arguments: str | Path) -> str:
        return scorers.run(self._scoring / script, *arguments)


def _refuse(skipped: Skipped) -> None:
    raise NotReadError(str(skipped))
