"""Evaluation: how well articles were read, held against what people annotated.

It knows gold and readings; it reads no article itself and prints nothing.
"""

from onrecord.evaluation.calibration import Bin, Calibration
from onrecord.evaluation.counts import Count
from onrecord.evaluation.gold import Gold, GoldArticle, GoldParagraph, GoldStatement
from onrecord.evaluation.lines import gold_of, read_gold
from onrecord.evaluation.scoring import Evaluation, Unmatched, evaluate

__all__ = [
    "Bin",
    "Calibration",
    "Count",
    "Evaluation",
    "Gold",
    "GoldArticle",
    "GoldParagraph",
    "GoldStatement",
    "Unmatched",
    "evaluate",
    "gold_of",
    "read_gold",
]
