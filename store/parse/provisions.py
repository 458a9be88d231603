"""Provisions: acts that belong to the rule spoken of just before them."""

from dataclasses import replace

from store.parse.drafts import Draft
from store.parse.word_classes import CLASS

__all__ = ["GENERAL", "inherited"]

GENERAL = frozenset(("us-export-controls", "entity-list"))
"""Rules that a text names only in general; a particular one beside them says more."""

_SPEAKING = frozenset(
    [
        "propose-rule", "issue-rule", "amend-rule", "rescind-rule", "restrict", "license", "oppose",
        "warn", "list-entity",
    ]
)  # fmt: skip
_FAR = 4
_LAW = CLASS["rule"] | CLASS["restriction"] | CLASS["listing"]


def inherited(drafts: list[Draft]) -> None:
    """ "Under the rules", "it also requires": give a provision the rule spoken of last."""
    last: Draft | None = None
    for draft in drafts:
        if draft.type not in _SPEAKING:
            continue
        if any(r.rule not in GENERAL for r in draft.rules):
            last = draft
            continue
        if last is None or draft.number - last.number > _FAR or (draft.chips and not last.chips):
            continue
        if _belongs(draft, last):
            draft.rules = [replace(r, by="inherited") for r in last.rules if r.rule not in GENERAL]


def _belongs(draft: Draft, last: Draft) -> bool:
    ahead = last.modality in ("proposed", "planned")
    if draft.type == "oppose" or (draft.type == "rescind-rule" and ahead):
        return True
    if draft.modality == "proposed":
        return ahead
    if draft.type != "restrict" or last.type == "list-entity":
        return False
    return _same_hand(draft, last) and _refers(draft)


def _same_hand(draft: Draft, last: Draft) -> bool:
    """Whether the one who rules is the one who ruled, or is not said."""
    own = {p.key for p in draft.agents if p.via != "inherited"}
    return own <= {p.key for p in last.agents}


def _refers(draft: Draft) -> bool:
    """Whether the subject stands for the rule ("it", "the notice") or nobody is said to rule."""
    subject = draft.clause.subj if draft.clause is not None else None
    if subject is None:
        return False
    named = subject.definite and not subject.refs and bool(subject.cls & _LAW)
    told = named or subject.pronoun in ("it", "they", "this", "these")
    return told or (not subject.refs and all(p.via == "inherited" for p in draft.agents))
