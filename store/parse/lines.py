"""Claims and mentions as the JSON objects of `bdwatch parse`."""

from typing import Any

from store.parse.calendar.dates import iso_of
from store.records import Claim, Mention, Money
from store.reference.names import Names

__all__ = ["as_line", "mention_line"]


def as_line(claim: Claim, article: str, names: Names) -> dict[str, Any]:
    """One distinct act of `article` with canonical names, as printed by `bdwatch parse`."""
    return {
        "article": article,
        "type": claim.type,
        "polarity": claim.polarity,
        "hedge": claim.hedge,
        "modality": claim.modality,
        "agents": [names.name("actor", key) for key in claim.actors("agent")],
        "counterparties": [
            names.name("actor", key)
            for key in claim.actors("counterparty", "host", "target", "beneficiary")
        ],
        "chips": list(dict.fromkeys(names.name("chip", use.chip) for use in claim.chips)),
        "rules": list(dict.fromkeys(use.rule for use in claim.rules)),
        "money": [sum_ for money in claim.money for sum_ in _sums(money)],
        "units": claim.units,
        "places": _places(claim, names, "chip-site", "destination", "user-site"),
        "site": _places(claim, names, "chip-site") or _outside(claim),
        "user_site": _places(claim, names, "user-site"),
        "when": iso_of(claim.when),
        "route": claim.route,
        "origin": _origin(claim, names),
        "attribution": [
            _relay(relay.kind, relay.name, relay.descriptor, names) for relay in claim.attribution
        ],
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "also": [list(span) for span in claim.also],
    }


def _sums(money: Money) -> list[dict[str, Any]]:
    sums: list[dict[str, Any]] = [
        {"value": _plain(money.maximum), "currency": money.currency, "qualifier": money.qualifier}
    ]
    if money.minimum != money.maximum:
        sums[0]["minimum"] = _plain(money.minimum)
    if money.converted is not None:
        sums.append(
            {
                "value": _plain(money.converted),
                "currency": money.converted_currency,
                "qualifier": money.qualifier,
                "conversion": True,
            }
        )
    return sums


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _places(claim: Claim, names: Names, *kinds: str) -> list[str]:
    found = (
        names.country_of(site.place) or names.name("place", site.place)
        for site in claim.sites
        if site.kind in kinds
    )
    return list(dict.fromkeys(found))


def _outside(claim: Claim) -> list[str]:
    return [f"Outside {site.name}" for site in claim.sites if site.kind == "legal-home"][:1]


def _origin(claim: Claim, names: Names) -> str:
    if claim.origin.kind in ("own", "uncredited"):
        return claim.origin.kind
    return names.name("actor", claim.origin.name)


def _relay(kind: str, name: str, descriptor: str, names: Names) -> str:
    if kind == "publisher":
        return name or "publisher"
    if kind == "anonymous":
        return f"anonymous: {descriptor}"
    if kind == "unnamed-report":
        return "unnamed-report"
    return names.name("actor", name)


def mention_line(mentions: tuple[Mention, ...], article: str, names: Names) -> dict[str, Any]:
    """The names of `article`: actors, chips, rules and sums, each once."""
    found: dict[str, list[Any]] = {"actors": [], "chips": [], "rules": [], "money": []}
    for mention in mentions:
        if mention.kind == "money":
            value, _, currency = mention.name.partition(" ")
            found["money"].append({"value": float(value), "currency": currency})
        elif mention.kind + "s" in found:
            name = mention.key if mention.kind == "rule" else names.name(mention.kind, mention.key)
            if name not in found[mention.kind + "s"]:
                found[mention.kind + "s"].append(name)
    return {"article": article, "mentions": found}
