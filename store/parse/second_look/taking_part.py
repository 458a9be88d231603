"""Who could take part in an act, and what speaks for each: one short word a feature.

Whoever the grammar put into the act, is named in its sentence or shortly before, took part in the
acts before, makes its chips, rules where it happens or stands in for those whom such acts leave
out. The weights say who does (`second_look.partakes`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from store.parse.discourse.drafts import Draft
from store.parse.discourse.groups import group_of
from store.parse.discourse.memory import Party
from store.parse.discourse.told import Told
from store.parse.lexicon.grammar import Grammar
from store.parse.second_look.circumstances import HOMES, ago, homes_of, in_trade, since, trade_of
from store.parse.second_look.spots import clauses_from, lists, phrases
from store.parse.shapes.chunks import Noun
from store.parse.tagging.spans import Ref
from store.parse.weights.weighing import Parts, Weighing
from store.parse.words.word_classes import CLASS

__all__ = ["AGENT", "COUNTERPARTY", "NOBODY", "Candidate", "Cast", "akin"]

NOBODY, AGENT, COUNTERPARTY = "none", "agent", "counterparty"
"""What somebody is in an act."""

_ERAS = ("-era", "-style", "-like")
"""Endings that make of a name a time or a manner: "the Biden-era rule"."""

_GOV = CLASS["gov"] | CLASS["actor"]
_FIRM = CLASS["company"] | CLASS["actor"]
_NO_MEMBER = CLASS["collective"] | CLASS["person"]
_BEFORE = 2
"""Sentences before that of an act, and acts before it, that are looked at."""


class Candidate(NamedTuple):
    """Somebody who may take part, what the grammar has him as, and what speaks for it.

    `known` says whether a table knows him and the text speaks of him, so that he is not one that
    only stands in by custom or by the form of his name.
    """

    party: Party
    said: str
    parts: Parts
    known: bool
    fellows: frozenset[tuple[str, int]] = frozenset()
    """Who is listed with him and where ("Nvidia and AMD")."""


class Cast:
    """Everybody in one document, asked for by act."""

    def __init__(self, told: Sequence[Told], drafts: Sequence[Draft], g: Grammar) -> None:
        """Count who is named how often; `told` are the sentences in order."""
        self.g = g
        self.told = told
        self.drafts = drafts
        self.named: dict[int, list[tuple[Party, str]]] = {}
        self.inside: dict[int, list[tuple[int, str, Party]]] = {}
        self.lists: dict[int, dict[str, frozenset[tuple[str, int]]]] = {}
        self.kinds: dict[str, str] = {}
        firms = Counter(
            token.ref.key for one in told for token in one.names if token.ref.cls & CLASS["company"]
        )
        self.topic = max(firms, key=lambda key: firms[key]) if firms else ""
        self.eras = {t.start for one in told for t in one.names if t.low.endswith(_ERAS)}
        self.title = {token.ref.key for one in told if one.place.headline for token in one.names}

    def candidates(self, number: int, weighing: Weighing) -> list[Candidate]:
        """Who may take part in the act `number`."""
        g, draft = self.g, self.drafts[number]
        spots: dict[str, set[str]] = {}
        parties: dict[str, Party] = {}
        said = {p.key: COUNTERPARTY for p in draft.counterparties}
        said.update({p.key: AGENT for p in draft.agents})

        def put(party: Party, spot: str) -> None:
            if party.start in self.eras and party.key not in said:
                return
            if party.key not in parties:
                if party.key not in said and g.names.is_publisher(party.key):
                    return
                parties[party.key] = party
                spots[party.key] = {spot}
            else:
                spots[party.key].add(spot)

        for party in (*draft.agents, *draft.counterparties):
            put(party, f"via={party.via}")
        at = draft.number - 1
        places = clauses_from(draft.clause)
        for clause, place, party in self.placed(at):
            put(party, places.get(clause, "x") + place)
        for party, how in self.names(at):
            if how == "at" or party.key not in parties:
                put(party, f"{how}=0")
        for back in range(1, min(_BEFORE, at) + 1):
            for party, how in self.names(at - back):
                if how != "at" or back == 1:
                    put(party, f"{how}={back}")
        for back, one in enumerate(self.drafts[max(0, number - _BEFORE) : number][::-1]):
            same = "same" if one.type == draft.type else "last"
            for party in one.agents:
                put(party, f"{same}{back}=a")
            for party in one.counterparties:
                put(party, f"{same}{back}=c")
        makers = [*draft.vendors, *(g.names.vendor(chip.key) for chip in draft.chips)]
        for key in filter(None, makers):
            put(Party(key, "maker", draft.start, draft.start, _FIRM), "maker")
        for key, value in g.stand_ins.get(draft.type, ()):
            put(Party(key, "inherited", draft.start, draft.start, value), f"stand={key}")
        act = _Act(draft, said, g, trade_of(self.told[at]))
        near = _nearest(draft, [p for p in parties.values() if p.key not in said])
        fellows = self.listed(at)
        return [
            Candidate(
                party,
                said.get(key, NOBODY),
                self._parts(act, party, spots[key], near.get(key, ""), weighing),
                key in g.names.actors and party.via != "maker",
                fellows.get(key, frozenset()),
            )
            for key, party in parties.items()
            if key
        ]

    def names(self, at: int) -> list[tuple[Party, str]]:
        """Whom a sentence names, and whose land."""
        found = self.named.get(at)
        if found is None:
            found = self.named[at] = list(_names(self.told[at], self.g))
        return found

    def placed(self, at: int) -> list[tuple[int, str, Party]]:
        """Everybody in the phrases of a sentence: in which clause, by its id, and as what."""
        found = self.inside.get(at)
        if found is None:
            found = self.inside[at] = list(_placed(self.told[at], self.g))
        return found

    def listed(self, at: int) -> dict[str, frozenset[tuple[str, int]]]:
        """With whom, and where, somebody is listed in a sentence."""
        found = self.lists.get(at)
        if found is None:
            found = self.lists[at] = _listed(self.told[at])
        return found

    def _parts(
        self, told: "_Act", party: Party, spots: set[str], near: str, weighing: Weighing
    ) -> Parts:
        draft, said, key, kinds = told.draft, told.said, party.key, weighing.kinds
        maker = key in self.g.register.vendors
        act, role, kind = draft.type, said.get(key, NOBODY), self._kind(key)
        state = told.state if role == NOBODY else told.without(role, party)
        kin = key in told.above or not said.keys().isdisjoint(self.g.names.ancestors(key))
        found = [
            kinds[_plain][act, role, kind, state, near if role == NOBODY else None],
            kinds[_flags][
                act, role, kind, state, kin, draft.start <= party.start < draft.end,
                key == self.topic, key in self.title, maker, draft.modality,
            ],
            kinds[in_trade][
                act, role, kind, told.trade, told.makers, told.others, draft.modality
            ],
        ]  # fmt: skip
        if role != NOBODY:
            named = ago(party, draft, self.told)
            found.append(kinds[since][act, role, kind, party.via, named])
        known, said_of = kinds[_spot], kinds[_verb]
        for spot in sorted(spots):
            found.append(known[spot, act, role, kind, state, told.passive])
            if "." in spot:
                found.append(said_of[spot, draft.lemma])
        return Parts(found)

    def _kind(self, key: str) -> str:
        found = self.kinds.get(key)
        if found is None:
            found = self.kinds[key] = _kind(key, self.g)
        return found


def akin(key: str, others: Iterable[str], g: Grammar) -> bool:
    """Whether somebody is one authority with another who has a part already.

    So are a state and its bodies, a parliament and its chambers, and these among themselves.
    """
    actors = g.names.actors
    actor = actors.get(key)
    if actor is None or actor.kind != "government-body":
        return False
    above = g.names.ancestors(key)
    for one in others:
        other = actors.get(one)
        if other is None or other.kind != "government-body" or other.hq != actor.hq or one == key:
            continue
        if not {key, one}.isdisjoint(g.states):
            return True
        ranks = g.names.ancestors(one)
        if key in ranks or one in above or not g.states.issuperset(set(above) & set(ranks)):
            return True
    return False


class _Act:
    """An act as all look at it who may take part: who has which part, and who is above these.

    `state` says how many agents, counterparties and makers standing in there are.
    """

    __slots__ = (
        "above", "count", "draft", "makers", "others", "passive", "said", "state", "trade",
    )  # fmt: skip

    def __init__(self, draft: Draft, said: dict[str, str], g: Grammar, trade: str) -> None:
        self.draft = draft
        self.said = said
        self.trade = trade
        vendors = (g.names.vendor(chip.key) for chip in draft.chips)
        self.makers = homes_of((*draft.vendors, *vendors), g)
        named = [p.key for p in draft.counterparties if p.via != "maker"]
        self.others = homes_of(named, g)
        self.above = {above for one in said for above in g.names.ancestors(one)}
        verb = draft.clause.verb if draft.clause is not None else None
        self.passive = verb is not None and verb.passive
        makers = sum(p.via == "maker" for p in draft.counterparties)
        self.count = (len(draft.agents), len(draft.counterparties) - makers, makers)
        self.state = _state(*self.count)

    def without(self, role: str, party: Party) -> str:
        """The state of the act but for one who has a part in it."""
        agents, others, makers = self.count
        if role == AGENT:
            return _state(agents - 1, others, makers)
        if party.via == "maker":
            return _state(agents, others, makers - 1)
        return _state(agents, others - 1, makers)


def _state(agents: int, others: int, makers: int) -> str:
    return f"{min(agents, 2)}{min(others, 2)}{min(makers, 1)}"


def _nearest(draft: Draft, parties: list[Party]) -> dict[str, str]:
    """Of those who are named in the sentence but have no part, who stands next to the verb.

    The only one of them has nobody to compete with.
    """
    start, end = draft.sentence
    verb = draft.clause.verb if draft.clause is not None else None
    at = verb.start if verb is not None else draft.start
    inside = [p for p in parties if start <= p.start < end and p.start != draft.start]
    found = {p.key: "far" for p in inside}
    for firm in (True, False):
        some = [p for p in inside if bool(p.cls & CLASS["gov"]) != firm]
        before = [p for p in some if p.start < at]
        behind = [p for p in some if p.start >= at]
        word = "" if len(some) > 1 else "only-"
        if before:
            found[max(before, key=lambda p: p.start).key] = word + "before"
        if behind:
            found[min(behind, key=lambda p: p.start).key] = word + "behind"
    return found


def _plain(act: str, role: str, kind: str, state: str, near: str | None) -> list[str]:
    found = [
        "bias", f"t={act}", f"said={role}", f"t={act}/{role}", f"k={kind}/{role}",
        f"t={act}/{kind}", f"t={act}/{kind}/{role}", f"n={state}/{role}", f"n={state}/{act}",
        f"n={state}/{act}/{role}", f"n={state}/{kind}/{role}",
    ]  # fmt: skip
    if near is not None:
        found += [f"near={near}", f"near={near}/{act}", f"near={near}/{kind}",
                  f"near={near}/{state}", f"near={near}/{act}/{state}"]  # fmt: skip
    return found


def _flags(
    act: str, role: str, kind: str, state: str, kin: bool, inside: bool, topic: bool, title: bool,
    maker: bool, modality: str,
) -> list[str]:  # fmt: skip
    found = [f"m={modality}/{role}"]
    if kin:
        found += ["kin", f"kin/{role}", f"kin/{kind}"]
    if inside:
        found += ["inside", f"inside/{act}", f"inside/{kind}", f"inside/{state}"]
    for name, there in (("topic", topic), ("title", title), ("maker", maker)):
        if there:
            found += [f"is={name}", f"is={name}/{role}", f"is={name}/{act}"]
    return found


def _spot(spot: str, act: str, role: str, kind: str, state: str, passive: bool) -> list[str]:
    return [
        spot, f"{spot}/{act}", f"{spot}/{kind}", f"{spot}/{role}", f"{spot}/{act}/{role}",
        f"{spot}/{state}/{role}", f"{spot}/{'passive' if passive else 'active'}",
    ]  # fmt: skip


def _verb(spot: str, lemma: str) -> tuple[str]:
    return (f"{spot}/v={lemma}",)


def _kind(key: str, g: Grammar) -> str:
    """What somebody is and where at home, in a word."""
    actor = g.names.actors.get(key)
    if actor is None:
        return "new"
    home = actor.hq if actor.hq in HOMES else ("else" if actor.hq else "")
    first = actor.roles[0] if actor.roles else ""
    if actor.kind == "collective":
        return f"many-{first}-{home}"
    if actor.kind == "government-body":
        return f"{'state' if key in g.states else 'body'}-{home}"
    if actor.kind == "person":
        return f"person-{first}-{home}"
    return f"{actor.kind}{'-cloud' if 'cloud' in actor.roles else ''}-{home}"


def _names(told: Told, g: Grammar) -> Iterator[tuple[Party, str]]:
    """The actors named in a sentence, and the governments of the places in it."""
    for token in told.names:
        ref = token.ref
        if not isinstance(ref, Ref):
            continue
        party = _of_ref(ref, g)
        if party is not None:
            yield party, "named"
        elif ref.kind == "place":
            key = g.governments.get(g.names.country_of(ref.key), "")
            if key:
                yield Party(key, "inherited", ref.start, ref.end, _GOV), "at"


def _of_ref(ref: Ref, g: Grammar) -> Party | None:
    if ref.kind == "actor":
        return Party(ref.key, "name", ref.start, ref.end, ref.cls)
    key = g.governments.get(ref.key, "") if ref.kind == "place" and not ref.adjective else ""
    return Party(key, "alias", ref.start, ref.end, _GOV) if key else None


def _placed(told: Told, g: Grammar) -> Iterator[tuple[int, str, Party]]:
    for clause, role, noun in phrases(told):
        for party, place in _inside(noun, g):
            yield clause, f"{role}.{place}", party
        for party in _by_form(noun, g):
            yield clause, f"{role}.head", party


def _listed(told: Told) -> dict[str, frozenset[tuple[str, int]]]:
    """Whom a sentence names in one list with others, groups and people left out."""
    found: dict[str, frozenset[tuple[str, int]]] = {}
    for nouns in lists(told):
        refs = [noun.head_ref for noun in nouns]
        some = frozenset(
            (ref.key, ref.start)
            for ref in refs
            if isinstance(ref, Ref) and ref.kind == "actor" and not ref.cls & _NO_MEMBER
        )
        if len(some) > 1:
            found.update((key, some) for key, _ in some)
    return found


def _inside(noun: Noun, g: Grammar) -> Iterator[tuple[Party, str]]:
    """Whom a phrase names as its head, its owner or on the way, or means by a description."""
    for ref in noun.refs:
        if isinstance(ref, Ref):
            party = _of_ref(ref, g)
            if party is not None:
                yield party, "head" if ref is noun.head_ref else "in"
    for ref in noun.owner:
        if isinstance(ref, Ref):
            party = _of_ref(ref, g)
            if party is not None:
                yield party, "own"
    known = noun.known_parties or ()
    for party in known:
        if party.via != "name":
            yield party, party.via
    if not known and noun.head is not None and noun.head_ref is None:
        group = group_of(noun, g, homed=False)
        if group is not None:
            yield group, "group"


def _by_form(noun: Noun, g: Grammar) -> Iterator[Party]:
    """Whom a phrase names that only the form of the name tells: "Nscale bought chips"."""
    named = {ref.key for ref in noun.refs if isinstance(ref, Ref)}
    for party in noun.known_parties or ():
        if party.via == "name" and party.key not in g.names.actors and party.key not in named:
            yield party
