"""Record → rows → record gives the same record, whatever is in it."""

import sqlite3

from hypothesis import given, settings
from hypothesis import strategies as st

from store import fetch, records
from store.changes import Report, tellings_of
from store.migrate import create
from store.records import Claim, Conflict, Cue, Digest, Document, Event, Origin, Span, When
from store.rows import CONFLICT, DOCUMENT, EVENT
from store.vocabulary import (
    Basis,
    CueKind,
    DatedBy,
    EventType,
    Hedge,
    Measure,
    Modality,
    OriginKind,
    Polarity,
    Precision,
    Qualifier,
    RelayKind,
    RoleName,
    Route,
    SectionKind,
    SiteKind,
    Verdict,
    Via,
    values,
)
from store.writing.write import insert, next_claims, put_claims

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
OFFSETS = st.integers(0, 10_000)
SUMS = st.floats(0, 1e15)
DAYS = st.dates().map(str)


def one_of(alias):
    return st.sampled_from(values(alias))


def built(kind, /, **fields):
    return st.builds(kind, **fields)


def member(kind, /, **fields):
    return st.lists(built(kind, start=OFFSETS, end=OFFSETS, **fields), max_size=3).map(tuple)


WHEN = built(
    When,
    first=DAYS,
    last=DAYS,
    precision=one_of(Precision),
    phrase=WORDS,
    start=OFFSETS,
    end=OFFSETS,
)
MONEY = member(
    records.Money,
    minimum=SUMS,
    maximum=SUMS,
    currency=NAMES,
    qualifier=one_of(Qualifier),
    measure=one_of(Measure),
    geography=WORDS,
    period=WORDS,
    converted=st.none() | SUMS,
    converted_currency=WORDS,
    printed=WORDS,
)
CLAIM = built(
    Claim,
    start=st.just(0),
    end=st.integers(1, 10_000),
    quote=NAMES,
    type=one_of(EventType),
    modality=one_of(Modality),
    polarity=one_of(Polarity),
    hedge=one_of(Hedge),
    route=one_of(Route),
    roles=member(records.Role, role=one_of(RoleName), actor=NAMES, name=WORDS, via=one_of(Via)),
    chips=member(
        records.ChipUse,
        chip=NAMES,
        name=WORDS,
        printed=WORDS,
        quantity=st.none() | st.integers(0, 2**62),
    ),
    units=st.none() | st.integers(0, 2**62),
    money=MONEY,
    when=st.none() | WHEN,
    sites=member(records.Site, kind=one_of(SiteKind), place=NAMES, name=WORDS),
    rules=member(records.RuleUse, rule=NAMES, by=WORDS),
    attribution=member(
        records.Relay, kind=one_of(RelayKind), name=WORDS, descriptor=WORDS, count=WORDS
    ),
    origin=built(Origin, kind=one_of(OriginKind), name=WORDS),
    cues=member(Cue, kind=one_of(CueKind)),
    section=one_of(SectionKind),
    background=st.booleans(),
    also=member(Span),
)
DOCUMENTS = built(
    Document,
    sha256=NAMES,
    text=WORDS,
    title=WORDS,
    publisher=WORDS,
    url=WORDS,
    published=st.none() | WHEN,
    dated_by=one_of(DatedBy),
    language=WORDS,
    origin=WORDS,
    basis=one_of(Basis),
    digest_of=st.none() | built(Digest, publisher=NAMES, url=WORDS, published=WORDS),
    source=WORDS,
)
EVENTS = built(
    Event,
    key=NAMES,
    claims=st.just(()),
    type=one_of(EventType),
    modality=one_of(Modality),
    polarity=one_of(Polarity),
    hedge=one_of(Hedge),
    route=one_of(Route),
    when=st.none() | built(When, first=DAYS, last=DAYS, precision=one_of(Precision), phrase=WORDS),
    reported_first=DAYS,
    reported_last=DAYS,
    reports=st.integers(0, 99),
    origins=st.integers(0, 99),
    conflicts=st.just(()),
    background=st.booleans(),
)


def fresh() -> sqlite3.Connection:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    create(conn)
    return conn


@settings(max_examples=30, deadline=None)
@given(st.lists(CLAIM, max_size=4))
def test_claims_come_back_as_they_were(claims):
    conn = fresh()
    conn.execute("INSERT INTO document (id, sha256) VALUES (1, 'a')")
    ids = next_claims(conn, len(claims))
    put_claims(conn, 1, tellings_of(Report(document_id=1, home="a"), claims, ids))
    found = fetch.claims(conn, ids)
    assert [found[claim_id] for claim_id in ids] == claims
    conn.close()


@settings(max_examples=30, deadline=None)
@given(DOCUMENTS)
def test_documents_come_back_as_they_were(document):
    conn = fresh()
    conn.execute(insert("document", DOCUMENT.columns), DOCUMENT.row(document))
    assert fetch.document(conn, document.sha256) == (1, document)
    conn.close()


@settings(max_examples=40, deadline=None)
@given(EVENTS, st.lists(st.tuples(one_of(Verdict), WORDS, WORDS), max_size=3))
def test_events_and_conflicts_come_back_as_they_were(event, weighed):
    conn = fresh()
    conn.execute(insert("event", EVENT.columns), EVENT.row(event))
    conflicts = tuple(
        Conflict(field="money", verdict=verdict, left=left, right=right)
        for verdict, left, right in weighed
    )
    for position, conflict in enumerate(conflicts):
        conn.execute(
            insert("conflict", ("event_id", "position", *CONFLICT.columns)),
            (1, position, *CONFLICT.row(conflict)),
        )
    found = fetch.events(conn, (1,))[1]
    assert found.conflicts == conflicts
    assert EVENT.row(found) == EVENT.row(event)
    conn.close()
