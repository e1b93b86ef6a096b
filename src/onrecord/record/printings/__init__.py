"""What is printed more than once: stories in several papers, words in several stories.

Articles are compared in the order of the record, each with those before it, a batch at
a time: what is not compared yet stands in `uncompared`.
"""

from onrecord.record.printings.comparing import (
    compare_later,
    compare_printings,
    forget,
    story_of,
)

__all__ = ["compare_later", "compare_printings", "forget", "story_of"]
