"""The day on which an act is announced: its own day where telling it is doing it.

"The ministry said on Friday that it was widening the rules": a rule, a leave, a charge, a warning
is made by the words of whoever has the power to make it. The day of a mere report dates nothing.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from store.parse.calendar.periods import in_month
from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.discourse.told import Told
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.when.hinges import DatesTold, hinged, lately
from store.parse.words.kinds import ENFORCING
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
from store.records import When

__all__ = ["announced", "beside"]

_MAKING_KNOWN = word_set("announce unveil reveal disclose publish issue declare")
_SAYING = word_set("say tell confirm state clarify post") | _MAKING_KNOWN
_SPEAKING = word_set("speak talk testify write appear post address answer respond")
_ASKED = frozenset(("ask", "question", "quiz", "press"))
_FRONTED = frozenset(("adverbial", "adv"))
_MADE_PUBLIC = word_set(
    "air broadcast publish post release issue date file send carry circulate share"
)
_OFFICIAL = word_set(
    """
    propose-rule issue-rule amend-rule rescind-rule restrict license list-entity prosecute
    investigate
    """
)
_HEARD_OF = frozenset(("restrict", "license", "warn"))
"""Acts of authorities that outlets hear of when they have just been done."""
_SPOKEN = frozenset(("oppose", "warn"))
_IN_WORDS = _SPOKEN | {"state"}
_OPENED = frozenset(("build", "deploy", "develop"))
"""What its owner presents when it is there."""
_WITHIN = frozenset(("inf", "ing", "purpose"))
_BESIDES = frozenset(("part", "rel"))
_SEVERAL = frozenset(("companies", "firms", "two", "partners", "groups", "agencies", "ministries"))
_OCCASIONS = frozenset(("on", "at", "in", "during"))
_NEXT = re.compile(r"\b(?:then|later|afterwards|subsequently|since)\b")
_GOV = CLASS["gov"]
_LAW = CLASS["rule"] | CLASS["restriction"]


def announced(told: Told, talk: Discourse, dates: DatesTold) -> None:
    """Acts of a sentence without a date happen on the day on which their author tells them."""
    for clause in told.clauses:
        verb = clause.verb
        if verb is None or verb.passive or clause.rel not in ("main", "coord", "adv", "rel"):
            continue
        if verb.lemma in talk.g.reporting and _by_outlet(clause, talk):
            _relayed(told, clause)
        if verb.lemma not in _SAYING:
            _worded(told, clause)
            continue
        day = next(_days(clause, told), None) or hinged(clause, dates)
        about = day or lately(clause, dates)
        if about is None:
            continue
        sayers = talk.resolve(clause.subj)
        sayers += tuple(talk.bodies[p.key] for p in sayers if p.key in talk.bodies)
        for draft in told.drafts:
            if draft.clause is clause:
                draft.told_on = draft.told_on or (day if draft.type == "state" else None)
            elif _told_in(clause, draft) and _made(draft, clause, sayers, talk):
                draft.told_on = draft.told_on or about


def _told_in(clause: Clause, draft: Draft) -> bool:
    """ "It allowed sales, a day after it disclosed limits": what is disclosed there is another."""
    one = draft.clause
    while one is not None and one is not clause:
        one = one.parent
    return clause.rel != "adv" or one is clause


def _worded(told: Told, clause: Clause) -> None:
    """ "In a letter sent on Friday it warned": what is done in words is done when they are told."""
    for draft in told.drafts:
        if draft.clause is clause and draft.type in _IN_WORDS and draft.when is None:
            draft.told_on = next(_occasions(clause, told), None)


def _relayed(told: Told, clause: Clause) -> None:
    """ "It has told firms to stop, the FT reported on Friday": done in the month of the report."""
    day = next(_days(clause, told), None)
    if day is None or not day.last or day.precision not in ("day", "week", "month"):
        return
    last = dt.date.fromisoformat(day.last)
    first, end, precision = in_month(last.year, last.month)
    month = replace(day, first=first.isoformat(), last=end.isoformat(), precision=precision)
    for draft in told.drafts:
        if draft.clause is clause or draft.type not in _HEARD_OF or draft.modality != "done":
            continue
        inside = draft.clause is not None and draft.clause.rel in _BESIDES
        if _said(draft, clause) and not inside:
            draft.heard_on = month


def _by_outlet(clause: Clause, talk: Discourse) -> bool:
    refs = clause.subj.refs if clause.subj is not None else ()
    names = talk.g.names
    return any(isinstance(ref, Ref) and names.is_publisher(str(ref.key)) for ref in refs)


def _days(clause: Clause, told: Told) -> Iterator[When]:
    """The days on which `clause` is said, or on which its occasion was.

    "Said on Friday", "said in a letter published on Friday", "on Friday's call it said",
    "speaking in Doha on Friday, he said".
    """
    yield from _dates(clause)
    for child in clause.children:
        if child.rel in _BESIDES and child.verb is not None and child.verb.lemma in _MADE_PUBLIC:
            yield from _dates(child)
    yield from _occasions(clause, told)


def _occasions(clause: Clause, told: Told) -> Iterator[When]:
    """The days of what it is said in: "in a letter published on Friday", "on Friday's call"."""
    for prep, noun in clause.preps:
        if prep in _OCCASIONS:
            yield from (ref for ref in noun.refs if isinstance(ref, When))
            for other in told.clauses:
                if other.antecedent is noun and other.rel == "part" and other.verb is not None:  # noqa: SIM102
                    if other.verb.lemma in _MADE_PUBLIC and not noun.cls & _LAW:
                        yield from _dates(other)
    at = next((n for n, one in enumerate(told.clauses) if one is clause), 0)
    for before in reversed(told.clauses[:at]):
        if before.rel in _FRONTED and before.parent is None and before.verb is not None:
            if before.verb.lemma in _SPEAKING or before.verb.lemma in _ASKED:
                yield from _dates(before)
            return


def _dates(clause: Clause) -> Iterator[When]:
    return (d for d in clause.dates if isinstance(d, When))


def beside(told: Told, dates: DatesTold) -> None:
    """Acts without a date happen when the words say to which their clause is hinged."""
    for draft in told.drafts:
        if draft.when is None and draft.told_on is None:
            clause = draft.clause
            while clause is not None and clause.rel in _WITHIN:
                clause = clause.parent
            if clause is not None:
                draft.when = hinged(clause, dates) or _in_front(clause, told, dates.text)
                if draft.when is None and draft.type != "state":
                    draft.when = lately(clause, dates)
                if draft.when is None and draft.type in _IN_WORDS:
                    draft.told_on = _same_breath(clause, told)


def _same_breath(clause: Clause, told: Told) -> When | None:
    """ "Said on Friday that it had taken note, and called on Washington": both on Friday."""
    if clause.rel != "coord" or clause.subj is None or any(_dates(clause)):
        return None
    at = next(n for n, one in enumerate(told.clauses) if one is clause)
    before = (one for one in reversed(told.clauses[:at]) if one.rel in ("main", "coord"))
    first = next(before, None)
    if first is None or first.subj is not clause.subj or first.verb is None:
        return None
    return next(_dates(first), None) if first.verb.lemma in _SAYING else None


def _in_front(clause: Clause, told: Told, text: str) -> When | None:
    """ "On Monday it listed ten firms and banned": a day in front is that of both."""
    verb = clause.verb
    if clause.rel != "coord" or verb is None or any(isinstance(d, When) for d in clause.dates):
        return None
    at = next(n for n, one in enumerate(told.clauses) if one is clause)
    first = next((c for c in reversed(told.clauses[:at]) if c.rel in ("main", "coord")), None)
    if first is None or first.verb is None or first.subj is None:
        return None
    if (first.verb.tense, first.verb.modal) != (verb.tense, verb.modal) or verb.perfect:
        return None
    if _NEXT.search(text, first.verb.end, verb.start):
        return None
    ahead = (d for d in first.dates if isinstance(d, When) and d.end <= first.subj.start)
    return next(ahead, None)


def _made(draft: Draft, clause: Clause, sayers: tuple[Party, ...], talk: Discourse) -> bool:
    """Whether `draft` is done by what `sayers` say in `clause`."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma == "tell" and draft.type in ENFORCING:
        return False  # "prosecutors told the court": of what was done before
    own = bool({p.key for p in sayers} & {p.key for p in draft.agents})
    own = own or (not sayers and _together(draft, clause))
    if (
        draft.modality == "done"
        and draft.type in _OFFICIAL
        and (own or verb.lemma in _MAKING_KNOWN)
    ):
        return True
    if not _said(draft, clause):
        return False
    stated = draft.type == "state" and draft.modality != "planned"
    if stated and (own or _for_their_house(draft, sayers, talk)):
        return True
    if own and (draft.type in _SPOKEN or (draft.type in _OPENED and draft.modality == "done")):
        return True
    if draft.type == "investigate" and draft.modality == "ongoing" and not _of_itself(draft):
        return False
    return draft.type in _OFFICIAL | _SPOKEN and _in_power(draft, clause, sayers, talk)


def _together(draft: Draft, clause: Clause) -> bool:
    """ "Alibaba and China Telecom have opened it, the companies said": those who did it."""
    subject = clause.subj
    if subject is None or subject.refs or not subject.definite:
        return False
    return len(draft.agents) > 1 and subject.head is not None and subject.head.low in _SEVERAL


def _for_their_house(draft: Draft, sayers: tuple[Party, ...], talk: Discourse) -> bool:
    """ "Its chief executive said that the company had not": the company says so by him."""
    actors = talk.g.names.actors
    houses = {house for p in sayers if p.key in actors for house in actors[p.key].affiliation}
    states = {talk.g.names.home_of(p.key) for p in sayers if p.cls & _GOV} - {""}
    return any(
        p.key in houses or (p.cls & _GOV and talk.g.names.home_of(p.key) in states)
        for p in draft.agents
    )


def _said(draft: Draft, clause: Clause) -> bool:
    """Whether the act is what is said: after "said that", or before "…, it said"."""
    one = draft.clause
    while one is not None and one.parent is not None:
        if one.parent is clause or (one.parent.rel in _BESIDES and one.parent.parent is clause):
            return one.rel == "that"
        one = one.parent
    assert clause.verb is not None
    follows = any(child.rel == "that" for child in clause.children)
    return not follows and draft.end <= clause.verb.start


def _of_itself(draft: Draft) -> bool:
    """ "Police said they were investigating": not of what goes on anyway."""
    clause = draft.clause
    return clause is not None and clause.subj is not None and bool(clause.subj.pronoun)


def _in_power(draft: Draft, clause: Clause, sayers: tuple[Party, ...], talk: Discourse) -> bool:
    """Whether those who speak are an authority, of the state that acts."""
    if not any(p.cls & _GOV for p in sayers or draft.agents):
        return False
    named = clause.subj is not None and bool(clause.subj.cls & _GOV)
    if not sayers and not named and not (clause.verb and clause.verb.lemma in _MAKING_KNOWN):
        return False
    home_of = talk.g.names.home_of
    states = {home for p in sayers if (home := home_of(p.key))}
    acting = {home for p in draft.agents if p.cls & _GOV and (home := home_of(p.key))}
    return not states or not acting or bool(states & acting)
