"""What a government asks of another state is talks; of its own offices, a call for a rule."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.reference.names import Names

__all__ = ["among_states"]

_OTHERS = frozenset(("governments", "allies", "countries", "partners", "capitals"))
_ASKED = CLASS["org"] | CLASS["person"] | CLASS["actor"]
_GOV = CLASS["gov"]
_ASKED_FOR = frozenset(("negotiate", "propose-rule"))


def among_states(draft: Draft, clause: Clause, g: Grammar) -> None:
    """ "Washington asked Malaysia to monitor": talks; "lawmakers asked the department": a draft."""
    verb = clause.verb
    if draft.type not in _ASKED_FOR or draft.lemma not in g.asking or verb is None:
        return
    asked = draft.agents and any(noun.cls & _ASKED for noun in clause.objs)
    if asked and not any(p.cls & _GOV for p in draft.agents):
        return  # "Alibaba asked Nvidia for samples"
    everybody = (*draft.agents, *draft.counterparties)
    asks = draft.type == "negotiate" and verb.lemma == "ask" and bool(everybody)
    if asks and not any(p.cls & _GOV for p in everybody):
        return  # "the chipmaker has asked its foundry, TSMC, for more"
    here, there = _homes(draft.agents, g.names), _homes(draft.counterparties, g.names)
    apart = not here & there if here and there else not there and _states(clause)
    if apart:
        draft.type = "negotiate"
        over = verb.tense == "past" and not verb.progressive
        draft.modality = "done" if over else "in-talks"
    elif draft.type == "negotiate":
        draft.type, draft.modality = "propose-rule", "proposed"


def _states(clause: Clause) -> bool:
    """ "Pressed governments in the region": states whose names no table has."""
    return any(noun.head is not None and noun.head.low in _OTHERS for noun in clause.objs)


def _homes(parties: list[Party], names: Names) -> set[str]:
    """The countries of the authorities among some parties."""
    return {names.home_of(p.key) for p in parties if p.cls & _GOV} - {""}
