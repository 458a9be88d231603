"""Tables of cases: TOML files that a lawyer can write and one runner each."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

__all__ = ["tables"]

CASES = Path(__file__).parent / "cases"


def tables(name: str) -> list[Any]:
    """Every `[[name]]` of every file, with file and name as its id."""
    return [
        pytest.param(row, id=f"{path.stem}: {row['name']}")
        for path in sorted(CASES.glob("*.toml"))
        for row in tomllib.loads(path.read_text(encoding="utf-8")).get(name, ())
    ]
