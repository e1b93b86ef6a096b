"""Write the model card: what `card.md` says, with the figures as measured.

python -m training.card --shared ../shared --weights src/onrecord/reading/weights/en
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.measuring import measure
from onrecord.reading import Reader

TEMPLATE = Path(__file__).with_name("card.md")
PLACE = "FIGURES"


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
    card = TEMPLATE.read_text("utf-8").replace(PLACE, table)
    (options.weights / "CARD.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
