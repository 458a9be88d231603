"""Acts told by nouns: "the purchase of H20 chips by Tencent was completed"."""

from collections.abc import Callable
from typing import Any

from store.parse.chunks import Noun
from store.parse.clauses import Clause
from store.parse.drafts import Draft
from store.parse.frames import classes
from store.parse.gather import take
from store.parse.grammar import CLASS, Grammar, bits
from store.parse.memory import Party
from store.parse.places import places
from store.parse.refer import Discourse
from store.parse.roles import maker
from store.parse.spans import Ref
from store.parse.words import singular
from store.records import When
from store.reference.lexicon_frames import Nominal
from store.vocabulary import Modality

__all__ = ["nominal"]

_PLANNED = frozenset(("planned", "proposed", "potential", "intended", "upcoming", "expected"))

Parts = Callable[[Draft], None]


def nominal(
    clause: Clause, g: Grammar, talk: Discourse
) -> tuple[Nominal, Parts, Modality, bool] | None:
    """The act that the subject of `clause` names, how it stands, and how to fill a draft with it."""  # noqa: E501
    verb = clause.verb
    noun = clause.subj
    assert verb is not None
    if noun is None or noun.head is None or noun.pronoun or not verb.is_finite:
        return None
    rule = _rule(noun, g)
    if rule is None:
        return None
    wanted = bits(rule.needs)
    spoken = [(p, n) for p, n in clause.preps if n.end <= verb.start]
    objects = _at(spoken, rule.object.split())
    modality = _stands(clause, g) or _named(noun, clause, objects)
    if modality is None:
        return None
    if wanted and not any(classes(o, talk) & wanted for o in objects) and not noun.cls & wanted:  # noqa: SIM102
        if not any(isinstance(r, Ref) and r.cls & wanted for r in noun.refs):
            return None

    def parts(draft: Draft) -> None:
        draft.agents = _parties(noun, spoken, rule.agent.split(), talk)
        agents = {p.key for p in draft.agents}
        draft.counterparties = [
            p
            for p in _parties(noun, spoken, rule.counterparty.split(), talk)
            if p.key not in agents
        ]
        sums = [n for n in (*clause.objs, *(m for _, m in clause.preps)) if n.money]
        for one in (noun, *objects, *sums):
            take(draft, one, g)
        maker(draft, g, talk)
        places(draft, [clause], g, talk)
        if draft.type in ("prosecute", "investigate") and not draft.agents:
            draft.agents = _authority(draft, g, talk)
        draft.when = next((d for d in clause.dates if isinstance(d, When)), None)

    return rule, parts, modality, verb.negative


def _rule(noun: Noun, g: Grammar) -> Nominal | None:
    words = noun.plain.split()
    if not words:
        return None
    last = singular(words[-1])
    keys = {last}
    if len(words) > 1:
        keys.add(f"{words[-2]}_{last}")
    return next((g.nominals[key] for key in sorted(keys) if key in g.nominals), None)


_GOING = frozenset(["ongoing", "underway", "continuing", "advanced", "progressing"])
_OVER = frozenset(["over", "off", "dead", "suspended", "stalled", "frozen"])


def _stands(clause: Clause, g: Grammar) -> Modality | None:
    verb = clause.verb
    assert verb is not None
    verbs = g.lexicon.frames.nominal_verbs
    base = verb.lemma
    future = verb.modal in ("will", "would", "shall") or verb.kind == "inf"
    if verb.modal in ("may", "might", "could"):
        return None
    if base in verbs.cancelled.split():
        return "cancelled"
    if base == "be" and any(p == "on" and n.plain in ("hold", "ice") for p, n in clause.preps):
        return "cancelled"
    if base == "be" and any(p == "under" and "way" in n.plain for p, n in clause.preps):
        return "ongoing"
    said = {o.head.low for o in clause.objs if o.head is not None} if base == "be" else set()
    if said & _GOING:
        return "planned" if future else "ongoing"
    if said & _OVER:
        return "cancelled"
    if base in verbs.ongoing.split():
        return "planned" if future else "ongoing"
    if base in verbs.done.split():
        return "planned" if future else "done"
    if base in verbs.planned.split():
        return "planned"
    if base in verbs.told.split() and verb.passive:
        return "done"
    return None


def _named(noun: Noun, clause: Clause, objects: list[Noun]) -> Modality | None:
    """ "Tencent's lease of 64 B200s shows": an act with its owner and object is told, whatever is said."""  # noqa: E501
    verb = clause.verb
    assert verb is not None
    owned = any(isinstance(r, Ref) and r.kind == "actor" for r in noun.owner)
    exact = any(o.refs or o.quantity for o in objects) or bool(noun.money)
    if not owned or not exact or verb.negative:
        return None
    if _PLANNED & set(noun.plain.split()):
        return "planned"
    return None if verb.modal else "done"


def _authority(draft: Draft, g: Grammar, talk: Discourse) -> list[Party]:
    """Whose trial or arrest it is: the state in which it takes place."""
    for site in draft.sites:
        key = talk.governments.get(g.names.country_of(site.place), "")
        if key and site.kind in ("chip-site", "legal-home"):
            value = CLASS["gov"] | CLASS["actor"]
            return [Party(key, "inherited", site.start, site.end, value)]
    return []


def _at(spoken: list[tuple[str, Noun]], places: list[str]) -> list[Noun]:
    return [inner for prep, inner in spoken if prep in places]


def _parties(
    noun: Noun, spoken: list[tuple[str, Noun]], places: list[str], talk: Discourse
) -> list[Party]:
    for place in places:
        found: list[Party] = []
        if place == "owner":
            found = _owners(noun)
            for inner in () if found else _at(spoken, ["of"]):
                found += _owners(inner)
            if not found and noun.owner_word:
                found = list(talk.owner(noun))
        else:
            for inner in _at(spoken, [place]):
                if not inner.cls & CLASS["place"]:
                    found += talk.resolve(inner)
        if found:
            return _distinct(found)
    return []


def _owners(noun: Noun) -> list[Party]:
    return [
        Party(ref.key, "name", ref.start, ref.end, ref.cls)
        for ref in noun.owner
        if isinstance(ref, Ref) and ref.kind == "actor"
    ]


def _distinct(found: list[Party]) -> list[Party]:
    kept: dict[str, Any] = {}
    for party in found:
        kept.setdefault(party.key, party)
    return list(kept.values())
