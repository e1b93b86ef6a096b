"""Articles in which the statements are marked, for the tests of who said what."""

import re
from collections import defaultdict

from onrecord.reading.draft import Draft
from onrecord.schema import Article, Form, Passage, Span, Statement

MARK = re.compile(r"[\[{](\d+):([^\]}]*)[\]}]")


def marked(text: str) -> Draft:
    """Return the draft of a text with marks: `{1:“No,”} said [1:Ann Ray].`

    A number in braces is a statement's content, in brackets its source; each line is a
    passage. Content in quotation marks is direct.
    """
    bare, sources, contents = "", defaultdict[str, list[Span]](list), {}
    at = 0
    for mark in MARK.finditer(text):
        bare += text[at : mark.start()]
        span = (len(bare), len(bare) + len(mark[2]))
        bare, at = bare + mark[2], mark.end()
        if mark[0].startswith("["):
            sources[mark[1]].append(span)
        else:
            contents[mark[1]] = span
    bare += text[at:]
    return Draft(
        Article(id="a", text=bare),
        passages=tuple(Passage(m.span()) for m in re.finditer(r"[^\n]+", bare)),
        statements=tuple(
            Statement(
                f"s{number}", form(bare, span), tuple(sources[number]), (), (span,)
            )
            for number, span in contents.items()
        ),
    )


def form(text: str, span: Span) -> Form:
    return "direct" if text[span[0]] in '“"' else "indirect"
