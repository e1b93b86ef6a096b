import pytest

from onrecord.intake.head import Head


@pytest.mark.parametrize(
    ("page", "deepest"),
    [
        ("<div><p><b>x</b></p></div>", 3),
        ("<p>a<p>b<p>c", 1),
        ("<ul>" + "<li>a" * 500 + "</ul>", 2),
        ("<table>" + "<tr><td>a<td>b" * 500 + "</table>", 3),
        ("<br><img><hr>" * 500, 0),
        ("<b><div></b></div>" * 10, 11),
        ("</i>" * 500, 0),
    ],
)
def test_depth_is_that_of_the_tree(page: str, deepest: int) -> None:
    assert Head(page).measure.deepest == deepest


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 200, "stand in each other"),
        ("<i></i>" * 150_000, "tags"),
        ("<table></table>" * 1_100, "tables"),
        (f"<p {' '.join(f'a{number}' for number in range(1_100))}>", "attributes"),
    ],
)
def test_beyond_tells_what_is_too_much(page: str, reason: str) -> None:
    assert reason in (Head(page).measure.beyond() or "")


def test_an_article_is_within_all_measures() -> None:
    assert Head("<html><body>" + "<p>Words.</p>" * 2_000).measure.beyond() is None
