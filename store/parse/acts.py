"""The acts that one sentence tells."""

from store.parse.chunks import Noun, chunks
from store.parse.clauses import Clause, parse
from store.parse.drafts import Draft
from store.parse.frames import classes, fires
from store.parse.gather import descend, fill, nouns_of
from store.parse.grammar import CLASS, FrameRule, Grammar
from store.parse.refer import Discourse, Party
from store.parse.spans import Ref, Stretch
from store.parse.status import Status, status
from store.parse.tokens import Token, tag, tokens
from store.records import Cue, Span
from store.vocabulary import SectionKind

__all__ = ["Told", "acts"]

_RULES = frozenset(
    (
        "propose-rule",
        "issue-rule",
        "amend-rule",
        "rescind-rule",
        "restrict",
        "license",
        "list-entity",
    )
)
_WORDY = frozenset(("warn", "oppose", "state", "comply"))
_ACTING = frozenset(
    ("acquire", "rent", "invest", "build", "deploy", "develop", "supply", "negotiate", "decline")
)
_DOMAIN = (
    CLASS["chip"] | CLASS["compute"] | CLASS["infra"] | CLASS["restriction"] | CLASS["licence"] | CLASS["rule"] | CLASS["tech"]
    | CLASS["listing"] | CLASS["smuggling"] | CLASS["probe"]
)  # fmt: skip


class Told:
    """A sentence taken apart: clauses, and what they tell."""

    __slots__ = ("clauses", "drafts", "sentence", "words")

    def __init__(self, sentence: Span, words: list[Token], clauses: list[Clause]) -> None:
        """A sentence without acts yet."""
        self.sentence = sentence
        self.words = words
        self.clauses = clauses
        self.drafts: list[Draft] = []


def acts(
    text: str,
    low: str,
    sentence: Span,
    stretches: list[Stretch],
    g: Grammar,
    talk: Discourse,
    section: SectionKind,
    number: int,
    paragraph: int,
) -> Told:
    """Read one sentence."""
    headline = section in ("title", "heading")
    words = tokens(text, low, sentence.start, sentence.end, stretches, g)
    tag(words, g, headline)
    told = Told(sentence, words, parse(chunks(words, g), g))
    taken: set[int] = set()
    for clause in told.clauses:
        verb = clause.verb
        assert verb is not None
        if clause.subj is not None:
            subject = talk.resolve(clause.subj)
        else:
            subject = ()
        if id(clause) not in taken:
            _act(clause, told, taken, text, low, g, talk, section, number, paragraph)
        if subject and verb.is_finite:
            talk.note(subject, True)
        for _, noun in nouns_of(clause, subject=False):
            if noun.head_ref is not None and not noun.pronoun:
                talk.note(talk.resolve(noun), False)
    return told


def _act(
    clause: Clause,
    told: Told,
    taken: set[int],
    text: str,
    low: str,
    g: Grammar,
    talk: Discourse,
    section: SectionKind,
    number: int,
    paragraph: int,
) -> None:
    headline = section in ("title", "heading")
    verb = clause.verb
    assert verb is not None
    if (
        clause.rel in ("rel", "part")
        and clause.antecedent is not None
        and clause.antecedent.cls & CLASS["chip"]
    ):
        return
    group = list(descend(clause))
    near = 0
    for one in group:
        for _, noun in nouns_of(one):
            near |= classes(noun, talk)
            for ref in noun.refs:
                near |= getattr(ref, "cls", 0)
    start, end = _extent(group, told)
    spoken = frozenset(t.low for t in told.words if start <= t.start < end) | frozenset(
        t.lemma for t in told.words if start <= t.start < end
    )
    rule = fires(clause, g, talk, near, spoken)
    if rule is None:
        return
    inner = _better(clause, rule, g, talk, near, spoken)
    if inner:
        return
    kind = rule.frame.type
    state = status(clause, kind, g, headline)
    if state.skip in ("condition", "ability"):
        return
    draft = Draft(
        type=kind, start=start, end=end, sentence=told.sentence, number=number, paragraph=paragraph, section=section,
        clause=clause, frame=rule.frame, lemma=verb.lemma,
    )  # fmt: skip
    swallows = kind in g.absorbing
    swallowed = group if swallows else [clause]
    fill(draft, rule, clause, swallowed, g, talk)
    draft.modality = rule.frame.modality or state.modality  # type: ignore[assignment]
    if state.modality in ("cancelled", "denied", "planned") and rule.frame.modality in (
        "",
        "ongoing",
        "in-talks",
    ):
        draft.modality = state.modality  # type: ignore[assignment]
    draft.negative = state.negative
    draft.hedge = state.hedge
    draft.route = rule.frame.route
    draft.classes = near
    draft.cues.append(Cue("frame", verb.start, verb.end))
    if not _worth(draft, state, rule, g):
        return
    if swallows:
        taken.update(id(one) for one in group)
    told.drafts.append(draft)


def _extent(group: list[Clause], told: Told) -> tuple[int, int]:
    spans = [one.span() for one in group]
    spans = [s for s in spans if s[1] > s[0]]
    start = max(min(s[0] for s in spans), told.sentence.start) if spans else told.sentence.start
    end = min(max(s[1] for s in spans), told.sentence.end) if spans else told.sentence.end
    return start, max(end, start + 1)


def _better(
    clause: Clause, rule: FrameRule, g: Grammar, talk: Discourse, near: int, spoken: frozenset[str]
) -> bool:
    """Whether the verb only says how the verb below it stands, and that one tells the act."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma not in g.catenative and verb.lemma not in g.reporting:
        return False
    for child in clause.children:
        if (
            child.rel == "inf"
            and child.head_noun is None
            and fires(child, g, talk, near, spoken) is not None
        ):
            return True
    return False


def _worth(draft: Draft, state: Status, rule: FrameRule, g: Grammar) -> bool:
    """Whether a frame that fired tells an act rather than a comment or a generality."""
    kind = draft.type
    if kind in _ACTING and not draft.agents and not draft.counterparties:
        return False
    if (
        kind in _ACTING
        and not draft.agents
        and kind not in ("build", "deploy", "supply", "develop", "acquire", "rent")
    ):
        return False
    if state.hedge >= 3 and not draft.agents:
        return False
    if (
        state.hedge >= 3
        and kind in _RULES
        and draft.negative is False
        and not draft.chips
        and not draft.money
        and state.reported is False
    ):
        return False
    return not (kind in _WORDY and not draft.agents)
