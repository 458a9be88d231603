"""Which chips and places could belong to an act, and what speaks for each.

What the grammar put into the act, what its sentence or those before it name, what belonged to the
acts before it and what the title names. The weights say what does belong (`second_look.belongs`).
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.told import Told
from store.parse.lexicon.grammar import Grammar
from store.parse.second_look.spots import clauses_from, phrases
from store.parse.second_look.which_chips import LAST, Around, Chips, signs
from store.parse.shapes.chunks import Noun
from store.parse.tagging.spans import Ref
from store.parse.weights.weighing import Parts
from store.parse.words.word_classes import CLASS
from store.reference.names import Names

__all__ = ["CHIP", "HAS", "PLACE", "Belongings", "Thing", "place_of"]

CHIP, PLACE = "chip", "place"
"""What kinds of things belong to an act."""

HAS = "has"
"""The answer of the weights where a thing does."""

_DEALS = frozenset(("acquire", "supply", "rent", "deploy", "build"))
_BEFORE = 2
"""Sentences before that of an act, and acts before it, that are looked at."""

_HOMES = ("CN", "US")

_GROUND = CLASS["infra"] | CLASS["compute"] | CLASS["fab"]


class Thing(NamedTuple):
    """Something that may belong to an act.

    `value` is the id of a chip, or a country or region; `found` is where the text names it, None
    where only the grammar knows it. `said` says whether the grammar has it in the act.
    """

    kind: str
    value: str
    found: Ref | None
    said: bool
    parts: Parts


_Named = tuple[str, str, Ref]
"""Kind, value and where a thing is named."""


def place_of(key: str, names: Names) -> str:
    """The country of a place, or the name of what is none."""
    return names.country_of(key) or names.name("place", key)


class Belongings:
    """The things that one document names, asked for by act."""

    def __init__(self, told: Sequence[Told], drafts: Sequence[Draft], g: Grammar) -> None:
        """Count what is named how often; `told` are the sentences in order."""
        self.g = g
        self.told = told
        self.starts = [one.sentence.start for one in told]
        self.drafts = drafts
        self.named = [[*_names(one, g.names)] for one in told]
        self.title = {
            (kind, value)
            for one, things in zip(told, self.named, strict=True)
            if one.place.headline
            for kind, value, _ in things
        }
        counts = Counter((kind, value) for things in self.named for kind, value, _ in things)
        self.first = {
            (kind, value): ref for things in self.named[::-1] for kind, value, ref in things[::-1]
        }
        self.chips = Chips(told, drafts, g)
        self.topic = {
            max((thing for thing in counts if thing[0] == kind), key=lambda thing: counts[thing])
            for kind in {kind for kind, _ in counts}
        }

    def things(self, number: int) -> list[Thing]:
        """What may belong to the act `number`."""
        draft = self.drafts[number]
        said = _said(draft, self.g.names)
        spots: dict[tuple[str, str], set[str]] = {thing: {"draft"} for thing in said}
        found: dict[tuple[str, str], Ref] = {}

        def put(named: _Named, spot: str) -> None:
            kind, value, ref = named
            thing = kind, value
            found.setdefault(thing, ref)
            spots.setdefault(thing, set()).add(spot)

        at = draft.number - 1
        for named, spot in _placed(self.told[at], draft, self.g.names):
            put(named, spot)
        for back in range(min(_BEFORE, at) + 1):
            for named in self.named[at - back]:
                put(named, f"named={back}")
        for kind, value in sorted(self.title | self.topic):
            put((kind, value, self.first[kind, value]), "far")
        for named in self._again(draft):
            put(named, "again")
        for chip, (since, _) in self.chips.last(at).items():
            if since < LAST:
                put((CHIP, chip, self.first[CHIP, chip]), f"last={since}")
        for chip in self.chips.ahead(at):
            if (CHIP, chip) not in spots:
                put((CHIP, chip, self.first[CHIP, chip]), "next")
        for party, spot in _homes(draft, self.g.names):
            put((PLACE, party.key, party), spot)
        for back, one in enumerate(self.drafts[max(0, number - _BEFORE) : number][::-1]):
            same = "same" if one.type == draft.type else "last"
            for kind, value in _said(one, self.g.names):
                if (kind, value) in found:
                    spots[kind, value].add(f"{same}{back}")
        for site in draft.sites:
            away = (PLACE, place_of(site.place, self.g.names))
            outside = site.kind == "legal-home" and draft.type in _DEALS
            if outside and away not in said:
                spots.pop(away, None)  # "to a customer outside China"
        count = Counter(kind for kind, _ in said)
        chips = frozenset(value for kind, value in spots if kind == CHIP)
        around = self.chips.around(number, chips)
        return [
            Thing(
                kind,
                value,
                found.get((kind, value)),
                (kind, value) in said,
                self._parts(draft, kind, value, (kind, value) in said, some, count[kind], around),
            )
            for (kind, value), some in spots.items()
        ]

    def _again(self, draft: Draft) -> Iterator[_Named]:
        """The things that the other sentences name in which an act is told."""
        if not draft.also:
            return
        starts = self.starts
        places = {
            place
            for first, past in draft.also
            for place in range(max(bisect_right(starts, first) - 1, 0), bisect_left(starts, past))
        }
        for place in sorted(places):
            told = self.told[place]
            start, end = told.sentence
            if told.place.number != draft.number and any(
                first < end and start < past for first, past in draft.also
            ):
                yield from self.named[place]

    def _parts(
        self,
        draft: Draft,
        kind: str,
        value: str,
        said: bool,
        spots: set[str],
        count: int,
        around: Around,
    ) -> Parts:
        kinds, act = self.g.things[kind].kinds, draft.type
        sort = self._sort(draft, kind, value)
        state = f"{'said' if said else 'new'}{min(count - said, 2)}"
        found = [
            kinds[_plain][act, sort, state, draft.modality, draft.lemma],
            kinds[_flags][
                act, state, (kind, value) in self.topic, (kind, value) in self.title,
                _open(draft, kind), draft.section, len(spots),
            ],
        ]  # fmt: skip
        if kind == CHIP:
            found += signs(value, draft, sort, state, "named=0" in spots, around, self.chips)
        found += [kinds[_spot][spot, act, sort, state] for spot in sorted(spots)]
        return Parts(found)

    def _sort(self, draft: Draft, kind: str, value: str) -> str:
        """What a thing is, in a word."""
        g = self.g
        if kind == CHIP:
            maker = g.names.vendor(value)
            home = g.names.home_of(maker)
            home = home if home in _HOMES else "else"
            fits = maker in draft.vendors or any(maker == p.key for p in draft.counterparties)
            return f"{home}{'-family' if value in g.names.families else ''}{'-maker' * fits}"
        home = value if value in _HOMES else ("else" if len(value) == 2 else "region")
        whose = "-agent" if self._at_home(draft.agents, value) else ""
        return home + whose + ("-other" if self._at_home(draft.counterparties, value) else "")

    def _at_home(self, parties: Iterable[Party], country: str) -> bool:
        return country in [self.g.names.home_of(party.key) for party in parties]


def _said(draft: Draft, names: Names) -> dict[tuple[str, str], None]:
    """What the grammar has in an act."""
    found = [(CHIP, chip.key) for chip in draft.chips]
    found += [(PLACE, place_of(s.place, names)) for s in draft.sites if s.kind != "legal-home"]
    return dict.fromkeys(found)


def _named(ref: object, names: Names) -> _Named | None:
    """The thing that a name stands for."""
    if isinstance(ref, Ref):
        if ref.kind == "chip":
            return CHIP, ref.key, ref
        if ref.kind == "place":
            return PLACE, place_of(ref.key, names), ref
    return None


def _homes(draft: Draft, names: Names) -> Iterator[tuple[Ref, str]]:
    """Where the parties of an act are at home."""
    for role, parties in (("agent", draft.agents), ("other", draft.counterparties)):
        for party in parties:
            home = names.home_of(party.key)
            if home in names.countries:
                yield Ref("place", home, party.start, party.end, 0, True, False), f"home={role}"


def _names(told: Told, names: Names) -> Iterator[_Named]:
    """The things that a sentence names."""
    for token in told.refs:
        if (named := _named(token.ref, names)) is not None:
            yield named


def _placed(told: Told, draft: Draft, names: Names) -> Iterator[tuple[_Named, str]]:
    """The things in the phrases of a sentence, and where they stand."""
    where = clauses_from(draft.clause)
    for clause, role, noun in phrases(told):
        for ref, place in _inside(noun):
            if (named := _named(ref, names)) is not None:
                yield named, f"{where.get(clause, 'x')}{role}.{place}"


def _inside(noun: Noun) -> Iterator[tuple[object, str]]:
    for ref in noun.refs:
        if isinstance(ref, Ref) and ref.adjective:
            yield ref, "adj"
        else:
            yield ref, "head" if ref is noun.head_ref else "in"
    for ref in noun.owner:
        yield ref, "own"
    for prep, inside in noun.phrases:
        for ref in inside.refs:
            yield ref, f"in-{prep}"


def _open(draft: Draft, kind: str) -> bool:
    """Whether the act speaks of such things without naming one."""
    if kind == CHIP:
        return not draft.chips and bool(draft.classes & CLASS["chip"])
    return not draft.sites and bool(draft.classes & _GROUND)


def _plain(act: str, sort: str, state: str, modality: str, lemma: str) -> list[str]:
    return [
        "bias", f"s={state}", f"t={act}/{state}", f"k={sort}", f"k={sort}/{state}",
        f"t={act}/{sort}", f"t={act}/{sort}/{state}", f"m={modality}/{state}",
        f"v={lemma}/{state[:3]}",
    ]  # fmt: skip


def _flags(
    act: str, state: str, topic: bool, title: bool, speaks: bool, section: str, spots: int
) -> list[str]:
    found = [f"in={section}/{state}", f"spots={min(spots, 4)}/{state}"]
    for name, there in (("topic", topic), ("title", title), ("open", speaks)):
        if there:
            found += [f"is={name}", f"is={name}/{state}", f"is={name}/{act}"]
    return found


def _spot(spot: str, act: str, sort: str, state: str) -> list[str]:
    return [spot, f"{spot}/{act}", f"{spot}/{sort}", f"{spot}/{state}", f"{spot}/{act}/{state}"]
