"""Whose voice a sentence speaks in: outlets, people without a name, papers, hearsay."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick

from store.parse.discourse.told import Told
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.words.scans import led
from store.parse.words.word_classes import CLASS
from store.reference.lexicon import phrases

__all__ = ["Voice", "VoiceHits", "Voices", "hear", "is_outlet"]

_ACCORDING = ("according to ", "according to the ")
_BODIES = CLASS["org"] | CLASS["gov"]
_BEFORE = 80
_AFTER = 120
_LETTER = r"\w"
_ANYONE, _AGAIN, _HANDED, _PAPER, _HEDGE, _CREDIT, _CHARGE = (1 << n for n in range(7))
"""What a sentence may have: a word of each without which its pattern fits nowhere."""


@dataclass(frozen=True, slots=True)
class Voices:
    """The compiled words of attribution."""

    needed: tuple[int, ...]
    """For each word of the automaton the patterns that may fit where it stands."""
    automaton: AhoCorasick
    before: re.Pattern[str]
    inverted: re.Pattern[str]
    after: re.Pattern[str]
    cited: re.Pattern[str]
    anonymous: re.Pattern[str]
    again: re.Pattern[str]
    handed: re.Pattern[str]
    it: re.Pattern[str]
    credited: re.Pattern[str]
    loose: re.Pattern[str]
    unnamed: re.Pattern[str]
    document: re.Pattern[str]
    study: re.Pattern[str]
    credits: re.Pattern[str]
    credit_line: re.Pattern[str]
    numbers: dict[str, str]

    @classmethod
    def of(cls, g: Grammar) -> "Voices":
        """Compile the lists of the lexicon."""
        words = g.lexicon.attribution
        outlet, again, people, paper = words.outlet, words.again, words.people, words.document
        between = _any(outlet.between)
        hedges = [h for h in g.lexicon.cues.hedge if h.level == 2]
        credits = [h.words for h in g.lexicon.cues.hedge if h.level == 1]
        needed: dict[str, int] = {}
        for kind, lists in (
            (_ANYONE, [people.heads]),
            (_AGAIN, [again.nouns, again.phrases]),
            (_HANDED, [again.handed]),
            (_PAPER, [paper.names]),
            (_HEDGE, [h.words for h in hedges]),
            (_CREDIT, credits),
            (_CHARGE, [words.charge.papers, words.charge.accusers]),
        ):
            for word in phrases(" | ".join(lists)):
                needed[word] = needed.get(word, 0) | kind
        return cls(
            needed=tuple(needed.values()),
            automaton=AhoCorasick(list(needed)),
            before=re.compile(rf"(?<!\w)(?:{_any(outlet.before)})(?: (?:{between}))* ?[\"“]?$"),
            inverted=re.compile(rf"[,”\"'’] ?(?:{_any(outlet.inverted)})(?: (?:{between}))* ?$"),
            after=re.compile(
                rf"(?:[’']s?)?[\"”)]*,? ?(?:(?:{_any(outlet.inside)}) ?)*(?:{_any(outlet.after)})(?!\w)"  # noqa: E501
            ),
            cited=_words([outlet.cited]),
            anonymous=re.compile(
                rf"(?<!\w)(?:(?P<count>{_any(people.counts)}) )?(?:(?:{_any(people.kinds)}) )*(?:{_any(people.heads)})(?: \w+)? (?:{_any(people.tails)})"  # noqa: E501
                rf"|(?<!\w)(?:(?P<count2>{_any(people.counts)}) )?(?:(?:{_any(people.kinds)}) )*(?:{_any(people.plain)})(?!\w| of|-)"  # noqa: E501
                rf"|(?<!\w)(?:{_any(people.lone_counts)}) (?:\w+ )?(?:{_any(people.lone)}) (?:{_any(people.lone_verbs)})"  # noqa: E501
            ),
            again=re.compile(
                led(
                    [
                        rf"the (?:\w+ )?(?:{_any(again.nouns)})(?: (?:{_any(again.further)}))? (?:{_any(again.verbs)})",  # noqa: E501
                        *(
                            rf"{lead} the (?:\w+ )?(?:{_any(again.nouns)})"
                            for lead in _each(again.leads)
                        ),
                        *_each(again.phrases),
                    ],
                    r"\w",
                )
                + r"(?!\w)"
            ),
            handed=re.compile(
                rf"{led(_each(again.handed), _LETTER)} the (?:\w+ )?(?:{_any(again.nouns)})(?!\w)"
            ),
            it=re.compile(rf"it (?<!\wit )(?:{_any(again.verbs)})(?: that)?[.,;:]"),
            credited=_words(credits),
            loose=_words(h.words for h in hedges),
            unnamed=_words(h.words for h in hedges if h.unnamed),
            document=re.compile(
                rf"(?<!\w)(?:(?:{_any(paper.before)}) (?:(?:{_any(paper.between)}) )*(?P<paper>{_any(paper.names)})"  # noqa: E501
                rf"|(?P<paper2>{_any(paper.names)}) (?:{_any(paper.after)}))(?!\w)"
            ),
            study=re.compile(rf"(?<!\w)(?:{_any(paper.by)}) (?:the )?$"),
            credits=re.compile(rf"(?:{_any(words.dateline.credits)}):? *$"),
            credit_line=re.compile(rf"[\W_]*(?:{_any(words.dateline.lines)})s?(?!\w)"),
            numbers=people.numbers,
        )


def _each(words: str) -> list[str]:
    return [re.escape(w) for w in sorted(phrases(words), key=len, reverse=True)]


def _any(words: str) -> str:
    return "|".join(_each(words))


def _words(lists: Iterable[str]) -> re.Pattern[str]:
    return re.compile(led(_each(" | ".join(lists)), r"\w") + r"(?!\w)")


@dataclass(slots=True)
class Voice:
    """What a sentence says on whose word it speaks.

    `outlets` stand in the order of the chain, the one nearest to the source last; `alone` is set
    where somebody who is no outlet speaks for himself; `speaking` are the clauses that do so.
    `again` goes on with the outlet credited before, `it` may, `handed` tells it something;
    `accuses` where it tells what somebody is charged with; `credited` where it gives somebody's
    account; `old` where an outlet told it in an earlier month or year; `study` is set where a
    research body's own paper is what the text rests on.
    """

    outlets: list[Ref] = field(default_factory=list)
    anonymous: re.Match[str] | None = None
    document: re.Match[str] | None = None
    study: bool = False
    old: bool = False
    again: bool = False
    handed: bool = False
    it: bool = False
    credited: bool = False
    loose: list[re.Match[str]] = field(default_factory=list)
    hearsay: list[re.Match[str]] = field(default_factory=list)
    alone: bool = False
    accuses: bool = False
    speaking: list[Clause] = field(default_factory=list)

    @property
    def outlet(self) -> Ref | None:
        """The outlet nearest to the source."""
        return self.outlets[-1] if self.outlets else None


class VoiceHits:
    """Where a text has words by which a voice is heard, found once and asked for by sentence."""

    __slots__ = ("found",)

    def __init__(self, low: str, voices: Voices) -> None:
        """Scan the whole text."""
        hits = voices.automaton.find_matches_as_indexes(low, overlapping=True)
        self.found = sorted([(start, end, voices.needed[number]) for number, start, end in hits])

    def within(self, start: int, end: int) -> int:
        """Which patterns may fit in a stretch."""
        value = 0
        for n in range(bisect_left(self.found, (start,)), len(self.found)):
            at, past, kinds = self.found[n]
            if at >= end:
                break
            if past <= end:
                value |= kinds
        return value


def is_outlet(ref: object, g: Grammar) -> bool:
    """Whether a name is that of a publisher."""
    return isinstance(ref, Ref) and ref.kind == "actor" and g.names.is_publisher(ref.key)


def hear(told: Told, low: str, hits: VoiceHits, g: Grammar, voices: Voices) -> Voice:
    """Whose voices are in a sentence."""
    start, end = told.sentence
    kinds = hits.within(start, end)
    voice = Voice()
    voice.speaking = [c for c in told.clauses if _reports(c, g)]
    subjects = {n.start for c in voice.speaking for n in (c.subj.all() if c.subj else ())}
    by_name = False
    for token in told.names:
        ref = token.ref
        if not isinstance(ref, Ref) or ref.kind != "actor":
            continue
        head = low[max(start, ref.start - _BEFORE) : ref.start]
        if not is_outlet(ref, g):
            if ref.cls & CLASS["research"] and not voice.outlets and voices.study.search(head):
                voice.outlets, voice.study = [ref], True
            elif not ref.cls & CLASS["research"] and head.endswith(_ACCORDING):
                by_name = True  # "according to Kessler"
            continue
        head = head[:-4] if head.endswith("the ") else head.rstrip("“\"'")
        credited = (
            voices.before.search(head)
            or voices.inverted.search(head)
            or voices.after.match(low, ref.end, min(end, ref.end + _AFTER))
            or ref.start in subjects
        )
        if credited and all(o.key != ref.key for o in voice.outlets):
            cited = voices.cited.search(head[-30:])
            if not voice.outlets or cited:
                voice.outlets.append(ref)
    spoken = low[start:end]
    if kinds & _ANYONE:
        voice.anonymous = voices.anonymous.search(low, start, end)
    voice.again = bool(kinds & _AGAIN) and voices.again.search(spoken) is not None
    voice.handed = bool(kinds & _HANDED) and voices.handed.search(spoken) is not None
    voice.it = voices.it.search(spoken) is not None
    if told.drafts:
        if kinds & _CREDIT:
            voice.credited = voices.credited.search(low, start, end) is not None
        if kinds & _HEDGE:
            voice.loose = list(voices.loose.finditer(low, start, end))
            voice.hearsay = list(voices.unnamed.finditer(low, start, end)) if voice.loose else []
        if kinds & _PAPER:
            voice.document = voices.document.search(low, start, end)
    charged = bool(kinds & _CHARGE) and g.charge.search(spoken) is not None
    voice.accuses = charged or any(
        c.verb is not None and c.verb.lemma in g.status.alleging and not c.children
        for c in voice.speaking
    )
    voice.alone = not voice.outlets and (by_name or _speaks(voice.speaking, g))
    return voice


def _reports(clause: Clause, g: Grammar) -> bool:
    verb = clause.verb
    return (
        verb is not None
        and verb.lemma in g.reporting
        and not verb.passive
        and verb.is_finite
        and clause.subj is not None
    )


def _speaks(speaking: list[Clause], g: Grammar) -> bool:
    """Whether somebody who is no outlet speaks for himself in the sentence."""
    for clause in speaking:
        for noun in clause.subj.all() if clause.subj is not None else ():
            ref = noun.head_ref
            if isinstance(ref, Ref) and ref.kind == "actor" and not is_outlet(ref, g):
                return True
            if noun.owner and noun.cls:
                return True
            if noun.det == "the" and noun.cls & _BODIES and not noun.cls & CLASS["person"]:
                return True  # "the two governments announced"
            known = [p for p in noun.known_parties or () if not p.cls & CLASS["collective"]]
            if not noun.pronoun and any(p.via == "description" for p in known):
                return True
    return False
