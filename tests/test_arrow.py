"""The import arrow of the house: no room imports one that stands after it."""

import ast
from pathlib import Path

import pytest

import onrecord

PACKAGE = Path(onrecord.__file__).parent
ROOT = {"schema", "errors", "lists", "naming", "version"}
ROOMS = {"intake", "reading", "evaluation", "record", "formats", "prose"}
TOGETHER = {"adding", "exporting", "api"}
EVERY = ROOT | ROOMS | TOGETHER | {"", "cli", "web"}
MAY_IMPORT = {
    **dict.fromkeys(ROOT, ROOT),
    "intake": ROOT | {"intake"},
    "reading": ROOT | {"reading"},
    "evaluation": ROOT | {"evaluation"},
    "record": ROOT | {"record"},
    "formats": ROOT | {"record", "formats"},
    "prose": ROOT | {"record", "prose"},
    "exporting": ROOT | {"record", "formats"},
    "adding": ROOT | {"intake", "reading", "record"},
    "api": ROOT | {"intake", "reading", "evaluation"},
    "": ROOT | {"adding", "api", "reading", "record"},
    "cli": EVERY,  # `serve` starts the pages
    "web": EVERY - {"cli"},
    "__main__": {"cli"},
}
STAGES = (
    {
        "words",
        "cover",
        "sentences",
        "phrases",
        "tokens",
        "windows",
        "labels",
        "links",
        "draft",
        "shares",
        "parallel",
        "confidence",
        "entities",
    },
    {"sense", "page"},
    {"viterbi", "spotting", "tagging"},
    {"statements"},
    {"parties"},
    {"moments"},
    {"figures"},
    {"manifest", "weights", "pipeline", "processes", ""},
)
OUTSIDERS = {"torch", "spacy", "transformers"}


def module_name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def imported(source: str) -> set[str]:
    """Return the full names of what a module imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            dots = "." * node.level
            names |= {f"{dots}{node.module or ''}.{a.name}" for a in node.names}
    return names


def part(name: str, place: int) -> str:
    return [*name.split("."), "", "", ""][place]


def step(stage: str) -> int:
    return next((n for n, group in enumerate(STAGES) if stage in group), len(STAGES))


def against_rooms(module: str, name: str) -> bool:
    """Return whether a module takes a name from a room that it must not know."""
    room, taken = part(module, 1), part(name, 1)
    front = room in ("cli", "web")
    if front and ("._" in name or taken in onrecord.__all__):
        return "._" in name
    return taken not in MAY_IMPORT.get(room, set())


def against_stages(module: str, name: str) -> bool:
    """Return whether a stage of a reading takes a name from a later one."""
    if (part(module, 1), part(name, 1)) != ("reading", "reading"):
        return False
    return step(part(name, 2)) > step(part(module, 2))


def violations(module: str, source: str) -> list[str]:
    """Return what a module imports against the arrow."""
    return [
        f"{module} imports {name}"
        for name in sorted(imported(source))
        if part(name, 0) in ("", *OUTSIDERS)
        or (
            part(name, 0) == "onrecord"
            and (against_rooms(module, name) or against_stages(module, name))
        )
    ]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=module_name)
def test_module_imports_nothing_against_the_arrow(path: Path) -> None:
    assert violations(module_name(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*/")), ids=str)
def test_folder_with_modules_is_a_room(path: Path) -> None:
    assert path.name in MAY_IMPORT or not list(path.rglob("*.py"))


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("reading/*.py")), ids=module_name)
def test_module_of_reading_has_a_step(path: Path) -> None:
    assert step(part(module_name(path), 2)) < len(STAGES)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("onrecord.schema", "import onrecord.intake"),
        ("onrecord.errors", "from onrecord import reading"),
        ("onrecord.version", "from onrecord.cli.main import main"),
        ("onrecord.intake.files", "from onrecord.reading import Reader"),
        ("onrecord.intake.files", "from onrecord import Reader"),
        ("onrecord.intake.files", "from ..reading import Reader"),
        ("onrecord.intake", "def f() -> None:\n    import onrecord.formats.lines"),
        ("onrecord.reading.page", "from onrecord import intake"),
        ("onrecord.reading.weights", "import onrecord.cli"),
        ("onrecord.reading.words", "from onrecord.reading.sense import Sense"),
        ("onrecord.reading.page", "from onrecord.reading.tagging import tag"),
        ("onrecord.reading.viterbi", "import onrecord.reading.statements"),
        ("onrecord.reading.statements", "from onrecord.reading import parties"),
        ("onrecord.reading.parties.names", "from onrecord.reading import pipeline"),
        ("onrecord.reading.draft", "from onrecord.reading import Reader"),
        ("onrecord.record.store", "from onrecord.reading.draft import Draft"),
        ("onrecord.formats.contract", "from onrecord.api import read"),
        ("onrecord.formats.contract", "import onrecord.intake"),
        ("onrecord.evaluation.lines", "from onrecord import intake"),
        ("onrecord.evaluation.scoring", "from onrecord.reading import Reader"),
        ("onrecord.reading.links", "from onrecord.evaluation import Count"),
        ("onrecord.api", "from onrecord.formats import document"),
        ("onrecord.cli.read", "from onrecord.api import _reader"),
        ("onrecord.web.routes", "from onrecord.cli.main import main"),
        ("onrecord.garage.car", "from onrecord.schema import Article"),
        ("onrecord.reading.page", "import torch.nn"),
        ("onrecord.intake.page", "from spacy import load"),
        ("onrecord.cli.read", "def f() -> None:\n    import transformers"),
    ],
)
def test_arrow_catches_an_import_against_it(module: str, source: str) -> None:
    assert len(violations(module, source)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("onrecord.schema", "from onrecord.errors import InputError"),
        ("onrecord.reading.tagging", "from onrecord.reading.page import KINDS"),
        ("onrecord.reading.page", "import numpy as np"),
        ("onrecord.formats.lines", "from onrecord.schema import Reading"),
        ("onrecord.cli.read", "from onrecord import Reader, intake"),
        ("onrecord.cli.read", "from onrecord.formats.lines import write_json"),
        ("onrecord.cli.evaluate", "from onrecord.evaluation import Count"),
        ("onrecord.intake.page", "import torchless"),
    ],
)
def test_arrow_lets_the_others_pass(module: str, source: str) -> None:
    assert violations(module, source) == []
