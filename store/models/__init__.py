"""The database schema, as SQLModel tables.

Field names are those of the records, nested records flattened by prefix, tuples in child tables
whose rows lie together under their parent. The closed lists of `vocabulary` become CHECK
constraints. Tables are STRICT, so every column is Text, Integer, Real or Blob. Importing this
package costs 0.4 s, so no room of the path does: the schema is shipped as the text that `ddl`
makes (`schema/tables.sql`, a test ties the two).
"""

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from store.models.articles import (
    AttributionRow,
    ClaimActorRow,
    ClaimChipRow,
    ClaimCueRow,
    ClaimMoneyRow,
    ClaimPlaceRow,
    ClaimRow,
    ClaimRuleRow,
    ClaimSpanRow,
    DocumentRow,
    ReprintRow,
    ShingleRow,
    TextCopyRow,
)
from store.models.events import (
    ConflictRow,
    EarlierRow,
    EventClaimRow,
    EventDenialRow,
    EventRow,
    FactsRow,
    JoinKeyRow,
    RulingRow,
)
from store.models.tables import (
    ActorAliasRow,
    ActorRow,
    ChipRow,
    PlaceRow,
    PublisherRow,
    RuleLifecycleRow,
    RuleRow,
)
from store.models.user import (
    AsReadRow,
    BitmapRow,
    BondRow,
    CorrectionRow,
    MarkRow,
    MetaRow,
    SavedFilterRow,
    SeenRow,
)

__all__ = [
    "ActorAliasRow",
    "ActorRow",
    "AsReadRow",
    "AttributionRow",
    "BitmapRow",
    "BondRow",
    "ChipRow",
    "ClaimActorRow",
    "ClaimChipRow",
    "ClaimCueRow",
    "ClaimMoneyRow",
    "ClaimPlaceRow",
    "ClaimRow",
    "ClaimRuleRow",
    "ClaimSpanRow",
    "ConflictRow",
    "CorrectionRow",
    "DocumentRow",
    "EarlierRow",
    "EventClaimRow",
    "EventDenialRow",
    "EventRow",
    "FactsRow",
    "JoinKeyRow",
    "MarkRow",
    "MetaRow",
    "PlaceRow",
    "PublisherRow",
    "ReprintRow",
    "RuleLifecycleRow",
    "RuleRow",
    "RulingRow",
    "SavedFilterRow",
    "SeenRow",
    "ShingleRow",
    "TextCopyRow",
    "ddl",
]


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
    return "\n".join(lines).replace("\n WITHOUT", " WITHOUT").replace("\n STRICT", " STRICT") + "\n"
