"""What weights mishear, as they know which words stand near but not what these say together."""

from store.parse.acts.sayings import of_saying
from store.parse.frames.frames import Around
from store.parse.lexicon.grammar import Grammar
from store.parse.rules.duties import barred
from store.parse.shapes.clauses import Clause
from store.parse.weights.judgement import Judgement
from store.parse.words.words import word_set

__all__ = ["heard"]

_LETTING = frozenset(("may", "can"))
_NOTHING = frozenset(("no", "neither"))
_MOVING = word_set("export re-export ship sell send transfer supply provide deliver divert move")


def heard(judged: Judgement, clause: Clause, around: Around, g: Grammar) -> Judgement:
    """What a clause tells by weight, put right where its grammar says that it is another act."""
    judged = of_saying(judged, clause, around, g)
    return _let_out(_without_leave(judged, clause, around), clause, around)


def _let_out(judged: Judgement, clause: Clause, around: Around) -> Judgement:
    """ "Weaker chips may be exported to China": what may leave is let out, not barred."""
    verb = clause.verb
    if judged.act != "restrict" or verb is None or verb.negative or not verb.passive:
        return judged
    if verb.modal not in _LETTING or verb.lemma not in _MOVING or "only" in around.words:
        return judged
    told = clause.subj
    return judged if told is None or told.det in _NOTHING else judged._replace(act="license")


def _without_leave(judged: Judgement, clause: Clause, around: Around) -> Judgement:
    """ "Exported tools without a license": a leave that somebody lacked was not given to him."""
    verb = clause.verb
    if judged.act != "license" or verb is None or verb.modal or verb.negative:
        return judged
    if verb.tense != "past" or not barred(clause, around.talk):
        return judged
    return judged._replace(act="smuggle") if verb.lemma in _MOVING else judged._replace(chance=0.0)
