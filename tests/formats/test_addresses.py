"""URNs of articles and of what is in them."""

import re

import pytest
from hypothesis import given

from onrecord.formats.addresses import article_urn, entry_urn, part_urn, url_of
from onrecord.schema import Article
from tests.formats.dirty import anything

URN = re.compile(
    r"urn:[a-z0-9][a-z0-9-]{0,30}[a-z0-9]:(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-F]{2})"
    r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*"
    r"(?:\#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*)?"
)
"""A URN by RFC 8141, without the components that we do not use."""


def article(article_id: str, url: str | None = None) -> Article:
    return Article(id=article_id, text="He left.", url=url)


@given(anything)
def test_any_id_gives_a_urn(article_id: str) -> None:
    one = article(article_id)
    for urn in (article_urn(one), entry_urn(one, "s1"), part_urn(one, "s1")):
        assert URN.fullmatch(urn)


@given(anything, anything)
def test_ids_that_differ_have_urns_that_differ(first: str, second: str) -> None:
    same = article_urn(article(first)) == article_urn(article(second))
    assert same == (first == second)


@pytest.mark.parametrize(
    ("article_id", "urn"),
    [
        ("a1", "urn:onrecord:a1"),
        ("a/b:c d#e", "urn:onrecord:a%2Fb%3Ac%20d%23e"),
        ("", "urn:onrecord:@"),
        ("@", "urn:onrecord:%40"),
        ("\ud800", "urn:onrecord:%ED%A0%80"),
    ],
)
def test_urn_holds_the_id(article_id: str, urn: str) -> None:
    one = article(article_id)
    assert article_urn(one) == urn
    assert entry_urn(one, "s1") == f"{urn}:s1"
    assert part_urn(one, "s1") == f"{urn}#s1"


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("https://buoy.example/nö?a=1#b", True),
        ("urn:isbn:0451450523", True),
        (None, False),
        ("/no", False),
        ("https://buoy.example/a b", False),
        ("https://buoy.example/\n", False),
        ("https://buoy.example/\ud800", False),
    ],
)
def test_url_is_known_where_it_is_an_iri(url: str | None, known: bool) -> None:
    assert url_of(article("a", url)) == (url if known else None)
