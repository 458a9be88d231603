"""Who was named where in a document, and what was spoken of last."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.tagging.spans import Ref
from store.parse.words.kinds import DEALING, MOVING
from store.parse.words.word_classes import CLASS
from store.vocabulary import Via

__all__ = ["Memory", "Party", "Seen"]

_PERSON = CLASS["person"]
_LAW = CLASS["rule"] | CLASS["restriction"]
_MAX = 400


class Party(NamedTuple):
    """An actor in a role, and how the text names it."""

    key: str
    via: Via
    start: int
    end: int
    cls: int


class Seen(NamedTuple):
    """Parties named together, in which sentence, and whether as a subject."""

    parties: tuple[Party, ...]
    sentence: int
    subject: bool
    main: bool = False


_AUTHORITIES = 20
"""Namings back to an authority that still says which country is spoken of."""

_COUNTED = frozenset(
    ("unit", "units", "piece", "pieces", "thousands", "hundreds", "dozens", "tens")
)


ChipsTold = tuple[int, list[Any], list[str]]


class Memory:
    """What was said so far about whom, subjects first."""

    def __init__(self, g: Grammar, text: str) -> None:
        """Nothing read yet of `text`."""
        self.g = g
        self.text = text
        self.seen: list[Seen] = []
        self.sentence = 0
        self.first = self.quiet = -9
        self.issuer: Party | None = None
        self.former: Party | None = None
        self.enforcer: Party | None = None
        self.local = ""
        self.here: Ref | None = None
        self.together: ChipsTold = (-9, [], [])
        self.chips = (-9, [], [])
        self.place: tuple[int, Ref | None] = (-9, None)
        self.vendors: tuple[int, list[str]] = (-9, [])
        self.speaker: tuple[Party, ...] = ()
        self.acting: frozenset[str] = frozenset()
        self.apart: tuple[int, frozenset[str]] = (-1, frozenset())
        self.deal: Any = None
        self.moved: Any = None
        self.deals: dict[str, Any] = {}
        self.probes: dict[str, Any] = {}
        self.ruled = self.decided = -9
        self.rule_sentence = -9
        self.goods = self.law = -9
        self.bodies: dict[str, Party] = {}
        self.named: dict[str, str] = {}
        self.people: set[str] = set()
        self.governments = g.governments
        self.labels = {label for label, _ in g.offices}
        self.descriptions = g.descriptions
        self.homes = g.lexicon.descriptions.capital.of
        self.persons = g.persons
        self.groups = g.lexicon.descriptions.several.of
        self.lands = g.lexicon.descriptions.lands.of

    @property
    def chips(self) -> ChipsTold:
        """The sentence that named chips last, those chips, and their makers."""
        return self._chips

    @chips.setter
    def chips(self, told: ChipsTold) -> None:
        self._chips = told
        if len(told[1]) > 1:
            self.together = told

    def note_deal(self, draft: Any) -> None:
        """Remember an act as what "the deal", "the order" or "the shipments" will mean."""
        if draft.type in DEALING:
            self.deal = draft
        if draft.type in MOVING:
            self.moved = draft
        if draft.type in DEALING or draft.type == "decline":
            self.deals[draft.type] = draft

    def recent_vendors(self) -> list[str]:
        """The makers whose chips this sentence or the last one spoke of."""
        at, vendors = self.vendors
        return list(vendors) if at >= self.sentence - 1 else []

    def spoke_of_chips(self, noun: Noun) -> bool:
        """Whether "2,000", "40,000 units" or "them" counts the chips of the last sentences."""
        if self.goods < self.sentence - 1 or noun.refs or noun.of:
            return False
        head = noun.head
        bare = head is None or head.tag == "u" or bool(noun.pronoun)
        counted = bare or (head is not None and head.low in _COUNTED)
        if counted and noun.quantity:
            self.goods = self.sentence
        return counted

    def of_rules(self) -> bool:
        """Whether one of the last sentences told of a rule."""
        return self.issuer is not None and self.ruled >= self.sentence - 2

    def last_subject(self, firms: bool = False) -> list[Party]:
        """Who the last sentences spoke of, for an act that names nobody; not who only reports.

        With `firms` nobody who only speaks for one.
        """
        for seen in self.candidates():
            doers = [p for p in seen.parties if not self.g.names.is_publisher(p.key)]
            if firms and any(self._titled(p) for p in doers):
                continue
            if seen.subject and doers:
                return [p._replace(via="inherited") for p in doers]
        return []

    def reports(self, party: Party, seen: Seen) -> bool:
        """ "Reuters said Baidu sold it and if it …": an outlet that only tells the sentence."""
        return seen.sentence == self.sentence and self.g.names.is_publisher(party.key)

    def _titled(self, party: Party) -> bool:
        """Whether somebody is a person, or is introduced by a title."""
        printed = self.text[party.start : party.end].lower().split()
        named = party.key.startswith("~") and self.g.register.context.titles.intersection(printed)
        return bool(party.cls & CLASS["person"] or party.key in self.people or named)

    def about(self, noun: Noun | None, parties: tuple[Party, ...], main: bool = True) -> None:
        """Remember the subject of a finite clause, and who issues the rule it speaks of."""
        owners = tuple(self.owners(noun)) if not parties and noun is not None else ()
        if not parties and noun is not None and noun.many and not noun.pronoun:
            self.seen.append(Seen((), self.sentence, True, main))
        self.note(owners, True, main)
        if parties:
            for party in parties:
                self.note(tuple(self._houses(party)), True, main)
            self.note(parties, True, main)
            for party in parties:
                if party.cls & CLASS["gov"] and not party.cls & CLASS["collective"]:
                    self.ruler(self._office(party)._replace(via="inherited"))
        if noun is not None and noun.cls & _LAW:
            self.rule_sentence = self.ruled = self.sentence
        elif parties:
            self.rule_sentence = -9

    def owners(self, noun: Noun) -> Iterator[Party]:
        """Whose affairs a phrase names: "Cambricon's revenue", "the chairman of Foxconn"."""
        led = [n.head_ref for p, n in noun.phrases if p == "of"] if noun.cls & _PERSON else []
        for ref in (*noun.owner, *led):
            if isinstance(ref, Ref) and ref.kind == "actor" and not ref.adjective:
                yield Party(ref.key, "name", ref.start, ref.end, ref.cls)

    def _houses(self, party: Party) -> Iterator[Party]:
        """For whom somebody works, where he is a person."""
        actor = self.g.names.actors.get(party.key)
        if actor is None or actor.kind != "person":
            if party.key in self.bodies:
                yield self.bodies[party.key]
            return
        for house in actor.affiliation[:1]:
            listed = self.g.names.actors.get(house)
            if listed is not None:
                kind = CLASS["gov"] if listed.kind == "government-body" else CLASS["company"]
                yield party._replace(key=house, cls=kind | CLASS["actor"])

    def ruler(self, party: Party) -> None:
        """Remember an authority as the last one that acts, and the one before it."""
        if self.issuer is not None and self.issuer.key != party.key:
            self.former = self.issuer
        self.issuer = party

    def _office(self, party: Party) -> Party:
        """The body for which an official acts."""
        actor = self.g.names.actors.get(party.key)
        if actor is None or actor.kind != "person":
            return party
        for body in actor.affiliation:
            if body in self.g.names.actors:
                return party._replace(key=body, cls=CLASS["gov"] | CLASS["actor"])
        return party

    def firm(self) -> tuple[Party, ...]:
        """The company that speaks in the sentence, or for which its speaker works."""
        found = []
        for party in self.speaker:
            actor = self.g.names.actors.get(party.key)
            if party.key in self.bodies:
                found.append(self.bodies[party.key])
            elif actor is not None and actor.kind == "person":
                for body in actor.affiliation[:1]:
                    if body in self.g.names.actors:
                        found.append(  # noqa: PERF401
                            party._replace(key=body, cls=CLASS["company"] | CLASS["actor"])
                        )
            elif not party.cls & CLASS["person"]:
                found.append(party)
        return tuple(found)

    def note(self, parties: tuple[Party, ...], subject: bool, main: bool = False) -> None:
        """Remember that `parties` were named here."""
        real = tuple([p for p in parties if p.key])
        if real:
            self.seen.append(Seen(real, self.sentence, subject, main))
            if len(self.seen) > _MAX:
                del self.seen[:100]

    def opens(self, number: int) -> None:
        """Begin a paragraph, the first sentence of which has this number."""
        if self.quiet >= 0:
            self.seen = [one for one in self.seen if one.sentence != self.quiet]
            self.quiet = -9
        self.first = number

    def unsay(self) -> None:
        """Forget whom this sentence names: "Nvidia declined to comment" changes no subject.

        But for the rest of its paragraph, where it opens one: "Tencent declined to comment. It …".
        """
        if self.sentence == self.first:
            self.quiet = self.sentence
            return
        while self.seen and self.seen[-1].sentence == self.sentence:
            self.seen.pop()

    def candidates(self) -> list[Seen]:
        """Earlier namings, likeliest first: subjects of this and the last sentences, then others."""  # noqa: E501
        near = [s for s in self.seen[-40:] if s.sentence >= self.sentence - 3]
        subjects = [s for s in reversed(near) if s.subject]
        subjects.sort(key=lambda s: (-s.sentence, not s.main))
        others = [s for s in reversed(near) if not s.subject and s.sentence >= self.sentence - 1]
        return subjects + others

    def last_home(self, but: str = "") -> str:
        """The country of the authority spoken of last, passing over those of `but`."""
        actors = self.g.names.actors
        for seen in reversed(self.seen[-_AUTHORITIES:]):
            for party in seen.parties:
                actor = actors.get(party.key)
                if actor is not None and actor.kind == "government-body" and actor.hq != but:
                    return actor.hq
        return ""

    def last_land(self, allowed: Sequence[str]) -> str:
        """The country spoken of last, among those `allowed` if any are."""
        at, place = self.place
        if place is not None and at >= self.sentence - 1:
            land = self.g.names.country_of(place.key)
            if land and (not allowed or land in allowed):
                return land
        actors = self.g.names.actors
        for seen in reversed(self.seen[-_AUTHORITIES:]):
            for party in seen.parties:
                actor = actors.get(party.key)
                state = actor is not None and (allowed or actor.kind == "government-body")
                if actor is not None and state and (not allowed or actor.hq in allowed):
                    return actor.hq
        return ""

    def wider(self, back: int = 7) -> list[Seen]:
        """Namings of the last sentences for a description: subjects first, latest first."""
        near = [s for s in self.seen[-80:] if s.sentence >= self.sentence - back]
        subjects = [s for s in reversed(near) if s.subject]
        subjects.sort(key=lambda s: (-s.sentence, not s.main))
        others = [s for s in reversed(near) if not s.subject]
        return subjects + others

    def people_told(self, back: int) -> Iterator[tuple[Party, ...]]:
        """The persons and the unlisted whom each of the last sentences names, latest first."""
        for number in range(self.sentence - 1, self.sentence - back, -1):
            people = {
                p.key: p
                for seen in self.seen[-80:]
                if seen.sentence == number
                for p in seen.parties
                if p.cls & CLASS["person"] or p.key.startswith("~")
            }
            yield tuple(people.values())
