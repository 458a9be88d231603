"""One act with everything about it that does not change from day to day."""

from bisect import bisect_right
from collections.abc import Mapping

from store.assess.compiled import Code
from store.assess.days import after
from store.assess.items import Item, item, models
from store.assess.parties import HOME, Listed, Party, listings, party
from store.assess.values import Value, known, unknown
from store.assess.world import World
from store.records import Day, Facts
from store.reference.names import Names

__all__ = ["Case", "Tables"]

_BOOLEANS = {
    "licence_held": "was a licence or notice held",
    "new_site": "new site",
    "state_funded": "state funding",
}


class Tables:
    """The names, read once: things and parties by key, and who is listed since when."""

    def __init__(self, code: Code, names: Names) -> None:
        self.names = names
        self.not_a_chip = code.law.not_a_chip
        self.listings: Mapping[str, Listed] = listings(code.law, names)
        self._known = set(names.countries).union(*(g.members for g in code.law.groups.values()))
        self._items: dict[str, Item] = {}
        self._parties: dict[str, Party] = {}
        self._places: dict[str, Value] = {}

    def item(self, key: str) -> Item:
        """The thing of a key."""
        if key not in self._items:
            self._items[key] = item(key, self.names, self.not_a_chip)
        return self._items[key]

    def party(self, key: str) -> Party:
        """The party of a key."""
        if key not in self._parties:
            self._parties[key] = party(key, self.names)
        return self._parties[key]

    def checked(self, key: str) -> bool:
        """Whether a source was looked into for the listing of a party."""
        actor = self.names.actors.get(key)
        return key in self.listings or (actor is not None and actor.entity_list is not None)

    def place(self, code: str) -> Value:
        """A country as the value of a fact."""
        if code not in self._places:
            self._places[code] = known(code, shown=self.names.name("place", code))
        return self._places[code]

    def places(self, key: str) -> tuple[str, ...]:
        """The countries that a key may mean; none for a place that no table resolves.

        A region means its members; several keys may stand with commas between.
        """
        found: list[str] = []
        for part in filter(None, key.split(",")):
            country = self.names.country_of(part) or (part if part in self._known else "")
            region = self.names.regions.get(part)
            if country:
                found.append(country)
            elif region is not None and region.members:
                found += region.members
            else:
                return ()
        return tuple(dict.fromkeys(found))

    def vague(self, key: str) -> bool:
        """Whether a place is told in words that never resolve ("abroad")."""
        regions = (self.names.regions.get(part) for part in key.split(","))
        return any(region is not None and not region.members for region in regions)


class Case:
    """The facts of one act, as lines of the law read them."""

    def __init__(self, facts: Facts, tables: Tables) -> None:
        self.facts = facts
        self.tables = tables
        self._listing_days: list[Day] | None = None
        self.actor = tables.party(facts.actor)
        keys = models(facts.chip, tables.names, tables.not_a_chip)
        self.world = World(tuple(tables.item(key) for key in keys), tables.places(facts.place))
        self.values: dict[str, Value] = {
            "type": _word(facts.type),
            "route": _word(facts.route),
            "end_use": _word(facts.end_use),
            "purpose": _word(facts.purpose, "purpose"),
            "share": _share(facts.share),
            **{name: _truth(getattr(facts, name), said) for name, said in _BOOLEANS.items()},
        }

    def stated(self, fact: str) -> str:
        """What the act states of `fact`, as text; "" if nothing."""
        return str(getattr(self.facts, fact))

    def owners(self, who: Party) -> tuple[str, ...]:
        """The owners of a party: those of the tables, and the one that the act states for it."""
        stated = self.facts.listed_owner
        if not stated or who.key not in (self.facts.actor, self.facts.end_user, self.actor.key):
            return who.owners
        return (stated, *self.tables.party(stated).owners, *who.owners)

    def listed(self, key: str, day: Day) -> Listed | None:
        """The listing of an actor that stands on a day."""
        found = self.tables.listings.get(key)
        return found if found is not None and found.on(day) else None

    def days(self) -> set[Day]:
        """The days on which a listing that may bear on the act begins, or has just ended."""
        keys: set[str] = set()
        for key in (self.facts.actor, self.facts.end_user, self.facts.operator):
            who = self.tables.party(key)
            values = who.values["group"].words
            keys.update((*values, *self.owners(who)))
        spans = [span for key in keys if (at := self.tables.listings.get(key)) for span in at.spans]
        return {since for since, _ in spans} | {after(until) for _, until in spans if until}

    def listings_begun(self, day: Day) -> int:
        """How many days of `days` have come by a day: equal as long as no listing changes."""
        if self._listing_days is None:
            self._listing_days = sorted(self.days())
        return bisect_right(self._listing_days, day)

    def needs_home(self, key: str) -> bool:
        """Whether nothing tells where a party is at home."""
        return HOME not in key and not self.tables.party(key).in_tables


def _word(text: str, missing: str = "") -> Value:
    if text:
        return known(text)
    return unknown(missing) if missing else Value(shown="not stated")


def _share(share: float | None) -> Value:
    if share is None:
        return unknown("share")
    return Value(low=share, high=share, shown=f"{share:g}%", origin="stated")


def _truth(value: bool | None, missing: str) -> Value:
    return unknown(missing) if value is None else known("yes" if value else "no")
