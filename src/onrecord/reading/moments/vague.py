"""Words for now, the past and the future, which name no day of the calendar."""

from __future__ import annotations

from onrecord.lists import listed
from onrecord.reading.moments.meanings import Meaning, always
from onrecord.reading.phrases.grammar import Rule, after_words

AT = after_words(listed("at by"))
PRESENT = (
    "now", "right now", "until now", "just now", "currently", "presently", "nowadays",
    "at present", "the present", "these days", "the moment", "the time being",
    "current", "present day", "present - day", "to date",
)  # fmt: skip
PAST = (
    "recently", "recent", "the recent past", "the past", "lately", "long ago",
    "not long ago",
)  # fmt: skip
FUTURE = (
    "the future", "future", "the near future", "the foreseeable future", "very soon",
    "the coming days", "the near term", "the long term",
)  # fmt: skip


RULES: tuple[Rule[Meaning], ...] = (
    *(Rule(pattern, always("PRESENT_REF")) for pattern in PRESENT),
    *(Rule(pattern, always("PAST_REF")) for pattern in PAST),
    *(Rule(pattern, always("FUTURE_REF")) for pattern in FUTURE),
    Rule("the (same)? time", always("PRESENT_REF"), AT),
    Rule("(this|that) time", always("PRESENT_REF"), AT),
)
