"""Places that are told only as what is feared: there the chips shall not come in the end.

"It limits shipments to Malaysia to prevent smuggling to China", "over concerns that the chips could
reach China": the rule is about Malaysia. Where no other place is named, the one feared is meant.
"""

from store.parse.shapes.clauses import Clause
from store.parse.words.words import word_set

__all__ = ["feared", "forestalled", "only_feared"]

_FEARING = frozenset(("fear", "worry", "warn", "avoid", "prevent"))
_FORESTALLING = word_set("prevent stop avoid keep curb stem thwart foil combat fight forestall")
_FEARS = word_set("concern concerns fear fears worry worries suspicion suspicions risk risks")
_AIMS = frozenset(("purpose", "inf"))


def feared(clause: Clause) -> bool:
    """ "Having feared that it could leak to China": leave is not given for what is feared."""
    above = clause.parent
    return above is not None and above.verb is not None and above.verb.lemma in _FEARING


def forestalled(clause: Clause) -> bool:
    """Whether a clause tells what a rule is there to keep from happening."""
    noun, one = clause.head_noun, clause
    if noun is not None and noun.head is not None and noun.head.low in _FEARS:
        return True
    while one.rel in ("ing", "part", "that") and one.parent is not None:
        one = one.parent  # "to keep them from being diverted to"
    if one.rel == "inf" and one.head_noun is None:
        return False  # "told it to stop shipping to"
    return one.rel in _AIMS and one.verb is not None and one.verb.lemma in _FORESTALLING


def only_feared(act: Clause | None, start: int) -> bool:
    """Whether what is named at `start` stands in what hangs on `act` as its fear or its aim."""
    if act is None:
        return False
    near = [*act.children, *(two for one in act.children for two in one.children)]
    return any(one.span()[0] <= start < one.span()[1] and forestalled(one) for one in near)
