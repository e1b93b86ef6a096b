"""What English names are made of: titles, honorifics, short forms, generations.

Closed lists of words, which both the reading of one article and the identities of an
archive go by. Words are folded: in small letters, without a full stop.
"""

from __future__ import annotations

from onrecord.lists import listed

MALE_HONORIFICS = listed("mr sir lord")
FEMALE_HONORIFICS = listed("mrs ms miss dame lady madam")
HONORIFICS = MALE_HONORIFICS | FEMALE_HONORIFICS | listed("dr messrs")

TITLES = HONORIFICS | listed(
    """acting admiral agent ambassador archbishop assistant associate attorney atty
    baron baroness bishop brig brigadier capt captain cardinal chair chairman
    chairperson chairwoman chancellor chief cmdr co-chair coach col colonel
    commander commissioner congressman congresswoman controller coordinator corporal
    counsel
    councillor councilman councilmember councilwoman count countess cpl dep deputy
    det detective director doctor duchess duke elect emeritus executive father first
    foreign former general gen gov governor homeland house imam inspector judge
    justice king lead leader lieutenant lt maj major majority manager mayor minister
    minority officer pastor pope pres president presidential press prime prince
    princess principal prof professor prosecutor queen rabbi rep representative rev
    reverend secretary security sen senate senator sergeant sgt sheriff sister
    solicitor speaker special spokesman spokesperson spokeswoman state supervisor
    superintendent supt sultan treasurer trooper under vice warden nominee candidate
    retired then"""
)
GENERATIONS = listed("jr sr ii iii iv")
"""What tells father from son."""

DEGREES = listed("esq phd md jd")
SUFFIXES = GENERATIONS | DEGREES
NICKNAMES = tuple(
    frozenset(names.split())
    for names in (
        "alexander alex",
        "andrew andy drew",
        "anthony tony",
        "benjamin ben",
        "catherine kathy cathy kate",
        "charles charlie chuck",
        "christopher chris",
        "daniel dan danny",
        "david dave",
        "deborah debbie",
        "donald don",
        "douglas doug",
        "edward ed eddie ted",
        "elizabeth liz beth betsy",
        "frederick fred",
        "gerald jerry gerry",
        "gregory greg",
        "james jim jimmy jamie",
        "jeffrey jeff",
        "jennifer jenny jen",
        "john jack johnny",
        "joseph joe",
        "joshua josh",
        "katherine kathy kate katie",
        "kathleen kathy",
        "kenneth ken",
        "lawrence larry",
        "leonard len",
        "margaret maggie peggy",
        "matthew matt",
        "michael mike",
        "nicholas nick",
        "pamela pam",
        "patricia pat patty",
        "patrick pat",
        "peter pete",
        "philip phil",
        "raymond ray",
        "rebecca becky",
        "richard dick rick rich",
        "robert bob bobby rob",
        "ronald ron",
        "samuel sam",
        "stephen steve",
        "steven steve",
        "susan sue",
        "terrence terry",
        "theodore ted",
        "thomas tom tommy",
        "timothy tim",
        "victoria vicky",
        "walter walt",
        "william bill billy will",
    )
)
"""Given names and their short forms, each group in common use (English)."""

BODY_NICKNAMES = {
    "gop": "republican party",
    "grand old party": "republican party",
    "house representatives": "house",
}
"""What a body is called in common use, that its own words do not tell."""

WHOLE_ONLY = frozenset(("white house",))
"""Bodies that are never called by their last word, which is another body's name."""

PARTICLES = listed(
    "al bin da de del della den der di du el ibn la le ten ter van von y"
)

NICKNAMED = {
    given: frozenset().union(*(group for group in NICKNAMES if given in group))
    for group in NICKNAMES
    for given in group
}
"""What is usual for each given name: one may be short for several (`Ed`)."""
