"""The first build of a store from the shipped articles, which a stop does not undo.

A note in the store says that the build is under way; it goes when the last article is in. A
build that finds it goes on: articles that are known already take no time.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from store import news
from store.database import Store, open_store

_NOTE = "building"


class SeedStep(NamedTuple):
    """How many of the articles are in, and the one that came last."""

    done: int
    total: int
    name: str


def unfinished(store: Store) -> bool:
    """Whether a first build was stopped."""
    return _NOTE in store.meta()


def seed(path: Path) -> Iterator[SeedStep]:
    """Build the store, or go on building it, article by article.

    Raises Refused where the store cannot be written.
    """
    from store.ingest import ingest
    from store.read import seed_sources
    from store.reference import load

    with open_store(path, create=True) as store, closing(store.writer()) as conn:
        conn.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, 'yes')", (_NOTE,))
    sources = list(seed_sources())
    yield SeedStep(0, len(sources), "")
    for number, outcome in enumerate(ingest(path, sources, load()), 1):
        yield SeedStep(number, len(sources), str(outcome.source))
    with open_store(path) as store, closing(store.writer()) as conn:
        news.begin(conn)
        conn.execute("DELETE FROM meta WHERE name = ?", (_NOTE,))
