"""What the user decides and keeps, and what the file knows of itself."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Text
from sqlmodel import Field, SQLModel

from store import vocabulary
from store.models.columns import CLUSTERED, STRICT, one_of, row_key, whole, words


class CorrectionRow(SQLModel, table=True):
    """A human decision, append-only, hung on a document and a quoted text.

    `key` is made of its content, so that it is the same in every store. `others` are the claims
    beside the first that a merge or a split is about, as JSON; `undoes` the key of another.
    """

    __tablename__ = "correction"
    __table_args__ = (one_of("kind", vocabulary.CorrectionKind), STRICT)
    id: int | None = row_key()
    key: str = words(unique=True)
    made_at: str = words()
    who: str = words()
    kind: str = words()
    document_sha256: str = words(index=True)
    document_url: str = words(index=True)
    quote: str = words()
    occurrence: int = whole(default=1)
    act: str = words()
    field: str = words()
    old: str = words()
    new: str = words()
    others: str = words(default="[]")
    undoes: str = words()
    why: str = words()


class AsReadRow(SQLModel, table=True):
    """What the parser made of an article whose claims or date a correction has changed, as JSON."""

    __tablename__ = "as_read"
    __table_args__ = (STRICT,)
    document_id: int = Field(
        sa_column=Column(
            Integer, ForeignKey("document.id", ondelete="CASCADE"), primary_key=True, nullable=False
        )
    )
    claims: str = words(default="[]")
    published: str = words(default="null")
    dated_by: str = words(default="unknown")


class BondRow(SQLModel, table=True):
    """Two claims of which the user has said that they tell one act (`together`), or two."""

    __tablename__ = "bond"
    __table_args__ = (CLUSTERED,)
    claim_id: int = Field(
        sa_column=Column(
            Integer, ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True, nullable=False
        )
    )
    other_id: int = Field(
        sa_column=Column(
            Integer,
            ForeignKey("claim.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
            index=True,
        )
    )
    together: int = whole()


class SeenRow(SQLModel, table=True):
    """A claim that the user has seen, by its stable key."""

    __tablename__ = "seen"
    __table_args__ = (CLUSTERED,)
    claim_key: str = Field(primary_key=True, sa_type=Text)


class SavedFilterRow(SQLModel, table=True):
    """A named filter of the user."""

    __tablename__ = "saved_filter"
    __table_args__ = (STRICT,)
    id: int | None = row_key()
    position: int = whole()
    name: str = words(unique=True)
    filter: str = words()


class MarkRow(SQLModel, table=True):
    """What the user has marked, by the event's stable key."""

    __tablename__ = "mark"
    __table_args__ = (STRICT,)
    event_key: str = Field(primary_key=True, sa_type=Text)
    marked: int = whole()
    seen_at: str = words()


class BitmapRow(SQLModel, table=True):
    """A roaring bitmap of timeline positions for one value of one facet."""

    __tablename__ = "bitmap"
    __table_args__ = (STRICT,)
    field: str = Field(primary_key=True, sa_type=Text)
    value: str = Field(primary_key=True, sa_type=Text)
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class MetaRow(SQLModel, table=True):
    """Facts about the file itself: data version, index version, reference version, last visit."""

    __tablename__ = "meta"
    __table_args__ = (STRICT,)
    name: str = Field(primary_key=True, sa_type=Text)
    value: str = words()
