"""Drafts made into claims: attribution, routes, rules and merging first, then nothing changes."""

import gc
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from store.parse.attribution.chain import attribute
from store.parse.calendar.shifted import up_to
from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.fields.places import meant
from store.parse.fields.routes import (
    ACCESS,
    RouteHits,
    of_the_case,
    of_the_design,
    of_the_inquiry,
    of_the_plan,
    route_of,
)
from store.parse.fields.timing import reported, settled
from store.parse.lexicon.grammar import Grammar
from store.parse.names.amounts import measure_of, of_one
from store.parse.reader import Read, read
from store.parse.ready import Ready
from store.parse.rules.deeds import known_by_deed
from store.parse.rules.provisions import GENERAL, inherited
from store.parse.rules.rulings import RuleHits, issued, worded
from store.parse.second_look.belonging import Belongings, Thing
from store.parse.second_look.route_evidence import route_evidence
from store.parse.second_look.second_look import belongs, goes_by, partakes
from store.parse.second_look.standing import stands
from store.parse.second_look.taking_part import Candidate, Cast
from store.parse.second_look.who_fits import who_fit
from store.parse.shapes.clauses import Clause
from store.parse.telling.christened import christened
from store.parse.telling.defendants import defendants
from store.parse.telling.further_sums import further_sums
from store.parse.telling.gapped import gapped
from store.parse.telling.measured import measured
from store.parse.telling.merging import merge
from store.parse.telling.respective import respectively
from store.parse.telling.retelling import retold
from store.parse.when.foretold import budgeted, carried, gone, to_come
from store.parse.when.same_year import same_year
from store.parse.when.terms import term
from store.parse.when.timeline import dated, labels
from store.parse.when.told_beside import dated_beside
from store.parse.words.kinds import MAKING
from store.parse.words.word_classes import CLASS
from store.records import ChipUse, Claim, Cue, Document, Origin, Role, Span
from store.reference.names import Names
from store.vocabulary import RoleName

__all__ = ["Learned", "claims_of", "drafts_of", "explained", "tellings", "to_learn"]

_OLD = 45
_BETWEEN_PARTIES = frozenset(("supply", "negotiate"))
"""Acts whose route hangs on who deals with whom, more than on a place found near."""
_DEALS = frozenset(("acquire", "rent", "supply", "negotiate", "invest", "build", "deploy"))
_UNPAID = MAKING | {"list-entity", "oppose", "comply", "develop"}
"""What has no price: a sum told beside it is a loss, a fine or a market."""
_RESTRICTING = CLASS["rule"] | CLASS["restriction"]
_WITHIN = frozenset(("under", "subject to"))
_LEAVES = frozenset(("can", "could", "may", "must"))


def claims_of(document: Document, ready: Ready) -> tuple[Claim, ...]:
    """The claims of `document`.

    No garbage is looked for meanwhile: what is read is let go at once when the claims are made.
    """
    if _foreign(document):
        return ()
    collects = gc.isenabled()
    gc.disable()
    try:
        found = read(document, ready.grammar)
        made = tuple(_claim(draft, document.text, ready) for draft in _finished(found, ready))
        found.let_go()
        return made
    finally:
        if collects:
            gc.enable()


def explained(document: Document, ready: Ready) -> tuple[tuple[Claim, Draft], ...]:
    """The claims of `document` with the drafts they were made from."""
    return tuple((_claim(d, document.text, ready), d) for d in drafts_of(document, ready))


def drafts_of(document: Document, ready: Ready) -> list[Draft]:
    """The distinct acts that `document` tells, finished but not yet frozen."""
    if _foreign(document):
        return []
    return _finished(read(document, ready.grammar), ready)


class Learned(NamedTuple):
    """An act with what the weights of its fields look at, to learn from."""

    draft: Draft
    candidates: list[Candidate]
    things: list[Thing]
    route_evidence: tuple[str, ...]


def to_learn(document: Document, ready: Ready) -> list[Learned]:
    """The acts of `document` with what speaks for their fields."""
    found = read(document, ready.grammar)
    drafts = _finished(found, ready)
    candidates = _candidates(drafts, found, ready.grammar)
    things = _things(drafts, found, ready.grammar)
    evidence = _route_evidence(drafts, RouteHits(found.low, ready.routes), ready.grammar)
    return list(map(Learned, drafts, candidates, things, evidence))


def _foreign(document: Document) -> bool:
    return bool(document.language) and not document.language.startswith("en")


def tellings(document: Document, ready: Ready) -> list[Draft]:
    """The acts of `document` before those told more than once are put together."""
    found = read(document, ready.grammar)
    hits = RuleHits(found.low, document, ready.rules, _title(found))
    return _told(found, hits, RouteHits(found.low, ready.routes), ready)


def _told(found: Read, hits: RuleHits, routes: RouteHits, ready: Ready) -> list[Draft]:
    document = found.document
    attribute(found, ready.grammar, ready.voices)
    marks = labels(document.text, found.stretches, document.published)
    for draft in found.drafts:
        if draft.when is None or not (draft.when.first or draft.when.last):
            old = reported(draft, document.published, ready.grammar)
            draft.when = old or dated(draft, marks, document.published) or draft.when
        if draft.when is not None and draft.when.first and not draft.when.last:
            draft.lasting = draft.when
        draft.when = settled(draft, document.published)
    _finish(found, hits, routes, ready)
    for draft in found.drafts:
        if draft.when is None or not (draft.when.first or draft.when.last):
            draft.when = draft.told_on or draft.when
        draft.when = term(draft, document.text, found.stretches, document.published) or draft.when
    inherited(found.drafts, ready.seats)
    told = [one for _, one in found.told]
    return retold(found.drafts, told, found.low, ready.retellings)


def _finished(found: Read, ready: Ready) -> list[Draft]:
    hits = RuleHits(found.low, found.document, ready.rules, _title(found))
    routes = RouteHits(found.low, ready.routes)
    drafts = merge(_told(found, hits, routes, ready), ready.grammar)
    who_fit(drafts, found.stretches, found.document.published, ready.grammar)
    if not ready.grammar.parties.silent:
        for draft, some in zip(drafts, _candidates(drafts, found, ready.grammar), strict=True):
            partakes(draft, some, ready.grammar)
    told = [one for _, one in found.told]
    defendants(drafts, told, ready.grammar)
    china = [
        ref
        for _, _, kind, ref in found.stretches
        if kind == "e" and ref.kind == "place" and ref.key == "CN" and not ref.adjective
    ]
    for draft in drafts:
        own = ((draft.start, draft.end), *draft.also)
        route = route_of(draft, own, routes, ready.grammar, ready.routes)
        draft.route = draft.route if route == "none" else route
        if any(r.rule not in GENERAL for r in draft.rules):
            draft.rules = [r for r in draft.rules if r.rule not in GENERAL]
        meant(draft, china, ready.grammar)
    of_the_case(drafts, routes)
    of_the_design(drafts, ready.grammar)
    body = [one.sentence for one in told if not one.place.headline]
    actors = [(a, r.key) for a, _, kind, r in found.stretches if kind == "e" and r.kind == "actor"]
    of_the_plan(drafts, body, actors, routes, ready.grammar, ready.routes)
    if not all(weighing.silent for weighing in ready.grammar.things.values()):
        for draft, things in zip(drafts, _things(drafts, found, ready.grammar), strict=True):
            known = len(draft.weighed)
            belongs(draft, things, ready.grammar)
            if len(draft.weighed) > known and _routed_by_things(draft):
                own = ((draft.start, draft.end), *draft.also)
                draft.route = route_of(draft, own, routes, ready.grammar, ready.routes)
    christened(drafts, told, found.low, ready.grammar)
    measured(drafts, found.stretches, found.low)
    if not ready.grammar.route_weighing.silent:
        for draft, features in zip(
            drafts, _route_evidence(drafts, routes, ready.grammar), strict=True
        ):
            if features:
                goes_by(draft, features, ready.grammar.route_weighing)
    of_the_inquiry(drafts, ready.grammar)
    for draft in drafts:
        if not draft.rules:
            known_by_deed(draft, hits, ready.deeds, ready.grammar)
    inherited(drafts, ready.seats)
    dated_beside(drafts, told, found.low, found.document.published, ready.retellings, ready.grammar)
    for draft in drafts:
        if draft.when is None or not (draft.when.first or draft.when.last):
            draft.when = draft.heard_on or draft.when
        elif draft.type == "invest" and draft.modality == "planned":
            draft.when = up_to(draft.when, found.low, found.document.published)
    same_year(drafts, told)
    gapped(drafts, told)
    return respectively(further_sums(drafts, told, found.low), told, found.low)


def _title(found: Read) -> tuple[int, int]:
    """Where the title stands, (0, 0) where there is none."""
    return next(((s.start, s.end) for s in found.sections if s.kind == "title"), (0, 0))


def _routed_by_things(draft: Draft) -> bool:
    """Whether chips and places that weights found may still tell its route."""
    return draft.route in ("", "none") and draft.type not in _BETWEEN_PARTIES


def _candidates(drafts: list[Draft], found: Read, g: Grammar) -> list[list[Candidate]]:
    """Who may take part in each act, before weights have changed any."""
    cast = Cast([told for _, told in found.told], drafts, g)
    return [cast.candidates(number, g.parties) for number in range(len(drafts))]


def _things(drafts: list[Draft], found: Read, g: Grammar) -> list[list[Thing]]:
    """What may belong to each act, before weights have changed any."""
    named = Belongings([told for _, told in found.told], drafts, g)
    return [named.things(number) for number in range(len(drafts))]


def _route_evidence(drafts: list[Draft], hits: RouteHits, g: Grammar) -> list[tuple[str, ...]]:
    """What speaks for the route of each act that has one, before weights have changed any."""
    return [
        route_evidence(number, drafts, hits, g) if draft.type in ACCESS else ()
        for number, draft in enumerate(drafts)
    ]


def _finish(found: Read, hits: RuleHits, routes: RouteHits, ready: Ready) -> None:
    """How each act stands, which rules are meant, its route and its sums, step after step."""
    document, drafts, published = found.document, found.drafts, found.document.published
    for n, draft in enumerate(drafts):
        if to_come(draft, published, ready.grammar) or budgeted(draft, published):
            draft.modality = "planned"
            draft.when = settled(draft, published)
        elif gone(draft, published, ready.grammar):
            draft.modality = "done"
        elif carried(draft, drafts[:n]):
            draft.modality, draft.sure = "planned", True
        if (
            draft.negative
            and draft.type == "restrict"
            and not _of_restricting(draft, ready.grammar)
        ):
            draft.negative = False  # "may not receive": what is not allowed is the restriction
    for draft in drafts:
        if not worded(draft, hits, ready.rules):
            known_by_deed(draft, hits, ready.deeds, ready.grammar)
        issued(draft, ready.rules)
    for draft in drafts:
        own = ((draft.start, draft.end),)
        draft.route = route_of(draft, own, routes, ready.grammar, ready.routes)
        draft.background = _earlier(draft, document)
    for draft in drafts:
        stands(draft, document.published, ready.grammar)
        if draft.modality == "ongoing":
            draft.when = draft.lasting or draft.when
    for draft in drafts:
        if draft.type in _UNPAID:
            draft.money = []
        draft.money = [
            replace(
                m,
                measure=measure_of(document.text, m, draft.start, draft.end, ready.grammar.amounts),
            )
            for m in draft.money
            if draft.type not in _DEALS or not of_one(document.text, m)
        ]


def _of_restricting(draft: Draft, g: Grammar) -> bool:
    """Whether its words say that somebody restricts, so that a "not" denies that."""
    frame, clause = draft.frame, draft.clause
    if frame is not None and frame.type == "restrict" and frame.verbs:
        return True
    framed = g.framed.get(draft.lemma, ())
    if clause is not None and "rescind-rule" not in framed and _of_law(clause, g):
        return True
    return "restrict" in g.framed.get(draft.lemma, ()) and not _DEALS & set(g.framed[draft.lemma])


def _of_law(clause: Clause, g: Grammar) -> bool:
    """ "Will not extend the ban", "is not among the chips banned": of a restriction itself."""
    verb = clause.verb
    if verb is None or verb.modal in _LEAVES:
        return False  # "cannot order it under the rule"
    nouns = [*clause.objs, *(noun for prep, noun in clause.preps if prep in _WITHIN)]
    below = [
        one.verb.lemma for one in clause.children if one.rel == "part" and one.verb is not None
    ]
    among = any(prep == "among" for prep, _ in clause.preps)
    banned = among and any("restrict" in g.framed.get(lemma, ()) for lemma in below)
    return banned or any(noun.cls & _RESTRICTING for noun in nouns)


def _earlier(draft: Draft, document: Document) -> bool:
    """Whether an act's own date puts it well before the article."""
    published, when = document.published, draft.when
    if published is None or when is None or not when.last or not published.first:
        return False
    then, now = date.fromisoformat(when.last), date.fromisoformat(published.first)
    return (now - then).days > _OLD


def _chips(draft: Draft, text: str, names: Names) -> tuple[ChipUse, ...]:
    """The chips of an act; of "Nvidia's chips" only the maker is known, so its unnamed ones."""
    named = tuple(
        ChipUse(
            chip=chip.key,
            name=names.name("chip", chip.key),
            printed=text[chip.start : chip.end],
            quantity=chip.quantity,
            start=chip.start,
            end=chip.end,
        )
        for chip in draft.chips
    )
    if named:
        return named
    return tuple(
        ChipUse(chip=family.id, name=family.short, printed="", start=draft.start, end=draft.start)
        for family in names.families.values()
        if family.vendor in draft.vendors and not family.members
    )


def _claim(draft: Draft, text: str, ready: Ready) -> Claim:
    acting = {party.key for party in draft.agents}  # nobody deals with himself
    others = [party for party in draft.counterparties if party.key not in acting]
    roles = _roles("agent", draft.agents, text) + _roles("counterparty", others, text)
    start, end = draft.start, draft.end
    cues = {*draft.cues, *(Cue("amount", m.start, m.end) for m in draft.money)}
    if draft.when is not None:
        cues.add(Cue("date", draft.when.start, draft.when.end))
    return Claim(
        start=start,
        end=end,
        quote=text[start:end],
        type=draft.type,
        modality=draft.modality,
        polarity="-" if draft.negative else "+",
        hedge=min(max(draft.hedge, 0), 3),  # type: ignore[arg-type]
        route=draft.route or "none",  # type: ignore[arg-type]
        roles=roles,
        chips=_chips(draft, text, ready.grammar.names),
        units=draft.units,
        money=tuple(draft.money),
        when=draft.when,
        sites=tuple(draft.sites),
        rules=tuple(draft.rules),
        attribution=tuple(draft.relays),
        origin=Origin(kind=draft.origin_kind, name=draft.origin),  # type: ignore[arg-type]
        cues=tuple(sorted(cues, key=lambda c: (c.start, c.end, c.kind))),
        section=draft.section,
        background=draft.background,
        also=tuple(Span(*s) for s in sorted(set(draft.also))),
    )


def _roles(role: RoleName, parties: list[Party], text: str) -> tuple[Role, ...]:
    return tuple(
        Role(
            role=role, actor=p.key, name=text[p.start : p.end], via=p.via, start=p.start, end=p.end
        )
        for p in parties
    )
