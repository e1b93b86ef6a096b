"""`Record`: one SQLite file that is asked, in rows that are plain frozen objects."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from onrecord.record import (
    asking,
    counting,
    faceting,
    people,
    reviewing,
    searching,
    showing,
    subjects,
)
from onrecord.record.closing import Closing
from onrecord.record.database import at_once, close, one, open_to_read, rows, told
from onrecord.record.filters import Filters
from onrecord.record.finding import article_at, identities_called, the_identity
from onrecord.record.identities.judgements import judgements_on
from onrecord.record.identities.reasons import evidence
from onrecord.record.loading import reading_of
from onrecord.record.rows import (
    Correction,
    Evidence,
    Facets,
    Failure,
    Identity,
    JudgementMade,
    PartyPage,
    ProposedMerge,
    Quotation,
    Quoted,
    Removal,
    Results,
    Subject,
    Variant,
)
from onrecord.schema import ReaderVersion, Reading

EVERYTHING = Filters()


class Record(Closing):
    """The record of a file, to be asked; any number may ask while one writes.

    Raises RecordError if there is no such file, or it is no record.

        with Record("city.db") as record:
            found = record.search("sanctuary OR detainer", Filters(by="Ann Ray"))
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._db = open_to_read(self.path)

    def close(self) -> None:
        """Let go of the file."""
        close(self._db)

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Answer all that is asked within as of one moment, whatever is written."""
        with told(self.path), at_once(self._db):
            yield

    def __len__(self) -> int:
        """Return how many articles it holds."""
        with self.at_once():
            return int(one(self._db, "SELECT count(*) FROM articles"))

    def search(
        self,
        words: str | None = None,
        filters: Filters = EVERYTHING,
        *,
        order: asking.Order = "best",
        once: bool = False,
        limit: int = 20,
        offset: int = 0,
    ) -> Results:
        """Return the statements that fit, a page of them.

        `words` as a person types them: words, "phrases", pref*, AND, OR, NOT. `once`
        gives words that several papers print once. Raises OptionError if there is no
        word in `words`, or no such page.
        """
        with self.at_once():
            return searching.search(
                self._db, words, filters,
                order=order, once=once, limit=limit, offset=offset,
            )  # fmt: skip

    def found(
        self,
        words: str | None = None,
        filters: Filters = EVERYTHING,
        *,
        order: asking.Order = "best",
        once: bool = False,
    ) -> Iterator[Quotation]:
        """Return all that `search` would page through, in the same order.

        Which they are is looked up at once, and each is read when it is asked for. Of
        more than 2,000 hits `best` gives the latest added first. Raises OptionError if
        there is no word in `words`.
        """
        with self.at_once():
            met = searching.found(self._db, words, filters, order=order, once=once)
        return self._told(met)

    def facets(
        self,
        words: str | None = None,
        filters: Filters = EVERYTHING,
        *,
        most: int = 12,
    ) -> Facets:
        """Return by whom, where, when and how the statements that fit were said.

        They are counted up to 2,000, of more the latest added; a list has `most`
        entries. Raises OptionError if there is no word in `words`.
        """
        with self.at_once():
            return faceting.facets(self._db, words, filters, most)

    def subject(
        self,
        words: str,
        filters: Filters = EVERYTHING,
        *,
        by: Literal["party", "outlet"] = "party",
        groups: int = 6,
        each: int = 8,
    ) -> Subject:
        """Return what each party, or outlet, has on some words, side by side.

        Those with most statements come first, `groups` of them with `each` statements,
        the oldest first. Of over 2,000 statements that fit, the latest added are
        looked at. Raises OptionError if there is no word in `words`.
        """
        with self.at_once():
            return subjects.subject(
                self._db, words, filters, by=by, groups=groups, each=each
            )

    def quotations(self, filters: Filters = EVERYTHING) -> Iterator[Quotation]:
        """Yield all statements that fit, in the order in which they were added."""
        fits, bound = filters.conditions(self._meant(filters))
        asked = (
            f"SELECT statements.id FROM {asking.TABLES} "  # noqa: S608
            f"WHERE {fits} ORDER BY statements.id"
        )
        with told(self.path):
            for (number,) in rows(self._db, asked, bound):
                yield searching.quotation(self._db, number)

    def quotation(self, address: str) -> Quotation:
        """Return the statement of an address, `ARTICLE#s12`, and the words around it.

        Raises RecordError if there is none.
        """
        with self.at_once():
            number = showing.statement_at(self._db, address, self.path)
            return searching.quotation(self._db, number, showing.AROUND)

    def variants(self, address: str) -> tuple[Variant, ...]:
        """Return where else the words of a statement are printed, and how they differ.

        Raises RecordError if there is no such statement.
        """
        with self.at_once():
            number = showing.statement_at(self._db, address, self.path)
            return showing.variants(self._db, number)

    def is_article(self, address: str) -> bool:
        """Return whether an address is that of an article, not of a statement."""
        with self.at_once():
            return showing.parted(self._db, address)[1] is None

    def reading(self, address: str) -> Reading:
        """Return the reading of an article, to the letter; RecordError for none."""
        with self.at_once():
            number = article_at(self._db, address, self.path)
            return reading_of(self._db, number)

    def statements(self, address: str) -> tuple[Quotation, ...]:
        """Return the statements of an article in its order; RecordError for none."""
        asked = "SELECT id FROM statements WHERE article = ? ORDER BY id"
        with self.at_once():
            number = article_at(self._db, address, self.path)
            found = list(rows(self._db, asked, (number,)))
            return tuple(searching.quotation(self._db, one) for (one,) in found)

    def readings(self) -> Iterator[Reading]:
        """Yield the readings of all articles, in the order in which they were added."""
        with told(self.path):
            for (number,) in rows(self._db, "SELECT id FROM articles ORDER BY id"):
                yield reading_of(self._db, number)

    def party(self, name: str) -> PartyPage:
        """Return what the record tells of one party, by its name or key.

        Raises RecordError if nobody is called so, OptionError if several are.
        """
        with self.at_once():
            identity = the_identity(self._db, name, self.path)
            return people.party_page(self._db, identity)

    def evidence(self, name: str, most: int = 40) -> tuple[Evidence, ...]:
        """Return the names that one party goes by, and why each is taken for its own.

        The name that the others were joined to comes first, then those of most
        articles, `most` in all. What a rule told when the names were put together is
        told as it is now; where it cannot be, that is said. Raises as `party` does.
        """
        with self.at_once():
            identity = the_identity(self._db, name, self.path)
            return evidence(self._db, identity, most)

    def judgements_on(self, name: str) -> tuple[JudgementMade, ...]:
        """Return what people judged on the names of one party, and took back of it.

        Raises as `party` does.
        """
        with self.at_once():
            identity = the_identity(self._db, name, self.path)
            return tuple(
                JudgementMade(*row) for row in judgements_on(self._db, identity)
            )

    def quoted(
        self,
        filters: Filters = EVERYTHING,
        *,
        by: counting.Group = "party",
        once: bool = False,
        limit: int = 20,
    ) -> tuple[Quoted, ...]:
        """Return who is quoted oftenest; by outlet, or by month, if asked for."""
        with self.at_once():
            return counting.quoted(self._db, filters, by=by, once=once, limit=limit)

    def identities(self, limit: int = 50) -> Iterator[Identity]:
        """Yield the identities named in most articles, with the names they go by."""
        with self.at_once():
            yield from people.most_named(self._db, limit)

    def identified(self) -> Iterator[tuple[str, str, str | None]]:
        """Yield each party: its article's address, its name there, its identity's key.

        The key is None where the record does not tell who it is across articles.
        """
        asked = (
            "SELECT address, called, key FROM parties "
            "JOIN articles ON articles.id = article "
            "LEFT JOIN identities ON identities.id = identity ORDER BY parties.id"
        )
        with told(self.path):
            yield from rows(self._db, asked)

    def proposals(self, limit: int = 50) -> tuple[ProposedMerge, ...]:
        """Return the names that may be one party's, those of most articles first."""
        name = "(SELECT called FROM parties WHERE unit = {} ORDER BY id LIMIT 1)"
        asked = (
            f"SELECT {name.format('one')}, {name.format('other')}, "  # noqa: S608
            "proposals.articles, score, why FROM proposals "
            "JOIN units a ON a.id = one JOIN units b ON b.id = other "
            # A short name has an identity of its own once it was judged.
            "WHERE a.identity IS NULL OR NOT a.is_short AND a.identity <> b.identity "
            "ORDER BY 3 DESC, score DESC, one, other LIMIT ?"
        )
        with self.at_once():
            found = rows(self._db, asked, (limit,))
            return tuple(ProposedMerge(*row) for row in found if row[0] and row[1])

    def judgements(self) -> tuple[JudgementMade, ...]:
        """Return what people judged, in the order in which they did."""
        asked = "SELECT * FROM judgements ORDER BY id"
        with self.at_once():
            return tuple(JudgementMade(*row) for row in rows(self._db, asked))

    def corrections(self, article: str | None = None) -> tuple[Correction, ...]:
        """Return what people put right, in the order in which they did; of an article.

        Raises RecordError if there is no such article.
        """
        with self.at_once():
            if article is not None:
                article_at(self._db, article, self.path)
            return reviewing.corrections(self._db, article)

    def corrected_readings(self) -> Iterator[Reading]:
        """Yield the readings of articles of which some correction holds, in order."""
        with told(self.path):
            for number in reviewing.articles_corrected(self._db):
                yield reading_of(self._db, number)

    def removed(self) -> tuple[Removal, ...]:
        """Return which articles were removed, in the order in which they were."""
        asked = "SELECT address, at, who, reason FROM removed ORDER BY rowid"
        with self.at_once():
            return tuple(Removal(*row) for row in rows(self._db, asked))

    def failures(self) -> Iterator[Failure]:
        """Yield what could not be read, in the order in which it was met."""
        asked = "SELECT source, line, code, reason, at FROM errors ORDER BY id"
        with told(self.path):
            yield from (Failure(*row) for row in rows(self._db, asked))

    def readers(self) -> tuple[tuple[ReaderVersion, int], ...]:
        """Return by which readers the articles were read, and how many by each."""
        asked = (
            "SELECT onrecord, weights, count(*) FROM articles "
            "JOIN readers ON readers.id = reader GROUP BY reader ORDER BY reader"
        )
        with self.at_once():
            found = rows(self._db, asked)
            return tuple((ReaderVersion(a, b), count) for a, b, count in found)

    def _meant(self, filters: Filters) -> list[int] | None:
        with self.at_once():
            return identities_called(self._db, filters.by) if filters.by else None

    def _told(self, met: Iterator[Quotation]) -> Iterator[Quotation]:
        with told(self.path):
            yield from met
