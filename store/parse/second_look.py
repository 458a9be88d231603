"""A second look at how an act stands, who takes part, what belongs to it and its route, by weight.

What the grammar says speaks first; the weights say how far it can be trusted beside the verb, its
governors and the words of the sentence.
"""

from collections.abc import Sequence

from store.parse.belonging import CHIP, HAS, Thing, place_of
from store.parse.drafts import ChipFound, Draft
from store.parse.grammar import Grammar
from store.parse.judgement import Seen
from store.parse.kinds import AHEAD, HAPPENED
from store.parse.places import usual_kind
from store.parse.spans import Ref
from store.parse.taking_part import AGENT, NOBODY, Candidate, akin
from store.parse.weighing import Leaning, Weighed, Weighing
from store.records import Site, When

__all__ = ["belongs", "goes_by", "partakes", "standing", "stands"]

_TOLD = frozenset(("alleged", "denied", "cancelled"))
_STEPS = 4
_USED = ("w=", "v=", "k=", "m=", "rel=", "gov", "hn", "has=", "in=", "oh=", "sh=")
_FLAGS = frozenset(("passive", "negative", "perfect", "progressive", "date", "catenative"))

Evidence = tuple[tuple[str, ...], tuple[Leaning, ...]]
"""Features, and what leans to which answer."""


def standing(draft: Draft, published: When | None) -> Evidence:
    """What speaks for the modality of an act."""
    seen = draft.seen
    found = [f"type={draft.type}", f"said={draft.modality}", f"{draft.type}={draft.modality}"]
    found.append(f"hedge={draft.hedge}")
    if draft.negative:
        found.append("not")
    when = _relation(draft.when, published)
    found += [f"when={when}", f"when={when}={draft.modality}"]
    if isinstance(seen, Seen):
        found += [one for one in seen.features if one.startswith(_USED) or one in _FLAGS]
        verb = seen.clause.verb
        if verb is not None:
            found.append(f"{draft.type}/{verb.kind}/{verb.tense}/{verb.perfect}/{verb.progressive}")
            found += [f"adv={adverb}" for adverb in verb.adverbs]
        parent, step = seen.clause.parent, 0
        while parent is not None and parent.verb is not None and step < _STEPS:
            above = parent.verb
            found.append(f"up={above.lemma}")
            found.append(f"up{step}={above.tense}/{above.modal}/{above.negative}")
            parent, step = parent.parent, step + 1
    return tuple(dict.fromkeys(found)), (("said", draft.modality),)


def _relation(when: When | None, published: When | None) -> str:
    if when is None or published is None or not (when.first or when.last):
        return "none"
    if when.first and when.first > published.last:
        return "after"
    if when.last and when.last < published.first:
        return "before"
    return "over" if not when.last else "about"


def stands(draft: Draft, published: When | None, weighing: Weighing) -> None:
    """Correct the modality of `draft` where the weights are sure enough.

    What the text only plans never becomes a fact by weight alone, nor what it calls alleged,
    denied or off.
    """
    if weighing.silent or draft.modality in _TOLD:
        return
    features, leans = standing(draft, published)
    answer, chance = weighing.best(features, leans)
    least = weighing.least["change"]
    if draft.modality in AHEAD and answer in HAPPENED:
        least = weighing.least["happened"]
    elif draft.modality in HAPPENED and answer in AHEAD:
        least = weighing.least["ahead"]
    if answer != draft.modality and chance >= least:
        draft.weighed.append(Weighed("modality", draft.modality, answer, chance, features, leans))
        draft.modality = answer  # type: ignore[assignment]


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
            draft.agents = [p for p in draft.agents if p.key != one.party.key]
            draft.counterparties = [p for p in draft.counterparties if p.key != one.party.key]
            _note(draft, one, NOBODY, none)
    for chance, answer, one in sorted(new, key=lambda found: -found[0]):
        if not akin(one.party.key, draft.keys(), g):
            (draft.agents if answer == AGENT else draft.counterparties).append(one.party)
            _note(draft, one, answer, chance)
    if draft.type != "deploy" and any(p.via != "maker" for p in draft.counterparties):
        draft.counterparties = [p for p in draft.counterparties if p.via != "maker"]


def _note(draft: Draft, one: Candidate, answer: str, chance: float) -> None:
    before = "" if one.said == NOBODY else one.said
    field = f"party {one.party.key}"
    draft.weighed.append(Weighed(field, before, answer, chance, one.parts.features, ()))


def belongs(draft: Draft, things: Sequence[Thing], g: Grammar) -> None:
    """Put into `draft` the chips and places that belong to it by weight, and take out others."""
    for one in things:
        weighing = g.things[one.kind]
        if weighing.silent:
            continue
        if not one.said and weighing.quick(one.parts) < weighing.least["look"]:
            continue
        none, chance = weighing.chances(one.parts.total, ())
        if one.said and none >= weighing.least["drop"]:
            _take_out(draft, one, g)
        elif not one.said and one.found is not None and chance >= weighing.least["add"]:
            _put_in(draft, one.kind, one.found, g)
        else:
            continue
        before, answer = (HAS, NOBODY) if one.said else ("", HAS)
        weighed = Weighed(
            f"{one.kind} {one.value}", before, answer, max(none, chance), one.parts.features, ()
        )
        draft.weighed.append(weighed)


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
    """Correct the route of `draft` where the weights are sure enough."""
    answer, chance = weighing.best(features, ())
    said = draft.route or "none"
    if answer != said and chance >= weighing.least["change"]:
        draft.weighed.append(Weighed("route", said, answer, chance, features, ()))
        draft.route = answer
