"""Groups without a name, by what one of their members is called."""

from store.parse.words import singular
from store.reference.names import Names

__all__ = ["groups_of"]


def groups_of(names: Names) -> dict[str, str]:
    """The unnamed groups by what one member is called ("data center operator")."""
    found: dict[str, str] = {}
    for actor in names.actors.values():
        if actor.kind == "collective":
            for label in (actor.name, *actor.aliases):
                words = label.lower().replace("u.s.", "us").split()
                found.setdefault(" ".join((*words[:-1], singular(words[-1]))), actor.id)
    return found
