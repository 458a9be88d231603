"""Infinitives and participles: who does what they tell, and what they hang on."""

from typing import Any

from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb
from store.parse.shapes.clauses import Clause
from store.parse.shapes.tokens import named
from store.parse.syntax.clause_stack import ClauseStack
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["infinitive", "participle", "past_participle"]

_OBJECT_CONTROL = word_set(
    """
    allow require urge order force ask tell want enable permit help let direct instruct
    compel oblige expect authorise authorize encourage press prompt cause lead advise warn
    forbid invite persuade push lobby call_on license mandate get
    """
)
_FROM_CONTROL = word_set(
    """
    bar ban prevent stop block prohibit restrict keep discourage forbid deter hinder exclude
    dissuade accuse suspect charge convict restrain preclude exempt
    """
)

_JUDGING = word_set(
    """
    praise thank applaud commend credit blame criticise criticize condemn slam fault rebuke attack
    chide punish fine penalise penalize sanction denounce
    """
)
"""What somebody gets for what he did: "praised Trump for scrapping it"."""

_LETTING = word_set(
    """
    allow let permit enable entitle give grant authorise authorize require oblige bind commit cover
    guarantee promise bar prohibit
    """
)
"""What the terms of a deal or a rule do."""
_TERMS = (
    CLASS["deal"] | CLASS["order"] | CLASS["rule"] | CLASS["restriction"] | CLASS["licence"]
    | CLASS["lease"] | CLASS["plan"] | CLASS["offer"] | CLASS["letter"]
)  # fmt: skip


def infinitive(state: ClauseStack, verb: Verb) -> None:
    """Open the clause of an infinitive: what a verb, noun or adjective takes, or a purpose."""
    cur = state.cur
    if cur.verb is None:
        head = cur.pend[-1] if cur.pend else state.last_noun
        waits = bool(cur.pend)
        clause = state.open("inf", None)
        clause.head_noun = head
        clause.subj = _owner_of(head) if waits else None
        if not waits and not cur.pend:
            clause.rel = "purpose"
        if verb.first > 0 and waits and _titled(state):
            # a headline: "China to ban chips"
            state.stack.pop()
            cur.subj = state.subject(cur.pend)
            state.take(cur, verb)
            return
        state.take(clause, verb)
        return
    governor = cur
    if state.conj and cur.rel in ("inf", "purpose"):
        clause = state.open(cur.rel, cur.parent)
        clause.subj = cur.subj
        clause.head_noun = cur.head_noun
        clause.sub = state.conj
        state.take(clause, verb)
        return
    clause = state.open("inf", governor)
    gv = governor.verb
    assert gv is not None
    if _adjective(governor, state.last, state):
        clause.subj = governor.subj
        state.take(clause, verb)
        return
    if isinstance(state.last, Verb) or (
        isinstance(state.last, Mark) and state.last.tag in "ak" and not governor.objs
    ):
        clause.subj = state.controlled(governor)
    elif isinstance(state.last, Noun) and state.last.prep == "":
        if governor.objs and gv.lemma.split("_")[0] in _OBJECT_CONTROL and not gv.passive:
            clause.subj = (
                governor.objs[-1]
                if governor.objs[-1] is state.last or len(governor.objs) == 1
                else governor.objs[0]
            )
        else:
            clause.head_noun = state.last
            clause.subj = _owner_of(state.last) or state.controlled(governor)
            if (
                not state.last.cls
                & (
                    CLASS["plan"]
                    | CLASS["effort"]
                    | CLASS["ability"]
                    | CLASS["licence"]
                    | CLASS["rule"]
                    | CLASS["restriction"]
                    | CLASS["talk-noun"]
                )
                and not state.comma
            ):
                clause.rel = "purpose"
                clause.head_noun = None
            elif state.comma:
                clause.rel = "purpose"
    else:
        noun = state.last_noun
        decided = state.holder(noun) if noun is not None and noun.prep == "by" else None
        if decided is not None and _decides(decided, state):
            clause.head_noun, clause.subj = decided, noun
        elif _told_by(noun, gv) or _together(noun, gv, state):
            clause.subj = state.controlled(governor)
        elif (
            noun is not None
            and noun.prep
            and noun.cls
            & (
                CLASS["plan"]
                | CLASS["effort"]
                | CLASS["ability"]
                | CLASS["rule"]
                | CLASS["restriction"]
            )
        ):
            clause.head_noun = noun
            clause.subj = _owner_of(noun) or state.controlled(governor)
        elif governor.objs and gv.lemma.split("_")[0] in _OBJECT_CONTROL and not gv.passive:
            clause.subj = governor.objs[0]
        elif noun is not None and noun.prep == "for" and gv.lemma == "be":
            clause.subj = noun
        else:
            clause.rel = "purpose"
            clause.subj = state.controlled(governor)
    if state.comma:
        clause.rel = "purpose"
    state.take(clause, verb)


def _decides(noun: Noun, state: ClauseStack) -> bool:
    """ "A decision by Washington to allow it": what is decided is told of who does so."""
    deciding = noun.head is not None and noun.head.lemma in state.g.status.deciding
    return deciding or bool(noun.cls & CLASS["plan"])


_SEEMING = frozenset(("be", "look", "seem", "appear", "remain"))


def _told_by(noun: Noun | None, verb: Verb) -> bool:
    """ "Was told by the authorities to use": the infinitive is what somebody is told."""
    by = noun is not None and noun.prep == "by" and verb.passive
    return by and verb.lemma.split("_")[0] in _OBJECT_CONTROL


def _together(noun: Noun | None, verb: Verb, state: ClauseStack) -> bool:
    """ "Agreed with xAI to build": with whom stands between the verb and what it takes."""
    known = verb.lemma in state.g.catenative and verb.lemma not in state.g.status.joining
    return known and noun is not None and noun.prep == "with"


def _adjective(governor: Clause, last: Chunk | None, state: ClauseStack) -> bool:
    """ "is likely to", "has been able to": the adjective says how the infinitive stands."""
    if not isinstance(last, Noun) or last.head is None or last.prep:
        return False
    if (
        governor.verb is None
        or governor.verb.lemma not in _SEEMING
        or last.head.low not in state.g.adjective
    ):
        return False
    governor.adj = last.head.low
    if last in governor.objs:
        governor.objs.remove(last)
    return True


def _kept_from(state: ClauseStack) -> Clause | None:
    """ "Barring foundries that use its tools from making chips": what "from" belongs to."""
    top = state.stack[-1]
    if top.rel not in ("rel", "part") or top.verb is None or _keeps(top):
        return None
    above = (one for one in reversed(state.stack[:-1]) if one.verb is not None and one.objs)
    found = next(above, None)
    return found if found is not None and _keeps(found) else None


def _keeps(clause: Clause) -> bool:
    verb = clause.verb
    return verb is not None and verb.lemma.split("_")[0] in _FROM_CONTROL and not verb.passive


def participle(state: ClauseStack, verb: Verb, i: int) -> None:
    """Open the clause of a form in -ing: behind a preposition, a noun or a verb."""
    if state.prep == "from" and (kept := _kept_from(state)) is not None:
        del state.stack[state.stack.index(kept) + 1 :]
    cur = state.cur
    if state.prep:
        clause = state.open("ing", cur if cur.verb is not None else None)
        clause.via_prep = state.prep
        governor = cur
        if cur.verb is None:
            clause.head_noun = cur.pend[-1] if cur.pend else None
            clause.subj = _owner_of(clause.head_noun)
            if not cur.pend:
                clause.rel = "adverbial"
        else:
            if clause.via_prep == "to" and isinstance(state.last_noun, Noun):
                _adjective(cur, state.last_noun, state)  # "is close to approving"
            lemma = cur.verb.lemma.split("_")[0]
            noun = state.last_noun
            judged = state.prep == "for" and lemma in _JUDGING
            if (
                lemma in _FROM_CONTROL
                or judged
                or (state.prep in ("from", "of", "with") and cur.objs)
            ):
                clause.subj = (
                    cur.subj if cur.verb.passive else (cur.objs[0] if cur.objs else cur.subj)
                )
                if (
                    lemma not in _FROM_CONTROL
                    and not judged
                    and isinstance(state.last, Mark)
                    and noun is not None
                    and noun.cls & CLASS["plan"]
                ):
                    clause.head_noun = noun
            else:
                clause.subj = governor.subj
            if (
                isinstance(noun, Noun)
                and (noun.cls & (CLASS["plan"] | CLASS["restriction"]))
                and noun in (*cur.objs, *(n for _, n in cur.preps))
            ):
                clause.head_noun = noun
                clause.subj = _owner_of(noun) or governor.subj
        state.take(clause, verb)
        return
    if cur.verb is None and not cur.pend:
        clause = state.open("adverbial", None)
        state.take(clause, verb)
        state.stack[-2].pend = []
        return
    if cur.verb is None and cur.pend:
        if state.comma:
            clause = state.open("ing", None)
            clause.subj = state.subject(cur.pend)
        else:
            clause = state.open("ing", None)
            clause.subj = cur.pend[-1] if state.last_noun is cur.pend[-1] else state.last_noun
            clause.antecedent = clause.subj
            clause.by_noun = "reduced"
        state.take(clause, verb)
        return
    listed = cur.rel == "inf" and cur.verb is not None and cur.verb.kind == "ing"
    if (
        state.conj
        and (listed or cur.rel in ("ing", "adverbial"))
        and not isinstance(state.last, Verb)
    ):
        clause = state.open(cur.rel, cur.parent)
        clause.subj = cur.subj
        clause.via_prep = cur.via_prep
        state.take(clause, verb)
        return
    if state.after_comma and isinstance(state.last, Noun) and state.split_off(i):
        cur = state.cur
        clause = state.open("ing", None)
        clause.subj = clause.antecedent = state.last_noun
        clause.by_noun = "reduced"
        state.take(clause, verb)
        return
    clause = state.open("ing", cur)
    if isinstance(state.last, Verb):
        clause.rel = "inf"
        clause.subj = state.controlled(cur)
    elif state.comma or state.conj:
        clause.subj = state.main_subject()
        clause.rel = "adjunct"
    elif isinstance(state.last, Noun) and verb.perfect and _absolute(cur, state.last):
        clause.subj, clause.rel, clause.parent = state.last, "coord", None
    elif isinstance(state.last, Noun):
        clause.subj = clause.antecedent = _term_of(state, state.last, verb)
        clause.by_noun = "reduced"
    else:
        clause.subj = cur.subj
    state.take(clause, verb)


def _term_of(state: ClauseStack, noun: Noun, verb: Verb) -> Noun:
    """ "An accord with the UAE allowing it to": what lets somebody do it is the accord."""
    holder = state.holder(noun) if verb.lemma in _LETTING else None
    return holder if holder is not None and holder.cls & _TERMS else noun


def _absolute(cur: Clause, noun: Noun) -> bool:
    """ "…, samples having gone out", "despite samples having": told of a subject of its own."""
    if noun in cur.objs:
        cur.objs.remove(noun)
        return True
    if noun.prep not in ("despite", "with", "after", "besides"):
        return False
    cur.preps = [(prep, one) for prep, one in cur.preps if one is not noun]
    return True


def past_participle(state: ClauseStack, verb: Verb) -> None:
    """Open the clause of a past participle that says more of the phrase before it."""
    cur = state.cur
    verb.passive = True
    cur = state.cur
    clause = state.open("part", cur if cur.verb is not None else None)
    clause.subj = state.last_noun
    clause.antecedent = state.last_noun
    if state.comma and cur.verb is not None:
        clause.subj = state.last_noun
    state.take(clause, verb)


def _owner_of(noun: Noun | None) -> Noun | None:
    """The owner of a plan or effort as a phrase: "ByteDance's plan to", "the US decision to"."""
    if noun is None:
        return None
    owners = noun.owner or [ref for ref in noun.refs if _rules_before(ref, noun)]
    if not owners:
        return None
    first = owners[0]
    if isinstance(first, Noun):
        return first
    owner = Noun()
    owner.start, owner.end = first.start, first.end
    owner.refs = [first]
    owner.cls = int(getattr(first, "cls", 0))
    owner.definite = True
    owner.plain = "owner"
    return _named(owner, first)


_DECIDED = frozenset(("decision", "move", "promise", "pledge"))


def _rules_before(ref: Any, noun: Noun) -> bool:
    """Whether a government's name stands before what it decides ("the US decision")."""
    if noun.head is None or noun.head.lemma not in _DECIDED:
        return False
    return bool(getattr(ref, "cls", 0) & CLASS["gov"]) and ref.end + 1 == noun.head.start


def _titled(state: ClauseStack) -> bool:
    return getattr(state, "headline", False) or not any(
        isinstance(c, Verb) and c.is_finite for c in state.found
    )


def _named(noun: Noun, ref: Any) -> Noun:
    """Give a made-up phrase the name `ref` as its head."""
    noun.led_by(named(ref.start, ref.end, "", "e", ref))
    return noun
