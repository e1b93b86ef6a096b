import pytest

from onrecord.errors import OptionError
from onrecord.intake.given import Given, Known, article_of, content_id, from_text


def test_given_holds_its_date_as_iso() -> None:
    assert Given(published="2017-08-16T10:00:00Z").published == "2017-08-16"


def test_given_refuses_what_is_no_date() -> None:
    with pytest.raises(OptionError):
        Given(published="last week")


def test_what_is_given_goes_before_what_is_known() -> None:
    known = Known(id="7", title="Page", outlet="The Page", published="2016", byline="A")
    article = article_of("x", Given("2017", "The Post"), known=known)
    found = (article.id, article.title, article.outlet, article.published)
    assert found == ("7", "Page", "The Post", "2017")
    assert article.byline == "A"


def test_a_text_without_an_id_has_that_of_its_content() -> None:
    assert from_text("The mayor spoke.").id == from_text("The mayor spoke.").id
    assert from_text("The mayor spoke.").id != from_text("The mayor spoke").id
    assert len(content_id("")) == 16


@pytest.mark.parametrize("text", ["", "a\r\nb\x00\u202e", "\ud800", "\U0001f600"])
def test_from_text_keeps_the_text_to_the_letter(text: str) -> None:
    assert from_text(text).text == text


def test_ids_tell_lone_surrogates_apart() -> None:
    assert content_id("\ud800") != content_id("\ud801")
