"""What the files of an article are called: a safe name, told from its id alone."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final

LONGEST: Final = 60
"""Characters of an id that a name keeps: file systems hold 255 bytes, paths 260."""
PLAIN: Final = re.compile(rf"(?!.*-[0-9a-f]{{12}}\Z)[a-z0-9][a-z0-9_-]{{0,{LONGEST}}}")
UNSAFE: Final = re.compile(r"[^A-Za-z0-9]+")
DEVICES: Final = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


def file_name(article_id: str) -> str:
    """Return a file's name, without its ending, for an article's id.

    An id of few small letters, digits, `_` and `-` is its own name. Any other is made
    safe and told apart by 12 digits of its hash: ids that differ by their great
    letters only would be one file on many disks, and some names mean a device.
    """
    if PLAIN.fullmatch(article_id) and not DEVICES.fullmatch(article_id):
        return article_id
    digits = sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    readable = UNSAFE.sub("_", article_id)[:LONGEST].strip("_") or "article"
    return f"{readable}-{digits}"
