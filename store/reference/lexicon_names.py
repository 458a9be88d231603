"""Words that stand for somebody or something named: descriptions, routes, wordings of rules."""

from store.reference.entries import Entry
from store.vocabulary import Route

__all__ = ["Description", "Descriptions", "Routes", "Wordings"]


class Description(Entry, frozen=True, kw_only=True):
    """Words for somebody named before; `home` and `abroad` say where he is, or is not, at home.

    He has one of `roles`, where there are any, and none of those that he is `never` in.
    """

    heads: str
    kinds: tuple[str, ...]
    roles: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    home: str = ""
    abroad: str = ""


class Pronouns(Entry, frozen=True, kw_only=True):
    """Pronouns that stand for a person."""

    person: str


class Homes(Entry, frozen=True, kw_only=True):
    """What a word says of a home, a group or a party, as from cities to countries."""

    note: str
    of: dict[str, str]


class Several(Entry, frozen=True, kw_only=True):
    """Words for those named together: how many, or which of them (0 the first, -1 the last)."""

    note: str
    of: dict[str, int]


class Office(Entry, frozen=True, kw_only=True):
    """Words for an authority that mean one body where its country is told ("US prosecutors").

    `alone` are those of `heads` that mean it where no country is told as well.
    """

    heads: str
    country: str
    actor: str
    alone: str = ""


class Descriptions(Entry, frozen=True, kw_only=True):
    """How texts refer back; `default` are groups that mean one actor where nothing else is said."""

    description: tuple[Description, ...]
    default: dict[str, str]
    pronoun: Pronouns
    capital: Homes
    companies: Homes
    peoples: Homes
    members: Homes
    several: Several
    lands: Homes
    stand_ins: Homes
    office: tuple[Office, ...] = ()


class RouteWords(Entry, frozen=True, kw_only=True):
    """Words of one route; with `types` they count for acts of these types alone."""

    route: Route
    words: str
    types: str = ""
    note: str = ""


class Routes(Entry, frozen=True, kw_only=True):
    """Words of all routes; `plans` are what the way that somebody has thought out is called."""

    plans: str
    route: tuple[RouteWords, ...]


class Wording(Entry, frozen=True, kw_only=True):
    """A wording that refers to a rule, and when it can."""

    rule: str
    words: str
    also: str = ""
    first: str = ""
    last: str = ""
    types: str = ""


class Deed(Entry, frozen=True, kw_only=True):
    """A rule known by what is told of it: who did what on which day about which chips or firms.

    `types` of acts and `home` of who acts, where one is given, must fit; with `vague` it is enough
    that who acts is only described ("regulators"). `on` is a day or a span of days that the told
    date must meet, to the day where `exact`. `chips` and `parties` are ids of which one must be
    told. Of `words` one must stand in the sentence, of `near` one there or shortly before, of
    `unless` none in the sentence. `first` and `last` bound the publication.
    """

    rule: str
    types: str
    home: str = ""
    on: str = ""
    exact: bool = False
    chips: str = ""
    parties: str = ""
    words: str = ""
    near: str = ""
    unless: str = ""
    vague: bool = False
    first: str = ""
    last: str = ""


class Wordings(Entry, frozen=True, kw_only=True):
    """All wordings of rules, and the deeds by which rules are known."""

    wording: tuple[Wording, ...]
    deed: tuple[Deed, ...] = ()
