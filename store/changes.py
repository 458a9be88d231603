"""What relate compares and what it hands to save: tellings, candidates, changed events."""

from dataclasses import dataclass
from typing import NamedTuple

from store.records import Claim, Document, Event, When
from store.vocabulary import Basis

__all__ = ["Change", "EventChange", "JoinKey", "Report", "StoredEvent", "Telling"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What matters about a document when claims of several documents are compared.

    `document_id` is the row of a stored document, 0 for the one being ingested. `publisher` is
    the publisher of the report itself, for a digest that of the report which it retells;
    `origin` is what the document's own metadata names as its origin.
    """

    document_id: int = 0
    publisher: str = ""
    url: str = ""
    published: When | None = None
    origin: str = ""
    basis: Basis = ""
    digest: bool = False

    @classmethod
    def of(cls, document: Document, document_id: int = 0) -> "Report":
        """The report that a document is."""
        digest = document.digest_of
        return cls(
            document_id=document_id,
            publisher=digest.publisher if digest else document.publisher,
            url=document.url,
            published=document.published,
            origin=document.origin,
            basis=document.basis,
            digest=digest is not None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim as told by one report; `why` says why it was joined to its event.

    `claim_id` is the row of a stored claim; for a claim of the document being ingested it is 0
    and `position` is the place of the claim among the document's claims.
    """

    claim: Claim
    report: Report
    claim_id: int = 0
    position: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    """An event of the store with its tellings, as a candidate for a join.

    `denials` are tellings of other events that deny it. Claims come without cues, other stretches
    and chains.
    """

    event_id: int
    key: str
    tellings: tuple[Telling, ...]
    denials: tuple[Telling, ...] = ()


class JoinKey(NamedTuple):
    """Something that events and claims share when they may be one act, and how much it weighs."""

    key: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChange:
    """An event to be written: new when `event_id` is 0.

    `Event.claims` and the claims of its conflicts are positions in `tellings`, leading one first,
    numbered on through `denials`, which are told by events of their own. `keys` are those under
    which a later report will find the event.
    """

    event: Event
    tellings: tuple[Telling, ...]
    denials: tuple[Telling, ...] = ()
    keys: tuple[JoinKey, ...] = ()
    event_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What the claims of one document do to the events of the store."""

    events: tuple[EventChange, ...] = ()
