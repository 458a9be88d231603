"""Two firms that a deal has just brought together: "a deal with Oracle, under which both firms"."""

from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["brought_together"]

_FIRMS = word_set("companies firms partners groups sides parties pair duo two")
_TWO = frozenset((None, 2))
_DEALS = CLASS["deal"] | CLASS["lease"]


def brought_together(clause: Clause, talk: Discourse) -> None:
    """ "It formed a venture with Humain, under which the two companies will invest"."""
    noun, deal, above = clause.subj, clause.antecedent, clause.parent
    if clause.rel != "rel" or noun is None or deal is None or above is None or noun is deal:
        return
    if noun.refs or noun.owner or noun.head is None or noun.head.low not in _FIRMS:
        return
    if noun.det not in ("the", "both") or noun.quantity not in _TWO:
        return
    beside = [one for prep, one in (*deal.phrases, *above.preps) if prep == "with"]
    if not beside or not (deal.cls & _DEALS or deal in beside):
        return
    first = above.subj.known_parties if above.subj is not None else None
    found = {p.key: p for p in (*(first or ()), *talk.resolve(beside[0]))}
    if len(found) > 1:
        noun.known_parties = tuple(_as_told(p, noun.start, noun.end) for p in found.values())


def _as_told(party: Party, start: int, end: int) -> Party:
    return party._replace(via="description", start=start, end=end)
