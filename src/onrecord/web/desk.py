"""What all requests share: the record, a reader, and the readings just made.

The reader is made when it is first needed: it takes a third of a second.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from onrecord.record.digests import digest
from onrecord.schema import Article, Reading
from onrecord.web.records import Records
from onrecord.web.refusing import Refusal, Refused
from onrecord.web.settings import Settings

if TYPE_CHECKING:
    from onrecord import Reader

MOST_KEPT: Final = 16
"""Readings that are kept until they are added to the record, or newer ones come."""


class Desk:
    """Serves the requests of one server."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.records = Records(settings.record)
        self._reading = threading.Lock()
        self._kept: OrderedDict[str, Reading] = OrderedDict()
        self._reader: Reader | None = None

    def read(self, article: Article) -> str:
        """Read an article, one at a time; return the id under which it is kept."""
        from onrecord import Reader

        with self._reading:
            self._reader = self._reader or Reader()
            reading = self._reader.read(article)
            key = sha256(digest(article)).hexdigest()[:16]
            self._kept[key] = reading
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return key

    def kept(self, key: str) -> Reading:
        """Return a reading that was just made; Refused if it is not kept any longer."""
        reading = self._kept.get(key)
        if reading is None:
            reason = "this reading is no longer kept: read the text again"
            raise Refused(Refusal(404, "no_reading", reason))
        return reading

    def all_kept(self) -> tuple[tuple[str, Reading], ...]:
        """Return the readings that were just made, the latest first."""
        return tuple(reversed(list(self._kept.items())))

    def changing(self) -> None:
        """Raise Refused if the record is not to be changed."""
        if self.settings.read_only:
            reason = "the record is served to be read only: nothing can be changed"
            raise Refused(Refusal(403, "read_only", reason))
