"""Which tables stand in which files of `seeds/reference`, and the type of their entries.

A new kind of entry is one line here (names), in `law.py` or in `lexicon.py`; the loader knows no
table by name.
"""

from dataclasses import dataclass
from typing import Any

from store.reference.entries import (
    Actor,
    Ambiguous,
    Chip,
    Country,
    Family,
    Hub,
    Initials,
    Publisher,
    Region,
    Statute,
)

__all__ = ["NAME_TABLES", "Table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One kind of entry.

    `files` is a pattern on the path below the folder (`actors/*.toml`), `name` the TOML table
    (`[[actor]]`, or `[actor]` for a single one); an empty name means that the whole file is one
    entry. `key` says where the loader puts the entries; tables may share one.
    """

    key: str
    files: str
    name: str
    entry: Any


NAME_TABLES: tuple[Table, ...] = (
    Table(key="actors", files="actors/*.toml", name="actor", entry=Actor),
    Table(key="ambiguous", files="actors/*.toml", name="ambiguous", entry=Ambiguous),
    Table(key="chips", files="chips/*.toml", name="chip", entry=Chip),
    Table(key="families", files="chips/*.toml", name="family", entry=Family),
    Table(key="ambiguous", files="chips/*.toml", name="ambiguous", entry=Ambiguous),
    Table(key="countries", files="places/*.toml", name="country", entry=Country),
    Table(key="hubs", files="places/*.toml", name="hub", entry=Hub),
    Table(key="regions", files="places/*.toml", name="region", entry=Region),
    Table(key="ambiguous", files="places/*.toml", name="ambiguous", entry=Ambiguous),
    Table(key="initials", files="actors/*.toml", name="initials", entry=Initials),
    Table(key="statutes", files="statutes.toml", name="statute", entry=Statute),
    Table(key="publishers", files="publishers.toml", name="publisher", entry=Publisher),
)
