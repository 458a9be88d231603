"""Events, what tells them, how their claims agree, and their legal facts."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Text
from sqlmodel import Field, SQLModel

from store import vocabulary
from store.models.columns import (
    CLUSTERED,
    STRICT,
    maybe_real,
    maybe_whole,
    one_of,
    parent_key,
    position_key,
    row_key,
    whole,
    words,
)


class FactsRow(SQLModel, table=True):
    """The distinct legal facts of acts; `facts` is their canonical JSON."""

    __tablename__ = "facts"
    __table_args__ = (STRICT,)
    id: int | None = row_key()
    facts: str = words(unique=True)
    reference: str = words()


class RulingRow(SQLModel, table=True):
    """One step of the step function over days that `facts` has; steps and lists are JSON."""

    __tablename__ = "ruling"
    __table_args__ = (
        one_of("status", vocabulary.Status),
        one_of("overlay", vocabulary.Overlay),
        one_of("confidence", vocabulary.Confidence),
        CLUSTERED,
    )
    facts_id: int = parent_key("facts")
    position: int = position_key()
    since: str = words()
    until: str = words()
    status: str = words()
    overlay: str = words(default="none")
    rules: str = words(default="[]")
    missing: str = words(default="[]")
    assumed: str = words(default="[]")
    confidence: str = words(default="high")
    steps: str = words(default="[]")
    alternatives: str = words(default="{}")


class EventRow(SQLModel, table=True):
    """One event; `sort_day` orders the timeline (first day of the act, else of its first report).

    `kin` names the group of events that are worked out together from their claims, as long as it
    is not large.
    `usd` is the largest sum in US dollars that a claim states for the act (printed, or converted
    by the article itself), `cny` likewise in yuan.
    """

    __tablename__ = "event"
    __table_args__ = (
        one_of("type", vocabulary.EventType),
        one_of("modality", vocabulary.Modality),
        one_of("polarity", vocabulary.Polarity),
        one_of("route", vocabulary.Route),
        one_of("when_precision", vocabulary.Precision, empty=True),
        Index("event_order", "sort_day", "id"),
        STRICT,
    )
    id: int | None = row_key()
    key: str = words(unique=True)
    kin: str = words(index=True)
    type: str = words()
    modality: str = words()
    polarity: str = words(default="+")
    hedge: int = whole()
    route: str = words(default="none")
    when_first: str = words()
    when_last: str = words()
    when_precision: str = words()
    when_phrase: str = words()
    sort_day: str = words()
    reported_first: str = words()
    reported_last: str = words()
    reports: int = whole(default=1)
    origins: int = whole()
    usd: float | None = maybe_real()
    cny: float | None = maybe_real()
    units: int | None = maybe_whole()
    background: int = whole()
    conflicting: int = whole()
    facts_id: int | None = Field(
        default=None,
        sa_column=Column(Integer, ForeignKey("facts.id"), nullable=True, index=True),
    )


class EarlierRow(SQLModel, table=True):
    """What an event came to on the days from `since` until before `until`, by fewer reports.

    `denied` is how many denials had come out; the other columns are those of the event.
    """

    __tablename__ = "earlier"
    __table_args__ = (
        one_of("type", vocabulary.EventType),
        one_of("modality", vocabulary.Modality),
        one_of("polarity", vocabulary.Polarity),
        one_of("route", vocabulary.Route),
        CLUSTERED,
    )
    event_id: int = parent_key("event")
    since: str = Field(primary_key=True, sa_type=Text)
    until: str = words()
    type: str = words()
    modality: str = words()
    polarity: str = words(default="+")
    hedge: int = whole()
    route: str = words(default="none")
    when_first: str = words()
    when_last: str = words()
    sort_day: str = words()
    reports: int = whole(default=1)
    origins: int = whole()
    usd: float | None = maybe_real()
    cny: float | None = maybe_real()
    units: int | None = maybe_whole()
    background: int = whole()
    conflicting: int = whole()
    denied: int = whole()
    facts_id: int | None = Field(
        default=None,
        sa_column=Column(Integer, ForeignKey("facts.id"), nullable=True, index=True),
    )


class EventClaimRow(SQLModel, table=True):
    """Which claims tell an event, the leading one at position 0, and why each was joined to it.

    A claim tells one event at most: none where a newer version of its article has replaced it.
    """

    __tablename__ = "event_claim"
    __table_args__ = (CLUSTERED,)
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
    position: int = whole()
    why: str = words()


class EventDenialRow(SQLModel, table=True):
    """Which claims of other events deny an event, and by what each was matched to it."""

    __tablename__ = "event_denial"
    __table_args__ = (CLUSTERED,)
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
            index=True,
        )
    )
    position: int = whole()
    why: str = words()


class JoinKeyRow(SQLModel, table=True):
    """Something an event shares with reports of the same act (`relate.keys`).

    Days are those of the event's reports; both are empty where no report is dated.
    """

    __tablename__ = "join_key"
    __table_args__ = (CLUSTERED,)
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
    reported_first: str = words()
    weight: int = whole()


class ConflictRow(SQLModel, table=True):
    """Where the claims of an event agree or differ in a field; claims are JSON lists of ids."""

    __tablename__ = "conflict"
    __table_args__ = (one_of("verdict", vocabulary.Verdict), CLUSTERED)
    event_id: int = parent_key("event")
    position: int = position_key()
    field: str = words()
    verdict: str = words()
    left: str = words()
    right: str = words()
    left_claims: str = words(default="[]")
    right_claims: str = words(default="[]")
