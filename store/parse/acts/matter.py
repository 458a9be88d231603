"""Whether an act has to do with chips at all, or only sounds like those that have."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.told import Told
from store.parse.frames.frames import nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.modality.tense import held
from store.parse.shapes.chunks import Noun
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["foreign"]

_WATCHED = word_set(
    """
    invest prosecute restrict propose-rule issue-rule amend-rule rescind-rule
    """
)
_LAWS = CLASS["rule"] | CLASS["restriction"] | CLASS["licence"] | CLASS["listing"]
_ABOUT = frozenset(("on", "over", "about", "against"))
_BLAMED = frozenset(("over", "about"))
_KEEPING = frozenset(("have", "hold", "keep", "stockpile"))
_OF = _ABOUT | {"of", "for"}
_MATTER = (
    CLASS["chip"] | CLASS["compute"] | CLASS["infra"] | CLASS["fab"] | CLASS["tool"]
    | CLASS["tech"] | CLASS["model"]
)  # fmt: skip


def foreign(draft: Draft, told: Told, g: Grammar) -> bool:
    """Whether the sentence names another matter and none that has to do with chips or their rules."""  # noqa: E501
    if _in_store(draft, g):
        return True
    if draft.frame is None or not draft.frame.verbs or draft.type not in _WATCHED:
        return False
    if draft.chips or draft.vendors or draft.units:
        return False
    matter, shares = word_set(g.lexicon.cues.matter.words), word_set(g.lexicon.cues.shares.words)
    if draft.classes & _MATTER or any(token.low in matter for token in told.words):
        return False
    nouns = [noun for clause in told.clauses for _, noun in nouns_of(clause)]
    if any(one.cls & _MATTER for noun in nouns for one in noun.all()):
        return False
    clause = draft.clause
    if clause is None or held(clause, g.status):
        return False
    if draft.type == "invest":
        return draft.lemma == "sell" or any(token.low in shares for token in told.words)
    about = _ABOUT if draft.type != "prosecute" else _BLAMED
    topics = [n for prep, n in clause.preps if prep in about]
    for noun in (*topics, *clause.objs, clause.subj):
        if noun is not None and noun.cls & _LAWS:
            topics += [inner for prep, inner in noun.phrases if prep in _OF]
    return any(_other(noun) for noun in topics)


def _in_store(draft: Draft, g: Grammar) -> bool:
    """ "Nvidia has 700,000 H200s in stock": what a maker has of its own chips it did not buy."""
    if draft.type != "acquire" or draft.lemma not in _KEEPING:
        return False
    makers = {*draft.vendors, *(g.names.vendor(chip.key) for chip in draft.chips)}
    return any(party.key in makers for party in draft.agents)


def _other(noun: Noun) -> bool:
    """Whether a phrase names a thing that no class of the lexicon knows."""
    known = noun.cls or noun.refs or noun.pronoun or noun.money or noun.definite
    return not known and noun.head is not None and noun.head.tag == "n"
