"""What a clause only tells in passing: what a firm does for a living, the setting of an act."""

from store.parse.discourse.drafts import Draft
from store.parse.shapes.clauses import Clause
from store.parse.words.kinds import MAKING, RULES
from store.parse.words.word_classes import CLASS

__all__ = ["habit", "setting"]

_UNSAID = frozenset(("inherited", "maker"))
"""How somebody takes part whom the clause does not name."""


def habit(draft: Draft, clause: Clause) -> bool:
    """ "Cambricon, which designs processors": what a company does for a living is no act.

    Nor is what an aside says that it makes or sells ("Nvidia, which sells the L20").
    """
    verb = clause.verb
    assert verb is not None
    if draft.type not in ("develop", "supply", "acquire") or draft.modality != "ongoing":
        return False
    if verb.progressive or verb.perfect:
        return False
    named = [p for p in draft.counterparties if not p.cls & CLASS["collective"]]
    if clause.rel == "rel":  # "Nvidia, which sells the A800 into the same racks"
        return not (draft.money or draft.units or draft.when or named)
    return not (draft.chips or draft.money or draft.units or draft.counterparties)


def setting(draft: Draft, clause: Clause) -> bool:
    """ "After controls were tightened": the setting of another act, of nobody and no day."""
    verb = clause.verb
    passive = verb is not None and verb.passive
    if clause.sub == "before" and draft.type in MAKING:
        dated = bool(clause.dates) and verb is not None and verb.tense == "past"
        return passive or not dated or not draft.agents
    if clause.sub not in ("after", "since", "when", "once", "before", "until"):
        return False
    if clause.sub == "since" and verb is not None and verb.tense != "past" and not verb.perfect:
        return False  # "since it may not be exported": why, not since when
    if draft.type not in RULES or not passive or clause.dates:
        return False
    if draft.type == "license" and any(p.via not in _UNSAID for p in draft.counterparties):
        return False  # "after licences were granted to Nvidia"
    return all(p.via == "inherited" for p in draft.agents)
