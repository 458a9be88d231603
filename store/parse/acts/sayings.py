"""How a saying stands: that it is said is a fact, what is said rests on the speaker's word."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.frames.frames import Around
from store.parse.lexicon.grammar import Grammar
from store.parse.modality.status import status
from store.parse.rules.bound import INFORMED
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.weights.judgement import Judgement
from store.parse.words.kinds import AHEAD, HAPPENED, SAYING
from store.parse.words.word_classes import CLASS

__all__ = ["as_said", "of_outlook", "of_saying"]

_VIEWS = frozenset(["anticipate", "expect", "foresee", "see", "think", "believe", "want", "be"])
_OUTLOOKS = frozenset(["forecast", "outlook", "guidance", "projection", "estimate", "budget"])
_MAKING = frozenset(("supply", "develop"))
_ABLE = frozenset(("can", "could"))
_INTENT = frozenset(("decided", "wanted"))
_ASKED = frozenset(("need", "apply", "ask", "request", "await"))
"""What is asked of those who are told it, not meant by those who tell it."""
_OBEYED = (
    CLASS["rule"] | CLASS["restriction"] | CLASS["law"] | CLASS["licence"] | CLASS["listing"]
    | CLASS["letter"] | CLASS["request"] | CLASS["probe"]
)  # fmt: skip


def of_saying(judged: Judgement, clause: Clause, around: Around, g: Grammar) -> Judgement:
    """ "Both said they trusted their client": who says nothing of a rule only makes a statement."""
    verb = clause.verb
    if judged.act != "comply" or verb is None or verb.lemma not in g.reporting:
        return judged
    return judged if not clause.said() or around.classes & _OBEYED else judged._replace(act="state")


def as_said(draft: Draft, clause: Clause, g: Grammar) -> None:
    """Put right in `draft` what holds of sayings alone.

    Where a verb of saying has a content, the text tells it on the word of the speaker. A statement
    that something did not happen is a denial, one that it will not is a statement like others;
    who would not say tells nothing (the draft stays negative). Who opposes does so, whatever he
    calls untrue.
    """
    verb = clause.verb
    if draft.type == "supply" and draft.negative and _of_state(draft, clause, g):
        draft.type = "state"
    elif draft.type in _MAKING and verb is not None and verb.modal in _ABLE:
        _of_others(draft, clause, g)
    elif draft.type == "restrict" and draft.modality in HAPPENED and _intent(clause, g):
        draft.modality, draft.sure = "planned", True
    if draft.type not in SAYING or verb is None:
        return
    told = verb.lemma in g.reporting or verb.lemma in g.denial.verbs
    content = clause.said() or any(one.rel == "whether" for one in clause.children)
    if told and (content or draft.type == "state"):
        draft.hedge = max(draft.hedge, 1)
    if draft.type == "state" and draft.modality in HAPPENED and not draft.negative:
        if verb.lemma in g.denial.verbs:
            draft.modality = "denied"
    elif draft.type == "oppose" and draft.modality == "denied":
        ahead = status(clause, "oppose", g, headline=False).modality in AHEAD
        draft.modality = "planned" if ahead else "done"
    viewed = draft.lemma in _VIEWS or of_outlook(clause)
    mute = told and verb.negative and not viewed
    if draft.type == "state" and draft.negative and not mute:
        draft.negative = False
        if draft.modality in HAPPENED and not viewed:
            draft.modality = "denied"
        elif draft.modality == "planned":
            draft.modality = "done"


def of_outlook(clause: Clause) -> bool:
    """ "Has not included it in its forecast": what a company counts on, which denies nothing."""
    nouns = [clause.subj, *clause.objs, *(noun for _, noun in clause.preps)]
    return any(n.head is not None and n.head.lemma in _OUTLOOKS for n in nouns if n is not None)


def _intent(clause: Clause, g: Grammar) -> bool:
    """ "Told firms that it wants to revoke the waivers": of what is meant, they are told today."""
    verb = clause.verb
    if verb is None or verb.lemma not in INFORMED:
        return False
    for told in clause.children:
        meant = told.verb
        if told.rel != "that" or meant is None or meant.lemma in _ASKED or meant.negative:
            continue
        groups = {group.name for group in g.catenative.get(meant.lemma, ())}
        if groups & _INTENT and any(one.rel == "inf" for one in told.children):
            return True
    return False


def _of_state(draft: Draft, clause: Clause, g: Grammar) -> bool:
    """ "Said Washington does not sell its best": no state deals, so it is only said."""
    parent = clause.parent
    told = parent is not None and parent.verb is not None and parent.verb.lemma in g.reporting
    official = bool(draft.agents) and all(p.cls & CLASS["gov"] for p in draft.agents)
    return told and official and draft.modality in HAPPENED


def _of_others(draft: Draft, clause: Clause, g: Grammar) -> None:
    """An official who says what firms of another country can make only says so."""
    parent = clause.parent
    if clause.rel != "that" or parent is None or parent.verb is None or parent.subj is None:
        return
    speaker = parent.subj
    heard = [r for r in speaker.refs if isinstance(r, Ref) and r.kind == "actor"]
    if parent.verb.lemma not in g.reporting or not heard or not speaker.cls & CLASS["gov"]:
        return
    homes = {g.names.home_of(r.key) for r in heard}
    if draft.agents and not homes & {g.names.home_of(p.key) for p in draft.agents}:
        draft.spent = draft.type
        draft.type, draft.modality = "state", "done"
        draft.agents = [Party(r.key, "name", r.start, r.end, r.cls) for r in heard]
