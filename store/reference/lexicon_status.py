"""Words by which a clause says how an act stands."""

from store.reference.entries import Entry

__all__ = ["Statuses"]


class VerbList(Entry, frozen=True, kw_only=True):
    """Verbs with their note."""

    note: str
    verbs: str


class NounList(Entry, frozen=True, kw_only=True):
    """Nouns with their note."""

    note: str
    nouns: str


class Alleging(Entry, frozen=True, kw_only=True):
    """Verbs and adverbs of accusation."""

    note: str
    verbs: str
    adverbs: str


class Statuses(Entry, frozen=True, kw_only=True):
    """All words of status; each group says what it makes of an act."""

    ending: VerbList
    proposed: NounList
    lasting: VerbList
    alleging: Alleging
    accusing: VerbList
    demanding: VerbList
    using: VerbList
    suggesting: VerbList
    proving: VerbList
    doubting: VerbList
    open: VerbList
    refusing: VerbList
    wishing: VerbList
    agreed: VerbList
    granting: VerbList
    tabled: VerbList
    held: NounList
    joining: VerbList
    proceeding: VerbList
    unveiling: VerbList
    retracting: VerbList
    stepping: VerbList
    owning: VerbList
    talking: VerbList
    contracting: VerbList
    estimating: VerbList
    ordering: VerbList
    deciding: NounList
    trying: VerbList
    seeking_ways: VerbList
    withdrawing: VerbList
    needing: VerbList
    preferring: VerbList
    intending: VerbList
    meaning: NounList
