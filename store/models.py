"""The database schema, as SQLModel tables.

Field names are those of the records, nested records flattened by prefix, tuples in child tables.
The closed lists of `vocabulary` become CHECK constraints. Tables are STRICT, so every column is
Text, Integer or Real. Importing this module costs 0.4 s, so no room of the path does: the schema
is shipped as the text that `ddl` makes (`schema/tables.sql`, a test ties the two), and small
writes of a user (saved filters, corrections, marks) may use the classes.
"""

from typing import Any

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Text,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import Field, SQLModel

from store import vocabulary

_STRICT = {"sqlite_strict": True}


def _one_of(column: str, alias: Any, *, empty: bool = False) -> CheckConstraint:
    """A CHECK that a column holds a member of a closed list (or nothing, where `empty`)."""
    allowed = [str(value) for value in vocabulary.values(alias)]
    if empty and "" not in allowed:
        allowed.append("")
    listed = ", ".join("'" + value.replace("'", "''") + "'" for value in allowed)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_listed")


def _text(*, default: str = "", index: bool = False, unique: bool = False) -> Any:
    return Field(
        default=default,
        sa_type=Text,
        nullable=False,
        index=index,
        unique=unique,
        sa_column_kwargs={"server_default": default},
    )


def _whole(*, default: int = 0) -> Any:
    return Field(
        default=default,
        sa_type=Integer,
        nullable=False,
        sa_column_kwargs={"server_default": text(str(default))},
    )


def _maybe_whole() -> Any:
    return Field(default=None, sa_type=Integer, nullable=True)


def _maybe_real() -> Any:
    return Field(default=None, sa_type=REAL, nullable=True)


def _key() -> Any:
    return Field(default=None, primary_key=True, sa_type=Integer)


def _parent(table: str) -> Any:
    """A foreign key to a parent row, removed with it."""
    return Field(
        sa_column_args=(ForeignKey(f"{table}.id", ondelete="CASCADE"),),
        sa_type=Integer,
        nullable=False,
        index=True,
    )


class DocumentRow(SQLModel, table=True):
    """One version of one article; `current` is 0 once a newer text of the same URL is stored."""

    __tablename__ = "document"
    __table_args__ = (
        _one_of("dated_by", vocabulary.DatedBy),
        _one_of("published_precision", vocabulary.Precision, empty=True),
        _one_of("basis", vocabulary.Basis),
        _STRICT,
    )
    id: int | None = _key()
    sha256: str = _text(unique=True)
    url: str = _text(index=True)
    version: int = _whole(default=1)
    current: int = _whole(default=1)
    title: str = _text()
    publisher: str = _text()
    published_first: str = _text()
    published_last: str = _text()
    published_precision: str = _text()
    published_phrase: str = _text()
    published_start: int = _whole()
    published_end: int = _whole()
    dated_by: str = _text(default="unknown")
    language: str = _text(default="en")
    origin: str = _text()
    basis: str = _text()
    digest_publisher: str = _text()
    digest_url: str = _text()
    digest_published: str = _text()
    source: str = _text(index=True)
    text: str = _text()
    ingested_at: str = _text()
    parser: str = _text()
    reference: str = _text()


class ClaimRow(SQLModel, table=True):
    """One claim of one document."""

    __tablename__ = "claim"
    __table_args__ = (
        _one_of("type", vocabulary.EventType),
        _one_of("modality", vocabulary.Modality),
        _one_of("polarity", vocabulary.Polarity),
        _one_of("route", vocabulary.Route),
        _one_of("section", vocabulary.SectionKind),
        _one_of("origin_kind", vocabulary.OriginKind),
        _one_of("when_precision", vocabulary.Precision, empty=True),
        CheckConstraint("hedge BETWEEN 0 AND 3", name="hedge_range"),
        CheckConstraint('"end" > start AND start >= 0', name="claim_span"),
        _STRICT,
    )
    id: int | None = _key()
    document_id: int = _parent("document")
    position: int = _whole()
    start: int = _whole()
    end: int = _whole()
    quote: str = _text()
    type: str = _text()
    modality: str = _text()
    polarity: str = _text(default="+")
    hedge: int = _whole()
    route: str = _text(default="none")
    units: int | None = _maybe_whole()
    when_first: str = _text()
    when_last: str = _text()
    when_precision: str = _text()
    when_phrase: str = _text()
    when_start: int = _whole()
    when_end: int = _whole()
    origin_kind: str = _text(default="own")
    origin_name: str = _text()
    section: str = _text(default="body")
    background: int = _whole()


class ClaimActorRow(SQLModel, table=True):
    """An actor in a claim."""

    __tablename__ = "claim_actor"
    __table_args__ = (
        _one_of("role", vocabulary.RoleName),
        _one_of("via", vocabulary.Via),
        _STRICT,
    )
    id: int | None = _key()
    claim_id: int = _parent("claim")
    position: int = _whole()
    role: str = _text()
    actor: str = _text(index=True)
    name: str = _text()
    via: str = _text()
    start: int = _whole()
    end: int = _whole()


class ClaimChipRow(SQLModel, table=True):
    """A chip or family in a claim."""

    __tablename__ = "claim_chip"
    __table_args__ = (_STRICT,)
    id: int | None = _key()
    claim_id: int = _parent("claim")
    position: int = _whole()
    chip: str = _text(index=True)
    name: str = _text()
    printed: str = _text()
    quantity: int | None = _maybe_whole()
    start: int = _whole()
    end: int = _whole()


class ClaimMoneyRow(SQLModel, table=True):
    """A sum in a claim, in units of the printed currency."""

    __tablename__ = "claim_money"
    __table_args__ = (
        _one_of("qualifier", vocabulary.Qualifier),
        _one_of("measure", vocabulary.Measure),
        _STRICT,
    )
    id: int | None = _key()
    claim_id: int = _parent("claim")
    position: int = _whole()
    minimum: float = Field(sa_type=REAL, nullable=False)
    maximum: float = Field(sa_type=REAL, nullable=False)
    currency: str = _text()
    qualifier: str = _text(default="exact")
    measure: str = _text(default="other")
    geography: str = _text()
    period: str = _text()
    converted: float | None = _maybe_real()
    converted_currency: str = _text()
    printed: str = _text()
    start: int = _whole()
    end: int = _whole()


class ClaimPlaceRow(SQLModel, table=True):
    """A place in a claim."""

    __tablename__ = "claim_place"
    __table_args__ = (_one_of("kind", vocabulary.SiteKind), _STRICT)
    id: int | None = _key()
    claim_id: int = _parent("claim")
    position: int = _whole()
    kind: str = _text()
    place: str = _text(index=True)
    name: str = _text()
    start: int = _whole()
    end: int = _whole()


class ClaimRuleRow(SQLModel, table=True):
    """A rule that a claim refers to."""

    __tablename__ = "claim_rule"
    __table_args__ = (_STRICT,)
    id: int | None = _key()
    claim_id: int = _parent("claim")
    position: int = _whole()
    rule: str = _text(index=True)
    by: str = _text()
    start: int = _whole()
    end: int = _whole()


class AttributionRow(SQLModel, table=True):
    """A node of a claim's attribution chain, publisher first."""

    __tablename__ = "attribution"
    __table_args__ = (_one_of("kind", vocabulary.RelayKind), _STRICT)
    id: int | None = _key()
    claim_id: int = _parent("claim")
    position: int = _whole()
    kind: str = _text()
    name: str = _text()
    descriptor: str = _text()
    count: str = _text()
    start: int = _whole()
    end: int = _whole()


class ClaimCueRow(SQLModel, table=True):
    """Words that justify a field of a claim."""

    __tablename__ = "claim_cue"
    __table_args__ = (_one_of("kind", vocabulary.CueKind), _STRICT)
    id: int | None = _key()
    claim_id: int = _parent("claim")
    position: int = _whole()
    kind: str = _text()
    start: int = _whole()
    end: int = _whole()


class ClaimSpanRow(SQLModel, table=True):
    """Another stretch of the same document that tells the same act."""

    __tablename__ = "claim_span"
    __table_args__ = (_STRICT,)
    id: int | None = _key()
    claim_id: int = _parent("claim")
    position: int = _whole()
    start: int = _whole()
    end: int = _whole()


class FactsRow(SQLModel, table=True):
    """The distinct legal facts of acts; `facts` is their canonical JSON."""

    __tablename__ = "facts"
    __table_args__ = (_STRICT,)
    id: int | None = _key()
    facts: str = _text(unique=True)
    reference: str = _text()


class RulingRow(SQLModel, table=True):
    """One step of the step function over days that `facts` has; steps and lists are JSON."""

    __tablename__ = "ruling"
    __table_args__ = (
        _one_of("status", vocabulary.Status),
        _one_of("overlay", vocabulary.Overlay),
        _one_of("confidence", vocabulary.Confidence),
        _STRICT,
    )
    id: int | None = _key()
    facts_id: int = _parent("facts")
    position: int = _whole()
    since: str = _text()
    until: str = _text()
    status: str = _text()
    overlay: str = _text(default="none")
    rules: str = _text(default="[]")
    missing: str = _text(default="[]")
    assumed: str = _text(default="[]")
    confidence: str = _text(default="high")
    steps: str = _text(default="[]")
    alternatives: str = _text(default="{}")


class EventRow(SQLModel, table=True):
    """One event; `sort_day` orders the timeline (first day of the act, else of its first report).

    `usd` is the largest sum in US dollars that a claim states for the act (printed, or converted
    by the article itself), `cny` likewise in yuan.
    """

    __tablename__ = "event"
    __table_args__ = (
        _one_of("type", vocabulary.EventType),
        _one_of("modality", vocabulary.Modality),
        _one_of("polarity", vocabulary.Polarity),
        _one_of("route", vocabulary.Route),
        _one_of("when_precision", vocabulary.Precision, empty=True),
        Index("event_order", "sort_day", "id"),
        _STRICT,
    )
    id: int | None = _key()
    key: str = _text(unique=True)
    type: str = _text()
    modality: str = _text()
    polarity: str = _text(default="+")
    hedge: int = _whole()
    route: str = _text(default="none")
    when_first: str = _text()
    when_last: str = _text()
    when_precision: str = _text()
    when_phrase: str = _text()
    sort_day: str = _text()
    reported_first: str = _text()
    reported_last: str = _text()
    reports: int = _whole(default=1)
    origins: int = _whole()
    usd: float | None = _maybe_real()
    cny: float | None = _maybe_real()
    units: int | None = _maybe_whole()
    background: int = _whole()
    conflicting: int = _whole()
    facts_id: int | None = Field(
        default=None,
        sa_column=Column(Integer, ForeignKey("facts.id"), nullable=True, index=True),
    )


class EventClaimRow(SQLModel, table=True):
    """Which claims tell an event, the leading one at position 0, and why each was joined to it.

    A claim tells one event at most: none where a newer version of its article has replaced it.
    """

    __tablename__ = "event_claim"
    __table_args__ = (_STRICT,)
    event_id: int = Field(
        sa_column=Column(
            Integer, ForeignKey("event.id", ondelete="CASCADE"), primary_key=True, nullable=False
        )
    )
    claim_id: int = Field(
        sa_column=Column(
            Integer,
            ForeignKey("claim.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
            unique=True,
        )
    )
    position: int = _whole()
    why: str = _text()


class JoinKeyRow(SQLModel, table=True):
    """A key under which a later report of the same act finds the event (`relate.keys`).

    Days are those of the event's reports; both are empty where no report is dated.
    """

    __tablename__ = "join_key"
    __table_args__ = (_STRICT,)
    key: str = Field(primary_key=True, sa_type=Text)
    reported_last: str = Field(primary_key=True, sa_type=Text)
    event_id: int = Field(
        sa_column=Column(
            Integer,
            ForeignKey("event.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
            index=True,
        )
    )
    reported_first: str = _text()


class ConflictRow(SQLModel, table=True):
    """Where the claims of an event agree or differ in a field; claims are JSON lists of ids."""

    __tablename__ = "conflict"
    __table_args__ = (_one_of("verdict", vocabulary.Verdict), _STRICT)
    id: int | None = _key()
    event_id: int = _parent("event")
    position: int = _whole()
    field: str = _text()
    verdict: str = _text()
    left: str = _text()
    right: str = _text()
    left_claims: str = _text(default="[]")
    right_claims: str = _text(default="[]")


class ActorRow(SQLModel, table=True):
    """An actor of the reference tables, copied so that the file explains itself."""

    __tablename__ = "actor"
    __table_args__ = (_STRICT,)
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = _text()
    kind: str = _text()
    hq: str = _text()
    parent: str = _text()


class ActorAliasRow(SQLModel, table=True):
    """Another name of an actor."""

    __tablename__ = "actor_alias"
    __table_args__ = (_STRICT,)
    actor_id: str = Field(primary_key=True, sa_type=Text)
    alias: str = Field(primary_key=True, sa_type=Text)


class ChipRow(SQLModel, table=True):
    """A chip or chip family of the reference tables."""

    __tablename__ = "chip"
    __table_args__ = (_STRICT,)
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = _text()
    short: str = _text()
    vendor: str = _text()
    family: int = _whole()
    tpp: float | None = _maybe_real()
    performance_density: float | None = _maybe_real()


class RuleRow(SQLModel, table=True):
    """A rule of the reference tables."""

    __tablename__ = "rule"
    __table_args__ = (_STRICT,)
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = _text()
    jurisdiction: str = _text()
    kind: str = _text()
    citation: str = _text()


class RuleLifecycleRow(SQLModel, table=True):
    """A dated entry of a rule's life."""

    __tablename__ = "rule_lifecycle"
    __table_args__ = (_one_of("state", vocabulary.RuleState), _STRICT)
    rule_id: str = Field(primary_key=True, sa_type=Text)
    position: int = Field(primary_key=True, sa_type=Integer)
    day: str = _text()
    state: str = _text()
    milestone: int = _whole()
    expected: int = _whole()
    source: str = _text()
    confidence: str = _text()


class PlaceRow(SQLModel, table=True):
    """A country, hub or region of the reference tables."""

    __tablename__ = "place"
    __table_args__ = (_STRICT,)
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = _text()
    kind: str = _text()
    country: str = _text()


class CorrectionRow(SQLModel, table=True):
    """A human decision, append-only, hung on a document and a quoted text."""

    __tablename__ = "correction"
    __table_args__ = (_STRICT,)
    id: int | None = _key()
    made_at: str = _text()
    who: str = _text()
    kind: str = _text()
    document_sha256: str = _text()
    document_url: str = _text()
    quote: str = _text()
    field: str = _text()
    old: str = _text()
    new: str = _text()
    why: str = _text()


class SavedFilterRow(SQLModel, table=True):
    """A named filter of the user."""

    __tablename__ = "saved_filter"
    __table_args__ = (_STRICT,)
    id: int | None = _key()
    position: int = _whole()
    name: str = _text(unique=True)
    filter: str = _text()


class MarkRow(SQLModel, table=True):
    """What the user has marked or seen, by the event's stable key."""

    __tablename__ = "mark"
    __table_args__ = (_STRICT,)
    event_key: str = Field(primary_key=True, sa_type=Text)
    marked: int = _whole()
    seen_at: str = _text()


class BitmapRow(SQLModel, table=True):
    """A roaring bitmap of timeline positions for one value of one facet."""

    __tablename__ = "bitmap"
    __table_args__ = (_STRICT,)
    field: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(primary_key=True, sa_type=Text)
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class MetaRow(SQLModel, table=True):
    """Facts about the file itself: data version, index version, reference version, last visit."""

    __tablename__ = "meta"
    __table_args__ = (_STRICT,)
    name: str = Field(primary_key=True, sa_type=Text)
    value: str = _text()


def ddl() -> str:
    """The schema as SQL text, in a stable order: what `schema/tables.sql` holds."""
    dialect = sqlite.dialect()
    parts = []
    for table in SQLModel.metadata.sorted_tables:
        parts.append(str(CreateTable(table).compile(dialect=dialect)))
        parts.extend(
            str(CreateIndex(index).compile(dialect=dialect))
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        )
    lines = (line.rstrip() for part in parts for line in f"{part.strip()};".splitlines())
    return "\n".join(lines).replace("\n STRICT", " STRICT") + "\n"
