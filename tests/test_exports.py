"""The public surface: what `onrecord.__all__` names, and nothing else."""

import ast
import importlib
import pkgutil
import subprocess
import sys
from inspect import getsource
from types import ModuleType

import pytest

import onrecord
import onrecord.evaluation
import onrecord.formats
import onrecord.intake
import onrecord.reading


def taken_from_rooms(module: ModuleType) -> set[str]:
    """Return the names that a module takes from the package's own modules."""
    names = set()
    for node in ast.walk(ast.parse(getsource(module))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("onre"):
            names |= {alias.asname or alias.name for alias in node.names}
    return names


def made_here(module: ModuleType) -> set[str]:
    """Return the public names that a module itself defines."""
    return {
        name
        for name, value in vars(module).items()
        if getattr(value, "__module__", None) == module.__name__
        and not name.startswith("_")
    }


@pytest.mark.parametrize(
    "module",
    [
        onrecord,
        onrecord.intake,
        onrecord.reading,
        onrecord.evaluation,
        onrecord.formats,
    ],
)
def test_all_is_sorted_and_the_whole_surface(module: ModuleType) -> None:
    assert module.__all__ == sorted(set(module.__all__))
    assert set(module.__all__) == taken_from_rooms(module) | made_here(module)


@pytest.mark.parametrize("name", onrecord.__all__)
def test_public_name_resolves_and_is_documented(name: str) -> None:
    value = getattr(onrecord, name)
    assert value.__name__ == name
    assert value.__doc__


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'raed'"):
        _ = onrecord.raed


def test_schema_and_version_do_not_wait_for_the_models() -> None:
    code = (
        "import sys, onrecord, onrecord.cli.main, onrecord.formats\n"
        "print({'onnxruntime', 'tokenizers', 'trafilatura'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"set()"


def test_every_module_imports() -> None:
    found = [
        found.name
        for found in pkgutil.walk_packages(onrecord.__path__, "onrecord.")
        if not found.name.endswith("__main__")
    ]
    assert "onrecord.reading.parties.names" in found
    for name in found:
        assert importlib.import_module(name).__doc__
