"""Wordings of facts that a reader may use beside the names of the tables."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from store.reference.conditions import parse
from store.reference.law import Law
from store.reference.names import Names

__all__ = [
    "chip_called",
    "fact_called",
    "firm_called",
    "maker_called",
    "plain",
    "split_note",
    "type_called",
    "unformed",
    "words_asked",
]

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

_TYPES: Mapping[str, tuple[str, ...]] = {
    "acquire": ("buy", "purchase", "order"),
    "rent": ("lease", "rental"),
    "negotiate": ("talks", "negotiation", "negotiations"),
    "invest": ("investment", "funding"),
    "supply": ("sell", "sale", "delivery", "shipment"),
    "smuggle": ("smuggling",),
    "propose-rule": ("proposal", "proposed rule", "bill"),
    "issue-rule": ("rule",),
    "license": ("licence",),
    "investigate": ("investigation", "probe"),
    "prosecute": ("prosecution", "indictment", "charges"),
    "list-entity": ("listing", "entity listing"),
    "warn": ("warning",),
    "state": ("statement", "remark"),
}
"""Other spellings of the types of events."""

_SPELT = str.maketrans({"_": None, "-": None, " ": None})
_NOTE = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<note>[^()]+)\)")
_OWNED = ("'s", "’s")
_MAKER = 2
"""Words that the name of a maker may have."""

_MODELS = re.compile(r"\d[A-Za-z]{0,2}s$")


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


def type_called(text: str) -> str:
    """The type of event that a wording means; the wording itself if it means none."""
    spelt = _spelt(text)
    return next((name for name, also in _TYPES.items() if spelt in map(_spelt, also)), text)


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


def chip_called(text: str, names: Names, law: Law) -> str:
    """The listed name in a wording that has its maker, family or product line before it, or words
    like "GPUs" behind; in the plural too.

    "" if there is none. Maker, family and line must be those of the chip: "AMD H100" names nothing.
    """
    words = split_note(text)[0].replace("-", " ").split()
    bare = list(words)
    forms = frozenset(map(str.casefold, law.said_of_chips))
    while len(bare) > 1 and bare[-1].casefold() in forms:
        bare.pop()
    for kept in dict.fromkeys((*_numbers(words), *_numbers(bare))):
        for at in range(len(kept)):
            wording = " ".join(kept[at:])
            found = names.resolve("chip", wording)
            if found and all(_heads(kept[:at], key, names, law.said_before_chips) for key in found):
                return wording
    return ""


def _numbers(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A wording, and the singular of one that ends in a model in the plural ("H100s")."""
    yield tuple(words)
    if words and _MODELS.search(words[-1]):
        yield (*words[:-1], words[-1][:-1])


def maker_called(text: str, names: Names, law: Law) -> tuple[str, ...]:
    """The chips that a wording means by their maker alone ("Cambricon chips", "Nvidia"): a family
    that stands for all of its chips, else every chip of it that is listed.
    """
    forms = frozenset(map(str.casefold, law.said_of_chips))
    words = text.split()
    while len(words) > 1 and words[-1].casefold() in forms:
        words.pop()
    makers = names.resolve("actor", _unowned(" ".join(words)))[:1]
    own = [one for one in names.families.values() if _made_by(makers, one.vendor, names)]
    every = tuple(one.id for one in names.chips.values() if _made_by(makers, one.vendor, names))
    whole = tuple(one.id for one in own if not one.members or set(one.members) >= set(every))
    return whole[:1] or every


def firm_called(text: str, names: Names, said: Collection[str]) -> str:
    """The listed name in a wording with the form of the firm behind it; "" if there is none."""
    return next((name for name in _shorter(text, said) if names.resolve("actor", name)), "")


def unformed(text: str, said: Collection[str]) -> str:
    """A wording without the form of the firm behind it: "Alibaba (Singapore) Pte Ltd"."""
    return (text, *_shorter(text, said))[-1]


def _shorter(text: str, said: Collection[str]) -> list[str]:
    """A wording without one, two, … words of the form of a firm."""
    words = text.replace(",", " ").split()
    forms = frozenset(map(str.casefold, said))
    found: list[str] = []
    while len(words) > 1 and words[-1].casefold().rstrip(".") in forms:
        words.pop()
        found.append(" ".join(words))
    return found


def _heads(
    before: Sequence[str], key: str, names: Names, lines: Mapping[str, Sequence[str]]
) -> bool:
    """Whether the words before a chip are its maker, its family and a product line of its maker,
    in this order and each of them or none.

    A word too many stands for something that no table has, and the chip for another.
    """
    vendor, rest = names.vendor(key), list(before)
    for many in range(min(len(rest), _MAKER), 0, -1):
        if _made_by(names.resolve("actor", _unowned(" ".join(rest[:many]))), vendor, names):
            del rest[:many]
            break
    while rest and rest[-1] in lines.get(vendor, ()):
        rest.pop()
    return not rest or key in names.members(_family(" ".join(rest), names))


def _made_by(makers: Collection[str], vendor: str, names: Names) -> bool:
    """Whether a vendor, or a firm that owns it, is one of the makers."""
    return not {vendor, *names.ancestors(vendor)}.isdisjoint(makers)


def _unowned(name: str) -> str:
    """A name without the ending of an owner."""
    for ending in _OWNED:
        name = name.removesuffix(ending)
    return name


def _family(text: str, names: Names) -> str:
    return next((key for key in names.resolve("chip", text) if key in names.families), "")
