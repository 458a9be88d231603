"""The chain of a claim as a user writes it: whom the publisher has it from, and whom that one.

`The Information <- anonymous: two people familiar with the plan`. Kept, a node has its kind before
it and a key of the reference tables behind it where they list the name.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from store.errors import Refused
from store.filter.language.spelling import shown
from store.records import Claim, Origin, Relay
from store.reference.names import Names, slug

__all__ = ["SAYS", "put_chain", "read_chain", "shown_chain"]

SAYS = "whom it has it from: The Information <- anonymous: two people, or none"

_NONE = "none"
_ARROW = re.compile(r"\s*(?:<-|←)\s*")
_KINDS = ("outlet", "person", "organisation", "document", "anonymous")
_DESCRIBED = ("document", "anonymous")
"""Kinds of node that are told by a description, not by a name."""

_UNCREDITED = "uncredited"


def read_chain(text: str, names: Names) -> str:
    """The canonical spelling of a chain; raises Refused for a node that means nobody."""
    if text.strip().casefold() == _NONE:
        return _NONE
    return " <- ".join(_node(part.strip(), names) for part in _ARROW.split(text.strip()))


def _node(text: str, names: Names) -> str:
    if text.casefold() in (_UNCREDITED, "anonymous"):
        return text.casefold()
    kind, colon, told = (part.strip() for part in text.partition(":"))
    if not colon or kind.casefold() not in _KINDS:
        return _listed(text, names)
    kind = kind.casefold()
    if not told:
        raise Refused(f"chain: {kind} wants a name or words behind the colon")
    if kind in _DESCRIBED:
        return f"{kind}:{told}"
    found = names.resolve("publisher" if kind == "outlet" else "actor", told)
    return f"{kind}:{found[0] if found else slug(told)}"


def _listed(text: str, names: Names) -> str:
    """A node by a name alone: a listed outlet, else a listed person or organisation."""
    outlet = names.resolve("publisher", text)
    if outlet:
        return f"outlet:{outlet[0]}"
    actor = names.resolve("actor", text)
    if actor:
        person = names.actors[actor[0]].kind == "person"
        return f"{'person' if person else 'organisation'}:{actor[0]}"
    near = (*names.nearest("publisher", text, 2), *names.nearest("actor", text, 1))
    hint = f"nearest: {', '.join(near)}; " if near else ""
    kinds = ", ".join(f"{kind}:" for kind in _KINDS)
    raise Refused(f"chain: no {shown(text)!r} in the reference data; {hint}or say what: {kinds}")


def put_chain(claim: Claim, value: str) -> Claim:
    """The claim with this chain behind its publisher, and the origin that stands at its end."""
    relays = [] if value == _NONE else [_relay(node) for node in value.split(" <- ")]
    own = tuple(one for one in claim.attribution if one.kind == "publisher")
    printed = {_spelled(one): one for one in claim.attribution}
    kept = tuple(printed.get(_spelled(one), one) for one in relays)
    return replace(claim, attribution=(*own, *kept), origin=_origin(relays))


def _relay(node: str) -> Relay:
    if node == _UNCREDITED:
        return Relay(kind="unnamed-report", name="")
    kind, _, told = node.partition(":")
    if kind in _DESCRIBED:
        return Relay(kind=kind, name="", descriptor=told)  # type: ignore[arg-type]
    return Relay(kind=kind, name=told)  # type: ignore[arg-type]


def _origin(relays: Sequence[Relay]) -> Origin:
    """The outlet or document that is the last of its kind; the text itself where there is none."""
    for one in reversed(relays):
        if one.kind == "unnamed-report":
            return Origin(kind="uncredited")
        if one.kind in ("outlet", "document"):
            return Origin(kind=one.kind, name=one.name or one.descriptor)
    return Origin(kind="own")


def shown_chain(claim: Claim) -> str:
    """The chain of a claim in its canonical spelling, without the publisher."""
    nodes = (_spelled(one) for one in claim.attribution if one.kind != "publisher")
    return " <- ".join(nodes) or _NONE


def _spelled(one: Relay) -> str:
    if one.kind == "unnamed-report":
        return _UNCREDITED
    told = one.name or one.descriptor
    return f"{one.kind}:{told}" if told else one.kind
