import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluation.tokens import PRINTED, detokenised


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("`` No , '' she said .", '"No," she said.'),
        ("He did n't -LRB- yet -RRB- .", "He didn't (yet)."),
        ("It cost $ 4 -- or 5 % !", "It cost $4 — or 5%!"),
        ("Ann 's and James ' boats", "Ann's and James' boats"),
        ("a ` b ' c", "a 'b' c"),
        ("-LCB- x -RCB- [ y ]", "{ x } [y]"),
        ("# 4 ...", "#4..."),
    ],
)
def test_tokens_are_put_together_as_printed(tokens: str, text: str) -> None:
    assert detokenised(tokens.split())[0] == text


def test_no_tokens_are_no_text() -> None:
    assert detokenised([]) == ("", ())


@given(st.lists(st.text(min_size=1, max_size=5) | st.sampled_from(sorted(PRINTED))))
def test_spans_are_those_of_the_tokens(tokens: list[str]) -> None:
    text, spans = detokenised(tokens)
    printed = [PRINTED.get(token, token) for token in tokens]
    assert [text[start:end] for start, end in spans] == printed
    assert list(spans) == sorted(spans)
