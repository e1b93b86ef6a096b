"""Closed lists of words, written as running text: one place that makes sets of them."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """Return the set of the words of a text."""
    return frozenset(text.split())
