"""Groups without a name, by what one of their members is called and where he is at home."""

from collections.abc import Mapping

from store.parse.chunks import Noun
from store.parse.grammar import Grammar
from store.parse.memory import Memory, Party
from store.parse.spans import Ref
from store.parse.word_classes import CLASS
from store.parse.words import singular

__all__ = ["group_of", "some_of"]

_LONGEST = 4
_MAINLAND = frozenset(("mainland", "prc", "mainland-owned"))
_AT_HOME = frozenset(("in", "from", "of", "based in", "headquartered in"))
_SEATS = frozenset(("headquarters", "base", "parent", "parents", "owner", "owners"))
_THEM = frozenset(("them", "these", "those"))
_THESE = frozenset(("the", "these", "those"))
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
    homes = {talk.g.names.home_of(p.key) for p in several}
    firms = len(several) > 1 and all(p.cls & CLASS["company"] for p in several)
    key = talk.g.lexicon.descriptions.companies.of.get(homes.pop(), "") if len(homes) == 1 else ""
    if not firms or key not in talk.g.names.actors:
        return ()
    return (Party(key, "description", noun.start, noun.end, _VALUE),)


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
