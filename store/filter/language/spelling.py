"""Comparing what was typed with what exists: reduced forms, beginnings, the nearest word."""

import difflib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from store.reference.names import Names

__all__ = ["beginning", "nearest", "printed_key", "reduced", "shown", "spellings"]


_LONGEST = 160


@lru_cache(maxsize=1 << 14)
def reduced(text: str) -> str:
    """A text reduced to its letters and digits, without case: spaces and hyphens do not count."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def printed_key(text: str) -> str:
    """The key of an outlet that no table lists: its own words, without case."""
    return " ".join(text.casefold().split())


def shown(text: str) -> str:
    """A text that quotes what was typed, in one printable line of moderate length."""
    line = "".join(c if c.isprintable() else "·" for c in text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def nearest(text: str, words: Iterable[str], n: int = 2) -> tuple[str, ...]:
    """Up to `n` of the words that the text may have meant: longer ones first, then look-alikes."""
    by_form = {reduced(word): word for word in words}
    wanted = reduced(text)
    if not wanted or len(wanted) > 60:
        return ()
    found = [form for form in by_form if form.startswith(wanted)][:n]
    found += difflib.get_close_matches(wanted, by_form, n=n, cutoff=0.6)
    return tuple(by_form[form] for form in dict.fromkeys(found))[:n]


def spellings(names: Names, kind: str) -> Iterator[tuple[str, str]]:
    """Every way in which a name of a kind may be written, with its id."""
    for id_, written in _entries(names, kind):
        yield id_, id_
        for text in written:
            if text:
                yield text, id_


def _entries(names: Names, kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if kind == "actor":
        for actor in names.actors.values():
            yield actor.id, (actor.name, *actor.aliases)
    elif kind == "chip":
        for chip in names.chips.values():
            yield chip.id, (chip.short, chip.name, *chip.aliases)
        for family in names.families.values():
            yield family.id, (family.short, family.name, *family.aliases)
    elif kind == "place":
        for country in names.countries.values():
            yield country.id, (country.name, *country.aliases)
        for hub in names.hubs.values():
            yield hub.id, (hub.name, *hub.aliases)
        for region in names.regions.values():
            yield region.id, (region.name, *region.aliases)
    elif kind == "rule":
        for rule in names.rules.values():
            yield rule.id, (rule.short, rule.name, *rule.aliases)
    elif kind == "publisher":
        for publisher in names.publishers.values():
            yield publisher.id, (publisher.name, *publisher.aliases)


def beginning(names: Names, kind: str, text: str) -> tuple[str, ...]:
    """The ids of a kind with a name that begins with the text."""
    wanted = reduced(text)
    if not wanted:
        return ()
    found = (id_ for spelled, id_ in spellings(names, kind) if reduced(spelled).startswith(wanted))
    return tuple(dict.fromkeys(found))
