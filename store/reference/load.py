"""Put names, law and lexicon together: files → entries (from the cache if it can) → Reference."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from store.reference import cached
from store.reference.check import faults
from store.reference.decode import decode
from store.reference.entries import Actor, Publisher
from store.reference.files import contents, version
from store.reference.lexicon import LEXICON_TABLES, Lexicon, lexicon_of
from store.reference.names import Names
from store.reference.problems import ReferenceError
from store.reference.tables import NAME_TABLES

__all__ = ["Reference", "load"]

TABLES = (*NAME_TABLES, *LEXICON_TABLES)

_NAMED = ("actors", "chips", "families", "countries", "hubs", "regions", "publishers")

Entries = Mapping[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Everything that is known beforehand: names, law and the words of the parser.

    `version` is a hash of the files; it stamps whatever is derived from them.
    """

    names: Names
    law: Any
    lexicon: Lexicon
    version: str


def load(folder: Path | None = None) -> Reference:
    """The reference in `folder`, or the one that comes with the package.

    Raises `ReferenceError` where a file is faulty: file, line, table, field, and what is allowed.
    """
    files = contents(folder)
    stamp = version(files)
    entries: Entries | None = cached.read(stamp, TABLES)
    if entries is None:
        decoded = decode(files, TABLES)
        problems = [*decoded.problems, *faults(decoded.entries)]
        if problems:
            raise ReferenceError(problems)
        cached.write(stamp, decoded.rows)
        entries = decoded.by_key()
    return Reference(names=_names(entries), law=None, lexicon=lexicon_of(entries), version=stamp)


def _names(entries: Entries) -> Names:
    tables = {key: {one.id: one for one in entries.get(key, ())} for key in _NAMED}
    actors = tables["actors"]
    tables["publishers"] = {
        id_: _named(publisher, actors) for id_, publisher in tables["publishers"].items()
    }
    return Names(**tables, ambiguous=entries.get("ambiguous", ()))


def _named(publisher: Publisher, actors: Mapping[str, Actor]) -> Publisher:
    """A publisher with the name and aliases of its actor, which its file does not repeat."""
    actor = actors.get(publisher.actor)
    if actor is None:
        return publisher
    aliases = actor.aliases + publisher.aliases
    return msgspec.structs.replace(publisher, name=actor.name, aliases=aliases)
