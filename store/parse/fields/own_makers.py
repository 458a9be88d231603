"""Whose chips only an act can be about: who lives by making chips sells and designs its own."""

from store.parse.discourse.drafts import Draft
from store.parse.lexicon.grammar import Grammar

__all__ = ["by_others", "makers_of", "meant_for_others", "of_others"]

_OWN = frozenset(("supply", "develop"))
_MAKER = "vendor"
_TAKING = frozenset(("acquire", "rent", "deploy"))
_CHINA = "CN"


def makers_of(draft: Draft, g: Grammar) -> set[str]:
    """The makers whose chips an act is about by its doers, none where these may be anybody's."""
    if draft.type not in _OWN or not draft.agents:
        return set()
    doers = [g.names.actors.get(party.key) for party in draft.agents]
    if not all(doer is not None and doer.roles[:1] == (_MAKER,) for doer in doers):
        return set()
    keys = [party.key for party in draft.agents]
    return {*keys, *(above for key in keys for above in g.names.ancestors(key))}


def by_others(chip: str, makers: set[str], g: Grammar) -> bool:
    """Whether a chip is of none of `makers`, if there are any."""
    vendor = g.names.vendor(chip)
    return bool(makers and vendor) and vendor not in makers


def meant_for_others(chip: str, draft: Draft, g: Grammar) -> bool:
    """Whether a chip is made for China alone and whoever takes chips is at home elsewhere."""
    entry = g.names.chips.get(chip)
    if entry is None or not entry.designed_for_china or draft.type not in _TAKING:
        return False
    homes = {g.names.home_of(party.key) for party in draft.agents} - {""}
    return bool(homes) and _CHINA not in homes and g.names.home_of(entry.vendor) != _CHINA


def of_others(chip: str, draft: Draft, makers: set[str], g: Grammar) -> bool:
    """Whether a chip is of none of `makers`, or made for others than those who take chips."""
    return by_others(chip, makers, g) or meant_for_others(chip, draft, g)
