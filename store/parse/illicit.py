"""Whether goods are moved against the law: by whom, how, over which market, without a permit."""

from store.parse.clauses import Clause
from store.parse.duties import barred
from store.parse.frames import nouns_of
from store.parse.grammar import Grammar
from store.parse.judgement import Judgement
from store.parse.refer import Discourse
from store.parse.word_classes import CLASS
from store.parse.words import singular, word_set

__all__ = ["forbidden", "illicit", "without_leave"]

_ILLEGAL = word_set("illegally illicitly unlawfully clandestinely secretly covertly fraudulently")
_SHADY = word_set("black-market grey-market gray-market underground contraband")
_BANNED = frozenset(("banned", "smuggled", "embargoed"))
_PLOTTING = frozenset(("conspire", "plot", "scheme", "collude"))
_MOVING = word_set("export re-export ship sell send transfer supply provide deliver divert move")
_MARKETS = frozenset(("on", "through", "via", "in", "at"))
_BEHIND = 20
"""Characters behind a verb in which its adverb stands."""


def illicit(clause: Clause, g: Grammar, talk: Discourse) -> bool:
    """Whether a trade told by `clause` is smuggling."""
    verb, above = clause.verb, clause.parent.verb if clause.parent is not None else None
    assert verb is not None
    if not verb.modal and barred(clause, talk):
        return True
    if above is not None and above.lemma in _PLOTTING:
        return True
    if any(p in _MARKETS and noun.cls & CLASS["smuggling"] for p, noun in clause.preps):
        return True
    head = clause.subj.head if clause.subj is not None else None
    if head is not None and g.nouns.get(singular(head.low), 0) & CLASS["smuggler"]:
        return True
    behind = talk.text[verb.end : verb.end + _BEHIND].split(maxsplit=1)[:1]
    if _ILLEGAL & {*verb.adverbs, *(word.lower().strip(".,;") for word in behind)}:
        return True
    return any(word in _SHADY for _, noun in nouns_of(clause) for word in noun.plain.split())


def forbidden(clause: Clause) -> bool:
    """ "Sold the banned chips": what is sold may not be."""
    return any(_BANNED & set(noun.plain.split()) for noun in clause.objs)


def without_leave(judged: Judgement, clause: Clause, talk: Discourse) -> Judgement:
    """ "Exported tools without a license": a leave that somebody lacked was not given to him."""
    verb = clause.verb
    if judged.act != "license" or verb is None or verb.modal or verb.negative:
        return judged
    if verb.tense != "past" or not barred(clause, talk):
        return judged
    return judged._replace(act="smuggle") if verb.lemma in _MOVING else judged._replace(chance=0.0)
