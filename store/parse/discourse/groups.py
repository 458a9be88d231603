"""Groups without a name, by what one of their members is called and where he is at home."""

from collections.abc import Mapping

from store.parse.discourse.memory import Memory, Party
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.tagging.spans import Ref
from store.parse.words.word_classes import CLASS
from store.parse.words.words import singular

__all__ = ["at_home", "firms_here", "group_of", "nearer", "some_of"]

_LONGEST = 4
_MAINLAND = frozenset(("mainland", "prc", "mainland-owned"))
_AT_HOME = frozenset(("in", "from", "of", "based in", "headquartered in"))
_SEATS = frozenset(("headquarters", "base", "parent", "parents", "owner", "owners"))
_THEM = frozenset(("them", "these", "those"))
_THESE = frozenset(("the", "these", "those"))
_COUNTRIES = frozenset(("country", "nation"))
_SOME_OF_THEM = frozenset(
    """
    several|some|other|many|most|various|certain|few|a few|a number of|a handful of|dozens of
    """.strip().split("|")
)
_EXAMPLES = (", among", ", includ", " includ", ", such", " such", " like ", ", like ")
_FIRM = frozenset(("company", "firm", "group", "platform", "developer", "business", "enterprise"))
_LOCAL = frozenset(("local", "domestic", "home-grown", "homegrown"))
_TECH = frozenset(("tech", "technology", "internet", "big", "large", "major", "leading", "ai"))
_FEWEST = 2
_RECENT = 6
_REMEMBERED = 30
_VALUE = CLASS["collective"] | CLASS["company"] | CLASS["actor"]


def group_of(noun: Noun, g: Grammar, *, homed: bool) -> Party | None:
    """The group to which somebody unnamed belongs: "a Chinese developer", "three resellers".

    `homed` asks for those alone whose country the phrase tells.
    """
    if noun.head is None or not noun.plain or noun.pronoun:
        return None
    words = noun.plain.replace("u.s.", "us").split()
    words[-1] = singular(words[-1])
    longest = min(_LONGEST, len(words)) if words[-1] in g.group_heads else 0
    if not longest and (not noun.cls & CLASS["org"] or noun.cls & CLASS["gov"]):
        return None
    tails = [" ".join(words[-n:]) for n in range(longest, 0, -1)]
    country = _country(noun, words, g)
    key = ""
    if country in g.peoples:
        key = _first(g.groups, [f"{g.peoples[country]} {tail}" for tail in tails])
        if not key and country == "CN" and noun.cls & CLASS["org"] and not noun.cls & CLASS["gov"]:
            key = g.lexicon.descriptions.companies.of.get(country, "")
    if not homed:
        key = _first(g.groups, tails) or key
    if key not in g.names.actors:
        return None
    return Party(key, "description", noun.start, noun.end, _VALUE)


def some_of(several: tuple[Party, ...], noun: Noun, talk: Memory) -> tuple[Party, ...]:
    """ "Some of the companies": not those named themselves but the group of their home.

    `several` are all of them. Of what somebody has ("some of its suppliers") only a group is known.
    """
    whole = noun.of[0]
    if all(p.cls & CLASS["collective"] for p in several):
        return several
    if not (whole.pronoun in _THEM or (whole.many and whole.det in _THESE)) or whole.owner_word:
        return ()
    key = _of_one_home(several, talk)
    if key not in talk.g.names.actors:
        return ()
    return (Party(key, "description", noun.start, noun.end, _VALUE),)


def firms_here(noun: Noun, talk: Memory) -> Party | None:
    """ "The country's largest technology companies", "several companies": those of a known home.

    The country is that of the authority spoken of last; without one, the firms meant are of the
    group spoken of last.
    """
    firms = talk.g.lexicon.descriptions.companies.of
    if not noun.many or noun.refs or not noun.cls & CLASS["org"] or noun.cls & CLASS["gov"]:
        return None
    key = ""
    words = noun.plain.split()
    if noun.owner_word in _COUNTRIES:
        key = firms.get(talk.last_home(), "")
    elif not noun.det and not noun.owner_word and _bare_firms(words):
        named = talk.text.startswith(_EXAMPLES, noun.end)
        key = firms.get(talk.last_home(), "") if not named and _by_state(talk) else ""
    elif noun.det in _SOME_OF_THEM and not noun.of and not noun.phrases:
        recent = (s for s in reversed(talk.seen) if s.sentence >= talk.sentence - _RECENT)
        key = next(filter(None, (_group_among(s.parties, talk) for s in recent)), "")
    if key not in talk.g.names.actors:
        return None
    return Party(key, "description", noun.start, noun.end, _VALUE)


def _bare_firms(words: list[str]) -> bool:
    """ "Companies", "local firms", "technology groups": firms of whatever kind."""
    return singular(words[-1]) in _FIRM and all(w in _LOCAL or w in _TECH for w in words[:-1])


def _by_state(talk: Memory) -> bool:
    """Whether the last of whom these sentences tell is a state other than the American one."""
    for seen in reversed(talk.seen):
        if seen.sentence < talk.sentence - 1:
            return False
        if seen.subject:
            home = talk.last_home()
            return home not in ("", "US") and any(
                (a := talk.g.names.actors.get(p.key)) is not None
                and a.kind == "government-body"
                and a.hq == home
                for p in seen.parties
            )
    return False


def _group_among(parties: tuple[Party, ...], talk: Memory) -> str:
    """The group of firms among those named together, or the one that they make up."""
    groups = set(talk.g.lexicon.descriptions.companies.of.values())
    return next((p.key for p in parties if p.key in groups), "") or _of_one_home(parties, talk)


def _of_one_home(several: tuple[Party, ...], talk: Memory) -> str:
    """The group of the country in which all of several firms are at home, "" where none is."""
    homes = {talk.g.names.home_of(p.key) for p in several}
    if len(several) < _FEWEST or len(homes) > 1:
        return ""
    if not all(p.cls & CLASS["company"] for p in several):
        return ""
    return talk.g.lexicon.descriptions.companies.of.get(homes.pop(), "")


def at_home(ref: Ref, noun: Noun, g: Grammar) -> Ref:
    """ "Cloud providers in China" are Chinese cloud providers, if there is such a group."""
    group = g.names.actors.get(ref.key)
    if group is None or group.hq or not noun.phrases:
        return ref
    country = _country(noun, noun.plain.split(), g)
    if not country:
        return ref
    for key, other in g.names.actors.items():
        if (
            other.kind == "collective"
            and other.hq == country
            and set(other.roles) & set(group.roles)
        ):
            return ref._replace(key=key)
    return ref


def nearer(ref: Ref, talk: Memory) -> Ref:
    """ "Cloud providers" after "US cloud providers" are the same group."""
    group = talk.g.names.actors.get(ref.key)
    if group is None or group.hq:
        return ref
    for seen in reversed(talk.seen[-_REMEMBERED:]):
        for party in seen.parties:
            other = talk.g.names.actors.get(party.key)
            if other is None or other.kind != "collective" or not other.hq:
                continue
            if set(other.roles) & set(group.roles) and seen.sentence >= talk.sentence - 3:
                return ref._replace(key=party.key)
    return ref


def _first(groups: Mapping[str, str], labels: list[str]) -> str:
    return next((groups[label] for label in labels if label in groups), "")


def _country(noun: Noun, words: list[str], g: Grammar) -> str:
    """Where the people of a phrase are at home, "" where it does not say."""
    if not _MAINLAND.isdisjoint(words):
        return "CN"
    inside = [r for p, one in noun.phrases if p in _AT_HOME for r in one.refs]
    for prep, one in noun.phrases:
        if prep == "with" and one.head is not None and one.head.low in _SEATS:
            inside += [r for p, seat in one.phrases if p == "in" for r in seat.refs]
    for ref in (*noun.refs, *noun.owner, *inside):
        if isinstance(ref, Ref) and ref.kind == "place":
            return g.names.country_of(ref.key)
    return ""
