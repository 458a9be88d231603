"""Words by which a text says on whose word it tells something."""

from store.reference.entries import Entry

__all__ = ["Attributions"]


class OutletWords(Entry, frozen=True, kw_only=True):
    """What stands around the outlet that a report is credited to."""

    note: str
    before: str
    between: str
    inverted: str
    after: str
    inside: str
    cited: str


class AgainWords(Entry, frozen=True, kw_only=True):
    """How a text goes on with the report that it credited before."""

    note: str
    nouns: str
    further: str
    verbs: str
    leads: str
    handed: str
    phrases: str


class PeopleWords(Entry, frozen=True, kw_only=True):
    """How a text speaks of people whom it does not name; `numbers` are counts as figures."""

    note: str
    heads: str
    tails: str
    counts: str
    kinds: str
    plain: str
    lone: str
    lone_counts: str
    lone_verbs: str
    numbers: dict[str, str]


class DocumentWords(Entry, frozen=True, kw_only=True):
    """Papers that a report rests on, and what stands around their names."""

    note: str
    by: str
    before: str
    between: str
    names: str
    after: str


class DatelineWords(Entry, frozen=True, kw_only=True):
    """What stands before an agency in a line of credits, and what opens such a line."""

    note: str
    lines: str
    credits: str


class ChargeWords(Entry, frozen=True, kw_only=True):
    """Papers and people that accuse."""

    note: str
    leads: str
    papers: str
    accusers: str
    verbs: str


class Attributions(Entry, frozen=True, kw_only=True):
    """All words of attribution."""

    outlet: OutletWords
    again: AgainWords
    people: PeopleWords
    document: DocumentWords
    dateline: DatelineWords
    charge: ChargeWords
