"""Articles in which the statements are marked, for the tests of who said what."""

import re
from collections import defaultdict

from onrecord.reading.draft import Draft
from onrecord.reading.manifest import SHIPPED, scores_of
from onrecord.reading.parties import join_parties
from onrecord.reading.parties.pointing import Pointer
from onrecord.schema import Article, Form, Span, Statement
from tests.reading.texts import passages

MARK = re.compile(r"(?P<open>[\[{])(?P<number>\d+):|(?P<close>[\]}])")


def marked(text: str) -> Draft:
    """Return the draft of a text with marks: `{1:“No,”} said [1:Ann Ray].`

    A number in braces is a statement's content, in brackets its source; each line is a
    passage. Marks may stand in marks. Content in quotation marks is direct.
    """
    bare, sources, contents = "", defaultdict[str, list[Span]](list), {}
    at = 0
    opened: list[tuple[str, str, int]] = []
    for mark in MARK.finditer(text):
        bare += text[at : mark.start()]
        at = mark.end()
        if mark["open"]:
            opened.append((mark["open"], mark["number"], len(bare)))
            continue
        bracket, number, start = opened.pop()
        if bracket == "[":
            sources[number].append((start, len(bare)))
        else:
            contents[number] = (start, len(bare))
    bare += text[at:]
    return Draft(
        Article(id="a", text=bare),
        passages=passages(bare),
        statements=tuple(
            Statement(
                f"s{number}", form(bare, span), tuple(sources[number]), (), (span,)
            )
            for number, span in contents.items()
        ),
    )


def form(text: str, span: Span) -> Form:
    return "direct" if text[span[0]] in '“"' else "indirect"


_SCORES = scores_of(SHIPPED / "scores.json")
POINTER = Pointer(_SCORES["pointer_hidden"], _SCORES["pointer_out"])
"""The shipped scores of pairs: without vectors, what their evidence alone says."""


def joined(text: str) -> Draft:
    """Return the draft of a marked text with its speakers and parties."""
    return join_parties(marked(text), POINTER)
