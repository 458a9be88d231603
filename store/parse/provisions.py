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
"""Sentences behind which a rule is no longer spoken of without a word for it."""
_FARTHER = 12
"""Sentences behind which not even "the rule" means it."""
_LAW = CLASS["rule"] | CLASS["restriction"] | CLASS["listing"]
_CHANGED = frozenset(("rescind-rule", "amend-rule", "propose-rule", "issue-rule"))
_PRONOUNS = frozenset(("it", "they", "them", "this", "these"))


def inherited(drafts: list[Draft]) -> None:
    """ "Under the rules", "it also requires": give a provision the rule spoken of last."""
    last: Draft | None = None
    ruled: Draft | None = None
    for draft in drafts:
        if draft.type not in _SPEAKING:
            continue
        if any(r.rule not in GENERAL for r in draft.rules):
            last = draft
            if draft.type != "list-entity":
                ruled = draft
            continue
        before = ruled if draft.type in ("oppose", *_CHANGED) else last
        if draft.type == "oppose" and last is not None and _put_on_list(draft, last):
            before = last
        if before is None or (draft.chips and not before.chips):
            continue
        far = draft.number - before.number
        if far <= (_FARTHER if _speaks_of_it(draft) else _FAR) and _belongs(draft, before):
            draft.rules = [
                replace(r, by="inherited") for r in before.rules if r.rule not in GENERAL
            ]


def _put_on_list(draft: Draft, last: Draft) -> bool:
    """Whether who acts was just put on a list."""
    named = any(p.key == q.key for p in last.counterparties for q in draft.agents)
    return named and last.type == "list-entity"


def _belongs(draft: Draft, last: Draft) -> bool:
    ahead = last.modality in ("proposed", "planned")
    if draft.type == "oppose" or (draft.type == "rescind-rule" and ahead):
        return True
    if draft.type in _CHANGED and _speaks_of_it(draft) and _same_hand(draft, last):
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


def _speaks_of_it(draft: Draft) -> bool:
    """Whether what it acts on is the rule that was named before ("the rule", "it")."""
    clause = draft.clause
    if clause is None:
        return False
    nouns = [*clause.objs, *(noun for _, noun in clause.preps)]
    if clause.subj is not None:
        nouns.append(clause.subj)
    return any(
        noun.pronoun in _PRONOUNS or (noun.definite and not noun.refs and bool(noun.cls & _LAW))
        for noun in nouns
    )


def _refers(draft: Draft) -> bool:
    """Whether the subject stands for the rule ("it", "the notice") or nobody is said to rule."""
    subject = draft.clause.subj if draft.clause is not None else None
    if subject is None:
        return False
    named = subject.definite and not subject.refs and bool(subject.cls & _LAW)
    told = named or subject.pronoun in _PRONOUNS
    return told or (not subject.refs and all(p.via == "inherited" for p in draft.agents))
