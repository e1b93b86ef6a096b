"""Train the student on what a teacher thinks: of the corpus, and of unlabelled news.

    python -m training.distil --labels build/labels.pt --begin build/begun/tagger.pt
    --polnear ../shared/data/polnear --out build/student

Starts from a student that the corpus alone has trained. Goes on from the last epoch's
checkpoint if `--out` holds one. Writes `tagger.pt`.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import torch

from onrecord.reading.windows import Pieces
from training.bases import MINILM
from training.corpus import Example, kept_back, load
from training.encoder import Encoder
from training.label import from_plain
from training.tagger import Tagger
from training.train_tagger import Recipe, mixed, train, without_paragraphs

RECIPE = Recipe(
    epochs=6, batch_pieces=4_000, encoder_rate=2e-4, head_rate=5e-4, run_on=0.2
)
SHARES = {"corpus packed": 0.6, "corpus alone": 0.4, "archive": 0.34}
"""How much of each is seen in an epoch."""


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=Path, required=True)
    parser.add_argument("--begin", type=Path, required=True)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    kept = torch.load(options.labels, weights_only=True)
    windows = {name: list(map(from_plain, kept[name])) for name in SHARES}
    articles, _ = kept_back(load(options.polnear / "train.jsonl"))
    pieces = Pieces(MINILM / "tokenizer.json")

    def epoch_of(rng: random.Random) -> list[list[Example]]:
        made = [
            one
            for name, share in SHARES.items()
            for one in windows[name]
            if rng.random() < share
        ]
        glued = without_paragraphs(articles, pieces, rng, RECIPE.run_on)
        return mixed(made, glued, rng, RECIPE.batch_pieces)

    model = Tagger(Encoder())
    model.load_state_dict(torch.load(options.begin, weights_only=True))
    train(model, epoch_of, RECIPE, options.out)


if __name__ == "__main__":
    main()
