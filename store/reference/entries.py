"""What stands in the reference tables about names: actors, chips, places and publishers.

Every type here is one entry of a TOML table, with the same field names. An absent text is empty,
an absent figure is None: nothing is ever filled in. Days are ISO text; where a source gives only
a month or a year, so does the entry (`2023-11`, `2023`).
"""

import msgspec

from store.vocabulary import ActorKind, Basis, Confidence, Market

__all__ = [
    "Actor",
    "Ambiguous",
    "Chip",
    "Country",
    "Entry",
    "Family",
    "Hub",
    "Initials",
    "PublishedFigure",
    "Publisher",
    "Region",
    "Statute",
]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the entries: immutable, and a field that no type knows is refused."""


class Actor(Entry, frozen=True, kw_only=True):
    """An organisation, person, product or unnamed group that acts or is acted upon.

    `aliases` are safe to match without context; `ambiguous_aliases` are not, and the name itself
    may stand among them ("Oracle"). `hq` is an ISO country code. `entity_list` is None where no
    source was checked; `entity_list_date` is the effective day of the first listing.
    """

    id: str
    name: str
    kind: ActorKind
    sources: tuple[str, ...]
    hq: str = ""
    parent: str = ""
    affiliation: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    ambiguous_aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    entity_list: bool | None = None
    entity_list_date: str = ""
    entity_list_citation: str = ""
    other_lists: str = ""
    notes: str = ""


class PublishedFigure(Entry, frozen=True, kw_only=True):
    """A total processing performance as somebody published it, and where."""

    value: float
    where: str


class Chip(Entry, frozen=True, kw_only=True):
    """An accelerator and the figures that its sources give, as dense throughput.

    TFLOPS or TOPS; `memory_gb` in GB; bandwidths in GB/s, interconnect and host I/O counted in
    both directions; `die_area_mm2` in mm². `short` is the name on screen; where several entries
    share it, the one with `default` stands for the bare name. Total processing performance,
    performance density and total I/O are not stored: `store.assess.chips` computes them.
    `tpp_kind` is empty where that computation rests on the maker's figures, "derived" where the
    inputs are inferred, "published" where only `published_tpp` is known. `generic_aliases` need
    context; `descriptions` are wordings and no names.
    """

    id: str
    name: str
    short: str
    vendor: str
    architecture: str
    market: Market
    designed_for_china: bool
    confidence: Confidence
    sources: tuple[str, ...]
    default: bool = False
    aliases: tuple[str, ...] = ()
    generic_aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    announced: str = ""
    released: str = ""
    process_node: str = ""
    replaces: str = ""
    successor: str = ""
    fp4_tflops: float | None = None
    fp6_tflops: float | None = None
    fp8_tflops: float | None = None
    int8_tops: float | None = None
    fp16_tflops: float | None = None
    tf32_tflops: float | None = None
    fp32_tflops: float | None = None
    fp64_tflops: float | None = None
    tpp_kind: str = ""
    published_tpp: tuple[PublishedFigure, ...] = ()
    die_area_mm2: float | None = None
    memory_gb: float | None = None
    memory_bandwidth_gbps: float | None = None
    interconnect_gbps: float | None = None
    host_io_gbps: float | None = None
    status_notes: tuple[str, ...] = ()


class Family(Entry, frozen=True, kw_only=True):
    """A chip family: what a text names when it names no model.

    Without `members` it says "not said which" (Nvidia chips, Chinese-made chips).
    """

    id: str
    name: str
    short: str
    vendor: str = ""
    aliases: tuple[str, ...] = ()
    generic_aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    notes: str = ""


class Country(Entry, frozen=True, kw_only=True):
    """A country or territory. Its id is its ISO 3166-1 alpha-2 code; demonyms are adjectives.

    `descriptions` are what a reader may write for it and no text is searched for: codes, words of
    other languages.
    """

    iso: str
    name: str
    aliases: tuple[str, ...] = ()
    ambiguous_aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    notes: str = ""

    @property
    def id(self) -> str:
        """The ISO code, so that every entry has an `id`."""
        return self.iso


class Hub(Entry, frozen=True, kw_only=True):
    """A city, province, district or site; `within` is the hub in which it lies."""

    id: str
    name: str
    kind: str
    country: str
    within: str = ""
    aliases: tuple[str, ...] = ()
    ambiguous_aliases: tuple[str, ...] = ()
    notes: str = ""


class Region(Entry, frozen=True, kw_only=True):
    """A grouping of countries that texts name; without members it is never expanded."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    notes: str = ""


class Ambiguous(Entry, frozen=True, kw_only=True):
    """A wording that needs context, with the ids that it may mean, likeliest first.

    No candidates: something that no table lists, or nothing that should ever be resolved.
    """

    alias: str
    note: str
    candidates: tuple[str, ...] = ()


class Initials(Entry, frozen=True, kw_only=True):
    """First letters that are said as a word and printed in capitals, in small letters here."""

    note: str
    words: str


class Statute(Entry, frozen=True, kw_only=True):
    """A law, list or plan that texts refer to and that no rule stands for: a name, no tests."""

    id: str
    name: str
    short: str
    jurisdiction: str
    sources: tuple[str, ...]
    citation: str = ""
    aliases: tuple[str, ...] = ()


class Publisher(Entry, frozen=True, kw_only=True):
    """A publisher and the web hosts it publishes on.

    A host stands for its subdomains too. `actor` is the same outlet in the table of actors, if it
    is there; the file then leaves out name and aliases, and the loader takes those of the actor.
    `basis` is set where the publisher says what its pages rest on (`basis_source`), and for
    official registers; empty means that each article is to be judged by itself.
    """

    id: str
    sources: tuple[str, ...]
    name: str = ""
    hosts: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    actor: str = ""
    basis: Basis = ""
    basis_source: str = ""
    notes: str = ""
