"""The fields of a claim that a user may set: how a value is written, checked, read and put.

A value has one canonical spelling, by keys of the reference tables; that is what is kept, and what
`put` reads back.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from store.corrections import chains
from store.errors import Refused
from store.filter.language.amounts import read_number, read_sum
from store.filter.language.days import read_days
from store.filter.language.reading import Unread
from store.filter.language.spelling import nearest, shown
from store.records import ChipUse, Claim, Money, Origin, Role, RuleUse, Site, When
from store.reference.names import Names
from store.vocabulary import (
    EventType,
    Modality,
    Polarity,
    Precision,
    RoleName,
    Route,
    SiteKind,
    values,
)

__all__ = ["FIELDS", "NONE", "Settable", "choices", "now", "put", "read"]

NONE = "none"
"""The value that empties a field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settable:
    """A field: what its value is, the closed list or the kind of name, and what to say of it."""

    kind: str
    says: str
    listed: tuple[str, ...] = ()
    of: str = ""


def _listed(alias: Any, says: str) -> Settable:
    return Settable(kind="listed", says=says, listed=tuple(str(one) for one in values(alias)))


def _keys(of: str, says: str) -> Settable:
    return Settable(kind="keys", says=says, of=of)


FIELDS: Mapping[str, Settable] = {
    "type": _listed(EventType, "what is said to happen"),
    "modality": _listed(Modality, "planned, done, denied …"),
    "polarity": _listed(Polarity, "+, or - for what is said not to happen"),
    "hedge": Settable(kind="listed", says="0 flat to 3 speculative", listed=("0", "1", "2", "3")),
    "route": _listed(Route, "the way to the chips"),
    **{role: _keys("actor", "one or more actors, or none") for role in values(RoleName)},
    "chip": _keys("chip", "one or more chips or families, or none"),
    "units": Settable(kind="units", says="how many chips: 10k, or none"),
    "money": Settable(kind="money", says="sums: 7b; over 12b; cny:40b..50b, or none"),
    "when": Settable(kind="when", says="when it happens: 2025, 2025-03, 2025-03-04, a..b, or none"),
    **{site: _keys("place", "one or more places, or none") for site in values(SiteKind)},
    "rule": _keys("rule", "one or more rules, or none"),
    "origin": Settable(kind="origin", says="the outlet that had it first, own or uncredited"),
    "chain": Settable(kind="chain", says=chains.SAYS),
    "background": Settable(
        kind="listed", says="whether it is told as background", listed=("yes", "no")
    ),
}
"""Every field that can be set, in the order of the form."""


def choices(field: str, names: Names) -> tuple[str, ...]:
    """The values that a field may have, as far as they can be listed, as people write them."""
    settable = FIELDS[field]
    if settable.listed:
        return settable.listed
    if settable.kind == "origin":
        return ("own", "uncredited", *(one.name for one in names.publishers.values()))
    if settable.kind == "chain":
        return (NONE, "anonymous:", "document:", *(one.name for one in names.publishers.values()))
    if settable.of == "actor":
        return tuple(one.name for one in names.actors.values())
    if settable.of == "chip":
        chips = [one.short for one in names.chips.values()]
        return tuple(dict.fromkeys((*chips, *(one.short for one in names.families.values()))))
    if settable.of == "place":
        places = (names.countries, names.regions, names.hubs)
        return tuple(one.name for table in places for one in table.values())
    if settable.of == "rule":
        return tuple(names.rules)
    return (NONE,)


def read(field: str, text: str, names: Names) -> str:
    """The canonical spelling of a value that a user wrote.

    Raises Refused for a field or a value that does not exist, with the nearest ones that do.
    """
    settable = FIELDS.get(field)
    if settable is None:
        near = nearest(field, FIELDS)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(FIELDS)}"
        raise Refused(f"no field {shown(field)!r}; {hint}")
    text = text.strip()
    if not text:
        raise Refused(f"{field}: wants a value ({settable.says})")
    if settable.kind == "listed":
        return _one_of(field, text, settable.listed)
    if text.casefold() == NONE and settable.kind != "origin":
        return NONE
    if settable.kind == "keys":
        parts = [part.strip() for part in text.split(",") if part.strip()]
        keys = [_key(field, settable.of, part, names) for part in parts]
        return ",".join(dict.fromkeys(keys)) or NONE
    if settable.kind == "origin":
        bare = text.casefold()
        return bare if bare in ("own", "uncredited") else _key(field, "publisher", text, names)
    if settable.kind == "units":
        return str(_units(text))
    if settable.kind == "money":
        return _sums(_money(part.strip()) for part in text.split(";"))
    if settable.kind == "chain":
        return chains.read_chain(text, names)
    return _days(_when(text))


def put(claim: Claim, field: str, value: str, names: Names) -> Claim:
    """The claim with a field set to a canonical value. Raises Refused as `read` does."""
    value = read(field, value, names)
    settable = FIELDS[field]
    keys = () if value == NONE else tuple(value.split(","))
    if field == "hedge":
        return replace(claim, hedge=int(value))  # type: ignore[arg-type]
    if field == "background":
        return replace(claim, background=value == "yes")
    if settable.kind == "listed":
        return replace(claim, **{field: value})  # type: ignore[arg-type]
    if field == "units":
        return replace(claim, units=None if value == NONE else int(value))
    if field == "money":
        told = () if value == NONE else value.split("; ")
        return replace(claim, money=tuple(_like(_money(one), claim.money) for one in told))
    if field == "chain":
        return chains.put_chain(claim, value)
    if field == "when":
        return replace(claim, when=None if value == NONE else _when(value))
    if field == "origin":
        own = value in ("own", "uncredited")
        origin = Origin(kind=value) if own else Origin(kind="outlet", name=value)  # type: ignore[arg-type]
        return replace(claim, origin=origin)
    if field == "chip":
        uses = {use.chip: use for use in claim.chips}
        made = (_chip(key, names) for key in keys)
        return replace(claim, chips=tuple(uses.get(use.chip, use) for use in made))
    if field == "rule":
        cited = {use.rule: use for use in claim.rules}
        rules = (cited.get(key) or RuleUse(rule=key, by="correction") for key in keys)
        return replace(claim, rules=tuple(rules))
    if settable.of == "place":
        return _sited(claim, field, keys, names)
    return _acted(claim, field, keys, names)


def now(claim: Claim, field: str) -> str:
    """What a field says now, in its canonical spelling."""
    if field in ("type", "modality", "polarity", "hedge", "route"):
        return str(getattr(claim, field))
    if field == "background":
        return "yes" if claim.background else "no"
    if field == "units":
        return NONE if claim.units is None else str(claim.units)
    if field == "money":
        return _sums(claim.money)
    if field == "chain":
        return chains.shown_chain(claim)
    if field == "when":
        return NONE if claim.when is None else _days(claim.when) or claim.when.phrase
    if field == "origin":
        return claim.origin.name or claim.origin.kind
    if field == "chip":
        found = [use.chip for use in claim.chips]
    elif field == "rule":
        found = [use.rule for use in claim.rules]
    elif FIELDS[field].of == "place":
        found = [site.place for site in claim.sites if site.kind == field]
    else:
        found = [role.actor for role in claim.roles if role.role == field]
    return ",".join(dict.fromkeys(found)) or NONE


def _one_of(field: str, text: str, listed: tuple[str, ...]) -> str:
    if text.casefold() in listed:
        return text.casefold()
    near = nearest(text, listed)
    hint = f"did you mean {near[0]}?" if near else f"one of {', '.join(listed)}"
    raise Refused(f"{field}: no {shown(text)!r}; {hint}")


def _key(field: str, kind: str, text: str, names: Names) -> str:
    found = names.resolve(kind, text)
    if found:
        return found[0]
    if text.startswith("~") and len(text) > 1:
        return text.casefold()
    near = names.nearest(kind, text)
    hint = f"; nearest: {', '.join(near)}" if near else ""
    raise Refused(f"{field}: no {kind} {shown(text)!r} in the reference data{hint}")


# figures and days


def _units(text: str) -> int:
    bounds = read_number(text)
    if isinstance(bounds, Unread) or bounds.low is None or bounds.low != bounds.high:
        raise Refused(f"units: {shown(text)!r} is no count; write 10000 or 10k")
    return int(bounds.low)


_LOOSE = ("about", "over", "up-to")


def _money(text: str) -> Money:
    word, _, rest = text.partition(" ")
    qualifier = word.casefold() if word.casefold() in _LOOSE else "exact"
    bounds = read_sum(rest.strip() if qualifier != "exact" else text.strip())
    if isinstance(bounds, Unread):
        raise Refused(f"money: {bounds.message}")
    low, high = bounds.low, bounds.high
    if low is None and high is None:
        raise Refused(f"money: {shown(text)!r} is no sum; write 7b, over 12b or cny:40b..50b")
    if high is None:
        qualifier = "over"
    elif low is None:
        qualifier = "up-to"
    return Money(
        minimum=low if low is not None else high or 0.0,
        maximum=high if high is not None else low or 0.0,
        currency=bounds.currency,
        qualifier=qualifier,  # type: ignore[arg-type]
    )


def _sums(money: Iterable[Money]) -> str:
    return "; ".join(dict.fromkeys(_sum(one) for one in money)) or NONE


def _sum(money: Money) -> str:
    figure = f"{money.minimum:.15g}"
    if money.maximum != money.minimum:
        figure += f"..{money.maximum:.15g}"
    loose = "" if money.qualifier == "exact" else f"{money.qualifier} "
    return f"{loose}{money.currency.casefold()}:{figure}"


def _like(money: Money, told: tuple[Money, ...]) -> Money:
    """The sum with what the claim says of its own: what it measures, and where it is printed."""
    for one in told:
        if _sum(one) == _sum(money):
            return one
    if not told:
        return money
    first = told[0]
    return replace(money, measure=first.measure, geography=first.geography, period=first.period)


def _when(text: str) -> When:
    days = read_days(text, "") if text[:4].isdecimal() else None
    if days is None or isinstance(days, Unread):
        raise Refused(
            f"when: {shown(text)!r} is no date; write 2025, 2025-03, 2025-03-04 or 2024-06..2025-01"
        )
    return When(first=days.first, last=days.last, precision=_precision(days.first, days.last))


def _days(when: When) -> str:
    if when.first == when.last:
        return when.first
    return f"{when.first}..{when.last}"


def _precision(first: str, last: str) -> Precision:
    if first == last:
        return "day"
    if not first or not last:
        return "range"
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    whole = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if whole and (start.month - 1) % months == 0 and start.year == end.year:
        spans: dict[int, Precision] = {1: "month", 3: "quarter", 6: "half", 12: "year"}
        return spans.get(months, "range")
    return "range"


# members


def _chip(key: str, names: Names) -> ChipUse:
    return ChipUse(chip=key, name=names.name("chip", key), printed="")


def _sited(claim: Claim, kind: str, keys: tuple[str, ...], names: Names) -> Claim:
    there = {site.place: site for site in claim.sites if site.kind == kind}
    made = (
        there.get(key) or Site(kind=kind, place=key, name=names.name("place", key))  # type: ignore[arg-type]
        for key in keys
    )
    kept = tuple(site for site in claim.sites if site.kind != kind)
    return replace(claim, sites=(*kept, *made))


def _acted(claim: Claim, name: str, keys: tuple[str, ...], names: Names) -> Claim:
    there = {role.actor: role for role in claim.roles if role.role == name}
    made = tuple(
        there.get(key)
        or Role(
            role=name,  # type: ignore[arg-type]
            actor=key,
            name=names.name("actor", key),
            via="name",
            start=0,
            end=0,
        )
        for key in keys
    )
    kept = tuple(role for role in claim.roles if role.role != name)
    roles = (*made, *kept) if name == "agent" else (*kept, *made)
    return replace(claim, roles=roles)
