"""What somebody says about the matter without acting: retractions, answers, explanations."""

from collections.abc import Callable, Iterable

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.fields.gather import descend, nouns_of, take
from store.parse.fields.roles import owners_of, with_company
from store.parse.frames.frames import Around, fires
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
from store.records import Span, When

__all__ = ["CLAIMS", "DOMAIN", "Spoken", "filled", "heard", "said"]

DOMAIN = (
    CLASS["chip"] | CLASS["compute"] | CLASS["infra"] | CLASS["restriction"] | CLASS["licence"]
    | CLASS["listing"] | CLASS["smuggling"] | CLASS["rule"] | CLASS["deal"] | CLASS["order"] | CLASS["sale"]  # noqa: E501
)  # fmt: skip
"""What statements must be about to be kept."""

CLAIMS = CLASS["claim"] | CLASS["smuggling"] | CLASS["talk-noun"] | CLASS["charge"]
"""Nouns for what others say."""

_MATTER = DOMAIN & ~CLASS["rule"] & ~CLASS["deal"]
_RETRACT = frozenset(
    ["retract", "withdraw", "reverse", "walk_back", "backtrack", "disown", "disavow"]
)
_SPEAKING = word_set(
    """
    say tell state write claim argue insist maintain note add stress explain post tweet
    acknowledge admit concede believe contend assert reveal disclose confirm announce praise
    welcome describe hail defend
    """
)
_HOLDING = frozenset(("have", "hold", "keep"))
_TURNS = frozenset(("course", "gear"))
_POSITIONS = word_set("position stance line view answer message argument response case reply")
_DECIDED = word_set("decision decisions plan plans ban bans policy order orders rule rules list")

Spoken = Callable[[Draft], None]


def said(clause: Clause, g: Grammar, talk: Discourse, low: str, sentence: Span) -> Spoken | None:
    """How to fill a `state` draft from `clause`, None if it is no statement worth keeping."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma in _RETRACT and clause.objs and _said_before(clause.objs[0]):
        speakers = heard(clause, g, talk, low, sentence)
        return filled(clause, speakers, "cancelled", g) if speakers else None
    if verb.negative or not verb.is_finite:
        return None
    if verb.lemma == "be":
        return _position(clause, g, talk)
    if verb.lemma not in _SPEAKING:
        return None
    if _matters(clause, g, talk):
        speakers = heard(clause, g, talk, low, sentence)
        return filled(clause, speakers, "done", g) if speakers else None
    return None


def _position(clause: Clause, g: Grammar, talk: Discourse) -> Spoken | None:
    """ "Nvidia's position is that its chips have no back doors": what its owner says."""
    noun = clause.subj
    if noun is None or noun.head is None or noun.head.low not in _POSITIONS:
        return None
    if not _matters(clause, g, talk):
        return None
    speakers = _known(owners_of(noun) or talk.owner(noun), g, talk)
    return filled(clause, speakers, "done", g) if speakers else None


def _said_before(noun: Noun) -> bool:
    """Whether what is taken back may be words: no course, and nothing that was decided."""
    head = noun.head.low if noun.head is not None else ""
    return noun.plain not in _TURNS and head not in _DECIDED


def heard(
    clause: Clause, g: Grammar, talk: Discourse, low: str, sentence: Span, aside: bool = False
) -> list[Party]:
    """Who speaks in `clause`; nobody where it is an aside, a guess or no comment."""
    verb = clause.verb
    assert verb is not None
    if verb.passive or verb.modal in ("may", "might", "could"):
        return []
    if clause.rel in ("rel", "part") and not aside:
        return []
    speakers = _speakers(clause, g, talk)
    return [] if speakers and g.no_comment.search(low, *sentence) else speakers


def _speakers(clause: Clause, g: Grammar, talk: Discourse) -> list[Party]:
    return _known(talk.resolve(clause.subj), g, talk)


def _known(parties: Iterable[Party], g: Grammar, talk: Discourse) -> list[Party]:
    """Those of `parties` who speak for themselves: no outlets, analysts or groups."""
    found = []
    for party in parties:
        party = talk.bodies.get(party.key, party)
        actor = g.names.actors.get(party.key)
        if actor is None or actor.kind in ("publisher", "collective"):
            continue
        if (actor.kind == "person" and "source" in actor.roles) or actor.kind == "research":
            continue
        found.append(party)
    return found


def _matters(clause: Clause, g: Grammar, talk: Discourse) -> bool:
    """Whether what is said is about chips or rules, and is no act of its own."""
    content = clause.said()
    if not content:
        return False
    for child in content:
        around = Around(descend(child), [], talk)
        if not around.classes & _MATTER:
            return False
        deeds = [one for one in around.group if not _has_some(one) and not _has_some(one.parent)]
        if any(fires(one, g, talk, around) is not None for one in deeds):
            return False
    return True


def _has_some(clause: Clause | None) -> bool:
    """ "Had enough chips to train with": that somebody has some, not how many, tells no act."""
    if clause is None or clause.verb is None or clause.verb.lemma not in _HOLDING:
        return False
    return any(n.cls & CLASS["chip"] and not n.quantity for n in clause.objs)


def filled(clause: Clause, speakers: list[Party], modality: str, g: Grammar) -> Spoken:
    """Fill a draft with who says something and what it is about."""

    def fill(draft: Draft) -> None:
        draft.agents = list(speakers)
        with_company(draft, g)
        draft.modality = modality  # type: ignore[assignment]
        lemma = clause.verb.lemma if clause.verb is not None else ""
        told = lemma in g.reporting or lemma in g.denial.verbs or lemma in g.denial.calling
        draft.hedge = int(told)
        draft.when = next((d for d in clause.dates if isinstance(d, When)), None)
        quoted = descend(clause.quote) if clause.quote is not None else []
        for one in (*descend(clause), *quoted):
            for _, noun in nouns_of(one, subject=one is not clause):
                take(draft, noun, g)

    return fill
