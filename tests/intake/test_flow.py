import pytest

from onrecord.intake.flow import flow


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One <b>and</b>\n two.<p>Three.<br>Four.", "One and two.\nThree.\nFour."),
        ("<h1>Head</h1><ul><li>a<li>b</ul>", "Head\na\nb"),
        ("<head><title>T</title></head><p>x", "x"),
        ("<head><title>T</title><p>x", "x"),
        ("<p>x<script>var a = '<p>no';</script> y<style>p {}</style>", "x y"),
        ("<nav><a>Home</a></nav><p>x<aside>More</aside><footer>©", "x"),
        ("<div><nav><a>Home</div><p>x", "x"),
        ("<form><p>x<button>Send</button></form>", "x\nSend"),
        ("plain words", "plain words"),
        ("", ""),
    ],
)
def test_flow_gives_paragraphs(page: str, text: str) -> None:
    assert flow(page) == text
