"""Make the weights from the corpus: both models, the package's folder, its card.

python -m training.make --shared ../shared --name en-1
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

SHIPPED = Path("src/onrecord/reading/weights/en")


def main() -> None:
    """Run the steps; each goes on from what it finds in the build folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--build", type=Path, default=Path("build"))
    parser.add_argument("--name", required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    data = options.shared / "data" / "polnear" / "train.jsonl"
    tagger, page = options.build / "tagger", options.build / "page"
    archive = options.shared / "data" / "archive" / "articles.jsonl.gz"
    step("training.train_page", "--data", data, "--archive", archive, "--out", page)
    step("training.train_tagger", "--data", data, "--out", tagger)
    step(
        "training.export",
        *("--tagger", tagger / "tagger.pt", "--page", page / "page.pt"),
        *("--name", options.name, "--out", options.out),
    )
    step("training.card", "--shared", options.shared, "--weights", options.out)


def step(module: str, *arguments: object) -> None:
    """Run one step in a process of its own; raises CalledProcessError if it fails."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    subprocess.run(command, check=True)  # noqa: S603 - the steps are our own


if __name__ == "__main__":
    main()
