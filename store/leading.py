"""Events read in bulk: each with the claim that leads it and the article of that claim.

For whoever lists events by the hundred thousand: plain columns instead of records, a few queries
for thousands of events, each of them in the order in which its table lies.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

__all__ = ["Leading", "Members", "leading", "members"]


class Leading(NamedTuple):
    """One event, its leading claim and that claim's article; names as in their tables."""

    event_id: int
    key: str
    when_first: str
    when_last: str
    when_precision: str
    reported_first: str
    type: str
    modality: str
    polarity: str
    hedge: int
    route: str
    reports: int
    origins: int
    background: int
    conflicting: int
    facts_id: int | None
    claim_id: int
    units: int | None
    quote: str
    start: int
    end: int
    origin_kind: str
    origin_name: str
    publisher: str
    digest_publisher: str
    published_first: str
    published_last: str
    published_precision: str
    title: str
    url: str


class Members(NamedTuple):
    """What hangs on claims: lists by claim, in the order of the text; a claim without has none."""

    agents: Mapping[int, list[str]]
    counterparties: Mapping[int, list[str]]
    chips: Mapping[int, list[str]]
    money: Mapping[int, list[str]]
    """As printed, with how it is qualified."""
    places: Mapping[int, list[str]]
    """Names as printed."""
    rules: Mapping[int, list[str]]


_LEADING = """
SELECT
  event.id, event.key, event.when_first, event.when_last, event.when_precision,
  event.reported_first, event.type, event.modality, event.polarity, event.hedge, event.route,
  event.reports, event.origins, event.background, event.conflicting, event.facts_id,
  claim.id, claim.units, claim.quote, claim.start, claim."end", claim.origin_kind,
  claim.origin_name,
  document.publisher, document.digest_publisher, document.published_first,
  document.published_last, document.published_precision, document.title, document.url
FROM json_each(:events) AS wanted
CROSS JOIN event ON event.id = wanted.value
CROSS JOIN event_claim AS link ON link.event_id = event.id AND {}
CROSS JOIN claim ON claim.id = link.claim_id
CROSS JOIN document ON document.id = claim.document_id
"""
_FIRST = _LEADING.format("link.position = 0")
_CHOSEN = _LEADING.format("link.claim_id IN (SELECT value FROM json_each(:claims))")

# A cross join keeps to the order in which it is written: ids ascend, and so do the positions
# within a claim, which are the rest of the child tables' key.
_MEMBERS = (
    "SELECT claim_id, {} FROM json_each(?) AS wanted CROSS JOIN {} ON claim_id = wanted.value"
)
_ROLES = _MEMBERS.format("role, actor", "claim_actor") + " AND role IN ('agent', 'counterparty')"
_CHIPS = _MEMBERS.format("chip", "claim_chip")
_MONEY = _MEMBERS.format("qualifier, maximum, printed", "claim_money")
_PLACES = _MEMBERS.format("name", "claim_place")
_RULES = _MEMBERS.format("rule", "claim_rule")


def leading(
    conn: sqlite3.Connection, ids: Sequence[int], claims: Sequence[int] | None = None
) -> list[tuple[Any, ...]]:
    """The columns of `Leading` of each of these events, by ascending id.

    The first claim leads, or that one of `claims` which tells the event. Events that are not
    there, or that none of these claims tells, are left out.
    """
    values = {"events": json.dumps(sorted(ids))}
    if claims is None:
        return conn.execute(_FIRST, values).fetchall()
    return conn.execute(_CHOSEN, values | {"claims": json.dumps(list(claims))}).fetchall()


def members(conn: sqlite3.Connection, claims: Sequence[int]) -> Members:
    """What hangs on these claims."""
    wanted = (json.dumps(sorted(claims)),)
    agents: defaultdict[int, list[str]] = defaultdict(list)
    counterparties: defaultdict[int, list[str]] = defaultdict(list)
    for claim, role, actor in conn.execute(_ROLES, wanted):
        (agents if role == "agent" else counterparties)[claim].append(actor)
    money: defaultdict[int, list[str]] = defaultdict(list)
    for claim, qualifier, maximum, printed in conn.execute(_MONEY, wanted):
        about = "" if qualifier == "exact" else f"{qualifier} "
        money[claim].append(about + (printed or f"{maximum:.0f}"))
    return Members(
        agents=agents,
        counterparties=counterparties,
        chips=_single(conn, _CHIPS, wanted),
        money=money,
        places=_single(conn, _PLACES, wanted),
        rules=_single(conn, _RULES, wanted),
    )


def _single(
    conn: sqlite3.Connection, query: str, wanted: tuple[str]
) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for claim, value in conn.execute(query, wanted):
        found[claim].append(value)
    return found
