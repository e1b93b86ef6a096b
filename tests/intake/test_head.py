from onrecord.intake.head import Head

PAGE = """<head><title>Ferry to stay</title>
<meta property="og:title" content="Ferry"><meta name="Author" content="Ann Ray">
<meta name="author" content="Jo Lee"><meta name="empty" content="">
<link rel="shortlink canonical" href="https://post.example/ferry">
<script>var x = "<title>no</title>";</script>
<script type="Application/LD+JSON; charset=utf-8">{"a": "<b>"}</script></head>
<body><svg><title>Logo</title></svg><time datetime="2017-08-16" pubdate>today</time>
<time datetime="2017-08-17">tomorrow</time>"""


def test_head_collects_what_the_page_says() -> None:
    head = Head(PAGE)
    assert head.titles == ["Ferry to stay"]
    assert head.metas == {"og:title": ["Ferry"], "author": ["Ann Ray", "Jo Lee"]}
    assert head.canonical == "https://post.example/ferry"
    assert head.scripts == ['{"a": "<b>"}']
    assert head.times == ["2017-08-16", "2017-08-17"]
    assert head.published == ["2017-08-16"]
