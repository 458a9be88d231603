"""Put names, law and lexicon together: files → entries (from the cache if it can) → Reference.

Only the parser needs the lexicon, which is most of it: it is read when it is first asked for.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from store.errors import Refused
from store.reference import cached
from store.reference.entries import Actor, Publisher
from store.reference.files import contents, version
from store.reference.law import LAW_TABLES, Law, changes, law_of
from store.reference.lexicon import LEXICON_TABLES, Lexicon, lexicon_of
from store.reference.names import Names, RuleName
from store.reference.places import folder_of_own, own_files
from store.reference.problems import Problem, ReferenceError
from store.reference.tables import NAME_TABLES

__all__ = ["TABLES", "Reference", "load"]

TABLES = (*NAME_TABLES, *LAW_TABLES, *LEXICON_TABLES)
"""Every table of the reference folder."""

Entries = Mapping[str, tuple[Any, ...]]

_AT_ONCE = (*NAME_TABLES, *LAW_TABLES)
_LEXICONS_KEPT = 2

_NAMED = ("actors", "chips", "families", "countries", "hubs", "regions", "publishers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Everything that is known beforehand: names, law and the words of the parser.

    `words` gives the words of the parser. `version` is a hash of the files, a user's own among
    them; it stamps whatever is derived from them. `faults` are those of a user's own files: where
    there are any, none of them counts.
    """

    names: Names
    law: Law
    words: Callable[[], Lexicon]
    version: str
    faults: tuple[Problem, ...] = ()

    @property
    def lexicon(self) -> Lexicon:
        """The words of the parser. Raises Refused where their files have changed since the load."""
        return self.words()


_lexicons: dict[str, Lexicon] = {}


@dataclass(frozen=True, slots=True)
class _Words:
    """Reads the lexicon of a folder (that of the package without one) whose files have a hash."""

    version: str
    folder: Path | None

    def __call__(self) -> Lexicon:
        found = _lexicons.get(self.version)
        if found is None:
            entries = cached.read(self.version, LEXICON_TABLES) or self._entries()
            found = _keep(self.version, lexicon_of(entries))
        return found

    def _entries(self) -> Entries:
        """The entries of the files, where no copy of them is kept."""
        files = contents(self.folder)
        owns = [{}] if self.folder is not None else [own_files(folder_of_own()), {}]
        for own in owns:
            if _stamp(files, own) == self.version:
                return _decoded(files, own, self.version)
        raise Refused("the reference files have changed meanwhile; start again")


def _keep(stamp: str, lexicon: Lexicon) -> Lexicon:
    if len(_lexicons) >= _LEXICONS_KEPT:
        _lexicons.pop(next(iter(_lexicons)))
    _lexicons[stamp] = lexicon
    return lexicon


def load(folder: Path | None = None) -> Reference:
    """The reference in `folder`; without one, that of the package with the user's own files in it.

    Raises `ReferenceError` where a file is faulty: file, line, table, field, and what is allowed;
    `Refused` where there are no files. Faults of the user's own files are in `Reference.faults`,
    and the shipped files stand alone.
    """
    files = contents(folder)
    if folder is not None:
        return _of(files, {}, folder)
    try:
        return _of(files, own_files(folder_of_own()))
    except ReferenceError as error:
        return replace(_of(files, {}), faults=error.problems)
    except Refused as error:
        unread = Problem(file=str(folder_of_own()), message=str(error))
        return replace(_of(files, {}), faults=(unread,))


def _of(
    files: Mapping[str, bytes], own: Mapping[str, bytes], folder: Path | None = None
) -> Reference:
    """The reference of some files, from the cache if it can be."""
    stamp = _stamp(files, own)
    entries: Entries | None = cached.read(stamp, _AT_ONCE)
    if entries is None:
        entries = _decoded(files, own, stamp)
    law = law_of(entries)
    return Reference(
        names=_names(entries, law), law=law, words=_Words(stamp, folder), version=stamp
    )


def _stamp(files: Mapping[str, bytes], own: Mapping[str, bytes]) -> str:
    return version({**files, **{f"own/{path}": data for path, data in own.items()}})


def _decoded(files: Mapping[str, bytes], own: Mapping[str, bytes], stamp: str) -> Entries:
    """The entries of files that are new or changed, checked, and kept for the next time."""
    from store.reference.check import all_of  # 15 ms to import, wanted on a change only

    found = all_of(files, own, folder_of_own())
    if found.problems:
        raise ReferenceError(sorted(found.problems))
    cached.write(stamp, found.rows())
    return found.entries()


def _names(entries: Entries, law: Law) -> Names:
    tables = {key: {one.id: one for one in entries.get(key, ())} for key in _NAMED}
    actors = tables["actors"]
    tables["publishers"] = {
        id_: _named(publisher, actors) for id_, publisher in tables["publishers"].items()
    }
    rules = {
        rule.id: RuleName(
            id=rule.id,
            name=rule.name,
            short=rule.short,
            aliases=rule.aliases,
            states=tuple((entry.on, entry.becomes) for _, entry in changes(rule)),
        )
        for rule in law.rules.values()
    }
    for one in entries.get("statutes", ()):
        rules[one.id] = RuleName(
            id=one.id, name=one.name, short=one.short, aliases=one.aliases, statute=True
        )
    initials = frozenset(word for one in entries.get("initials", ()) for word in one.words.split())
    return Names(**tables, rules=rules, ambiguous=entries.get("ambiguous", ()), initials=initials)


def _named(publisher: Publisher, actors: Mapping[str, Actor]) -> Publisher:
    """A publisher with the name and aliases of its actor, which its file does not repeat."""
    actor = actors.get(publisher.actor)
    if actor is None:
        return publisher
    aliases = actor.aliases + publisher.aliases
    return msgspec.structs.replace(publisher, name=actor.name, aliases=aliases)
