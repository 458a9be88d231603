"""By which way access is had: from who stands where, the words of the clause, and the chip."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from ahocorasick_rs import AhoCorasick

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.lexicon.grammar import Grammar
from store.parse.words.scans import any_of
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
from store.records import Span
from store.reference.lexicon import phrases
from store.vocabulary import Route

__all__ = [
    "ACCESS", "RouteHits", "RouteWords", "of_the_case", "of_the_design",
    "of_the_inquiry", "of_the_plan", "route_of",
]  # fmt: skip

ACCESS = word_set(
    """
    acquire rent negotiate deploy supply decline smuggle build invest develop prosecute
    investigate license
    """
)
"""Acts that have a route; rules and talk have none."""
_MAKERS = frozenset(("fab", "chip-designer", "memory", "vendor"))
_FABS = frozenset(("fab",))
"""Who makes chips that others have designed."""
_MAKING = frozenset(("develop", "supply", "negotiate"))
_HOLDING = frozenset(("acquire", "rent", "negotiate", "deploy", "build", "invest"))
_HOSTED = frozenset(("rent", "decline", "negotiate"))
_TRADED = frozenset(("acquire", "build", "deploy", "develop", "supply", "negotiate"))
_PLANNED = ("offshore-data-centre", "intermediary")
_BETWEEN = frozenset(["through", "via", "by way of"])
_HALLS = CLASS["infra"] | CLASS["compute"]
_PEOPLE = CLASS["company"] | CLASS["org"] | CLASS["person"] | CLASS["research"]


@dataclass(frozen=True, slots=True)
class RouteWords:
    """The compiled words of the routes."""

    names: tuple[str, ...]
    """The routes that have words, in the order of the lexicon."""
    told: tuple[str, ...]
    """The route of each word of the automaton."""
    automaton: AhoCorasick
    asked: re.Pattern[str]
    plans: re.Pattern[str]

    @classmethod
    def of(cls, g: Grammar) -> "RouteWords":
        """Compile the lists of the lexicon."""
        words = {
            one.route: phrases(one.words)
            for one in g.lexicon.routes.route
            if one.words and not one.types
        }
        return cls(
            names=tuple(words),
            told=tuple([route for route, some in words.items() for _ in some]),
            automaton=AhoCorasick([word for some in words.values() for word in some]),
            asked=re.compile(
                "|".join(
                    re.escape(p)
                    for one in g.lexicon.routes.route
                    if one.types
                    for p in phrases(one.words)
                )
            ),
            plans=re.compile(
                r"(?:\b(?:its|their|the|this|that)|['’]s)(?: [\w-]+){0,2} "
                rf"(?:{any_of(phrases(g.lexicon.routes.plans))})\b(?! of\b)"
            ),
        )


class RouteHits:
    """The words of routes in one text, found once and asked for by stretch."""

    __slots__ = ("found", "low", "told")

    def __init__(self, low: str, words: RouteWords) -> None:
        """Scan the whole text."""
        hits = words.automaton.find_matches_as_indexes(low, overlapping=True)
        self.low = low
        self.found = sorted([(start, end, words.told[number]) for number, start, end in hits])
        told = {route for _, _, route in self.found}
        self.told = tuple([route for route in words.names if route in told])

    def within(self, start: int, end: int) -> dict[str, int]:
        """The routes of which a stretch speaks, with where it first does."""
        found: dict[str, int] = {}
        for n in range(bisect_left(self.found, (start,)), len(self.found)):
            at, past, route = self.found[n]
            if at >= end or len(found) == len(self.told):
                break
            if past <= end:
                found.setdefault(route, at)
        return found


def route_of(
    draft: Draft, own: Sequence[tuple[int, int]], hits: RouteHits, g: Grammar, words: RouteWords
) -> Route:
    """The route of an act that the stretches `own` tell; `none` for rules and talk."""
    if draft.type not in ACCESS:
        return "none"
    if draft.frame is not None and draft.frame.route:
        return draft.frame.route  # type: ignore[no-any-return]
    if draft.type == "smuggle":
        return "smuggling"
    found = {route for start, end in own for route in hits.within(start, end)}
    if draft.type == "license":
        return _licensed(draft, "downgraded-chip" in found, g)
    if draft.type in ("prosecute", "investigate"):
        told = "smuggling" in found
        told = told or any(words.asked.search(hits.low, start, end) for start, end in own)
        return _enforced(draft, told, "smuggling" in hits.within(*draft.sentence))
    if "smuggling" in found and draft.type in ("acquire", "supply", "deploy"):
        return "smuggling"
    cloudy = any("cloud" in hits.low[start:end] for start, end in own)
    chinese = _chinese(draft, g)
    hosted = _hosted(draft, g, cloudy)
    if hosted == "none" and draft.type == "rent" and cloudy:
        hosted = "non-us-cloud-rental" if _abroad(draft, g, "US") else "none"
    if hosted != "none":
        return hosted
    if draft.type in ("acquire", "negotiate", "supply", "deploy", "rent") and _between(draft):
        return "intermediary"
    if (
        draft.type in _HOLDING
        and chinese
        and (("offshore-data-centre" in found and not _at_home(draft, g)) or _abroad(draft, g))
    ) and (
        draft.type != "invest"
        or draft.classes & (CLASS["chip"] | CLASS["infra"] | CLASS["compute"])
    ):
        return "offshore-data-centre"
    by_chip = _by_chip(draft, found, chinese, g)
    plain = by_chip in ("none", "direct-export")
    if plain and "intermediary" in found and draft.type in ("acquire", "negotiate", "supply"):
        return "intermediary"
    return by_chip


def of_the_case(drafts: list[Draft], hits: RouteHits) -> None:
    """Charges and sentences of a text that tells of smuggling are about it."""
    tried = [d for d in drafts if d.type == "prosecute" and d.route in ("", "none")]
    if tried and (any(d.route == "smuggling" for d in drafts) or "smuggling" in hits.told):
        for draft in tried:
            draft.route = "smuggling"


def of_the_inquiry(drafts: list[Draft], g: Grammar) -> None:
    """Who looks into something in a text that tells of smuggling looks into that.

    Not China, whose inquiries are into sellers and what they sell. Who is said to have bought for
    smugglers stood between.
    """
    if not any(d.route == "smuggling" and d.type != "investigate" for d in drafts):
        return
    for draft in drafts:
        if draft.route not in ("", "none") or draft.negative:
            continue
        if any(g.names.home_of(p.key) == "CN" for p in draft.agents):
            continue
        if draft.type == "investigate":
            draft.route = "smuggling"
        elif draft.type == "acquire" and draft.modality == "alleged":
            draft.route = "intermediary"


def of_the_plan(
    drafts: list[Draft],
    sentences: Iterable[Span],
    actors: Sequence[tuple[int, str]],
    hits: RouteHits,
    g: Grammar,
    words: RouteWords,
) -> None:
    """ "Its strategy involves resellers": where one party wants chips, this is the way to them.

    `actors` are those named, with where; a plan is another's where another was named last.
    """
    wanted = [d for d in drafts if d.type in ("acquire", "rent") and d.modality == "planned"]
    wanted = [d for d in wanted if not d.negative and (d.chips or d.vendors) and _chinese(d, g)]
    party = {g.names.top(p.key) for d in wanted for p in d.agents}
    if len(party) != 1 or wanted[0].route not in ("", "none"):
        return
    for start, end in sentences:
        plan = words.plans.search(hits.low, start, end)
        if plan is None or start < wanted[0].end:
            continue
        owner = [g.names.top(key) for at, key in actors if start <= at < plan.end()][-1:]
        if owner and owner[0] not in party:
            continue
        told = hits.within(plan.end(), end)
        ahead = [(told[name], name) for name in _PLANNED if name in told]
        if ahead:
            wanted[0].route = min(ahead)[1]
            return


def of_the_design(drafts: list[Draft], g: Grammar) -> None:
    """A firm's own chip that others abroad design or make with it is no domestic one."""
    partners = {
        g.names.top(doer.key)
        for draft in drafts
        for doer, other in (
            *product(draft.agents, draft.counterparties),
            *product(draft.counterparties, draft.agents),
        )
        if draft.type in _MAKING and _is_chinese(doer.key, g) and not _is_chinese(other.key, g)
        and (other.key in g.register.vendors or _is_one_of(_MAKERS, other.key, g))
    }  # fmt: skip
    for draft in drafts:
        if draft.type == "develop" and draft.route == "domestic-chip":  # noqa: SIM102
            if any(g.names.top(party.key) in partners for party in draft.agents):
                draft.route = "none"


def _licensed(draft: Draft, cut: bool, g: Grammar) -> Route:
    """What an authority gives access to: chips of American make, or a site that Chinese firms hold.

    Who only asks for a licence has no access yet, nor has he whose licence is taken away.
    """
    if draft.negative or draft.modality == "cancelled":
        return "none"
    if not any(party.cls & CLASS["gov"] for party in draft.agents):
        return "none"
    if any(_vendor_home(chip.key, g) == "US" for chip in draft.chips):
        cut = cut or any(_for_china(chip.key, g) for chip in draft.chips)
        return "downgraded-chip" if cut else "direct-export"
    held = any(_is_chinese(party.key, g) for party in draft.counterparties)
    if held and draft.classes & _HALLS and not draft.chips and _abroad(draft, g):
        return "offshore-data-centre"
    return "none"


def _enforced(draft: Draft, told: bool, spoken: bool) -> Route:
    """An inquiry or a charge that is about diversion."""
    if draft.type == "investigate":
        return "smuggling" if told else "none"
    goods = draft.classes & (CLASS["chip"] | CLASS["smuggling"])
    return "smuggling" if spoken or goods else "none"


def _hosted(draft: Draft, g: Grammar, cloudy: bool) -> Route:
    """Rented from, or refused by, a cloud provider: by the home of the provider.

    A hall let without chips or cloud is no cloud, whoever lets it.
    """
    if draft.type not in _HOSTED or (draft.type == "rent" and _elsewhere(draft.agents, g)):
        return "none"
    parties = draft.counterparties if draft.type == "rent" else draft.agents
    if draft.type == "negotiate":
        parties = [*draft.agents, *draft.counterparties]
        if not draft.classes & (CLASS["compute"] | CLASS["infra"] | CLASS["lease"]):
            return "none"
    for party in parties:
        host = g.names.actors.get(party.key)
        if host is None or party.via == "maker" or "cloud" not in host.roles:
            continue
        if host.kind == "person":
            continue
        if host.hq == "US" and not _abroad(draft, g, "US"):
            return "us-cloud-rental"
        if draft.type != "negotiate" and host.hq not in ("CN", "US", ""):
            ground = draft.classes & CLASS["infra"] and not draft.chips and not cloudy
            return "none" if ground and draft.type == "rent" else "non-us-cloud-rental"
    return "none"


def _between(draft: Draft) -> bool:
    """Whether the chips came through somebody ("through Gigabyte", "via a unit in Hanoi")."""
    clause = draft.clause
    if clause is None:
        return False
    return any(
        prep in _BETWEEN and noun.cls & _PEOPLE and not noun.cls & CLASS["infra"]
        for one in (clause, *clause.children)
        for prep, noun in one.preps
    )


def _by_chip(draft: Draft, found: set[str], chinese: bool, g: Grammar) -> Route:
    """The route that the chip and its maker tell: Chinese, cut down for China, or neither."""
    told = {_vendor_home(c.key, g) for c in draft.chips}
    vendors = told
    if not vendors:
        vendors = {g.names.actors[v].hq for v in draft.vendors if v in g.names.actors}
    if draft.type in _TRADED:
        home = chinese or not draft.agents
        if draft.type == "negotiate":
            home = home or any(_is_chinese(p.key, g) for p in draft.counterparties)
        own = draft.own_chips and chinese and draft.type == "deploy"
        if home and (own or (vendors and vendors <= {"CN"}) or "domestic-chip" in found):
            return "domestic-chip"
        own = draft.type == "acquire" and any(p.key in g.register.vendors for p in draft.agents)
        cut = any(_for_china(c.key, g) for c in draft.chips) or "downgraded-chip" in found
        if cut and (chinese or not own):
            return "downgraded-chip"
    if draft.type == "develop" and chinese:
        return "domestic-chip" if all(_is_chinese(p.key, g) for p in draft.agents) else "none"
    sellers = {
        g.names.actors[p.key].hq
        for p in draft.counterparties
        if p.key in g.names.actors and p.key in g.register.vendors
    }
    if draft.type in ("acquire", "negotiate") and chinese and "US" in vendors | sellers:
        certain = draft.modality in _REAL or draft.type == "negotiate" or "US" in told
        return "direct-export" if certain else "none"
    sold = any(s.place in ("CN", "HK") and s.kind == "destination" for s in draft.sites)
    sold = sold or any(_is_chinese(p.key, g) for p in draft.counterparties)
    contract = not draft.chips and all(
        _is_one_of(_FABS, p.key, g) and p.key not in g.register.vendors for p in draft.agents
    )
    if (
        draft.type == "supply"
        and sold
        and not chinese
        and not contract
        and (vendors or sellers or draft.chips)
    ):
        return "direct-export"
    return "none"


_REAL = frozenset(("done", "ongoing"))


def _chinese(draft: Draft, g: Grammar) -> bool:
    return any(_is_chinese(party.key, g) for party in draft.agents)


def _is_chinese(key: str, g: Grammar) -> bool:
    actor = g.names.actors.get(key)
    return actor is not None and (
        actor.hq == "CN" or any(g.names.actors[a].hq == "CN" for a in g.names.ancestors(key))
    )


def _elsewhere(parties: Sequence[Party], g: Grammar) -> bool:
    """Whether all of these are known, and none is Chinese."""
    known = all(g.names.home_of(p.key) for p in parties)
    return bool(parties) and known and not any(_is_chinese(p.key, g) for p in parties)


def _is_one_of(roles: frozenset[str], key: str, g: Grammar) -> bool:
    """Whether somebody is known in one of `roles`."""
    actor = g.names.actors.get(key)
    return actor is not None and not roles.isdisjoint(actor.roles)


def _abroad(draft: Draft, g: Grammar, besides: str = "") -> bool:
    return any(
        s.kind in ("chip-site", "legal-home")
        and (s.kind == "legal-home" or _outside(s.place, ("CN", besides), g))
        for s in draft.sites
    )


def _at_home(draft: Draft, g: Grammar) -> bool:
    return any(s.kind == "chip-site" and g.names.country_of(s.place) == "CN" for s in draft.sites)


def _outside(place: str, homes: tuple[str, str], g: Grammar) -> bool:
    """Whether a place lies in none of these countries; a region that holds one may lie there."""
    country = g.names.country_of(place)
    if country or place not in g.names.regions:
        return country not in homes
    members = g.names.regions[place].members
    return bool(members) and not any(home in members for home in homes)


def _vendor_home(chip: str, g: Grammar) -> str:
    return g.names.home_of(g.names.vendor(chip))


def _for_china(chip: str, g: Grammar) -> bool:
    entry = g.names.chips.get(chip)
    return entry is not None and entry.designed_for_china and _vendor_home(chip, g) != "CN"
