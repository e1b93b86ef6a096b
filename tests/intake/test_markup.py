import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.markup import Attributes, Events, tame, tidy

PIECES = ["<p", "<a b='", "<!--", "-->", "<![", "<!", "</", "<?", "&#", "&", ">", "x "]
PIECES += ["<script>", "</script", "<title>", "</p>", "]]>", '"', "\ud800", "\0"]


class Seen(Events):
    def __init__(self, markup: str) -> None:
        self.words: list[str] = []
        self.tags: list[str] = []
        super().__init__(tame(markup))

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_markup_breaks_the_parser(markup: str) -> None:
    Seen(markup)


@pytest.mark.parametrize("piece", PIECES)
def test_no_markup_takes_long(piece: str) -> None:
    start = time.perf_counter()
    Seen(piece * 100_000)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<![if x]>a<![endif]>b", "ab"),
        ("a<![foo[b]]>c", "ac"),
        ("3 < 5", "3 < 5"),
        ("AT&T &amp; co", "AT&T & co"),
        ("a&#99999999999999999999;b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
    ],
)
def test_words_are_as_browsers_show_them(markup: str, words: str) -> None:
    assert "".join(Seen(markup).words) == words


def test_tame_takes_saved_images_out_but_no_words() -> None:
    page = f'<img src="data:image/png;base64,{"A" * 2_000}"><p>base64,AAAA'
    assert tame(page) == '<img src=""><p>base64,AAAA'


def test_tidy_makes_one_line() -> None:
    assert tidy(" The mayor&#8217;s\n plan ") == "The mayor’s plan"
    assert tidy("  ") is None
    assert tidy(7) is None
