"""relate: the claims of articles → the events that they tell.

Pure functions over records, and the answer depends on the claims alone, never on the order in
which they came. Claims hang together where two may tell one act, where one denies another, and
where one sum is part of another; such a group (`kin`) is worked out as a whole from its claims, so
that events join when a later report bridges them and part when a report goes. Nothing that a claim
says is overwritten: an event holds its claims side by side, and says where they agree and differ.

Of a kin that has become large (`store.writing.neighbours`) the events that a report touches are
given alone, and are taken as they stand: claims join them, two may become one, none is parted
unless it loses claims, and what ties them to others is kept. There the order in which reports come
may matter, until all is related anew.
"""

from collections.abc import Iterable, Sequence

from store.changes import Change, StoredEvent, Telling, tellings_of
from store.reference.names import Names
from store.relate.acts import act_of
from store.relate.keys import JoinKey, keys, probes
from store.relate.likeness import ENOUGH, Likeness, same_act
from store.relate.stories import Stories

__all__ = [
    "ENOUGH",
    "VERSION",
    "Likeness",
    "Stories",
    "Telling",
    "act_of",
    "found_under",
    "keys",
    "look_for",
    "probes",
    "relate",
    "same_act",
    "tellings_of",
    "touched",
]

VERSION = "6"
"""Raised when the same claims would make other rows of events.

A store of another version is related anew.
"""


def found_under(tellings: Iterable[Telling], names: Names) -> tuple[JoinKey, ...]:
    """The keys under which an event of these tellings is stored, with their weights."""
    return Stories(names).found_under(tellings)


def look_for(told: Telling, names: Names) -> tuple[str, ...]:
    """The keys under which events are stored that a telling may join, deny or bridge."""
    return Stories(names).look_for(told)


def touched(
    tellings: Sequence[Telling], stored: Sequence[StoredEvent], names: Names
) -> tuple[int, ...]:
    """The rows of the events that new tellings are tied to, of those found under `look_for`."""
    return Stories(names).touched(tellings, stored)


def relate(
    tellings: Sequence[Telling], stored: Sequence[StoredEvent], names: Names, *, anew: bool = False
) -> Change:
    """What new tellings do to the events of the store.

    `stored` are the events that `touched` names, each with its whole kin. Kins that nothing new
    touches are left alone, unless an event of them is `changed`. With `anew` all is worked out
    from scratch and written, whatever is stored.
    """
    return Stories(names).relate(tellings, stored, anew)
