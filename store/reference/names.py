"""The names of the reference tables: what an id is called, and what a typed name means."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from store.records import Day
from store.reference.entries import (
    Actor,
    Ambiguous,
    Chip,
    Country,
    Family,
    Hub,
    Publisher,
    Region,
)
from store.vocabulary import RuleState

__all__ = ["KINDS", "Names", "RuleName", "hyphened", "slug"]

KINDS = ("actor", "chip", "place", "rule", "publisher")
"""The kinds of key that `Names` knows."""

_UNLISTED = "~"
_NO_WORD = re.compile(r"[^\w]+")
_SMALL_WORDS = frozenset(("of", "the", "and", "for", "in", "on", "at", "de", "du"))
_SHORT_FORMS = frozenset(("bhd", "dr", "jr", "ltd", "mr", "mrs", "ms", "pvt", "sdn", "sr", "st"))
"""Words without a vowel that are no first letters of others."""
_VOWELS = frozenset("aeiouyäöüàáâãåæèéêëìíîïòóôõøùúûýœ")

_LEGAL_FORMS = re.compile(
    r"(?<=\w)(?:-(?:inc|incorporated|corp|corporation|co|ltd|limited|ll[cp]|plc|pt[ey]|sdn|bhd|berhad"
    r"|gmbh|oyj|ag|nv|bv|ab|asa|spa|sas|srl|oy|kk|pvt|private|pty|tbk|pjsc|jsc|fze|lp|kgaa))+$"
)
"""What a firm is in law, at the end of its name; it is left out as often as not."""

_VAGUE = 3
"""From this rank on a name is clear only in its context; the id is rank 0."""

_Labels = tuple[tuple[str, ...], ...]
"""What an entry is called, in ranks: the first rank wins where two entries share a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleName:
    """What a rule is called: its full name, the short one for screens, and other names.

    A `statute` is a law or list that texts name and that decides nothing. `states` are the days on
    which the state of any other changed, oldest first, with what it became.
    """

    id: str
    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    statute: bool = False
    states: tuple[tuple[Day, RuleState], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Names:
    """Every name of the reference tables, by id, with look-ups in both directions.

    All mappings keep the order of the files. Keys that start with `~` are well-formed names that
    no table lists; `name` makes them readable again. `rules` has the rules of the law and, behind
    them, the statutes: laws and lists that texts name and that decide nothing.
    """

    actors: Mapping[str, Actor] = field(default_factory=dict)
    chips: Mapping[str, Chip] = field(default_factory=dict)
    families: Mapping[str, Family] = field(default_factory=dict)
    countries: Mapping[str, Country] = field(default_factory=dict)
    hubs: Mapping[str, Hub] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)
    publishers: Mapping[str, Publisher] = field(default_factory=dict)
    rules: Mapping[str, RuleName] = field(default_factory=dict)
    ambiguous: tuple[Ambiguous, ...] = ()
    initials: frozenset[str] = frozenset()
    """First letters that are printed in capitals, in small letters."""

    def __post_init__(self) -> None:
        """Turn the tables round once: members to families and regions, names to ids, hosts."""
        derived = {
            "_families_of": _owners((f.id, f.members) for f in self.families.values()),
            "_regions_of": _owners((r.id, r.members) for r in self.regions.values()),
            "_index": {kind: _index(self._labels(kind), self.ambiguous) for kind in KINDS},
            "_hosts": {h: p.id for p in self.publishers.values() for h in p.hosts},
            "_above": {key: self._parents(actor) for key, actor in self.actors.items()},
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    _families_of: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _regions_of: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _index: Mapping[str, "_Index"] = field(init=False, repr=False, compare=False)
    _hosts: Mapping[str, str] = field(init=False, repr=False, compare=False)
    _above: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def name(self, kind: str, key: str) -> str:
        """What `key` is called on screen; an unknown key comes back readable, never raises."""
        if kind == "chip":
            chip = self.chips.get(key) or self.families.get(key)
            return chip.short if chip is not None else self._readable(kind, key)
        if kind == "rule":
            rule = self.rules.get(key)
            return rule.short or rule.name if rule is not None else self._readable(kind, key)
        entry: Actor | Country | Hub | Region | Publisher | None = None
        if kind == "actor":
            entry = self.actors.get(key)
        elif kind == "place":
            entry = self.countries.get(key) or self.hubs.get(key) or self.regions.get(key)
        elif kind == "publisher":
            entry = self.publishers.get(key)
        return entry.name if entry is not None else self._readable(kind, key)

    def _readable(self, kind: str, key: str) -> str:
        """A key that no table lists, as a name: `~b30c` → B30C, `~moon-ai` → Moon AI."""
        if not key.startswith(_UNLISTED):
            return key
        words = key.removeprefix(_UNLISTED).replace("-", " ")
        if kind == "chip":
            return words.upper()
        return " ".join(self._cased(word, i) for i, word in enumerate(words.split()))

    def _cased(self, word: str, i: int) -> str:
        """The word at place `i` of a name as names are printed."""
        initials = word.isalpha() and word not in _SHORT_FORMS and _VOWELS.isdisjoint(word)
        if word in self.initials or (initials and len(word) > 1):
            return word.upper()
        return word if word in _SMALL_WORDS and i else word[:1].upper() + word[1:]

    def resolve(self, kind: str, text: str) -> tuple[str, ...]:
        """The ids that `text` may mean, likeliest first; () if none.

        `text` is an id, a name, a short name or an alias; case, spaces and punctuation do not
        count ("rtx4090", "U.S."). Of two chips with one short name the default comes first.
        """
        index = self._index.get(kind)
        return index.ids.get(_key(text), ()) if index is not None else ()

    def nearest(self, kind: str, text: str, n: int = 3) -> tuple[str, ...]:
        """Up to `n` listed names like `text`, as printed, for "did you mean"; each resolves.

        A name that means something only where the text has said what ("the company") is none.
        """
        index = self._index.get(kind)
        wanted = _key(text)
        if index is None or not wanted:
            return ()
        clear = [key for key in index.ids if key not in index.vague]
        found = [key for key in clear if key.startswith(wanted)][:n]
        found += difflib.get_close_matches(wanted, clear, n=n, cutoff=0.6)
        spoken: dict[str, str] = {}
        for key in found:
            spoken.setdefault(index.ids[key][0], index.printed[key])
        return tuple(spoken.values())[:n]

    def is_publisher(self, actor: str) -> bool:
        """Whether an actor is an outlet: one that tells what others do."""
        entry = self.actors.get(actor)
        return entry is not None and entry.kind == "publisher"

    def ancestors(self, actor: str) -> tuple[str, ...]:
        """The parents of an actor, nearest first."""
        return self._above.get(actor, ())

    def _parents(self, actor: Actor) -> tuple[str, ...]:
        found: list[str] = []
        entry: Actor | None = actor
        while entry is not None and entry.parent and entry.parent not in found:
            found.append(entry.parent)
            entry = self.actors.get(entry.parent)
        return tuple(found)

    def top(self, actor: str) -> str:
        """The topmost parent of an actor, or the actor itself."""
        return (actor, *self.ancestors(actor))[-1]

    def vendor(self, chip: str) -> str:
        """Who makes a chip or a family; "" where that is not known."""
        entry = self.chips.get(chip) or self.families.get(chip)
        return entry.vendor if entry is not None else ""

    def families_of(self, chip: str) -> tuple[str, ...]:
        """The families that list `chip` as a member."""
        return self._families_of.get(chip, ())

    def members(self, family: str) -> tuple[str, ...]:
        """The chips of a family; () for a chip, or a family that does not say which."""
        entry = self.families.get(family)
        return entry.members if entry is not None else ()

    def home_of(self, actor: str) -> str:
        """The country where an actor is at home, "" if it is not listed or has none."""
        found = self.actors.get(actor)
        return found.hq if found is not None else ""

    def country_of(self, place: str) -> str:
        """The ISO code of the country that `place` is or lies in; "" for a region."""
        if place in self.countries:
            return place
        hub = self.hubs.get(place)
        return hub.country if hub is not None else ""

    def regions_of(self, place: str) -> tuple[str, ...]:
        """The regions that hold the country of `place`."""
        return self._regions_of.get(self.country_of(place), ())

    def around(self, place: str) -> tuple[str, ...]:
        """Everything that `place` lies in, nearest first: hubs, country, regions."""
        found: list[str] = []
        hub = self.hubs.get(place)
        while hub is not None and hub.within and hub.within not in found:
            found.append(hub.within)
            hub = self.hubs.get(hub.within)
        country = self.country_of(place)
        if country and country != place:
            found.append(country)
        return (*found, *self.regions_of(place))

    def publisher_at(self, url: str) -> str:
        """The id of the publisher of a web address or host, "" if none is listed.

        A listed host stands for its subdomains too; the longest listed host wins.
        """
        try:
            host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").rstrip(".")
        except ValueError:
            return ""
        while host:
            if host in self._hosts:
                return self._hosts[host]
            host = host.partition(".")[2]
        return ""

    def _labels(self, kind: str) -> Iterable[tuple[str, _Labels]]:
        """Each id of a kind with what it is called, in ranks."""
        if kind == "actor":
            for a in self.actors.values():
                yield a.id, ((a.name,), a.aliases, a.ambiguous_aliases)
        elif kind == "chip":
            for f in self.families.values():
                yield f.id, ((f.short, f.name), f.aliases, f.generic_aliases)
            for c in sorted(self.chips.values(), key=lambda chip: not chip.default):
                yield c.id, ((c.short, c.name), c.aliases, c.generic_aliases)
        elif kind == "place":
            for n in self.countries.values():
                yield n.id, ((n.name,), n.aliases, n.demonyms + n.ambiguous_aliases)
            for r in self.regions.values():
                yield r.id, ((r.name,), r.aliases, ())
            for h in self.hubs.values():
                yield h.id, ((h.name,), h.aliases, h.ambiguous_aliases)
        elif kind == "rule":
            for rule in self.rules.values():
                yield rule.id, ((rule.name, rule.short), rule.aliases)
        else:
            for p in self.publishers.values():
                yield p.id, ((p.name,), p.aliases + p.hosts)


@dataclass(frozen=True, slots=True)
class _Index:
    """Reduced name → ids (likeliest first), and reduced name → one printed form.

    `vague` are the reduced names that are clear only in their context.
    """

    ids: Mapping[str, tuple[str, ...]]
    printed: Mapping[str, str]
    vague: frozenset[str]


def hyphened(name: str) -> str:
    """The words of a name without case, joined by hyphens."""
    return _NO_WORD.sub("-", name.casefold()).strip("-")


def slug(name: str) -> str:
    """The key of a name that no table lists: "Apple Inc." and "Apple" are one."""
    return _UNLISTED + _LEGAL_FORMS.sub("", hyphened(name))


@lru_cache(maxsize=1 << 12)
def _key(text: str) -> str:
    """A name reduced to its letters and digits, without case."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def _index(labels: Iterable[tuple[str, _Labels]], ambiguous: Iterable[Ambiguous]) -> _Index:
    ranked: dict[str, list[tuple[int, str]]] = {}
    printed: dict[str, str] = {}
    known: set[str] = set()
    for id_, ranks in labels:
        known.add(id_)
        for rank, texts in enumerate(((id_,), *ranks)):
            for text in texts:
                key = _key(text)
                if key:
                    ranked.setdefault(key, []).append((rank, id_))
                    if rank:
                        printed.setdefault(key, text)
    for entry in ambiguous:
        for id_ in entry.candidates:
            if id_ in known:
                ranked.setdefault(_key(entry.alias), []).append((9, id_))
                printed.setdefault(_key(entry.alias), entry.alias)
    ids = {
        key: tuple(dict.fromkeys(id_ for _, id_ in sorted(found, key=lambda pair: pair[0])))
        for key, found in ranked.items()
    }
    vague = {key for key, found in ranked.items() if min(rank for rank, _ in found) >= _VAGUE}
    return _Index(ids, {key: printed.get(key, ids[key][0]) for key in ids}, frozenset(vague))


def _owners(groups: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Member → the groups that list it, in the order of the groups."""
    found: dict[str, tuple[str, ...]] = {}
    for group, members in groups:
        for member in members:
            found[member] = (*found.get(member, ()), group)
    return found
