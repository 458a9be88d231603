"""Statements: denials, retractions, and what somebody says about the matter without acting."""

from collections.abc import Callable

from store.parse.chunks import Noun
from store.parse.clauses import Clause
from store.parse.drafts import Draft
from store.parse.frames import Around, classes, fires
from store.parse.gather import descend, nouns_of, take
from store.parse.grammar import CLASS, Grammar
from store.parse.memory import Party
from store.parse.refer import Discourse
from store.parse.words import word_set
from store.records import Span, When

__all__ = ["Spoken", "denial", "said"]

_DOMAIN = (
    CLASS["chip"] | CLASS["compute"] | CLASS["infra"] | CLASS["restriction"] | CLASS["licence"]
    | CLASS["listing"] | CLASS["smuggling"] | CLASS["rule"] | CLASS["deal"] | CLASS["order"] | CLASS["sale"]  # noqa: E501
)  # fmt: skip
_IDEAS = frozenset(
    ("idea", "notion", "suggestion", "suggestions", "figure", "story", "reasons", "speculation")
)
_MATTER = _DOMAIN & ~CLASS["rule"] & ~CLASS["deal"]
_RETRACT = frozenset(
    ["retract", "withdraw", "reverse", "walk_back", "backtrack", "disown", "disavow"]
)
_CALLING = frozenset(["call", "describe", "label", "dismiss", "brand", "deem"])
_CLAIMS = CLASS["claim"] | CLASS["smuggling"] | CLASS["talk-noun"] | CLASS["charge"]
_SPEAKING = word_set(
    """
    say tell state write claim argue insist maintain note add stress explain post tweet
    acknowledge admit concede believe contend assert reveal disclose confirm announce praise
    welcome describe hail defend
    """
)
_NONE = frozenset(["no", "none"])
_POSSIBLE = frozenset(["can", "may", "might", "could", "would", "will"])
_ANSWERED = 2
_TURNS = frozenset(("course", "gear"))

Spoken = Callable[[Draft], None]


def denial(clause: Clause, g: Grammar, talk: Discourse, low: str, sentence: Span) -> Spoken | None:
    """How to fill a denied `state` from `clause`, None if it denies nothing."""
    verb = clause.verb
    assert verb is not None
    lemma = verb.lemma
    if not (lemma in g.denying or lemma in g.reporting or lemma in _CALLING):
        return None
    speakers = _heard(clause, g, talk, low, sentence)
    if not speakers:
        return None
    told = any(_about(n, talk) or _idea(n) for n in clause.objs)
    if lemma in g.denying and (clause.children or told):
        return _filled(clause, speakers, "denied", g, talk)
    if lemma in _CALLING and g.denied_as.search(low, verb.end, sentence.end):
        return _filled(clause, speakers, "denied", g, talk)
    if lemma in g.reporting:
        for child in clause.children:
            if child.rel == "that" and _denies(child, speakers, g, talk, low):
                return _filled(clause, speakers, "denied", g, talk)
    return None


def said(clause: Clause, g: Grammar, talk: Discourse, low: str, sentence: Span) -> Spoken | None:
    """How to fill a `state` draft from `clause`, None if it is no statement worth keeping."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma in _RETRACT and clause.objs and clause.objs[0].plain not in _TURNS:
        speakers = _heard(clause, g, talk, low, sentence)
        return _filled(clause, speakers, "cancelled", g, talk) if speakers else None
    if verb.lemma in _SPEAKING and verb.is_finite and _matters(clause, g, talk):
        speakers = _heard(clause, g, talk, low, sentence)
        return _filled(clause, speakers, "done", g, talk) if speakers else None
    return None


def _heard(clause: Clause, g: Grammar, talk: Discourse, low: str, sentence: Span) -> list[Party]:
    """Who speaks in `clause`; nobody where it is an aside, a guess or no comment."""
    verb = clause.verb
    assert verb is not None
    if verb.passive or clause.rel in ("rel", "part") or verb.modal in ("may", "might", "could"):
        return []
    speakers = _speakers(clause, g, talk)
    return [] if speakers and g.no_comment.search(low, *sentence) else speakers


def _speakers(clause: Clause, g: Grammar, talk: Discourse) -> list[Party]:
    found = []
    for party in talk.resolve(clause.subj):
        actor = g.names.actors.get(party.key)
        if actor is None or actor.kind in ("publisher", "collective"):
            continue
        if (actor.kind == "person" and "source" in actor.roles) or actor.kind == "research":
            continue
        found.append(party)
    return found


def _idea(noun: Noun) -> bool:
    return noun.head is not None and noun.head.low in _IDEAS


def _about(noun: object, talk: Discourse) -> bool:
    return bool(classes(noun, talk) & (_CLAIMS | _DOMAIN))  # type: ignore[arg-type]


def _denies(child: Clause, speakers: list[Party], g: Grammar, talk: Discourse, low: str) -> bool:
    """Whether the speaker says that something did not happen or is not so."""
    verb = child.verb
    assert verb is not None
    start, end = child.span()
    if g.denied_as.search(low, start, max(end + 20, start)) and verb.lemma == "be":
        return True
    none = any(n.det in _NONE or n.plain in _NONE for n in child.objs)
    if not (verb.negative or none) or verb.modal in _POSSIBLE:
        return False
    same = {p.key for p in talk.resolve(child.subj)} & {p.key for p in speakers}
    if same and _answers(same, talk):
        return True
    done = verb.tense == "past" or verb.perfect
    near = 0
    for one in descend(child):
        for _, noun in nouns_of(one):
            near |= classes(noun, talk)
    return bool(same) and done and bool(near & _DOMAIN)


def _answers(speakers: set[str], talk: Discourse) -> bool:
    """Whether those who speak were just said to do what they now say they do not."""
    last = talk.deal
    near = last is not None and talk.sentence - last.number <= _ANSWERED
    return near and bool(speakers & {p.key for p in last.agents})


def _matters(clause: Clause, g: Grammar, talk: Discourse) -> bool:
    """Whether what is said is about chips or rules, and is no act of its own."""
    below = [c for c in clause.children if c.rel == "that"]
    if not below:
        return False
    for child in below:
        around = Around(descend(child), [], talk)
        if not around.classes & _MATTER:
            return False
        if any(fires(one, g, talk, around) is not None for one in around.group):
            return False
    return True


def _filled(
    clause: Clause, speakers: list[Party], modality: str, g: Grammar, talk: Discourse
) -> Spoken:
    def fill(draft: Draft) -> None:
        draft.agents = speakers
        draft.modality = modality  # type: ignore[assignment]
        draft.hedge = 0
        draft.when = next((d for d in clause.dates if isinstance(d, When)), None)
        for one in descend(clause):
            for _, noun in nouns_of(one, subject=one is not clause):
                take(draft, noun, g)

    return fill
