"""Marks between phrases, and the clauses that "who", "that", "if" and "as" open."""

from store.parse.phrases.looking_ahead import heads_clause, is_place
from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb
from store.parse.shapes.clauses import Clause
from store.parse.syntax.clause_stack import ClauseStack
from store.parse.syntax.colons import colon
from store.parse.syntax.listed_contents import told_beside
from store.parse.syntax.mere_phrases import in_front, only_phrase
from store.parse.syntax.recounted import recounted, told_beside_how
from store.parse.tagging.predicates import FACTS
from store.parse.words.word_classes import CLASS

__all__ = ["mark"]

_ORG = CLASS["org"] | CLASS["person"]
_ACTOR = CLASS["actor"]
_INFORMING = frozenset(["inform", "notify", "assure", "remind", "convince", "persuade", "advise"])
_BEFORE_PHRASES = frozenset(("before", "after", "since", "until"))
"""What may stand before a clause and before a mere phrase."""
_TERMED = frozenset(("under",))
"""What stands between a deal and the clause of its terms."""
_PARTLY = frozenset(
    ("both", "neither", "none", "all", "one", "some", "most", "many", "each", "several")
)
_THERE = frozenset(("in", "at", "near", "of"))
"""What stands before where a thing is."""
_ABOUT = frozenset(("on", "over", "about"))
"""What stands before a question that a noun is of: "rules on how many"."""
_OF_IT = frozenset(("of", "to", "from", "for"))
"""What leads on from an object to what it is of."""
_APART = frozenset(("off", "away", "up", "down", "out", "back", "aside", "over"))


def mark(state: ClauseStack, mark: Mark, i: int) -> None:
    """Take note of the mark at `i`; a relative or subordinator opens a clause."""
    tag, low = mark.tag, mark.low
    if tag == "x":
        state.prep = ""
        if low == ":":
            colon(state)
            state.last = mark
            return
        state.comma = True
        state.close_aside(i)
    elif tag == "c":
        state.conj = low
    elif tag == "p":
        state.prep = low
        if low in _APART:
            _joined(state, low, i)
    elif tag == "k":
        if state.conj and state.cur.verb is not None and not _second_date(state, i):
            state.dates.append(mark.ref)
        else:
            _dated(state).dates.append(mark.ref)
        state.prep = ""
    elif tag == "s":
        _subordinator(state, mark, i)
    elif tag == "r":
        _relative(state, mark, i)
    elif tag == "t":
        _that(state, i)
    elif tag == "a" and low in ("abroad", "overseas", "offshore", "domestically", "illegally"):
        state.cur.tail = mark.end
    elif tag == "a" and low in _APART:
        _joined(state, low, i)
    if tag not in "agy":
        state.last = mark


def _second_date(state: ClauseStack, i: int) -> bool:
    """ "On May 3 and June 7, after": a date that follows a date belongs to the same verb."""
    earlier = state.found[i - 2] if i > 1 else None
    return isinstance(earlier, Mark) and earlier.tag == "k"


def _dated(state: ClauseStack) -> Clause:
    """Whose date it is: behind ", which is known as X, this year" that of the clause around."""
    cur = state.cur
    if state.comma and cur.rel == "rel" and cur.comma and cur.verb is not None:
        return cur.parent or cur
    outer = state.stack[-2] if len(state.stack) > 1 else cur
    aside = state.comma and cur.verb is not None and cur.rel in ("part", "rel")
    if aside and outer.verb is None and not outer.pend:
        return outer  # "according to papers filed in court, in 2022 he sold"
    return cur


def _joined(state: ClauseStack, low: str, i: int) -> None:
    """ "Turned the company away", "cut it off": the particle behind the object makes the verb."""
    verb, last = state.cur.verb, state.last
    if verb is None or not isinstance(last, Noun) or i < 2 or state.found[i - 1] is not last:
        return
    at = _object_behind(state, i)
    if state.found[at] not in state.cur.objs or state.found[at - 1] is not verb:
        return
    for words, joined in state.g.particles.get(verb.lemma, ()):
        if words == (low,):
            verb.lemma = joined
            return


def _object_behind(state: ClauseStack, i: int) -> int:
    """Where the object before the particle at `i` stands: "holding shipments of chips back"."""
    at, found = i - 1, state.found
    following = found[i + 1] if i + 1 < len(found) else None
    if isinstance(following, Noun) or getattr(following, "low", "") == "to":
        return at  # "cut the price of the H20 down to"
    while at > 2 and _linked(found[at - 1]) and isinstance(found[at - 2], Noun):
        at -= 2
    return at


def _linked(chunk: Chunk) -> bool:
    return isinstance(chunk, Mark) and chunk.tag == "p" and chunk.low in _OF_IT


def _subordinator(state: ClauseStack, mark: Mark, i: int) -> None:
    if mark.low == "once" and state.comma and state.cur.verb is None and state.cur.pend:
        return  # "Inspur, once the largest buyer, was": an apposition
    if not state.finite_ahead(i + 1) or (mark.low == "as" and not _as_clause(state, i)):
        state.prep = mark.low
        return
    if mark.low in _BEFORE_PHRASES and (only_phrase(state, i) or in_front(state, i)):
        state.prep = mark.low
        return
    parent = next((c for c in reversed(state.stack) if c.verb is not None), None)
    if mark.low == "how" and _recounted(state, parent, i):
        return
    rel = (
        "whether"
        if mark.low in ("if", "whether", "how", "where", "why")
        and (state.after_verb() or (mark.low == "how" and state.prep in _ABOUT))
        else "adv"
    )
    clause = state.open(rel, parent)
    clause.sub = mark.low
    state.prep, state.conj, state.comma = "", "", False


def _recounted(state: ClauseStack, parent: Clause | None, i: int) -> bool:
    """Open "how" as what is told for a fact, where it is."""
    earlier = told_beside_how(state)
    if earlier is not None:
        parent = earlier.parent
        del state.stack[state.stack.index(earlier) :]
    elif not state.after_verb() or not recounted(parent, state.found[i + 1]):
        return False
    state.open("that", parent).sub = "how"
    state.prep, state.conj, state.comma = "", "", False
    return True


def _as_clause(state: ClauseStack, i: int) -> bool:
    """Whether "as" opens a clause: at the start, behind a comma, or before somebody who acts."""
    if state.comma or state.last is None:
        return True
    following = state.found[i + 1] if i + 1 < len(state.found) else None
    if not isinstance(following, Noun):
        return False
    known = following.pronoun or following.head_ref is not None or following.det == "the"
    known = known or (following.many and bool(following.cls & _ORG))
    return bool(known) and heads_clause(state.found, i + 1)


def _relative(state: ClauseStack, mark: Mark, i: int) -> None:
    asked = isinstance(state.last, Verb) or _adjective(state.last)
    if asked and mark.low == "which" and not state.comma:
        # "did not say which chips it used": an indirect question
        state.open("whether", state.cur if state.cur.verb is not None else None).sub = "which"
        state.prep, state.conj = "", ""
        return
    found = state.same_head() or (_who(state) if mark.low == "who" else state.last_noun)
    following = state.found[i + 1] if i + 1 < len(state.found) else None
    if mark.low == "which" and isinstance(following, Noun):
        found = _thing(state, found)
    if found is not None and state.prep in _TERMED and not state.comma:
        found = _common(state, found)
    some = _some_of_which(state)
    if some is not None:
        found = _before(state, some)
    clause = state.open("rel", next((c for c in reversed(state.stack) if c.verb is not None), None))
    clause.antecedent = _explained(state, found)
    clause.comma = state.comma
    clause.loose = some is not None or (state.comma and mark.low != "that")
    clause.via_prep = state.prep
    if some is not None and found is not None:
        some.of, some.phrases = (found,), (("of", found),)
        clause.pend = [some]
    clause.whose = mark.low == "whose"
    state.prep, state.conj, state.comma = "", "", False


def _some_of_which(state: ClauseStack) -> Noun | None:
    """ "Two firms, both of which": how many of those just named the relative is about."""
    some, cur = state.last_noun, state.cur
    if state.prep != "of" or some is None or some not in cur.objs[1:] or not cur.comma:
        return None
    word = some.pronoun or some.plain
    if word not in _PARTLY:
        return None
    cur.objs.remove(some)
    if word in ("neither", "none"):
        some.det = "no"
    return some


def _before(state: ClauseStack, some: Noun) -> Noun | None:
    """The last phrase before `some` that hangs on no other."""
    return max(
        (n for n in (*state.cur.objs, *state.cur.pend) if n.end <= some.start),
        key=lambda n: n.start,
        default=None,
    )


def _explained(state: ClauseStack, noun: Noun | None) -> Noun | None:
    """ "Aolani, a start-up which": what a phrase behind a name explains is the name."""
    if noun is None or noun.head_ref is not None or noun.det not in ("a", "an", "the"):
        return noun
    if not noun.cls & (_ORG | _ACTOR) or (noun.many and noun.det == "the"):
        return noun
    at = next((k for k in range(len(state.found) - 1, 1, -1) if state.found[k] is noun), 0)
    comma, named = (state.found[at - 1], state.found[at - 2]) if at > 1 else (None, None)
    if isinstance(comma, Mark) and comma.low in (",", "–", "—") and isinstance(named, Noun):  # noqa: SIM102
        if named.head_ref is not None and getattr(named.head_ref, "kind", "") == "actor":
            return named
    return noun


def _thing(state: ClauseStack, noun: Noun | None) -> Noun | None:
    """ "Racks in Jakarta, which Indosat bought": the things, not the place that they stand in."""
    if noun is None or not noun.cls & CLASS["place"]:
        return noun
    cur = state.cur
    for one in (*reversed(cur.objs), *reversed(cur.pend)):
        if one is not noun and one.cls & CLASS["chip"]:
            return one
    return noun


def _who(state: ClauseStack) -> Noun | None:
    """The last phrase that can be a person or a body."""
    cur = state.cur
    for noun in (
        state.last_noun,
        *(n for _, n in reversed(cur.preps)),
        *reversed(cur.objs),
        *reversed(cur.pend),
    ):
        if noun is not None and noun.cls & (_ACTOR | _ORG):
            return noun
    return state.last_noun


def _that(state: ClauseStack, i: int) -> None:
    if state.conj and state.cur.rel == "that" and state.cur.parent is not None:
        state.stack.pop()
        state.open("that", None).parent = state.clauses[-1].parent if state.clauses else None
        state.prep, state.conj, state.comma = "", "", False
        return
    if (beside := told_beside(state, i)) is not None:
        del state.stack[state.stack.index(beside) :]
        state.open("that", beside.parent)
        state.prep, state.conj, state.comma = "", "", False
        return
    following = state.found[i + 1] if i + 1 < len(state.found) else None
    there = False
    while isinstance(following, Mark) and following.tag in "ay":
        there = there or following.low == "there"  # "said in a statement that there was none"
        i += 1
        following = state.found[i + 1] if i + 1 < len(state.found) else None
    last = state.last
    governor = state.cur if state.cur.verb is not None else None
    reporting = (
        governor is not None
        and governor.verb is not None
        and (
            governor.verb.lemma in state.g.reporting
            or governor.verb.lemma in state.g.denial.verbs
            or isinstance(last, Verb)
            or (isinstance(last, Mark) and last.tag == "k")
        )
    )
    if isinstance(last, Noun) and isinstance(following, Verb) and not there:
        clause = state.open("rel", governor)
        clause.antecedent = _explained(state, _no_place(state, _common(state, last)))
    elif isinstance(following, Verb) and not there and _parted(state, governor):
        clause = state.open("rel", governor)
        clause.antecedent = state.last_noun
    elif isinstance(following, Noun) and not reporting and _named_behind(state, governor):
        clause = state.open("rel", governor)
        clause.antecedent, clause.loose = state.last_noun, True
    elif _adjective(last) and governor is not None:
        clause = state.open("that", governor)
    elif (fact := _fact(state, last)) is not None:
        clause = state.open("that", governor)
        clause.head_noun = fact
    elif (
        reporting
        or isinstance(last, Verb)
        or (governor is not None and governor.adj)
        or state.comma
        or state.conj
    ) or (
        governor is not None
        and governor.verb is not None
        and isinstance(last, Noun)
        and last in governor.objs
        and (last.pronoun or last.head_ref is not None or governor.verb.lemma in _INFORMING)
    ):
        clause = state.open("that", governor)
    elif isinstance(last, Noun) and state.finite_ahead(i + 1):
        clause = state.open("rel", governor)
        clause.antecedent = last
    else:
        return
    state.prep, state.conj, state.comma = "", "", False


def _no_place(state: ClauseStack, noun: Noun) -> Noun:
    """ "Unsealed an indictment in New York that charges": "that" says nothing of a town."""
    if not is_place(noun) or noun.det:
        return noun
    found: Noun | None = noun
    while found is not None and found.prep in _THERE:
        found = state.holder(found)
    return found or noun


def _common(state: ClauseStack, noun: Noun) -> Noun:
    """ "A contract with Oracle that gives": "that" says which contract, as no other Oracle is."""
    ref = noun.head_ref
    listed = ref is not None and getattr(ref, "kind", "") == "actor" and noun.det in ("", "the")
    alone = ref is None and noun.cap and not noun.det and not noun.cls
    if not (listed or alone) or noun.many or noun.cls & CLASS["collective"]:
        return noun
    holder = state.holder(noun)
    return noun if holder is None or holder.head_ref is not None else holder


def _parted(state: ClauseStack, governor: Clause | None) -> bool:
    """ "Licences in May that allow": a date or a comma stands between a phrase and its relative."""
    last = state.last
    if governor is None or state.last_noun is None or not isinstance(last, Mark):
        return False
    taken = any(state.last_noun is one for one in governor.objs)
    return taken and (last.tag == "k" or (state.comma and not state.conj))


def _named_behind(state: ClauseStack, governor: Clause | None) -> bool:
    """ "A weaker chip, the B30A, that it hopes to sell": a relative behind an apposition."""
    if governor is None or not state.comma or state.conj or state.last_noun is None:
        return False
    return state.comma_noun is state.last_noun and any(
        state.last_noun is one for one in governor.objs
    )


def _adjective(last: Chunk | None) -> bool:
    """Whether an adjective stands alone: "it is clear that", "not clear which"."""
    return isinstance(last, Noun) and last.head is not None and last.head.tag == "j"


def _fact(state: ClauseStack, last: Chunk | None) -> Noun | None:
    """The report, fear or assurance whose content a "that" opens."""
    nouns = (last, *reversed(state.cur.objs)) if isinstance(last, Noun) else ()
    return next(
        (n for n in nouns if isinstance(n, Noun) and n.head is not None and n.head.low in FACTS),
        None,
    )
