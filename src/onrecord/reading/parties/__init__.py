"""The parties stage: everybody named in an article, and who made each statement.

Names are joined by rules, offices by what stands beside names, pronouns by a learned
scorer over the encoder's own vectors. Where nothing tells, there is no speaker, and the
statement says why.
"""

from onrecord.reading.parties.joining import join_parties

__all__ = ["join_parties"]
