"""Articles, their claims, and what the claims are made of."""

from sqlalchemy import REAL, CheckConstraint, Integer, Text
from sqlmodel import Field, SQLModel

from store import vocabulary
from store.models.columns import (
    CLUSTERED,
    STRICT,
    maybe_real,
    maybe_whole,
    one_of,
    parent,
    parent_key,
    position_key,
    row_key,
    whole,
    words,
)


class DocumentRow(SQLModel, table=True):
    """One version of one article; `current` is 0 once a newer text of the same address is stored.

    `home` stands for the address in any spelling, or for the text where there is none. `sample` is
    how many shingles there are of the text.
    """

    __tablename__ = "document"
    __table_args__ = (
        one_of("dated_by", vocabulary.DatedBy),
        one_of("published_precision", vocabulary.Precision, empty=True),
        one_of("basis", vocabulary.Basis),
        STRICT,
    )
    id: int | None = row_key()
    sha256: str = words(unique=True)
    url: str = words(index=True)
    home: str = words(index=True)
    version: int = whole(default=1)
    current: int = whole(default=1)
    sample: int = whole()
    title: str = words()
    publisher: str = words()
    published_first: str = words()
    published_last: str = words()
    published_precision: str = words()
    published_phrase: str = words()
    published_start: int = whole()
    published_end: int = whole()
    dated_by: str = words(default="unknown")
    language: str = words(default="en")
    origin: str = words()
    basis: str = words()
    digest_publisher: str = words()
    digest_url: str = words()
    digest_published: str = words()
    source: str = words(index=True)
    text: str = words()
    ingested_at: str = words()
    parser: str = words()
    reference: str = words()


class ReprintRow(SQLModel, table=True):
    """Another place where the very text of a document has appeared: a report, never an origin."""

    __tablename__ = "reprint"
    __table_args__ = (CLUSTERED,)
    document_id: int = parent_key("document")
    home: str = Field(primary_key=True, sa_type=Text)
    publisher: str = words()
    url: str = words()
    published_first: str = words()


class ShingleRow(SQLModel, table=True):
    """A run of words, by hash, and a document that has it: a sample of each text."""

    __tablename__ = "shingle"
    __table_args__ = (CLUSTERED,)
    hash: int = Field(primary_key=True, sa_type=Integer)
    document_id: int = parent_key("document")


class TextCopyRow(SQLModel, table=True):
    """Two documents that share a good part of the smaller text; each pair stands twice."""

    __tablename__ = "text_copy"
    __table_args__ = (CLUSTERED,)
    document_id: int = parent_key("document")
    other_id: int = parent_key("document")


class ClaimRow(SQLModel, table=True):
    """One claim of one document; `key` names it in every version of the article."""

    __tablename__ = "claim"
    __table_args__ = (
        one_of("type", vocabulary.EventType),
        one_of("modality", vocabulary.Modality),
        one_of("polarity", vocabulary.Polarity),
        one_of("route", vocabulary.Route),
        one_of("section", vocabulary.SectionKind),
        one_of("origin_kind", vocabulary.OriginKind),
        one_of("when_precision", vocabulary.Precision, empty=True),
        CheckConstraint("hedge BETWEEN 0 AND 3", name="hedge_range"),
        CheckConstraint('"end" > start AND start >= 0', name="claim_span"),
        STRICT,
    )
    id: int | None = row_key()
    key: str = words(index=True)
    document_id: int = parent("document")
    position: int = whole()
    start: int = whole()
    end: int = whole()
    quote: str = words()
    type: str = words()
    modality: str = words()
    polarity: str = words(default="+")
    hedge: int = whole()
    route: str = words(default="none")
    units: int | None = maybe_whole()
    when_first: str = words()
    when_last: str = words()
    when_precision: str = words()
    when_phrase: str = words()
    when_start: int = whole()
    when_end: int = whole()
    origin_kind: str = words(default="own")
    origin_name: str = words()
    section: str = words(default="body")
    background: int = whole()


class ClaimActorRow(SQLModel, table=True):
    """An actor in a claim."""

    __tablename__ = "claim_actor"
    __table_args__ = (
        one_of("role", vocabulary.RoleName),
        one_of("via", vocabulary.Via),
        CLUSTERED,
    )
    claim_id: int = parent_key("claim")
    position: int = position_key()
    role: str = words()
    actor: str = words(index=True)
    name: str = words()
    via: str = words()
    start: int = whole()
    end: int = whole()


class ClaimChipRow(SQLModel, table=True):
    """A chip or family in a claim."""

    __tablename__ = "claim_chip"
    __table_args__ = (CLUSTERED,)
    claim_id: int = parent_key("claim")
    position: int = position_key()
    chip: str = words(index=True)
    name: str = words()
    printed: str = words()
    quantity: int | None = maybe_whole()
    start: int = whole()
    end: int = whole()


class ClaimMoneyRow(SQLModel, table=True):
    """A sum in a claim, in units of the printed currency."""

    __tablename__ = "claim_money"
    __table_args__ = (
        one_of("qualifier", vocabulary.Qualifier),
        one_of("measure", vocabulary.Measure),
        CLUSTERED,
    )
    claim_id: int = parent_key("claim")
    position: int = position_key()
    minimum: float = Field(sa_type=REAL, nullable=False)
    maximum: float = Field(sa_type=REAL, nullable=False)
    currency: str = words()
    qualifier: str = words(default="exact")
    measure: str = words(default="other")
    geography: str = words()
    period: str = words()
    converted: float | None = maybe_real()
    converted_currency: str = words()
    printed: str = words()
    start: int = whole()
    end: int = whole()


class ClaimPlaceRow(SQLModel, table=True):
    """A place in a claim."""

    __tablename__ = "claim_place"
    __table_args__ = (one_of("kind", vocabulary.SiteKind), CLUSTERED)
    claim_id: int = parent_key("claim")
    position: int = position_key()
    kind: str = words()
    place: str = words(index=True)
    name: str = words()
    start: int = whole()
    end: int = whole()


class ClaimRuleRow(SQLModel, table=True):
    """A rule that a claim refers to."""

    __tablename__ = "claim_rule"
    __table_args__ = (CLUSTERED,)
    claim_id: int = parent_key("claim")
    position: int = position_key()
    rule: str = words(index=True)
    by: str = words()
    start: int = whole()
    end: int = whole()


class AttributionRow(SQLModel, table=True):
    """A node of a claim's attribution chain, publisher first."""

    __tablename__ = "attribution"
    __table_args__ = (one_of("kind", vocabulary.RelayKind), CLUSTERED)
    claim_id: int = parent_key("claim")
    position: int = position_key()
    kind: str = words()
    name: str = words()
    descriptor: str = words()
    count: str = words()
    start: int = whole()
    end: int = whole()


class ClaimCueRow(SQLModel, table=True):
    """Words that justify a field of a claim."""

    __tablename__ = "claim_cue"
    __table_args__ = (one_of("kind", vocabulary.CueKind), CLUSTERED)
    claim_id: int = parent_key("claim")
    position: int = position_key()
    kind: str = words()
    start: int = whole()
    end: int = whole()


class ClaimSpanRow(SQLModel, table=True):
    """Another stretch of the same document that tells the same act."""

    __tablename__ = "claim_span"
    __table_args__ = (CLUSTERED,)
    claim_id: int = parent_key("claim")
    position: int = position_key()
    start: int = whole()
    end: int = whole()
