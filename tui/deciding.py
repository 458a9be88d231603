"""A correction as one line: what was decided, about which words, and how to take it back."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence

from store.corrections import book
from store.corrections.entries import Correction, overruled
from store.database import ToldClaim
from tui.cells import cut, visible

__all__ = ["corrections_on", "disagreeing", "done", "said"]

_QUOTE = 70


def said(one: Correction) -> str:
    """What a decision says, without who and when."""
    quote = f"“{cut(visible(one.anchor.quote), _QUOTE)}”"
    if one.kind == "set":
        what = f"{one.field} {one.old} → {one.new}: {quote}"
    elif one.kind == "reject":
        what = f"not said: {quote}"
    elif one.kind == "merge":
        what = f"one act ({len(one.others) + 1} claims): {quote}"
    elif one.kind == "split":
        what = f"another act than {len(one.others)} other claims: {quote}"
    elif one.kind == "alias":
        means = "means" if one.field == "yes" else "does not mean"
        what = f"{quote} {means} {one.new}"
    elif one.kind == "date":
        article = one.anchor.url or one.anchor.sha256[:12]
        what = f"published {one.new} (was {one.old or 'unknown'}): {visible(article)}"
    elif one.kind == "undo":
        about = f" ({one.field or 'claim'}: {quote})" if one.anchor.quote else ""
        what = f"takes back {one.undoes}{about}"
    else:
        what = quote
    return f"{what} · {visible(one.why)}" if one.why else what


def corrections_on(
    conn: sqlite3.Connection, told: Iterable[ToldClaim]
) -> dict[int, tuple[str, ...]]:
    """Row of a claim → the corrections that it rests on, one line each."""
    found = {
        one.claim_id: tuple(
            f"{said(made)} ({made.key}, {visible(made.who)} {made.made_at[:10]})"
            for made in book.of_claim(conn, one.document, one.claim)
        )
        for one in told
    }
    return {claim_id: lines for claim_id, lines in found.items() if lines}


def disagreeing(every: Sequence[Correction], among: Collection[str]) -> Iterator[str]:
    """One line for each of two decisions that disagree, where one of them is among these keys."""
    by_key = {one.key: one for one in every}
    for lost, won in overruled(every).items():
        if lost in among or won in among:
            yield f"{won} counts, not {lost}; both are kept ({said(by_key[lost])})"


def done(one: Correction) -> str:
    """What has just been decided."""
    names = {"set": "corrected", "reject": "rejected", "merge": "joined", "split": "split",
             "alias": "noted", "date": "dated", "note": "noted", "undo": "undone"}  # fmt: skip
    return f"{names[one.kind]} {one.key}: {said(one)}"
