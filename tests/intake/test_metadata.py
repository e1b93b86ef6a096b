import pytest

from onrecord.intake.given import Known
from onrecord.intake.head import Head
from onrecord.intake.metadata import metadata


def of(page: str) -> Known:
    return metadata(Head(page))


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


LINKED = """<script type="application/ld+json">{"@type": "NewsArticle",
"headline": "Linked", "author": "By Ann Ray", "publisher": {"name": "The Post"},
"datePublished": "2017-08-16T23:30:00-07:00", "url": "https://post.example/1"}</script>"""


def test_linked_data_goes_before_metas_and_title() -> None:
    known = of(
        "<title>T</title>" + meta("og:title", "Meta") + meta("date", "2011") + LINKED
    )
    assert known == Known(
        title="Linked",
        byline="Ann Ray",
        outlet="The Post",
        published="2017-08-16",
        url="https://post.example/1",
    )


@pytest.mark.parametrize(
    ("page", "known"),
    [
        ("", Known()),
        (meta("og:title", "Meta") + "<title>T</title>", Known(title="Meta")),
        ("<title> T\n t </title>", Known(title="T t")),
        (meta("og:site_name", "Post"), Known(outlet="Post")),
        (meta("publisher", "https://post.example"), Known()),
        (meta("article:published_time", "2017-08"), Known(published="2017-08")),
        (meta("citation_date", "2017/08/16"), Known(published="2017-08-16")),
        (meta("date", "08/09/2017"), Known()),
        (meta("og:url", "javascript:x"), Known()),
        (
            '<link rel=canonical href="https://p.example/">',
            Known(url="https://p.example/"),
        ),
    ],
)
def test_metas_say_the_rest(page: str, known: Known) -> None:
    assert of(page) == known


def test_a_title_loses_the_outlet_at_its_end() -> None:
    page = "<title>Ferry - to stay | The Post</title>" + meta(
        "og:site_name", "The Post"
    )
    assert of(page).title == "Ferry - to stay"


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("By Ann Ray", "Ann Ray"),
        ("BY: Ann Ray and Jo Lee", "Ann Ray and Jo Lee"),
        ("Written by Ann Ray", "Ann Ray"),
        ("Byron Bay", "Byron Bay"),
        ("AP/Reuters", "AP/Reuters"),
        ("by", None),
        ("https://facebook.com/ann", None),
        ("facebook.com/ann", None),
        ("ann@post.example", None),
    ],
)
def test_authors_are_names(author: str, byline: str | None) -> None:
    assert of(meta("author", author)).byline == byline


def test_several_authors_are_named_once_each() -> None:
    page = meta("citation_author", "Ann Ray") + meta("citation_author", "Jo Lee") * 2
    assert of(page).byline == "Ann Ray, Jo Lee"


@pytest.mark.parametrize(
    ("times", "published"),
    [
        (["2017-08-16T10:00", "2017-08-16"], "2017-08-16"),
        (["2017-08-16", "2017-08-17"], None),
        (["2017-08-17", '2017-08-16" itemprop="datePublished'], "2017-08-16"),
        (["PT5M"], None),
    ],
)
def test_times_tell_if_they_are_marked_or_agree(
    times: list[str], published: str | None
) -> None:
    page = "".join(f'<time datetime="{time}">x</time>' for time in times)
    assert of(page).published == published
