"""Modules and functions stay small: the caps are those of the style guide."""

import ast
from pathlib import Path

import pytest

import onrecord

PACKAGE = Path(onrecord.__file__).parent
TESTS = Path(__file__).parent
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_TEST = 500, 60, 30
SOURCES = sorted(PACKAGE.rglob("*.py"))


def long_functions(source: str, cap: int) -> list[str]:
    """Return the functions of a module that have more lines than the cap."""
    return [
        f"{node.name}: {lines}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > cap
    ]


def test_modules_are_no_longer_than_the_cap() -> None:
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in SOURCES}
    assert lengths
    assert {p: n for p, n in lengths.items() if n > LONGEST_MODULE} == {}


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_functions_are_no_longer_than_the_cap(path: Path) -> None:
    assert long_functions(path.read_text(encoding="utf-8"), LONGEST_FUNCTION) == []


@pytest.mark.parametrize("path", sorted(TESTS.rglob("test_*.py")), ids=str)
def test_tests_are_no_longer_than_the_cap(path: Path) -> None:
    assert long_functions(path.read_text(encoding="utf-8"), LONGEST_TEST) == []


@pytest.mark.parametrize(("lines", "found"), [(3, []), (4, ["f: 4"])])
def test_a_long_function_is_found(lines: int, found: list[str]) -> None:
    source = "class A:\n    def f(self):\n" + "        pass\n" * (lines - 1)
    assert long_functions(source, 3) == found
