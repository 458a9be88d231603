"""Who repeated whom: the tellings of one event as trees, oldest first.

Every root is an origin, or a report that rests on nothing that is named. Below it stand those
that credit it, copy it, or supposedly have it from there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from store.changes import Telling
from store.reference.names import Names
from store.relate.origins import Standing, standings

__all__ = ["Node", "established", "trees", "walk"]

_HOW = {
    "outlet": "credits it",
    "primary": "quotes it",
    "copy": "same text",
    "inherits": "credits nobody; from there?",
    "own": "its own sources",
    "unattributed": "credits nobody",
    "none": "nobody named",
}
_AFTER = ("copy", "inherits")
"""Footings that rest on another report, which may be the younger one where days are vague."""


@dataclass(slots=True)
class Node:
    """An origin or a report. `origin` is the key of an origin that counts, on roots only.

    `telling` is absent where the origin's own report is not in the store. `how` says how the
    report stands to what is above it; on a root, what it rests on.
    """

    origin: str
    telling: Telling | None
    how: str
    below: "list[Node]" = field(default_factory=list)


def trees(tellings: Sequence[Telling], names: Names) -> tuple[Node, ...]:
    """The trees of an event, in the order in which their oldest report appeared."""
    roots: dict[str, Node] = {}
    made: dict[str, Node] = {}
    order: list[Node] = []
    found = standings(tellings, names)
    for one in found:
        if one.footing in ("own", "unattributed") and one.origin not in roots:
            roots[one.origin] = made[one.telling.key] = _node(one, one.origin)
    for one in sorted(found, key=lambda one: one.footing in _AFTER):
        node = made.get(one.telling.key)
        if node is None:
            node = made[one.telling.key] = _node(one, "")
        if one.footing in ("own", "unattributed"):
            if roots[one.origin] is not node:
                roots[one.origin].below.append(node)
                continue
        elif one.footing in _AFTER:
            made[one.of].below.append(node)
            continue
        elif one.footing in ("outlet", "primary"):
            root = roots.get(one.origin)
            if root is None:
                root = roots[one.origin] = Node(one.origin, None, "")
            root.below.append(node)
            node = root
        if node not in order:
            order.append(node)
    return tuple(order)


def _node(one: Standing, origin: str) -> Node:
    return Node(origin, one.telling, _HOW[one.footing])


def walk(nodes: Sequence[Node], depth: int = 0) -> "list[tuple[int, Node]]":
    """The nodes of trees with their depth, in the order of reading."""
    found: list[tuple[int, Node]] = []
    for node in nodes:
        found.append((depth, node))
        found += walk(node.below, depth + 1)
    return found


def established(tellings: Sequence[Telling], names: Names) -> bool:
    """Whether two origins at least are primary: only then is their independence established."""
    found = standings(tellings, names)
    return len({one.origin for one in found if one.footing == "primary" and one.origin}) > 1
