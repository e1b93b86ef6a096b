"""Let a teacher read articles: what the student learns from beside the corpus.

    python -m training.label --teacher build/teacher/tagger.pt
    --polnear ../shared/data/polnear --archive ../shared/data/archive/articles.jsonl.gz
    --out build/labels.pt

On the train articles the chances are half the gold's, half the teacher's; on the
archive, of which nothing is annotated, they are the teacher's own. The articles that
confidence is fitted on (`corpus.kept_back`) are left out.
"""

from __future__ import annotations

import argparse
import random
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from onrecord.reading.labels import spans_of
from onrecord.reading.links import Linker, Place
from onrecord.reading.viterbi import best_tags
from onrecord.reading.windows import Pieces, Window
from training.bases import MINILM, large
from training.corpus import (
    Article,
    Example,
    Soft,
    archive,
    examples,
    kept_back,
    load,
    straightened,
    with_entities,
)
from training.tagger import Links, Tagger
from training.train_tagger import ALONE, STRAIGHT, batched, inputs, sequences

SEED = 20170817
BATCH_PIECES = 6_000
ARCHIVE_PIECES = 1_800_000
"""How much of the archive is labelled: a dozen minutes' worth on two cores."""
FIRST_WORDS = 1_000
"""Words read of each article of the archive: many articles rather than long ones."""
GOLD_SHARE = 0.5


def labelled(teacher: Tagger, batch: list[Example], *, trust: bool) -> list[Example]:
    """Return windows with the teacher's chances; `trust` keeps their gold as well."""
    ids, features, mask, firsts = inputs(batch)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        words = teacher.words(ids, features, mask.to(torch.bfloat16), firsts).float()
    with torch.no_grad():
        scores, vectors, _ = teacher(words)
        named = teacher.entities(words).argmax(1).numpy()
    rows, gold = sequences(batch, scores)
    chances, moves = teacher.marginals(rows, gold.mask)
    if trust:
        chances = GOLD_SHARE * gold.chances + (1 - GOLD_SHARE) * chances
        moves = GOLD_SHARE * gold.moves + (1 - GOLD_SHARE) * moves
    made, row, offset = [], 0, 0
    for one in batch:
        runs, size = one.window.runs, len(one.tags)
        flat = [chances[row + n, : b - a].numpy() for n, (a, b) in enumerate(runs)]
        soft = Soft(np.concatenate(flat), moves[row : row + len(runs)].numpy())
        entities = one.entities if trust else None
        if entities is None:
            entities = named[offset : offset + size]
        links = one.links
        if not trust:
            own = scores[offset : offset + size], vectors[offset : offset + size]
            links = decided(teacher, one.window, *own)
        made.append(replace(one, soft=soft, links=links, entities=entities))
        row, offset = row + len(runs), offset + size
    return made


def decided(teacher: Tagger, window: Window, scores: Tensor, vectors: Tensor) -> Links:
    """Return the links among the spans that the teacher finds in a window."""
    trans, start = (part.detach().numpy() for part in teacher.chain)
    found: list[list[Place]] = [[], [], []]
    runs, table = window.runs, scores.numpy()
    paths = best_tags([table[a:b] for a, b in runs], trans, start)
    for (at, _), path in zip(runs, paths, strict=True):
        for role, low, high in spans_of(path):
            place = Place((at + low, at + high), int(window.passages[at]))
            found[role].append(place)
    linker = Linker(teacher.distances.detach().numpy())
    sources, cues, contents = found
    content_cue = linker.scores(0, contents, cues, vectors.numpy())
    cue_source = linker.scores(1, cues, sources, vectors.numpy())
    return Links(
        *([place.words for place in places] for places in found),
        (content_cue.argmax(1) - 1).tolist() if contents else [],
        (cue_source.argmax(1) - 1).tolist() if cues else [],
        window.passages.tolist(),
    )


def label(
    teacher: Tagger, windows: list[Example], rng: random.Random, *, trust: bool
) -> list[Example]:
    """Return all windows labelled, telling how far it is."""
    made: list[Example] = []
    clock, groups = time.monotonic(), batched(windows, rng, BATCH_PIECES)
    for number, group in enumerate(groups, start=1):
        made.extend(labelled(teacher, group, trust=trust))
        if number % 20 == 0:
            spent = time.monotonic() - clock
            print(f"{number}/{len(groups)} batches {spent:.0f} s", flush=True)
    return made


def plain(one: Example) -> dict[str, Any]:
    """Return a labelled window as tensors and lists, to be kept without a pickle."""
    window, soft = one.window, one.wanted
    arrays = (window.ids, window.features, window.firsts, window.passages, one.entities)
    narrow = [torch.from_numpy(np.asarray(array, np.int32)) for array in arrays]
    chances = torch.from_numpy(soft.chances).half()
    spans = [list(map(list, found)) for found in one.links.spans]
    return {
        "arrays": narrow,
        "soft": [chances, torch.from_numpy(soft.moves)],
        "spans": spans,
        "chosen": [one.links.content_cue, one.links.cue_source],
    }


def from_plain(kept: dict[str, Any]) -> Example:
    """Return a labelled window as `plain` wrote it."""
    arrays = [array.numpy().astype(np.int64) for array in kept["arrays"]]
    ids, features, firsts, passages, entities = arrays
    spans = [[(low, high) for low, high in found] for found in kept["spans"]]
    chances, moves = kept["soft"]
    soft = Soft(chances.float().numpy(), moves.numpy())
    links = Links(*spans, *kept["chosen"], passages.tolist())
    window = Window(ids, features, firsts, (), passages)
    tags = soft.chances.argmax(1)
    return Example(window, tags, links, entities=entities, soft=soft)


def shortened(article: Article) -> Article:
    """Return the article up to the end of the paragraph where FIRST_WORDS are full."""
    count, lines = 0, []
    for line in article["text"].split("\n"):
        lines.append(line)
        count += len(line.split())
        if count >= FIRST_WORDS:
            break
    return {**article, "text": "\n".join(lines), "statements": []}


def main() -> None:
    """Read the options, label, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--archive", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pieces", type=int, default=ARCHIVE_PIECES)
    options = parser.parse_args()
    rng = random.Random(SEED)
    teacher = Tagger(large())
    teacher.load_state_dict(torch.load(options.teacher, weights_only=True))
    teacher.eval()
    pieces = Pieces(MINILM / "tokenizer.json")

    def cut(articles: list[Article], alone: float) -> list[Example]:
        made: list[Example] = []
        for article in articles:
            seen = straightened(article) if rng.random() < STRAIGHT else article
            longest = rng.randint(96, 400)
            made.extend(examples(seen, pieces, longest, rng.random() < alone))
        return made

    corpus, _ = kept_back(load(options.polnear / "train.jsonl"))
    corpus = with_entities(corpus, options.polnear / "corenlp_train.jsonl")
    kept: dict[str, list[dict[str, Any]]] = {}
    for name, alone in (("corpus packed", 0.0), ("corpus alone", 1.0)):
        kept[name] = [
            plain(one) for one in label(teacher, cut(corpus, alone), rng, trust=True)
        ]
    news = archive(options.archive)
    rng.shuffle(news)
    taken: list[Example] = []
    size = 0
    for article in news:
        windows = cut([shortened(article)], ALONE)
        taken.extend(windows)
        size += sum(len(one.window.ids) for one in windows)
        if size >= options.pieces:
            break
    kept["archive"] = [plain(one) for one in label(teacher, taken, rng, trust=False)]
    torch.save(kept, options.out)


if __name__ == "__main__":
    main()
