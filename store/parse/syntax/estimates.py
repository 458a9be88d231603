"""What somebody reckons of others: "an analyst put Huawei's output at 200,000 chips"."""

from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS

__all__ = ["estimated"]

_RECKONING = frozenset(("put", "estimate", "peg", "reckon"))
_OWN = frozenset(("its", "their", "his", "her", "our"))
_DEEDS = (
    CLASS["sale"] | CLASS["order"] | CLASS["purchase"] | CLASS["investment"] | CLASS["lease"]
)  # fmt: skip


def estimated(clause: Clause) -> None:
    """Let the clause say that the deed came to so much: it is told of whose deed it is."""
    verb = clause.verb
    if verb is None or verb.lemma not in _RECKONING or verb.passive or verb.negative or verb.modal:
        return
    if clause.subj is None or len(clause.objs) != 1 or clause.subj.pronoun:
        return
    deed = clause.objs[0]
    if not deed.cls & _DEEDS or not deed.owner or deed.owner_word in _OWN:
        return
    sums = [one for prep, one in clause.preps if prep == "at" and (one.money or one.quantity)]
    if not sums or sums[0].start < deed.end:
        return
    clause.preps = [(prep, one) for prep, one in clause.preps if one is not sums[0]]
    clause.subj, clause.objs = deed, [sums[0]]
    verb.lemma, verb.tense, verb.perfect = "be", "past", False
