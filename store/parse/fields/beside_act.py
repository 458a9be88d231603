"""The phrases beside a verb that say who deals with whom, also behind what is dealt in."""

from store.parse.discourse.drafts import Draft
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.kinds import DEALT
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["beside_act", "promised"]

_GIVEN = frozenset(("to", "from", "with", "by"))
_GOODS = CLASS["chip"] | CLASS["compute"] | CLASS["infra"]
_HOLDING = word_set("contain equip fit power carry hold include pack feature use load stuff")
_DEALERS = CLASS["company"] | CLASS["org"] | CLASS["actor"] | CLASS["collective"]
_OCCASIONS = word_set(
    """
    event ceremony interview briefing conference podcast dinner visit appearance summit call panel
    """
)
_SAME_AS = {"together with": "with", "along with": "with"}
_SOUGHT = frozenset(("inf", "purpose", "ing"))
_DEAL = CLASS["deal"] | CLASS["order"]
_PROMISES = frozenset(("inf", "purpose"))
_TAKEN = frozenset(("acquire", "rent"))


def beside_act(clause: Clause, place: str, draft: Draft) -> list[tuple[str, Noun]]:
    """The phrases of a clause, of what it refuses or seeks, or of goods "built around X to Y"."""
    guests = _guests(clause) if place == "with" else ()
    own = [
        (_SAME_AS.get(prep, prep), noun) for prep, noun in clause.preps if id(noun) not in guests
    ]
    if place == "from" and draft.type in _TAKEN:
        own += _behind_goods(clause)
    if any(prep == place for prep, _ in own) or place not in _GIVEN:
        if place == "for" and draft.type == "rent":
            own += [phrase for child in promised(clause, draft) for phrase in child.preps]
        return own
    own += [(place, noun) for noun in _agreed_with(clause)]
    if draft.type not in DEALT:
        return own
    for child in clause.children:
        refused = child.rel == "inf" and draft.type == "decline"
        sought = child.rel in _SOUGHT and draft.type == "negotiate"
        goods = child.rel == "part" and child.antecedent in clause.objs
        if refused or sought or goods or child in promised(clause, draft):
            own += child.preps
    return own


def promised(clause: Clause, draft: Draft) -> list[Clause]:
    """ "Signed a contract to supply Meta with": what a deal is about, if its frame asks for it."""
    if draft.frame is None or not draft.frame.child or not any(n.cls & _DEAL for n in clause.objs):
        return []
    return [child for child in clause.children if child.rel in _PROMISES]


def _agreed_with(clause: Clause) -> list[Noun]:
    """ "Agreed with xAI to build", "plans with Cisco to": with whom, before what is to be done."""
    above = clause.parent
    if clause.rel != "inf" or above is None or clause.head_noun is not None:
        return []
    known = [n for prep, n in above.preps if prep == "with" and n.cls & _DEALERS]
    return known if above.subj is clause.subj else []


def _behind_goods(clause: Clause) -> list[tuple[str, Noun]]:
    """ "Racks containing 72 chips from Aivres": from whom, behind what is said of the goods."""
    goods = [n for n in (*clause.objs, *(n for _, n in clause.preps)) if n.cls & _GOODS]
    return [
        (prep, noun)
        for child in clause.children
        if child.rel in ("part", "ing") and child.antecedent in goods
        if child.verb is not None and child.verb.lemma in _HOLDING
        for prep, noun in child.preps
        if prep == "from" and noun.cls & _DEALERS
    ]


def _guests(clause: Clause) -> set[int]:
    """Who only was there when it was said: "at an event with the president"."""
    return {
        id(inside)
        for _, noun in clause.preps
        if noun.phrases and noun.head is not None and noun.head.low in _OCCASIONS
        for _, inside in noun.phrases
    }
