"""Story cases: claims as short records, and the events that a careful reader makes of them.

Each `[[case]]` of `cases/*.toml` has one `tell.<name>` line a claim: its kind (`type`), who acts
(`agent` or `agents`) with or upon whom (`partner`), `chip` or `maker`, `units`, sums in billions
(`usd`, `cny` or `other` with `currency`, `converted` to dollars, `qualifier`, `measure`), `route`,
`place`, `when`, `rule` (with `rule_by`) or `law`, `modality`, `polarity`; published `by` whom and
`on` which day, in article `doc` where one tells several; `outlet`, `document` or `said_by` for what
it credits, `anonymous`, `uncredited`, `background`, `basis`, `copies` of which others.

`events` are the groups of claims that tell one act, `origins` the number of origins of the first
groups. `verdicts` has every verdict of a field, of all events of the case, sorted.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.changes import Report, Telling, claim_keys
from store.records import ChipUse, Claim, Money, Origin, Relay, Role, RuleUse, Site
from tests.relate.gold import when_of

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """Some claims by name, and what they tell."""

    name: str
    tell: Mapping[str, Mapping[str, Any]]
    events: Sequence[Sequence[str]]
    origins: Sequence[int]
    verdicts: Mapping[str, Sequence[str]]


def cases() -> Iterator[Case]:
    """Every case of every file."""
    for path in sorted(CASES.glob("*.toml")):
        for one in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield Case(
                name=one["name"],
                tell=one["tell"],
                events=one["events"],
                origins=one.get("origins", ()),
                verdicts=one.get("verdicts", {}),
            )


def tellings(case: Case) -> dict[str, Telling]:
    """The claims of a case as tellings, by name."""
    articles: dict[str, list[str]] = {}
    for name, said in case.tell.items():
        articles.setdefault(said.get("doc", name), []).append(name)
    number = {name: at for at, names in enumerate(articles.values(), 1) for name in names}
    copied = {
        (number[name], number[other])
        for name, said in case.tell.items()
        for other in said.get("copies", ())
    }
    found: dict[str, Telling] = {}
    for home, names in articles.items():
        said = case.tell[names[0]]
        own = number[names[0]]
        report = Report(
            document_id=own,
            home=home,
            publisher=said["by"],
            published=when_of(said["on"]),
            basis=said.get("basis", ""),
            copies=frozenset(
                other for pair in copied for other in pair if own in pair and other != own
            ),
        )
        claims = [_claim(case.tell[name], at, name) for at, name in enumerate(names)]
        keys = claim_keys(home, ((one.type, one.actors("agent"), one.quote) for one in claims))
        for name, claim, key in zip(names, claims, keys, strict=True):
            row = len(found) + 1
            found[name] = Telling(claim=claim, report=report, claim_id=row, key=key)
    return found


def _claim(said: Mapping[str, Any], at: int, name: str) -> Claim:
    agents = said["agents"] if "agents" in said else [said["agent"]]
    roles = [_role("agent", agent, "name") for agent in agents]
    roles += [_role("counterparty", said["partner"], "name")] if "partner" in said else []
    roles += [_role("counterparty", said["maker"], "maker")] if "maker" in said else []
    rules = []
    if "rule" in said:
        rules.append(RuleUse(rule=said["rule"], by=said.get("rule_by", "wording")))
    if "law" in said:
        rules.append(RuleUse(rule=said["law"], by="wording"))
    place = said.get("place")
    chip = said.get("chip")
    return Claim(
        start=at * 100,
        end=at * 100 + 50,
        quote=said.get("quote", name),
        type=said["type"],
        modality=said.get("modality", "planned"),
        polarity=said.get("polarity", "+"),
        route=said.get("route", "none"),
        roles=tuple(roles),
        chips=(ChipUse(chip=chip, name=chip, printed=chip),) if chip else (),
        units=said.get("units"),
        money=_money(said),
        when=when_of(said["when"]) if "when" in said else None,
        sites=(Site(kind="chip-site", place=place, name=place),) if place else (),
        rules=tuple(rules),
        attribution=_attribution(said),
        origin=_origin(said),
        background=said.get("background", False),
    )


def _role(role: Any, actor: str, via: Any) -> Role:
    return Role(role=role, actor=actor, name=actor, via=via, start=0, end=0)


def _attribution(said: Mapping[str, Any]) -> tuple[Relay, ...]:
    if "said_by" in said:
        return (Relay(kind="organisation", name=said["said_by"]),)
    return (Relay(kind="anonymous", name=""),) if said.get("anonymous") else ()


def _origin(said: Mapping[str, Any]) -> Origin:
    for kind in ("outlet", "document"):
        if kind in said:
            return Origin(kind=kind, name=said[kind])  # type: ignore[arg-type]
    return Origin(kind="uncredited" if said.get("uncredited") else "own")


_CURRENCIES = {"usd": "USD", "cny": "CNY"}


def _money(said: Mapping[str, Any]) -> tuple[Money, ...]:
    for field in ("usd", "cny", "other"):
        if field in said:
            figure = said[field] * 1e9
            currency = _CURRENCIES.get(field) or said["currency"]
            converted = said.get("converted")
            return (
                Money(
                    minimum=figure,
                    maximum=figure,
                    currency=currency,
                    qualifier=said.get("qualifier", "exact"),
                    measure=said.get("measure", "other"),
                    converted=None if converted is None else converted * 1e9,
                    converted_currency="" if converted is None else "USD",
                    printed=f"{said[field]:g} billion {currency}",
                ),
            )
    return ()
