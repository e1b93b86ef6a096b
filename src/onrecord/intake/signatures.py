"""Bytes that are no text: what gives them away, and what to do with them instead."""

from __future__ import annotations

_SAVE = "open it and save its text as a .txt file"
_UNPACK = "unpack it, and name the files in it or their folder"

# First bytes, what they are the first bytes of, and what to do.
_KNOWN: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "turn it into text, for example with pdftotext"),
    (b"PK\x03\x04", "a zip archive or an Office document", _SAVE),
    (b"PK\x05\x06", "an empty zip archive", _UNPACK),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _SAVE),
    (b"{\\rtf", "an RTF document", _SAVE),
    (b"%!PS", "PostScript", _SAVE),
    (b"\x1f\x8b", "packed with gzip", _UNPACK),
    (b"BZh", "packed with bzip2", _UNPACK),
    (b"\xfd7zXZ\x00", "packed with xz", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a rar archive", _UNPACK),
    (b"WARC/", "a web archive", "take the pages out of it as HTML files"),
    (b"bplist00", "a Safari web archive", "save the page as HTML instead"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "give the text that it shows"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text that it shows"),
    (b"GIF87a", "a GIF image", "give the text that it shows"),
    (b"GIF89a", "a GIF image", "give the text that it shows"),
    (b"II*\x00", "a TIFF image", "give the text that it shows"),
    (b"MM\x00*", "a TIFF image", "give the text that it shows"),
    (b"RIFF", "an image, a sound or a film", "give the text of it"),
    (b"ID3", "a sound", "give its transcript"),
    (b"OggS", "a sound", "give its transcript"),
    (b"SQLite format 3\x00", "an SQLite database", "name the articles themselves"),
    (b"PAR1", "a Parquet table", "write it as JSON Lines"),
    (b"\x7fELF", "a program", "name the articles themselves"),
)
_NEEDS_PROOF = frozenset({b"RIFF", b"ID3", b"BZh", b"OggS", b"PAR1"})
_CONTROLS = bytes({*range(32)} - set(b"\t\n\v\f\r\x1b"))

HEAD = 2_048
"""How many of the first bytes tell."""


def refused(data: bytes) -> str | None:
    """Return why bytes that begin so are no text, and what to do; else None."""
    head = data[:HEAD]
    if b"MIME-Version:" in head and b"multipart/related" in head:
        return "this is a web page saved as MHTML; save it as HTML instead"
    if head[4:8] == b"ftyp" and head[:1] == b"\x00":
        return "this is a film or an image, not text; give the text of it"
    if head[257:262] == b"ustar":
        return f"this is a tar archive, not text; {_UNPACK}"
    for signature, what, advice in _KNOWN:
        # Letters alone may begin a text too; a control character beside them is proof.
        if head.startswith(signature) and (
            signature not in _NEEDS_PROOF or control_share(head)
        ):
            return f"this is {what}, not text; {advice}"
    return None


def control_share(data: bytes) -> float:
    """Return which share of the bytes are control characters that no text needs."""
    return 1 - len(data.translate(None, _CONTROLS)) / len(data) if data else 0.0
