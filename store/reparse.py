"""Reading stored articles again, after the parser or the reference data has changed.

What is read is held against what is stored, and against the corrections, before anything is
written. Each article is one transaction; a run that is stopped is gone on with by the next, as
only the articles that are left are still stale.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from typing import NamedTuple

from store import fetch
from store.compare import Comparison, compared
from store.corrections import book
from store.corrections.replay import as_read, dated
from store.database import Store
from store.ingest import real_kit
from store.opening import writes
from store.records import Claim, Document
from store.reference import Reference
from store.relate import VERSION
from store.save import save
from store.study import Kit, Study, studies
from store.writing.copies import refresh
from store.writing.regroup import regroup

__all__ = ["Reread", "articles", "reparse"]


class Reread(NamedTuple):
    """What reading an article again changes; `fault` says why it could not be read."""

    document: Document
    comparison: Comparison
    fault: str = ""


def articles(conn: sqlite3.Connection, ids: Iterable[int]) -> Iterator[Document]:
    """Stored articles as they were read, without the dates that corrections give them."""
    for document_id in ids:
        for document in fetch.documents(conn, (document_id,)).values():
            yield as_read(conn, document_id, document)


def reparse(
    store: Store,
    ids: Iterable[int],
    reference: Reference,
    *,
    write: bool,
    jobs: int = 1,
    kit_of: Callable[[Reference], Kit] = real_kit,
) -> Iterator[Reread]:
    """Read these articles again; each comes with what changes, once it is committed if `write`.

    Corrections, marks and what was seen are kept. Raises Refused where the store cannot be
    written.
    """
    kit = kit_of(reference)
    with ExitStack() as stack:
        reading = store.connect()
        conn = reading
        if write:
            conn = stack.enter_context(closing(store.writer()))
        stack.enter_context(writes(store.path))
        if write:
            refresh(conn, reference, kit.rooms.rulings)
            regroup(conn, kit.rooms, VERSION, reference.version)
        again = articles(reading, ids)
        found = studies(again, reference, kit_of, db=store.path, jobs=jobs)
        for study in stack.enter_context(closing(found)):
            yield _reread(conn, study, kit, write=write)


def _reread(conn: sqlite3.Connection, study: Study, kit: Kit, *, write: bool) -> Reread:
    document = study.document
    if document is None:
        unread = Document(sha256="", text="", source=study.name)
        return Reread(unread, Comparison(), study.reason)
    corrections = book.about(conn, document)
    shown = dated(document, corrections)
    after = kit.rooms.correct(shown, book.home(shown), study.claims, corrections).claims
    found = Reread(shown, compared(_told(conn, document), after))
    if write:
        save(conn, document, study.claims, kit.rooms, kit.stamp)
    return found


def _told(conn: sqlite3.Connection, document: Document) -> tuple[Claim, ...]:
    """The claims of an article as they are stored now."""
    row = conn.execute("SELECT id FROM document WHERE sha256 = ?", (document.sha256,)).fetchone()
    return () if row is None else fetch.claims_of(conn, row[0])
