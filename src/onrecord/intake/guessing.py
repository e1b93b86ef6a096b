"""Which encoding bytes are in that say nothing of it, and what encodings are called."""

from __future__ import annotations

import codecs
import re

WESTERN = "cp1252"
"""What English text is in when it is in none of the Unicode encodings."""

_CANDIDATES = ["cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp437", "cp850"]
_CANDIDATES += ["iso8859_2", "iso8859_15", "koi8_r", "mac_roman"]
_CANDIDATES += ["big5", "cp932", "euc_jp", "euc_kr", "gb18030"]

# A page may name any codec that Python has, of which some are no encodings of text and
# some take a time that grows with the square of the length; so only these are followed.
_FOLLOWED = frozenset(
    ["utf-8", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic"]
    + ["big5", "cp932", "cp949", "euc_jp", "gb18030"]
    + ["cp437", "cp850", "cp866", "cp874", *(f"cp125{part}" for part in range(9))]
    + [f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)]
)
# As browsers read these labels: by the larger set that pages really use.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_LABEL = re.compile(r"[A-Za-z0-9_:-]{1,40}")
_HIGH = re.compile(rb"[\x80-\xff]")

MOST_HIGH = 0.3
"""Bytes above ASCII, a byte, beyond which what no encoding fits is no text at all."""


def codec_of(label: str) -> str | None:
    """Return the codec for a label as web pages write it, None for one not followed."""
    if not _LABEL.fullmatch(label):
        return None
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return _WIDER.get(name) or (name if name in _FOLLOWED else None)


def web_name(codec: str) -> str:
    """Return what people call a codec: windows-1252."""
    name = codecs.lookup(codec).name
    if name.startswith("cp125"):
        return f"windows-{name[2:]}"
    return name.replace("iso8859", "iso-8859")


def guess(data: bytes, length: int) -> str | None:
    """Return the encoding that data most likely is in, None if it seems to be no text.

    Looked at is a sample of that length about the first byte above ASCII.
    """
    # Imported late: it is needed for few files, and start-up counts.
    from charset_normalizer import from_bytes

    high = _HIGH.search(data)
    start = max(0, high.start() - 1_024) if high else 0
    sample = data[start : start + length]
    results = from_bytes(sample, cp_isolation=_CANDIDATES)
    best = results.best()
    if best is None:
        above = len(_HIGH.findall(sample))
        return None if above > MOST_HIGH * len(sample) else WESTERN
    # Several often do equally well, and give the same text: then it is the likely one.
    equal = [
        name
        for match in results
        if (match.chaos, match.coherence) == (best.chaos, best.coherence)
        for name in match.could_be_from_charset
    ]
    return WESTERN if WESTERN in equal else best.encoding
