"""What kind of trade an act is about, and how long ago its parties were named, as features.

Who can have ordered or done something shows in whether goods are sold or bought, whose they are
and who is bound; who only stands in from earlier sentences is the less likely the longer ago he
was named.
"""

from collections.abc import Sequence

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.told import Told
from store.parse.lexicon.grammar import Grammar
from store.parse.words.words import word_set

__all__ = ["HOMES", "ago", "homes_of", "in_trade", "since", "trade_of"]

HOMES = ("CN", "US")
"""The countries told apart; all others are one."""

_SELLING = word_set(
    """
    export exports exporting exported sell sells selling sold sale sales ship ships shipping
    shipped shipment shipments supply supplies supplying transfer transfers deliver deliveries
    delivery
    """
)
_BUYING = word_set(
    """
    buy buys buying bought purchase purchases purchasing order orders ordering ordered use uses
    using procure procurement import imports importing install acquire acquiring acquisition adopt
    adopting
    """
)
_FAR = 4
"""Sentences back from which on a naming is far."""


def trade_of(told: Told) -> str:
    """Whether a sentence speaks of selling ("o"), of buying ("i"), of both or of neither."""
    words = {token.low for token in told.words}
    selling, buying = not words.isdisjoint(_SELLING), not words.isdisjoint(_BUYING)
    return ("o" if selling else "") + ("i" if buying else "")


def homes_of(keys: Sequence[str], g: Grammar) -> str:
    """Where actors are at home, in a word."""
    found = {g.names.home_of(key) for key in keys if key}
    return "+".join(sorted({home if home in HOMES else "else" for home in found if home}))


def ago(party: Party, draft: Draft, told: Sequence[Told]) -> str:
    """How many sentences ago somebody was named who has a part in an act."""
    if party.start >= draft.start:
        return "behind" if party.start > draft.start else "custom"
    at = draft.number - 1
    for back in range(min(_FAR, at + 1)):
        if told[at - back].sentence.start <= party.start:
            return str(back)
    return "far"


def in_trade(
    act: str, role: str, kind: str, trade: str, makers: str, others: str, modality: str
) -> list[str]:
    """Features of somebody by what is traded, whose chips it is about and who is bound."""
    return [
        f"trade={trade}/{act}/{kind}", f"trade={trade}/{act}/{kind}/{role}",
        f"made={makers}/{act}/{kind}", f"made={makers}/{trade}/{act}/{kind}",
        f"others={others}/{act}/{kind}", f"others={others}/{trade}/{act}/{kind}",
        f"m={modality}/{act}/{kind}/{role}",
    ]  # fmt: skip


def since(act: str, role: str, kind: str, via: str, far: str) -> list[str]:
    """Features of somebody who has a part, by how long ago he was named, and how."""
    return [
        f"ago={far}/{via}/{role}", f"ago={far}/{via}/{role}/{act}",
        f"ago={far}/{via}/{role}/{kind}", f"ago={far}/{via}/{role}/{kind}/{act}",
    ]  # fmt: skip
