"""Chips whose name a text tells after what is done with them: "The chip, known as the B30A"."""

import re
from collections.abc import Sequence

from store.parse.discourse.drafts import ChipFound, Draft
from store.parse.discourse.told import Told
from store.parse.fields.unnamed import spoken_of
from store.parse.lexicon.grammar import Grammar

__all__ = ["christened"]

_NAMING = re.compile(
    r"\b(?:the (?:new |upcoming |custom |planned )?(?:ai )?"
    r"(?:chip|processor|accelerator|gpu|part|version|model|product)s?"
    r"(?:,? which|,? that)?|it)"
    r"(?: is| was| has been| will be|,)?(?: \w+ly)?"
    r" (?:code-?named|called|named|dubbed|known as) (?:the )?[\"“]?\Z"
)
"""What stands before the name of a chip that a text has spoken of without it."""
_WIDEST = 80
_NEAR = 4
"""Sentences back to what is done with the chip."""
_MADE = frozenset(("develop", "supply", "negotiate"))
_NAMELESS = frozenset(("a", "new", "own", "it-o"))


def christened(drafts: Sequence[Draft], told: Sequence[Told], low: str, g: Grammar) -> None:
    """Give acts about a chip without a name, told just before, the name of their maker's chip."""
    waiting = [d for d in drafts if not d.chips and d.type in _MADE]
    if not waiting:
        return
    for one in told:
        for token in one.refs:
            if getattr(token.ref, "kind", "") != "chip":
                continue
            if _NAMING.search(low[max(one.sentence.start, token.start - _WIDEST) : token.start]):
                vendor = g.names.vendor(token.ref.key)
                makers = {vendor, *g.names.ancestors(vendor)}
                for draft in waiting:
                    if _of_it(draft, one.place.number, makers):
                        draft.chips = [ChipFound(token.ref.key, token.start, token.end)]


def _of_it(draft: Draft, number: int, makers: set[str]) -> bool:
    """Whether an act just told is about a nameless chip of these makers, a firm and its owners."""
    if draft.chips or not 0 <= number - draft.number <= _NEAR or makers.isdisjoint(draft.keys()):
        return False
    return not _NAMELESS.isdisjoint(spoken_of(draft.clause).split("+"))
