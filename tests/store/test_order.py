"""What a store says of its events does not depend on the order in which articles came."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.database import open_store
from store.save import save
from tests.made_articles import edited
from tests.small_world import STAMP
from tests.store.dump import sound

_EVENTS = """
SELECT event."key", event.kin, event.type, event.modality, event.polarity, event.hedge, event.route,
  when_first, when_last, sort_day, reported_first, reported_last, reports, origins, usd, cny,
  units, background, conflicting,
  (SELECT group_concat(name || why, ' / ') FROM (
    SELECT claim."key" AS name, why FROM event_claim JOIN claim ON claim.id = claim_id
    WHERE event_id = event.id ORDER BY event_claim.position)),
  (SELECT group_concat(name || why, ' / ') FROM (
    SELECT claim."key" AS name, why FROM event_denial JOIN claim ON claim.id = claim_id
    WHERE event_id = event.id ORDER BY event_denial.position)),
  (SELECT group_concat(said, ' / ') FROM (
    SELECT field || verdict || "left" || "right" || json_array_length(right_claims) AS said
    FROM conflict WHERE event_id = event.id ORDER BY position)),
  (SELECT group_concat(name, ' / ') FROM (
    SELECT "key" || weight AS name FROM join_key WHERE event_id = event.id ORDER BY 1))
FROM event ORDER BY 1
"""


def events(conn: sqlite3.Connection) -> list[tuple[object, ...]]:
    return conn.execute(_EVENTS).fetchall()


@pytest.mark.parametrize("seed", range(2))
def test_any_order_makes_the_same_events(tmp_path: Path, kit, made, seed: int) -> None:
    found = []
    for number in range(2):
        order = list(made)
        if number:
            random.Random(seed).shuffle(order)
        path = tmp_path / f"{number}.db"
        with open_store(path, create=True) as store, closing(store.writer()) as conn:
            for document, claims in order:
                save(conn, document, claims, kit, STAMP)
            found.append(events(conn))
            sound(conn)
    assert found[0] == found[1]
    assert any(row[12] > 1 for row in found[0])


def test_an_edited_article_tells_the_same_events_under_the_same_keys(conn, kit, made) -> None:
    for document, claims in made:
        save(conn, document, claims, kit, STAMP)
    before = events(conn)
    document, claims = next(pair for pair in made if pair[0].url and pair[1])
    assert save(conn, *edited(document, claims), kit, STAMP).kind == "changed"
    assert events(conn) == before
