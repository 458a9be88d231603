"""What a reader writes of an act → facts, with the names that no table has."""

import difflib
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from store.assess.days import interval
from store.assess.described import home_described, owner_described, place_described
from store.assess.parties import HOME
from store.assess.wordings import (
    chip_called,
    fact_called,
    firm_called,
    maker_called,
    plain,
    split_note,
    type_called,
    unformed,
    words_asked,
)
from store.errors import Refused
from store.records import Facts, When
from store.reference import Reference
from store.reference.names import Names, hyphened, slug
from store.reference.problems import near
from store.vocabulary import EventType, Route, values

__all__ = ["FACTS", "Act", "Unlisted", "read_act", "read_when"]

_ACTING = ("actor", "operator", "end_user")
_HOMES = tuple(f"{party}_hq" for party in _ACTING)
_TRUTHS = ("licence_held", "new_site", "state_funded")
_WORDS = ("end_use", "purpose")
FACTS = (
    *("type", "route", "actor", "chip", "place", "date", "shipped_from"),
    *_ACTING[1:],
    "listed_owner",
    *_HOMES,
    "share",
    *_TRUTHS,
    *_WORDS,
)
"""Every fact that an act may state."""

_YES = frozenset(("yes", "y", "true", "1", "granted", "held"))
_NO = frozenset(("no", "n", "false", "0", "none", "refused", "not held"))
_NOT_STATED = frozenset(("unknown", "unspecified", "not known", "not stated", "n/a", "?", "-"))
_SEVERAL = ("chip", "place", "listed_owner", "share")
_ONLY = ("purpose",)
_DENIED = frozenset(("no", "not", "non", "never", "without"))
_JOINED = frozenset(("and", "or", "plus", "with", "then", "besides", "training"))
_FRACTION = 1
_SLIP = 0.75
_TIME = re.compile(r"(?<=^\d{4}-\d\d-\d\d)[T ]\d\d:.*$")
_BEFORE_PLACES = frozenset(("the", "in", "at"))
_AND = re.compile(r"[,/&+;]|\b(?:and|or)\b")
_PERCENT = re.compile(r"\s*(?:%|percent|per cent)$", re.IGNORECASE)
_MONTH_OR_DAY = re.compile(r"\d\d?([/.-])\d\d?\1\d{2,4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlisted:
    """A name of `fact` that no table has, and up to three that one has."""

    fact: str
    text: str
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act as facts."""

    facts: Facts
    when: When | None
    unlisted: tuple[Unlisted, ...]
    assumed: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def read_act(act: Mapping[str, object], reference: Reference) -> Act:
    """The facts of an act. Raises `Refused` for what can be no fact at all.

    Facts may go by other spellings ("buyer", "Licence held"); a field that is like none of them is
    left out, with a warning.
    """
    reader = _Reader(act={}, reference=reference)
    reader.act = _facts_of(act, reader.warnings)
    facts: dict[str, Any] = {
        "type": reader.one_of("type", values(EventType)),
        "route": reader.one_of("route", values(Route)),
        "chip": reader.chip(),
        "place": reader.place("place"),
        "shipped_from": reader.place("shipped_from"),
        "share": reader.share(),
        **{name: reader.party(name) for name in _ACTING},
        "listed_owner": reader.owners(),
        **{name: reader.truth(name) for name in _TRUTHS},
        **{name: reader.word(name) for name in _WORDS},
    }
    if not facts["listed_owner"]:
        behind = "end_user" if facts["end_user"] else "actor"
        facts["listed_owner"] = reader.owner(behind, facts[behind])
    return Act(
        facts=Facts(**facts),
        when=reader.when(),
        unlisted=tuple(reader.unlisted),
        assumed=tuple(reader.assumed),
        warnings=(*reader.warnings, *_unchecked(reader.unlisted)),
    )


def read_when(name: str, text: str) -> When:
    """The days that people mean by a text. Raises `Refused`, naming what it was written for."""
    if _MONTH_OR_DAY.fullmatch(text):
        raise Refused(
            f"{name}: {text!r} may be read month first or day first; write it year first,"
            " as 2024-06-01, or with the month's name"
        )
    found = interval(_TIME.sub("", text))
    if found is None:
        raise Refused(
            f"{name}: {text!r} is no day, month, quarter, year or range"
            " (2024-06-01, 1 June 2024, 2024-06, 2024-Q2, 2024, 2024-01..2024-06)"
        )
    first, last, precision = found
    if first and last and first > last:
        raise Refused(f"{name}: {text!r} ends before it begins")
    return When(first=first, last=last, precision=precision, phrase=text)


def _facts_of(act: Mapping[str, object], warnings: list[str]) -> dict[str, str]:
    """The fields of an act by the names of the facts, as text; "" where nothing is stated."""
    found: dict[str, str] = {}
    for field_, value in act.items():
        name = fact_called(field_, FACTS)
        if not name:
            hint = difflib.get_close_matches(field_, FACTS, n=1, cutoff=_SLIP)
            if hint:
                raise Refused(f"no fact is called {field_!r}, did you mean {hint[0]!r}?")
            warnings.append(f"no fact is called {field_!r}; it was left out")
            continue
        if name in found:
            raise Refused(f"{field_}: {name!r} is told twice")
        found[name] = _text(name, value)
    return found


def _text(name: str, value: object) -> str:
    """A value as text; several chips, places or owners with commas between."""
    if isinstance(value, list) and name in _SEVERAL:
        return ", ".join(filter(None, (_text(name, one) for one in value)))
    if isinstance(value, list | dict):
        raise Refused(f"{name}: one plain value is wanted")
    text = "" if value is None else str(value).strip()
    return "" if text.casefold() in _NOT_STATED else text


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads one act, and gathers what no table has."""

    act: Mapping[str, str]
    reference: Reference
    unlisted: list[Unlisted] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        return self.act.get(name, "")

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        """A word of a closed list, however its parts are joined, or the beginning of just one."""
        text = self.text(name)
        if not text:
            return ""
        wanted = plain(type_called(text) if name == "type" else text)
        begun = [word for word in allowed if wanted in _beginnings(word)]
        found = next((word for word in allowed if wanted == plain(word)), "")
        if not found and len(begun) != 1:
            hint = near(text, allowed)
            raise Refused(
                f"{name}: {text!r} is none of {', '.join(allowed)}"
                + (f"; did you mean {hint!r}?" if hint else "")
            )
        return found or begun[0]

    def word(self, name: str) -> str:
        """A word that some line of the law asks for, if the text holds one; else the text.

        A text that denies something stays as it is; so does one that tells of a second purpose.
        """
        told = hyphened(self.text(name))
        asked = words_asked(self.reference.law, name) if told else ()
        parts = set(told.split("-"))
        other = _DENIED | _JOINED if name in _ONLY else _DENIED
        if "only" not in parts and not parts.isdisjoint(other):
            return told
        held = (word for word in asked if f"-{word}-" in f"-{told}-")
        return max(held, key=len, default=told)

    def truth(self, name: str) -> bool | None:
        text = self.text(name).casefold()
        if not text:
            return None
        if text not in _YES | _NO:
            raise Refused(f"{name}: {text!r} is neither yes nor no")
        return text in _YES

    def share(self) -> float | None:
        """The share of all listed owners together in percent, signs or not: "51", "30% and 25%"."""
        text = self.text("share")
        parts = [_PERCENT.sub("", part.strip()) for part in _AND.split(text)] if text else []
        if not parts:
            return None
        try:
            shares = [float(part) for part in parts]
        except ValueError:
            shares = [-1]
        if min(shares) < 0 or sum(shares) > 100:
            raise Refused(f"share: {text!r} is no percentage")
        for part, share in zip(parts, shares, strict=True):
            if 0 < share < _FRACTION:
                self.warnings.append(f"a share of {part} is read as {part} percent")
        return math.fsum(shares)

    def when(self) -> When | None:
        text = self.text("date")
        return read_when("date", text) if text else None

    def chip(self) -> str:
        """A chip, a family, several chips, or an item that is no chip."""
        text = self.text("chip")
        plain = f" {text.casefold()} "
        other = self.reference.law.not_a_chip
        if any(f" {words.casefold()} " in plain for words in other):
            return other[0]
        return self.together(text, self.thing) or self.each("chip", "chip", text, self.thing)

    def thing(self, text: str) -> str:
        """The chips that a wording means, by model, family, description or maker; "" if none."""
        return (
            self.meant("chip", text)
            or self.described("chip", text)
            or ",".join(maker_called(text, self.reference.names, self.reference.law))
        )

    def described(self, kind: str, text: str) -> str:
        """The family, region or country that a wording describes ("domestic chips", "abroad")."""
        names = self.reference.names
        tables = (names.families,) if kind == "chip" else (names.regions, names.countries)
        entries = (entry for table in tables for entry in table.values())
        wanted = plain(text)
        return next((e.id for e in entries if wanted in map(plain, e.descriptions)), "")

    def place(self, name: str) -> str:
        """A country, hub or region, or several places."""
        text = self.text(name)
        known = self.together(text, self.located)
        if known:
            return known
        country = place_described(text, self.reference.names)
        if country:
            self.assumed.append(f"{name.replace('_', ' ')}: {country} (from {text!r})")
            return country
        return self.each(name, "place", text, self.located)

    def together(self, text: str, find: Callable[[str], str]) -> str:
        """What a wording means as a whole or, if all are known, part by part; "" if neither."""
        parts = (part.strip() for part in _AND.split(text))
        found = [find(part) for part in parts if part]
        return find(text) or (",".join(found) if all(found) else "")

    def each(self, name: str, kind: str, text: str, find: Callable[[str], str]) -> str:
        """What the parts between commas mean, each that is not known as a name of no table."""
        parts = (part.strip() for part in text.split(","))
        return ",".join(find(part) or self.named(name, kind, part) for part in parts if part)

    def located(self, text: str) -> str:
        """The key of a place; "" if no table has it. A note in brackets is left out."""
        code, law = text.upper(), self.reference.law
        others = law.other_countries
        known = (self.reference.names.countries, others, *(g.members for g in law.groups.values()))
        if any(code in codes for codes in known):
            return code
        other = next((key for key, name in others.items() if plain(name) == plain(text)), "")
        if other:
            return other
        name, note = split_note(text)
        found = self.meant("place", text) or self.described("place", text)
        first, _, rest = text.partition(" ")
        if not found and rest and first.casefold() in _BEFORE_PLACES:
            return self.located(rest)
        return found or (self.located(name) if note else "")

    def owners(self) -> str:
        """The listed owners: one firm, or several of which the tables know one at least."""
        name, text = "listed_owner", self.text("listed_owner")
        known = self.together(text, self.firm)
        if not known and any(map(self.firm, text.split(","))):
            return self.each(name, "actor", text, self.firm)
        return known or self.party(name)

    def firm(self, text: str) -> str:
        """The key of a firm that a table lists; "" for a wording that several bear."""
        name, note = split_note(text)
        key = self.meant("actor", text) or (self.meant("actor", name) if note else "")
        return "" if "," in key else key

    def party(self, name: str) -> str:
        """A party by its name; one that no table lists with its home, if that is told."""
        text, home = self.text(name), self.text(f"{name}_hq")
        key = self.firm(text)
        if key and not home:
            return key
        seat = self.place(f"{name}_hq") if home else self.seat(text)
        if key or not text:
            return key if key else f"{HOME}{seat}" if seat else ""
        unnamed = self.meant("place", text) if not home else ""
        if unnamed:
            return f"{HOME}{self.reference.names.country_of(unnamed)}"
        return self.named(name, "actor", text) + (f"{HOME}{seat}" if seat else "")

    def seat(self, text: str) -> str:
        """The country in which a party is at home that a wording only describes."""
        bare = unformed(text, self.reference.law.said_of_firms)
        told = (home_described(wording, self.reference.names) for wording in (text, bare))
        country, why = next((home for home in told if home[0]), ("", ""))
        if country:
            self.assumed.append(f"headquarters: {country} ({why})")
        return country

    def owner(self, name: str, key: str) -> str:
        """The owner that a wording tells of a party that no table lists, if that one is listed."""
        names, text = self.reference.names, self.text(name)
        if not text or key in names.actors:
            return ""
        bare = unformed(text, self.reference.law.said_of_firms)
        owner = owner_described(text, names) or owner_described(bare, names)
        above = (names.actors[one] for one in (owner, *names.ancestors(owner)) if one)
        return owner if any(one.entity_list for one in above) else ""

    def meant(self, kind: str, text: str) -> str:
        """The id that a name means; all that it may mean, where it is a shared wording."""
        names = self.reference.names
        found = names.resolve(kind, text) if text else ()
        if text and not found and kind == "chip":
            text = chip_called(text, names, self.reference.law)
            found = names.resolve(kind, text)
        if text and not found and kind == "actor":
            text = firm_called(text, names, self.reference.law.said_of_firms)
            found = names.resolve(kind, text)
        if len(found) < 2:
            return found[0] if found else ""
        return found[0] if _own(names, found[0], text) else ",".join(found)

    def named(self, fact: str, kind: str, text: str) -> str:
        """The key of a name that no table has; the name is kept, with its nearest."""
        if not text:
            return ""
        nearest = self.reference.names.nearest(kind, text)
        self.unlisted.append(Unlisted(fact=fact, text=text, nearest=nearest))
        return slug(text)


def _beginnings(word: str) -> list[str]:
    """What a word of several parts begins with: "offshore-data-centre" → "offshore", and so on."""
    parts = word.split("-")
    return [plain("".join(parts[:many])) for many in range(1, len(parts) + 1)]


def _unchecked(unlisted: Sequence[Unlisted]) -> Iterator[str]:
    """A party that no table has may be on the Entity List all the same: that is worth a look."""
    for name in unlisted:
        if name.fact in _ACTING:
            named = f"whether {name.text!r} is on the Entity List"
            yield f"{named} was not checked; taken as not listed"


def _own(names: Names, key: str, text: str) -> bool:
    """Whether `text` is the name or a safe alias of an entry, or names a family or a region."""
    if key in names.families or key in names.regions:
        return True
    entry = (
        names.chips.get(key)
        or names.actors.get(key)
        or names.countries.get(key)
        or names.hubs.get(key)
    )
    if entry is None:
        return False
    labels = (entry.id, entry.name, getattr(entry, "short", ""), *entry.aliases)
    return plain(text) in map(plain, labels)
