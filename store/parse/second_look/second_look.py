"""A second look at who takes part in an act, what belongs to it and its route, by weight.

What the grammar says speaks first; the weights say how far it can be trusted beside the verb, its
governors and the words of the sentence.
"""

from collections.abc import Sequence

from store.parse.discourse.drafts import ChipFound, Draft
from store.parse.fields.feared import only_feared
from store.parse.fields.home_made import foreign_to, no_maker
from store.parse.fields.own_makers import makers_of, of_others
from store.parse.fields.own_units import home_of_unit
from store.parse.fields.places import usual_kind
from store.parse.lexicon.grammar import Grammar
from store.parse.second_look.belonging import CHIP, HAS, PLACE, Thing, place_of
from store.parse.second_look.spots import set_off
from store.parse.second_look.taking_part import AGENT, NOBODY, Candidate, akin
from store.parse.tagging.spans import Ref
from store.parse.weights.weighing import Parts, Weighed, Weighing, as_seen
from store.parse.words.kinds import ENFORCING
from store.parse.words.word_classes import CLASS
from store.records import Site

__all__ = ["belongs", "goes_by", "partakes"]

_STRIKING = ENFORCING | {"list-entity"}
_AT = frozenset(("on", "against", "into"))
_CHINA = "CN"
_HELD = frozenset(("acquire", "rent", "deploy", "build"))
_UNLISTED = "~"
"""How the key of a chip begins that no table lists; of such the weights have seen next to none."""


def partakes(draft: Draft, candidates: Sequence[Candidate], g: Grammar) -> None:
    """Put into `draft` who takes part by weight, and take out who does not.

    Whom no table lists stays, as does the maker who stands in, unless the weights are all but sure.
    Of several who are one authority only the likeliest is put in, and a maker stands in no longer
    where another is found.
    """
    weighing, least = g.parties, g.parties.least
    new: list[tuple[float, str, Candidate]] = []
    for one in candidates:
        if one.said == NOBODY and weighing.quick(one.parts) < least["look"]:
            continue
        none, *chances = weighing.chances(one.parts.total, ())
        if one.said == NOBODY:
            if none <= 1 - least["add"]:
                new.append((*max(zip(chances, weighing.answers[1:], strict=True)), one))
        elif none >= least["drop" if one.known else "stay"]:
            if _struck(draft, one) or _does_it(draft, one) or _faces_kin(draft, one, g):
                continue
            draft.agents = [p for p in draft.agents if p.key != one.party.key]
            draft.counterparties = [p for p in draft.counterparties if p.key != one.party.key]
            _note(draft, one, NOBODY, none)
    for chance, answer, one in sorted(new, key=lambda found: -found[0]):
        key = one.party.key
        if no_maker(one.party, draft, g):
            continue
        if answer == AGENT and (
            _of_another_sort(draft, key, g)
            or _of_one_house(draft, key, g)
            or set_off(draft.clause, draft.keys(), one.party.start)
        ):
            continue
        if not akin(one.party.key, draft.keys(), g):
            if answer == AGENT and draft.type == "license":  # one state gives it, not two
                draft.agents = [p for p in draft.agents if p.via != "inherited"]
            (draft.agents if answer == AGENT else draft.counterparties).append(one.party)
            _note(draft, one, answer, chance)
    _with_fellows(draft, candidates, g)
    if draft.type != "deploy" and any(p.via != "maker" for p in draft.counterparties):
        draft.counterparties = [p for p in draft.counterparties if p.via != "maker"]


def _of_another_sort(draft: Draft, key: str, g: Grammar) -> bool:
    """Whether a leave is asked for by firms and this is an official, or the other way about."""
    if draft.type != "license" or not draft.agents:
        return False
    kinds = {_governs(p.key, g) for p in draft.agents}
    return _governs(key, g) not in kinds


def _of_one_house(draft: Draft, key: str, g: Grammar) -> bool:
    """Whether the owner or a unit of a firm does it already."""
    return any(
        key in g.names.ancestors(p.key) or p.key in g.names.ancestors(key)
        for p in draft.agents
        if p.cls & CLASS["company"]
    )


def _governs(key: str, g: Grammar) -> bool:
    """Whether somebody is an authority or an official of one."""
    actor = g.names.actors.get(key)
    houses = (g.names.actors.get(house) for house in (actor.affiliation if actor else ()))
    return any(one is not None and one.kind == "government-body" for one in (actor, *houses))


def _struck(draft: Draft, one: Candidate) -> bool:
    """ "Fined Zylotech", "put it on its list": in no table, but the very one it is done to."""
    known = one.known and draft.type != "prosecute"
    if draft.type not in _STRIKING or known or one.party.via != "name":
        return False
    clause = draft.clause
    framed = draft.frame is not None and bool(draft.frame.verbs)
    if not framed or one.said == AGENT or clause is None:
        return False
    done_to = [*clause.objs, *(n for prep, n in clause.preps if prep in _AT)]
    if clause.verb is not None and clause.verb.passive and clause.subj is not None:
        done_to.append(clause.subj)
    return any(n.start <= one.party.start < n.end for n in done_to)


def _does_it(draft: Draft, one: Candidate) -> bool:
    """ "Daniel Okafor, 52, sent 120 of them": in no table, but a person who is the subject."""
    person = not one.known and bool(one.party.cls & CLASS["person"])
    subject = draft.clause.subj if draft.clause is not None else None
    if not person or one.said != AGENT or one.party.via != "name" or subject is None:
        return False
    return any(noun.start <= one.party.start < noun.end for noun in subject.all())


def _faces_kin(draft: Draft, one: Candidate, g: Grammar) -> bool:
    """ "Senators urged the administration": who alone acts on others of the same state."""
    alone = [p.key for p in draft.agents] == [one.party.key]
    return alone and akin(one.party.key, [p.key for p in draft.counterparties], g)


def _with_fellows(draft: Draft, candidates: Sequence[Candidate], g: Grammar) -> None:
    """Put in who is listed with somebody who has a part, where he has none."""
    weighing, start, end = g.parties, *draft.sentence
    named = [
        {(p.key, p.start) for p in some if p.via != "maker" and start <= p.start < end}
        for some in (draft.agents, draft.counterparties)
    ]
    for one in candidates:
        known = draft.keys()
        if one.party.key in known or one.said != NOBODY:
            continue
        role = next((n for n, some in enumerate(named) if some & one.fellows), None)
        if role is None or akin(one.party.key, known, g):
            continue
        chances = weighing.chances(one.parts.total, ())
        if chances[0] < weighing.least["stay"]:
            (draft.counterparties if role else draft.agents).append(one.party)
            _note(draft, one, weighing.answers[role + 1], chances[role + 1])


def _note(draft: Draft, one: Candidate, answer: str, chance: float) -> None:
    before = "" if one.said == NOBODY else one.said
    field = f"party {one.party.key}"
    draft.weighed.append(Weighed(field, before, answer, chance, one.parts))


def belongs(draft: Draft, things: Sequence[Thing], g: Grammar) -> None:
    """Put into `draft` the chips and places that belong to it by weight, and take out others."""
    makers = makers_of(draft, g)
    for one in things:
        weighing = g.things[one.kind]
        if weighing.silent:
            continue
        if one.kind == CHIP and not one.said and of_others(one.value, draft, makers, g):
            continue
        if one.kind == CHIP and not one.said and _has_member(draft, one.value, g):
            continue
        if one.kind == CHIP and not one.said and foreign_to(one.value, draft, g):
            continue
        if not one.said and weighing.quick(one.parts) < weighing.least["look"]:
            continue
        if one.kind == PLACE and not one.said and _strange_to(draft, one, g):
            continue
        none, chance = weighing.chances(one.parts.total, ())
        if one.said and none >= weighing.least["drop"]:
            if one.value.startswith(_UNLISTED):
                continue
            _take_out(draft, one, g)
        elif not one.said and one.found is not None and chance >= weighing.least["add"]:
            _put_in(draft, one.kind, one.found, g)
        else:
            continue
        before, answer = (HAS, NOBODY) if one.said else ("", HAS)
        field = f"{one.kind} {one.value}"
        draft.weighed.append(Weighed(field, before, answer, max(none, chance), one.parts))


def _strange_to(draft: Draft, one: Thing, g: Grammar) -> bool:
    """Whether `place` is only where one party is at home, or China where none of them is.

    A court is no place of chips, nor is the home of a buyer, or of a unit of his, who has them
    elsewhere, nor the country that chips shall not reach by another which a rule is about.
    """
    place = one.value
    at_home = any(g.names.home_of(p.key) == place for p in draft.agents)
    if draft.type == "prosecute":
        return at_home
    if draft.type == "license" and place == _CHINA:
        return any(s.kind == "destination" and s.place != _CHINA for s in draft.sites)
    aimed = any(s.kind == "destination" for s in draft.sites)
    if aimed and one.found is not None and only_feared(draft.clause, one.found.start):
        return True
    if draft.sites and one.found is not None and home_of_unit(draft.clause, one.found.start):
        return True
    if draft.type not in (*_HELD, "supply"):
        return False
    if at_home and draft.type == "acquire":
        return any(site.kind == "chip-site" for site in draft.sites)
    parties = draft.counterparties if draft.type == "supply" else draft.agents
    homes = {g.names.home_of(p.key) for p in parties} - {""}
    return place == _CHINA and bool(homes) and _CHINA not in homes


def _has_member(draft: Draft, family: str, g: Grammar) -> bool:
    """Whether an act is about a chip of a family already, which so is no other one."""
    members = g.names.members(family)
    return any(chip.key in members for chip in draft.chips)


def _put_in(draft: Draft, kind: str, ref: Ref, g: Grammar) -> None:
    if kind == CHIP:
        draft.chips.append(ChipFound(ref.key, ref.start, ref.end))
        return
    name = g.names.name("place", ref.key)
    draft.sites.append(
        Site(kind=usual_kind(draft), place=ref.key, name=name, start=ref.start, end=ref.end)
    )


def _take_out(draft: Draft, thing: Thing, g: Grammar) -> None:
    if thing.kind == CHIP:
        draft.chips = [chip for chip in draft.chips if chip.key != thing.value]
    else:
        draft.sites = [
            site
            for site in draft.sites
            if site.kind == "legal-home" or place_of(site.place, g.names) != thing.value
        ]


def goes_by(draft: Draft, features: tuple[str, ...], weighing: Weighing) -> None:
    """Correct the route of `draft` where the weights are sure enough.

    They do not take away the way that a leave gives to chips cut down, nor that of one promised.
    """
    parts = Parts((weighing.made(as_seen, features),))
    answer, chance = weighing.best(parts, ())
    said = draft.route or "none"
    if answer != said and chance >= weighing.least["change"]:
        given = said == "downgraded-chip" or draft.modality == "planned"
        if draft.type == "license" and answer == "none" and given:
            return
        draft.weighed.append(Weighed("route", said, answer, chance, parts))
        draft.route = answer
