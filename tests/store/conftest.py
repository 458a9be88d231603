"""A fresh store with a connection for writing, and a few made-up articles to put there."""

from contextlib import closing

import pytest

from store.database import open_store
from tests.made_articles import articles
from tests.small_world import rooms, small_names


@pytest.fixture(scope="session")
def kit():
    return rooms(small_names())


@pytest.fixture(scope="session")
def made():
    return articles(30, seed=3)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "x.db", create=True) as store:
        yield store


@pytest.fixture
def conn(store):
    with closing(store.writer()) as conn:
        yield conn
