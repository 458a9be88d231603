"""Copies of the reference tables, so that a file explains its ids."""

from sqlalchemy import Integer, Text
from sqlmodel import Field, SQLModel

from store import vocabulary
from store.models.columns import CLUSTERED, STRICT, maybe_real, one_of, whole, words


class ActorRow(SQLModel, table=True):
    """An actor of the reference tables, copied so that the file explains itself."""

    __tablename__ = "actor"
    __table_args__ = (STRICT,)
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = words()
    kind: str = words()
    hq: str = words()
    parent: str = words()


class ActorAliasRow(SQLModel, table=True):
    """Another name of an actor."""

    __tablename__ = "actor_alias"
    __table_args__ = (CLUSTERED,)
    actor_id: str = Field(primary_key=True, sa_type=Text)
    alias: str = Field(primary_key=True, sa_type=Text)


class PublisherRow(SQLModel, table=True):
    """A publisher of the reference tables; `actor` is its entry as an actor, if it has one."""

    __tablename__ = "publisher"
    __table_args__ = (STRICT,)
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = words()
    actor: str = words()
    basis: str = words()


class ChipRow(SQLModel, table=True):
    """A chip or chip family of the reference tables."""

    __tablename__ = "chip"
    __table_args__ = (STRICT,)
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = words()
    short: str = words()
    vendor: str = words()
    family: int = whole()
    tpp: float | None = maybe_real()
    performance_density: float | None = maybe_real()


class RuleRow(SQLModel, table=True):
    """A rule of the reference tables."""

    __tablename__ = "rule"
    __table_args__ = (STRICT,)
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = words()
    jurisdiction: str = words()
    kind: str = words()
    citation: str = words()


class RuleLifecycleRow(SQLModel, table=True):
    """A dated entry of a rule's life."""

    __tablename__ = "rule_lifecycle"
    __table_args__ = (one_of("state", vocabulary.RuleState), CLUSTERED)
    rule_id: str = Field(primary_key=True, sa_type=Text)
    position: int = Field(primary_key=True, sa_type=Integer)
    day: str = words()
    state: str = words()
    milestone: int = whole()
    expected: int = whole()
    source: str = words()
    confidence: str = words()


class PlaceRow(SQLModel, table=True):
    """A country, hub or region of the reference tables."""

    __tablename__ = "place"
    __table_args__ = (STRICT,)
    id: str = Field(primary_key=True, sa_type=Text)
    name: str = words()
    kind: str = words()
    country: str = words()
