"""What the user decides and keeps, and what the file knows of itself."""

from sqlalchemy import Column, LargeBinary, Text
from sqlmodel import Field, SQLModel

from store.models.columns import STRICT, row_key, whole, words


class CorrectionRow(SQLModel, table=True):
    """A human decision, append-only, hung on a document and a quoted text."""

    __tablename__ = "correction"
    __table_args__ = (STRICT,)
    id: int | None = row_key()
    made_at: str = words()
    who: str = words()
    kind: str = words()
    document_sha256: str = words()
    document_url: str = words()
    quote: str = words()
    field: str = words()
    old: str = words()
    new: str = words()
    why: str = words()


class SavedFilterRow(SQLModel, table=True):
    """A named filter of the user."""

    __tablename__ = "saved_filter"
    __table_args__ = (STRICT,)
    id: int | None = row_key()
    position: int = whole()
    name: str = words(unique=True)
    filter: str = words()


class MarkRow(SQLModel, table=True):
    """What the user has marked or seen, by the event's stable key."""

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
