"""Claims straight from the hand labels of the real articles, so that relate is measured alone."""

import tomllib
from calendar import monthrange
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from store.changes import Report, Telling, claim_keys
from store.records import (
    ChipUse,
    Claim,
    Money,
    Origin,
    Relay,
    Role,
    RuleUse,
    Site,
    When,
)
from store.reference.names import Names

SHARED = Path(__file__).parents[3] / "shared"
LABELS = SHARED / "gold" / "articles.toml"

_STAND_FOR = {
    "Nvidia AI chips (unspecified)": "nvidia-any",
    "Chinese-made AI chips (unspecified)": "domestic-cn",
}


def labels(path: Path = LABELS) -> dict[str, Any]:
    """The file of labels."""
    return tomllib.loads(path.read_text("utf-8"))


def tellings(said: Mapping[str, Any], names: Names) -> dict[str, Telling]:
    """The labelled events as tellings, by the id of the label."""
    articles = {article["n"]: article for article in said["article"]}
    found: dict[str, Telling] = {}
    for number, article in articles.items():
        report = Report(
            document_id=number + 1,
            home=article["sha256"],
            publisher=article["publisher"],
            published=when_of(article["published"]),
            basis="machine-written" if article.get("publisher_kind") == "ai-written" else "",
        )
        events = [event for event in said["event"] if event["article"] == number]
        claims = [_claim(event, names) for event in events]
        keys = claim_keys(
            report.home, ((claim.type, claim.actors("agent"), claim.quote) for claim in claims)
        )
        for event, claim, key in zip(events, claims, keys, strict=True):
            row = len(found) + 1
            found[event["id"]] = Telling(claim=claim, report=report, claim_id=row, key=key)
    return found


def _claim(event: Mapping[str, Any], names: Names) -> Claim:
    via = "maker" if event.get("cp_role") == "maker" else "name"
    origin = event.get("origin")
    kind = "uncredited" if origin is None else "own" if origin == "own" else "outlet"
    return Claim(
        start=event["start"],
        end=event["end"],
        quote=event["id"],
        type=event["type"],
        modality=event["modality"],
        polarity=event["polarity"],
        hedge=event["hedge"],
        route=event["route"],
        roles=(
            *(_role("agent", name, "name", names) for name in event["agents"]),
            *(_role("counterparty", name, via, names) for name in event["counterparties"]),
        ),
        chips=tuple(
            ChipUse(chip=chip, name=name, printed=name)
            for name in event["chips"]
            if (chip := _STAND_FOR.get(name) or key_of("chip", name, names))
        ),
        money=_money(event["money"]),
        when=when_of(event["when"]) if event.get("when") else None,
        sites=tuple(
            Site(kind="chip-site", place=place, name=name)
            for name in dict.fromkeys((*event["places"], *event.get("site", ())))
            if (place := key_of("place", name, names))
        ),
        rules=tuple(
            RuleUse(rule=rule, by=event.get("rule_by", "wording")) for rule in event["rules"]
        ),
        attribution=tuple(
            Relay(kind="anonymous", name="", descriptor=node.removeprefix("anonymous: "))
            for node in event["attribution"]
            if node.startswith("anonymous")
        ),
        origin=Origin(kind=kind, name=origin if kind == "outlet" and origin else ""),
        background=event.get("background", False),
    )


def key_of(kind: str, name: str, names: Names) -> str:
    """The canonical key of a name, "" where no table has it."""
    found = names.resolve(kind, name)
    return found[0] if found else ""


def _role(role: Any, name: str, via: Any, names: Names) -> Role:
    actor = key_of("actor", name, names) or "~" + name.casefold().replace(" ", "-")
    return Role(role=role, actor=actor, name=name, via=via, start=0, end=0)


def _money(listed: list[Mapping[str, Any]]) -> tuple[Money, ...]:
    found: list[Money] = []
    for one in listed:
        scope = one.get("scope", {})
        figure = float(one["value"])
        if one.get("conversion"):
            last = found.pop()
            found.append(
                Money(
                    minimum=last.minimum,
                    maximum=last.maximum,
                    currency=last.currency,
                    qualifier=last.qualifier,
                    measure=last.measure,
                    geography=last.geography,
                    period=last.period,
                    converted=figure,
                    converted_currency=one["currency"],
                    printed=last.printed,
                )
            )
            continue
        found.append(
            Money(
                minimum=figure,
                maximum=figure,
                currency=one["currency"],
                qualifier=one["qualifier"],
                measure=scope.get("measure", "other"),
                geography=scope.get("geography", ""),
                period=scope.get("period", ""),
                printed=f"{one['currency']} {one['value']}",
            )
        )
    return tuple(found)


def when_of(written: str) -> When:
    """An ISO day, month or year, or two of them with a stroke between."""
    first, _, last = written.partition("/")
    begin, end = _bounds(first), _bounds(last or first)
    precision = {4: "year", 7: "month", 10: "day"}[len(first)] if not last else "range"
    return When(first=begin[0], last=end[1], precision=precision)  # type: ignore[arg-type]


def _bounds(written: str) -> tuple[str, str]:
    if len(written) == 4:
        return f"{written}-01-01", f"{written}-12-31"
    if len(written) == 7:
        last = monthrange(int(written[:4]), int(written[5:]))[1]
        return f"{written}-01", f"{written}-{last:02d}"
    return written, written
