"""Faults that no single entry shows: ids that nothing has, names that two entries claim.

Every check is a generator over all entries; `faults` runs them all.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from store.reference.decode import Decoded, Located, decode
from store.reference.entries import (
    Actor,
    Ambiguous,
    Chip,
    Country,
    Family,
    Hub,
    Publisher,
    Region,
    Statute,
)
from store.reference.files import contents
from store.reference.law import Rule
from store.reference.law_faults import law_faults
from store.reference.lexicon_faults import lexicon_faults
from store.reference.line_faults import line_faults
from store.reference.load import TABLES
from store.reference.own import Own, merged, own_of, told
from store.reference.places import own_files
from store.reference.problems import Problem, near
from store.reference.references import REFERENCES

__all__ = ["all_of", "check", "check_own", "faults"]

_SPACES: Mapping[str, tuple[type, ...]] = {
    "actor": (Actor,),
    "chip": (Chip, Family),
    "place": (Country, Hub, Region),
    "publisher": (Publisher,),
    "rule": (Rule, Statute),
}
"""Types that share one set of ids and names: a filter term must mean one entry."""

_DATES: tuple[tuple[type, str], ...] = (
    (Actor, "entity_list_date"),
    (Chip, "announced"),
)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_COMMON = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class _All:
    """All entries, with what several checks look up."""

    entries: Sequence[Located]

    def of(self, *types: type) -> Iterator[Located]:
        return (one for one in self.entries if isinstance(one.entry, types))

    @cached_property
    def ids(self) -> Mapping[type, Mapping[str, Located]]:
        found: dict[type, dict[str, Located]] = {}
        for one in self.entries:
            found.setdefault(one.table.entry, {})[one.id] = one
        return found

    def ids_of(self, types: Sequence[type]) -> dict[str, Located]:
        return {id_: one for type_ in types for id_, one in self.ids.get(type_, {}).items()}


def check(folder: Path | None = None) -> list[Problem]:
    """Every fault of the files in `folder` (or in the package), in the order of the files.

    Raises `Refused` where there are no files.
    """
    decoded = decode(contents(folder), TABLES)
    return sorted([*decoded.problems, *faults(decoded.located)])


def all_of(files: Mapping[str, bytes], own: Mapping[str, bytes], folder: Path) -> Decoded:
    """Every entry of shipped files, with those of the user's `own` (in `folder`), and every fault.

    Faults between entries are looked for once each entry can be read.
    """
    return _together(decode(files, TABLES), own_of(own, folder, TABLES))


def _together(shipped: Decoded, own: Decoded) -> Decoded:
    located = merged(shipped.located, own.located)
    problems = [*shipped.problems, *own.problems]
    return Decoded(located=located, problems=[*problems, *faults(located)])


def check_own(folder: Path) -> tuple[list[Problem], list[Own]]:
    """Every fault of a user's own files, and what each entry of theirs adds or replaces."""
    files = own_files(folder)
    if not files:
        return [], []
    shipped, own = decode(contents(), TABLES), own_of(files, folder, TABLES)
    return sorted(_together(shipped, own).problems), list(told(shipped.located, own.located))


def faults(entries: Sequence[Located]) -> Iterator[Problem]:
    """Every fault between entries."""
    everything = _All(entries)
    for look in _CHECKS:
        yield from look(everything)


def _doubled_ids(everything: _All) -> Iterator[Problem]:
    spaces = {type_: space for space, types in _SPACES.items() for type_ in types}
    seen: dict[tuple[object, str], Located] = {}
    for one in everything.entries:
        if one.table.entry is Ambiguous or not one.id:
            continue
        first = seen.setdefault((spaces.get(one.table.entry, one.table.key), one.id), one)
        if first is not one:
            yield one.problem("id", f"this id is taken by [{first.table.name}] in {first.file}")


def _unknown_ids(everything: _All) -> Iterator[Problem]:
    for reference in REFERENCES:
        known = {*everything.ids_of(reference.to), *reference.words}
        for one in everything.of(reference.entry):
            for field, id_ in reference.ids(one.entry):
                if id_ not in known:
                    message = f"no {reference.wanted} has the id {id_!r}"
                    yield one.problem(field, message, near(id_, known))


def _circles(everything: _All) -> Iterator[Problem]:
    for entry, field in ((Actor, "parent"), (Hub, "within")):
        above = {one.id: (one, getattr(one.entry, field)) for one in everything.of(entry)}
        for id_, (one, next_) in above.items():
            path = [id_]
            while next_ in above and next_ not in path:
                path.append(next_)
                next_ = above[next_][1]
            if next_ == id_ and id_ == min(path):
                yield one.problem(field, f"goes round in a circle: {' > '.join([*path, id_])}")


def _claimed_names(everything: _All) -> Iterator[Problem]:
    for types in _SPACES.values():
        owners: dict[str, Located] = {}
        for one in everything.of(*types):
            for field, text in _safe_names(one.entry):
                first = owners.setdefault(_spoken(text), one)
                if first is not one:
                    yield one.problem(
                        field,
                        f"{text!r} also names {first.id} ({first.file}); "
                        "keep it on one of them or make it ambiguous on both",
                    )


def _safe_names(entry: object) -> Iterator[tuple[str, str]]:
    """The names of an entry that are matched without context, each with its field."""
    if isinstance(entry, Chip):
        unsafe = {_spoken(text) for text in entry.generic_aliases}
        names = [("name", entry.name), *(("aliases", text) for text in entry.aliases)]
    elif isinstance(entry, Family):
        unsafe = {_spoken(text) for text in entry.generic_aliases}
        names = [("short", entry.short), *(("aliases", text) for text in entry.aliases)]
    elif isinstance(entry, Actor | Country | Hub | Region | Publisher | Rule | Statute):
        unsafe = {_spoken(text) for text in getattr(entry, "ambiguous_aliases", ())}
        names = [("name", entry.name), *(("aliases", text) for text in entry.aliases)]
    else:
        return
    yield from (pair for pair in names if pair[1] and _spoken(pair[1]) not in unsafe)


def _spoken(text: str) -> str:
    """A name as it is compared: without case, with plain apostrophes."""
    return text.replace("’", "'").casefold()


def _odd_names(everything: _All) -> Iterator[Problem]:
    for one in everything.entries:
        for field in ("aliases", "ambiguous_aliases", "generic_aliases", "descriptions"):
            listed = getattr(one.entry, field, ())
            for text in dict.fromkeys(listed):
                if text != text.strip() or len(text) < 2:
                    yield one.problem(field, f"{text!r} is empty, too short or has outer spaces")
                elif listed.count(text) > 1:
                    yield one.problem(field, f"{text!r} is listed twice")
        entry = one.entry
        unsafe = getattr(entry, "ambiguous_aliases", getattr(entry, "generic_aliases", ()))
        for text in getattr(entry, "aliases", ()):
            if text in unsafe:
                yield one.problem("aliases", f"{text!r} is listed as needing context too")
            elif (
                isinstance(entry, Actor) and entry.kind != "collective" and _COMMON.fullmatch(text)
            ):
                yield one.problem("aliases", f"{text!r} is a common word; make it ambiguous")


def _shared_shorts(everything: _All) -> Iterator[Problem]:
    groups: dict[str, list[Located]] = {}
    for one in everything.of(Chip, Family):
        groups.setdefault(_spoken(one.entry.short), []).append(one)
    for group in groups.values():
        if len(group) < 2:
            continue
        family = next((one for one in group if isinstance(one.entry, Family)), None)
        defaults = [one for one in group if isinstance(one.entry, Chip) and one.entry.default]
        if family is not None:
            yield family.problem("short", f"{family.entry.short!r} is a chip's short name too")
        elif len(defaults) != 1:
            names = ", ".join(one.id for one in group)
            yield group[0].problem("default", f"exactly one of {names} must be the default")


def _unsourced(everything: _All) -> Iterator[Problem]:
    for one in everything.of(Actor, Chip, Statute, Publisher):
        if not any(source.strip() for source in one.entry.sources):
            yield one.problem("sources", "a source is required")
    for one in everything.of(Publisher):
        if bool(one.entry.name) == bool(one.entry.actor):
            yield one.problem("name", "give a name, or the actor whose name it has, not both")
        if one.entry.basis and not one.entry.basis_source:
            yield one.problem("basis_source", "say where the publisher states its basis")


def _odd_dates(everything: _All) -> Iterator[Problem]:
    for entry, field in _DATES:
        for one in everything.of(entry):
            value = getattr(one.entry, field)
            if value and not _DATE.fullmatch(value):
                yield one.problem(field, f"{value!r} is not written YYYY, YYYY-MM or YYYY-MM-DD")
    for one in everything.of(Actor):
        if one.entry.entity_list_date and not one.entry.entity_list:
            yield one.problem("entity_list_date", "a date without entity_list = true")


def _outlets_named_twice(everything: _All) -> Iterator[Problem]:
    """A publisher with a name of its own that is the name of another one's actor."""
    actors = {one.id: one.entry.name for one in everything.of(Actor)}
    outlets = {actors.get(one.entry.actor, ""): one for one in everything.of(Publisher)}
    for one in everything.of(Publisher):
        if one.entry.name and one.entry.name in outlets:
            yield one.problem(
                "name", f"{one.entry.name!r} is the publisher {outlets[one.entry.name].id}"
            )


def _doubled_hosts(everything: _All) -> Iterator[Problem]:
    owners: dict[str, Located] = {}
    for one in everything.of(Publisher):
        for host in one.entry.hosts:
            first = owners.setdefault(host, one)
            if first is not one:
                yield one.problem("hosts", f"{host} belongs to {first.id} already")


def _unread_lines(everything: _All) -> Iterator[Problem]:
    yield from line_faults(everything.entries)
    yield from law_faults(everything.entries)
    yield from lexicon_faults(everything.entries)


_CHECKS: tuple[Callable[[_All], Iterator[Problem]], ...] = (
    _doubled_ids,
    _unknown_ids,
    _circles,
    _claimed_names,
    _odd_names,
    _shared_shorts,
    _unsourced,
    _odd_dates,
    _outlets_named_twice,
    _doubled_hosts,
    _unread_lines,
)
