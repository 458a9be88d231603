"""The shipped schema, the tables of SQLModel and the records say the same."""

import sqlite3
from dataclasses import fields
from importlib.resources import files

import pytest
from sqlmodel import SQLModel

from store import models, records, rows
from store.migrate import create

DERIVED = {
    "document": {
        *("id", "home", "version", "current", "sample", "ingested_at", "parser", "reference")
    },
    "claim": {"id", "key", "document_id", "position"},
    "event": {"id", "kin", "sort_day", "usd", "cny", "units", "conflicting", "facts_id"},
    "conflict": {"event_id", "position", "left_claims", "right_claims"},
    **{table: {"claim_id", "position"} for table, _ in rows.CHILDREN.values()},
}
SHAPES = {
    "document": rows.DOCUMENT,
    "claim": rows.CLAIM,
    "event": rows.EVENT,
    "conflict": rows.CONFLICT,
    **dict(rows.CHILDREN.values()),
}


@pytest.fixture
def conn():
    conn = sqlite3.connect(":memory:", isolation_level=None)
    create(conn)
    conn.execute("PRAGMA foreign_keys=ON")
    yield conn
    conn.close()


def test_the_shipped_ddl_is_what_the_models_say():
    shipped = files("store").joinpath("schema", "tables.sql").read_text("utf-8")
    assert shipped == models.ddl()


@pytest.mark.parametrize("table", sorted(SHAPES))
def test_every_field_of_a_record_is_a_column_and_every_column_a_field(table):
    columns = {column.name for column in SQLModel.metadata.tables[table].columns}
    assert columns == set(SHAPES[table].columns) | DERIVED[table]


def test_every_tuple_of_a_claim_has_a_child_table():
    tuples = {field.name for field in fields(records.Claim) if str(field.type).startswith("tuple")}
    assert tuples == set(rows.CHILDREN)


def test_every_table_is_strict(conn):
    plain = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    strict = {
        name for name, flag in conn.execute("SELECT name, strict FROM pragma_table_list") if flag
    }
    ours = {
        name
        for name in plain
        if not name.startswith(("event_search", "document_search", "sqlite_"))
    }
    assert ours == strict & ours
    assert ours == set(SQLModel.metadata.tables)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("modality", "finished"),
        ("type", "buy"),
        ("polarity", "?"),
        ("route", "by-sea"),
        ("section", "footer"),
        ("origin_kind", "rumour"),
        ("when_precision", "minute"),
        ("hedge", 4),
        ("start", "seven"),
        ("end", 0),
    ],
)
def test_a_claim_outside_the_closed_lists_is_refused(conn, column, value):
    conn.execute("INSERT INTO document (id, sha256) VALUES (1, 'a')")
    row = {
        "document_id": 1,
        "start": 0,
        "end": 4,
        "type": "acquire",
        "modality": "planned",
    } | {column: value}
    names = ", ".join(f'"{name}"' for name in row)
    with pytest.raises(sqlite3.IntegrityError):
        conn.execute(
            f"INSERT INTO claim ({names}) VALUES ({', '.join('?' * len(row))})",  # noqa: S608
            tuple(row.values()),
        )


def test_a_claim_without_its_document_is_refused(conn):
    with pytest.raises(sqlite3.IntegrityError):
        conn.execute(
            'INSERT INTO claim (document_id, start, "end", type, modality)'
            " VALUES (7, 0, 4, 'acquire', 'planned')"
        )


def test_a_claim_tells_one_event(conn):
    conn.execute("INSERT INTO document (id, sha256) VALUES (1, 'a')")
    conn.execute(
        'INSERT INTO claim (id, document_id, start, "end", type, modality)'
        " VALUES (1, 1, 0, 4, 'acquire', 'planned')"
    )
    for key in (1, 2):
        conn.execute(
            "INSERT INTO event (id, key, type, modality) VALUES (?, ?, 'acquire', 'planned')",
            (key, str(key)),
        )
    conn.execute("INSERT INTO event_claim (event_id, claim_id) VALUES (1, 1)")
    with pytest.raises(sqlite3.IntegrityError):
        conn.execute("INSERT INTO event_claim (event_id, claim_id) VALUES (2, 1)")
