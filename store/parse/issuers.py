"""Who makes the rule or leads the case that a clause speaks of."""

from store.parse.clauses import Clause
from store.parse.drafts import Draft
from store.parse.gather import nouns_of
from store.parse.grammar import Grammar
from store.parse.kinds import ENFORCING, MAKING
from store.parse.memory import Party
from store.parse.refer import Discourse
from store.parse.spans import Ref
from store.parse.word_classes import CLASS

__all__ = ["issued", "issuer"]

_OF_CHINA = frozenset(("foreign", "domestic", "homegrown", "home-grown"))
_INFORMED = frozenset(["inform", "notify", "tell", "advise", "order"])
_GOV = CLASS["gov"] | CLASS["actor"]
_LAW = (
    CLASS["rule"] | CLASS["restriction"] | CLASS["listing"] | CLASS["law"] | CLASS["licence"]
)  # fmt: skip


def issuer(clause: Clause, g: Grammar, talk: Discourse) -> Party | None:
    """Who makes the rule that a clause speaks of: its owner or home, else who spoke of rules last."""  # noqa: E501
    for _, noun in nouns_of(clause):
        if not noun.cls & _LAW:
            continue
        authors = [r for p, n in noun.phrases if p in ("of", "by", "from") for r in n.refs]
        for ref in (*noun.owner, *noun.refs, *authors):
            if not isinstance(ref, Ref):
                continue
            if ref.kind == "actor" and ref.cls & CLASS["gov"]:
                return Party(ref.key, "inherited", ref.start, ref.end, ref.cls)
            if ref.kind == "place" and (ref.adjective or ref in noun.owner or ref.key == "US"):
                key = talk.governments.get(g.names.country_of(ref.key), "")
                if key:
                    return Party(key, "inherited", ref.start, ref.end, _GOV)
    return talk.issuer


def issued(draft: Draft, clause: Clause, g: Grammar, talk: Discourse) -> None:
    """Put in who makes the rule or leads the case, where the clause does not name him."""
    real = [p for p in draft.agents if p.cls & CLASS["gov"] or not p.cls & CLASS["company"]]
    if draft.agents and (real or draft.type in ("license", *ENFORCING, *MAKING)):
        return
    spoken = [p for p in talk.speaker if p.cls & CLASS["gov"]]
    if draft.type in ENFORCING and spoken:
        draft.agents = spoken
        return
    if draft.type in ENFORCING:
        for site in draft.sites:
            key = talk.governments.get(g.names.country_of(site.place), "")
            if key and site.kind in ("chip-site", "legal-home"):
                draft.agents = [Party(key, "inherited", site.start, site.end, _GOV)]
                return
    found = _speaker(clause, talk)
    if found is None and draft.type in ENFORCING and talk.local not in ("", "US"):
        found = Party(talk.governments[talk.local], "inherited", draft.start, draft.start, _GOV)
    found = found or issuer(clause, g, talk)
    if found is None and draft.type in ENFORCING:
        found = talk.enforcer
    if found is None and spoken:
        found = spoken[0]._replace(via="inherited")
    words = {w for _, n in nouns_of(clause) for w in n.plain.split()}
    words |= {w for c in clause.children for _, n in nouns_of(c) for w in n.plain.split()}
    key = talk.governments.get("CN" if words & _OF_CHINA else "US", "")
    if found is None and key and draft.type in ("restrict", "license", "list-entity"):
        chinese = any(s.place in ("CN", "HK") for s in draft.sites)
        if draft.vendors or draft.chips or chinese or draft.classes & CLASS["chip"]:
            found = Party(key, "inherited", draft.start, draft.start, _GOV)
    if found is not None:
        draft.agents = [found]
        draft.counterparties = [p for p in draft.counterparties if p.key != found.key]


def _speaker(clause: Clause, talk: Discourse) -> Party | None:
    """The authority that announces what its own inquiry found or what was ordered."""
    parent = clause.parent
    while parent is not None and parent.verb is not None:
        if clause.rel == "that" and parent.subj is not None:
            letter = parent.subj.phrases if parent.verb.lemma in _INFORMED else ()
            senders = [noun for prep, noun in letter if prep in ("from", "by", "of")]
            for party in (p for n in (parent.subj, *senders) for p in talk.resolve(n)):
                if party.cls & CLASS["gov"]:
                    return party._replace(via="inherited")
        clause, parent = parent, parent.parent
    return None
