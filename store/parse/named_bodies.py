"""Authorities that no table lists by that name: "the Ministry of Energy", "the customs"."""

import re

from store.parse.chunks import Noun
from store.parse.memory import Memory, Party
from store.parse.spans import Ref
from store.parse.word_classes import CLASS

__all__ = ["authority_named", "body_of", "office_here", "own_office", "pair_of"]

_IN_PLACE = re.compile(r"\bIn ([A-Z][\w-]+(?: [A-Z][\w-]+){0,2}),? (?:[Tt]he )?$")
_NEAR = 40
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
    pair = pair_of(noun, low)
    label = pair if pair in talk.labels else low
    if label not in talk.labels:
        return ()
    american = low == _DEPARTMENT and label != low
    homes = [_UNITED_STATES] if american else [talk.local, talk.last_home(_UNITED_STATES)]
    if here := _place_before(noun.start, talk):
        homes = [here]
    elif not american and talk.local in ("", _UNITED_STATES) and not homes[1]:
        homes.append(talk.g.alone.get(label, ""))
    offices = talk.g.offices
    key = next((offices[label, home] for home in homes if (label, home) in offices), "")
    value = CLASS["gov"] | CLASS["actor"]
    return (Party(key, "description", noun.start, noun.end, value),) if key else ()


def _place_before(start: int, talk: Memory) -> str:
    """ "In Beijing the commerce ministry": the country of the place right before."""
    place = _IN_PLACE.search(talk.text[max(0, start - _NEAR) : start])
    names = talk.g.names
    found = names.resolve("place", place[1]) if place is not None else ()
    return names.country_of(found[0]) if found else ""


def own_office(noun: Noun, low: str, talk: Memory) -> tuple[Party, ...]:
    """ "Its commerce ministry", "the country's regulator": of the state spoken of, if any."""
    home = ""
    if noun.owner_word in _COUNTRIES:
        home = talk.last_home()
    elif noun.owner_word in _OWN:
        actors = talk.g.names.actors
        named = (actors.get(p.key) for seen in talk.candidates() for p in seen.parties)
        states = (a.hq for a in named if a is not None and a.kind == "government-body")
        home = next(states, "")
    key = body_of(noun, low, home, talk) if home else ""
    value = CLASS["gov"] | CLASS["actor"]
    return (Party(key, "description", noun.start, noun.end, value),) if key else ()


def body_of(noun: Noun, head: str, country: str, talk: Memory) -> str:
    """The body that the words for an authority mean in `country`, "" where none is known."""
    offices = talk.g.offices
    return offices.get((pair_of(noun, head), country)) or offices.get((head, country), "")


def pair_of(noun: Noun, head: str) -> str:
    """The last two words of a phrase: "customs agent", "trade ministry"."""
    words = noun.plain.split()
    return f"{words[-2]} {head}" if len(words) > 1 else ""


def _country(word: str, talk: Memory) -> str:
    named = talk.homes.get(word, "")
    found = () if named else talk.g.names.resolve("place", word)
    return named or (talk.g.names.country_of(found[0]) if found else "")
