"""Groups of acts that the reader treats alike."""

__all__ = ["ENFORCING", "MAKING", "RULES", "RULES_AND_LISTS", "SAYING"]

MAKING = frozenset(("propose-rule", "issue-rule", "amend-rule", "rescind-rule"))
"""An authority makes, changes or ends a rule."""

RULES = MAKING | {"restrict", "license"}
"""The same, and what a rule does: it bars or permits."""

RULES_AND_LISTS = RULES | {"list-entity"}
"""The same, and who is put on a list."""

ENFORCING = frozenset(("investigate", "prosecute"))
"""An authority goes after a breach."""

SAYING = frozenset(("state", "warn", "oppose"))
"""Somebody speaks: the verb of speaking tells the act, not what is said."""
