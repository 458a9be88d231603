"""Past tenses that turn out to be participles: "chips sold to X are", "servers made by X went"."""

from itertools import pairwise

from store.parse.shapes.chunks import Mark, Verb
from store.parse.shapes.clauses import Clause
from store.parse.syntax.clause_stack import ClauseStack
from store.parse.words.word_classes import CLASS
from store.parse.words.words import PART

__all__ = ["alone", "behind_relative", "bought_by", "closed", "reduced", "second_of_part"]

_ORG = CLASS["org"] | CLASS["person"]
_ACTOR = CLASS["actor"]
_HANGING = frozenset(("ing", "inf", "purpose", "part"))
_TIME = CLASS["time"]
_UNDER = frozenset(("before", "after", "when", "while", "because", "which", "who", "that"))
_AHEAD = 18
"""Chunks behind a participle up to the verb that its noun still waits for."""


_MEANS = CLASS["chip"] | CLASS["compute"] | CLASS["tool"] | CLASS["tech"] | CLASS["sale"]
_GOODS = CLASS["chip"] | CLASS["compute"] | CLASS["person"] | CLASS["order"] | CLASS["sale"]


def closed(state: ClauseStack, i: int) -> bool:
    """Whether what follows the verb at `i` ends at a comma right before a finite verb."""
    below = False
    for chunk, following in pairwise(state.found[i + 1 : i + _AHEAD]):
        if isinstance(following, Verb) and isinstance(chunk, Mark) and chunk.tag == "c":
            continue  # "backed by one and led by another": the second as the first
        if isinstance(chunk, Verb) and chunk.is_finite and not alone(chunk):
            if not below:
                return False
            below = False  # "released days before it leaves office, caps"
        if isinstance(chunk, Mark) and chunk.low == ",":
            return isinstance(following, Verb) and following.is_finite
        below = below or (isinstance(chunk, Mark) and chunk.low in _UNDER)
    return False


def alone(verb: Verb) -> bool:
    """Whether a past tense may be a participle."""
    one = verb.is_bare and verb.tense == "past"
    return one and verb.token is not None and bool(verb.token.forms & PART)


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


def behind_relative(state: ClauseStack, verb: Verb) -> bool:
    """Whether the subject of `verb` stands before a participle and a clause that explains it.

    "Chips ordered by a firm that runs TikTok were": what is the firm's own is no subject.
    """
    outer = next((c for c in reversed(state.stack) if not _gapped(c)), None)
    if outer is None or outer is state.cur or outer.verb is None or outer.objs:
        return False
    if state.conj or state.comma or outer.verb.lemma in state.g.reporting:
        return False
    first, token = outer.verb.token, verb.token
    if first is None or not first.forms & PART or (state.waiting() is not None):
        return False
    return not (_bare(verb) and token is not None and token.forms & PART)


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
    while depth > 0 and (state.stack[depth].rel in _HANGING or _gapped(state.stack[depth])):
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
        inner = state.stack[depth + 1] if depth + 1 < len(state.stack) else None
        state.stack[depth:] = [clause]
        state.take(clause, verb)
        cur.parent = clause
        if inner is not None and inner.parent is cur and _gapped(inner):
            _explains(inner, cur, clause)
        return True
    return False


def _gapped(clause: Clause) -> bool:
    """ "A rule issued in May that caps sales was": a clause that explains what stands before it."""
    return clause.rel == "rel" or (clause.rel == "that" and clause.subj is None)


def _explains(inner: Clause, cur: Clause, clause: Clause) -> None:
    """Give what stands behind a day, or behind nothing that it could explain, to the subject."""
    before = inner.antecedent
    if (before is not None and not before.cls & _TIME) or inner not in cur.children:
        return
    inner.rel, inner.subj, inner.antecedent = "rel", cur.subj, cur.subj
    cur.children.remove(inner)
    inner.parent = clause
    clause.children.append(inner)


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
