"""A store whose events are of parties with the names that a test gives."""

from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from store.database import open_store
from store.records import Claim, Document, Role, When
from store.save import save
from tests.small_world import STAMP, rooms, small_names
from tests.stores import copy_names

CJK = ("字节跳动有限公司", "中芯国际集成电路制造有限公司", "サムスン電子株式会社", "삼성전자")
LONG = (
    "The Worshipful Company of Purveyors of Accelerated Computing and Allied Sciences Limited",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "A" * 120,
)


def named_store(path: Path, parties: Sequence[str]) -> None:
    """One act of each party, a day apart."""
    names = small_names()
    with open_store(path, create=True) as store, closing(store.writer()) as conn:
        copy_names(conn)
        for number, name in enumerate(parties, 1):
            text = f"{name} plans to buy chips, the company said."
            claim = Claim(
                start=0,
                end=len(text),
                quote=text,
                type="acquire",
                modality="planned",
                roles=(
                    Role(
                        role="agent",
                        actor=f"~{name}",
                        name=name,
                        via="name",
                        start=0,
                        end=len(name),
                    ),
                ),
            )
            day = When(first=f"2025-01-{number:02}", last=f"2025-01-{number:02}", precision="day")
            document = Document(
                sha256=sha256(text.encode()).hexdigest(),
                text=text,
                title=f"{name} and its chips",
                publisher=name,
                url=f"https://example.org/{number}",
                published=day,
                dated_by="metadata",
            )
            save(conn, document, [claim], rooms(names), STAMP, ingested_at="2026-11-22")
