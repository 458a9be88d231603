"""How an act speaks of chips without naming them: "the chip", "such processors", "them".

A word or two for its clause and what hangs on it. Beside the chips that were named last they tell
which are meant (`belonging.py`).
"""

from collections.abc import Iterator

from store.parse.discourse.drafts import Draft
from store.parse.fields.gather import descend, nouns_of
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["dealt_in", "spoken_of"]

_BEST = word_set("best top-end top advanced latest newest leading flagship powerful high-end")
_NEW = word_set("new another next next-generation version variant successor")
_GOODS = word_set("product products card cards model models part parts line series family item")
_THEM = frozenset(("it", "they", "them", "these", "those", "this", "both"))
_CHIP = CLASS["chip"]
_PIECES = word_set("unit units piece pieces cards boards")
_ONES = word_set("one ones those version design samples request requests")
_DEALS = CLASS["sale"] | CLASS["purchase"] | CLASS["order"]
_GROUND = CLASS["compute"] | CLASS["infra"]


def spoken_of(clause: Clause | None) -> str:
    """How the clause of an act speaks of chips, "" where it does not."""
    if clause is None:
        return ""
    found = {way for noun, subject in _nouns(clause) if (way := _way(noun, subject))}
    return "+".join(sorted(found)[:2])


def dealt_in(draft: Draft) -> str:
    """How the clause of an act speaks of dealing in what it does not call chips, "" if it does not.

    "Placed orders", "applied for licences", "200,000 units", "bought one".
    """
    nouns = _nouns(draft.clause) if draft.clause is not None else ()
    found = {way for noun, _ in nouns if (way := _dealt(noun))}
    if draft.units is not None:
        found.add("units")
    return "+".join(sorted(found)[:2])


def _dealt(noun: Noun) -> str:
    head = noun.head
    low = head.low if head is not None else ""
    if noun.quantity is not None and (head is None or low in _PIECES or head.tag == "u"):
        return "count"
    if noun.cls & _DEALS:
        return "deal"
    if noun.cls & CLASS["licence"]:
        return "licence"
    if noun.cls & _GROUND:
        return "ground"
    return "one" if low in _ONES else ""


def _nouns(clause: Clause) -> Iterator[tuple[Noun, bool]]:
    """The phrases of a clause and of its content, and whether each is a subject."""
    for one in descend(clause):
        for _, noun in nouns_of(one):
            for part in (*noun.all(), *noun.of):
                yield part, noun is one.subj


def _way(noun: Noun, subject: bool) -> str:
    if noun.pronoun in _THEM:
        return f"{noun.pronoun}-{'s' if subject else 'o'}"
    if any(isinstance(ref, Ref) and ref.kind == "chip" for ref in noun.refs):
        return "named"
    head = noun.head.low if noun.head is not None else ""
    goods = head in _GOODS and (noun.definite or noun.det == "such")
    if not (noun.cls & _CHIP or goods):
        return ""
    words = set(noun.plain.split())
    if noun.det == "such":
        return "such"
    if words & _BEST:
        return "best"
    if noun.owner_word:
        return "own"
    if any(isinstance(ref, Ref) and ref.kind == "actor" for ref in (*noun.owner, *noun.refs)):
        return "make"
    if words & _NEW:
        return "new"
    if noun.definite:
        return ("goods" if goods else "the") + ("-s" if noun.many else "")
    return "some" if noun.many else "a"
