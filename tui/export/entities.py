"""Events as FollowTheMoney entities, one JSON object a line, for Aleph and its kin.

Schema and property names are those of the library's model: `Event` (of `Interval` and `Thing`)
involves a `Company`, `Person`, `PublicBody`, `Organization` or plain `LegalEntity`; an `Article`
proves it; `Documentation` ties the two and carries the words. Dates may be a day, month or year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from tui.citing import address, is_page
from tui.words import act, publisher

if TYPE_CHECKING:
    from store.database import ToldClaim
    from store.records import When
    from store.reference import Names
    from tui.answers import Look

__all__ = ["Entity", "entities"]

Entity = dict[str, Any]
"""`{"id": …, "schema": …, "properties": {name: [text, …]}}`."""

_SCHEMAS = {
    "company": "Company",
    "person": "Person",
    "government-body": "PublicBody",
    "publisher": "Organization",
    "research": "Organization",
    "association": "Organization",
}
_NO_PARTY = frozenset(("collective", "model-or-product"))
"""Kinds of actor that no schema of the library stands for: they remain words of the event."""


def entities(looks: Iterable[Look], names: Names) -> Iterator[Entity]:
    """The entities of events, each once: what an event refers to comes before it."""
    known: set[str] = set()
    for look in looks:
        for made in _of(look, names):
            if made["id"] not in known:
                known.add(made["id"])
                yield made


def _of(look: Look, names: Names) -> Iterator[Entity]:
    view = look.view
    parties = _parties(look, names)
    for key in parties:
        yield _party(key, names)
    told = [(one, "reports") for one in view.told] + [(one, "denies") for one in view.denials]
    for one, _ in told:
        yield _article(one)
    yield _event(look, names, parties)
    for one, role in told:
        yield _made(
            f"claim-{one.key}-{view.event.key[:12]}",
            "Documentation",
            document=[_article_id(one)],
            entity=[_event_id(look)],
            role=[role],
            summary=[one.claim.quote],
            recordId=[f"characters {one.claim.start}-{one.claim.end}"],
        )


def _parties(look: Look, names: Names) -> tuple[str, ...]:
    keys = (role.actor for one in look.view.told for role in one.claim.roles)
    return tuple(
        key
        for key in dict.fromkeys(keys)
        if key not in names.actors or names.actors[key].kind not in _NO_PARTY
    )


def _party(key: str, names: Names) -> Entity:
    actor = names.actors.get(key)
    if actor is None:
        return _made(_party_id(key), "LegalEntity", name=[names.name("actor", key)])
    return _made(
        _party_id(key),
        _SCHEMAS.get(actor.kind, "LegalEntity"),
        name=[actor.name],
        alias=actor.aliases,
        country=[actor.hq.lower()],
        sourceUrl=[source for source in actor.sources if is_page(source)],
    )


def _article(told: ToldClaim) -> Entity:
    document = told.document
    page = address(document)
    return _made(
        _article_id(told),
        "Article",
        name=[document.title or publisher(document)],
        title=[document.title],
        publisher=[document.shown_publisher],
        sourceUrl=[page] if is_page(page) else [],
        publishedAt=_partial(document.published),
    )


def _event(look: Look, names: Names, parties: Sequence[str]) -> Entity:
    view = look.view
    event = view.event
    claims = [one.claim for one in view.told]
    who = ", ".join(names.name("actor", key) for key in claims[0].actors("agent"))
    chips = [names.name("chip", chip.chip) for claim in claims for chip in claim.chips]
    places = [site.place for claim in claims for site in claim.sites]
    doing = act(event.type, event.modality, event.polarity, event.hedge)
    told = " ".join(part for part in (who or "(not named)", doing, ", ".join(_once(chips))) if part)
    when = event.when
    exact = _partial(when)
    then, now = look.then, look.now
    return _made(
        _event_id(look),
        "Event",
        name=[told],
        summary=[claims[0].quote],
        date=exact,
        startDate=[when.first] if when is not None and not exact else [],
        endDate=[when.last] if when is not None and not exact else [],
        country=[place.lower() for place in places if place in names.countries],
        location=[names.name("place", place) for place in places],
        involved=[_party_id(key) for key in parties],
        keywords=[event.type, event.modality, *_route(event.route), *chips],
        proof=[_article_id(one) for one in view.told],
        notes=[
            *([f"rule status then: {then.status}"] if then is not None else []),
            *([f"rule status on {look.day}: {now.status}"] if now is not None else []),
        ],
        recordId=[event.key],
    )


def _route(route: str) -> list[str]:
    return [] if route == "none" else [route]


def _partial(when: When | None) -> list[str]:
    """A date of a single day, month or year, as precise as it is known; else nothing."""
    if when is None or not when.first:
        return []
    if when.precision == "day" or when.first == when.last:
        return [when.first]
    if when.precision == "month":
        return [when.first[:7]]
    return [when.first[:4]] if when.precision == "year" else []


def _event_id(look: Look) -> str:
    return f"event-{look.view.event.key}"


def _article_id(told: ToldClaim) -> str:
    return f"article-{told.document.sha256}"


def _party_id(key: str) -> str:
    return f"unlisted-{key[1:]}" if key.startswith("~") else f"actor-{key}"


def _made(id: str, schema: str, **properties: Iterable[str]) -> Entity:
    kept = {name: _once(values) for name, values in properties.items()}
    return {
        "id": id,
        "schema": schema,
        "properties": {name: values for name, values in kept.items() if values},
    }


def _once(values: Iterable[str]) -> list[str]:
    """Each value once, the empty ones left out."""
    return [value for value in dict.fromkeys(values) if value]
