"""Entries in words for a person, the same on a terminal and on a page.

It knows readings and rows of a record; where the words are printed is for the fronts.
"""
