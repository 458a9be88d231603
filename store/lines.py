"""The lines of the timeline: one of each event, read without records.

Lists and the first paint want thousands of them and nothing else of the events.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from store.records import Day

__all__ = ["Line", "lines"]


class Line(NamedTuple):
    """What the timeline shows of one event.

    `day` is the sorting day (of the act, else of its first report; empty when neither is known),
    `precision` that of the act's own date, or `reported-` and that of the report's. `who` are the
    agents' names and `chips` the short chip names, joined by ", ". `usd` is the event's sum in
    dollars, and `money_text` a sum as printed. `publisher`, `origin` and `quote` are those of the
    leading claim; `origin` is a name, or `own` or `uncredited`.
    """

    id: int
    key: str
    day: Day
    precision: str
    who: str
    act_type: str
    modality: str
    polarity: str
    chips: str
    usd: float | None
    money_text: str
    route: str
    reports: int
    origins: int
    facts_id: int | None
    conflicting: bool
    hedge: int
    quote: str
    publisher: str
    origin: str
    background: bool


_LINES = """
SELECT
  event.id, event.key, event.sort_day,
  iif(event.when_precision IN ('', 'unknown'),
    'reported-' || document.published_precision, event.when_precision),
  coalesce((SELECT group_concat(name, ', ') FROM (
     SELECT coalesce(actor.name, told.name) AS name
     FROM claim_actor AS told LEFT JOIN actor ON actor.id = told.actor
     WHERE told.claim_id = claim.id AND told.role = 'agent'
     GROUP BY told.actor ORDER BY min(told.position))), ''),
  event.type, event.modality, event.polarity,
  coalesce((SELECT group_concat(name, ', ') FROM (
     SELECT coalesce(nullif(chip.short, ''), used.name) AS name
     FROM event_claim AS link
     JOIN claim_chip AS used ON used.claim_id = link.claim_id
     LEFT JOIN chip ON chip.id = used.chip
     WHERE link.event_id = event.id
     GROUP BY 1 ORDER BY min(link.position * 1000 + used.position))), ''),
  event.usd,
  coalesce((SELECT printed
     FROM event_claim AS link
     JOIN claim_money AS sum ON sum.claim_id = link.claim_id
     JOIN event AS this ON this.id = link.event_id
     WHERE link.event_id = event.id
     ORDER BY coalesce(this.usd IN (sum.maximum, sum.converted), 0) DESC,
       link.position, sum.position LIMIT 1), ''),
  event.route, event.reports, event.origins, event.facts_id, event.conflicting, event.hedge,
  claim.quote,
  CASE document.digest_publisher
    WHEN '' THEN document.publisher
    ELSE 'digest of ' || document.digest_publisher END,
  CASE claim.origin_kind
    WHEN 'own' THEN 'own'
    WHEN 'uncredited' THEN 'uncredited'
    ELSE coalesce(
      (SELECT name FROM publisher WHERE id = claim.origin_name),
      (SELECT name FROM actor WHERE id = claim.origin_name),
      iif(claim.origin_name LIKE '~%',
        replace(substr(claim.origin_name, 2), '-', ' '), claim.origin_name)) END,
  event.background
FROM event
JOIN event_claim ON event_claim.event_id = event.id AND event_claim.position = 0
JOIN claim ON claim.id = event_claim.claim_id
JOIN document ON document.id = claim.document_id
WHERE event.id IN (SELECT value FROM json_each(?))
"""

_KNOWN = (
    _LINES.replace(
        "event_claim.position = 0",
        "event_claim.claim_id IN (SELECT value -> 0 FROM json_each(:told))",
    )
    .replace(
        "link.event_id = event.id",
        "link.event_id = event.id AND link.claim_id IN"
        " (SELECT claim.value FROM json_each(:told) AS known, json_each(known.value) AS claim)",
    )
    .replace("json_each(?)", "json_each(:events)")
)
"""The same of some claims of each event, of which the first leads."""


def lines(
    conn: sqlite3.Connection, ids: Sequence[int], told: Mapping[int, Sequence[int]] | None = None
) -> tuple[Line, ...]:
    """The lines of these events, in the order asked; unknown ids are left out.

    With `told`, words are taken from these claims of each event alone, the leading one first.
    """
    listed = json.dumps(list(ids))
    if told is None:
        rows = conn.execute(_LINES, (listed,))
    else:
        claims = json.dumps([list(told[event_id]) for event_id in ids])
        rows = conn.execute(_KNOWN, {"events": listed, "told": claims})
    found = {row[0]: _line(row) for row in rows}
    return tuple(found[event_id] for event_id in ids if event_id in found)


def _line(row: tuple[object, ...]) -> Line:
    line = Line(*row)  # type: ignore[arg-type]
    return line._replace(conflicting=bool(line.conflicting), background=bool(line.background))
