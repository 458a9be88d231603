"""What of a claim can show that another claim tells the same act, taken out of it once.

A deal has takers and givers, whoever tells it: the seller's "supplies" and the buyer's "orders"
have the same two. In any other act the taker is who acts and the giver whom it concerns.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from store.changes import Telling
from store.records import Claim, Day, Money, When
from store.reference.names import Names
from store.relate.kinds import is_deal, is_ruling
from store.relate.origins import canonical
from store.vocabulary import EventType, Modality, Polarity, Route

__all__ = ["Act", "Figure", "act_of", "figures", "roots"]

_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 6
"""A quote of fewer words may be the same by chance."""

_FINE = frozenset(("day", "week", "month"))
_LOOSE = frozenset(("about", "over", "up-to"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum in one currency, or a price in it; `loose` where the text says about, over or up to."""

    amount: float
    unit: str
    loose: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a claim tells, by the keys of the reference tables.

    Parties are topmost parents: a subsidiary's act is told as its parent's. `makers` made the
    chips, or stand in for an unnamed seller; they are no partners. `models` are chips of which
    something is known beyond the maker. `rules` are single rules that the claim itself refers to,
    `other_rules` statutes, and rules that it only inherits from the text before it. `begin` and
    `end` count the days on which the report may have appeared. `home` and `words` stand for the
    article and the quote, `practice` says that an unnamed group does it or has done it, and
    `authorities` are the governments among the takers, or for which officials among them act.
    `groups` are the parties that are no single one, as "Chinese buyers". `outlet` is the one that
    the text credits.
    """

    key: str
    document: int
    home: str
    type: EventType
    modality: Modality
    polarity: Polarity
    takers: frozenset[str]
    givers: frozenset[str]
    makers: frozenset[str]
    chips: frozenset[str]
    models: frozenset[str]
    figures: tuple[Figure, ...]
    units: int | None
    route: Route
    places: frozenset[str]
    rules: frozenset[str]
    other_rules: frozenset[str]
    when: When | None
    first: Day
    begin: int | None
    end: int | None
    words: str
    practice: bool
    authorities: frozenset[str]
    groups: frozenset[str]
    outlet: str

    @property
    def parties(self) -> frozenset[str]:
        """Takers and givers."""
        return self.takers | self.givers

    @property
    def behind(self) -> frozenset[str]:
        """Who gives, where nobody is said to take: the seller, or the maker that stands in."""
        return self.givers | self.makers if is_deal(self.type) else self.givers

    @property
    def finely_dated(self) -> bool:
        """Whether the act is dated to the month or closer."""
        return self.when is not None and self.when.precision in _FINE

    @property
    def is_denial(self) -> bool:
        """Whether somebody denies something."""
        return self.modality == "denied" and not is_deal(self.type) and not is_ruling(self.type)


def act_of(told: Telling, names: Names) -> Act:
    """The act that a telling tells."""
    claim, report = told.claim, told.report
    makers = _makers(claim, names)
    takers, givers = _sides(claim, makers, names)
    chips = _shared(frozenset(use.chip for use in claim.chips))
    published = report.published
    when = claim.when
    first = published.first if published is not None else ""
    last = (published.last or first) if published is not None else ""
    own = frozenset(
        use.rule
        for use in claim.rules
        if use.by != "inherited"
        and not ((rule := names.rules.get(use.rule)) is not None and rule.statute)
    )
    return Act(
        key=told.key,
        document=report.document_id,
        home=report.home,
        type=claim.type,
        modality=claim.modality,
        polarity=claim.polarity,
        takers=takers,
        givers=givers,
        makers=makers,
        chips=chips,
        models=_shared(frozenset(chip for chip in chips if _is_model(chip, names))),
        figures=tuple(figure for money in claim.money for figure in figures(money)),
        units=claim.units,
        route=claim.route,
        places=_shared(frozenset(site.place for site in claim.sites)),
        rules=_shared(own),
        other_rules=_shared(frozenset(use.rule for use in claim.rules) - own),
        when=when if when is not None and (when.first or when.last) else None,
        first=first,
        begin=_number(first),
        end=_number(last),
        words=_words(claim.quote),
        practice=_is_practice(claim, takers, names),
        outlet=canonical(claim.origin.name, names) if claim.origin.kind == "outlet" else "",
        authorities=_shared(frozenset(body for taker in takers for body in _bodies(taker, names))),
        groups=_shared(frozenset(one for one in takers | givers if _is_group(one, names))),
    )


@lru_cache(maxsize=1 << 14)
def _shared(members: frozenset[str]) -> frozenset[str]:
    """One set for all acts with the same members: there are far fewer sets than acts."""
    return members


def _number(day: Day) -> int | None:
    """A day counted, None where there is none that is a day."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def _sides(
    claim: Claim, makers: frozenset[str], names: Names
) -> tuple[frozenset[str], frozenset[str]]:
    """Takers and givers. Who talks may be on either side, so both are on both."""
    agents = roots(claim.actors("agent"), names)
    named = (role.actor for role in claim.roles if role.role != "agent" and role.via != "maker")
    others = roots(named, names)
    if claim.type == "negotiate":
        both = _shared(agents | (others - makers))
        return both, both if len(both) > 1 else frozenset()
    if claim.type == "supply":
        return others, agents
    return agents, _shared(others - makers) if is_deal(claim.type) else others


def roots(actors: Iterable[str], names: Names) -> frozenset[str]:
    """The topmost parents of actors."""
    return _shared(frozenset(names.top(actor) for actor in actors))


def _makers(claim: Claim, names: Names) -> frozenset[str]:
    found = {role.actor for role in claim.roles if role.via == "maker"}
    found |= {vendor for use in claim.chips if (vendor := names.vendor(use.chip))}
    return _shared(frozenset(found))


def _is_model(chip: str, names: Names) -> bool:
    """A listed chip or a family with members; "a chip of that maker" is neither."""
    family = names.families.get(chip)
    return chip in names.chips or (family is not None and bool(family.members))


def figures(money: Money) -> list[Figure]:
    """A sum in every currency in which the article itself states it."""
    loose = money.qualifier in _LOOSE
    each = "/piece" if money.measure == "price" else ""
    found = [Figure(money.maximum, money.currency + each, loose)]
    if money.converted is not None and money.converted_currency:
        found.append(Figure(money.converted, money.converted_currency + each, loose))
    return found


def _words(quote: str) -> str:
    """A short name for the words of a quote; empty for one that is too short to tell."""
    words = _WORD.findall(quote.casefold())
    if len(words) < _FEWEST_WORDS:
        return ""
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _bodies(actor: str, names: Names) -> frozenset[str]:
    """The governments for which an actor makes rules: its own, or that of an official."""
    entry = names.actors.get(actor)
    if entry is None:
        return frozenset()
    known = (names.actors.get(body) for body in (actor, *entry.affiliation))
    return roots((one.id for one in known if one and one.kind == "government-body"), names)


def _is_group(actor: str, names: Names) -> bool:
    entry = names.actors.get(actor)
    return entry is not None and entry.kind == "collective"


def _is_practice(claim: Claim, takers: frozenset[str], names: Names) -> bool:
    """Whether an unnamed group does something all the time, or has done so, no date or sum told."""
    undated = claim.modality == "done" and claim.when is None and not claim.background
    if not (claim.modality == "ongoing" or undated) or claim.money or claim.units is not None:
        return False
    return bool(takers) and all(_is_group(taker, names) for taker in takers)
