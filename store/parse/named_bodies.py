"""Authorities that no table lists by that name: "the Ministry of Energy", "the customs"."""

from store.parse.chunks import Noun
from store.parse.memory import Memory, Party
from store.parse.spans import Ref
from store.parse.word_classes import CLASS

__all__ = ["authority_named", "office_here", "own_home"]

_LONGEST = 4
_UNITED_STATES = "US"
_COUNTRIES = frozenset(("country", "nation", "island", "state"))
_OWN = frozenset(("its", "their"))
_DEPARTMENT = "department"
"""What the United States call their ministries."""


def authority_named(ref: Ref, talk: Memory) -> str:
    """The body or the state that the name of an authority means; "" where its country is unknown.

    Its country is in the name, is that of the dateline, or, of a ministry, the last one spoken of.
    """
    words = talk.text[ref.start : ref.end].lower().replace("’s", "").replace("'s", "").split()
    country = next((iso for word in words if (iso := _country(word, talk))), "") or talk.local
    labels = [
        " ".join(words[first : first + length])
        for length in range(min(_LONGEST, len(words)), 0, -1)
        for first in range(len(words) - length + 1)
    ]
    offices = talk.g.offices
    if not country:
        country = next((at for label, at in offices if label == " ".join(words)), "")
    if not country and "ministry" in words:
        country = talk.last_home(_UNITED_STATES)
    listed = next((offices[label, country] for label in labels if (label, country) in offices), "")
    return listed or talk.governments.get(country, "")


def office_here(noun: Noun, low: str, talk: Memory) -> tuple[Party, ...]:
    """ "The internet regulator", "customs": of the state spoken of last, if it has such one.

    Where no state was, some words still mean one body ("the commerce ministry").

    `low` is the head of `noun` in the singular.
    """
    words = noun.plain.split()
    pair = f"{words[-2]} {low}" if len(words) > 1 else low
    label = pair if pair in talk.labels else low
    if label not in talk.labels:
        return ()
    american = low == _DEPARTMENT and label != low
    homes = [_UNITED_STATES] if american else [talk.local, talk.last_home(_UNITED_STATES)]
    if not american and talk.local in ("", _UNITED_STATES) and not homes[1]:
        homes.append(talk.g.alone.get(label, ""))
    offices = talk.g.offices
    key = next((offices[label, home] for home in homes if (label, home) in offices), "")
    value = CLASS["gov"] | CLASS["actor"]
    return (Party(key, "description", noun.start, noun.end, value),) if key else ()


def own_home(noun: Noun, talk: Memory) -> str:
    """ "Its commerce ministry", "the country's regulator": the state spoken of, if any."""
    if noun.owner_word in _COUNTRIES:
        return talk.last_home()
    if noun.owner_word not in _OWN:
        return ""
    actors = talk.g.names.actors
    named = (actors.get(p.key) for seen in talk.candidates() for p in seen.parties)
    return next((a.hq for a in named if a is not None and a.kind == "government-body"), "")


def _country(word: str, talk: Memory) -> str:
    named = talk.homes.get(word, "")
    found = () if named else talk.g.names.resolve("place", word)
    return named or (talk.g.names.country_of(found[0]) if found else "")
