"""One made-up store and its index for the whole room."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from store.database import Store, open_store
from store.filter import Index, Result
from store.filter.index import shelf, stored
from store.reference.names import Names
from tests.filter import naive
from tests.stores import make_store


class Room(NamedTuple):
    """A store, its index, and its events as plain values."""

    store: Store
    names: Names
    index: Index
    plain: list[naive.Plain]
    as_known: dict[str, list[naive.Plain]]

    def known(self, day: str) -> list[naive.Plain]:
        """The events as far as they had been told by a day; all of them where it is empty."""
        if day and day not in self.as_known:
            self.as_known[day] = naive.events(self.store.connect(), self.names, day)
        return self.as_known[day] if day else self.plain


@pytest.fixture(scope="session", autouse=True)
def aside() -> Iterator[None]:
    """However small an index is, what is loaded is put aside as that of a large store is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stored, "LARGE", 0)
        patch.setattr(shelf, "_SMALL", 0)
        yield


@pytest.fixture(scope="session")
def room(aside: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A store of some 200 events; tests leave it as it is."""
    path = tmp_path_factory.mktemp("filter") / "store.db"
    names = naive.names()
    make_store(path, 150, seed=7)
    with open_store(path) as store:
        conn = store.connect()
        with closing(store.writer()) as writer:
            assert Index.build(conn, names).save(writer)
        yield Room(store, names, Index.load(conn, names), naive.events(conn, names), {})


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Store]:
    """A small store of a test's own."""
    path = tmp_path / "small.db"
    make_store(path, 12, seed=3)
    with open_store(path) as store:
        yield store


def place_of(result: Result, event_id: int) -> int | None:
    """Where an event stands in a result, None where it is not in it."""
    slot = result.index.layout.slot(event_id)
    return None if slot is None else result.timeline.place(slot)
