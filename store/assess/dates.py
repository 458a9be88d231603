"""The ruling of a day, and of an act of which the date is not known to the day."""

from collections.abc import Sequence
from dataclasses import replace

from store.assess.values import CONFIDENCE, CONFIDENCES
from store.records import Day, Ruling, Step, When
from store.vocabulary import Overlay, Status, values

__all__ = ["DATE", "on", "on_day", "then"]

DATE = "date"
_UNKNOWN: Status = "unknown"


def on_day(found: Sequence[Ruling], day: Day) -> Ruling:
    """The ruling of a day, out of all rulings of an act."""
    return next(ruling for ruling in found if not ruling.until or day <= ruling.until)


def on(found: Sequence[Ruling], when: When | None) -> Ruling:
    """The ruling of an act with this date, out of all its rulings.

    Where the status changes within the interval it is unknown for want of the date, with what
    holds before and after as alternatives. An open end, or no date at all, means every day there
    is. Of several measures of the buyer's own state the mildest is given.
    """
    first, last = (when.first, when.last) if when is not None else ("", "")
    during = [
        ruling
        for ruling in found
        if (not ruling.until or first <= ruling.until) and (not last or ruling.since <= last)
    ]
    if len(during) == 1:
        return during[0]
    during = [_within(ruling, first, last) for ruling in during]
    together = _together(during)
    if len({ruling.status for ruling in during}) == 1:
        return together
    return Ruling(
        since=together.since,
        until=together.until,
        status=_UNKNOWN,
        overlay=together.overlay,
        rules=together.rules,
        missing=(DATE,),
        assumed=together.assumed,
        confidence=together.confidence,
        steps=tuple(_step(ruling) for ruling in during),
        alternatives=_by_stretch(during),
    )


def then(found: Sequence[Ruling], when: When | None, reported: Day) -> Ruling:
    """The ruling of an act on its own days, out of all its rulings.

    An act of which the text gives no date is judged on the day of its first report (`reported`,
    empty where that is not known either), and the ruling says that this was assumed.
    """
    if not reported or (when is not None and (when.first or when.last)):
        return on(found, when)
    ruling = on_day(found, reported)
    return replace(
        ruling,
        assumed=(*ruling.assumed, f"date: {reported}, its first report"),
        confidence=CONFIDENCES[min(CONFIDENCE[ruling.confidence], CONFIDENCE["medium"])],
    )


def _within(ruling: Ruling, first: Day, last: Day) -> Ruling:
    """The part of a ruling's stretch that lies in an interval."""
    until = min(filter(None, (ruling.until, last)), default="")
    return replace(ruling, since=max(ruling.since, first), until=until)


def _together(during: Sequence[Ruling]) -> Ruling:
    """What several rulings come to; the rules that decide them stand first."""
    deciding = [rule for ruling in during for rule in ruling.rules[:1]]
    rules = [rule for ruling in during for rule in ruling.rules]
    mildest = {overlay: rank for rank, overlay in enumerate(values(Overlay))}
    return Ruling(
        since=during[0].since,
        until=during[-1].until,
        status=during[0].status,
        overlay=min((ruling.overlay for ruling in during), key=mildest.__getitem__),
        rules=tuple(dict.fromkeys((*deciding, *rules))),
        missing=tuple(dict.fromkeys(name for ruling in during for name in ruling.missing)),
        assumed=tuple(dict.fromkeys(text for ruling in during for text in ruling.assumed)),
        confidence=CONFIDENCES[min(CONFIDENCE[ruling.confidence] for ruling in during)],
        steps=during[0].steps,
        alternatives=during[0].alternatives,
    )


def _by_stretch(during: Sequence[Ruling]) -> dict[str, str]:
    """Status by stretch, with neighbours of one status joined."""
    joined: list[tuple[Day, Day, str]] = []
    for ruling in during:
        if joined and joined[-1][2] == ruling.status:
            joined[-1] = joined[-1][0], ruling.until, ruling.status
        else:
            joined.append((ruling.since, ruling.until, ruling.status))
    return {_words(since, until): status for since, until, status in joined}


def _words(since: Day, until: Day) -> str:
    if since and until:
        return f"{since} to {until}"
    return f"from {since}" if since else f"to {until}" if until else "any day"


def _step(ruling: Ruling) -> Step:
    """One stretch of an undecided date, with the rule that decides it."""
    return Step(
        question=f"status {_words(ruling.since, ruling.until)}",
        answer=ruling.status,
        fact=DATE,
        rule=ruling.rules[0] if ruling.rules else "",
        since=ruling.since,
        until=ruling.until,
        missing=ruling.missing,
        confidence=ruling.confidence,
    )
