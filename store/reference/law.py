"""The law as data: rules with their states and tests, country groups, outcomes.

Every type here is one entry of a TOML table under `seeds/reference`. A rule is one file,
`rules/<us|cn|allies>/<id>.toml`. Nothing in code knows a rule, a chip, a country or a date:
`store.assess` reads all of it from these entries. A reading aid, not legal advice.

Days are ISO text; `since` and `until` are both inclusive, and an empty one is open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

import msgspec

from store.reference.entries import Entry
from store.reference.procedure import Assume, Procedure, Question
from store.reference.tables import Table
from store.vocabulary import Confidence, Overlay, Route, RuleState, Status

__all__ = [
    "LAW_TABLES",
    "Example",
    "Group",
    "Law",
    "Limit",
    "Listing",
    "Measure",
    "Membership",
    "Outcome",
    "Rule",
    "Saying",
    "Source",
    "Standing",
    "State",
    "Test",
    "law_of",
]

Day = str
T = TypeVar("T")


class Source(Entry, frozen=True, kw_only=True):
    """A page that supports a rule; `seen` says whether its text was read while compiling."""

    url: str
    publisher: str
    title: str
    seen: bool


class State(Entry, frozen=True, kw_only=True, rename={"becomes": "is"}):
    """What a rule becomes on a day (`is` in the file).

    With `expected` in place of `on`, an earlier text fixed the change in advance and nothing
    confirms it: it never takes effect by itself. A `milestone` is shown and changes nothing.
    """

    becomes: RuleState
    source: str
    confidence: Confidence
    on: Day = ""
    expected: Day = ""
    milestone: bool = False
    note: str = ""


class Test(Entry, frozen=True, kw_only=True):
    """One paragraph of a rule that a machine can decide.

    The lines of `when` are joined by "and"; several tests of a rule by "or". A test counts on the
    days on which its rule is in force (or in one of the states of `during`) and that lie between
    `since` and `until`. `question` names the question of `procedure.toml` it helps to answer.
    `gives` (and `review`, which says how a required licence is reviewed) are outcomes. `replaces`
    are rules whose tests it sets aside where it holds; `beside` are rules worth naming with it;
    `missing` names what an outcome "unknown" wants; `rank` overrides the rank of the outcome.
    """

    gives: str
    review: str = ""
    paragraph: str = ""
    question: str = "transfer"
    when: tuple[str, ...] = ()
    since: Day = ""
    until: Day = ""
    during: tuple[RuleState, ...] = ()
    rank: int | None = None
    replaces: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    confidence: Confidence = "high"
    source: str = ""
    note: str = ""


class Limit(Entry, frozen=True, kw_only=True):
    """A figure in the text of a rule that no fact of an act decides; kept to be read."""

    paragraph: str
    text: str
    since: Day = ""
    until: Day = ""
    confidence: Confidence = "high"
    note: str = ""


class Listing(Entry, frozen=True, kw_only=True):
    """A party that a rule lists later than its other parties, with its own citation."""

    actor: str
    since: Day
    citation: str = ""


class Measure(Entry, frozen=True, kw_only=True):
    """What a measure of the buyer's own state means for a buyer there (`[[overlay]]`).

    Every line of `when` must hold; a fact that is not stated is never assumed.
    """

    gives: Overlay
    since: Day
    until: Day = ""
    when: tuple[str, ...] = ()
    confidence: Confidence = "high"
    note: str = ""


class Example(Entry, frozen=True, kw_only=True):
    """An act or a day with the answer that must come out; the tests run every one.

    With `state`, the state of the rule on that day. Else an act: `gives` is its status, and the
    tests of this rule with this `paragraph` must hold, or must not where `holds` is false.
    """

    on: Day
    state: RuleState | None = None
    gives: Status | None = None
    paragraph: str = ""
    holds: bool = True
    actor: str = ""
    chip: str = ""
    route: Route = "direct-export"
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
    overlay: Overlay | None = None


class Rule(Entry, frozen=True, kw_only=True):
    """One measure: what it is, what it became and when, and what it decides.

    `destinations` are ISO codes, groups of `groups.toml` or "worldwide". `checked` is the day up
    to which its states were confirmed, where that is later than the horizon of the law as a whole.
    """

    id: str
    name: str
    jurisdiction: str
    issuer: str
    kind: str
    summary: str
    state: tuple[State, ...]
    source: tuple[Source, ...]
    short: str = ""
    aliases: tuple[str, ...] = ()
    citation: str = ""
    legal_refs: tuple[str, ...] = ()
    reaches: tuple[str, ...] = ()
    destinations: tuple[str, ...] = ()
    note: str = ""
    checked: Day = ""
    lists: tuple[str | Listing, ...] = ()
    named_chips: tuple[str, ...] = ()
    reported_outside: tuple[str, ...] = ()
    test: tuple[Test, ...] = ()
    limit: tuple[Limit, ...] = ()
    overlay: tuple[Measure, ...] = ()
    example: tuple[Example, ...] = ()


class Membership(Entry, frozen=True, kw_only=True):
    """A stretch of days for which a place belongs to a group though it does not always."""

    place: str
    since: Day = ""
    until: Day = ""
    confidence: Confidence = "high"
    source: str = ""
    note: str = ""


class Group(Entry, frozen=True, kw_only=True):
    """A group of places: members, members for a time, and other groups less what is excluded."""

    id: str
    words: str
    confidence: Confidence
    members: tuple[str, ...] = ()
    dated: tuple[Membership, ...] = ()
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


class Outcome(Entry, frozen=True, kw_only=True):
    """What a test can give.

    Of several tests that hold, the outcome with the highest `rank` answers the question. `layer`
    says what kind of thing it is; a duty never answers, it is only named. `words` is for screens.
    """

    id: str
    layer: str
    words: str
    rank: int = 0
    status: Status | None = None
    meaning: str = ""


class Saying(Entry, frozen=True, kw_only=True):
    """Wordings by which a text says that a chip is "allowed" or "forbidden" at a place.

    One of `lead`, if there are any, stands before one of `words`, the chip before them and the
    place behind. With `buyers` it is the other way round: whose they are stands before them, and
    the goods behind. A saying with a `place` speaks of that place and names none. One of `unless`
    shortly before says the contrary. `against` are the statuses that contradict what is said.
    """

    says: Literal["allowed", "forbidden"]
    words: tuple[str, ...]
    against: tuple[Status, ...]
    lead: tuple[str, ...] = ()
    buyers: tuple[str, ...] = ()
    place: str = ""
    unless: tuple[str, ...] = ()


def changes(rule: Rule) -> list[tuple[int, State]]:
    """The entries that change the state of a rule, by their days, with their place in the file.

    Milestones and changes that are only expected count for nothing. Of two entries of one day the
    later in the file stands.
    """
    found: dict[Day, tuple[int, State]] = {}
    for place, entry in enumerate(rule.state):
        if entry.on and not entry.milestone:
            found[entry.on] = place, entry
    return [found[day] for day in sorted(found)]


class Standing(Entry, frozen=True, kw_only=True):
    """How far the law was followed, and readings that hold throughout (`[law]` of `law.toml`).

    No source later than `horizon` was reachable on the day `compiled`. `read_as` maps a place to
    the one whose group memberships it shares; `not_a_chip` are wordings for items that are none.
    `watched` is the place of which a list of chips tells whether they may be sold there.
    `other_countries` are those of which the tables have no more than code and name.
    """

    horizon: Day
    compiled: Day
    read_as: dict[str, str] = msgspec.field(default_factory=dict)
    watched: str = ""
    not_a_chip: tuple[str, ...] = ()
    said_of_chips: tuple[str, ...] = ()
    said_before_chips: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    said_of_firms: tuple[str, ...] = ()
    said_of_any_chip: tuple[str, ...] = ()
    said_of_home: tuple[str, ...] = ()
    said_back: tuple[str, ...] = ()
    other_countries: dict[str, str] = msgspec.field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Law:
    """All rules, groups and outcomes by id, and the procedure that orders the questions."""

    rules: Mapping[str, Rule]
    groups: Mapping[str, Group]
    outcomes: Mapping[str, Outcome]
    procedure: Procedure
    horizon: Day
    compiled: Day
    read_as: Mapping[str, str] = field(default_factory=dict)
    watched: str = ""
    not_a_chip: tuple[str, ...] = ()
    said_of_chips: tuple[str, ...] = ()
    said_before_chips: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said_of_firms: tuple[str, ...] = ()
    said_of_any_chip: tuple[str, ...] = ()
    said_of_home: tuple[str, ...] = ()
    said_back: tuple[str, ...] = ()
    other_countries: Mapping[str, str] = field(default_factory=dict)
    sayings: tuple[Saying, ...] = ()


LAW_TABLES: tuple[Table, ...] = (
    Table(key="rules", files="rules/*/*.toml", name="", entry=Rule),
    Table(key="groups", files="groups.toml", name="group", entry=Group),
    Table(key="outcomes", files="outcomes.toml", name="outcome", entry=Outcome),
    Table(key="standing", files="law.toml", name="law", entry=Standing),
    Table(key="sayings", files="sayings.toml", name="saying", entry=Saying),
    Table(key="questions", files="procedure.toml", name="question", entry=Question),
    Table(key="assumptions", files="procedure.toml", name="assume", entry=Assume),
)


def law_of(entries: Mapping[str, Iterable[object]]) -> Law:
    """The law from decoded entries by the keys of `LAW_TABLES`; rules are kept in order of id."""

    def those(key: str, kind: type[T]) -> list[T]:
        return [entry for entry in entries.get(key, ()) if isinstance(entry, kind)]

    standing = those("standing", Standing)
    if not standing:
        raise ValueError("law.toml: [law] with horizon and compiled is missing")
    rules = sorted(those("rules", Rule), key=lambda rule: rule.id)
    return Law(
        rules={rule.id: rule for rule in rules},
        groups={group.id: group for group in those("groups", Group)},
        outcomes={outcome.id: outcome for outcome in those("outcomes", Outcome)},
        procedure=Procedure(
            questions={question.id: question for question in those("questions", Question)},
            assumptions=tuple(those("assumptions", Assume)),
        ),
        horizon=standing[0].horizon,
        compiled=standing[0].compiled,
        read_as=standing[0].read_as,
        not_a_chip=standing[0].not_a_chip,
        watched=standing[0].watched,
        said_of_chips=standing[0].said_of_chips,
        said_before_chips=standing[0].said_before_chips,
        said_of_firms=standing[0].said_of_firms,
        said_of_any_chip=standing[0].said_of_any_chip,
        said_of_home=standing[0].said_of_home,
        other_countries=standing[0].other_countries,
        said_back=standing[0].said_back,
        sayings=tuple(those("sayings", Saying)),
    )
