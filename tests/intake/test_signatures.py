import pytest

from onrecord.intake.signatures import control_share, refused


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04word/document.xml", "Office"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"{\\rtf1 \\ansi Hello}", "RTF"),
        (b"RIFF\x00\x01\x02\x03WEBP", "image"),
        (b"\x00\x00\x00\x18ftypmp42", "film"),
        (b"a.txt" + bytes(252) + b"ustar\x0000", "tar"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;", "MHTML"),
    ],
)
def test_refused_names_the_format(data: bytes, named: str) -> None:
    assert named in (refused(data) or "")


@pytest.mark.parametrize(
    "data", [b"", b"RIFF raff, they sang.", b"ID3 is a tag.", b"{"]
)
def test_texts_are_not_refused(data: bytes) -> None:
    assert refused(data) is None


def test_control_share_counts_what_no_text_needs() -> None:
    assert control_share(b"a\t\r\n") == 0
    assert control_share(b"\x00\x01ab") == 0.5
