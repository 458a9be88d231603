"""Corrections × claims → corrected claims, and the corrections that found no place. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.corrections.entries import Anchor, Corrected, Correction, Orphan, concerns, letters
from store.corrections.fields import put
from store.errors import Refused
from store.records import Claim, Document, Role
from store.reference.names import Names, slug

__all__ = ["anchors_of", "corrected", "find"]


def anchors_of(document: Document, url: str, claims: Sequence[Claim]) -> tuple[Anchor, ...]:
    """What lasts of each claim of an article; `url` stands for the article in all its versions."""
    return tuple(
        Anchor(
            sha256=document.sha256,
            url=url,
            quote=claim.quote,
            occurrence=sum(at <= claim.start for at in _places(document.text, claim.quote)),
            act=act,
        )
        for claim, act in zip(claims, _acts(claims), strict=True)
    )


def corrected(
    document: Document,
    url: str,
    claims: Sequence[Claim],
    corrections: Sequence[Correction],
    names: Names,
) -> Corrected:
    """The claims of an article under the corrections in force, oldest first: the later wins."""
    now = list(claims)
    rejected: set[int] = set()
    orphans: list[Orphan] = []
    for correction in corrections:
        if correction.kind == "alias":
            now = [_renamed(claim, correction) for claim in now]
            continue
        for anchor in correction.anchors:
            if not anchor.quote or not concerns(anchor, document, url):
                continue
            place = find(anchor, document.text, claims)
            if isinstance(place, str):
                orphans.append(Orphan(correction=correction, reason=place))
            elif correction.kind == "reject":
                rejected.add(place)
            elif correction.kind == "set":
                try:
                    now[place] = put(now[place], correction.field, correction.new, names)
                except Refused as refused:
                    orphans.append(Orphan(correction=correction, reason=str(refused)))
    read = tuple(place for place in range(len(now)) if place not in rejected)
    return Corrected(claims=tuple(now[place] for place in read), read=read, orphans=tuple(orphans))


def find(anchor: Anchor, text: str, claims: Sequence[Claim]) -> int | str:
    """The place of the claim that an anchor means, or why there is none."""
    places = list(_places(text, anchor.quote))
    if not places:
        return "its quote is no longer in the article"
    if anchor.occurrence > len(places):
        return f"its quote stands there only {len(places)} times now"
    at = places[anchor.occurrence - 1]
    here = [
        number
        for number, claim in enumerate(claims)
        if claim.start == at and claim.quote == anchor.quote
    ]
    if not here:
        return "nothing is read from its quote any more"
    if len(here) == 1:
        return here[0]
    acts = _acts(claims)
    same = [number for number in here if acts[number] == anchor.act]
    alike = [number for number in here if claims[number].type == anchor.act.partition(" ")[0]]
    for found in (same, alike):
        if len(found) == 1:
            return found[0]
    return f"its quote makes {len(here)} claims now, none of them the one that was meant"


def _places(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote) if quote else -1
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _acts(claims: Sequence[Claim]) -> list[str]:
    """Type and agents of each claim, with a number where claims of the same words share both."""
    found: list[str] = []
    met: dict[tuple[int, str, str], int] = {}
    for claim in claims:
        act = f"{claim.type} {','.join(claim.actors('agent'))}"
        stem = (claim.start, claim.quote, act)
        met[stem] = met.get(stem, 0) + 1
        found.append(act if met[stem] == 1 else f"{act} {met[stem]}")
    return found


# aliases


def _renamed(claim: Claim, alias: Correction) -> Claim:
    """A claim in which a name means an actor, or no longer does."""
    roles = tuple(_cast(role, alias) for role in claim.roles)
    return claim if roles == claim.roles else replace(claim, roles=roles)


def _cast(role: Role, alias: Correction) -> Role:
    wanted = letters(alias.anchor.quote)
    named = letters(role.name) == wanted
    if alias.field == "no":
        meant = named and role.actor == alias.new
        return replace(role, actor=slug(alias.anchor.quote)) if meant else role
    if role.actor.startswith("~"):
        meant = named or letters(role.actor) == wanted
    else:
        meant = named and role.actor == alias.old
    return replace(role, actor=alias.new) if meant else role
