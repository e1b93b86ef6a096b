from pathlib import Path

import pytest

from onrecord.intake.patterns import is_pattern, matches

FILES = ("a.txt", "a.html", "b/a.txt", "b/c/a.txt", "b-c/a.txt", ".d/a.txt", "b/.e.txt")

UP = ("a.txt", "up/a.txt", "up/b-c/a.txt")  # `up` is a link to the folder of all


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "b" / "c" / "up").symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


PATTERNS = [
    ("*.txt", ["a.txt"]),
    ("a.[!t]*", ["a.html"]),
    ("b/*", ["b/a.txt", "b/c"]),
    ("*/a.???", ["b/a.txt", "b-c/a.txt"]),
    ("b*/./a.txt", ["b/a.txt", "b-c/a.txt"]),
    ("**/a.txt", ["a.txt", "b/a.txt", "b/c/a.txt", "b-c/a.txt"]),
    ("b/**/**/a.txt", ["b/a.txt", *("b/c/" + at for at in UP)]),
    ("**/c", ["b/c"]),
    ("**", ["."]),
    ("b/**", ["b"]),
    ("b/**/*", ["b/a.txt", "b/c"]),
    (".d/*", [".d/a.txt"]),
    ("b/.*", ["b/.e.txt"]),
    ("*.pdf", []),
    ("a.txt/*", []),
    ("no/*/x", []),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("pattern", "found"), PATTERNS)
def test_a_pattern_stands_for_what_fits_it(pattern: str, found: list[str]) -> None:
    assert list(matches(pattern)) == found


def test_a_pattern_may_begin_at_the_root(folder: Path) -> None:
    assert list(matches(f"{folder}/b?c/*")) == [f"{folder}/b-c/a.txt"]


@pytest.mark.parametrize("path", ["a*", "a?", "[ab]"])
def test_wildcards_make_a_pattern(path: str) -> None:
    assert is_pattern(path)
    assert not is_pattern("a.txt")
