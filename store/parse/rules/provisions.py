"""Provisions: acts that belong to the rule spoken of just before them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from store.parse.discourse.drafts import Draft
from store.parse.fields.gather import descend, nouns_of
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
from store.reference.law import Law
from store.reference.names import Names

__all__ = ["GENERAL", "Seats", "inherited"]

GENERAL = frozenset(("us-export-controls", "entity-list"))
"""Rules that a text names only in general; a particular one beside them says more."""

_SPEAKING = frozenset(
    [
        "propose-rule", "issue-rule", "amend-rule", "rescind-rule", "restrict", "license", "oppose",
        "warn", "list-entity",
    ]
)  # fmt: skip
_FAR = 4
"""Sentences behind which a rule is no longer spoken of without a word for it."""
_FARTHER = 12
"""Sentences behind which not even "the rule" means it."""
_LAW = CLASS["rule"] | CLASS["restriction"] | CLASS["listing"]
_CHANGED = frozenset(("rescind-rule", "amend-rule", "propose-rule", "issue-rule"))
_PRONOUNS = frozenset(("it", "they", "them", "this", "these"))
_STEPS = word_set(
    """
    decision listing inclusion including designation step move action measure suggestion description
    claim list label
    """
)
"""What those who were put on a list call it."""
_DIVIDED = "US"
"""Where one government speaks against the rules of the last, and against bills."""
_PASSING = frozenset(("legislature", "legislator"))


class Seats(NamedTuple):
    """Whose rules there are, since when, and where those who rule and who pass bills sit."""

    rules: Mapping[str, tuple[str, str]]
    rulers: Mapping[str, str]
    houses: Mapping[str, str]

    @classmethod
    def of(cls, law: Law, names: Names) -> "Seats":
        """Look up the country and the first day of each rule, and the homes of authorities."""
        houses = {a.id: a.hq for a in names.actors.values() if _PASSING & set(a.roles)}
        return cls(
            rules={
                rule.id: (rule.jurisdiction, min((s.on for s in rule.state if s.on), default=""))
                for rule in law.rules.values()
            },
            rulers={
                a.id: a.hq
                for a in names.actors.values()
                if a.kind == "government-body" and a.id not in houses
            },
            houses=houses,
        )


def inherited(drafts: list[Draft], seats: Seats) -> None:
    """ "Under the rules", "it also requires": give a provision the rule spoken of last."""
    known: list[Draft] = []
    for draft in drafts:
        if draft.type == "state" and not draft.rules:
            listing = next((one for one in reversed(known) if _put_on_list(draft, one)), None)
            if listing is not None and draft.number - listing.number <= _FAR and _answers(draft):
                _take_over(draft, listing)
        if draft.type not in _SPEAKING:
            continue
        if any(r.rule not in GENERAL for r in draft.rules):
            known.append(draft)
            continue
        near = [one for one in _recent(known, draft) if _may_concern(draft, one, seats)]
        before = next(iter(near), None)
        changes = draft.type in ("oppose", *_CHANGED)
        if changes and not (before and draft.type == "oppose" and _put_on_list(draft, before)):
            before = next((one for one in near if one.type != "list-entity"), None)
        if before is None or (draft.chips and not before.chips):
            continue
        far = draft.number - before.number
        if far <= (_FARTHER if _speaks_of_it(draft) else _FAR) and _belongs(draft, before):
            _take_over(draft, before)


def _recent(known: Sequence[Draft], draft: Draft) -> Iterator[Draft]:
    """The acts not too far before `draft`, the last one first."""
    return takewhile(lambda one: draft.number - one.number <= _FARTHER, reversed(known))


def _answers(draft: Draft) -> bool:
    """Whether somebody who was put on a list speaks of that, and not of what he is said to do."""
    if draft.clause is None:
        return False
    nouns = (noun for one in descend(draft.clause) for _, noun in nouns_of(one))
    return any(noun.head is not None and noun.head.low in _STEPS for noun in nouns)


def _take_over(draft: Draft, before: Draft) -> None:
    draft.rules = [replace(r, by="inherited") for r in before.rules if r.rule not in GENERAL]


def _may_concern(draft: Draft, before: Draft, seats: Seats) -> bool:
    """Whether an act may be about the rule of one before it: by whose it is, and since when.

    Governments speak against the rules of others, lawmakers against those of their own country;
    and what was so earlier does not follow from a rule.
    """
    rule = next(r.rule for r in before.rules if r.rule not in GENERAL)
    seat, since = seats.rules.get(rule, ("", ""))
    if draft.type == "oppose" and seat:
        if seat != _DIVIDED and any(seats.rulers.get(p.key) == seat for p in draft.agents):
            return False
        if any(seats.houses.get(p.key, seat) != seat for p in draft.agents):
            return False
    when = draft.when if draft.type != "propose-rule" else None
    return when is None or not when.first or (when.last or when.first)[:7] >= since[:7]


def _put_on_list(draft: Draft, last: Draft) -> bool:
    """Whether who acts was just put on a list."""
    named = any(p.key == q.key for p in last.counterparties for q in draft.agents)
    return named and last.type == "list-entity"


def _belongs(draft: Draft, last: Draft) -> bool:
    ahead = last.modality in ("proposed", "planned")
    if draft.type == "oppose" or (draft.type == "rescind-rule" and ahead):
        return True
    if draft.type in _CHANGED and _speaks_of_it(draft) and _same_hand(draft, last):
        return True
    if draft.modality == "proposed":
        return ahead
    if draft.type != "restrict" or last.type == "list-entity":
        return False
    return _same_hand(draft, last) and _refers(draft)


def _same_hand(draft: Draft, last: Draft) -> bool:
    """Whether the one who rules is the one who ruled, or is not said."""
    own = {p.key for p in draft.agents if p.via != "inherited"}
    return own <= {p.key for p in last.agents}


def _speaks_of_it(draft: Draft) -> bool:
    """Whether what it acts on is the rule that was named before ("the rule", "it")."""
    clause = draft.clause
    if clause is None:
        return False
    nouns = [*clause.objs, *(noun for _, noun in clause.preps)]
    if clause.subj is not None:
        nouns.append(clause.subj)
    return any(
        noun.pronoun in _PRONOUNS or (noun.definite and not noun.refs and bool(noun.cls & _LAW))
        for noun in nouns
    )


def _refers(draft: Draft) -> bool:
    """Whether the subject stands for the rule ("it", "the notice") or nobody is said to rule."""
    subject = draft.clause.subj if draft.clause is not None else None
    if subject is None:
        return False
    named = subject.definite and not subject.refs and bool(subject.cls & _LAW)
    told = named or subject.pronoun in _PRONOUNS
    return told or (not subject.refs and all(p.via == "inherited" for p in draft.agents))
