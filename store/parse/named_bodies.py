"""Authorities named in full that no table lists: "the Ministry of Energy"."""

from store.parse.memory import Memory
from store.parse.spans import Ref

__all__ = ["authority_named", "last_state"]

_RECENT = 20
_LONGEST = 4
_UNITED_STATES = "US"


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
        country = last_state(talk)
    listed = next((offices[label, country] for label in labels if (label, country) in offices), "")
    return listed or talk.governments.get(country, "")


def _country(word: str, talk: Memory) -> str:
    named = talk.homes.get(word, "")
    found = () if named else talk.g.names.resolve("place", word)
    return named or (talk.g.names.country_of(found[0]) if found else "")


def last_state(talk: Memory) -> str:
    """The country of the authority spoken of last; the United States have no ministries."""
    actors = talk.g.names.actors
    for seen in reversed(talk.seen[-_RECENT:]):
        for party in seen.parties:
            actor = actors.get(party.key)
            if actor is not None and actor.kind == "government-body" and actor.hq != _UNITED_STATES:
                return actor.hq
    return ""
