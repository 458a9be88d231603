"""Settings for every test."""

import gc
import os
import shutil
import tempfile

import pytest
from hypothesis import settings

from tests.stores import SHELF

# Machines are noisy, so no example is failed for being slow; and a build tries the same examples
# each time, so that it fails for what was changed and not by chance.
settings.register_profile("quiet", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("quiet")

# Thousands of tests are collected and none goes before the end: rounds of looking for garbage among
# them took half of the time of collecting, and a tenth of that of running.
gc.set_threshold(50_000, 20, 20)


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of the stores that tests of all processes share."""
    if not hasattr(config, "workerinput"):
        os.environ[SHELF] = tempfile.mkdtemp(prefix="bdwatch-stores-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Clear it away."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(SHELF), ignore_errors=True)


def pytest_collection_finish() -> None:
    """What was collected stays: no round need look at it."""
    gc.freeze()
