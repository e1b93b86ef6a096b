"""Train the pointer upon weights that are there, and graft it on them.

    python -m training.train_pointer --shared ../shared
    --weights src/onrecord/reading/weights/en --build build/pointer --name en-3

The encoder's layers are read once into a file; a checkpoint is kept an epoch.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from onrecord.reading import weights as weights_of
from onrecord.reading.draft import Draft
from onrecord.reading.pipeline import stages
from onrecord.reading.tagging import DECODED_AT_ONCE, Heads, Scored, decoded
from onrecord.reading.windows import windows
from onrecord.reading.words import split
from onrecord.schema import Article
from training.corpus import archive, entity_tags, kept_back, load, with_entities
from training.export import write_manifest
from training.layers import Deep, grafted
from training.pointer import PointerHead, pointing_loss
from training.pronouns import Genders, Sample, analysed, samples, swapped

PRONOUN = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
LENGTHS = (1_200, 7_000)
LEAST_PRONOUNS = 4

EPOCHS, BATCH, RATE = 3, 8, 1e-3
SILVER_BATCH, SILVER_WEIGHT = 2, 0.3


@dataclass(frozen=True)
class Known:
    """An article whose layers are in the file's rows from `first` on."""

    draft: Draft
    is_swapped: bool
    lengths: list[int]
    first: int

    @property
    def rows(self) -> slice:
        """Where its words' vectors are."""
        return slice(self.first, self.first + sum(self.lengths))


def chosen(articles: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the articles with pronouns that are neither very short nor long."""
    return [
        one
        for one in articles
        if LENGTHS[0] < len(one["text"]) < LENGTHS[1]
        and len(PRONOUN.findall(one["text"])) >= LEAST_PRONOUNS
    ]


class Shelf:
    """The layers of many articles, in one file of 16-bit numbers."""

    def __init__(self, weights: Path, path: Path) -> None:
        self._weights = weights_of.load(weights, threads=1)
        self._stages = stages(self._weights)
        self._deep = Deep(weights / "tagger.onnx")
        self._path = path
        self._width = 0
        self.known: list[Known] = []

    def fill(self, texts: Iterator[tuple[str, str, bool]]) -> None:
        """Read articles (id, text, whether swapped), and keep their layers."""
        at = 0
        with self._path.open("wb") as file:
            for identity, text, is_swapped in texts:
                draft = self._stages[0].run(Draft(Article(id=identity, text=text)))
                draft, vectors = self._read(draft)
                lengths = [len(window.words) for window in draft.tagged or ()]
                if not lengths:
                    continue
                self._width = vectors.shape[1]
                file.write(vectors.tobytes())
                self.known.append(Known(draft, is_swapped, lengths, at))
                at += len(vectors)

    def vectors(self) -> npt.NDArray[np.float16]:
        """Return all layers, [words, 3 * width]."""
        return np.memmap(self._path, np.float16, "r").reshape(-1, self._width)

    def _read(self, draft: Draft) -> tuple[Draft, npt.NDArray[np.float16]]:
        weights, text = self._weights, draft.article.text
        parts = (split(text, *passage.span) for passage in draft.passages or ())
        scored, layers = [], [np.zeros((0, self._width or 1), np.float16)]
        for window in windows(parts, weights.pieces):
            (tags, links, entities), vectors = self._deep(
                window, ["tags", "links", "entities"]
            )
            none = np.zeros((len(tags), 0), np.float32)
            scored.append(Scored(window, Heads(tags, links, entities, none)))
            layers.append(vectors)
        tagged = [
            window
            for first in range(0, len(scored), DECODED_AT_ONCE)
            for window in decoded(
                scored[first : first + DECODED_AT_ONCE], weights.decoder
            )
        ]
        draft = self._stages[2].run(replace(draft, tagged=tuple(tagged)))
        return draft, np.concatenate(layers[1:] or layers)


def texts_of(articles: list[dict[str, str]]) -> Iterator[tuple[str, str, bool]]:
    """Yield ids and texts, half of them with their genders swapped."""
    rng = random.Random(11)
    for one in articles:
        flip = rng.random() < 0.5
        yield str(one["id"]), swapped(one["text"]) if flip else one["text"], flip


def learnt(known: list[Known]) -> list[tuple[Known, list[Sample]]]:
    """Return the articles that have pronouns to learn from, with those."""
    read = [analysed(one.draft, is_swapped=one.is_swapped) for one in known]
    genders = Genders(read)
    found = [
        (one, list(samples(each, genders)))
        for one, each in zip(known, read, strict=True)
    ]
    return [(one, some) for one, some in found if some]


def silver(known: list[Known], polnear: Path) -> list[tuple[Known, Tensor]]:
    """Return the corpus's articles with their machine-annotated entities."""
    articles = with_entities(
        load(polnear / "train.jsonl"), polnear / "corenlp_train.jsonl"
    )
    by_id = {one["id"]: one for one in articles}
    found = []
    for one in known:
        words = [span for window in one.draft.tagged or () for span in window.words]
        tags = entity_tags(by_id[one.draft.article.id], words)
        if tags is not None:
            found.append((one, torch.from_numpy(tags)))
    return found


class Trainer:
    """The head while it learns."""

    def __init__(
        self,
        pronouns: list[tuple[Known, list[Sample]]],
        entities: list[tuple[Known, Tensor]],
        shelves: tuple[npt.NDArray[np.float16], npt.NDArray[np.float16]],
    ) -> None:
        torch.manual_seed(0)
        self._rng = random.Random(0)
        self._pronouns, self._entities = pronouns, entities
        self._shelves = shelves
        self.head = PointerHead(shelves[0].shape[1] // 3)
        self._steps = EPOCHS * (len(pronouns) // BATCH)
        self._optimizer = torch.optim.AdamW(
            self.head.parameters(), lr=RATE, weight_decay=0.01
        )
        self._step = 0

    def epoch(self) -> float:
        """Learn from every article once; return the mean loss of pronouns."""
        self.head.train()
        order = self._rng.sample(self._pronouns, len(self._pronouns))
        losses = []
        for first in range(0, len(order) - BATCH + 1, BATCH):
            self._warm()
            pointing = self._pointing(order[first : first + BATCH])
            naming = self._naming(self._rng.sample(self._entities, SILVER_BATCH))
            self._optimizer.zero_grad()
            (pointing + SILVER_WEIGHT * naming).backward()
            nn.utils.clip_grad_norm_(self.head.parameters(), 1.0)
            self._optimizer.step()
            losses.append(float(pointing.detach()))
        return float(np.mean(losses))

    def _warm(self) -> None:
        """Set the rate: up over a hundred steps, then down in a line."""
        self._step += 1
        share = max(0.02, 1 - self._step / self._steps)
        for group in self._optimizer.param_groups:
            group["lr"] = RATE * min(1.0, self._step / 100) * share

    def _pointing(self, batch: list[tuple[Known, list[Sample]]]) -> Tensor:
        losses = []
        for known, some in batch:
            pointed = self.head.point(self._words(known, 0))
            asked, answers = pointed.chunk(2, 1)
            for sample in some:
                scores = self.head.scores(
                    asked[sample.word],
                    answers[torch.from_numpy(sample.candidates)],
                    torch.from_numpy(sample.evidence),
                )
                losses.append(pointing_loss(scores, torch.from_numpy(sample.right)))
        return torch.stack(losses).mean()

    def _naming(self, batch: list[tuple[Known, Tensor]]) -> Tensor:
        losses = [
            nn.functional.cross_entropy(self.head.entities(self._words(known, 1)), tags)
            for known, tags in batch
        ]
        return torch.stack(losses).sum()

    def _words(self, known: Known, shelf: int) -> Tensor:
        vectors = self._shelves[shelf][known.rows].astype(np.float32)
        return self.head.article(torch.from_numpy(vectors), known.lengths)


def main() -> None:
    """Read the options, train, and graft."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--name", required=True)
    options = parser.parse_args()
    build, data = options.build, options.shared / "data"
    build.mkdir(parents=True, exist_ok=True)
    read = archive(data / "archive" / "articles.jsonl.gz")
    corpus, _ = kept_back(load(data / "polnear" / "train.jsonl"))
    shelves = [
        Shelf(options.weights, build / f"{n}.f16") for n in ("pronouns", "names")
    ]
    shelves[0].fill(texts_of(chosen(read)))
    shelves[1].fill((one["id"], one["text"], False) for one in corpus)
    trainer = Trainer(
        learnt(shelves[0].known),
        silver(shelves[1].known, data / "polnear"),
        (shelves[0].vectors(), shelves[1].vectors()),
    )
    for epoch in range(EPOCHS):
        print(f"epoch {epoch + 1}: {trainer.epoch():.3f}", flush=True)
        torch.save(trainer.head.state_dict(), build / "pointer.pt")
    finish(trainer.head, options.weights, options.name)


def finish(head: PointerHead, folder: Path, name: str) -> None:
    """Graft the head on the weights of a folder, under a new name."""
    grafted(folder / "tagger.onnx", head, folder / "tagger.onnx")
    path = folder / "scores.json"
    scores = json.loads(path.read_text(encoding="utf-8")) | head.exported()
    path.write_text(json.dumps(scores), encoding="utf-8")
    write_manifest(folder, name)


if __name__ == "__main__":
    main()
