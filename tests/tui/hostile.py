"""A store whose articles try everything on a terminal and on markup."""

from contextlib import closing
from hashlib import sha256
from pathlib import Path

from store.database import open_store
from store.records import Claim, Document, Relay, Role, When
from store.save import save
from tests.small_world import STAMP, rooms, small_names
from tests.stores import copy_names

ESCAPE = "\x1b]0;x\x07"
MARKUP = "[bold red]"
OVERRIDE = "\u202egnp.exe"
WIDE = "字节跳动有限公司"


def hostile_store(path: Path) -> None:
    """One event told by an article made of traps: in names, title, quote, publisher, address."""
    lead = f"{WIDE} {MARKUP} plans {ESCAPE} to buy {OVERRIDE} chips [/] [@click=app.quit]now[/]."
    text = f"{MARKUP}{ESCAPE}\n\n{lead}\nA second paragraph {OVERRIDE}."
    start = text.index(lead)
    name = f"{WIDE} {MARKUP}"
    claim = Claim(
        start=start,
        end=start + len(lead),
        quote=lead,
        type="acquire",
        modality="planned",
        roles=(
            Role(
                role="agent",
                actor=f"~{MARKUP}{ESCAPE}",
                name=name,
                via="name",
                start=start,
                end=start + len(name),
            ),
        ),
        attribution=(Relay(kind="anonymous", name="", descriptor=f"{MARKUP} {ESCAPE}"),),
    )
    day = When(first="2025-01-21", last="2025-01-21", precision="day")
    document = Document(
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        title=f"{MARKUP}{ESCAPE}{OVERRIDE}",
        publisher=f"{MARKUP}{ESCAPE}",
        url=f"javascript:{ESCAPE}",
        published=day,
        dated_by="metadata",
    )
    names = small_names()
    with open_store(path, create=True) as store, closing(store.writer()) as conn:
        copy_names(conn)
        save(conn, document, [claim], rooms(names), STAMP, ingested_at="2026-11-22")
