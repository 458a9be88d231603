"""Who is charged, where a sentence only counts them and the next ones tell their names.

"Two men were charged on Thursday. Kevin Tran, 41, and Liwei Zhou used a shell company …"
"""

from collections.abc import Iterator, Sequence

from store.parse.clauses import Clause
from store.parse.drafts import Draft
from store.parse.grammar import Grammar
from store.parse.lexemes import NUMBERS
from store.parse.memory import Party
from store.parse.told import Told
from store.parse.word_classes import CLASS

__all__ = ["defendants"]

_BEHIND = 3
"""Sentences behind the charge in which they are named."""
_NAMED = frozenset(("name", "alias"))
_CRIMES = frozenset(("smuggle", "prosecute"))
_CHARGING = frozenset(("accuse", "charge", "indict"))
_PERSON = CLASS["person"]


def defendants(drafts: Sequence[Draft], told: Sequence[Told], g: Grammar) -> None:
    """Name the accused of each charge that counts them, as far as the next sentences do."""
    places = {one.place.number: n for n, one in enumerate(told)}
    for draft in drafts:
        if draft.type != "prosecute" or draft.counterparties or draft.clause is None:
            continue
        draft.counterparties = _in_the_paper(draft.clause)
        count, at = _counted(draft.clause), places.get(draft.number)
        if draft.counterparties or not count or at is None:
            continue
        found: dict[str, Party] = {}
        for one in told[at + 1 : at + 1 + _BEHIND]:
            found.update((p.key, p) for p in _accused(one, g) if p.key not in found)
        draft.counterparties = list(found.values()) if len(found) <= count else []


def _in_the_paper(clause: Clause) -> list[Party]:
    """ "Unsealed an indictment accusing Mei Ling Koh of": whom the paper names."""
    found: dict[str, Party] = {}
    for child in clause.children:
        if child.verb is not None and child.verb.lemma in _CHARGING and not child.verb.passive:
            for noun in child.objs:
                found.update((p.key, p) for p in noun.known_parties or () if p.via in _NAMED)
    return list(found.values())


def _counted(clause: Clause) -> int:
    """How many people are charged whom the clause does not name, 0 where it counts none."""
    beside = [noun for prep, noun in clause.preps if prep == "against"]
    for noun in (clause.subj, *clause.objs, *beside):
        if noun is None or not noun.cls & _PERSON or noun.pronoun:
            continue
        if not any(ref.kind == "actor" for ref in noun.refs):
            number = next((NUMBERS[w] for w in noun.plain.split() if w in NUMBERS), 0)
            return noun.quantity or int(number) or (0 if noun.many else 1)
    return 0


def _accused(one: Told, g: Grammar) -> Iterator[Party]:
    """Those in no table, or listed as defendants, who act in a sentence that tells of a crime."""
    if not any(d.modality == "alleged" or d.type in _CRIMES for d in one.drafts):
        return
    for clause in one.clauses:
        if clause.subj is None or clause.verb is None:
            continue
        if clause.verb.lemma in g.reporting and clause.said():
            continue
        for party in clause.subj.known_parties or ():
            actor = g.names.actors.get(party.key)
            accused = actor is None or "defendant" in actor.roles
            if party.via in _NAMED and party.cls & _PERSON and accused:
                yield party
