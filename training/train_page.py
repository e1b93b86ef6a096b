"""Train the page model on glued pages: PolNeAR's train articles and our furniture.

Articles of the archive, without their paragraphs, teach where the sense breaks.
`python -m training.make` runs it.
"""

from __future__ import annotations

import argparse
import random
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from onrecord.reading.page import piece_table
from onrecord.reading.tokens import Tokens, tokens_of
from onrecord.reading.windows import Pieces
from training.bases import MINILM
from training.corpus import archive, load
from training.page_model import PageModel
from training.pages import Page, page, paragraphs, phrases, run_on

SEED = 20170816
EPOCHS = 13
RUN_ON = 900
"""Articles of the archive an epoch, without their paragraphs."""
CROP, BATCH = 384, 24
RATE = 2e-3


def labels(made: Page, tokens: Tokens) -> tuple[np.ndarray, np.ndarray]:
    """Return, a token, whether a block starts there and of what kind its block is."""
    starts, kinds = np.zeros(len(tokens), np.float32), np.zeros(len(tokens), np.int64)
    places = np.array([start for start, _ in tokens.spans])
    for start, end, kind in made.blocks:
        low, high = np.searchsorted(places, [start, end])
        kinds[low:high] = kind
        if low < len(starts):
            starts[low] = 1
    return starts, kinds


Row = tuple[Tensor, Tensor, Tensor, Tensor]


def rows(made: Page, pieces: Pieces, rng: random.Random) -> list[Row]:
    """Return a page as crops of tokens: pieces, features, starts, kinds."""
    tokens = tokens_of(made.text)
    starts, kinds = labels(made, tokens)
    table = piece_table(tokens.texts, pieces)
    shift = rng.randrange(CROP)
    edges = [0, *range(shift or CROP, len(tokens), CROP), len(tokens)]
    whole = [torch.from_numpy(part) for part in (table, tokens.features, starts, kinds)]
    return [
        tuple(part[low:high] for part in whole)  # type: ignore[misc]
        for low, high in pairwise(edges)
        if high - low > 8
    ]


def padded(batch: list[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Return a batch of crops at one length, and which tokens are real."""
    lengths = torch.tensor([len(row[2]) for row in batch])
    columns = [
        torch.nn.utils.rnn.pad_sequence(list(c), batch_first=True)
        for c in zip(*batch, strict=True)
    ]
    real = torch.arange(columns[0].shape[1])[None] < lengths[:, None]
    return columns[0], columns[1], columns[2], columns[3], real


def loss_of(model: PageModel, batch: list[Row]) -> Tensor:
    """Return the loss of a batch: block starts, and kinds."""
    pieces, features, starts, kinds, real = padded(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model(pieces, features)
    scores = scores.float()[real]
    start = functional.binary_cross_entropy_with_logits(scores[:, 0], starts[real])
    return 4 * start + functional.cross_entropy(scores[:, 1:], kinds[real])


@torch.no_grad()
def measure(model: PageModel, batches: list[list[Row]]) -> str:
    """Return the figures on held-out articles and furniture."""
    model.eval()
    hit = said = gold = found = there = lost = own = right = 0
    for batch in batches:
        pieces, features, starts, kinds, real = padded(batch)
        scores = model(pieces, features)[real]
        mine, want = scores[:, 0] > 0, starts[real] > 0
        hit, said, gold = (
            hit + int((mine & want).sum()),
            said + int(mine.sum()),
            gold + int(want.sum()),
        )
        kind, wanted = scores[:, 1:].argmax(1), kinds[real]
        found += int(((kind > 0) & (wanted > 0)).sum())
        right += int(((kind == wanted) & (wanted > 0)).sum())
        there += int((wanted > 0).sum())
        lost += int(((kind > 0) & (wanted == 0)).sum())
        own += int((wanted == 0).sum())
    return (
        f"starts F1 {200 * hit / max(said + gold, 1):.2f}  "
        f"furniture {100 * found / there:.2f} "
        f"lost {100 * lost / own:.2f}  kind {100 * right / there:.2f}"
    )


def epoch_of(
    articles: list[dict[str, Any]], held_out: bool, pieces: Pieces, rng: random.Random
) -> list[list[Row]]:
    """Return an epoch's batches: every article glued anew."""
    furniture = phrases(held_out)
    made = [
        row
        for a in articles
        for row in rows(page(paragraphs(a), furniture, rng), pieces, rng)
    ]
    rng.shuffle(made)
    return [made[at : at + BATCH] for at in range(0, len(made), BATCH)]


def glued(articles: list[dict[str, Any]], news: Path, seed: int) -> list[list[Row]]:
    """Return an epoch's batches for a seed, in a process of its own."""
    torch.set_num_threads(1)
    torch.multiprocessing.set_sharing_strategy("file_system")
    rng = random.Random(seed)
    pieces = Pieces(MINILM / "tokenizer.json")
    batches = epoch_of(articles, False, pieces, rng)
    sampled = rng.sample(archived(news), RUN_ON)
    extra = [row for text in sampled for row in rows(run_on(text), pieces, rng)]
    batches += [extra[at : at + BATCH] for at in range(0, len(extra), BATCH)]
    rng.shuffle(batches)
    return batches


@cache
def archived(path: Path) -> list[list[str]]:
    """Return the paragraphs of the archive's articles that seem to be cut rightly.

    Nothing in them is marked: they teach where paragraphs begin, not what furniture is.
    """
    texts = [paragraphs(article) for article in archive(path)]
    usual = range(90, 500)
    return [
        text
        for text in texts
        if len(text) > 5 and sum(map(len, text)) // len(text) in usual
    ]


def train(articles: list[dict[str, Any]], news: Path, out: Path, epochs: int) -> None:
    """Train and write `page.pt`."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    rng.shuffle(articles)
    pieces = Pieces(MINILM / "tokenizer.json")
    vectors = load_file(MINILM / "model.safetensors")[
        "embeddings.word_embeddings.weight"
    ]
    model = PageModel(vectors)
    checks = epoch_of(articles[:84], True, pieces, random.Random(1))
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=RATE, weight_decay=0.02, fused=True
    )
    # Gluing an epoch's pages takes as long as learning from them: the next epoch's are
    # made beside this one, on the other core.
    maker = ProcessPoolExecutor(1)
    coming = maker.submit(glued, articles[84:], news, SEED)
    for epoch in range(epochs):
        clock = time.monotonic()
        batches = coming.result()
        if epoch + 1 < epochs:
            coming = maker.submit(glued, articles[84:], news, SEED + epoch + 1)
        model.train()
        for step, batch in enumerate(batches):
            done = (epoch + step / len(batches)) / epochs
            optimizer.param_groups[0]["lr"] = RATE * min(done / 0.05, 1 - done)
            loss = loss_of(model, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
        print(
            f"epoch {epoch} {time.monotonic() - clock:.0f} s {measure(model, checks)}",
            flush=True,
        )
        torch.save(model.state_dict(), out / "page.pt")


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    train(load(options.data), options.archive, options.out, options.epochs)


if __name__ == "__main__":
    main()
