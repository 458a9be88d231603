"""What relate compares and what it hands to save: tellings, stored events, changed events."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.addresses import address_key
from store.records import Claim, Conflict, Document, Event, When
from store.vocabulary import Basis

__all__ = [
    "Change",
    "EventChange",
    "Report",
    "StoredEvent",
    "Telling",
    "claim_keys",
    "home_of",
    "tellings_of",
]


def home_of(url: str, sha256: str) -> str:
    """What stands for an article in every version of it: its address, else its text."""
    return address_key(url) if url else sha256


def claim_keys(home: str, claims: Iterable[tuple[str, Sequence[str], str]]) -> tuple[str, ...]:
    """A stable name for each claim (type, agents, quote) of an article, in the order of its text.

    The same words of the same article give it again, in any version of it and in any store.
    """
    keys: dict[str, None] = {}
    for kind, agents, quote in claims:
        stem = "\n".join((home, kind, ",".join(agents), quote))
        key, number = _name(stem), 0
        while key in keys:
            number += 1
            key = _name(f"{stem}\n{number}")
        keys[key] = None
    return tuple(keys)


def _name(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What matters about a document when claims of several documents are compared.

    `document_id` is the row of the document, `home` what stands for it in every version.
    `publisher` is the publisher of the report itself, for a digest that of the report which it
    retells; `origin` is what the document's own metadata names as its origin. `copies` are the
    documents with which it shares stretches of text, `reprints` the other places where its very
    text has appeared.
    """

    document_id: int = 0
    home: str = ""
    publisher: str = ""
    url: str = ""
    published: When | None = None
    origin: str = ""
    basis: Basis = ""
    digest: bool = False
    copies: frozenset[int] = frozenset()
    reprints: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        document: Document,
        document_id: int = 0,
        copies: Iterable[int] = (),
        home: str = "",
        reprints: tuple[str, ...] = (),
    ) -> "Report":
        """The report that a document is."""
        digest = document.digest_of
        return cls(
            document_id=document_id,
            home=home or home_of(document.url, document.sha256),
            publisher=digest.publisher if digest else document.publisher,
            url=document.url,
            published=document.published,
            origin=document.origin,
            basis=document.basis,
            digest=digest is not None,
            copies=frozenset(copies),
            reprints=reprints,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim as told by one report.

    `claim_id` is the claim's row, `key` its stable name; `why` says why it was joined to its
    event or put beside it. `bound` and `parted` are rows of the claims of which the user has said
    that they tell the same act, or another.
    """

    claim: Claim
    report: Report
    claim_id: int
    key: str
    why: str = ""
    bound: frozenset[int] = frozenset()
    parted: frozenset[int] = frozenset()


def tellings_of(
    report: Report, claims: Sequence[Claim], claim_ids: Sequence[int]
) -> tuple[Telling, ...]:
    """The claims of a document as told by it, in the order of its text."""
    named = ((claim.type, claim.actors("agent"), claim.quote) for claim in claims)
    keys = claim_keys(report.home, named)
    return tuple(
        Telling(claim=claim, report=report, claim_id=claim_id, key=key)
        for claim, claim_id, key in zip(claims, claim_ids, keys, strict=True)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    """An event of the store with its tellings; `kin` names the group that is told together.

    Claims come without cues and other stretches. `conflicts` are as they were found last. Where it
    stands `alone`, its kin is not given with it: then `denials` are all claims beside it, else
    those alone that no given event tells. `changed` says that it has lost tellings, or that the
    user has said something else of them: what they come to is worked out anew.
    """

    event_id: int
    key: str
    kin: str
    tellings: tuple[Telling, ...]
    conflicts: tuple[Conflict, ...] = ()
    denials: tuple[Telling, ...] = ()
    alone: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChange:
    """An event to be written: new when `event_id` is 0.

    `Event.claims` and the claims of its conflicts are row ids; a conflict may also name claims
    of other events (a denial, the parts of a sum). Events of one `kin` are recomputed together.
    """

    event: Event
    tellings: tuple[Telling, ...]
    denials: tuple[Telling, ...] = ()
    kin: str = ""
    event_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What becomes of events: those to write, and those that are gone.

    `gone` has the row of each event that no longer stands for itself, with the key of the event
    that tells its first claim now, or "" where nothing does. `moved` has the rows of events that
    stay as they are, in order, with the kin to which they belong now.
    """

    events: tuple[EventChange, ...] = ()
    gone: tuple[tuple[int, str], ...] = ()
    moved: tuple[tuple[int, str], ...] = ()
