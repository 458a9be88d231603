"""The decisions as rows: appended, read back, and matched to the articles they are about."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from store.addresses import SEEDS, address_key
from store.corrections.entries import Anchor, Correction, concerns, in_force, letters
from store.records import Claim, Document

__all__ = ["about", "append", "article_of", "everything", "home", "of_claim", "ties"]

_COLUMNS = (
    "key",
    "made_at",
    "who",
    "kind",
    "document_sha256",
    "document_url",
    "quote",
    "occurrence",
    "act",
    "field",
    "old",
    "new",
    "others",
    "undoes",
    "why",
)
_LISTED = ", ".join(_COLUMNS)
_PUT = (
    f"INSERT INTO correction ({_LISTED}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608
    " ON CONFLICT (key) DO NOTHING"
)
_GET = f"SELECT {_LISTED} FROM correction"  # noqa: S608 - fixed names
_OTHERS = msgspec.json.Decoder(tuple[Anchor, ...])


def home(document: Document) -> str:
    """What stands for an article in all its versions: its address, or the name of a brief."""
    if document.url:
        return address_key(document.url)
    return document.source if document.source.startswith(SEEDS) else ""


def append(conn: sqlite3.Connection, corrections: Iterable[Correction]) -> int:
    """Add decisions, inside a transaction; those that are there already are left alone.

    Returns how many were added.
    """
    added = 0
    for one in corrections:
        at = one.anchor
        row = (
            one.key,
            one.made_at,
            one.who,
            one.kind,
            at.sha256,
            at.url,
            at.quote,
            at.occurrence,
            at.act,
            one.field,
            one.old,
            one.new,
            msgspec.json.encode(one.others).decode(),
            one.undoes,
            one.why,
        )
        added += conn.execute(_PUT, row).rowcount
    return added


def everything(conn: sqlite3.Connection) -> tuple[Correction, ...]:
    """Every decision ever made, undos among them, in the order in which they were made."""
    return tuple(_read(conn.execute(f"{_GET} ORDER BY made_at, id")))


def about(conn: sqlite3.Connection, document: Document) -> tuple[Correction, ...]:
    """The decisions in force that may touch an article, oldest first: its own and the aliases."""
    where = (
        " WHERE kind IN ('alias', 'undo') OR document_sha256 = ?"
        " OR (document_url = ? AND document_url <> '') ORDER BY made_at, id"
    )
    return in_force(_read(conn.execute(_GET + where, (document.sha256, home(document)))))


def of_claim(conn: sqlite3.Connection, document: Document, claim: Claim) -> tuple[Correction, ...]:
    """The decisions in force that a claim, or the date of its article, rests on; oldest first."""
    url = home(document)
    return tuple(
        one
        for one in about(conn, document)
        if any(
            concerns(anchor, document, url) and anchor.quote in ("", claim.quote)
            for anchor in one.anchors
        )
        or (one.kind == "alias" and _names(one, claim))
    )


def _names(alias: Correction, claim: Claim) -> bool:
    """Whether an alias has decided whom a claim means."""
    wanted = letters(alias.anchor.quote)
    return alias.field == "yes" and any(
        role.actor == alias.new and letters(role.name) == wanted for role in claim.roles
    )


def ties(conn: sqlite3.Connection) -> tuple[Correction, ...]:
    """The merges and splits in force, oldest first."""
    where = " WHERE kind IN ('merge', 'split', 'undo') ORDER BY made_at, id"
    return in_force(_read(conn.execute(_GET + where)))


def article_of(conn: sqlite3.Connection, anchor: Anchor) -> int:
    """The row of the current version of the article that an anchor lies in; 0 if there is none."""
    row = conn.execute(
        "SELECT id FROM document WHERE current = 1 AND (sha256 = ?1"
        " OR (?2 <> '' AND (home = ?2 OR (url = '' AND source = ?2))))"
        " ORDER BY sha256 = ?1 DESC LIMIT 1",
        (anchor.sha256, anchor.url),
    ).fetchone()
    return int(row[0]) if row else 0


def _read(rows: Iterable[Sequence[str]]) -> Iterator[Correction]:
    for key, made_at, who, kind, sha256, url, quote, occurrence, act, *rest in rows:
        field, old, new, others, undoes, why = rest
        yield Correction(
            key=key,
            made_at=made_at,
            who=who,
            kind=kind,  # type: ignore[arg-type]
            anchor=Anchor(
                sha256=sha256,
                url=url,
                quote=quote,
                occurrence=int(occurrence),
                act=act,
            ),
            field=field,
            old=old,
            new=new,
            others=_OTHERS.decode(others),
            undoes=undoes,
            why=why,
        )
