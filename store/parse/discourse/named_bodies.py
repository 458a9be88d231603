"""Authorities that no table lists by that name: "the Ministry of Energy", "the customs"."""

from store.parse.discourse.memory import Memory, Party
from store.parse.shapes.chunks import Noun
from store.parse.tagging.spans import Ref
from store.parse.words.word_classes import CLASS

__all__ = [
    "VOICES",
    "authority_named",
    "body_of",
    "land_of",
    "office_here",
    "own_office",
    "owner_of",
    "pair_of",
    "spokesman",
]

VOICES = frozenset(["spokesperson", "spokesman", "spokeswoman", "representative"])
"""Who speaks for somebody else."""

_LONGEST = 4
_UNITED_STATES = "US"
_STATE = CLASS["gov"] | CLASS["actor"]
_COUNTRIES = frozenset(("country", "nation", "island", "state"))
_OWN = frozenset(("its", "their"))
_OWNERS = ("parent", "owner")
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


def owner_of(noun: Noun, low: str, talk: Memory) -> tuple[Party, ...]:
    """ "TikTok's parent company", "the owner of TikTok": who stands above whom it names."""
    if noun.owner:
        ref = noun.owner[0] if noun.plain.startswith(_OWNERS) else None
    else:
        behind = (inner.head_ref for prep, inner in noun.phrases if prep == "of")
        ref = next(behind, None) if low in _OWNERS else None
    if not isinstance(ref, Ref) or ref.kind != "actor":
        return ()
    above = next(iter(talk.g.names.ancestors(ref.key)), "")
    return (Party(above, "description", noun.start, noun.end, ref.cls),) if above else ()


def spokesman(noun: Noun, talk: Memory) -> tuple[Party, ...]:
    """ "A spokesperson said", "a company spokesperson": of whom the text spoke last.

    "A foreign ministry spokesman" speaks for the one of the state spoken of.
    """
    ministry = " ".join(noun.plain.split()[-3:-1])
    if ministry in talk.labels:
        office = _office(ministry, noun, talk)
        if office:
            return office
    firm = not {"company", "firm"}.isdisjoint(noun.plain.split())
    kinds = CLASS["company"] if firm else CLASS["company"] | CLASS["gov"]
    for seen in talk.wider():
        for party in seen.parties:
            if party.cls & kinds and len(seen.parties) == 1:  # noqa: SIM102
                if not party.cls & (CLASS["collective"] | CLASS["person"]):
                    return (party._replace(via="description", start=noun.start, end=noun.end),)
    return ()


def office_here(noun: Noun, low: str, talk: Memory) -> tuple[Party, ...]:
    """ "The internet regulator", "customs": of the state spoken of last, if it has such one.

    Where no state was, some words still mean one body ("the commerce ministry").

    `low` is the head of `noun` in the singular.
    """
    pair = pair_of(noun, low)
    label = pair if pair in talk.labels else low
    if label not in talk.labels:
        return ()
    return _office(label, noun, talk, american=low == _DEPARTMENT and label != low)


def _office(label: str, noun: Noun, talk: Memory, *, american: bool = False) -> tuple[Party, ...]:
    """The body that `label` means where it speaks, where the text is, or by its name alone."""
    local = _seat(noun, talk) or talk.local
    homes = [_UNITED_STATES] if american else [local, talk.last_home(_UNITED_STATES)]
    if not american and local in ("", _UNITED_STATES) and not homes[1]:
        homes.append(talk.g.alone.get(label, ""))
    offices = talk.g.offices
    key = next((offices[label, home] for home in homes if (label, home) in offices), "")
    value = CLASS["gov"] | CLASS["actor"]
    return (Party(key, "description", noun.start, noun.end, value),) if key else ()


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


def land_of(noun: Noun, low: str, talk: Memory) -> tuple[Party, ...]:
    """ "The country", "the kingdom": the government of the state that was spoken of last."""
    if noun.owner or noun.owner_word or noun.many or noun.of or noun.plain != low:
        return ()
    allowed = talk.lands[low].split()
    home = talk.last_land(allowed)
    key = talk.governments.get(home, "")
    return (Party(key, "description", noun.start, noun.end, _STATE),) if key else ()


def body_of(noun: Noun, head: str, country: str, talk: Memory) -> str:
    """The body that the words for an authority mean in `country`, "" where none is known."""
    offices = talk.g.offices
    return offices.get((pair_of(noun, head), country)) or offices.get((head, country), "")


def pair_of(noun: Noun, head: str) -> str:
    """The last two words of a phrase: "customs agent", "trade ministry"."""
    words = noun.plain.split()
    return f"{words[-2]} {head}" if len(words) > 1 else ""


def _seat(noun: Noun, talk: Memory) -> str:
    """The country in which somebody speaks ("a ministry spokesman in Beijing")."""
    names = talk.g.names
    refs = [one.head_ref for prep, one in noun.phrases if prep == "in"]
    found = [ref for ref in refs if isinstance(ref, Ref)]
    homes = (names.home_of(r.key) if r.kind == "actor" else names.country_of(r.key) for r in found)
    return next(filter(None, homes), "")


def _country(word: str, talk: Memory) -> str:
    named = talk.homes.get(word, "")
    found = () if named else talk.g.names.resolve("place", word)
    return named or (talk.g.names.country_of(found[0]) if found else "")
