"""What a member of a group without a name is called."""

from collections.abc import Mapping

from store.parse.words.words import singular
from store.reference.names import Names

__all__ = ["members_of"]


def members_of(names: Names, others: Mapping[str, str]) -> dict[str, str]:
    """The unnamed groups by what one member is called ("data center operator").

    `others` are words for members that no alias of a group says.
    """
    found: dict[str, str] = dict(others)
    for actor in names.actors.values():
        if actor.kind == "collective":
            for label in (actor.name, *actor.aliases):
                words = label.lower().replace("u.s.", "us").split()
                found.setdefault(" ".join((*words[:-1], singular(words[-1]))), actor.id)
    return found
