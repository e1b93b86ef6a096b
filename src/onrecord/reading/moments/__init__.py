"""The moments stage: expressions of time, with their values and the days they cover.

The values are TIMEX3's (ISO-TimeML; Pustejovsky et al., 2010). Families of expressions
are tables of rules, one module each; what they mean is resolved in the order of the
text, against the article's date or the moment told last.
"""

from onrecord.reading.moments.stage import find_moments

__all__ = ["find_moments"]
