"""A small store of articles of single lines, and what is in it as one comparable value."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

from store import fetch
from store.corrections import book, decide
from store.corrections.entries import Correction
from store.database import open_store
from store.ingest import ingest
from store.records import Document, When
from store.reference import Reference, load
from store.save import Stamp
from store.study import Kit
from tests.small_world import rooms, small_names
from tests.store.ingesting import lines

NAMES = small_names()
_WHOLE = load()
REFERENCE = Reference(names=NAMES, law=_WHOLE.law, words=_WHOLE.words, version="reference 1")

TOLD = (
    ("bytedance pays 7", "alibaba pays 3"),
    ("bytedance pays 7",),
    ("tencent pays 5", "tencent pays 5", "alibaba pays 3"),
    ("bytedance pays 9",),
)


def kit_of(reference: Reference) -> Kit:
    """The path of `tests.store.ingesting` with a parser of version 1."""
    return Kit(parse=lines, rooms=rooms(reference.names), stamp=Stamp("1", reference.version))


KIT = kit_of(REFERENCE)


def paper(number: int, told: tuple[str, ...]) -> Document:
    """The article that tells these lines."""
    day = f"2025-01-{number + 10}"
    text = f"Paper {number} of the week\n\n" + "\n".join(told) + "\nThe end."
    return Document(
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        title=f"Paper {number}",
        publisher=f"Wire {number}",
        url=f"https://example.org/{number}",
        published=When(first=day, last=day, precision="day", phrase=day),
        dated_by="metadata",
    )


def papers() -> list[Document]:
    """All of them."""
    return [paper(number, told) for number, told in enumerate(TOLD)]


def read_in(db: Path, documents: list[Document] | None = None, kit: Any = kit_of) -> None:
    """Put articles into a store."""
    for outcome in ingest(db, documents or papers(), REFERENCE, kit_of=kit):
        assert outcome.kind != "refused", outcome


def content(conn: sqlite3.Connection) -> Any:
    """Every event with its claims, without rows; in a stable order."""
    events = []
    for event_id, key in conn.execute("SELECT id, key FROM event").fetchall():
        told = []
        (event,) = fetch.stored_events(conn, (event_id,))
        for one in event.tellings:
            published = one.report.published.first if one.report.published else ""
            told.append((one.key, published, repr(one.claim)))
        events.append((key, sorted(told)))
    return sorted(events)


def claims(conn: sqlite3.Connection) -> list[tuple[int, str]]:
    """Rows and quotes of the claims that tell something, in a stable order."""
    return conn.execute(
        "SELECT claim.id, quote FROM claim JOIN event_claim ON claim_id = claim.id"
        " JOIN document ON document.id = document_id"
        " ORDER BY document.url, claim.start, claim.key"
    ).fetchall()


def event_of(conn: sqlite3.Connection, claim_id: int) -> int:
    """The event that a claim tells."""
    (found,) = fetch.events_of(conn, (claim_id,))
    return found


class Desk:
    """A store with a connection for writing, and the decisions one takes at it."""

    def __init__(self, db: Path) -> None:
        self.store = open_store(db)
        self.conn = self.store.writer()

    def close(self) -> None:
        """Give the store up."""
        self.conn.close()
        self.store.close()

    def take(self, *corrections: Correction) -> Correction:
        """Put decisions into force; the last one comes back signed."""
        return decide.decide(self.conn, corrections, KIT, why="a reason")[-1]

    def claim(self, at: int) -> int:
        """The row of a claim by its place in the papers."""
        found = claims(self.conn)
        return found[at % len(found)][0]

    def set(self, at: int, field: str, value: str) -> Correction:
        """Set a field of a claim."""
        return self.take(
            decide.set_field(self.conn, self.claim(at), field, value, KIT.rooms, NAMES)
        )

    def reject(self, at: int) -> Correction:
        """Reject a claim."""
        return self.take(decide.rejected(self.conn, self.claim(at), KIT.rooms))

    def undo(self, key: str = "") -> Correction:
        """Take a decision back."""
        return self.take(decide.undo_of(self.conn, key)[0])

    @property
    def every(self) -> tuple[Correction, ...]:
        """All decisions."""
        return book.everything(self.conn)

    @property
    def content(self) -> Any:
        """What the store says."""
        return content(self.conn)

    @property
    def orphans(self) -> list[str]:
        """Why decisions found no place."""
        return [one.reason for one in decide.orphans(self.conn, KIT.rooms)]


def fresh(db: Path, corrections: tuple[Correction, ...]) -> Any:
    """What a store says that knew these decisions before any article."""
    with closing(open_store(db, create=True).writer()) as conn:
        decide.decide(conn, corrections, KIT)
    read_in(db)
    with closing(open_store(db).writer()) as conn:
        return content(conn)
