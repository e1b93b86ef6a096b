from pathlib import Path

import pytest

from benchmarks import scorers
from benchmarks.scorers import ScorerError

PAGE = (
    "furniture found   95.50 %\n"
    "article lost       0.21 %\n"
    "boundaries        90.10  (P 91.0, R 89.2)\n"
)
EXACT = (
    "exact match       P      R     F1\n"
    "source         70.0   69.2   69.6\n"
    "cue            67.0   67.2   67.1\n"
    "content        60.0  100.0   75.0\n"
)
SPEAKERS = (
    "found              25.1  (100/400)\n"
    "resolved           35.6  (36/101)\n"
    "full name          33.7\n"
    "resolved pronoun  100.0  (6/6)\n"
    "end to end        P 20.0  R 18.4  F1 19.2\n"
)
SEED = (
    "  page: no passage starts at 'The ferry'\n"
    "  statements: core statement not found: 'No'\n"
    "  statements: statement not found: 'Yes'\n"
    "page        26/27\n"
    "statements  25/27\n"
    "speakers    18/18\n"
    "moments     8/9\n"
    "figures     6/6\n"
)


def test_the_page_is_parsed() -> None:
    found = {"furniture_found": 95.5, "article_lost": 0.21, "boundaries": 90.1}
    assert scorers.page_figures(PAGE) == found


def test_exact_f1_is_parsed() -> None:
    assert scorers.exact_f1(EXACT) == {"source": 69.6, "cue": 67.1, "content": 75.0}


def test_speakers_are_parsed() -> None:
    assert scorers.speaker_figures(SPEAKERS) == {
        "found": 25.1,
        "resolved": 35.6,
        "full_name": 33.7,
        "resolved_pronoun": 100.0,
        "end_to_end": 19.2,
    }


def test_the_seed_is_counted() -> None:
    assert scorers.seed_counts(SEED, 16) == {
        "page": (26, 27),
        "statements": (25, 27),
        "speakers": (18, 18),
        "moments": (8, 9),
        "figures": (6, 6),
        "core": (15, 16),
    }


def test_statements_are_parsed() -> None:
    output = '{"statement soft": {"p": 0.5, "f1": 0.25}}'
    assert scorers.f1_of("score_x.py", output) == {"statement soft": 25.0}


@pytest.mark.parametrize(
    "output",
    [
        PAGE.replace(" %", ""),
        PAGE.replace("article lost", "article kept"),
        PAGE.replace("95.50", "nan"),
        PAGE + "and more  1.00 %\n",
        PAGE.split("\n", 1)[1],
        "",
    ],
)
def test_a_line_that_is_not_as_expected_is_an_error(output: str) -> None:
    with pytest.raises(ScorerError, match=r"score_page\.py"):
        scorers.page_figures(output)


@pytest.mark.parametrize(
    "output",
    [
        SEED.replace("  page: no", "no"),
        SEED.replace("speakers    18/18\n", ""),
        SEED.replace("18/18", "all"),
    ],
)
def test_a_tally_that_is_not_as_expected_is_an_error(output: str) -> None:
    with pytest.raises(ScorerError, match=r"check\.py"):
        scorers.seed_counts(output, 16)


@pytest.mark.parametrize("output", ["", "[]", '{"soft": 1}', '{"soft": {"p": 1}}'])
def test_json_that_is_not_as_expected_is_an_error(output: str) -> None:
    with pytest.raises(ScorerError, match=r"score_x\.py"):
        scorers.f1_of("score_x.py", output)


def script(folder: Path, content: str) -> Path:
    path = folder / "score.py"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_scorer_is_run(tmp_path: Path) -> None:
    echo = script(tmp_path, "import sys; print('ü', *sys.argv[1:])")
    assert scorers.run(echo, "a", tmp_path).split() == ["ü", "a", str(tmp_path)]


def test_a_finding_is_no_failure(tmp_path: Path) -> None:
    finding = script(tmp_path, "print('1/2'); raise SystemExit(1)")
    assert scorers.run(finding, fine=(0, 1)) == "1/2\n"


@pytest.mark.parametrize("content", ["raise SystemExit(3)", "raise ValueError('no')"])
def test_a_scorer_that_fails_is_an_error(tmp_path: Path, content: str) -> None:
    with pytest.raises(ScorerError, match=r"score\.py ended with code"):
        scorers.run(script(tmp_path, content), fine=(0, 1))
