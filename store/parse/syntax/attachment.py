"""Where a noun phrase belongs: subject, object or behind a preposition of the open clause."""

from store.parse.phrases.looking_ahead import heads_clause, is_place, kind_of, verb_beyond
from store.parse.shapes.chunks import Mark, Noun, Verb
from store.parse.shapes.clauses import Clause
from store.parse.syntax.clause_stack import ADDRESSING, ClauseStack
from store.parse.words.word_classes import CLASS
from store.parse.words.words import PART

__all__ = ["noun"]

_TIME = CLASS["time"]
_DEALERS = CLASS["actor"] | CLASS["org"] | CLASS["person"] | CLASS["place"]
_SOURCES = frozenset(("according to",))
_SAYING = frozenset(("say", "allege", "argue", "contend", "think"))
"""What stands behind these is said of something, seldom a thing itself."""
_SIDES = frozenset(("to", "from"))
_FRONTED = frozenset(("purpose", "adverbial", "adv", "inf", "ing", "part", "that", "coord"))


def noun(state: ClauseStack, noun: Noun, i: int) -> None:
    """Attach the phrase at `i`, or let it wait for its verb."""
    if state.comma and not state.conj and len(state.stack) > 1 and state.cur.verb is not None:
        outer = state.stack[0]
        over = state.cur.rel in _FRONTED or (state.cur.rel == "rel" and _acts(state, i))
        if outer.verb is None and not outer.pend and over:
            state.stack = [outer]
            state.prep = ""
    above = state.cur.parent
    if above is not None and state.comma and _past_relative(state, above, noun, i):
        state.stack = state.stack[: state.stack.index(above) + 1]
    behind = i and isinstance(state.found[i - 1], Noun) and _bare_relative(state, noun, i)
    if behind and state.cur.sub in ("which", "how") and state.cur.verb is None and state.cur.pend:
        state.cur.objs.append(state.cur.pend.pop())
    elif behind:
        clause = state.open("rel", state.cur if state.cur.verb is not None else None)
        clause.antecedent = state.last_noun
        state.comma = False
    if state.conj and state.comma and not state.prep and _opens(state, noun, i):
        state.open("coord", None)
    elif _is_said(state, noun, i):
        state.open("that", state.cur)
    cur = state.cur
    state.after_comma = state.comma
    if state.conj and not state.prep and _rejoined(state, noun, i):
        state.last = state.last_noun = noun
        state.conj, state.comma = "", False
        return
    if state.prep:
        noun.prep = state.prep
        prep = state.prep
        state.prep = ""
        before = state.last_noun
        if isinstance(before, Noun) and (prep == "of" or state.adjacent()):
            members = before.conj[-1:] if before.head_ref is not None else ()
            whose = next((one for one in members if one.head_ref is None), before)
            whose.phrases = (*whose.phrases, (prep, noun))  # "G42 and a group of companies"
            if prep == "of":
                whose.of = (*whose.of, noun)
            if before is state.source:
                state.source = noun  # "according to a note by analysts at Bernstein"
        if prep in _SOURCES:
            state.source = noun
        if state.source is not noun or prep in _SOURCES:
            cur.preps.append((prep, noun))
    elif noun.cls & _TIME and not noun.money and noun.head_ref is None:
        state.last = noun
        state.comma = False
        return
    elif cur.verb is None:
        cur.pend.append(noun)
    elif (
        state.conj
        and not state.comma
        and cur.preps
        and state.last_noun is not None
        and state.last_noun.prep
    ):
        prep = state.last_noun.prep
        noun.prep = prep
        cur.preps.append((prep, noun))
        state.coordinated = noun
    else:
        cur.objs.append(noun)
        if state.comma:
            cur.comma = True
            state.comma_noun = noun
    state.last = noun
    state.last_noun = noun
    state.conj = ""
    state.comma = False


def _past_relative(state: ClauseStack, outer: Clause, noun: Noun, i: int) -> bool:
    """ "Rents the racks, which stand in Johor, to Alibaba": the comma ends the relative clause.

    The verb around it still has nobody whom the phrase could name.
    """
    cur = state.cur
    if cur.rel != "rel" or not cur.loose or cur.verb is None or outer not in state.stack:
        return False
    verb = outer.verb
    if not (cur.objs or cur.preps) or verb is None or not (outer.objs or verb.passive):
        return False
    if state.prep not in _SIDES or i < 2 or getattr(state.found[i - 2], "low", "") != ",":
        return False
    if not noun.cls & _DEALERS or any(prep == state.prep for prep, _ in outer.preps):
        return False
    rules = state.g.frames.get(verb.lemma, ())
    return any(state.prep in rule.counterparty for rule in rules)


def _acts(state: ClauseStack, i: int) -> bool:
    """ "Under the rule, which took effect in May, most of them need": the verb is right behind."""
    while i + 3 < len(state.found):
        behind, inside = state.found[i + 1 : i + 3]
        if not (isinstance(behind, Mark) and behind.tag == "p" and isinstance(inside, Noun)):
            break
        i += 2
    return heads_clause(state.found, i)


def _opens(state: ClauseStack, noun: Noun, i: int) -> bool:
    """ ", and supplies of it will go": a phrase with one behind it is a subject of its own."""
    cur = state.cur
    if cur.verb is None or state.waiting() is not None or noun.pronoun or noun.cls & _TIME:
        return False
    following = state.found[i + 1] if i + 1 < len(state.found) else None
    if not isinstance(following, Mark) or following.tag != "p":
        return False
    return state.verb_next(i + 1)


def _is_said(state: ClauseStack, noun: Noun, i: int) -> bool:
    """ "Said sales of the H20 had stopped": the phrase behind a verb of saying has its own verb."""
    verb = state.cur.verb
    if verb is None or state.last is not verb or verb.passive:
        return False
    if not verb.is_finite and verb.kind != "ing":
        return False
    if not state.reports() or verb.lemma in ADDRESSING or state.prep or noun.cls & _TIME:
        return False
    if verb.lemma in _SAYING:
        subject = state.cur.subj
        mute = noun.plain == "nothing" or (noun.det == "no" and not noun.plain)
        if mute or state.cur.antecedent in state.cur.objs:
            return False  # "said no to it", "which AMD says it obtained"
        return subject is not None and subject.start < verb.start and _verb_to_come(state, i + 1)
    if state.waiting() is not None:
        return False
    n = i + 1
    while n + 1 < len(state.found) and isinstance(state.found[n + 1], Noun):
        mark = state.found[n]
        if not isinstance(mark, Mark) or mark.tag not in ("pc" if n > i + 1 else "p"):
            return False
        n += 2
    own = state.found[n] if i + 1 < n < len(state.found) else None
    if not isinstance(own, Verb) or not own.is_finite:
        return False
    return own.token is None or own.first != own.last or not own.token.forms & PART


def _verb_to_come(state: ClauseStack, i: int) -> bool:
    """Whether a finite verb stands from `i` to the end of what is said."""
    before = ""
    for chunk in state.found[i:]:
        if isinstance(chunk, Verb) and chunk.is_finite:
            return True
        if isinstance(chunk, Mark):
            if chunk.low in (";", ":") or (chunk.tag == "c" and before == ","):
                return False
            before = chunk.low
        else:
            before = ""
    return False


def _rejoined(state: ClauseStack, noun: Noun, i: int) -> bool:
    """ "G42 of the UAE and Humain of Saudi Arabia": the second name joins the first."""
    last = state.last_noun
    if last is None or last.prep not in ("of", "in", "from") or not is_place(last):
        return False
    if noun.head_ref is None or getattr(noun.head_ref, "kind", "") != "actor":
        return False
    cur = state.cur
    if cur.verb is not None and heads_clause(state.found, i):
        return False  # "sells it in China, and Tencent has ordered it"
    for earlier in (
        *reversed(cur.objs),
        *(n for _, n in reversed(cur.preps)),
        *reversed(cur.pend),
    ):
        if kind_of(earlier) == "actor" and earlier is not noun:
            earlier.conj = (*earlier.conj, noun)
            earlier.many = True
            return True
    return False


def _bare_relative(state: ClauseStack, noun: Noun, i: int) -> bool:
    """ "The chips Nvidia sells": a phrase right behind a phrase, with a verb of its own."""
    before = state.found[i - 1] if i else None
    if not isinstance(before, Noun) or before is not state.last_noun or state.prep or state.comma:
        return False
    if before.head_ref is not None and not noun.pronoun:
        return False
    if noun.pronoun in ("it", "they", "he", "she", "we") or noun.head_ref is not None:
        fronted = before.prep and state.cur.verb is None and state.cur.rel == "main"
        if (
            fronted
            and not state.cur.pend
            and (_says(state, i) or not verb_beyond(state.found, i, state.g.reporting))
        ):
            return False
        return heads_clause(state.found, i) and not state.reports()
    return False


def _says(state: ClauseStack, i: int) -> bool:
    """ "In a statement Nvidia said that it will": what is said follows."""
    verb = state.found[i + 1] if i + 1 < len(state.found) else None
    return isinstance(verb, Verb) and verb.lemma == "say" and verb.is_finite
