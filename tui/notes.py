"""What the reports of an event say of the law that the rules of their day do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.database import EventView
    from store.reference import Reference

__all__ = ["notes_on"]


def notes_on(view: EventView, reference: Reference) -> tuple[str, ...]:
    """Where the reports of an event say of the law what the rules of their day do not."""
    from store.assess.sayings import rule_notes

    found = (
        note.message
        for told in view.told
        for note in rule_notes(told.claim, told.document, reference.law, reference.names)
    )
    return tuple(dict.fromkeys(found))
