"""Who is who across articles: names compared, sure ones merged, the rest proposed.

It touches the tables of names and identities alone; a reading is never changed by it.
"""

from onrecord.record.identities.judging import Judge
from onrecord.record.identities.settling import settle

__all__ = ["Judge", "settle"]
