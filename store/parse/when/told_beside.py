"""Days that acts have from what is told beside them.

News tells in its first sentence that somebody "has listed" a firm, and in the next on which day; of
several rules that are made together only the first is told with its day.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from store.parse.discourse.drafts import Draft
from store.parse.discourse.told import Told
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.telling.retelling import RetellingWords
from store.parse.words.kinds import ENFORCING, MAKING, RULES_AND_LISTS, SAYING
from store.parse.words.word_classes import CLASS
from store.records import When

__all__ = ["dated_beside"]

_LEADS = 3
"""Sentences that tell the news before it is told at length."""
_BEHIND = 2
_FRESH = 14
"""Days after which an act is no news any more."""
_SET = 9
"""Sentences in which the rules that were made together are told."""
_MADE = MAKING | {"restrict", "list-entity", "warn"}
_AT_ONCE = RULES_AND_LISTS | ENFORCING | SAYING | {"build", "develop"}
"""What is done on one day, not over a time as chips are bought and shipped."""
_LAW = CLASS["rule"] | CLASS["restriction"]
_MARKET = frozenset(("shares", "share", "stock", "stocks", "markets", "market", "index"))


def dated_beside(
    drafts: Sequence[Draft],
    told: Sequence[Told],
    low: str,
    published: When | None,
    words: RetellingWords,
    g: Grammar,
) -> None:
    """Give what is done, and told without a day, the day that stands beside it."""
    body = [one for one in told if not one.place.headline]
    leads = {one.place.number: n for n, one in enumerate(body[:_LEADS])}
    sentences = {one.place.number: one for one in body}
    for n, draft in enumerate(drafts):
        if draft.modality not in ("done", "denied") or _dated(draft) or draft.clause is None:
            continue
        found = _as_said(draft, sentences.get(draft.number), g)
        if found is None and draft.number in leads and published is not None and _is_news(draft):
            at = leads[draft.number] + 1
            days = _days(draft, body[at : at + _BEHIND], published, g)
            found = next(days, None)
        draft.when = found or _of_the_set(drafts, n, low, words, published, g) or draft.when


def _as_said(draft: Draft, told: Told | None, g: Grammar) -> When | None:
    """ "Nvidia rejects this: it sold none, the company said on June 1": the day of its words."""
    verb = draft.clause.verb if draft.clause is not None else None
    answers = draft.type == "oppose" or draft.modality == "denied"
    if not answers or told is None or verb is None:
        return None
    for clause in told.clauses:
        speaks = clause.verb is not None and clause.verb.lemma in g.reporting
        if not speaks or clause.rel != "coord" or clause is draft.clause or not clause.dates:
            continue
        behind = clause.subj is not None and clause.subj.start > verb.end
        if behind and _of_it(clause, draft, g):
            return next((day for day in clause.dates if isinstance(day, When)), None)
    return None


def _dated(draft: Draft) -> bool:
    return draft.when is not None and bool(draft.when.first or draft.when.last)


def _is_news(draft: Draft) -> bool:
    """ "Has listed": what has just been done, on a day still to be told."""
    verb = draft.clause.verb if draft.clause is not None else None
    if verb is None or draft.type not in _AT_ONCE:
        return False
    return verb.perfect and verb.tense == "pres" and not verb.modal


def _days(draft: Draft, behind: Sequence[Told], published: When, g: Grammar) -> Iterator[When]:
    """The days just gone by on which the next sentences say that it was done or told."""
    for one in behind:
        for clause in one.clauses:
            for day in clause.dates:
                if isinstance(day, When) and _fresh(day, published) and _of_it(clause, draft, g):
                    yield day


def _fresh(day: When, published: When) -> bool:
    if day.precision != "day" or not day.first or not published.last:
        return False
    gone = dt.date.fromisoformat(published.last) - dt.date.fromisoformat(day.first)
    return 0 <= gone.days <= _FRESH


def _of_it(clause: Clause, draft: Draft, g: Grammar) -> bool:
    """Whether `clause` may go on about the act: not about others, nor about what was before."""
    verb, subject = clause.verb, clause.subj
    if verb is None or verb.modal or (verb.perfect and verb.tense == "past"):
        return False
    if subject is None:
        return True
    if subject.head is not None and subject.head.low in _MARKET:
        return False
    named = [ref.key for ref in subject.refs if isinstance(ref, Ref) and ref.kind == "actor"]
    return not named or any(_with(str(key), draft, g) for key in named)


def _with(key: str, draft: Draft, g: Grammar) -> bool:
    """Whether somebody does the act, or is of the state that does it."""
    doers = {p.key for p in draft.agents}
    home = g.names.home_of(key)
    return key in doers or (bool(home) and any(g.names.home_of(doer) == home for doer in doers))


def _of_the_set(
    drafts: Sequence[Draft],
    n: int,
    low: str,
    words: RetellingWords,
    published: When | None,
    g: Grammar,
) -> When | None:
    """The day of the rules told just before, where `drafts[n]` is one more of them."""
    draft = drafts[n]
    if draft.type not in _MADE:
        return None
    more = _one_more(draft, low, words.together)
    for first in reversed(drafts[:n]):
        if draft.number - first.number > _SET:
            return None
        if first.type not in _MADE or not _made_known(first, published) or not first.agents:
            continue
        if first.when is None or first.when.precision != "day" or not first.when.first:
            continue
        if not more and not _goes_on(draft, first):
            continue
        if any(_with(p.key, draft, g) for p in first.agents):
            return first.when
    return None


def _made_known(draft: Draft, published: When | None) -> bool:
    """Whether a rule was made, or its end announced, on the day that the text gives for it."""
    if draft.modality != "planned" or published is None or draft.when is None:
        return draft.modality == "done"
    return draft.type == "rescind-rule" and draft.when.last <= published.last


def _goes_on(draft: Draft, first: Draft) -> bool:
    """ "It announced a package on Monday. It put memory under licence": told in the next breath."""
    clause: Clause | None = draft.clause
    verb = clause.verb if clause is not None else None
    while clause is not None and clause.rel == "coord" and clause.subj is None:
        clause = clause.parent
    if clause is None or clause.rel not in ("main", "coord") or verb is None:
        return False
    past = verb.tense == "past" and not verb.perfect and not verb.modal
    subject = clause.subj
    one_rule = subject is not None and (
        subject.pronoun or (subject.definite and subject.cls & _LAW)
    )
    return past and bool(one_rule) and first.type in MAKING and draft.number - first.number == 1


def _one_more(draft: Draft, low: str, together: re.Pattern[str]) -> bool:
    """ "It also listed", "in addition it listed"."""
    assert draft.clause is not None
    verb = draft.clause.verb
    if verb is None or verb.perfect:
        return False
    also = low.endswith("also ", 0, verb.start) or "also" in verb.adverbs
    return also or together.match(low, draft.sentence.start) is not None
