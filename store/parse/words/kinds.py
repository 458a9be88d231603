"""Groups of acts, and of how acts stand, that the reader treats alike."""

__all__ = [
    "AHEAD",
    "DEALING",
    "DEALT",
    "ENFORCING",
    "EXAMINING",
    "HAPPENED",
    "MAKING",
    "MOVING",
    "REFUSING",
    "RULES",
    "RULES_AND_LISTS",
    "SAYING",
]

AHEAD = frozenset(("planned", "proposed", "in-talks"))
"""What is yet to come."""

HAPPENED = frozenset(("done", "ongoing"))
"""What is there already."""

MAKING = frozenset(("propose-rule", "issue-rule", "amend-rule", "rescind-rule"))
"""An authority makes, changes or ends a rule."""

RULES = MAKING | {"restrict", "license"}
"""The same, and what a rule does: it bars or permits."""

RULES_AND_LISTS = RULES | {"list-entity"}
"""The same, and who is put on a list."""

DEALT = frozenset(("acquire", "rent", "supply", "decline", "negotiate", "invest"))
"""Somebody deals with somebody else, or will not."""

DEALING = frozenset(
    ("acquire", "rent", "supply", "invest", "negotiate", "build", "deploy", "develop")
)
"""Somebody has, gets, makes or gives something."""

MOVING = frozenset(("supply", "acquire", "smuggle", "prosecute"))
"""Goods change hands, or somebody is charged with moving them."""

ENFORCING = frozenset(("investigate", "prosecute"))
"""An authority goes after a breach."""

SAYING = frozenset(("state", "warn", "oppose"))
"""Somebody speaks: the verb of speaking tells the act, not what is said."""

REFUSING = frozenset(("deny", "reject", "refuse", "withhold", "hold_back", "turn_down"))
"""Verbs by which an authority does not give what it was asked for."""

EXAMINING = frozenset(("review", "examine", "assess", "process", "evaluate", "vet", "study"))
"""Verbs of what an authority does with what it is asked for before it gives it."""
