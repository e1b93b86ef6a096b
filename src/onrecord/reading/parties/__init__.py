"""The parties stage, in its first form: who each source is, within the article.

Names are joined by plain rules, pronouns by a simple one; a source that nothing tells
is left without a speaker.
"""

from onrecord.reading.parties.joining import join_parties

__all__ = ["join_parties"]
