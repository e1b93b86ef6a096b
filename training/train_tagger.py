"""Fine-tune the tagger on PolNeAR's train articles.

    python -m training.train_tagger --polnear ../shared/data/polnear --out build/teacher
    --recipe teacher

Goes on from the last epoch's checkpoint if `--out` holds one. Writes `tagger.pt`.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.reading.links import DISTANCES, distance_bucket
from onrecord.reading.windows import Pieces
from training.bases import MINILM, minilm, mpnet
from training.corpus import (
    Article,
    Example,
    dropped,
    examples,
    kept_back,
    load,
    run_on,
    straightened,
    with_entities,
)
from training.tagger import FORBIDDEN, Gold, Tagger

SEED = 20170816
WARM_UP = 0.1
LINK_WEIGHT = 0.5
BREAK_WEIGHT = 2.0
ENTITY_WEIGHT = 1.0
ALONE, STRAIGHT, MISSED = 0.35, 0.35, 0.1


@dataclass(frozen=True)
class Recipe:
    """How one encoder is trained.

    `batch_pieces` is a step's size, `run_on` the share of articles an epoch that are
    also read without their paragraphs, to learn breaks.
    """

    epochs: int
    batch_pieces: int
    encoder_rate: float
    head_rate: float
    run_on: float


RECIPES = {
    "student": Recipe(
        epochs=7, batch_pieces=4_000, encoder_rate=2e-4, head_rate=1e-3, run_on=0.25
    ),
    "teacher": Recipe(
        epochs=3, batch_pieces=2_800, encoder_rate=6e-5, head_rate=5e-4, run_on=0.05
    ),
}


def batches(
    articles: list[Article], pieces: Pieces, rng: random.Random, recipe: Recipe
) -> list[list[Example]]:
    """Return one epoch's windows in shuffled batches of like length."""
    made: list[Example] = []
    for article in articles:
        seen = straightened(article) if rng.random() < STRAIGHT else article
        longest = rng.randint(96, 400)
        made.extend(examples(seen, pieces, longest, alone=rng.random() < ALONE))
    glued = without_paragraphs(articles, pieces, rng, recipe.run_on)
    return mixed(made, glued, rng, recipe.batch_pieces)


def mixed(
    made: list[Example], glued: list[Example], rng: random.Random, size: int
) -> list[list[Example]]:
    """Return batches of windows and of run-on windows, shuffled."""
    groups = [*batched(made, rng, size), *batched(glued, rng, size)]
    rng.shuffle(groups)
    return groups


def without_paragraphs(
    articles: list[Article], pieces: Pieces, rng: random.Random, share: float
) -> list[Example]:
    """Return the run-on windows of a share of the articles."""
    return [
        one
        for article in articles
        if rng.random() < share
        for one in run_on(article, pieces, rng.randint(200, 400))
    ]


def batched(made: list[Example], rng: random.Random, size: int) -> list[list[Example]]:
    """Return windows in batches of like length, `size` pieces at most in each."""
    made.sort(key=lambda e: len(e.window.ids) + rng.random())
    groups: list[list[Example]] = [[]]
    for one in made:
        if groups[-1] and (len(groups[-1]) + 1) * len(one.window.ids) > size:
            groups.append([])
        groups[-1].append(one)
    return groups


def inputs(batch: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return ids, features, attention mask and the flat places of first pieces."""
    width = max(len(e.window.ids) for e in batch)
    ids = torch.zeros(len(batch), width, dtype=torch.long)
    features = torch.zeros_like(ids)
    mask = torch.full((len(batch), 1, 1, width), FORBIDDEN)
    firsts = []
    for row, one in enumerate(batch):
        size = len(one.window.ids)
        ids[row, :size] = torch.from_numpy(one.window.ids)
        features[row, :size] = torch.from_numpy(one.window.features)
        mask[row, ..., :size] = 0
        firsts.append(torch.from_numpy(one.window.firsts) + row * width)
    return ids, features, mask, torch.cat(firsts)


def sequences(batch: list[Example], scores: Tensor) -> tuple[Tensor, Gold]:
    """Return the scores [passages, words, tags] and what they should say."""
    rows, chances, moves, offset = [], [], [], 0
    for one in batch:
        wanted = one.wanted
        moves.append(torch.from_numpy(wanted.moves))
        for start, end in one.window.runs:
            rows.append(scores[offset + start : offset + end])
            chances.append(torch.from_numpy(wanted.chances[start:end]))
        offset += len(one.tags)
    lengths = torch.tensor([len(row) for row in rows])
    mask = (torch.arange(int(lengths.max()))[None] < lengths[:, None]).float()
    pad = torch.nn.utils.rnn.pad_sequence
    gold = Gold(pad(chances, batch_first=True), torch.cat(moves), mask)
    return pad(rows, batch_first=True), gold


def loss_of(model: Tagger, batch: list[Example], rng: random.Random) -> Tensor:
    """Return the loss of a batch: of breaks if run-on, else of tags and links."""
    ids, features, mask, firsts = inputs(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = model.words(ids, features, mask.to(torch.bfloat16), firsts)
    words = words.float()
    scores, vectors, breaks = model(words)
    if batch[0].breaks is not None:
        wanted = torch.cat([torch.from_numpy(one.breaks) for one in batch])
        known = wanted >= 0
        loss = functional.binary_cross_entropy_with_logits(breaks[known], wanted[known])
        return BREAK_WEIGHT * loss
    tag_loss = model.likelihood(*sequences(batch, scores))
    link_loss, offset, count = vectors.new_zeros(()), 0, 1
    for one in batch:
        size = len(one.tags)
        links = dropped(one.links, MISSED, rng)
        link_loss = link_loss + model.link_loss(vectors[offset : offset + size], links)
        count += len(links.contents) + len(links.cues)
        offset += size
    loss = tag_loss * 10 + LINK_WEIGHT * link_loss / count
    if all(one.entities is not None for one in batch):
        entities = torch.cat([torch.from_numpy(one.entities) for one in batch])
        named = functional.cross_entropy(model.entities(words), entities)
        loss = loss + ENTITY_WEIGHT * named
    return loss


def optimiser(model: Tagger, recipe: Recipe) -> torch.optim.Optimizer:
    """Return AdamW with a rate each for the encoder and the new parts."""
    old = [
        p
        for n, p in model.named_parameters()
        if n.startswith("encoder.") and "features" not in n and p.requires_grad
    ]
    new = [
        p
        for n, p in model.named_parameters()
        if not n.startswith("encoder.") or "features" in n
    ]
    groups = [
        {"params": old, "lr": recipe.encoder_rate},
        {"params": new, "lr": recipe.head_rate},
    ]
    for group in groups:
        group["base"] = group["lr"]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def pace(optimizer: torch.optim.Optimizer, done: float) -> None:
    """Set the rates for the share of training done: up, then down to nothing."""
    share = min(done / WARM_UP, (1 - done) / (1 - WARM_UP))
    for group in optimizer.param_groups:
        group["lr"] = group["base"] * max(share, 0.0)


def distance_prior(articles: list[Article], pieces: Pieces) -> Tensor:
    """Return what distance alone tells of a link [2, DISTANCES]: log-odds, by counts.

    The nearest cue is the right one in nineteen cases of twenty: to learn that by
    gradient takes more steps than there are.
    """
    counts = torch.ones(2, 2, DISTANCES)
    for article in articles:
        for one in examples(article, pieces, 400, alone=False):
            gold, at = one.links, one.links.passages
            pairs = (
                (gold.contents, gold.cues, gold.content_cue),
                (gold.cues, gold.sources, gold.cue_source),
            )
            for kind, (children, parents, chosen) in enumerate(pairs):
                for child, right in zip(children, chosen, strict=True):
                    for number, parent in enumerate(parents):
                        apart = abs(at[child[0]] - at[parent[0]])
                        bucket = distance_bucket(child, parent, apart)
                        counts[kind, int(number == right), bucket] += 1
    wrong, right = counts[:, 0], counts[:, 1]
    return (right / wrong).log()


def train(
    model: Tagger,
    epoch_of: Callable[[random.Random], list[list[Example]]],
    recipe: Recipe,
    out: Path,
) -> None:
    """Fine-tune on what `epoch_of` gives, and write checkpoints and `tagger.pt`.

    Goes on where an earlier run stopped.
    """
    out.mkdir(parents=True, exist_ok=True)
    optimizer = optimiser(model, recipe)
    checkpoint, begun = out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        begun = state["epoch"]
    for epoch in range(begun, recipe.epochs):
        rng = random.Random(SEED + epoch)
        torch.manual_seed(SEED + epoch)
        model.train()
        groups = epoch_of(rng)
        total, clock = 0.0, time.monotonic()
        for step, batch in enumerate(groups):
            pace(optimizer, (epoch + step / len(groups)) / recipe.epochs)
            loss = loss_of(model, batch, rng)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            total += float(loss.detach())
            if step % 50 == 49:
                spent = time.monotonic() - clock
                print(
                    f"epoch {epoch} {step + 1}/{len(groups)} "
                    f"loss {total / (step + 1):.4f} {spent:.0f} s",
                    flush=True,
                )
        state = {
            "model": model.state_dict(),
            "optimizer": optimizer.state_dict(),
            "epoch": epoch + 1,
        }
        torch.save(state, checkpoint)
    torch.save(model.state_dict(), out / "tagger.pt")


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--recipe", choices=RECIPES, default="student")
    options = parser.parse_args()
    np.seterr(all="raise")
    learn, _ = kept_back(load(options.polnear / "train.jsonl"))
    articles = with_entities(learn, options.polnear / "corenlp_train.jsonl")
    recipe, pieces = RECIPES[options.recipe], Pieces(MINILM / "tokenizer.json")
    torch.manual_seed(SEED)
    teacher = options.recipe == "teacher"
    model = Tagger(mpnet(options.out) if teacher else minilm())
    model.distances.data = distance_prior(articles, pieces)
    train(
        model, lambda rng: batches(articles, pieces, rng, recipe), recipe, options.out
    )


if __name__ == "__main__":
    main()
