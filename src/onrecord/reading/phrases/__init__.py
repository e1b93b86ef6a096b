"""Phrases: the lexemes of a passage, the numbers among them, and grammars over them.

Moments and figures are both found by these. It touches: a string. It knows nothing of
the model, of files, or of what an expression means.
"""
