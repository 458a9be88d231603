"""Clauses of a sentence from its chunks: who does what to whom, and how clauses hang together.

One pass from left to right with a stack of open clauses; every decision looks at the chunk at
hand, its neighbours and the stack, never further than the next boundary.
"""

from collections.abc import Sequence
from itertools import pairwise

from store.parse.lexicon.grammar import Grammar
from store.parse.phrases.ages import ageless
from store.parse.phrases.lists import grouped
from store.parse.phrases.looking_ahead import kind_of
from store.parse.phrases.split_groups import whole_groups
from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb
from store.parse.shapes.clauses import CONDITIONS, WHOLE, Clause
from store.parse.syntax.absolutes import absolutes
from store.parse.syntax.attachment import noun
from store.parse.syntax.clause_stack import ClauseStack
from store.parse.syntax.described_chips import described
from store.parse.syntax.early_dates import dates_last
from store.parse.syntax.estimates import estimated
from store.parse.syntax.finite_verbs import finite
from store.parse.syntax.inserted import date_behind, rest_first, speaker_first
from store.parse.syntax.inverted import conditions, nor_any
from store.parse.syntax.nonfinite_verbs import infinitive, participle, past_participle
from store.parse.syntax.subordination import mark
from store.parse.syntax.versions import about_version
from store.parse.words.word_classes import CLASS
from store.parse.words.words import PART, word_set

__all__ = ["parse"]

_CONTENT = frozenset(("that", "whether", "inf"))
_NAMING = frozenset(("call", "name", "rename", "rebrand", "dub", "know"))
_JOINT = frozenset(("venture", "project", "consortium", "alliance"))
_SHARED = _JOINT | {"joint-venture", "partnership", "tie-up", "company", "firm"}
_FOUNDING = word_set("form set_up create establish launch found start")
_COMPLYING = frozenset(("comply", "abide", "conform", "obey", "satisfy"))


def parse(found: list[Chunk], g: Grammar) -> list[Clause]:
    """The clauses of a sentence, in the order of their verbs."""
    whole = whole_groups(nor_any(conditions(grouped(ageless(found)))))
    joined = dates_last(rest_first(speaker_first(date_behind(whole, g), g), g))
    clauses = _run(ClauseStack(joined, g))
    _fronted(clauses, g)
    absolutes(clauses, joined, g)
    for clause, following in pairwise(clauses):
        _conditioned(clause, following, joined)
        _complied(clause, following)
        _kept_apart(clause, following)
    _quoted(clauses, g)
    _hung(clauses)
    for clause in clauses:
        _renamed(clause, clauses)
    for clause in reversed(clauses):
        if clause.shares is not None and not clause.shares.objs and not clause.shares.children:
            clause.shares.objs = list(clause.objs)
    for clause, following in pairwise(clauses):
        if following.verb is not None and following.verb.lemma == "be":
            _inverted(clause, following)
        described(following, clause)
    for clause in clauses:
        estimated(clause)
        if clause.rel == "rel":
            _among(clause)
            _founded(clause)
            about_version(clause)
    for chunk in joined:
        if isinstance(chunk, Noun) and chunk.aside:
            clauses += _told_aside(chunk, g)
    for clause in clauses:
        if clause.subj is not None and clause.subj in clause.objs:
            # "…," said two analysts: who stands behind the verb was taken as its subject
            clause.objs = [one for one in clause.objs if one is not clause.subj]
        if clause.head_noun is not None and clause.parent is None:
            clause.holder = _holder(clause.head_noun, clauses)
            _licensed(clause)
    return clauses


def _holder(noun: Noun, clauses: list[Clause]) -> Clause | None:
    """The clause of which `noun` is the subject ("plans to buy them were dropped")."""
    return next((c for c in clauses if any(noun is n for n in _subjects(c))), None)


def _licensed(clause: Clause) -> None:
    """ "A licence to export it was granted": what it allows is part of what is granted."""
    noun, above = clause.head_noun, clause.holder
    if noun is not None and above is not None and noun.cls & CLASS["licence"]:
        clause.holder, clause.parent = None, above
        above.children.append(clause)


def _subjects(clause: Clause) -> Sequence[Noun]:
    return clause.subj.all() if clause.subj is not None else ()


def _conditioned(clause: Clause, following: Clause, found: list[Chunk]) -> None:
    """ "If the House passes it and he signs it": what is joined to a condition is one as well."""
    subject, verb = following.subj, clause.verb
    if clause.rel != "adv" or clause.sub not in CONDITIONS or following.rel != "coord":
        return
    if following.parent is not None or subject is None or verb is None or subject is clause.subj:
        return
    between = [one for one in found if verb.end <= one.start < subject.start]
    if between and not any(isinstance(one, Mark) and one.low == "," for one in between):
        following.rel, following.sub = clause.rel, clause.sub


def _kept_apart(clause: Clause, following: Clause) -> None:
    """ "It bought chips, a dealer in Taiwan said": where the dealer is belongs to him alone."""
    subject = following.subj
    if subject is None or following.rel not in ("main", "coord") or subject is clause.subj:
        return
    direct = [noun for _, noun in subject.phrases]
    own = direct + [inside for noun in direct for _, inside in noun.phrases]
    if clause.verb is not None and subject.start > clause.verb.start and own:
        clause.preps = [(prep, noun) for prep, noun in clause.preps if noun not in own]


def _quoted(clauses: list[Clause], g: Grammar) -> None:
    """ "The rule will hurt, Nvidia said": what stands before is what is said."""
    for n, clause in enumerate(clauses):
        verb = clause.verb
        if verb is None or verb.lemma not in g.reporting or clause.rel != "coord":
            continue
        if verb.lemma != "tell" and any(one is not clause.subj for one in clause.objs):
            continue
        content = (c for c in clause.children if c.rel in _CONTENT and c.head_noun is None)
        if clause.parent is not None or any(content):
            continue
        for before in reversed(clauses[:n]):
            if before.rel in WHOLE and before.verb is not None and before.verb.is_finite:
                if before.verb.lemma not in g.reporting and before.parent is None:
                    clause.quote = before
                break


def _hung(clauses: list[Clause]) -> None:
    """A relative clause inside a subject hangs on the clause whose subject it is in."""
    waiting = [c for c in clauses if c.parent is None and c.rel in ("rel", "part")]
    for clause in waiting:
        if clause.antecedent is None:
            continue
        for other in clauses:
            if other is not clause and other.subj is clause.antecedent and other.rel in WHOLE:
                clause.parent = other
                other.children.append(clause)
                break


def _renamed(clause: Clause, clauses: list[Clause]) -> None:
    """ "GDS's foreign arm, now called DayOne": who has the name is who is meant."""
    verb, noun = clause.verb, clause.antecedent
    if clause.rel != "part" or verb is None or noun is None or verb.lemma not in _NAMING:
        return
    if noun.cls & CLASS["place"] and noun.prep == "in":
        noun = clause.antecedent = clause.subj = _there(noun, clauses) or noun
    if noun.head_ref is not None or not noun.cls & CLASS["org"] or noun.head is None:
        return
    if noun.head.low in _JOINT:
        return  # what a venture does is done by those who set it up
    names = [*clause.objs, *(one for prep, one in clause.preps if prep == "as")]
    listed = [one for one in names if one.head_ref is not None and kind_of(one) == "actor"]
    noun.examples = noun.examples or listed[:1]


def _there(place: Noun, clauses: list[Clause]) -> Noun | None:
    """ "One company in Anhui, called Gate of the Era, has": what is in a place has the name."""
    for clause in clauses:
        for one in _subjects(clause):
            if any(prep == "in" and inside is place for prep, inside in one.phrases):
                return one
    return None


def _complied(clause: Clause, following: Clause) -> None:
    """ "To comply with a letter, TSMC stopped": who stopped complies, and as far as he did."""
    verb, done = clause.verb, following.verb
    fronted = clause.rel == "purpose" and clause.parent is None and clause.subj is None
    if not fronted or verb is None or done is None or verb.lemma not in _COMPLYING:
        return
    clause.subj, clause.rel = following.subj, "coord"
    verb.kind, verb.tense, verb.perfect = done.kind, done.tense, done.perfect
    verb.modal, verb.progressive = done.modal, done.progressive


def _fronted(clauses: list[Clause], g: Grammar) -> None:
    """ "Built by Foxconn, the servers went to Johor": what stands in front is told of the subject."""  # noqa: E501
    first = clauses[0] if len(clauses) > 1 else None
    verb = first.verb if first is not None else None
    if first is None or verb is None or first.rel != "adverbial" or verb.kind != "part":
        return
    if first.subj is not None or not (first.preps or first.children or first.dates):
        return
    if verb.lemma not in g.frames or verb.lemma in g.reporting or verb.lemma in g.catenative:
        return
    whole = next((c for c in clauses[1:] if c.rel in WHOLE and c.subj is not None), None)
    if whole is not None and whole.subj is not None and whole.subj.start > verb.end:
        first.subj, first.rel = whole.subj, "coord"
        verb.kind, verb.tense = "finite", "past"


_NAMED = frozenset(("name", "list", "identify", "mention", "cite", "count", "describe", "include"))
"""What is done with one of several firms by saying that it is one of them."""


def _among(clause: Clause) -> None:
    """ "Alibaba is among the firms that use": what such firms do, it does.

    So it does where it "was named as one of the firms".
    """
    parent, noun = clause.parent, clause.antecedent
    if parent is None or parent.verb is None or noun is None:
        return
    verb = parent.verb
    if parent.subj is None or clause.subj is not noun:
        return
    if verb.negative or not (verb.lemma == "be" or (verb.passive and verb.lemma in _NAMED)):
        return
    ones = [*parent.objs, *(one for prep, one in parent.preps if prep == "as")]
    one_of = any(o.plain == "one" or o.pronoun == "one" for o in ones)
    links = ("among", "of") if one_of else ("among",)
    if any(prep in links and one is noun for prep, one in parent.preps):
        clause.subj, clause.rel, clause.antecedent = parent.subj, "coord", None


def _founded(clause: Clause) -> None:
    """ "AMD and Humain formed a venture which will deploy": it is they who will."""
    parent, noun = clause.parent, clause.antecedent
    if parent is None or parent.verb is None or noun is None or clause.subj is not noun:
        return
    founders = parent.subj
    if founders is None or len(founders.all()) == 1 or parent.verb.passive or noun.head is None:
        return
    new = noun.det in ("a", "an") and noun in parent.objs and noun.head.low in _SHARED
    if new and parent.verb.lemma in _FOUNDING:
        clause.subj, clause.rel, clause.antecedent = founders, "coord", None
        for child in clause.children:
            child.subj = founders if child.subj is noun else child.subj


def _inverted(clause: Clause, following: Clause) -> None:
    """ "Also named was the academy": the participle in front is the verb, what follows its subject."""  # noqa: E501
    verb, be = clause.verb, following.verb
    if verb is None or be is None or be.lemma != "be" or not be.is_finite or not following.objs:
        return
    fronted = verb.first == verb.last and verb.token is not None and verb.token.forms & PART
    if not fronted or clause.subj is not None or following.subj is not None or clause.objs:
        return
    if clause.rel not in ("main", "part", "coord") or verb.end >= be.start:
        return
    be.lemma, be.passive, be.token = verb.lemma, True, verb.token
    be.start = min(be.start, verb.start)
    following.subj = following.objs.pop(0)
    following.preps = [*clause.preps, *following.preps]
    verb.lemma = "be"


def _told_aside(noun: Noun, g: Grammar) -> list[Clause]:
    """The clauses inside an apposition, with the phrase it explains as their subject."""
    inside = list(grouped(noun.aside))
    for i, chunk in enumerate(inside):
        if isinstance(chunk, Noun):
            inside[i] = noun
            break
    state = ClauseStack(inside, g)
    state.aside = True
    return _run(state)


def _run(state: ClauseStack) -> list[Clause]:
    for i, chunk in enumerate(state.found):
        if isinstance(chunk, Noun):
            noun(state, chunk, i)
        elif isinstance(chunk, Verb):
            _verb(state, chunk, i)
            state.prep, state.conj, state.comma = "", "", False
            state.last = chunk
        else:
            mark(state, chunk, i)
    return state.clauses


def _verb(state: ClauseStack, verb: Verb, i: int) -> None:
    if verb.kind == "finite":
        finite(state, verb, i)
    elif verb.kind == "inf":
        infinitive(state, verb)
    elif verb.kind == "ing":
        participle(state, verb, i)
    else:
        past_participle(state, verb)
