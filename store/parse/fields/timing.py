"""When an act happens or is planned for: its own words, those around it, and how it stands."""

import datetime as dt
import re
from dataclasses import replace

from store.parse.calendar.shifted import closed, moved, next_year
from store.parse.discourse.drafts import Draft
from store.parse.frames.frames import nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun, Verb
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.words.kinds import ENFORCING
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
from store.records import When

__all__ = ["act_date", "comes_again", "reported", "settled"]

_REVISING = word_set(
    """
    raise lift hike boost increase cut lower trim reduce revise set_aside earmark allocate budget
    """
)
_ASKING = frozenset(["tell", "ask", "urge"])
_OWN = frozenset(("its", "their", "his", "her"))
"""Before what is looked into: "over its 2020 takeover of Mellanox"."""
_HEARSAY = frozenset(("report", "say", "rumour", "rumor", "understand", "believe", "think"))
_OLD = 45
_LATELY = 180
_REACH = 32
_POINTS = frozenset(("restrict", "list-entity", "issue-rule", "amend-rule", "rescind-rule"))
_LASTING = word_set("require need oblige")
_ABOUT_RULES = frozenset(("amend-rule", "rescind-rule", "oppose", "comply", "warn", "state"))
_GRANTED = (
    CLASS["rule"] | CLASS["restriction"] | CLASS["licence"] | CLASS["deal"] | CLASS["lease"]
    | CLASS["order"] | CLASS["listing"]
)  # fmt: skip
_LAW = CLASS["rule"] | CLASS["restriction"]
_TELLING = word_set("say report add tell note quote cite write")
_PUBLISHING = word_set("publish release post file see review print date")
_LAUNCHING = word_set("announce launch unveil introduce reveal debut design develop create")
_OF_PRODUCTS = frozenset(("develop", "supply", "state"))
_CHARGING = word_set("indictment complaint affidavit charges case filing warrant")
_MADE_KNOWN = word_set("unseal file return announce publish release issue make_public")
_BEGINNING = frozenset(("start", "begin"))
_MADE_BY_RULES = frozenset(("restrict", "issue-rule", "propose-rule", "list-entity", "license"))
_BY_RULES = _MADE_BY_RULES | {"amend-rule", "rescind-rule"}
_PROBED = frozenset(("into", "over", "with", "about", "on"))
"""Before what is looked into, which was before the probe ("over its 2020 takeover")."""
_BESIDE = frozenset(("after", "following", "despite", "ahead of"))
_SCHEDULES = frozenset(("schedule", "plan", "time", "target", "timetable", "expectations"))
"""Ahead of which something is done early: no event with a day of its own."""
_COMING = frozenset(("will", "would"))
_OVER = frozenset(("done", "alleged"))
_AHEAD = frozenset(("planned", "in-talks"))
_FLOATING = re.compile(
    r"(?i)\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|(?:first|second|third|fourth|1st|2nd|3rd|4th)"
    r" (?:quarter|half)|q[1-4]|h[12]|spring|summer|autumn|fall|winter|lunar|"
    r"chinese new)"
)
_FIXED = re.compile(
    r"(?i)\b(?:(?:19|20)\d\d|last|this|next|past|coming|ago|previous|following|that|later|earlier)\b|\d[QH]\d"
)
_LIKENED = re.compile(
    r"(?i)\b(?:as (?:much|many|high|large|big|long) as|than|compared (?:with|to)|(?:up|down) from|"
    r"versus|what it (?:spent|bought|paid|ordered|sold)|that of|those of)(?: in| the| for)*\s\Z"
)
_TOLD_BY = re.compile(r"(?i)\baccording to [^,;.:]{2,50}\Z")
_WEEKDAY = re.compile(r"(?i)(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day$")


def act_date(clause: Clause, group: list[Clause], kind: str, text: str) -> When | None:
    """The date of the act: its own words first, then its governors', then what it swallows."""
    own = [d for d in _dates(clause) if kind not in _ABOUT_RULES or not _of_rule(clause, d, text)]
    own = [d for d in own if not _of_another(clause, d, text)] or _of_its_rule(clause, kind)
    own += _ever_since(clause)
    parent, child = clause.parent, clause
    while parent is not None and child.rel in ("inf", "purpose", "ing"):
        asked = parent.verb is not None and (parent.verb.lemma in _ASKING or _hearsay(parent.verb))
        own += [] if asked else _dates(parent)
        child, parent = parent, parent.parent
    own += _since_it_was(clause)
    for one in group[1:]:
        if one.rel in ("inf", "ing", "part", "purpose", "whether") and not _aside(one, kind):
            own += _dates(one)
    own += [
        date
        for one in group
        for child in one.children
        if _beginning(child)
        for date in (_dates(child) if not child.preps else map(_from_then, _dates(child)))
    ]
    own += [
        ref
        for one in group
        for prep, noun in nouns_of(one, False)
        if not noun.cls & _LAW or (kind not in _ABOUT_RULES and noun in one.objs)
        if kind not in ENFORCING or noun.owner_word not in _OWN
        if kind != "investigate" or prep not in _PROBED
        for ref in noun.refs
        if isinstance(ref, When)
    ]
    own += [
        date
        for one in group
        for child in one.children
        if child.rel in ("rel", "part") and (_granted(child, one, kind) or _opening(child))
        for date in _dates(child)
    ]
    if kind == "invest" and (year := _budgeted_for(clause, own)) is not None:
        return year
    return next((d for d in own if d.precision != "unknown"), own[0] if own else None)


def _hearsay(verb: Verb) -> bool:
    """ "Was reported last week to be preparing it": the day is that of the report."""
    return verb.passive and verb.lemma in _HEARSAY


def _budgeted_for(clause: Clause, dates: list[When]) -> When | None:
    """ "Last month it raised its budget for 2026": the year of the budget, not the day of that."""
    verb = clause.verb
    if verb is None or verb.lemma not in _REVISING:
        return None
    years = [one for one in dates if one.precision == "year"]
    return years[0] if len(years) == 1 and len(dates) > 1 else None


def _from_then(date: When) -> When:
    """A date on which something begins that goes on."""
    return replace(date, last="") if date.first else date


def _beginning(clause: Clause) -> bool:
    """ "Ordered it to stop, starting on Monday", "supplies it, starting with a batch in May"."""
    verb = clause.verb
    begins = verb is not None and clause.rel == "adjunct" and verb.lemma in _BEGINNING
    first = clause.preps[0][0] == "with" if clause.preps else True
    return begins and first and not clause.objs


def _aside(clause: Clause, kind: str) -> bool:
    """Whether what a participle dates is told besides: words, a paper, an older rule.

    "Its head there said on Monday", "a report published in May", "it repealed the rule issued in
    January", "banned a chip unveiled in July".
    """
    verb, noun = clause.verb, clause.antecedent
    if clause.rel != "part" or verb is None:
        return False
    if verb.lemma in _TELLING:
        return True
    if noun is None:
        return False
    if verb.lemma in _PUBLISHING and not noun.cls & _GRANTED:
        return True
    if verb.lemma in _LAUNCHING and kind not in _OF_PRODUCTS and _product(noun):
        return True
    return bool(noun.cls & _LAW) and kind not in _MADE_BY_RULES


def _product(noun: Noun) -> bool:
    """A chip, or the country behind it for which it was made."""
    ref = noun.head_ref
    return bool(noun.cls & CLASS["chip"]) or (isinstance(ref, Ref) and ref.kind == "place")


def _of_rule(clause: Clause, date: When, text: str) -> bool:
    """ "The rule of last July was repealed": the day of the rule, not of its end."""
    return any(
        noun.cls & _LAW and text[noun.end : date.start] == " of "
        for noun in (clause.subj, *clause.objs)
        if noun is not None
    )


def _of_its_rule(clause: Clause, kind: str) -> list[When]:
    """ "The October 2023 rule extended the controls": it did so when it was made."""
    noun, verb = clause.subj, clause.verb
    if kind not in _BY_RULES or noun is None or not noun.cls & _LAW or verb is None:
        return []
    if verb.passive or verb.tense != "past" or verb.modal:
        return []
    return [ref for ref in noun.refs if isinstance(ref, When)]


def _of_another(clause: Clause, date: When, text: str) -> bool:
    """ "Made it after the first controls in 2022", "twice as much as last year": not its own."""
    if _LIKENED.search(text, max(0, date.start - _REACH), date.start):
        return True
    if _TOLD_BY.search(text, max(0, date.start - 2 * _REACH), date.start):
        return True
    return any(
        prep in _BESIDE and noun.end < date.start and not text[noun.end : date.start].strip(" inof")
        for prep, noun in clause.preps
        if noun.plain not in _SCHEDULES
    )


def _ever_since(clause: Clause) -> list[When]:
    """ "Has used servers that X runs there since May": the simple present takes no "since"."""
    if clause.verb is None or not clause.verb.perfect:
        return []
    return [
        date
        for child in clause.children
        if child.rel == "rel" and child.verb is not None
        if child.verb.tense == "pres" and not child.verb.perfect
        for date in _dates(child)
        if date.phrase.lower().startswith("since")
    ]


def _since_it_was(clause: Clause) -> list[When]:
    """ "Has been off-limits since they redrew their rules in October": from October on."""
    if clause.verb is None or not clause.verb.perfect:
        return []
    return [
        replace(date, last="")
        for child in clause.children
        if child.rel == "adv" and child.sub == "since" and child.verb is not None
        if child.verb.tense == "past" and not child.verb.perfect
        for date in _dates(child)
        if date.first
    ]


def _dates(clause: Clause) -> list[When]:
    return [d for d in clause.dates if isinstance(d, When)]


def _granted(clause: Clause, around: Clause, kind: str) -> bool:
    """ "A licence granted on Wednesday", "a rule issued in May": the act is of that day.

    Not where it is done under the rule, or against it, or to a rule that is there already.
    """
    noun, verb = clause.antecedent, clause.verb
    if noun is None or verb is None:
        return False
    if kind == "prosecute" and noun.head is not None and noun.head.low in _CHARGING:
        return verb.lemma in _MADE_KNOWN
    if around.verb is not None and around.verb.lemma == "be" and verb.passive:
        return clause.rel == "part" and any(noun is one for _, one in around.preps)
    if not noun.cls & _GRANTED:
        return False
    if noun.cls & _LAW and (kind in _ABOUT_RULES or any(noun is one for _, one in around.preps)):
        return False
    return verb.passive or verb.tense == "past"


def _opening(clause: Clause) -> bool:
    """ "Chips for a hall that it will open next year": they are wanted then."""
    noun, verb = clause.antecedent, clause.verb
    if noun is None or verb is None or not noun.cls & CLASS["infra"]:
        return False
    return verb.modal == "will" and not verb.negative


def reported(draft: Draft, published: When | None, g: Grammar) -> When | None:
    """Old news is of the day of its report ("last year a paper reported that they work on it").

    Not what had happened before an outlet reported it, nor what was then said to come.
    """
    clause = draft.clause
    if clause is not None and clause.verb is not None and clause.verb.modal in _COMING:
        return None
    if published is None or not published.first or draft.section == "title":
        return None
    while clause is not None and clause.parent is not None:
        parent = clause.parent
        if clause.rel == "that" and parent.verb is not None and parent.verb.lemma in g.reporting:
            if draft.modality in _OVER and draft.type != "state" and _outlet(parent, g):
                return None
            told = _dates(parent)
            told += [r for _, n in nouns_of(parent) for r in n.refs if isinstance(r, When)]
            old = (d for d in told if d.first and d.last)
            return next((d for d in old if _age(d, published) > _OLD), None)
        clause = parent
    return None


def _outlet(clause: Clause, g: Grammar) -> bool:
    """Whether it is an outlet that says so."""
    refs = clause.subj.refs if clause.subj is not None else ()
    return any(isinstance(ref, Ref) and g.names.is_publisher(str(ref.key)) for ref in refs)


def _age(when: When, published: When) -> int:
    today = dt.date.fromisoformat(published.first)
    day = when.first if when.precision == "year" else when.last
    return (today - dt.date.fromisoformat(day)).days


def settled(draft: Draft, published: When | None) -> When | None:
    """The date as the status of the act has it.

    What is planned "in March" or "by Friday" lies ahead; what was done "since 2022" and lasts was
    done then.
    """
    when = draft.when
    if when is None or not (when.first or when.last):
        return when
    lasts = draft.lemma in _LASTING or draft.type not in _POINTS or _kept_up(draft)
    if draft.modality == "done" and not when.last and not lasts:
        return closed(when)
    if not when.first and draft.modality not in _AHEAD:
        return when
    if published is None or not published.first or draft.modality not in _AHEAD:
        return when
    today = dt.date.fromisoformat(published.first)
    if _WEEKDAY.match(when.phrase):
        day = dt.date.fromisoformat(when.first)
        gone_by = day >= today or _past(draft.clause, when)
        return when if gone_by else moved(when, 7)
    gone = (today - dt.date.fromisoformat(when.last or when.first)).days
    told = when.phrase.lower().startswith("since")
    told = told or (when.precision == "day" and gone < _OLD) or _past(draft.clause, when)
    told = told or (gone < _LATELY and _was_to(draft.clause, when))
    if told or _FIXED.search(when.phrase) or not _FLOATING.search(when.phrase):
        return when
    past = dt.date.fromisoformat(when.last or when.first)
    if past >= today or (not when.last and past.replace(day=28) >= today):
        return when
    return next_year(when) if (today - past).days < 366 else when


def comes_again(when: When, published: When) -> bool:
    """ "In June", told in March: a month of no year, nearer as one to come than gone by."""
    if _FIXED.search(when.phrase) or not _FLOATING.search(when.phrase) or not when.last:
        return False
    today = dt.date.fromisoformat(published.first)
    return _LATELY < (today - dt.date.fromisoformat(when.last)).days < 366


def _kept_up(draft: Draft) -> bool:
    """ "Has restricted exports since 2022": what somebody has done ever since."""
    verb = draft.clause.verb if draft.clause is not None else None
    if verb is None or draft.type != "restrict" or verb.lemma == "be":
        return False
    return bool(verb.perfect) and not verb.passive


def _past(clause: Clause | None, when: When) -> bool:
    """Whether the date stands with a verb in the past ("the bar, which it lifted in May")."""
    within = list(clause.children) if clause is not None else []
    for one in within:
        within += one.children
        if _stands_with(one, when):
            return True
    while clause is not None:
        if any(d.start == when.start for d in _dates(clause)):
            return _stands_with(clause, when)
        clause = clause.parent
    return False


def _was_to(clause: Clause | None, when: When) -> bool:
    """ "Was to receive it in January", "had hoped to": a plan told as one that lies behind."""
    if clause is None or all(d.start != when.start for d in _dates(clause)):
        return False
    above = clause.parent if clause.rel == "inf" else clause
    verb = above.verb if above is not None else None
    if above is None or verb is None or above.rel == "that" or verb.tense != "past":
        return False
    if above is clause:
        return verb.modal == "will"
    return verb.perfect or verb.lemma in ("be", "agree") or verb.passive


def _stands_with(clause: Clause, when: When) -> bool:
    verb = clause.verb
    past = verb is not None and verb.tense == "past" and not verb.modal
    past = past or (clause.rel == "part" and verb is not None and verb.kind == "part")
    return past and any(d.start == when.start for d in _dates(clause))
