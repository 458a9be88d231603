"""Which kinds of act may be one act in other words, and which side of a deal a party is on."""

from store.vocabulary import EventType

__all__ = ["concerns_one", "field_of", "is_deal", "is_ruling", "related"]

_DEAL = frozenset(
    ("acquire", "rent", "negotiate", "invest", "supply", "deploy", "build", "smuggle")
)
_RULING = frozenset(("propose-rule", "issue-rule", "amend-rule", "rescind-rule", "restrict"))
_PURSUIT = frozenset(("investigate", "prosecute"))


def _pairs(*groups: tuple[str, ...]) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset((one, other)) for group in groups for one in group for other in group
    )


_NEAR = _pairs(
    ("acquire", "rent", "negotiate", "invest", "supply"),
    ("rent", "deploy"),
    ("build", "invest"),
    ("propose-rule", "issue-rule", "restrict"),
    ("investigate", "prosecute"),
)
"""Reports of one act differ in exactly these words."""

_FAR = _pairs(
    ("deploy", "acquire"),
    ("deploy", "supply"),
    ("deploy", "invest"),
    ("deploy", "build"),
    ("build", "rent"),
    ("build", "acquire"),
    ("smuggle", "supply"),
    ("smuggle", "acquire"),
    ("smuggle", "deploy"),
    ("warn", "state"),
)
"""One act may be told as either, but only a sum, a number or the very words show that it is."""


def related(left: EventType, right: EventType) -> str:
    """How two kinds of act stand to each other: `near`, `far`, or "" where they are never one."""
    if left == right:
        return "near"
    pair = frozenset((left, right))
    if pair in _NEAR:
        return "near"
    return "far" if pair in _FAR else ""


def field_of(kind: EventType) -> str:
    """The group of kinds outside of which no act of this kind has another name."""
    for name, kinds in (("deal", _DEAL), ("rule", _RULING), ("pursuit", _PURSUIT)):
        if kind in kinds:
            return name
    return "said" if kind in ("warn", "state") else kind


def concerns_one(kind: EventType) -> bool:
    """Whether whom it concerns says which act it is: a party is listed or charged once."""
    return kind in _PURSUIT or kind == "list-entity"


def is_deal(kind: EventType) -> bool:
    """Whether chips, compute or money change hands or are put to use."""
    return kind in _DEAL


def is_ruling(kind: EventType) -> bool:
    """Whether an authority makes, changes or applies a rule."""
    return kind in _RULING
