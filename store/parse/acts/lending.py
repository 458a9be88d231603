"""Who provides somebody with computing power lets it: "will supply OpenAI with capacity"."""

from store.parse.discourse.drafts import Draft
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["lent", "run_for"]

_PROVIDING = word_set("provide offer sell supply give deliver furnish")
_RUNNING = word_set("operate run manage host")
_AGREEING = word_set("contract sign agree strike ink seal win land clinch secure reach")
_POWER = word_set("capacity power compute computing cloud")


def lent(draft: Draft, clause: Clause) -> None:
    """Turn a supply of computing power into its renting by whom it is supplied to."""
    served = [p for p in draft.counterparties if p.via != "maker"]
    if draft.type != "supply" or draft.lemma not in _PROVIDING or not served or draft.chips:
        return
    given = [*clause.objs, *(noun for prep, noun in clause.preps if prep == "with")]
    if any(noun.cls & CLASS["chip"] for noun in given) or not any(map(_is_power, given)):
        return
    draft.type = "rent"
    draft.agents, draft.counterparties = served, draft.agents


def run_for(draft: Draft, clause: Clause) -> None:
    """ "Signed a deal to operate a data centre for X": the customer rents what is run for him."""
    above = clause.parent
    served = [p for p in draft.counterparties if p.cls & CLASS["company"]]
    if draft.type != "build" or draft.lemma not in _RUNNING or not served or above is None:
        return
    verb = above.verb
    if clause.rel not in ("inf", "purpose") or verb is None or verb.lemma not in _AGREEING:
        return
    operators = [p for p in draft.agents if p.key not in {one.key for one in served}]
    draft.type, draft.sure = "rent", True
    draft.agents, draft.counterparties = served, operators
    if not (verb.modal or verb.negative or verb.progressive):
        draft.modality = "done"


def _is_power(noun: Noun) -> bool:
    return any(not _POWER.isdisjoint(one.plain.split()) for one in (noun, *noun.of))
