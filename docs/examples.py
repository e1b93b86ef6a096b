"""The examples of the documentation: found, run, and written anew.

    python docs/examples.py README.md docs/cli.md

A `console` block holds a command (`$ …`) and what it prints; a `python` block is
followed by a `text` block with what it prints. The examples of a page run in its
order, in a folder of their own that has `docs` and `src` in it: what one makes, those
below it find there. One that several pages begin with runs once for all. A test runs
them all; this command brings their output up to date.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(
    r"^```console\n\$ (?P<command>[^\n]*)\n(?P<shown>.*?)^```$"
    r"|^```python\n(?P<code>.*?)^```\n\n```text\n(?P<printed>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Example:
    """A command or a piece of Python, and what it should print."""

    command: list[str]
    expected: str
    span: tuple[int, int]


def examples(markdown: str) -> list[Example]:
    """Return the examples of a page; `span` is where the expected output stands."""
    found = []
    for match in BLOCK.finditer(markdown):
        if match["code"] is not None:
            command = [sys.executable, "-c", match["code"]]
            found.append(Example(command, match["printed"], match.span("printed")))
        else:
            command = ["bash", "-o", "pipefail", "-c", match["command"]]
            found.append(Example(command, match["shown"], match.span("shown")))
    return found


@cache
def outputs(markdown: str) -> tuple[str, ...]:
    """Return what the examples of a page print, one after the other."""
    commands = [tuple(example.command) for example in examples(markdown)]
    if not commands:
        return ()
    first, *others = commands
    printed, made = _begun(first)
    with _folder() as folder:
        for name, content in made.items():
            (folder / name).write_bytes(content)
        return (printed, *(_output(command, folder) for command in others))


@cache
def _begun(command: tuple[str, ...]) -> tuple[str, dict[str, bytes]]:
    """Return what the first example of a page prints, and the files that it makes."""
    with _folder() as folder:
        printed = _output(command, folder)
        made = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
        return printed, made


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("docs", "src"):
            (Path(folder) / name).symlink_to(ROOT / name)
        yield Path(folder)


def _output(command: tuple[str, ...], folder: Path) -> str:
    scripts = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PATH": scripts + os.pathsep + os.environ["PATH"],
        "COLUMNS": "80",
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run(  # noqa: S603 - the commands are the documentation's own
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return (done.stdout + done.stderr).decode("utf-8")


def refreshed(markdown: str) -> str:
    """Return a page with the output of its examples as it is now."""
    printed = zip(examples(markdown), outputs(markdown), strict=True)
    for example, told in reversed(list(printed)):
        start, end = example.span
        markdown = markdown[:start] + told + markdown[end:]
    return markdown


if __name__ == "__main__":
    for name in sys.argv[1:]:
        page = Path(name)
        page.write_text(refreshed(page.read_text("utf-8")), encoding="utf-8")
