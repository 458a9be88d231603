"""On whose word: publisher ← outlet cited ← source, carried over the sentences that it covers."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile
from operator import itemgetter

from store.parse.attribution.accusations import accuse
from store.parse.attribution.voices import Voice, VoiceHits, Voices, hear, is_outlet
from store.parse.discourse.drafts import Draft
from store.parse.discourse.told import Told
from store.parse.lexicon.grammar import Grammar
from store.parse.reader import Read
from store.parse.tagging.spans import Ref
from store.parse.words.kinds import ENFORCING, HAPPENED, RULES_AND_LISTS
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
from store.records import Cue, Relay, Section, When

__all__ = ["attribute"]

_PRIVATE = word_set(
    """
    acquire rent negotiate decline smuggle supply invest deploy build develop
    """
)
_SPOKEN = frozenset(("warn", "oppose", "state", "comply"))
_NEAR = 8
_AGAIN = 25
_FIRST = 4
_HEARSAY = 3
_FEWEST = 2
_CREDIT_LINE = 80
_BEHIND = 24
"""Characters between an outlet and the day on which it reported."""
_WORD = 8
_start = itemgetter(0)


@dataclass(slots=True)
class _Carried:
    """The outlets that speak until another voice starts; `stopped` where one has."""

    chain: list[Ref]
    sentence: int = -99
    paragraph: int = -99
    stopped: bool = False


def attribute(found: Read, g: Grammar, voices: Voices) -> None:
    """Give every draft of `found` its chain and origin."""
    told = found.told
    house = g.names.resolve("actor", found.document.publisher)[:1]
    hits = VoiceHits(found.low, voices)
    heard = [hear(one, found.low, hits, g, voices) for _, one in told]
    accuse(told, heard, found.low)
    for voice in heard:
        voice.outlets = [ref for ref in voice.outlets if ref.key not in house]
    for (_, one), voice in zip(told, heard, strict=True):
        voice.old = bool(voice.outlets) and _of_old(voice, one, found.document.published)
    copied = _agency(found, g, voices)
    agency = [ref for ref in copied if ref.key not in house]
    main = _first_credit(heard[_above(told) :])
    state = _Carried([])
    digests = _digests(told, g)
    for number, (section, one) in enumerate(told):
        voice = heard[number]
        if not voice.outlets and number in digests:
            voice.outlets = [digests[number]]
        if voice.handed and not voice.outlets:
            voice.outlets = state.chain
        voice.again = voice.again or (voice.it and number - state.sentence <= 1)
        recent = state.chain if number - state.sentence <= _AGAIN else []
        for draft in one.drafts:
            own = bool(copied) and _own_source(voice, found.low)
            chain = [] if own else _chain(draft, number, section, voice, state, told, heard, main)
            kind = "outlet" if chain else ""
            aside = draft.clause is not None and draft.clause.rel == "rel"
            if not chain and _hearsay(draft, voice):
                chain = _later(number, section, told, heard) or _next(number, heard)
                kind = "outlet" if chain else "uncredited"
            if not kind and not voice.alone and not aside and not draft.background:  # noqa: SIM102
                if main and _private(draft) and not state.stopped and not own:
                    chain, kind = main, "outlet"
            if agency and kind != "outlet" and (kind or _news(draft)):
                chain, kind = agency, "outlet"
            _settle(draft, kind, chain, voice)
            _relays(draft, found.document.publisher, voice, voices)
            if draft.hedge == 1 and _by_the_way(draft):
                draft.hedge = 0
        if voice.outlets:
            state = _Carried(voice.outlets, number, section.start)
        elif voice.again and recent:
            state.sentence, state.paragraph, state.stopped = number, section.start, False
        elif voice.alone:
            state.stopped = True


def _above(told: list[tuple[Section, Told]]) -> int:
    """How many labels stand above the text besides its title."""
    kinds = (section.kind for section, _ in told)
    return sum(kind == "heading" for kind in takewhile(("heading", "title").__contains__, kinds))


def _first_credit(heard: list[Voice]) -> list[Ref]:
    """The outlets credited first; none where the news has its own sources before an old report."""
    sourced = False
    for voice in heard[: _FIRST + 1]:
        if voice.outlets:
            return [] if sourced and voice.old else voice.outlets
        sourced = sourced or voice.anonymous is not None
    return []


def _own_source(voice: Voice, low: str) -> bool:
    """ "Two people told it", with no outlet: new sources in agency copy are the agency's own."""
    if voice.anonymous is None or voice.outlets or voice.again or voice.handed:
        return False
    start = voice.anonymous.start()
    before = low[max(0, start - _WORD) : start].split()[-1:]
    return before not in (["the"], ["those"], ["these"])


def _of_old(voice: Voice, told: Told, published: When | None) -> bool:
    """ "Reuters reported in November that": a report older than the news, and not its source."""
    outlet = voice.outlet
    if outlet is None or published is None:
        return False
    return any(
        t.tag == "k"
        and 0 <= t.start - outlet.end <= _BEHIND
        and t.ref.precision not in ("day", "week")
        and "" < t.ref.last < published.first
        for t in told.words
    )


def _chain(
    draft: Draft,
    number: int,
    section: Section,
    voice: Voice,
    state: _Carried,
    told: list[tuple[Section, Told]],
    heard: list[Voice],
    main: list[Ref],
) -> list[Ref]:
    """The outlets on whose word a draft stands; none if its sentence speaks for itself."""
    if draft.modality == "denied" and not voice.handed:
        inside = any(draft.start <= ref.start < draft.end for ref in voice.outlets)
        return voice.outlets if inside else []
    if voice.outlets:
        return voice.outlets
    if draft.type == "state":
        return []
    since = number - state.sentence
    near = since <= _NEAR and (state.paragraph == section.start or state.chain == main)
    goes_on = (voice.again and since <= _AGAIN) or (voice.anonymous and near)
    if state.chain and goes_on and (voice.again or not voice.alone):
        return state.chain
    if _hearsay(draft, voice) and state.chain and since <= _HEARSAY:
        return state.chain
    aside = draft.clause is not None and draft.clause.rel == "rel"
    if voice.alone or aside or _hearsay(draft, voice):
        return []
    if not _private(draft):
        return []
    if state.chain and state.paragraph == section.start and not state.stopped:
        return state.chain
    return _later(number, section, told, heard)


def _digests(told: list[tuple[Section, Told]], g: Grammar) -> dict[int, Ref]:
    """The outlet over each sentence of a press digest, where its name is a line of its own."""
    heads = {n: ref for n, (_, one) in enumerate(told) if (ref := _head(one, g)) is not None}
    if len(heads) < _FEWEST:
        return {}
    found: dict[int, Ref] = {}
    current: Ref | None = None
    for number, (section, _) in enumerate(told):
        if section.kind in ("heading", "title"):
            current = heads.get(number)
        elif current is not None:
            found[number] = current
    return found


def _head(told: Told, g: Grammar) -> Ref | None:
    """The outlet of which a line is only the name."""
    if told.place.section not in ("heading", "title"):
        return None
    outlet = next((t.ref for t in told.words if is_outlet(t.ref, g)), None)
    length = told.sentence.end - told.sentence.start
    whole = isinstance(outlet, Ref) and (outlet.end - outlet.start) * 5 >= length * 4
    return outlet if whole else None


def _private(draft: Draft) -> bool:
    """Whether it is news of certain companies, which somebody must have found out."""
    return draft.type in _PRIVATE and not (
        draft.agents and all(p.cls & CLASS["collective"] for p in draft.agents)
    )


def _news(draft: Draft) -> bool:
    """Whether an act is news of the article's own day or told on somebody's word."""
    if draft.background:
        return False
    return draft.type in _PRIVATE or draft.hedge > 0 or draft.type in _SPOKEN


def _hearsay(draft: Draft, voice: Voice) -> bool:
    """Whether it is told as a report of nobody in particular."""
    if draft.type == "state":
        return False
    return any(_covers(draft, m.start()) for m in voice.hearsay)


def _covers(draft: Draft, at: int) -> bool:
    return draft.start - 40 <= at < draft.end


def _later(
    number: int, section: Section, told: list[tuple[Section, Told]], heard: list[Voice]
) -> list[Ref]:
    """The outlets that a later sentence of the same paragraph credits."""
    for later in range(number + 1, min(number + 4, len(told))):
        if told[later][0].start != section.start or heard[later].alone:
            return []
        if heard[later].outlets:
            own = heard[later].old and heard[number].anonymous is not None
            return [] if own else heard[later].outlets
    return []


def _next(number: int, heard: list[Voice]) -> list[Ref]:
    """The outlets that one of the next sentences credits with what is told as "reportedly"."""
    return next((v.outlets for v in heard[number + 1 : number + 4] if v.outlets), [])


def _agency(found: Read, g: Grammar, voices: Voices) -> list[Ref]:
    """The agency whose copy the whole text is, by its dateline or a line of credits."""
    text = found.document.text
    for section in found.sections:
        first = text.rfind("\n", 0, section.start) + 1
        if section.kind in ("lede", "body") and first < section.start:
            chain = [r for r in _outlets(found, first, section.start, g) if r]
        elif section.end - section.start <= _CREDIT_LINE and section.kind != "body":
            chain = [
                ref
                for ref in _outlets(found, section.start, section.end, g)
                if voices.credits.fullmatch(found.low[first : ref.start].strip() + " ")
                and not found.low[ref.end : section.end].strip(" .|,-–—0123456789")[20:]
            ]
        else:
            continue
        if chain:
            return chain[:1]
    return []


def _outlets(found: Read, start: int, end: int, g: Grammar) -> list[Ref]:
    first = bisect_left(found.stretches, start, key=_start)
    behind = bisect_left(found.stretches, end, lo=first, key=_start)
    return [ref for _, _, _, ref in found.stretches[first:behind] if is_outlet(ref, g)]


def _settle(draft: Draft, kind: str, chain: list[Ref], voice: Voice) -> None:
    if kind == "outlet":
        draft.origin_kind = "document" if voice.study else "outlet"
        draft.origin = chain[-1].key
        for ref in chain:
            draft.relays.append(Relay(kind="outlet", name=ref.key, start=ref.start, end=ref.end))
            draft.cues.append(Cue("attribution", ref.start, ref.end))
        draft.hedge = max(draft.hedge, 1)
    elif kind == "uncredited":
        draft.origin_kind = "uncredited"
        draft.relays.append(Relay(kind="unnamed-report", name=""))
        draft.hedge = max(draft.hedge, 2)
    sure = draft.type == "state" or (draft.type in ENFORCING and draft.modality in HAPPENED)
    for match in voice.loose:
        if not sure and _covers(draft, match.start()):
            draft.hedge = max(draft.hedge, 2)
            draft.cues.append(Cue("hedge", match.start(), match.end()))
    if voice.credited or any(_says(clause, draft) for clause in voice.speaking):
        draft.hedge = max(draft.hedge, 1)


def _by_the_way(draft: Draft) -> bool:
    """ "…, after Washington restricted exports, people said": what everybody knows already."""
    clause = draft.clause
    return clause is not None and clause.rel == "adv" and draft.type in RULES_AND_LISTS


def _says(clause: object, draft: Draft) -> bool:
    """Whether a clause of saying stands before or behind what a draft tells."""
    own = draft.clause
    rel = getattr(clause, "rel", "")
    if own is None or clause is own or own.rel == "rel" or rel == "rel":
        return False
    return not any(child.rel == "that" for child in getattr(clause, "children", ()))


def _relays(draft: Draft, publisher: str, voice: Voice, voices: Voices) -> None:
    relays = [Relay(kind="publisher", name=publisher), *draft.relays]
    if voice.document is not None:
        found = voice.document
        name = "paper" if found["paper"] else "paper2"
        relays.append(
            Relay(
                kind="document",
                name="",
                descriptor=found[name],
                start=found.start(name),
                end=found.end(name),
            )
        )
        draft.hedge = max(draft.hedge, 1)
    if voice.anonymous is not None:
        found = voice.anonymous
        count = found["count"] or found["count2"] or ""
        relays.append(
            Relay(
                kind="anonymous",
                name="",
                descriptor=found[0],
                count=voices.numbers.get(count, count),
                start=found.start(),
                end=found.end(),
            )
        )
        draft.hedge = max(draft.hedge, 1)
    draft.relays = relays
