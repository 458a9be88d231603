"""What a chip is said to be: "the MI308 is a variant of the MI300X, built for China"."""

from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import PART, word_set

__all__ = ["described"]

_DESIGNED = word_set(
    """
    design develop build make create engineer tailor modify adapt customise customize redesign
    tweak downgrade
    """
)
_FOR = frozenset(("for", "to"))


def described(clause: Clause, before: Clause) -> None:
    """Make the chip that is described what was designed, not what it is compared with."""
    verb, told = clause.verb, before.verb
    if verb is None or told is None or told.lemma != "be" or verb.lemma not in _DESIGNED:
        return
    chip, bare = before.subj, verb.token is not None and bool(verb.token.forms & PART)
    if chip is None or not _one_chip(chip) or not bare or verb.first != verb.last:
        return
    if not any(prep in _FOR and _market(noun) for prep, noun in clause.preps):
        return
    hangs = clause.rel == "part" and clause.antecedent in _said_of(before)
    joined = clause.rel == "coord" and clause.subj is chip and not (clause.objs or verb.passive)
    if not (hangs or joined):
        return
    clause.subj, clause.rel, clause.antecedent = chip, "coord", None
    verb.kind, verb.tense, verb.passive = "finite", "past", True
    verb.lemma = "design"  # what a chip was made or built for, it was designed for


def _one_chip(noun: Noun) -> bool:
    return noun.head_ref is not None and bool(noun.cls & CLASS["chip"])


def _market(noun: Noun) -> bool:
    """ "For China", "for the Chinese market": a land, or what is named by it."""
    return any(getattr(ref, "kind", "") == "place" for ref in noun.refs)


def _said_of(clause: Clause) -> list[Noun]:
    """What a chip is said to be, and what of."""
    nouns = list(clause.objs)
    return nouns + [inside for noun in nouns for inside in noun.of]
