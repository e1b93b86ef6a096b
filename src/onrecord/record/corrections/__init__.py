"""What people put right in readings: events, folded over what the reader read.

An event is kept with who, when and why; the record has what follows from those that
hold. `corrected` is the whole of the rule, and a pure function.
"""

from onrecord.record.corrections.change import Change, Event
from onrecord.record.corrections.folding import corrected

__all__ = ["Change", "Event", "corrected"]
