"""Where a text says something of the law that the rules of its day contradict.

Two things are looked at: wordings such as "are allowed to be sold in …" beside a chip, and acts
told as law in force under a rule that was none. What a text says is never corrected, only noted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from store.assess.law import state_on
from store.assess.rulings import ruling_on
from store.assess.wordings import words_asked
from store.records import ChipUse, Claim, Day, Document, Facts, Ruling
from store.reference.conditions import ASKED
from store.reference.law import Law, Saying
from store.reference.names import Names
from store.vocabulary import EventType, Modality, Route, RuleState

__all__ = ["KIND", "RuleNote", "rule_notes"]

KIND = "conflicts-with-rule"
"""What such a note is called."""

_TELLS_LAW: frozenset[EventType] = frozenset(("restrict", "comply"))
_AS_A_FACT: frozenset[Modality] = frozenset(("ongoing", "done"))
_NO_LAW: frozenset[RuleState] = frozenset(
    ("announced", "proposed", "not-enforced", "suspended", "rescinded", "withdrawn", "expired")
)
_SALE: Route = "direct-export"
_PLACE = (
    r"\s+(?:in|to|into|within|inside)\s+(?:the\s+)?(?P<place>\w[\w.'’-]*(?:\s\w[\w.'’-]*){0,2})"
)
_SENTENCE = 500
_NEAR = 8
"""Words before a saying that may deny it."""

_END = re.compile(r"[.!?][\"”’')]*\s|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleNote:
    """What a text says of the law, where it stands, and what the rules of `day` say.

    `start` and `end` are offsets into the document. `status` is that of a sale on the day, or the
    state of the rule; `broad` says that the text is right of some of what it names.
    """

    says: str
    message: str
    start: int
    end: int
    day: Day
    status: str
    rule: str = ""
    source: str = ""
    broad: bool = False
    kind: str = KIND


def rule_notes(claim: Claim, document: Document, law: Law, names: Names) -> tuple[RuleNote, ...]:
    """The notes on one claim: what the rules contradict on the day of the document.

    Where only its month or year is known, both ends of it count. None where nothing is known.
    """
    when = document.published
    if when is None or not when.first or not when.last:
        return ()
    first, last = (
        (*_said(claim, document.text, day, law, names), *_in_force(claim, day, law, names))
        for day in (when.first, when.last)
    )
    held = {(note.start, note.end) for note in first}
    return tuple(note for note in last if (note.start, note.end) in held)


def _said(claim: Claim, text: str, day: Day, law: Law, names: Names) -> Iterator[RuleNote]:
    """Wordings in the sentence of the claim that tell of a chip, or of chips in general."""
    start, end = _sentence(text, claim.start, claim.end)
    for saying, pattern in _patterns(law.sayings, law.said_of_any_chip):
        for found in pattern.finditer(text, start, end):
            place, close = _where(saying, found, claim, law, names)
            thing = _thing(saying, found, claim, law, names)
            if (
                place
                and thing is not None
                and not _denied(saying, text[start : found.start("said")])
            ):
                span = _begin(saying, found), close
                note = _held(saying, thing, place, span, day, law, names)
                if note is not None:
                    yield note


def _begin(saying: Saying, found: re.Match[str]) -> int:
    """Where a saying begins: with the buyers, or behind the goods."""
    return found.start() if saying.buyers else found.start("said")


def _where(
    saying: Saying, found: re.Match[str], claim: Claim, law: Law, names: Names
) -> tuple[str, int]:
    """The country that a saying speaks of, and the end of what says so; "" if there is none."""
    if saying.place:
        return saying.place, found.end()
    said = found["place"]
    for home in law.said_of_home:
        if said.casefold().startswith(home.casefold()):
            return _home(claim, names), found.start("place") + len(home)
    place, length = _place(said, names)
    return place, found.end() if saying.buyers else found.start("place") + length


def _home(claim: Claim, names: Names) -> str:
    """Where the one who acts has its head office, or that of its ultimate parent."""
    for actor in claim.actors("agent"):
        top = names.actors.get(names.top(actor))
        if top is not None and top.hq:
            return top.hq
    return ""


def _denied(saying: Saying, before: str) -> bool:
    """Whether a word shortly before a saying turns it into its contrary ("no … may be sold")."""
    near = before.casefold().split()[-_NEAR:]
    return any(word.strip(",;:“”\"'()") in saying.unless for word in near)


def _thing(
    saying: Saying, found: re.Match[str], claim: Claim, law: Law, names: Names
) -> tuple[str, str] | None:
    """The chip that is spoken of, "" for any, and what it is called; None if there is none.

    The last chip of the claim before the wording, or else wordings for any chip beside it. A
    pronoun before the wording may mean any of the chips, so there may be no other then.
    """
    at = found.start("said")
    use = None if saying.buyers else _before(claim, at)
    if use is not None:
        others = {one.chip for one in claim.chips if one.end <= at} - {use.chip}
        last = found.string[use.end : at].casefold().split()[-1:]
        if others and last and last[0] in law.said_back:
            return None
        return use.chip, names.name("chip", use.chip)
    goods = found["goods"]
    if not goods:
        return None
    return next(iter(names.resolve("chip", goods)), ""), goods


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of whole sentences around a claim."""
    low = max(0, start - _SENTENCE)
    breaks = [found.end() for found in _END.finditer(text, low, start)]
    after = _END.search(text, max(end - 1, start), min(len(text), end + _SENTENCE))
    return (breaks[-1] if breaks else low), (after.start() + 1 if after else len(text))


@lru_cache(maxsize=4)
def _patterns(
    sayings: tuple[Saying, ...], goods: tuple[str, ...]
) -> tuple[tuple[Saying, re.Pattern[str]], ...]:
    return tuple((saying, _pattern(saying, goods)) for saying in sayings)


def _pattern(saying: Saying, goods: tuple[str, ...]) -> re.Pattern[str]:
    """The wording of a saying, with its place and its goods as groups."""
    lead = rf"{_any(saying.lead)}\s+" if saying.lead else ""
    words = lead + _any(saying.words)
    named = rf"(?P<goods>{_any(goods)})"
    if saying.buyers:
        whose = rf"\b(?P<place>\w+)\s+{_any(saying.buyers)}"
        text = rf"{whose}\s+(?P<said>{words})\s+(?:(?:any|all|the)\s+)?{named}\b"
    else:
        behind = r"\b" if saying.place else _PLACE
        text = rf"(?:\b{named}\s+(?:(?:which|that)\s+)?)?\b(?P<said>{words}){behind}"
    return re.compile(text, re.IGNORECASE)


def _any(words: tuple[str, ...]) -> str:
    """Any of some wordings, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _place(text: str, names: Names) -> tuple[str, int]:
    """The country that the first words of `text` name, and the length of its name there."""
    ends = [found.end() for found in re.finditer(r"\S+", text)]
    for end in reversed(ends):
        name = text[:end].rstrip(".,'’")
        found = names.resolve("place", name)
        country = names.country_of(found[0]) if found else ""
        if country:
            return country, len(name)
    return "", 0


def _before(claim: Claim, at: int) -> ChipUse | None:
    """The chip of the claim that is named last before an offset."""
    uses = [use for use in claim.chips if use.end <= at]
    return max(uses, key=lambda use: use.end, default=None)


def _held(
    saying: Saying,
    thing: tuple[str, str],
    place: str,
    span: tuple[int, int],
    day: Day,
    law: Law,
    names: Names,
) -> RuleNote | None:
    """A wording held against the status of a sale on the day; None if nothing contradicts it."""
    chip, called = thing
    facts = Facts(type="", route=_SALE, chip=chip, place=place)
    ruling = ruling_on(facts, law, names, day)
    against = [
        what
        for what, status in ruling.alternatives.items()
        if status in saying.against and not _open(what, ruling, law)
    ]
    if ruling.status not in saying.against and not against:
        return None
    broad = ruling.status not in saying.against
    told = f"{called} {'is' if chip else 'are'} {saying.says} in {names.name('place', place)}"
    rule = ruling.rules[0] if ruling.rules else ""
    return RuleNote(
        says=saying.says,
        message=f"the text says that {told}; on {day} {_stood(ruling, against, rule, names)}",
        start=span[0],
        end=span[1],
        day=day,
        status=ruling.status,
        rule=rule,
        source=state_on(law.rules[rule], day, law.horizon).source if rule else "",
        broad=broad,
    )


def _open(what: str, ruling: Ruling, law: Law) -> bool:
    """Whether a case rests on a question that no table answers: it contradicts nobody."""
    asked = words_asked(law, ASKED) if ruling.missing else ()
    return any(question in what for question in asked if question in ruling.missing)


def _stood(ruling: Ruling, against: list[str], rule: str, names: Names) -> str:
    by = f" ({names.name('rule', rule)})" if rule else ""
    if against:
        statuses = dict.fromkeys(ruling.alternatives[what] for what in against)
        return f"a sale of {', '.join(against)} was {' or '.join(statuses)}{by}"
    return f"a sale was {ruling.status}{by}"


def _in_force(claim: Claim, day: Day, law: Law, names: Names) -> Iterator[RuleNote]:
    """Rules that the claim tells as law, and that were none on the day."""
    if claim.type not in _TELLS_LAW or claim.modality not in _AS_A_FACT or claim.polarity == "-":
        return
    for use in claim.rules:
        rule = law.rules.get(use.rule)
        if rule is None:
            continue
        found = state_on(rule, day, law.horizon)
        if found.state in _NO_LAW and not found.in_force:
            since = f" since {found.since}" if found.since else ""
            yield RuleNote(
                says="in force",
                message=f"the text tells {names.name('rule', rule.id)} as law;"
                f" on {day} it was {found.state}{since}",
                start=use.start,
                end=use.end,
                day=day,
                status=found.state,
                rule=rule.id,
                source=found.source,
            )
