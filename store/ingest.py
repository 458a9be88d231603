"""The whole path, the only module that sees every room: sources → read → parse → relate → save.

One writer puts the articles down in the order of the sources, one transaction each. So a run that
is killed keeps what it has committed, the next one goes on behind it, and several jobs write the
same store as one.
"""

import gc
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Literal, NamedTuple

from store.database import open_store
from store.opening import writes
from store.read import Source
from store.records import Document
from store.reference import Reference
from store.relate import VERSION
from store.save import Stamp, save
from store.stale import parser_version
from store.study import Kit, Study, studies
from store.writing.copies import refresh
from store.writing.held import Held
from store.writing.regroup import regroup
from store.writing.write import Rooms

__all__ = ["Kit", "Outcome", "ingest", "real_kit"]


_YOUNG = 50_000
"""Objects made and kept before Python looks for rings of dead ones among them."""


class Outcome(NamedTuple):
    """What became of one source; `message` says why it was refused, or why it has no claims."""

    source: str
    kind: Literal["new", "known", "changed", "refused"]
    message: str = ""
    claims: int = 0
    events: int = 0


def real_kit(reference: Reference) -> Kit:
    """The rooms of this program with this reference data."""
    from store.assess.alike import Alike
    from store.assess.facts import facts_of
    from store.corrections.apply import corrected
    from store.parse import claims
    from store.relate import Stories

    names, law = reference.names, reference.law
    stories = Stories(names)
    return Kit(
        parse=lambda article: claims(article, reference),
        rooms=Rooms(
            found_under=stories.found_under,
            look_for=stories.look_for,
            touched=stories.touched,
            relate=stories.relate,
            earlier=stories.earlier,
            facts=lambda told: facts_of(told, names),
            rulings=Alike(law, names).rulings,
            correct=lambda document, url, told, made: corrected(document, url, told, made, names),
        ),
        stamp=Stamp(parser_version(), reference.version),
    )


def ingest(
    db: Path,
    sources: Iterable[Source | Document],
    reference: Reference,
    *,
    jobs: int = 1,
    dry_run: bool = False,
    kit_of: Callable[[Reference], Kit] = real_kit,
    indexing: Callable[[int], None] | None = None,
) -> Iterator[Outcome]:
    """Read, parse and store these sources: one outcome each, in order, once it is committed.

    `jobs` is the number of processes that read and parse; with more than one, `kit_of` must be
    importable. With `dry_run` nothing is written and the store need not be there. `indexing` hears
    of the rows read where the filter's index has to be built anew. Raises Refused where the store
    cannot be opened or written.
    """
    if dry_run:
        there = Path(db) if Path(db).exists() else None
        for study in studies(sources, reference, kit_of, db=there, jobs=jobs):
            yield _tried(study)
        return
    kit = kit_of(reference)
    with ExitStack() as stack:
        stack.enter_context(_seldom_collected())
        store = stack.enter_context(open_store(Path(db), create=True))
        conn = stack.enter_context(closing(store.writer()))
        stack.enter_context(writes(store.path))
        refresh(conn, reference, kit.rooms.rulings)
        regroup(conn, kit.rooms, VERSION, reference.version)
        held = Held(conn)
        found = studies(sources, reference, kit_of, db=store.path, jobs=jobs)
        for study in stack.enter_context(closing(found)):
            yield _stored(conn, study, kit, held)
        _index(conn, reference, indexing)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Inside it, Python looks seldom for objects that hold only each other.

    Hardly any come up here, while what is kept of articles and events is looked through each time.
    """
    young, *older = gc.get_threshold()
    gc.set_threshold(max(young, _YOUNG), *older)
    try:
        yield
    finally:
        gc.set_threshold(young, *older)


def _index(
    conn: sqlite3.Connection, reference: Reference, told: Callable[[int], None] | None
) -> None:
    """Bring the filter's index up to date, so that whoever looks next does not wait for it.

    A run that ends before leaves it to the next one, or to whoever looks.
    """
    from store.filter import Index

    index = Index.load(conn, reference.names, told=told)
    if not index.stored:
        index.save(conn)


def _tried(study: Study) -> Outcome:
    if study.document is None:
        return Outcome(study.name, "refused", study.reason)
    return Outcome(study.name, study.kind, _remark(study.document), claims=len(study.claims))


def _stored(conn: sqlite3.Connection, study: Study, kit: Kit, held: Held) -> Outcome:
    if study.document is None or study.kind == "known":
        return _tried(study)
    saved = save(conn, study.document, study.claims, kit.rooms, kit.stamp, held=held)
    remark = _remark(study.document)
    return Outcome(study.name, saved.kind, remark, claims=saved.claims, events=saved.events)


def _remark(document: Document) -> str:
    if document.language == "en":
        return ""
    return f"not in English ({document.language}): kept, but not searched for claims"
