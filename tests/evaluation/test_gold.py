import pytest

from onrecord.evaluation import GoldArticle, GoldParagraph, GoldStatement
from onrecord.schema import Span


@pytest.mark.parametrize("span", [(0, 4), (-1, 2), (2, 2), (2, 1)])
def test_span_outside_of_the_text_is_refused(span: Span) -> None:
    statement = GoldStatement((), (span,), ())
    with pytest.raises(ValueError, match=r"statement 1: its cue .* 3 characters"):
        GoldArticle("a", "No.", (statement,))


def test_long_number_is_cut_in_the_sentence() -> None:
    statement = GoldStatement((), ((0, 10**4000),), ())
    with pytest.raises(ValueError, match=r"its cue \[0, 10+… is no span") as raised:
        GoldArticle("a", "No.", (statement,))
    assert len(str(raised.value)) < 200


def test_span_of_the_whole_text_is_one() -> None:
    statement = GoldStatement((), (), ((0, 3),))
    assert GoldArticle("a", "No.", (statement,)).statements == (statement,)


@pytest.mark.parametrize("text", ["", " \n"])
def test_article_without_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="'text' is empty"):
        GoldArticle("a", text, ())


def test_paragraph_knows_its_text_and_where_its_tokens_are() -> None:
    paragraph = GoldParagraph("1", ("No", ",", "he", "said"), ("O",) * 4)
    assert paragraph.text == "No, he said"
    assert paragraph.positions == ((0, 2), (2, 3), (4, 6), (7, 11))


def test_paragraph_is_put_together_once() -> None:
    paragraph = GoldParagraph("1", ("No", ","), ("O", "O"))
    assert paragraph.text is paragraph.text
    assert paragraph.positions is paragraph.positions


def test_long_label_is_cut_in_the_sentence() -> None:
    with pytest.raises(ValueError, match=r"'x{80}…' is no label") as raised:
        GoldParagraph("1", ("a",), ("x" * 1_000_000,))
    assert len(str(raised.value)) < 300


@pytest.mark.parametrize(
    ("tokens", "labels", "told"),
    [
        (("a", "b"), ("O",), "2 tokens and 1 labels"),
        (("a",), ("B-speaker",), "'B-speaker' is no label"),
        (("a",), ("b-cue",), "'b-cue' is no label"),
        (("a", " "), ("O", "O"), "token 2 is empty"),
        ((), (), "'tokens' are empty"),
    ],
)
def test_paragraph_that_is_none_is_refused(
    tokens: tuple[str, ...], labels: tuple[str, ...], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        GoldParagraph("1", tokens, labels)
