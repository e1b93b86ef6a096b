"""Make the weights: the package's, and the large ones that taught them.

python -m training.make --shared ../shared --name en-3
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
    build = options.build
    polnear = options.shared / "data" / "polnear"
    archive = options.shared / "data" / "archive" / "articles.jsonl.gz"
    corpus = ("--polnear", polnear)
    page, begun = build / "page", build / "begun"
    teacher, student = build / "teacher", build / "student"
    labels = build / "labels.pt"
    step(
        "training.train_page",
        *("--data", polnear / "train.jsonl", "--archive", archive, "--out", page),
    )
    step("training.train_tagger", *corpus, "--out", begun)
    step("training.train_tagger", *corpus, "--out", teacher, "--recipe", "teacher")
    if not labels.exists():
        step(
            "training.label",
            *("--teacher", teacher / "tagger.pt", *corpus),
            *("--archive", archive, "--out", labels),
        )
    step(
        "training.distil",
        *("--labels", labels, "--begin", begun / "tagger.pt", *corpus),
        *("--out", student),
    )
    large = f"{options.name}-large"
    finish("teacher", build, large, build / large, options.shared)
    finish("student", build, options.name, options.out, options.shared)


def finish(kind: str, build: Path, name: str, out: Path, shared: Path) -> None:
    """Export a tagger, train its pointer, fit its confidence, and write its card."""
    tagger, page = build / kind / "tagger.pt", build / "page" / "page.pt"
    named = ("--name", name, "--out", out, *(["--wide"] if kind == "teacher" else []))
    step("training.export", "--tagger", tagger, "--page", page, *named)
    polnear = shared / "data" / "polnear"
    pointer = ("--build", build / f"pointer-{kind}", "--name", name)
    step("training.train_pointer", "--shared", shared, "--weights", out, *pointer)
    step("training.calibrate", "--polnear", polnear, "--weights", out)
    step("training.card", "--shared", shared, "--weights", out, "--kind", kind)


def step(module: str, *arguments: object) -> None:
    """Run one step in a process of its own; raises CalledProcessError if it fails."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    subprocess.run(command, check=True)  # noqa: S603 - the steps are our own


if __name__ == "__main__":
    main()
