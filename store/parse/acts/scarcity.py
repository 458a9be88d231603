"""Scarcity that nobody orders: "initial output is limited" bars nothing."""

from store.parse.discourse.drafts import Draft

__all__ = ["scarce"]

_SCANT = frozenset(("limit", "constrain", "restrict", "cap"))
_SUPPLY = frozenset(
    (
        "output", "supply", "supplies", "production", "capacity", "availability", "alternatives",
        "options", "stock", "stocks", "inventory", "inventories", "yields", "demand", "resources",
    )
)  # fmt: skip


def scarce(draft: Draft) -> str:
    """ "Initial output is limited": there is little, and nobody limits it; "" where that is not so."""  # noqa: E501
    clause = draft.clause
    if draft.type != "restrict" or draft.lemma not in _SCANT:
        return ""
    noun = clause.subj if clause is not None else None
    if clause is None or clause.verb is None or not clause.verb.passive or noun is None:
        return ""
    head = noun.head.low if noun.head is not None else ""
    unnamed = all(p.via == "inherited" for p in draft.agents)
    return "scarce, not barred" if unnamed and head in _SUPPLY else ""
