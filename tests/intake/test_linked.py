import json

import pytest

from onrecord.intake.linked import Linked

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Ferry to stay",
    "author": [{"@type": "Person", "name": "Ann Ray"}, "Jo Lee"],
    "publisher": {"name": "The Harbour Post"},
    "datePublished": "2017-08-16",
    "mainEntityOfPage": {"@id": "https://post.example/ferry"},
}


def of(*scripts: object) -> Linked:
    return Linked(json.dumps(script) for script in scripts)


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        [{"@type": "WebSite", "name": "Site"}, ARTICLE],
        {"@graph": [{"@type": "BreadcrumbList"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        [{"@type": "Article", "headline": "Other"}, ARTICLE],
        {**ARTICLE, "@type": ["Thing", "http://schema.org/ReportageNewsArticle"]},
    ],
)
def test_the_article_is_found_wherever_it_stands(script: object) -> None:
    linked = of(script)
    assert linked.title == "Ferry to stay"
    assert linked.authors == ["Ann Ray", "Jo Lee"]
    assert linked.outlet == "The Harbour Post"
    assert linked.published == "2017-08-16"
    assert linked.urls == [None, "https://post.example/ferry"]


def test_references_are_followed() -> None:
    article = {"@type": "BlogPosting", "author": {"@id": "#ann"}}
    person = {"@type": "Person", "@id": "#ann", "name": "Ann Ray"}
    assert of({"@graph": [article, person]}).authors == ["Ann Ray"]


@pytest.mark.parametrize(
    "script",
    ["", "{", "[" * 100_000, '{"@type": 7}', "null", '"NewsArticle"', "1" * 9_999],
)
def test_broken_scripts_are_passed_over(script: str) -> None:
    linked = Linked([script, json.dumps(ARTICLE)])
    assert linked.title == "Ferry to stay"
    assert Linked([script]).title is None


def test_line_ends_inside_strings_are_borne() -> None:
    script = '{"@type": "NewsArticle", "headline": "Ferry\n to stay"}'
    assert Linked([script]).title == "Ferry to stay"
