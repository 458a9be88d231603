"""Finite verbs: which open clause a verb heads, and whose subject it takes."""

from itertools import pairwise

from store.parse.phrases.lists import opens_clause
from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb
from store.parse.shapes.clauses import Clause
from store.parse.syntax.clause_stack import ADDRESSING, ClauseStack
from store.parse.syntax.joined_sentences import joined_sentence
from store.parse.syntax.nonfinite_verbs import past_participle
from store.parse.syntax.reduced_clauses import (
    alone,
    behind_relative,
    bought_by,
    closed,
    reduced,
    second_of_part,
)
from store.parse.syntax.shared_verbs import share_auxiliary, share_passive, share_perfect, sharer
from store.parse.words.word_classes import CLASS
from store.parse.words.words import BASE, PART, PAST

__all__ = ["finite"]

_ORG = CLASS["org"] | CLASS["person"]
_ACTOR = CLASS["actor"]
_BARE = frozenset(("let", "have", "make", "help", "see", "watch"))
_FELT = frozenset(("mean", "ensure", "make_sure", "hope", "fear", "believe"))
_NAMING = frozenset(("call", "name"))
_PUT = frozenset(["locate", "situate", "base", "headquarter"])
"""What is so told of a site is told of it, whatever stands before."""


def _set_off(state: ClauseStack, verb: Verb, i: int) -> bool:
    """ "The contract, signed in May, covers": between commas, with the verb still to come."""
    return state.comma and alone(verb) and closed(state, i)


def _opening(state: ClauseStack, verb: Verb, i: int) -> bool:
    """ "Asked about it, Nvidia said": a participle that nobody stands before opens the sentence."""
    token = verb.token
    if token is None or verb.first != verb.last:
        return False
    if verb.tense != "past" or not token.forms & PART:
        return False
    if any(not isinstance(chunk, Mark) or chunk.tag not in "ay" for chunk in state.found[:i]):
        return False
    behind = state.found[i + 1 :]
    if behind and isinstance(behind[0], Verb):
        return False  # "Also charged was a dealer"
    comma = next((n for n, c in enumerate(behind) if isinstance(c, Mark) and c.low == ","), None)
    if comma is None or comma + 1 >= len(behind) or not isinstance(behind[comma + 1], Noun):
        return False
    return any(isinstance(chunk, Verb) for chunk in behind[comma + 2 : comma + 10])


def _told_between(state: ClauseStack, verb: Verb, i: int) -> bool:
    """Whether a past tense before the verb of its clause is a participle."""
    if _of_last(state, verb, i):
        return True
    if not state.cur.pend:
        return False
    return _set_off(state, verb, i) or (state.aside and _is_participle(state, verb, i))


def finite(state: ClauseStack, verb: Verb, i: int) -> None:
    """Give the finite verb at `i` its clause: the open one, a waiting one, or a new one."""
    cur = state.cur
    if _opening(state, verb, i):
        verb.kind, verb.tense, verb.passive = "part", "", True
        state.take(state.open("adverbial", None), verb)
        return
    if cur.verb is None and _told_between(state, verb, i):
        verb.kind, verb.tense = "part", ""
        past_participle(state, verb)
        return
    if cur.verb is None:
        if cur.rel == "rel":
            if cur.pend:
                cur.subj = state.subject(cur.pend)
                if cur.whose and cur.subj is not None and cur.antecedent is not None:
                    cur.subj.owner = cur.subj.owner or [cur.antecedent]
                elif cur.antecedent is not None and not cur.via_prep:
                    cur.objs.append(cur.antecedent)
                elif cur.antecedent is not None:
                    cur.preps.append((cur.via_prep, cur.antecedent))
            else:
                cur.subj = cur.antecedent
        elif cur.pend:
            cur.subj = state.subject(cur.pend)
        elif cur.rel in ("adv", "that", "whether"):
            cur.subj = None
        state.take(cur, verb)
        return
    before, token = _infinitive_before(cur), verb.token
    bare = token is not None and token.forms & BASE and not token.forms & PAST
    bare = bare and verb.first == verb.last
    if before is not None and bare and (state.conj or (state.comma and _listed(state, i))):
        clause = state.open(before.rel, before.parent)
        clause.subj = before.subj
        clause.head_noun = before.head_noun
        clause.sub = state.conj
        verb.kind, verb.tense = "inf", ""
        state.take(clause, verb)
        return
    depth = _gerund(state, verb)
    if depth:
        state.stack[depth].rel = "gerund"
        del state.stack[depth:]
        state.take(state.cur, verb)
        return
    if (bought_by(state) or behind_relative(state, verb)) and reduced(state, verb):
        return
    if _content(state, i):
        clause = state.open("that", cur)
        if cur.rel == "rel" and cur.antecedent in cur.objs:
            # "a chip that it says was tested": what the relative explains is the subject
            cur.objs.remove(cur.antecedent)
            clause.subj = cur.antecedent
        elif not _there(state, i):
            clause.subj = cur.subj
        state.take(clause, verb)
        return
    if joined_sentence(state, verb, i):
        return
    if _is_participle(state, verb, i):
        verb.kind, verb.tense = "part", ""
        past_participle(state, verb)
        return
    if isinstance(state.last, Noun) and state.last in cur.objs and not state.conj:
        stolen = state.last
        outer = state.stack[0]
        if cur.rel == "part" and outer.rel == "main" and outer.verb is None and not outer.pend:
            # "under a deal announced on Tuesday the kingdom will": the sentence begins here
            cur.objs.remove(stolen)
            outer.pend.append(stolen)
            _resume(state, outer, verb)
            return
        takes_that = _takes_that(state, stolen, verb, i)
        waiting = state.waiting()
        if waiting is not None and not takes_that and not state.after_comma:
            _resume(state, waiting, verb)
            return
        if cur.verb is not None and cur.verb.lemma in _BARE and _base(verb):
            clause = state.open("inf", cur)
            clause.subj = stolen
            verb.kind, verb.tense = "inf", ""
            state.take(clause, verb)
            return
        cur.objs.remove(stolen)
        parent = cur if takes_that and not state.conj else cur.parent
        clause = state.open(
            "that" if takes_that else "coord", parent if parent is not None else None
        )
        if not takes_that:
            clause.parent = None
        elif cur.rel == "rel" and cur.antecedent in cur.objs:
            # "which AMD says it obtained": what it obtained is what the relative explains
            cur.objs.remove(cur.antecedent)
            clause.objs.append(cur.antecedent)
        clause.subj = stolen
        state.take(clause, verb)
        return
    sayer = state.said_by()
    if sayer is not None and verb.lemma in state.g.reporting and not state.conj:
        cur.objs.remove(sayer)
        clause = state.open("coord", None)
        clause.subj = sayer
        state.take(clause, verb)
        return
    if isinstance(state.last, Noun) and state.last.prep and not state.conj:
        waiting = state.waiting()
        if waiting is not None:
            _resume(state, waiting, verb)
            return
        if reduced(state, verb):
            return
        stolen = state.last
        named = stolen.head_ref is not None and getattr(stolen.head_ref, "cls", 0) & _ACTOR
        if named or stolen.pronoun or stolen is state.coordinated:
            if stolen is state.coordinated:
                cur.preps = [(p, n) for p, n in cur.preps if n is not stolen]
            clause = state.open("coord", None)
            clause.subj = stolen
            state.take(clause, verb)
            return
    speaker = _speaker_behind(state, verb, i)
    if speaker is not None:
        clause = state.open("coord", None)
        clause.subj = speaker
        state.take(clause, verb)
        return
    if second_of_part(state, verb, i):
        return
    if state.conj or state.comma:
        base = sharer(state, verb)
        clause = state.open(
            "coord",
            base.parent if base is not None and base.rel in ("that", "rel", "adv") else None,
        )
        if (
            base is not None
            and not base.objs
            and not base.preps
            and base is (state.stack[-2] if len(state.stack) > 1 else clause)
        ):
            clause.shares = base
        if state.conj == "nor":
            verb.negative = True
        if base is not None and base.verb is not None:
            share_auxiliary(base.verb, verb, state.conj)
            share_passive(state, base.verb, verb, i)
            share_perfect(state, base.verb, verb, i)
        if base is not None:
            clause.subj = base.subj
            clause.antecedent = base.antecedent
            if base.rel in ("rel", "adv", "that"):
                clause.rel = base.rel
                clause.sub = base.sub
            elif base.rel == "whether" and verb.modal and base.verb is not None:
                # "whether it will retain, modify or withdraw it"
                clause.parent, clause.rel, clause.sub = base.parent, base.rel, base.sub
        state.take(clause, verb)
        return
    waiting = state.waiting()
    if waiting is not None:
        _resume(state, waiting, verb)
        return
    if reduced(state, verb):
        return
    clause = state.open("coord", None)
    clause.subj = cur.subj
    state.take(clause, verb)


def _listed(state: ClauseStack, i: int) -> bool:
    """ "To stop sales, tighten rules and add": a list of infinitives below a verb without modal."""
    outer = next((c.verb for c in reversed(state.stack) if c.verb and c.verb.is_finite), None)
    if outer is None or outer.modal:
        return False
    return any(
        isinstance(chunk, Mark) and chunk.tag == "c" and _base(following)
        for chunk, following in pairwise(state.found[i + 1 : i + 12])
    )


def _base(chunk: Chunk) -> bool:
    if not isinstance(chunk, Verb) or chunk.token is None or not chunk.is_bare:
        return False
    if chunk.first != chunk.last and "_" not in chunk.lemma:
        return False
    return bool(chunk.token.forms & BASE) or chunk.token.low in ("have", "be")


def _takes_that(state: ClauseStack, stolen: Noun, told: Verb, i: int) -> bool:
    """ "Said TSMC stopped": whether what follows is said; "was added, and TSMC stopped" is not."""
    cur, verb = state.cur, state.cur.verb
    if verb is None:
        return False
    if verb.lemma in _BARE:
        bare = _base(told) or (verb.lemma == "see" and not told.modal)
        return bare and not opens_clause(state.found, stolen, None, i)
    if not state.reports() and verb.lemma not in state.g.denial.verbs | _FELT:
        return False
    if verb.kind == "inf" and verb.lemma not in ADDRESSING and len(cur.objs) > 1:
        return False  # "to explain the risks, and in May regulators told"
    nobody = cur.subj is None or (cur.subj.pronoun == "it" and not cur.preps)
    return not verb.passive or verb.lemma in ADDRESSING or nobody


def _content(state: ClauseStack, i: int) -> bool:
    """ "Said there is no doubt": behind a verb of saying stands what is said, without a subject."""
    verb = state.cur.verb
    if verb is None or verb.passive or not (state.last is verb or _there(state, i)):
        return False
    if not verb.is_finite and verb.kind != "ing":
        return False
    return state.reports() and not (state.conj or state.comma)


def _there(state: ClauseStack, i: int) -> bool:
    before = state.found[i - 1] if i else None
    return isinstance(before, Mark) and before.low == "there"


def _of_last(state: ClauseStack, verb: Verb, i: int) -> bool:
    """ "Under a bill proposed by": before any subject, a participle belongs to the phrase there."""
    token, last = verb.token, state.last
    if token is None or not verb.is_bare or not token.forms & PART or verb.tense != "past":
        return False
    fronted = state.cur.rel == "main" and not state.cur.pend
    if not isinstance(last, Noun) or not last.prep or state.comma:
        return False
    beside = [getattr(one, "low", "") for one in state.found[max(i - 3, 0) : max(i - 1, 0)]]
    passive = i + 1 < len(state.found) and isinstance(state.found[i + 1], Mark)
    # "the chip, with memory developed by Huawei, is"
    return fronted or (passive and beside == [",", "with"])


def _speaker_behind(state: ClauseStack, verb: Verb, i: int) -> Noun | None:
    """ "…," said two analysts: who stands behind a verb of saying that follows what was said."""
    following = state.found[i + 1] if i + 1 < len(state.found) else None
    if state.conj or not isinstance(following, Noun) or following.pronoun:
        return None
    if verb.lemma not in state.g.reporting or verb.lemma in ADDRESSING:
        return None
    if verb.passive or verb.modal or verb.negative:
        return None
    who = following.cap or following.cls & (_ACTOR | _ORG)
    named = (
        following.head_ref is not None or following.cls & _ORG or len(following.plain.split()) > 1
    )
    return following if who and named and following.start - verb.end <= 2 else None


def _is_participle(state: ClauseStack, verb: Verb, i: int) -> bool:
    """Whether a form in -ed behind an object belongs to it ("chips made by", "rules proposed")."""
    token = verb.token
    if token is None or not verb.is_bare or not token.forms & PART or verb.tense != "past":
        return False
    last = state.last
    if state.aside and isinstance(last, Noun) and state.cur.verb is None:
        return True
    if state.cur.verb is None or (verb.lemma == "say" and not _infinitive(state, i + 1)):
        return False
    if not state.conj and isinstance(last, Noun) and last.plain == "them" and last.prep == "of":
        return state.comma_noun is not None and state.comma_noun in state.cur.objs
    if state.conj or not isinstance(last, Noun) or last.pronoun:
        return False
    if state.waiting() is not None:
        # "X, whose centre houses chips rented by Y, said": the main verb is still to come
        behind = state.found[i + 1] if i + 1 < len(state.found) else None
        return isinstance(behind, Mark) and behind.low == "by" and closed(state, i)
    if verb.lemma in state.g.reporting and state.said_by() is not None:
        return False
    if state.cur.verb.lemma in _NAMING and last in state.cur.objs and last.cap:
        return False  # "a company called Aivres bought"
    cur, following = state.cur.verb, state.found[i + 1] if i + 1 < len(state.found) else None
    by = isinstance(following, Mark) and following.tag == "p"
    if verb.lemma in _PUT and by:
        return True
    if opens_clause(state.found, last, following, i):
        return False
    if state.comma or (state.after_comma and not last.prep):
        if isinstance(following, Mark) and following.low == "by":
            return True
        return state.split_off(i)
    says = cur.lemma in state.g.reporting or cur.lemma in _FELT
    takes_that = says and last in state.cur.objs
    return not (
        takes_that
        and (last.cls & (_ACTOR | _ORG) or last.definite)
        and not (by and getattr(following, "low", "") == "by")
    )


def _infinitive_before(cur: Clause) -> Clause | None:
    """The infinitive that a bare verb goes on with: "to buy and rent", "to stop testing and rent"."""  # noqa: E501
    above = cur.parent
    inside = cur.rel == "inf" and cur.verb is not None and cur.verb.kind == "ing"
    one = above if inside else cur
    if one is None or one.verb is None or one.rel not in ("inf", "purpose"):
        return None
    return one if one.verb.kind == "inf" else None


def _infinitive(state: ClauseStack, i: int) -> bool:
    chunk = state.found[i] if i < len(state.found) else None
    return isinstance(chunk, Verb) and chunk.kind == "inf"


def _resume(state: ClauseStack, clause: Clause, verb: Verb) -> None:
    while state.stack[-1] is not clause:
        state.stack.pop()
    if clause.rel == "rel" and not clause.pend:
        clause.subj = clause.antecedent
    else:
        clause.subj = state.subject(clause.pend)
    state.take(clause, verb)


def _gerund(state: ClauseStack, verb: Verb) -> int:
    """ "Letting firms use it could": where what looked like an adjunct is the subject, else 0."""
    if state.comma or state.conj or state.after_comma:
        return 0
    depth = len(state.stack) - 1
    while depth > 1 and state.stack[depth].rel in ("inf", "purpose"):
        depth -= 1
    one, outer = state.stack[depth], state.stack[depth - 1]
    if depth < 1 or one.rel != "adverbial" or one.verb is None or one.verb.kind != "ing":
        return 0
    if one.verb.lemma in _BARE and depth == len(state.stack) - 1 and _base(verb):
        return 0  # "letting firms use it"
    return 0 if one.via_prep or outer.verb is not None or outer.pend else depth
