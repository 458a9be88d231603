"""The filter done the slow and plain way: every event with its values, and Python sets.

Nothing here shares code with the index; it reads the same tables, event by event.
"""

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from store.filter import Query
from store.filter.language.tree import (
    Bounds,
    Days,
    Either,
    Every,
    Keys,
    Match,
    Node,
    Not,
    Prefix,
    Present,
    Term,
    Words,
)
from store.reference.entries import Country, Region
from store.reference.names import Names, RuleName
from store.vocabulary import Overlay, RuleState, values
from tests.small_world import small_names

LIVES: Mapping[str, tuple[tuple[str, RuleState], ...]] = {
    "acs-ifr-2023": (("2023-10-17", "announced"), ("2023-11-17", "effective")),
    "ai-diffusion-2025": (("2025-01-15", "published"), ("2025-05-13", "not-enforced")),
    "iaas-kyc-nprm-2024": (("2024-01-29", "proposed"),),
}
"""The lives of the rules of the made-up stores."""


def names() -> Names:
    """The names of the made-up stores, with their places."""
    return replace(
        small_names(),
        rules={id_: RuleName(id=id_, name=id_, states=life) for id_, life in LIVES.items()},
        countries={
            iso: Country(iso=iso, name=name)
            for iso, name in (
                ("MY", "Malaysia"),
                ("SG", "Singapore"),
                ("ID", "Indonesia"),
                ("US", "United States"),
            )
        },
        regions={
            "southeast-asia": Region(
                id="southeast-asia", name="Southeast Asia", members=("MY", "SG", "ID")
            )
        },
    )


@dataclass
class Plain:
    """One event with everything that a filter may ask for."""

    id: int
    key: str
    sort_day: str
    dated: bool
    values: dict[str, set[str]] = field(default_factory=dict)
    numbers: dict[str, set[float]] = field(default_factory=dict)
    report_days: set[str] = field(default_factory=set)
    documents: dict[int, str] = field(default_factory=dict)
    columns: list[list[str]] = field(default_factory=list)
    rulings: list[tuple[str, str, str, list[str]]] = field(default_factory=list)
    then: tuple[str, str] = ("", "")

    def add(self, name: str, *values: str) -> None:
        """Give a field some values."""
        self.values.setdefault(name, set()).update(value for value in values if value)

    def number(self, name: str, value: float | None) -> None:
        """Give a field a number."""
        if value is not None:
            self.numbers.setdefault(name, set()).add(float(value))


def events(conn: sqlite3.Connection, names: Names, day: str = "") -> list[Plain]:
    """All events of a store, newest first; with a day, as far as they had been told by then."""
    conn.row_factory = sqlite3.Row
    rows = [dict(row) for row in conn.execute("SELECT * FROM event")]
    if day:
        stages = "SELECT * FROM earlier WHERE since <= ? AND until > ?"
        then = {row["event_id"]: dict(row) for row in conn.execute(stages, (day, day))}
        rows = [row | then.get(row["id"], {}) for row in rows]
    rows.sort(key=lambda row: (row["sort_day"], row["id"]), reverse=True)
    found = [_plain(conn, names, row, day or "9999") for row in rows]
    conn.row_factory = None
    return [event for event in found if event.documents]


def _plain(conn: sqlite3.Connection, names: Names, row: dict[str, Any], day: str) -> Plain:
    event = Plain(
        id=row["id"],
        key=row["key"],
        sort_day=row["sort_day"],
        dated=bool(row["sort_day"]) and row["sort_day"] in (row["when_first"], row["when_last"]),
    )
    event.add("type", row["type"])
    event.add("route", row["route"])
    event.add("is", row["modality"])
    event.add("is", "negated" if row["polarity"] == "-" else "")
    event.add("is", "background" if row["background"] else "")
    event.add("has", "conflict" if row["conflicting"] else "")
    event.add("has", "origin" if row["origins"] else "", "date" if event.dated else "")
    event.add("has", "route" if row["route"] != "none" else "")
    event.add("has", "units" if row["units"] is not None else "")
    for name in ("hedge", "reports", "origins", "units"):
        event.number(name, row[name])
    event.number("money:USD", row["usd"])
    event.number("money:CNY", row["cny"])
    denied = (
        "SELECT 1 FROM event_denial JOIN claim ON claim.id = claim_id"
        " JOIN document ON document.id = document_id"
        " WHERE event_id = ? AND published_first <= ?"
    )
    if conn.execute(denied, (row["id"], day)).fetchone():
        event.add("has", "denial")
        event.add("is", "denied")
    claims = conn.execute(
        "SELECT claim.*, title FROM event_claim JOIN claim ON claim.id = claim_id"
        " JOIN document ON document.id = document_id"
        " WHERE event_id = ? AND published_first <= ? ORDER BY claim.id",
        (row["id"], day),
    ).fetchall()
    for claim in claims:
        _claim(conn, names, event, claim)
    for name, part in (
        ("actor", "actor"),
        ("agent", "agent"),
        ("counterparty", "with"),
        ("chip", "chip"),
        ("place", "place"),
        ("site", "site"),
        ("rule", "rule"),
    ):
        event.add("has", name if event.values.get(part) else "")
    _judge(conn, event, row)
    printed = {
        told["name"]
        for claim in claims
        for table in ("claim_actor", "claim_chip", "claim_place")
        for told in _members(conn, table, claim["id"])
    }
    titles = {claim["document_id"]: claim["title"] for claim in claims}
    words = (
        list(dict.fromkeys(title for _, title in sorted(titles.items()))),
        [claim["quote"] for claim in claims],
        sorted(printed),
    )
    event.columns = [re.findall(r"[^\W_]+", "\n".join(texts).casefold()) for texts in words]
    return event


def _members(conn: sqlite3.Connection, table: str, claim: int) -> list[Any]:
    query = f"SELECT * FROM {table} WHERE claim_id = ?"  # noqa: S608 - a name from below
    return conn.execute(query, (claim,)).fetchall()


def _claim(conn: sqlite3.Connection, names: Names, event: Plain, claim: sqlite3.Row) -> None:
    def members(table: str) -> list[Any]:
        return _members(conn, table, claim["id"])

    for told in members("claim_actor"):
        line = {told["actor"]}
        actor = names.actors.get(told["actor"])
        while actor is not None and actor.parent:
            line.add(actor.parent)
            actor = names.actors.get(actor.parent)
        event.add("actor", *line)
        if told["role"] in ("agent", "counterparty"):
            event.add({"agent": "agent", "counterparty": "with"}[told["role"]], *line)
    for told in members("claim_chip"):
        chip = told["chip"]
        event.add("chip", chip, *(f.id for f in names.families.values() if chip in f.members))
        entry = names.chips.get(chip) or names.families.get(chip)
        event.add("vendor", entry.vendor if entry else "")
    for told in members("claim_money"):
        event.add("has", "money")
        if told["currency"] not in ("USD", "CNY"):
            event.number(f"money:{told['currency']}", told["maximum"])
    for told in members("claim_place"):
        inside = {told["place"]}
        inside |= {r.id for r in names.regions.values() if told["place"] in r.members}
        event.add("place", *inside)
        if told["kind"] == "chip-site":
            event.add("site", *inside)
    event.add("rule", *(told["rule"] for told in members("claim_rule")))
    event.add("has", "quote" if '"' in claim["quote"] or "“" in claim["quote"] else "")
    document = conn.execute(
        "SELECT * FROM document WHERE id = ?", (claim["document_id"],)
    ).fetchone()
    real = document["digest_publisher"] or document["publisher"]
    event.add("publisher", real.casefold())
    event.add("publisher", f"digest:{real.casefold()}" if document["digest_publisher"] else "")
    event.add("lang", document["language"])
    event.add("has", "url" if document["url"] else "")
    event.documents[document["id"]] = document["published_first"]
    if document["published_first"]:
        event.report_days.add(document["published_first"])
    if claim["origin_kind"] in ("outlet", "document"):
        event.add("origin", claim["origin_name"].casefold())
    elif claim["origin_kind"] == "own":
        event.add("origin", "own", real.casefold())
    else:
        event.add("origin", "uncredited")


def _judge(conn: sqlite3.Connection, event: Plain, row: dict[str, Any]) -> None:
    if row["facts_id"] is None:
        return
    event.rulings = [
        (r["since"], r["status"], r["overlay"], re.findall(r'"([^"]+)"', r["rules"]))
        for r in conn.execute(
            "SELECT * FROM ruling WHERE facts_id = ? ORDER BY position", (row["facts_id"],)
        )
    ]
    said = row["when_first"], row["when_last"]
    days = said if any(said) else (row["reported_first"], row["reported_first"])
    first, last = days[0] or "0000", days[1] or "9999"
    held = []
    for (since, *outcome), following in zip(event.rulings, [*event.rulings[1:], None], strict=True):
        if since <= last and (following is None or following[0] > first):
            held.append(outcome)
    statuses = {outcome[0] for outcome in held}
    mildest = min((outcome[1] for outcome in held), key=values(Overlay).index)
    event.add("overlay", mildest)
    event.add("status", *(statuses if len(statuses) == 1 else ("unknown",)))
    if len(statuses) == 1:
        event.add("decided", next((outcome[2][0] for outcome in held if outcome[2]), ""))


def _on(event: Plain, name: str, day: str) -> set[str]:
    """The ruling of an event on a day."""
    held = [ruling for ruling in event.rulings if ruling[0] <= day]
    if not held:
        return set()
    _, status, overlay, rules = held[-1]
    return {{"status": status, "overlay": overlay, "decided": rules[0] if rules else ""}[name]} - {
        ""
    }


def _states(rules: set[str], day: str) -> set[str]:
    """The states of rules on a day; a rule of which no life is told has none."""
    found: set[str] = set()
    for rule in filter(None, (LIVES.get(id_) for id_ in rules)):
        past = [state for since, state in sorted(rule) if since <= day]
        found.add(past[-1] if past else "not-yet")
    return found if day else set()


def values_of(event: Plain, name: str, day: str) -> set[str]:
    """The values of a field of an event, with the law of a day where that matters."""
    if name in ("status", "overlay", "decided") and day:
        return _on(event, name, day)
    if name == "state":
        deciding = _on(event, "decided", day) if day else event.values.get("decided", set())
        return _states(deciding | event.values.get("rule", set()), day or event.sort_day)
    if name in ("hedge", "reports", "origins"):
        return {f"{number:g}" for number in event.numbers[name]}
    return event.values.get(name, set())


def matches(event: Plain, query: Query) -> bool:
    """Whether an event is asked for."""
    if query.asof and not any(not day or day <= query.asof for day in event.documents.values()):
        return False
    return query.root is None or holds(event, query.root, query.asof)


def holds(event: Plain, node: Node, day: str) -> bool:
    """Whether a node holds for an event."""
    if isinstance(node, Every):
        return all(holds(event, part, day) for part in node.parts)
    if isinstance(node, Either):
        return any(holds(event, part, day) for part in node.parts)
    if isinstance(node, Not):
        return not holds(event, node.part, day)
    if isinstance(node, Words):
        return _said(event, node) != node.negated
    assert isinstance(node, Term)
    found = any(_meets(event, node.field, value.match, day) for value in node.values)
    return found != node.negated


def _said(event: Plain, words: Words) -> bool:
    wanted = re.findall(r"[^\W_]+", words.text.casefold())
    for column in event.columns:
        for at in range(len(column) - len(wanted) + 1):
            here = column[at : at + len(wanted)]
            if words.prefix and here[:-1] == wanted[:-1] and here[-1].startswith(wanted[-1]):
                return True
            if here == wanted:
                return True
    return False


def _meets(event: Plain, name: str, match: Match, day: str) -> bool:
    if name == "id":
        assert isinstance(match, Prefix)
        return event.key.startswith(match.text)
    if name == "date":
        if isinstance(match, Present):
            return event.dated
        assert isinstance(match, Days)
        return event.dated and _within(event.sort_day, match)
    if name == "reported":
        if isinstance(match, Present):
            return bool(event.report_days)
        assert isinstance(match, Days)
        return any(_within(told, match) for told in event.report_days)
    if isinstance(match, Bounds):
        numbers = event.numbers.get(f"money:{match.currency}" if name == "money" else name, set())
        return any(_between(number, match) for number in numbers)
    if isinstance(match, Present):
        if name in ("units", "hedge", "reports", "origins"):
            return bool(event.numbers.get(name))
        return (
            "money" in event.values["has"] if name == "money" else bool(values_of(event, name, day))
        )
    assert isinstance(match, (Keys, Prefix))
    return bool(set(match.keys) & values_of(event, name, day))


def _within(day: str, days: Days) -> bool:
    return (not days.first or days.first <= day) and (not days.last or day <= days.last)


def _between(number: float, bounds: Bounds) -> bool:
    if bounds.low is not None and (number < bounds.low or (bounds.after and number == bounds.low)):
        return False
    return bounds.high is None or not (
        number > bounds.high or (bounds.before and number == bounds.high)
    )
