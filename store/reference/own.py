"""A user's own reference data: entries that are added to the shipped ones, or stand in for them.

The files lie in the user's config folder (or in the folder that `BDWATCH_REFERENCE` names), under
the names that shipped ones may have (`chips/mine.toml`, `rules/us/<id>.toml`, `groups.toml`). An
entry with the id of a shipped one replaces it; any other is added.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from store.reference.decode import Decoded, Located, decode
from store.reference.tables import Table

__all__ = ["Own", "merged", "own_of", "told"]

_WITH_IDS = frozenset(("id", "iso"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """An entry of the user's: `instead` says that it replaces a shipped one."""

    table: str
    id: str
    file: str
    instead: bool


def own_of(files: Mapping[str, bytes], folder: Path, tables: Iterable[Table]) -> Decoded:
    """The user's own entries, decoded; every place named is a path that can be opened."""
    decoded = decode(files, tables, whole=False)
    located = [replace(one, file=str(folder / one.file)) for one in decoded.located]
    problems = [replace(one, file=str(folder / one.file)) for one in decoded.problems]
    nameless = [
        one.problem("", "only entries with an id can be added or replaced")
        for one in located
        if one.entry is not None and not _WITH_IDS & set(one.row)
    ]
    return Decoded(located=located, problems=[*problems, *nameless])


def merged(shipped: Sequence[Located], own: Sequence[Located]) -> list[Located]:
    """Shipped entries with the user's own in their places, and those that are new behind them."""
    waiting: dict[tuple[str, str], Located] = {}
    doubled = [one for one in own if waiting.setdefault(_key(one), one) is not one]
    found = [waiting.pop(_key(one), one) if one.id else one for one in shipped]
    return [*found, *waiting.values(), *doubled]


def told(shipped: Iterable[Located], own: Iterable[Located]) -> Iterator[Own]:
    """What each of the user's entries does."""
    known = {_key(one) for one in shipped if one.id}
    for one in own:
        name = one.table.name or one.table.key.removesuffix("s")
        yield Own(table=name, id=one.id, file=one.file, instead=_key(one) in known)


def _key(one: Located) -> tuple[str, str]:
    return one.table.key, one.id
