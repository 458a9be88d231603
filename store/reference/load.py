"""Put names, law and lexicon together: files → entries (from the cache if it can) → Reference."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from store.reference import cached
from store.reference.entries import Actor, Publisher
from store.reference.files import contents, version
from store.reference.law import LAW_TABLES, Law, law_of
from store.reference.lexicon import LEXICON_TABLES, Lexicon, lexicon_of
from store.reference.names import Names, RuleName
from store.reference.problems import ReferenceError
from store.reference.tables import NAME_TABLES

__all__ = ["TABLES", "Reference", "load"]

TABLES = (*NAME_TABLES, *LAW_TABLES, *LEXICON_TABLES)
"""Every table of the reference folder."""

Entries = Mapping[str, tuple[Any, ...]]

_NAMED = ("actors", "chips", "families", "countries", "hubs", "regions", "publishers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Everything that is known beforehand: names, law and the words of the parser.

    `version` is a hash of the files; it stamps whatever is derived from them.
    """

    names: Names
    law: Law
    lexicon: Lexicon
    version: str


def load(folder: Path | None = None) -> Reference:
    """The reference in `folder`, or the one that comes with the package.

    Raises `ReferenceError` where a file is faulty: file, line, table, field, and what is allowed;
    `Refused` where there are no files.
    """
    files = contents(folder)
    stamp = version(files)
    entries: Entries | None = cached.read(stamp, TABLES)
    if entries is None:
        entries = _decoded(files, stamp)
    law = law_of(entries)
    return Reference(
        names=_names(entries, law), law=law, lexicon=lexicon_of(entries), version=stamp
    )


def _decoded(files: Mapping[str, bytes], stamp: str) -> Entries:
    """The entries of files that are new or changed, checked, and kept for the next time."""
    from store.reference.check import faults  # 15 ms to import, wanted on a change only
    from store.reference.decode import decode

    decoded = decode(files, TABLES)
    problems = sorted([*decoded.problems, *faults(decoded.located)])
    if problems:
        raise ReferenceError(problems)
    cached.write(stamp, decoded.rows())
    return decoded.entries()


def _names(entries: Entries, law: Law) -> Names:
    tables = {key: {one.id: one for one in entries.get(key, ())} for key in _NAMED}
    actors = tables["actors"]
    tables["publishers"] = {
        id_: _named(publisher, actors) for id_, publisher in tables["publishers"].items()
    }
    rules = {
        rule.id: RuleName(id=rule.id, name=rule.name, short=rule.short, aliases=rule.aliases)
        for rule in (*law.rules.values(), *entries.get("statutes", ()))
    }
    return Names(**tables, rules=rules, ambiguous=entries.get("ambiguous", ()))


def _named(publisher: Publisher, actors: Mapping[str, Actor]) -> Publisher:
    """A publisher with the name and aliases of its actor, which its file does not repeat."""
    actor = actors.get(publisher.actor)
    if actor is None:
        return publisher
    aliases = actor.aliases + publisher.aliases
    return msgspec.structs.replace(publisher, name=actor.name, aliases=aliases)
