"""Whom a pronoun stands for."""

from store.parse.discourse.memory import Memory, Party
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import WHOLE, Clause
from store.parse.tagging.spans import Ref
from store.parse.words.kinds import RULES_AND_LISTS
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["bound", "stood_for"]

_NOBODY = word_set("this that these those some many most others another all several few more one")
_TELLERS = frozenset(("research", "publisher"))
"""Who counts and tells what others do: "Omdia estimates that it had bought 230,000"."""
_OTHERS = frozenset(("it", "they", "he", "she"))
_NONE: tuple[int, frozenset[str]] = (-1, frozenset())
_TWO = 2
_BY_STATES = RULES_AND_LISTS | {"decline"}


def bound(clause: Clause, talk: Memory) -> None:
    """ "After Washington assured it that it would grant them": who says so, not the main subject.

    Where the saying is the main clause, its subject is the likeliest anyhow; an outlet reports on
    others.
    """
    above, noun = clause.parent, clause.subj
    talk.apart = _beside(clause) if noun is not None and noun.pronoun in _OTHERS else _NONE
    if noun is not None and above is not None and _of_office(clause, talk):
        told = above.subj.known_parties if above.subj is not None else None
        noun.known_parties = tuple(_in_place(p, noun) for p in told or ())
        return
    if clause.rel != "that" or noun is None or above is None:
        return
    person = noun.pronoun in talk.persons
    if noun.pronoun != "it" and not person:
        return
    if above.rel in WHOLE or above.subj is None or above.verb is None or above.verb.passive:
        return
    said: tuple[Party, ...] = above.subj.known_parties or ()
    if len(said) != 1 or said[0].cls & CLASS["collective"] or _tells(said[0], talk):
        return
    if bool(said[0].cls & CLASS["person"]) == person:
        noun.known_parties = (_in_place(said[0], noun),)


def _beside(clause: Clause) -> tuple[int, frozenset[str]]:
    """ "It is cooperating with the department": the department is somebody else.

    Where the pronoun stands, and whom the rest of its clause names.
    """
    named = (*clause.objs, *(noun for _, noun in clause.preps))
    keys = [r.key for n in named if isinstance(r := n.head_ref, Ref) and r.kind == "actor"]
    return (clause.subj.start, frozenset(keys)) if keys and clause.subj is not None else _NONE


def _of_office(clause: Clause, talk: Memory) -> bool:
    """ "The bureau listed Inspur after it barred the A100": what only states do, a state did."""
    verb, noun, above = clause.verb, clause.subj, clause.parent
    if verb is None or noun is None or noun.pronoun != "it" or above is None or above.subj is None:
        return False
    told = talk.g.framed.get(verb.lemma, ())
    if clause.rel != "adv" or not told or not _BY_STATES.issuperset(told):
        return False
    said = above.subj.known_parties or ()
    return bool(above.subj.cls & CLASS["gov"]) or any(p.cls & CLASS["gov"] for p in said)


def stood_for(noun: Noun, talk: Memory) -> tuple[Party, ...]:
    """Those whom a pronoun, or the owner's in front of a thing, means."""
    word = noun.owner_word if noun.pronoun == "" else noun.pronoun
    person = word in talk.persons
    if word in ("i", "we", "our", "us"):
        return tuple(talk.bodies.get(p.key, p)._replace(via="pronoun") for p in talk.speaker)
    if word in ("you", "that", "there"):
        return ()
    if word == "each":
        several = next((s.parties for s in talk.candidates() if len(s.parties) > 1), ())
        return tuple(p._replace(via="pronoun") for p in several)
    if word in _NOBODY:
        return ()
    if word == "both" and (pair := _pair(talk)):
        return tuple(_in_place(party, noun) for party in pair)
    many = word in ("they", "them", "their", "both")
    single = word in ("it", "its", "itself")
    telling: tuple[Party, ...] = ()
    at, others = talk.apart
    others = others if at == noun.start else frozenset()
    for seen in talk.candidates():
        if many and not seen.parties:
            return ()
        for party in seen.parties:
            if party.key in others:
                break
            is_person = bool(party.cls & CLASS["person"])
            if person != is_person and not (many and is_person):
                continue
            if single and (party.cls & CLASS["collective"] or talk.reports(party, seen)):
                continue  # "Chinese buyers were told by Nvidia that it aims to"
            if many:
                return tuple(_in_place(p, noun) for p in seen.parties)
            if not person and len(seen.parties) > 1:
                break
            if noun.pronoun == "it" and _tells(party, talk):
                telling = telling or (_in_place(party, noun),)
                continue
            return (_in_place(party, noun),)
    return telling


def _pair(talk: Memory) -> tuple[Party, ...]:
    """ "One bought six. The other bought two. Both are on the list": the last two subjects."""
    found: dict[str, Party] = {}
    for seen in talk.candidates():
        if not seen.subject or len(seen.parties) > 1:
            break
        found.update((p.key, p) for p in seen.parties)
    return tuple(reversed(found.values())) if len(found) == _TWO else ()


def _tells(party: Party, talk: Memory) -> bool:
    """Whether somebody is of those who tell of others."""
    actor = talk.g.names.actors.get(party.key)
    return actor is not None and actor.kind in _TELLERS


def _in_place(party: Party, noun: Noun) -> Party:
    """A party as the pronoun names it."""
    return party._replace(via="pronoun", start=noun.start, end=noun.end)
