"""The errors that onrecord raises, and the reasons for which it leaves an article out.

    OnrecordError
    ├── InputError        what was given cannot be read: a file, a line, a page
    ├── OptionError       an option's value is not of its form
    ├── WeightsError      the weights are not those that their manifest describes
    ├── ReadingError      a stage failed on one article
    ├── RecordError       a record cannot be opened, asked or written
    └── OutputError       what was read cannot be written

Each has a short stable `code`, and a message of one sentence that says what was
received and what to do. An article that is left out of a run is no exception but a
`Skipped`.
"""

from __future__ import annotations

from dataclasses import dataclass


class OnrecordError(Exception):
    """Base of all errors that onrecord raises on purpose."""

    code = "error"


class InputError(OnrecordError):
    """What was given cannot be read."""

    def __init__(self, code: str, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.code, self.where, self.reason = code, where, reason


class OptionError(OnrecordError):
    """The value of an option is not of its form."""

    code = "bad_option"


class WeightsError(OnrecordError):
    """The weights are missing, damaged, or of another kind than expected."""

    code = "bad_weights"


class ReadingError(OnrecordError):
    """A stage failed on an article."""

    code = "stage_failed"

    def __init__(self, stage: str, article: str, reason: str) -> None:
        self.stage, self.article = stage, article
        self.reason = f"the stage {stage!r} failed: {reason}"
        super().__init__(f"{article}: {self.reason}")


class RecordError(OnrecordError):
    """A record cannot be opened, asked or written."""

    def __init__(self, code: str, record: object, reason: str) -> None:
        super().__init__(f"{record}: {reason}")
        self.code, self.record, self.reason = code, record, reason


class OutputError(OnrecordError):
    """What was read cannot be written where it should be."""

    code = "not_written"


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article that was left out, and why.

    `where` names the file and, for a line of it, the line: `city.jsonl:12`. `code` is a
    short stable word; `reason` a sentence for a person.
    """

    where: str
    code: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"

    @classmethod
    def of(cls, error: InputError) -> Skipped:
        """Return the skip that stands for an input error."""
        return cls(error.where, error.code, error.reason)
