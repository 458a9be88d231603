"""Who is charged, where a sentence only counts them and the next ones tell their names.

"Two men were charged on Thursday. Kevin Tran, 41, and Liwei Zhou used a shell company …"
"""

from collections.abc import Iterator, Sequence

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.told import Told
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.lexemes import NUMBERS
from store.parse.words.word_classes import CLASS

__all__ = ["defendants"]

_BEHIND = 3
"""Sentences behind the charge in which they are named."""
_NAMED = frozenset(("name", "alias"))
_CRIMES = frozenset(("smuggle", "prosecute"))
_CHARGING = frozenset(("accuse", "charge", "indict"))
_PERSON = CLASS["person"]


def defendants(drafts: Sequence[Draft], told: Sequence[Told], g: Grammar) -> None:
    """Name the accused of each charge that counts them, as far as the next sentences do."""
    for draft in drafts:
        named = [p for p in draft.counterparties if not p.cls & CLASS["collective"]]
        if draft.type != "prosecute" or named or draft.clause is None:
            continue
        draft.counterparties = _in_the_paper(draft.clause) or draft.counterparties
        count = _counted(draft.clause)
        at = next((n for n, one in enumerate(told) if one.place.number == draft.number), None)
        if not count or at is None:
            continue
        found: dict[str, Party] = {}
        for one in told[at + 1 : at + 1 + _BEHIND]:
            found.update((p.key, p) for p in _accused(one, g) if p.key not in found)
        if len(found) == count:
            draft.counterparties = list(found.values())


def _in_the_paper(clause: Clause) -> list[Party]:
    """ "Unsealed an indictment accusing Mei Ling Koh of": whom the paper names."""
    found: dict[str, Party] = {}
    for child in clause.children:
        if child.verb is not None and child.verb.lemma in _CHARGING and not child.verb.passive:
            for noun in child.objs:
                found.update((p.key, p) for p in noun.known_parties or () if p.via in _NAMED)
    return list(found.values())


def _counted(clause: Clause) -> int:
    """How many people are charged whom the clause does not name, 0 where it counts none.

    "Two men", "a Houston businessman".
    """
    beside = [noun for prep, noun in clause.preps if prep == "against"]
    for noun in (clause.subj, *clause.objs, *beside):
        if noun is None or not any(one.cls & _PERSON for one in noun.all()):
            continue
        numbers = [_unnamed(one) for one in noun.all()]
        if all(numbers):
            return sum(numbers)
    return 0


def _unnamed(noun: Noun) -> int:
    """How many a phrase counts, 0 where it names somebody or does not say how many."""
    if noun.pronoun or any(ref.kind == "actor" for ref in noun.refs):
        return 0
    told = next((NUMBERS[word] for word in noun.plain.split() if word in NUMBERS), 0)
    return noun.quantity or int(told) or (0 if noun.many else 1)


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
            if party.via in _NAMED and accused:
                yield party
