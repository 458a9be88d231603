"""By which way access is had: from who stands where, the words of the clause, and the chip."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from store.parse.drafts import Draft
from store.parse.grammar import Grammar
from store.parse.scans import any_of
from store.parse.word_classes import CLASS
from store.parse.words import word_set
from store.records import Span
from store.reference.lexicon import phrases
from store.vocabulary import Route

__all__ = ["ACCESS", "RouteWords", "of_the_case", "of_the_design", "of_the_plan", "route_of"]

ACCESS = word_set(
    """
    acquire rent negotiate deploy supply decline smuggle build invest develop prosecute
    investigate
    """
)
"""Acts that have a route; rules and talk have none."""
_MAKERS = frozenset(("fab", "chip-designer", "memory", "vendor"))
_FABS = frozenset(("fab",))
"""Who makes chips that others have designed."""
_MAKING = frozenset(("develop", "supply", "negotiate"))
_HOLDING = frozenset(("acquire", "rent", "negotiate", "deploy", "build", "invest"))
_HOSTED = frozenset(("rent", "decline", "negotiate"))
_TRADED = frozenset(("acquire", "deploy", "develop", "supply", "negotiate"))
_BETWEEN = frozenset(["through", "via", "by way of"])
_PEOPLE = CLASS["company"] | CLASS["org"] | CLASS["person"] | CLASS["research"]


@dataclass(frozen=True, slots=True)
class RouteWords:
    """The compiled words of the routes."""

    patterns: dict[str, re.Pattern[str]]
    asked: re.Pattern[str]
    plans: re.Pattern[str]

    @classmethod
    def of(cls, g: Grammar) -> "RouteWords":
        """Compile the lists of the lexicon."""
        return cls(
            patterns={
                one.route: re.compile("|".join(re.escape(p) for p in phrases(one.words)))
                for one in g.lexicon.routes.route
                if one.words and not one.types
            },
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

    def told(self, words: str) -> tuple[str, ...]:
        """The routes of which `words` speak."""
        return tuple([name for name, pattern in self.patterns.items() if pattern.search(words)])

    def of_smuggling(self, words: str) -> bool:
        """Whether `words` speak of illegal movement."""
        pattern = self.patterns.get("smuggling")
        return pattern is not None and pattern.search(words) is not None


def route_of(
    draft: Draft, clause_words: str, sentence: str, g: Grammar, words: RouteWords
) -> Route:
    """The route of an act; `none` for rules and talk."""
    if draft.type not in ACCESS:
        return "none"
    if draft.frame is not None and draft.frame.route:
        return draft.frame.route  # type: ignore[no-any-return]
    if draft.type == "smuggle":
        return "smuggling"
    found = {name for name, pattern in words.patterns.items() if pattern.search(clause_words)}
    if draft.type in ("prosecute", "investigate"):
        told = "smuggling" in found or words.asked.search(clause_words) is not None
        return _enforced(draft, told, words.of_smuggling(sentence))
    if "smuggling" in found and draft.type in ("acquire", "supply", "deploy"):
        return "smuggling"
    chinese = _chinese(draft, g)
    hosted = _hosted(draft, g, "cloud" in clause_words)
    if hosted == "none" and draft.type == "rent" and "cloud" in clause_words:
        hosted = "non-us-cloud-rental" if _abroad(draft, g, "US") else "none"
    if hosted != "none":
        return hosted
    if draft.type in ("acquire", "negotiate", "supply", "deploy", "rent") and _between(draft):
        return "intermediary"
    if (
        draft.type in _HOLDING
        and chinese
        and ("offshore-data-centre" in found or _abroad(draft, g))
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


def of_the_case(drafts: list[Draft], low: str, words: RouteWords) -> None:
    """Charges and sentences of a text that tells of smuggling are about it."""
    tried = [d for d in drafts if d.type == "prosecute" and d.route in ("", "none")]
    if tried and (any(d.route == "smuggling" for d in drafts) or words.of_smuggling(low)):
        for draft in tried:
            draft.route = "smuggling"


def of_the_plan(
    drafts: list[Draft],
    sentences: Iterable[Span],
    actors: Sequence[tuple[int, str]],
    low: str,
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
        plan = words.plans.search(low, start, end)
        if plan is None or start < wanted[0].end:
            continue
        owner = [g.names.top(key) for at, key in actors if start <= at < plan.end()][-1:]
        if owner and owner[0] not in party:
            continue
        told = [
            (found.start(), name)
            for name in ("offshore-data-centre", "intermediary")
            if (found := words.patterns[name].search(low, plan.end(), end))
        ]
        if told:
            wanted[0].route = min(told)[1]
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
    if draft.type not in _HOSTED:
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
    vendors = {_vendor_home(c.key, g) for c in draft.chips}
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
        return "direct-export" if draft.modality in _REAL or draft.type == "negotiate" else "none"
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


def _is_one_of(roles: frozenset[str], key: str, g: Grammar) -> bool:
    """Whether somebody is known in one of `roles`."""
    actor = g.names.actors.get(key)
    return actor is not None and not roles.isdisjoint(actor.roles)


def _abroad(draft: Draft, g: Grammar, besides: str = "") -> bool:
    return any(
        s.kind in ("chip-site", "legal-home")
        and (s.kind == "legal-home" or g.names.country_of(s.place) not in ("CN", besides))
        for s in draft.sites
    )


def _vendor_home(chip: str, g: Grammar) -> str:
    actor = g.names.actors.get(g.names.vendor(chip))
    return actor.hq if actor is not None else ""


def _for_china(chip: str, g: Grammar) -> bool:
    entry = g.names.chips.get(chip)
    return entry is not None and entry.designed_for_china and _vendor_home(chip, g) != "CN"
