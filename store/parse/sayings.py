"""How a saying stands: that it is said is a fact, what is said rests on the speaker's word."""

from store.parse.clauses import Clause
from store.parse.drafts import Draft
from store.parse.grammar import Grammar
from store.parse.kinds import HAPPENED, SAYING

__all__ = ["as_said"]

_VIEWS = frozenset(["anticipate", "expect", "foresee", "see", "think", "believe", "want", "be"])


def as_said(draft: Draft, clause: Clause, g: Grammar) -> None:
    """Put right in `draft` what holds of sayings alone.

    Where a verb of saying has a content, the text tells it on the word of the speaker. A statement
    that something did not happen is a denial, one that it will not is a statement like others;
    who would not say tells nothing (the draft stays negative).
    """
    verb = clause.verb
    if draft.type not in SAYING or verb is None:
        return
    told = verb.lemma in g.reporting or verb.lemma in g.denial.verbs
    content = clause.quote is not None or any(c.rel in ("that", "whether") for c in clause.children)
    if told and (content or draft.type == "state"):
        draft.hedge = max(draft.hedge, 1)
    if draft.type == "state" and draft.negative and not (told and verb.negative):
        draft.negative = False
        if draft.modality in HAPPENED and draft.lemma not in _VIEWS:
            draft.modality = "denied"
        elif draft.modality == "planned":
            draft.modality = "done"
