"""Who takes part in an act that a noun tells: owners, phrases behind the noun, states beside it."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.words.kinds import ENFORCING, RULES_AND_LISTS
from store.parse.words.word_classes import CLASS
from store.reference.lexicon_frames import Nominal

__all__ = ["agents_of", "authority", "doer", "parties_of"]

_OF_STATES = RULES_AND_LISTS | ENFORCING | {"warn"}
_STATES = CLASS["gov"]


def authority(draft: Draft, g: Grammar, talk: Discourse) -> list[Party]:
    """Whose trial or arrest it is: the state in which it takes place."""
    for site in draft.sites:
        key = talk.governments.get(g.names.country_of(site.place), "")
        if key and site.kind in ("chip-site", "legal-home"):
            return [Party(key, "inherited", site.start, site.end, _STATES | CLASS["actor"])]
    return []


def doer(rule: Nominal, clause: Clause, talk: Discourse) -> list[Party]:
    """Who announces or makes it, if he can be the one who does it."""
    if rule.agent == "none":
        return []
    found = talk.resolve(clause.subj)
    states = rule.type in _OF_STATES
    return [p for p in found if bool(p.cls & _STATES) == states or not p.cls & _STATES & ~states]


def agents_of(
    rule: Nominal,
    noun: Noun,
    spoken: list[tuple[str, Noun]],
    g: Grammar,
    talk: Discourse,
) -> list[Party]:
    """Who does what a noun tells: by its phrases, else the state named beside it."""
    found = parties_of(noun, spoken, rule.agent.split(), talk)
    if found or rule.type not in _OF_STATES:
        return found
    for ref in noun.refs:
        if isinstance(ref, Ref) and ref.kind == "actor" and ref.cls & _STATES:
            return [Party(ref.key, "name", ref.start, ref.end, ref.cls)]
        if isinstance(ref, Ref) and ref.kind == "place":
            key = talk.governments.get(g.names.country_of(ref.key), "")
            if key:
                return [Party(key, "alias", ref.start, ref.end, _STATES | CLASS["actor"])]
    return []


def parties_of(
    noun: Noun, spoken: list[tuple[str, Noun]], where: list[str], talk: Discourse
) -> list[Party]:
    """The parties at the first of the places `where` that names any."""
    for place in where:
        found: list[Party] = []
        if place == "owner":
            found = _owners(noun, talk)
            for inner in () if found else [n for p, n in spoken if p == "of"]:
                found += _owners(inner, talk)
            if not found and noun.owner_word:
                found = list(talk.owner(noun))
        else:
            for prep, inner in spoken:
                if prep == place and not inner.cls & CLASS["place"]:
                    found += talk.resolve(inner)
        if found:
            return _distinct(found)
    return []


def _owners(noun: Noun, talk: Discourse) -> list[Party]:
    found: list[Party] = []
    for ref in noun.owner:
        if isinstance(ref, Noun):
            found += talk.resolve(ref)
        elif isinstance(ref, Ref) and ref.kind == "actor":
            found.append(Party(ref.key, "name", ref.start, ref.end, ref.cls))
        elif isinstance(ref, Ref) and ref.kind == "place" and not ref.adjective:
            key = talk.governments.get(ref.key, "")
            if key:
                value = _STATES | CLASS["actor"]
                found.append(Party(key, "alias", ref.start, ref.end, value))
    return found


def _distinct(found: list[Party]) -> list[Party]:
    kept: dict[str, Party] = {}
    for party in found:
        kept.setdefault(party.key, party)
    return list(kept.values())
