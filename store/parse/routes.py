"""By which way access is had: from who stands where, the words of the clause, and the chip."""

import re
from dataclasses import dataclass

from store.parse.drafts import Draft
from store.parse.grammar import CLASS, Grammar
from store.parse.words import word_set
from store.reference.lexicon import phrases
from store.vocabulary import Route

__all__ = ["RouteWords", "route_of"]

_ACCESS = word_set(
    """
    acquire rent negotiate deploy supply decline smuggle build invest develop prosecute
    """
)
_HOLDING = frozenset(("acquire", "rent", "negotiate", "deploy", "build", "invest"))


@dataclass(frozen=True, slots=True)
class RouteWords:
    """The compiled words of the routes."""

    patterns: dict[str, re.Pattern[str]]

    @classmethod
    def of(cls, g: Grammar) -> "RouteWords":
        """Compile the lists of the lexicon."""
        return cls(
            patterns={
                one.route: re.compile("|".join(re.escape(p) for p in phrases(one.words)))
                for one in g.lexicon.routes.route
                if one.words
            }
        )


def route_of(
    draft: Draft, clause_words: str, sentence: str, g: Grammar, words: RouteWords
) -> Route:
    """The route of an act; `none` for rules and talk."""
    if draft.type not in _ACCESS:
        return "none"
    if draft.route and draft.route != "none":
        return draft.route  # type: ignore[return-value]
    if draft.type in ("smuggle",):
        return "smuggling"
    found = {name for name, pattern in words.patterns.items() if pattern.search(clause_words)}
    if draft.type == "prosecute":
        return (
            "smuggling"
            if "smuggling" in {n for n, p in words.patterns.items() if p.search(sentence)}
            or draft.classes & (CLASS["chip"] | CLASS["smuggling"])
            else "none"
        )
    chinese = _chinese(draft, g)
    if "smuggling" in found and draft.type in ("acquire", "supply", "deploy"):
        return "smuggling"
    if draft.type in ("rent", "decline", "negotiate"):
        hosts = [
            g.names.actors[p.key]
            for p in draft.counterparties
            if p.key in g.names.actors and p.via != "maker"
        ]
        for host in hosts:
            if "cloud" in host.roles and host.kind != "person":
                if host.hq == "US" and not _abroad(draft, g, "US"):
                    return "us-cloud-rental"
                if draft.type == "rent" and host.hq not in ("CN", "US"):
                    return "non-us-cloud-rental"
    if draft.type == "rent" and "cloud" in clause_words and _abroad(draft, g, "US"):
        return "non-us-cloud-rental"
    if "intermediary" in found and draft.type in ("acquire", "negotiate", "supply"):
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
    vendors = {_vendor_home(c.key, g) for c in draft.chips}
    if draft.type in ("acquire", "deploy", "develop", "supply"):
        if (vendors and vendors <= {"CN"}) or ("domestic-chip" in found and chinese):
            return "domestic-chip"
        if any(_for_china(c.key, g) for c in draft.chips) or "downgraded-chip" in found:
            return "downgraded-chip"
    if draft.type == "develop" and chinese:
        return "domestic-chip"
    if (
        draft.type == "acquire"
        and chinese
        and (
            vendors & {"US"}
            or any(
                p.key in g.register.vendors and g.names.actors[p.key].hq == "US"
                for p in draft.counterparties
                if p.key in g.names.actors
            )
        )
        and draft.modality in ("done", "ongoing")
    ):
        return "direct-export"
    if draft.type == "supply" and any(
        s.place in ("CN", "HK") and s.kind == "destination" for s in draft.sites
    ):
        return "direct-export"
    return "none"


def _chinese(draft: Draft, g: Grammar) -> bool:
    for party in draft.agents:
        actor = g.names.actors.get(party.key)
        if actor is not None and (
            actor.hq == "CN"
            or any(g.names.actors[a].hq == "CN" for a in g.names.ancestors(party.key))
        ):
            return True
    return False


def _abroad(draft: Draft, g: Grammar, besides: str = "") -> bool:
    return any(
        s.kind in ("chip-site", "legal-home")
        and (s.kind == "legal-home" or g.names.country_of(s.place) not in ("CN", besides))
        for s in draft.sites
    )


def _vendor_home(chip: str, g: Grammar) -> str:
    entry = g.names.chips.get(chip) or g.names.families.get(chip)
    actor = g.names.actors.get(entry.vendor) if entry is not None else None
    return actor.hq if actor is not None else ""


def _for_china(chip: str, g: Grammar) -> bool:
    entry = g.names.chips.get(chip)
    return entry is not None and entry.designed_for_china
