"""The legal facts of an event, out of the claims that tell it.

Only what a text says is taken over; what is taken for granted where it says nothing stands in the
procedure of the law. Equal facts are one record, so many events share one set of rulings.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from store.assess.parties import HOME
from store.records import Claim, Facts, Role
from store.reference.names import Names
from store.vocabulary import RoleName, Route, SiteKind

__all__ = ["facts_of"]

T = TypeVar("T")

_NO_ROUTE: Route = "none"
_RENTALS: frozenset[Route] = frozenset(("us-cloud-rental", "non-us-cloud-rental"))
_THROUGH: frozenset[Route] = frozenset(("intermediary", "smuggling"))
_SITES: tuple[SiteKind, ...] = ("chip-site", "destination")
_UNLISTED = "~"


def facts_of(claims: Sequence[Claim], names: Names) -> Facts:
    """The facts of the event that `claims` (at least one) tell.

    Claims may disagree; for each fact the first that states it is followed, news before
    background. A claim that names chips and no way to them leaves the route open; one that names
    neither moves nothing.
    """
    told = sorted(claims, key=lambda claim: claim.background)
    routes = (claim.route for claim in told if claim.route != _NO_ROUTE)
    chip = _first(told, lambda claim: _chips(claim, names))
    route = next(routes, "" if chip else _NO_ROUTE)
    actor = _first(told, lambda claim: _getter(claim, names))
    return Facts(
        type=told[0].type,
        route=route,
        actor=_at_home(actor, told, names),
        chip=chip,
        place=_first(told, lambda claim: _places(claim, names)),
        operator=_first(told, lambda claim: _operator(claim, names)) if route in _RENTALS else "",
        end_user=_first(told, lambda claim: _behind(claim, actor)) if route in _THROUGH else "",
    )


def _first(claims: Iterable[Claim], read: Callable[[Claim], str]) -> str:
    """What the first claim says that says anything."""
    return next(filter(None, map(read, claims)), "")


def _getter(claim: Claim, names: Names) -> str:
    """The party that gets the chips or the compute: never the seller, nor the chip's own maker."""
    if claim.type == "supply":
        return _chosen(claim, names, "counterparty", "beneficiary")
    makers = {names.chips[use.chip].vendor for use in claim.chips if use.chip in names.chips}
    agent = _chosen(claim, names, "agent")
    if agent in makers:
        return _chosen(claim, names, "counterparty", "beneficiary") or agent
    return agent


def _chosen(claim: Claim, names: Names, *roles: RoleName) -> str:
    """The first actor in the first of these roles that has one; one of the tables if there is."""
    for wanted in roles:
        actors = [role.actor for role in claim.roles if role.role == wanted]
        if actors:
            return next((actor for actor in actors if actor in names.actors), actors[0])
    return ""


def _operator(claim: Claim, names: Names) -> str:
    """Who owns the rented machines: the lessor, or the host; a maker that stands in is neither."""
    if claim.type == "supply":
        return _chosen(claim, names, "agent")
    lessors = [role for role in claim.roles if role.role == "counterparty" and _lets(role)]
    hosts = [role for role in claim.roles if role.role == "host"]
    found = [role.actor for role in (*lessors, *hosts)]
    return next((actor for actor in found if actor in names.actors), found[0] if found else "")


def _lets(role: Role) -> bool:
    return role.via != "maker"


def _behind(claim: Claim, actor: str) -> str:
    """For whom an intermediary or a smuggler acts."""
    found = [role.actor for role in claim.roles if role.role == "beneficiary"]
    return next((other for other in found if other != actor), "")


def _chips(claim: Claim, names: Names) -> str:
    """The chips of a claim, with commas between; a family is left out beside a model of it."""
    keys = tuple(dict.fromkeys(use.chip for use in claim.chips))
    spoken_for = {family for key in keys for family in names.families_of(key)}
    return ",".join(key for key in keys if key not in spoken_for)


def _places(claim: Claim, names: Names) -> str:
    """Where the chips stand or end up, as countries; a region only if no country is named."""
    for kind in _SITES:
        keys = [site.place for site in claim.sites if site.kind == kind and site.place]
        countries = dict.fromkeys(filter(None, (names.country_of(key) for key in keys)))
        if countries:
            return ",".join(countries)
        if keys:
            return keys[0]
    return ""


def _at_home(actor: str, claims: Iterable[Claim], names: Names) -> str:
    """An actor that no table lists, with the home that a text gives it."""
    if actor in names.actors or (actor and not actor.startswith(_UNLISTED)):
        return actor
    homes = (
        names.country_of(site.place)
        for claim in claims
        for site in claim.sites
        if site.kind == "legal-home"
    )
    home = next(filter(None, homes), "")
    return f"{actor}{HOME}{home}" if home else actor
