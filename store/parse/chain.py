"""On whose word: publisher ← outlet cited ← source, carried over the sentences that it covers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from store.parse.drafts import Draft
from store.parse.grammar import CLASS, Grammar
from store.parse.spans import Ref
from store.parse.told import Told
from store.parse.words import word_set
from store.records import Cue, Document, Relay, Section
from store.reference.lexicon import phrases

__all__ = ["Voices", "attribute"]

_PRIVATE = word_set(
    """
    acquire rent negotiate decline smuggle supply invest deploy build develop
    """
)
_NEAR = 8
_HEADS = ("source", "people", "person", "insider", "official", "executive", "analyst", "individual",
          "observer", "expert", "employee", "trader")  # fmt: skip
_AGAIN = ("report", "article", "source", "people", "person", "document", "they added", "paper",
          "outlet", "it added", "story", "review", "filing", "tender", "investigation", "insiders",
          "publication", "magazine", "the site")  # fmt: skip
_NUMBER = {"two": "2", "three": "3", "four": "4", "five": "5", "six": "6"}


@dataclass(frozen=True, slots=True)
class Voices:
    """The compiled words of attribution."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    anonymous: re.Pattern[str]
    again: re.Pattern[str]
    loose: re.Pattern[str]
    document: re.Pattern[str]

    @classmethod
    def of(cls, g: Grammar) -> "Voices":
        """Compile the lists of the lexicon."""
        cues = g.lexicon.cues
        before = _any(cues.relay.before)
        after = _any(cues.relay.after)
        heads = _any(cues.sources.heads)
        tails = _any(cues.sources.tails)
        counts = _any(cues.sources.counts)
        kinds = _any(cues.sources.adjectives)
        return cls(
            before=re.compile(
                rf"(?<!\w)(?:{before})(?: (?:a|an|the|this|new|exclusive|recent|report|reports|article|story|investigation|by|from|in|of|with|reporters?))* ?[\"“]?$"  # noqa: E501
            ),
            after=re.compile(
                rf"(?:[’']s?)?[\"”)]*,? ?(?:(?:also|first|has|had|have|previously|exclusively|earlier|separately|since|on|monday|tuesday|wednesday|thursday|friday|saturday|sunday|this week|last week|last month|,|which|that|news|newspaper|magazine|in|a|its|own|new|an|recent) )*(?:{after})(?!\w)"  # noqa: E501
            ),
            anonymous=re.compile(
                rf"(?<!\w)(?:(?P<count>{counts}) )?(?:(?P<kind>{kinds}) )*(?P<head>{heads})(?: \w+)? (?P<tail>{tails})"  # noqa: E501
                rf"|(?<!\w)(?:(?P<count2>{counts}) )?(?:anonymous |unnamed |unidentified |industry |informed |knowledgeable |government |market |supply chain |company |multiple )*(?:sources|insiders)(?! of)(?!-)(?!d)"  # noqa: E501
                rf"|(?<!\w)(?:a|one|another|the|first|second) (?:\w+ )?(?:source|person) (?:said|told|familiar|added)"  # noqa: E501
            ),
            again=re.compile(
                r"(?<!\w)(?:the (?:\w+ )?(?:report|article|story|newspaper|paper|outlet|publication|sources?|people|person|insiders|investigation|review|documents?|tenders?|filings?|magazine|site)(?: also| further| later)? (?:said|says|added|noted|adds|claims|claimed|states|stated|suggests|suggested|revealed|reveals|notes|showed|shows|cited|cites|indicated|indicates|mentioned|highlights|described|alleges|alleged|continued)|they added|people said|sources said|sources added|according to the (?:report|article|sources?|people|documents?|newspaper|outlet|filing|publication|story|review|investigation)|the second person|it added|per the report|the report)(?!\w)"  # noqa: E501
            ),
            loose=re.compile(
                rf"(?<!\w)(?:{_any(next(h.words for h in cues.hedge if h.level == 2))})(?!\w)"
            ),
            document=re.compile(rf"(?<!\w)(?:{_any(cues.relay.documents)})s?(?!\w)"),
        )


def _any(words: str) -> str:
    return "|".join(re.escape(w) for w in sorted(phrases(words), key=len, reverse=True))


@dataclass(slots=True)
class _Voice:
    outlet: Ref | None = None
    anonymous: re.Match[str] | None = None
    again: bool = False
    loose: re.Match[str] | None = None
    alone: bool = False


@dataclass(slots=True)
class _Carried:
    outlet: Ref | None = None
    sentence: int = -99
    paragraph: int = -99
    main: Ref | None = None


def attribute(
    told: Iterable[tuple[Section, Told]], document: Document, low: str, g: Grammar, voices: Voices
) -> None:
    """Give every draft its chain and origin."""
    sentences = list(told)
    heard = [_hear(one, low, g, voices) for _, one in sentences]
    carried = _Carried()
    for number, (section, one) in enumerate(sentences):  # noqa: B007
        voice = heard[number]
        if voice.outlet is not None:
            carried.outlet, carried.sentence = voice.outlet, number
            if carried.main is None and section.kind in ("title", "lede", "body") and number <= 4:
                carried.main = voice.outlet
            carried.paragraph = section.start
    main = carried.main
    state = _Carried()
    for number, (section, one) in enumerate(sentences):
        voice = heard[number]
        outlet = voice.outlet
        kind = "outlet" if outlet is not None else ""
        recent = number - state.sentence <= _NEAR
        if (
            outlet is None
            and state.outlet is not None
            and recent
            and (voice.again or voice.anonymous)
        ):
            outlet, kind = state.outlet, "outlet"
        if outlet is None and voice.loose is not None:
            if state.outlet is not None and number - state.sentence <= 3:
                outlet, kind = state.outlet, "outlet"
            else:
                kind = "uncredited"
        for draft in one.drafts:
            _settle(draft, number, section, kind, outlet, voice, state, main, sentences, heard, low)
        if voice.outlet is not None or (voice.again and state.outlet is not None and recent):
            if voice.outlet is not None:
                state.outlet = voice.outlet
            state.sentence, state.paragraph = number, section.start
        for draft in one.drafts:
            _chain(draft, document, voice, g)


def _settle(
    draft: Draft,
    number: int,
    section: Section,
    kind: str,
    outlet: Ref | None,
    voice: _Voice,
    state: _Carried,
    main: Ref | None,
    sentences: list[tuple[Section, Told]],
    heard: list[_Voice],
    low: str,
) -> None:
    private = draft.type in _PRIVATE and not all(p.cls & CLASS["collective"] for p in draft.agents)
    aside = draft.clause is not None and draft.clause.rel == "rel"
    if kind == "" and not voice.alone and not aside:
        same = state.outlet is not None and state.paragraph == section.start
        if same and (private or (number - state.sentence <= 1 and draft.when is None)):
            outlet, kind = state.outlet, "outlet"
        elif private:
            ahead = _ahead(number, section, sentences, heard)
            if ahead is not None:
                outlet, kind = ahead, "outlet"
            elif main is not None and not draft.background:
                outlet, kind = main, "outlet"
    elif kind == "uncredited":
        ahead = _ahead(number, section, sentences, heard) or _next(number, heard)
        if ahead is not None:
            outlet, kind = ahead, "outlet"
    if kind == "outlet" and outlet is not None:
        draft.origin_kind, draft.origin = "outlet", outlet.key
        draft.relays.append(
            Relay(kind="outlet", name=outlet.key, start=outlet.start, end=outlet.end)
        )
        draft.cues.append(Cue("attribution", outlet.start, outlet.end))
        draft.hedge = max(draft.hedge, 1)
    if voice.loose is not None and draft.start - 40 <= voice.loose.start() < draft.end:
        draft.hedge = max(draft.hedge, 2)
        draft.cues.append(Cue("hedge", voice.loose.start(), voice.loose.end()))
    if kind == "uncredited":
        draft.origin_kind = "uncredited"
        draft.relays.append(Relay(kind="unnamed-report", name=""))
        draft.hedge = max(draft.hedge, 2)


def _ahead(
    number: int, section: Section, sentences: list[tuple[Section, Told]], heard: list[_Voice]
) -> Ref | None:
    """An outlet that a later sentence of the same paragraph credits."""
    for later in range(number + 1, min(number + 4, len(sentences))):
        if sentences[later][0].start != section.start:
            return None
        if heard[later].alone:
            return None
        if heard[later].outlet is not None:
            return heard[later].outlet
    return None


def _next(number: int, heard: list[_Voice]) -> Ref | None:
    """An outlet that one of the next sentences credits with what is told as "reportedly"."""
    for later in range(number + 1, min(number + 4, len(heard))):
        if heard[later].outlet is not None:
            return heard[later].outlet
    return None


def _hear(told: Told, low: str, g: Grammar, voices: Voices) -> _Voice:
    start, end = told.sentence
    voice = _Voice()
    for token in told.words:
        ref = token.ref
        if not isinstance(ref, Ref) or ref.kind not in ("actor", "outlet"):
            continue
        if ref.kind == "actor":
            actor = g.names.actors.get(ref.key)
            if actor is None or actor.kind != "publisher":
                continue
        head = low[max(start, ref.start - 60) : ref.start]
        head = head[:-4] if head.endswith("the ") else head
        if voices.before.search(head) or voices.after.match(low, ref.end, end):
            voice.outlet = ref
            break
    spoken = low[start:end]
    if any(word in spoken for word in _HEADS):
        voice.anonymous = voices.anonymous.search(low, start, end)
    if any(word in spoken for word in _AGAIN):
        voice.again = voices.again.search(spoken) is not None
    if told.drafts:
        voice.loose = voices.loose.search(low, start, end)
    voice.alone = voice.outlet is None and _speaks(told, g)
    return voice


def _speaks(told: Told, g: Grammar) -> bool:
    """Whether somebody who is no outlet speaks for himself in the sentence."""
    for clause in told.clauses:
        verb = clause.verb
        if verb is None or verb.lemma not in g.reporting or verb.passive or clause.subj is None:
            continue
        for noun in clause.subj.all():
            ref = noun.head_ref
            if isinstance(ref, Ref) and ref.kind == "actor":
                actor = g.names.actors.get(ref.key)
                if actor is None or actor.kind != "publisher":
                    return True
            if noun.owner and noun.cls:
                return True
    return False


def _chain(draft: Draft, document: Document, voice: _Voice, g: Grammar) -> None:
    relays = [Relay(kind="publisher", name=document.publisher)]
    relays += draft.relays
    if voice.anonymous is not None:
        found = voice.anonymous
        count = found.groupdict().get("count") or found.groupdict().get("count2") or ""
        relays.append(
            Relay(
                kind="anonymous",
                name="",
                descriptor=found[0],
                count=_NUMBER.get(count, count),
                start=found.start(),
                end=found.end(),
            )
        )
        draft.hedge = max(draft.hedge, 1)
    draft.relays = relays
