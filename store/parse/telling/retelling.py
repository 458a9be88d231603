"""What the sentences after an act make of it: a part of its sum, a correction, another name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.told import Told
from store.parse.lexicon.grammar import Grammar
from store.parse.words.kinds import AHEAD
from store.parse.words.scans import any_of
from store.parse.words.word_classes import CLASS
from store.records import Span
from store.reference.lexicon import phrases

__all__ = ["RetellingWords", "retold"]

_SPENDING = frozenset(("acquire", "invest", "rent", "build"))
_LET = frozenset(("acquire", "supply", "deploy", "license"))
_FREE = frozenset(("may", "can"))
_THE_FIRMS = frozenset(("each", "both"))
_NEAR = 2
_BACK = 40
_WHOLES = frozenset(("it", "money", "sum", "total", "budget", "amount", "spending", "outlay"))


@dataclass(frozen=True, slots=True)
class RetellingWords:
    """The compiled words by which a text goes back to an act."""

    instead: re.Pattern[str]
    proposed: re.Pattern[str]
    together: re.Pattern[str]

    @classmethod
    def of(cls, g: Grammar) -> "RetellingWords":
        """Compile the lists of the lexicon."""
        words = g.lexicon.cues.retelling
        return cls(
            instead=_any(words.instead),
            proposed=_any(words.proposed),
            together=_any(words.together),
        )


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(phrases(words))})(?!\w)")


def retold(
    drafts: list[Draft], told: Sequence[Told], low: str, words: RetellingWords
) -> list[Draft]:
    """The acts of a document, each as what is said after it has it, in their order."""
    for n, draft in enumerate(drafts):
        if _undated(draft):
            _part(draft, _close_before(drafts, n))
        if _may(draft):
            _leave(draft, reversed(drafts[max(0, n - _BACK) : n]))
    _called(drafts, told, low, words)
    taken_back: list[int] = []
    for n, draft in enumerate(drafts):
        if draft.negative and draft.type in _SPENDING:
            rather = next(
                (d for d in _close_behind(drafts, n) if _rather(draft, d, low, words)), None
            )
            first = next((d for d in _close_before(drafts, n) if _meant(d, draft)), None)
            if rather is not None and first is not None:
                _instead(first, rather)
                taken_back.append(id(first))
    return [draft for draft in drafts if id(draft) not in taken_back]


def _undated(draft: Draft) -> bool:
    return draft.when is None or not (draft.when.first or draft.when.last)


def _spends(draft: Draft) -> bool:
    return draft.type in _SPENDING and draft.modality in AHEAD and not draft.negative


def _follows(first: Draft, later: Draft) -> bool:
    """Whether the same party does both, and the one is told close behind the other."""
    near = 0 < later.number - first.number <= _NEAR
    same = {p.key for p in first.agents} == {p.key for p in later.agents}
    return near and same and bool(first.agents)


def _close_before(drafts: Sequence[Draft], n: int) -> Iterator[Draft]:
    """The acts told shortly before, the last one first."""
    earliest = drafts[n].number - _NEAR
    return takewhile(lambda d: d.number >= earliest, (drafts[k] for k in range(n - 1, -1, -1)))


def _close_behind(drafts: Sequence[Draft], n: int) -> Iterator[Draft]:
    """The acts told shortly after, the next one first."""
    latest = drafts[n].number + _NEAR
    return takewhile(lambda d: d.number <= latest, islice(drafts, n + 1, None))


def _part(draft: Draft, before: Iterable[Draft]) -> None:
    """ "It will spend $12bn by 2025. It set aside $5bn for": a part is of the year of the whole."""
    share = not draft.money and _share(draft)
    if not _spends(draft) or not (draft.money or share):
        return
    spent_by = {p.key for p in draft.agents}
    for whole in before:
        if not _spends(whole) or _undated(whole):
            continue
        if share and whole.money and spent_by <= {p.key for p in whole.agents}:
            draft.when = whole.when
            return
        if not _follows(whole, draft):
            continue
        sums = _sums(whole)
        if any(value < sums.get(currency, 0) for currency, value in _sums(draft).items()):
            draft.when = whole.when
            return


def _may(draft: Draft) -> bool:
    """ "May buy up to 35,000": what somebody might do, or has leave to do."""
    verb = draft.clause.verb if draft.clause is not None else None
    free = verb is not None and verb.modal in _FREE and not verb.negative
    return free and draft.type in _LET and not draft.negative and draft.modality != "done"


def _leave(draft: Draft, before: Iterable[Draft]) -> None:
    """ "Approved sales to both firms. Each may buy up to 35,000": what leave was given for."""
    firms = [p for p in (*draft.agents, *draft.counterparties) if _firm(p) and p.via != "maker"]
    keys = {party.key for party in firms}
    noun = draft.clause.subj if draft.clause is not None else None
    named = noun is None or not (noun.pronoun or noun.plain in _THE_FIRMS)
    for first in before:
        if first.type != "license" or first.negative or not all(map(_rules, first.agents)):
            continue
        given = {p.key for p in first.counterparties if p.via != "maker"}
        near = draft.number - first.number <= _NEAR
        if first.agents and (given & keys or (near and not (given if firms else named))):
            draft.type, draft.modality, draft.hedge = "license", first.modality, first.hedge
            draft.agents = list(first.agents)
            draft.counterparties = firms or list(first.counterparties)
            return


def _firm(party: Party) -> bool:
    return bool(party.cls & CLASS["company"]) and not _rules(party)


def _rules(party: Party) -> bool:
    return bool(party.cls & CLASS["gov"])


def _share(draft: Draft) -> bool:
    """ "Half of the money", "a larger part of it"."""
    clause = draft.clause
    if clause is None:
        return False
    nouns = [noun for noun in (clause.subj, *clause.objs) if noun is not None]
    inside = [of for noun in nouns for of in noun.of]
    inside += [noun for prep, noun in clause.preps if prep == "of"]
    return any(
        of.pronoun in _WHOLES or (of.head is not None and of.head.low in _WHOLES) for of in inside
    )


def _sums(draft: Draft) -> dict[str, float]:
    """What is spent, by currency, conversions included."""
    found = {m.converted_currency: m.converted for m in draft.money if m.converted is not None}
    return found | {m.currency: m.maximum for m in draft.money}


def _called(drafts: Sequence[Draft], told: Sequence[Told], low: str, words: RetellingWords) -> None:
    """ "Is drafting rules that … Under the proposed rules": what was told last is proposed."""
    plans = [d for d in drafts if d.type == "propose-rule" and d.modality in AHEAD]
    for one in told if plans else ():
        if words.proposed.search(low, *one.sentence):
            before = [d for d in plans if 0 < one.place.number - d.number <= _NEAR]
            if before and before[-1].modality == "planned":
                before[-1].modality = "proposed"


def _rather(denied: Draft, other: Draft, low: str, words: RetellingWords) -> bool:
    """ "It will not buy but rent", "It will not buy. Instead it will rent": what it does then."""
    same = {p.key for p in denied.agents} == {p.key for p in other.agents}
    if not same or not _spends(other) or other.clause is None:
        return False
    if other.sentence == denied.sentence:
        found = words.instead.search(low, denied.start, other.end)
        return other.clause.sub == "but" or found is not None
    close = other.number - denied.number == 1
    return close and words.instead.search(low, other.sentence.start, other.end) is not None


def _meant(first: Draft, denied: Draft) -> bool:
    """Whether what somebody does not do is what was told before, and not of other chips."""
    ours, theirs = ({chip.key for chip in draft.chips} for draft in (first, denied))
    same = not ours or not theirs or bool(ours & theirs)
    return same and first.type == denied.type and _spends(first) and _follows(first, denied)


def _instead(first: Draft, rather: Draft) -> None:
    """ "It will spend $7bn on chips. It does not want to buy but to rent": one act, the latter."""
    rather.also.append(Span(first.start, first.end))
    rather.money = rather.money or first.money
    rather.units = rather.units or first.units
    if not rather.chips:
        rather.chips, rather.vendors = first.chips, rather.vendors or first.vendors
    rather.when = first.when if _undated(rather) else rather.when
