"""Print the set-up commands of the README, one a line: its blocks marked `sh setup`."""

import re
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
BLOCK = re.compile(r"^```sh setup\n(.*?)^```", re.DOTALL | re.MULTILINE)

blocks = BLOCK.findall(README.read_text(encoding="utf-8"))
if len(blocks) != 2:
    raise SystemExit(f"README.md: {len(blocks)} blocks marked sh setup, not 2")
for block in blocks:
    print(" ".join(block.split()))  # noqa: T201 - printing is what this does
