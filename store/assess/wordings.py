"""Wordings of facts that a reader may use beside the names of the tables."""

import re
from collections.abc import Collection, Mapping

from store.reference.conditions import parse
from store.reference.law import Law
from store.reference.names import Names

__all__ = ["chip_called", "fact_called", "firm_called", "plain", "split_note", "words_asked"]

_ALSO: Mapping[str, tuple[str, ...]] = {
    "type": ("event type", "act"),
    "route": ("way", "channel"),
    "actor": ("buyer", "renter", "party", "company"),
    "chip": ("chips", "model", "gpu", "item", "product"),
    "place": ("places", "location", "destination", "country", "site"),
    "date": ("day", "when", "on", "act date"),
    "shipped_from": ("from", "ship from", "shipping from"),
    "operator": ("host", "cloud", "provider", "lessor"),
    "end_user": ("for", "final user"),
    "listed_owner": ("owner", "owned by"),
    "share": ("share percent", "percent", "owner share", "ownership"),
    "licence_held": ("license held", "licence", "license"),
    "end_use": ("use",),
    "state_funded": ("state funding",),
    "new_site": ("new data centre", "new data center"),
    "actor_hq": ("hq", "headquarters", "buyer hq", "renter hq"),
}
"""Other spellings of the facts; case, spaces, hyphens and underscores do not count."""

_SPELT = str.maketrans({"_": None, "-": None, " ": None})
_NOTE = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<note>[^()]+)\)")
_OWNED = ("'s", "’s")


def plain(text: str) -> str:
    """Letters and digits without case, and British spelling of a centre."""
    kept = "".join(character for character in text.casefold() if character.isalnum())
    return kept.replace("center", "centre")


def fact_called(field: str, facts: Collection[str]) -> str:
    """The fact that a field tells, by its name or another spelling; "" if it tells none."""
    spelt = _spelt(field)
    for name in facts:
        if spelt in (_spelt(name), *map(_spelt, _ALSO.get(name, ()))):
            return name
    return ""


def _spelt(name: str) -> str:
    return name.casefold().translate(_SPELT)


def words_asked(law: Law, fact: str) -> tuple[str, ...]:
    """The words with which lines of the law compare a fact."""
    stages = [stage for one in law.procedure.questions.values() for stage in one.stage]
    stages += [inner for stage in stages for inner in stage.then]
    whens = [stage.when for stage in stages]
    whens += [test.when for rule in law.rules.values() for test in rule.test]
    lines = [line for when in whens for line in when if line.startswith(fact)]
    asked = [parse(line) for line in lines]
    return tuple(dict.fromkeys(word for one in asked if one.fact == fact for word in one.values))


def split_note(text: str) -> tuple[str, str]:
    """A name and the note in brackets behind it: "Aolani (SG)" → "Aolani", "SG"."""
    found = _NOTE.fullmatch(text.strip())
    return (found["name"], found["note"].strip()) if found else (text, "")


def chip_called(text: str, names: Names, said: Collection[str]) -> str:
    """The listed name in a wording that has its maker or family before it, or words of `said`
    behind.

    "" if there is none. Maker and family must be those of the chip: "AMD H100" names nothing.
    """
    words = split_note(text)[0].split()
    bare = list(words)
    forms = frozenset(map(str.casefold, said))
    while len(bare) > 1 and bare[-1].casefold() in forms:
        bare.pop()
    for kept in dict.fromkeys((tuple(words), tuple(bare))):
        for at in range(len(kept)):
            wording = " ".join(kept[at:])
            found = names.resolve("chip", wording)
            before = " ".join(kept[:at])
            if found and all(_heads(before, key, names) for key in found):
                return wording
    return ""


def firm_called(text: str, names: Names, said: Collection[str]) -> str:
    """The listed name in a wording with the form of the firm behind it; "" if there is none."""
    words = text.replace(",", " ").split()
    forms = frozenset(map(str.casefold, said))
    while len(words) > 1 and words[-1].casefold().rstrip(".") in forms:
        words.pop()
        if names.resolve("actor", " ".join(words)):
            return " ".join(words)
    return ""


def _heads(before: str, key: str, names: Names) -> bool:
    """Whether the words before a chip are its maker, its family, or first one and then the other.

    A word too many stands for something that no table has, and the chip for another.
    """
    maker, _, rest = before.partition(" ")
    for ending in _OWNED:
        maker = maker.removesuffix(ending)
    if not before:
        return True
    if names.vendor(key) in names.resolve("actor", maker):
        return not rest or key in names.members(_family(rest, names))
    return key in names.members(_family(before, names))


def _family(text: str, names: Names) -> str:
    found = names.resolve("chip", text)
    return found[0] if len(found) == 1 and found[0] in names.families else ""
