"""Past tenses that turn out to be participles: "chips sold to X are", "servers made by X went"."""

from store.parse.chunks import Mark, Verb
from store.parse.clause_stack import ClauseStack
from store.parse.clauses import Clause
from store.parse.word_classes import CLASS
from store.parse.words import PART

__all__ = ["bought_by", "reduced", "second_of_part"]

_ORG = CLASS["org"] | CLASS["person"]
_ACTOR = CLASS["actor"]
_HANGING = frozenset(("ing", "inf", "purpose", "part"))
_MEANS = CLASS["chip"] | CLASS["compute"] | CLASS["tool"] | CLASS["tech"] | CLASS["sale"]
_GOODS = CLASS["chip"] | CLASS["compute"] | CLASS["person"] | CLASS["order"] | CLASS["sale"]


def bought_by(state: ClauseStack) -> bool:
    """Whether what looked like a past tense is a participle: a thing as subject, done by somebody."""  # noqa: E501
    outer = next((c for c in reversed(state.stack) if c.rel not in _HANGING), None)
    if outer is None or outer.verb is None or outer.subj is None or outer.objs:
        return False
    token = outer.verb.token
    if state.conj or state.comma or token is None or not token.forms & PART:
        return False
    if outer.subj.cls & _MEANS and _meant_for(state, outer):
        return True
    if not outer.subj.cls & _GOODS:
        return False
    return any(
        p in ("by", "from", "to") and n.cls & (_ACTOR | _ORG) for p, n in outer.preps
    ) or _second_participle(state, outer)


def _meant_for(state: ClauseStack, outer: Clause) -> bool:
    """ "Chips used to train models are": what things are for, with its object, stands between."""
    cur = state.cur
    hangs = cur is not outer and cur.parent is outer and cur.rel in ("inf", "purpose")
    return hangs and bool(cur.objs) and outer.verb is not None and _bare(outer.verb)


def _second_participle(state: ClauseStack, outer: Clause) -> bool:
    """ "Servers made by X and sold through a dealer": the second as well as the first."""
    first = state.stack[-2] if len(state.stack) > 1 else None
    if first is None or state.cur is not outer or first.subj is not outer.subj or first.objs:
        return False
    return outer.rel == "coord" and any(p == "by" for p, _ in first.preps)


def reduced(state: ClauseStack, verb: Verb) -> bool:
    """What was read as a past tense was a participle of the subject ("chips sold to X are")."""
    depth = len(state.stack) - 1
    while depth > 0 and state.stack[depth].rel in _HANGING:
        depth -= 1
    cur = state.stack[depth]
    first = cur.verb
    if first is None or first.tense != "past" or first.passive or first.perfect or first.modal:
        return False
    if first.lemma in ("be", "have"):
        return False
    if cur.rel not in ("main", "that", "adv", "coord") or cur.subj is None or first.token is None:
        return False
    if first.first == first.last and not any(
        o.end <= verb.start and o in cur.objs for o in cur.objs
    ):
        _made_part(cur)
        before = state.stack[depth - 1] if depth > 0 else None
        both = before is not None and before.subj is cur.subj and cur.rel == "coord"
        if both and before is not None and before.verb is not None and _bare(before.verb):
            _made_part(before)
            before.parent, before.rel, before.antecedent = None, "part", before.subj
            depth -= 1
        clause = Clause("main" if both else cur.rel, cur.parent)
        clause.sub = cur.sub
        clause.subj = cur.subj
        cur.rel = "part"
        cur.antecedent = cur.subj
        state.stack[depth:] = [clause]
        state.take(clause, verb)
        cur.parent = clause
        return True
    return False


def second_of_part(state: ClauseStack, verb: Verb, i: int) -> bool:
    """Read the second of two participles: "GPUs bought by Indosat and rented to INF Tech".

    Also behind an infinitive: "chips to be repackaged and sent to China".
    """
    cur, token = state.cur, verb.token
    if state.comma or not _bare(verb) or cur.objs:
        return False
    behind = state.found[i + 1] if i + 1 < len(state.found) else None
    linked = isinstance(behind, Mark) and behind.tag == "p"
    if _passive_infinitive(cur) and state.conj in ("and", "or"):
        ends = behind is None or linked or (isinstance(behind, Mark) and behind.tag in "xkys,")
        told = verb.lemma in state.g.reporting
        if told or not (ends and token is not None and token.forms & PART):
            return False
        verb.kind, verb.tense, verb.passive = "inf", "", True
        clause = state.open(cur.rel, cur.parent)
        clause.subj, clause.head_noun, clause.sub = cur.subj, cur.head_noun, state.conj
        state.take(clause, verb)
        return True
    if state.conj != "and" or cur.rel != "part":
        return False
    done_by = any(prep == "by" for prep, _ in cur.preps)
    if not (linked and done_by and token is not None and token.forms & PART):
        return False
    verb.kind, verb.tense = "part", ""
    clause = state.open("part", cur.parent)
    clause.subj, clause.antecedent = cur.subj, cur.antecedent
    state.take(clause, verb)
    return True


def _passive_infinitive(clause: Clause) -> bool:
    verb = clause.verb
    return clause.rel in ("inf", "purpose") and verb is not None and verb.passive


def _bare(verb: Verb) -> bool:
    return verb.tense == "past" and verb.first == verb.last and not verb.passive


def _made_part(clause: Clause) -> None:
    """Read the verb of `clause` as a participle after all."""
    verb = clause.verb
    assert verb is not None
    verb.kind, verb.tense, verb.passive = "part", "", True
