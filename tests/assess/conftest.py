"""The reference that comes with the package, read once."""

import pytest

from store.reference import Reference, load


@pytest.fixture(scope="session")
def reference() -> Reference:
    """Names and law."""
    return load()
