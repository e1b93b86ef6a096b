"""The closed word lists of the name rules: titles, honorifics, nouns, pronouns.

English only. A list is here because its words are a closed class, or because each of
them decides a kind; nothing is listed for the sake of one article.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.lists import listed
from onrecord.naming import (
    FEMALE_HONORIFICS,
    MALE_HONORIFICS,
)

MALE_TITLES = MALE_HONORIFICS | listed(
    """baron chairman congressman councilman count duke emperor father king pope prince
    salesman spokesman sultan actor businessman brother uncle son husband grandfather
    grandson nephew widower boyfriend man boy gentleman"""
)
FEMALE_TITLES = FEMALE_HONORIFICS | listed(
    """baroness chairwoman congresswoman councilwoman countess duchess empress mother
    princess queen saleswoman sister spokeswoman actress businesswoman aunt daughter
    wife grandmother granddaughter niece widow girlfriend woman girl lady"""
)
RELATIVES = listed(
    """wife husband son daughter mother father brother sister widow widower uncle aunt
    nephew niece grandson granddaughter grandfather grandmother cousin fiancee"""
)
"""Whoever is introduced as somebody's relative has a surname that is not his alone."""

SHORT_FIRMS = listed("co corp inc ltd")
CORPORATE = listed(
    """center centre co company corp corporation foundation group holdings inc
    institute institution llc ltd research university"""
)
"""What a body's name may go on with that is left out when it is named again."""

LEADING_PARTICLES = listed("bin da de del della den der di du la ten van von")
"""Particles that begin a sentence with a surname: `De Blasio added`."""

PERSON_PRONOUNS = listed("he she him her his hers himself herself")
WRITER_PRONOUNS = listed("i me my mine myself you your")
GROUP_PRONOUNS = listed("they them their themselves")
OUR_PRONOUNS = listed("we us our ours ourselves")
THING_PRONOUNS = listed("it its itself this that which what")
RELATIVE_PRONOUNS = listed("who whom whoever whose")
PRONOUNS = (
    PERSON_PRONOUNS
    | GROUP_PRONOUNS
    | THING_PRONOUNS
    | RELATIVE_PRONOUNS
    | WRITER_PRONOUNS
    | OUR_PRONOUNS
)
MALE_PRONOUNS = listed("he him his himself")
FEMALE_PRONOUNS = listed("she her hers herself")

DOCUMENT_NOUNS = listed(
    """account ad affidavit agreement analysis article bill book brief column complaint
    constitution contract data decision document documents draft editorial email emails
    figures filing filings finding findings indictment law lawsuit letter letters memo
    memorandum message opinion order paper petition poll polls post press-release
    projection projections record records release report reports research resolution
    result results review rule ruling statement statistics studies study subpoena suit
    survey surveys testimony text transcript transcripts treaty tweet tweets verdict
    video warrant website"""
)

ORGANISATION_NOUNS = listed(
    """academy administration agency airlines appeals alliance army assembly associates
    association authority bank board broadcasting brotherhood bureau cabinet campaign
    center centre chamber church club co coalition college commission committee company
    conference congress consortium convention corp corporation council court daily
    delegation department dept embassy enterprises exchange federation firm force forum
    foundation fund government group guard headquarters herald holdings hospital hotel
    house inc industries institute institution intelligence international journal league
    legislature llc ltd magazine ministry museum nations navy network news newspaper
    office organization organisation pac parliament partners partnership party police
    post press project registry reserve school senate service services society street
    studio studios syndicate systems taskforce team technologies times today treasury
    tribune trust union university"""
)

PLACE_NOUNS = listed(
    "borough city county district island islands province town village"
)

GROUP_NOUNS = listed(
    """advisers advisors advocates aides allies americans analysts attorneys authorities
    backers campaigners citizens colleagues conservatives critics delegates democrats
    diplomats economists editors executives experts families few friends groups
    historians investigators investors journalists lawmakers lawyers leaders liberals
    many members most observers officers officials operatives opponents organizers
    others parents people police politicians pollsters prosecutors protesters pundits
    readers reporters republicans researchers residents rivals scholars scientists
    senators several skeptics some sources spokesmen staff staffers strategists students
    supporters surrogates teachers users veterans victims voters witnesses women
    men workers"""
)

PARTY_MEMBERS = listed("conservative democrat republican")
"""What ends a description, and no name: `the Ohio Republican`."""

ROLE_NOUNS = listed(
    """ambassador attorney billionaire businessman businesswoman candidate chairman
    chairwoman chancellor chief commissioner congressman congresswoman contender
    councilman councilwoman counsel developer director economist executive governor
    incumbent judge lawmaker lawyer leader mayor minister mogul nominee official
    president principal professor prosecutor secretary senator sheriff spokesman
    spokeswoman superintendent tycoon"""
)
"""What a person may be called who was named just before: `the nominee`."""

CALLED_NOUNS = listed(
    """billionaire businessman businesswoman candidate contender developer incumbent
    lawmaker mogul nominee tycoon"""
)
"""What anybody of note may be called, of whom no office is told."""

ANY_BODIES = listed(
    """agency airline association bank bureau charity commission company department firm
    group institute institution manufacturer ministry newspaper nonprofit organization
    organisation outlet paper publication retailer station thinktank union university"""
)
"""What a body may be called that was named just before: `the agency`."""

POSSESSED = listed("administration camp campaign office team")
"""What belongs to a person and speaks as a body: `the Ray campaign`, `his campaign`."""

OWN_WORDS = listed(
    """account accusation agenda answer argument assertion attack attacks claim claims
    comment comments criticism criticisms idea ideas insistence letter message opinion
    plan plans pledge policies policy position post posts promise promises proposal
    proposals remark remarks reply response rhetoric speech speeches statement
    statements suggestion testimony tweet tweets version view views vision vow words"""
)
"""What somebody says or has in mind: the speaker of `Ray’s plan` is Ray."""

NO_PERSON_NOUNS = listed(
    """act agreement amendment avenue award bill bridge building cup day deal debate
    election festival games hall highway initiative law memorial mountain ocean order
    park plan plaza prize program project protocol report river road room sea square
    state states summit tower treaty valley war week weekend"""
)
"""Last words of names that nobody bears who speaks."""

NO_PERSON_FIRSTS = listed(
    "african american asian central east eastern european great greater latin middle "
    "new north northern south southern united upper west western"
)

CONNECTORS = listed("of for and the")
"""Small words inside a name or title: `Board of Health`, `Secretary of State`."""

PREPOSITIONS = listed(
    "about against among around as at by for from in into like near of on over than "
    "to with"
)

NOT_NAMES = listed(
    """a about according accordingly additionally after all also although among an and
    another any april as asked at august because before being both but by can december
    despite did do does beyond during each earlier even every february few first for
    former friday from had has have he her here his how however i if in indeed instead
    is it its january july june just last later like many march may meanwhile monday
    moreover most much my next no nor not november now october of on one only or other
    others our over perhaps saturday said says second september several she since so
    some still such sunday than that the their them then there therefore these they this
    those though through thursday to today tomorrow tuesday under unlike until up was we
    wednesday were what when where whether which while who whom whose why will with
    without would yes yesterday yet you your are"""
)


def gender_of(words: Iterable[str]) -> str | None:
    """Return what folded words of a title tell: `male`, `female`, or None."""
    found = set(words)
    if found & MALE_TITLES:
        return "male"
    return "female" if found & FEMALE_TITLES else None
