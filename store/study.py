"""Reading and parsing articles, in this process or in several: the half of an ingest that only
computes. What comes out is in the order of what went in, whatever the number of processes.
"""

import gc
import signal
import sqlite3
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from store.database import open_store
from store.errors import Refused
from store.read import Refusal, Source, document
from store.records import Claim, Document
from store.reference import Reference
from store.reference.names import Names
from store.save import Kind, Stamp, as_known, check_quotes, standing
from store.writing.write import Rooms

__all__ = ["Kit", "Study", "studies"]

_BATCH = 8
"""Sources that a worker takes at a time."""

_AHEAD = 3
"""Batches that may wait for each worker, so that memory stays bounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What the path is made of: the parser, the rooms of the writer, and their versions."""

    parse: Callable[[Document], tuple[Claim, ...]]
    rooms: Rooms
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """What reading and parsing made of one source.

    Without a document, `reason` says why. `kind` is what saving it would be; what is known already
    was not parsed, nor was what is not English.
    """

    name: str
    document: Document | None = None
    kind: Kind = "new"
    claims: tuple[Claim, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """How a process gets its tools: which kit, which reference data, which store to look into."""

    kit_of: Callable[[Reference], Kit]
    reference: Reference
    db: Path | None = None


class _Reader:
    """One process's tools: its kit, and a connection that only looks."""

    def __init__(self, task: Task) -> None:
        self.kit = task.kit_of(task.reference)
        self.names = task.reference.names
        self.conn: sqlite3.Connection | None = None
        if task.db is not None:
            with suppress(Refused):
                self.conn = open_store(task.db).connect()

    def study(self, source: Source | Document) -> Study:
        """Read and parse one article; a fault of the parser is the article's misfortune only."""
        name = source.source if isinstance(source, Document) else source.name
        found = source if isinstance(source, Document) else document(source)
        if isinstance(found, Refusal):
            return Study(name=name, reason=found.reason)
        found = _of_its_host(found, self.names)
        kind: Kind = "new"
        if self.conn is not None:
            kind = standing(self.conn, found, self.kit.stamp)
        if kind == "known" or found.language != "en":
            return Study(name=name, document=found, kind=kind)
        read = found if self.conn is None else as_known(self.conn, found)
        try:
            claims = self.kit.parse(read)
            check_quotes(found, claims)
        except Exception as fault:
            reason = f"the parser failed on this text ({type(fault).__name__}: {fault}); left out"
            return Study(name=name, reason=reason)
        return Study(name=name, document=found, kind=kind, claims=claims)


def _of_its_host(found: Document, names: Names) -> Document:
    """An article of which nobody says who published it, with the publisher of its address."""
    listed = "" if found.publisher else names.publisher_at(found.url)
    return replace(found, publisher=names.publishers[listed].name) if listed else found


_reader: _Reader | None = None


def _start(task: Task) -> None:
    global _reader
    # An interrupt from the keyboard reaches every process; the one that asked sees to it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _reader = _Reader(task)
    gc.freeze()  # the reference data lives as long as the process; no round need look at it


def _batch(sources: Sequence[Source | Document]) -> list[Study]:
    assert _reader is not None
    return [_reader.study(source) for source in sources]


def studies(
    sources: Iterable[Source | Document],
    reference: Reference,
    kit_of: Callable[[Reference], Kit],
    *,
    db: Path | None = None,
    jobs: int = 1,
) -> Generator[Study, None, None]:
    """One study a source, in order. `db` is looked into for what need not be parsed again.

    With several jobs the sources are taken in batches, and never more than a few batches ahead of
    the caller. A worker that dies costs time, not articles.
    """
    task = Task(kit_of=kit_of, reference=reference, db=db)
    if jobs <= 1:
        reader = _Reader(task)
        for source in sources:
            yield reader.study(source)
        return
    yield from _in_processes(iter(sources), task, jobs)


def _in_processes(sources: Iterator[Source | Document], task: Task, jobs: int) -> Iterator[Study]:
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    pool = ProcessPoolExecutor(
        jobs, mp_context=get_context(method), initializer=_start, initargs=(task,)
    )
    waiting: deque[tuple[list[Source | Document], Future[list[Study]]]] = deque()
    spare: _Reader | None = None
    try:
        while True:
            while spare is None and len(waiting) < jobs * _AHEAD:
                batch = list(islice(sources, _BATCH))
                if not batch:
                    break
                try:
                    waiting.append((batch, pool.submit(_batch, batch)))
                except BrokenProcessPool:
                    spare = _Reader(task)
                    sources = _chained(batch, sources)
            if not waiting:
                break
            batch, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                spare = spare or _Reader(task)
                yield from map(spare.study, batch)
        if spare is not None:
            yield from map(spare.study, sources)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _chained(
    first: Iterable[Source | Document], rest: Iterator[Source | Document]
) -> Iterator[Source | Document]:
    yield from first
    yield from rest
