"""Identities brought up to date: only the names that new articles touched.

1. The full names of each surname that was touched are put together anew. 2. What
people judged, and who was known before, joins them further. 3. Short names are
resolved. 4. Each identity that was touched gets its name. Every step is a function of
the tables, and what is not done yet is written in `unsettled`: a run that is stopped
goes on where it was, to the same end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

import apsw

from onrecord.record.database import one, rows, transaction
from onrecord.record.identities.archive import Archive
from onrecord.record.identities.clusters import clustered
from onrecord.record.identities.comparing import Compared, Profile, compare
from onrecord.record.identities.judgements import (
    different_pairs,
    groups_judged,
    split_off,
    told_apart,
)
from onrecord.record.identities.naming import name_identities
from onrecord.record.identities.shorts import Proposal, Short, evidence, is_any, resolve

AT_ONCE: Final = 200
"""Surnames a transaction: long enough to be quick, short enough to be stopped."""

TENTH: Final = 10
"""Growth, one in so many, beyond which names are looked at anew."""

_TO_BE_NAMED: Final = (" ", 2)
"""A block that no name has, in no state that is asked for: the last step is due."""

MANY_TIMES: Final = 4
"""How much oftener a name is the other kind's for it to be that one's here too."""


def settle(db: apsw.Connection) -> None:
    """Settle the identities of all names that are not, and whose articles are there."""
    if one(db, "SELECT 1 FROM unsettled LIMIT 1") is None:
        return
    db.execute("INSERT OR IGNORE INTO unsettled VALUES (?, ?)", _TO_BE_NAMED)
    archive = Archive(db)
    while blocks := _blocks(db, is_clustered=False):
        with transaction(db):
            for block in blocks:
                _cluster(db, archive, block)
            done = "UPDATE unsettled SET is_clustered = 1 WHERE block = ?"
            db.executemany(done, [(block,) for block in blocks])
    with transaction(db):
        for group in groups_judged(db):
            _join(db, group)
    while blocks := _blocks(db, is_clustered=True):
        with transaction(db):
            for block in blocks:
                _resolve(db, archive, block)
            done = "DELETE FROM unsettled WHERE block = ?"
            db.executemany(done, [(block,) for block in blocks])
    with transaction(db):
        split_off(db)
        name_identities(db)
        db.execute("DELETE FROM unsettled WHERE block = ?", _TO_BE_NAMED[:1])


def _blocks(db: apsw.Connection, *, is_clustered: bool) -> list[str]:
    # Surnames, which are one word, before bodies: these may be persons' names.
    asked = (
        "SELECT block FROM unsettled WHERE is_clustered = ? "
        "ORDER BY instr(block, ' ') > 0, block LIMIT ?"
    )
    return [block for (block,) in rows(db, asked, (is_clustered, AT_ONCE))]


def _cluster(db: apsw.Connection, archive: Archive, block: str) -> None:
    """Put the full names of a block together: persons of a surname, or one body."""
    if not _has_grown(db, block):
        return
    profiles = archive.full_persons(block)
    found = clustered(
        profiles,
        lambda one, other: _compared(archive, one, other),
        different_pairs(db, block),
    )
    _forget_proposals(db, (profile.id for profile in profiles))
    for unit, owner in found.owner.items():
        _identify(db, unit, owner)
    known = {profile.id: profile for profile in profiles}
    for (unit, other), compared in found.proposed.items():
        articles = min(known[unit].articles, known[other].articles)
        why = "; ".join(compared.reasons)
        _propose(db, unit, Proposal(other, articles, compared.score, why))
    asked = "SELECT id FROM units WHERE block = ? AND family = 'body' AND NOT is_short"
    for (unit,) in list(rows(db, asked, (block,))):
        key, articles = _named(db, unit)
        if _is_body(db, unit) and is_any(db, key, articles):
            _part(db, [party for (party,) in rows(db, _PARTIES, (unit,))])
        else:
            _identify(db, unit, other_kind(db, unit) or unit)
    done = (
        "UPDATE units SET settled = articles + (family = 'body') * ? "
        "WHERE block = ? AND NOT is_short"
    )
    db.execute(done, (_namesake(db, block), block))


def _has_grown(db: apsw.Connection, block: str) -> bool:
    """Return whether the names of a block are to be put together anew.

    They are when there is a new name among them, or when they stand in a tenth more
    articles than when it was done last: so a record's names take time in all as its
    articles do, however often it is added to.
    """
    asked = (
        "SELECT sum(articles), sum(settled), min(settled) FROM units "
        "WHERE block = ? AND NOT is_short AND (articles OR settled)"
    )
    ((now, before, least),) = rows(db, asked, (block,))
    if now is None or not least:
        return now is not None
    return bool((now + _namesake(db, block)) * TENTH > before * (TENTH + 1))


def _namesake(db: apsw.Connection, block: str) -> int:
    """Return in how many articles a person has the name of a body."""
    asked = "SELECT articles FROM units WHERE key = 'person:' || ? AND NOT is_short"
    return int(one(db, asked, block) or 0)


_PARTIES: Final = "SELECT id FROM parties WHERE unit = ?"


def _is_body(db: apsw.Connection, unit: int) -> bool:
    """Return whether most articles take a name for a body's, not for a place's."""
    asked = (
        "SELECT sum(kind = 'organization') * 2 >= count(*) FROM parties WHERE unit = ?"
    )
    return bool(one(db, asked, unit))


def _part(db: apsw.Connection, parties: Iterable[int]) -> None:
    """Leave parties to their articles: the name does not tell whose they are."""
    away = "UPDATE parties SET identity = NULL WHERE id = ? AND identity NOTNULL"
    db.executemany(away, [(party,) for party in parties])


def other_kind(db: apsw.Connection, unit: int) -> int | None:
    """Return the person of the same name, where it is his far oftener."""
    key, articles = _named(db, unit)
    name = key.partition(":")[2]
    other = one(db, "SELECT id FROM units WHERE key = ?", f"person:{name}")
    if other is None or one(db, "SELECT is_short FROM units WHERE id = ?", other):
        return None
    is_his = _named(db, other)[1] >= MANY_TIMES * articles
    found: int | None = one(db, "SELECT identity FROM units WHERE id = ?", other)
    return found if is_his else None


def _named(db: apsw.Connection, unit: int) -> tuple[str, int]:
    asked = "SELECT key, articles FROM units WHERE id = ?"
    ((key, articles),) = rows(db, asked, (unit,))
    return key, articles


def _identify(db: apsw.Connection, unit: int, identity: int) -> None:
    """Give a name, and all parties that bear it, their identity."""
    before = one(db, "SELECT identity FROM units WHERE id = ?", unit)
    _found_identity(db, identity)
    if before != identity:
        if before is not None:
            db.execute("UPDATE identities SET is_named = 0 WHERE id = ?", (before,))
        db.execute("UPDATE units SET identity = ? WHERE id = ?", (identity, unit))
        # Who is called by a short form of it, or as it is, is to be asked anew.
        db.execute(
            "INSERT OR IGNORE INTO unsettled "
            "SELECT substr(key, 8), 0 FROM units WHERE id = ? AND family = 'person' "
            "AND NOT is_short",
            (unit,),
        )
        db.execute(
            "UPDATE units SET settled = 0 WHERE key = "
            "(SELECT 'body:' || substr(key, 8) FROM units WHERE id = ?)",
            (unit,),
        )
        called = (
            "SELECT DISTINCT ltrim(form, '~') FROM forms "
            "JOIN parties ON parties.id = forms.party "
            "WHERE parties.unit = ? AND form NOT LIKE '^%'"
        )
        anew = f"UPDATE units SET settled = 0 WHERE is_short AND block IN ({called})"  # noqa: S608
        db.execute(anew, (unit,))
        marked = f"INSERT OR IGNORE INTO unsettled SELECT *, 1 FROM ({called})"  # noqa: S608
        db.execute(marked, (unit,))
    db.execute(
        "UPDATE parties SET identity = ? WHERE unit = ? AND identity IS NOT ?",
        (identity, unit, identity),
    )


def _found_identity(db: apsw.Connection, identity: int) -> None:
    """Make sure that an identity is there; it is named when all are settled."""
    db.execute(
        "INSERT INTO identities (id, key, name, kind, is_named) "
        "VALUES (?, ?, '', '', 0) ON CONFLICT (id) DO UPDATE SET is_named = 0",
        (identity, f"#{identity}"),
    )


def _compared(archive: Archive, one_: Profile, other: Profile) -> Compared | None:
    return compare(one_, other, archive.apart, archive.company)


def _join(db: apsw.Connection, units: Iterable[int]) -> None:
    """Make the identities of names one."""
    asked = "SELECT coalesce(identity, id) FROM units WHERE id = ?"
    identities = sorted({one(db, asked, unit) for unit in units})
    for identity in identities[1:]:
        held = "SELECT id FROM units WHERE identity = ?"
        for (unit,) in list(rows(db, held, (identity,))):
            _identify(db, unit, identities[0])
    for unit in units:
        _identify(db, unit, identities[0])


def _resolve(db: apsw.Connection, archive: Archive, block: str) -> None:
    """Resolve the short names of a block, for persons and for bodies."""
    asked = (
        "SELECT id, key, family, articles, settled, seen FROM units "
        "WHERE block = ? AND is_short AND identity IS NULL ORDER BY id"
    )
    for unit, key, family, articles, before, seen in list(rows(db, asked, (block,))):
        form = key.partition(":")[2]
        told = articles + evidence(db, form)
        is_anew = not before or told * TENTH > before * (TENTH + 1)
        short = Short(unit, form, family, after=-1 if is_anew else seen)
        found = resolve(db, archive, short)
        db.execute(
            "UPDATE units SET settled = ?, seen = max(?, seen) WHERE id = ?",
            (told if is_anew else before, max(found.identities, default=0), unit),
        )
        apart = told_apart(db, unit)
        identities = {
            party: None if who in apart else who
            for party, who in found.identities.items()
        }
        if is_anew:
            _propose_all(db, unit, found.proposed, apart)
        for identity in sorted({who for who in identities.values() if who}):
            _found_identity(db, identity)
        db.executemany(
            "UPDATE parties SET identity = ? WHERE id = ? AND identity IS NOT ?",
            [(who, party, who) for party, who in identities.items()],
        )


def _propose_all(
    db: apsw.Connection,
    unit: int,
    proposed: Iterable[Proposal],
    apart: Collection[int | None],
) -> None:
    """Propose whose a short name may be, but for whom it was told apart from."""
    _forget_proposals(db, (unit,))
    for proposal in proposed:
        asked = "SELECT identity FROM units WHERE id = ?"
        if one(db, asked, proposal.unit) not in apart:
            _propose(db, unit, proposal)


def _forget_proposals(db: apsw.Connection, units: Iterable[int]) -> None:
    db.executemany("DELETE FROM proposals WHERE one = ?", [(unit,) for unit in units])


def _propose(db: apsw.Connection, unit: int, proposal: Proposal) -> None:
    db.execute(
        "INSERT OR REPLACE INTO proposals VALUES (?, ?, ?, ?, ?)",
        (unit, proposal.unit, proposal.articles, proposal.score, proposal.why),
    )
