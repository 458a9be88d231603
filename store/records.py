"""The frozen types that the rooms hand to each other.

`read` makes a `Document`; `parse` makes `Claim`s of it; `relate` gathers claims into `Event`s;
`assess` gives `Ruling`s. Every record is built once and never changed. Offsets count Unicode code
points of `Document.text`, end exclusive, and `quote == text[start:end]` holds for every record
that has both. Days are ISO text (`2025-01-23`); an empty string means "not stated".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from store.vocabulary import (
    Basis,
    Confidence,
    CueKind,
    DatedBy,
    EventType,
    Hedge,
    Measure,
    Modality,
    OriginKind,
    Overlay,
    Polarity,
    Precision,
    Qualifier,
    RelayKind,
    RoleName,
    Route,
    SectionKind,
    SiteKind,
    Status,
    Verdict,
    Via,
)

Day = str
"""An ISO calendar day, `YYYY-MM-DD`."""


class Span(NamedTuple):
    """A stretch of a document's text, end exclusive."""

    start: int
    end: int


class Cue(NamedTuple):
    """Words that justify a field of a claim."""

    kind: CueKind
    start: int
    end: int


class Mention(NamedTuple):
    """A name found in text: `kind` is actor, chip, rule or place; `key` the canonical id.

    A well-formed name that no table lists has a key that starts with `~` (`~b30c`).
    """

    kind: str
    key: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An interval of days, both ends inclusive, with the phrase that gives it.

    `first` or `last` is empty where that end is open; both are empty where nothing anchors the
    phrase (`precision == "unknown"`).
    """

    first: Day = ""
    last: Day = ""
    precision: Precision = "unknown"
    phrase: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The real report that a built-in brief retells."""

    publisher: str
    url: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article: clean text and what is known about it.

    `sha256` is the hash of the text; `published` is None when unknown. `digest_of` is set for the
    built-in briefs only; a screen then shows "digest of <publisher>".
    """

    sha256: str
    text: str
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: When | None = None
    dated_by: DatedBy = "unknown"
    language: str = "en"
    origin: str = ""
    basis: Basis = ""
    digest_of: Digest | None = None
    source: str = ""

    @property
    def shown_publisher(self) -> str:
        """The publisher as every screen and command prints it."""
        if self.digest_of is not None:
            return f"digest of {self.digest_of.publisher}"
        return self.publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of an article and what it is; `reason` says why furniture is furniture."""

    kind: SectionKind
    start: int
    end: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An actor in a claim and the words that name it."""

    role: RoleName
    actor: str
    name: str
    via: Via
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipUse:
    """A chip or chip family in a claim; `quantity` counts chips, not systems."""

    chip: str
    name: str
    printed: str
    quantity: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """A sum as printed, in units of `currency`, with the article's own conversion if it has one.

    `minimum == maximum` for a single figure; "over $12 billion" has qualifier `over`.
    """

    minimum: float
    maximum: float
    currency: str
    qualifier: Qualifier = "exact"
    measure: Measure = "other"
    geography: str = ""
    period: str = ""
    converted: float | None = None
    converted_currency: str = ""
    printed: str = ""
    start: int = 0
    end: int = 0

    @property
    def sums(self) -> tuple[tuple[str, float], ...]:
        """The sum and the article's own conversion of it, each with its currency."""
        own = (self.currency, self.maximum)
        return (
            (own,) if self.converted is None else (own, (self.converted_currency, self.converted))
        )

    @property
    def usd(self) -> float | None:
        """The sum in US dollars, printed or converted by the article itself; never by a rate."""
        if self.currency == "USD":
            return self.maximum
        if self.converted_currency == "USD":
            return self.converted
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place in a claim; `place` is an ISO country code or a region or hub id of the tables."""

    kind: SiteKind
    place: str
    name: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleUse:
    """A rule that the text refers to; `by` says how (wording, description, inherited)."""

    rule: str
    by: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """A node of the attribution chain; `count` and `descriptor` describe anonymous sources."""

    kind: RelayKind
    name: str
    descriptor: str = ""
    count: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What stands at the end of the attribution chain."""

    kind: OriginKind
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One stretch of one document asserts one thing.

    `also` are other stretches of the document that tell the same act; `units` is the number of
    chips as told; `background` marks earlier or standing facts that are not this article's news.
    """

    start: int
    end: int
    quote: str
    type: EventType
    modality: Modality
    polarity: Polarity = "+"
    hedge: Hedge = 0
    route: Route = "none"
    roles: tuple[Role, ...] = ()
    chips: tuple[ChipUse, ...] = ()
    units: int | None = None
    money: tuple[Money, ...] = ()
    when: When | None = None
    sites: tuple[Site, ...] = ()
    rules: tuple[RuleUse, ...] = ()
    attribution: tuple[Relay, ...] = ()
    origin: Origin = field(default_factory=lambda: Origin(kind="own"))
    cues: tuple[Cue, ...] = ()
    section: SectionKind = "body"
    background: bool = False
    also: tuple[Span, ...] = ()

    def actors(self, *roles: RoleName) -> tuple[str, ...]:
        """Canonical keys of the actors in these roles (all roles when none is given)."""
        found = (r.actor for r in self.roles if not roles or r.role in roles)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Where claims of one event agree or differ in one field, with the claims on both sides."""

    field: str
    verdict: Verdict
    left: str
    right: str
    left_claims: tuple[int, ...] = ()
    right_claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is said to have happened or be planned: one or more claims, which may disagree.

    `claims` are the row ids of its claims, the leading one first (in a `Change`, see there).
    `key` is stable: it is derived from the text of the first claim, never from a row id.
    `reports` counts documents, `origins` independent origins.
    """

    key: str
    claims: tuple[int, ...]
    type: EventType
    modality: Modality
    polarity: Polarity
    hedge: Hedge
    route: Route
    when: When | None
    reported_first: Day
    reported_last: Day
    reports: int
    origins: int
    conflicts: tuple[Conflict, ...] = ()
    background: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The distinct legal facts of an act, as far as stated; an absent fact is empty or None.

    `actor` is the party that gets the chips or the compute, `chip` a chip or family id,
    `place` an ISO code or region id. The optional facts are those of the assessing guide:
    operator, end_user, listed_owner, share (percent), licence_held, end_use, purpose, new_site,
    state_funded, shipped_from.
    """

    type: str
    route: str
    actor: str = ""
    chip: str = ""
    place: str = ""
    shipped_from: str = ""
    operator: str = ""
    end_user: str = ""
    listed_owner: str = ""
    share: float | None = None
    licence_held: bool | None = None
    end_use: str = ""
    purpose: str = ""
    new_site: bool | None = None
    state_funded: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of an assessment: which test was put, on which fact, with which answer.

    `answer` is yes, no or unknown; `missing` names the facts that an unknown wants; `threshold`
    and `value` are printed with their unit.
    """

    question: str
    answer: str
    fact: str = ""
    fact_from: str = ""
    rule: str = ""
    paragraph: str = ""
    threshold: str = ""
    value: str = ""
    since: Day = ""
    until: Day = ""
    missing: tuple[str, ...] = ()
    confidence: Confidence = "high"
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The rule status of one act over a stretch of days on which it does not change.

    `since` or `until` is empty where the stretch is open. `rules` has the deciding rule first.
    """

    since: Day
    until: Day
    status: Status
    overlay: Overlay
    rules: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    confidence: Confidence = "high"
    steps: tuple[Step, ...] = ()
    alternatives: Mapping[str, str] = field(default_factory=dict)
