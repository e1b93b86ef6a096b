"""Closed lists of words, written as running text: one place that makes sets of them."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """Return the set of the words of a text."""
    return frozenset(text.split())


def numbered(text: str, start: int = 1) -> dict[str, int]:
    """Return the words of a text with their numbers, in order from `start` on."""
    return {word: number for number, word in enumerate(text.split(), start)}
