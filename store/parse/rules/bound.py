"""Who is bound, informed, looked into or warned: the other side of what authorities do."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.discourse.told import Told
from store.parse.fields.gather import descend, nouns_of
from store.parse.fields.roles import owners_of
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.words.kinds import MAKING
from store.parse.words.word_classes import CLASS
from store.records import When

__all__ = [
    "INFORMED",
    "TOLD_ON",
    "addressed",
    "bound",
    "informed",
    "informed_after",
    "informing",
    "lister",
    "obeyed",
    "same_suspects",
    "suspects",
    "told_of",
    "warned_of",
]

_RECENT = 6
_CHINA = {"CN"}
_AT_HOME = frozenset(("domestic", "local", "homegrown", "home-grown"))
_FOLLOWED = frozenset(("with", "to", "by"))
_LAW = CLASS["rule"] | CLASS["restriction"] | CLASS["law"]
_INTO = frozenset(("over", "into", "about", "regarding"))
_DOINGS = CLASS["purchase"] | CLASS["sale"] | CLASS["order"] | CLASS["deal"]
_INFORMING = frozenset(["tell", "inform", "notify"])
_SELLING = frozenset(("supply", "decline"))
_BUYERS = frozenset(("customer", "client", "buyer", "distributor", "partner"))
_PASSED_ON = frozenset(
    ("acquire", "rent", "supply", "invest", "negotiate", "build", "deploy", "develop", "smuggle")
)
TOLD_ON = frozenset(["announce", "unveil", "reveal", "disclose", "publish", "issue", "declare"])
INFORMED = frozenset(["inform", "notify", "tell", "advise", "order"])


def bound(draft: Draft, clause: Clause, talk: Discourse) -> None:
    """Who is bound by a rule: the companies named in what the rule is to do."""
    if draft.counterparties and not all(p.via == "maker" for p in draft.counterparties):
        return
    if draft.type not in MAKING and draft.counterparties:
        return
    known = {p.key for p in (*draft.agents, *draft.counterparties)}
    found: list[Party] = []
    for one in descend(clause)[1:]:
        for _, noun in nouns_of(one):
            for party in talk.resolve(noun):
                company = party.cls & CLASS["company"] and not party.cls & CLASS["gov"]
                if company and party.key not in known:
                    known.add(party.key)
                    found.append(party)
            for party in _groups(noun):
                if party.key not in known:
                    known.add(party.key)
                    found.append(party)
    draft.counterparties += found


def _groups(noun: Noun) -> list[Party]:
    """The unnamed groups in a phrase, whatever its head was taken for."""
    return [
        Party(ref.key, "name", ref.start, ref.end, ref.cls)
        for ref in noun.refs
        if isinstance(ref, Ref) and ref.kind == "actor" and ref.cls & CLASS["collective"]
    ]


def addressed(draft: Draft, clause: Clause, g: Grammar) -> None:
    """ "Beijing told firms", "its members": whom authorities speak to are companies at home.

    Those of China mean no others where they speak of companies; others must say that they do.
    """
    named = [p for p in draft.counterparties if p.via != "maker"]
    if not all(p.cls & CLASS["collective"] for p in named):
        return
    homes = {home for p in draft.agents if (home := g.names.home_of(p.key))}
    verb = clause.verb
    if len(homes) != 1:
        return
    speaks = homes == _CHINA and all(p.cls & CLASS["gov"] for p in draft.agents)
    key = g.lexicon.descriptions.companies.of.get(next(iter(homes)), "")
    told = [c.subj for c in clause.children if c.rel == "inf" and c.subj is not clause.subj]
    subject = [clause.subj] if verb is not None and verb.passive else []
    sent = [one for prep, noun in clause.preps if prep == "to" for one in (noun, *noun.of)]
    for noun in filter(None, (*clause.objs, *told, *subject, *sent)):
        words = set(noun.plain.split())
        own = noun.owner_word in ("its", "their") or not words.isdisjoint(_AT_HOME)
        own = own or (speaks and not (noun.definite and named) and not noun.refs and not noun.owner)
        firms = noun.cls & (CLASS["org"] | CLASS["person"]) or "members" in words
        if own and noun.many and firms and not noun.cls & CLASS["gov"] and key in g.names.actors:
            if any(p.start < noun.end for p in named):
                return
            value = CLASS["collective"] | CLASS["company"] | CLASS["actor"]
            makers = [p for p in draft.counterparties if p.via == "maker"]
            makers = makers if draft.type in ("restrict", "license") else []
            group = Party(key, "description", noun.start, noun.end, value)
            draft.counterparties = [group, *makers]
            return


def warned_of(draft: Draft, g: Grammar) -> None:
    """Whose chips an American authority warns of: those of a maker in another country."""
    homes = {home for p in draft.agents if (home := g.names.home_of(p.key))}
    if "US" not in homes or not any(p.cls & CLASS["gov"] for p in draft.agents):
        return
    makers = [*draft.vendors, *(g.names.vendor(chip.key) for chip in draft.chips)]
    for key in dict.fromkeys(makers):
        actor = g.names.actors.get(key)
        if actor is not None and actor.hq not in homes:
            value = CLASS["company"] | CLASS["actor"]
            draft.counterparties.append(Party(key, "maker", draft.start, draft.start, value))


def obeyed(draft: Draft, clause: Clause, talk: Discourse) -> None:
    """The authority with which a company works together or whose word it follows."""
    nouns = [*clause.objs, *(n for prep, n in clause.preps if prep in _FOLLOWED)]
    known = {p.key for p in draft.agents}
    for noun in nouns:
        if noun.cls & _LAW and not noun.owner:
            continue
        found = list(talk.resolve(noun)) or owners_of(noun)
        draft.counterparties += [p for p in found if p.cls & CLASS["gov"] and p.key not in known]


def lister(draft: Draft, clause: Clause, talk: Discourse) -> list[Party]:
    """Who keeps the list that a clause names, else the American government."""
    words = " ".join(n.plain for one in descend(clause) for _, n in nouns_of(one))
    kept = (k for (label, at), k in talk.g.offices.items() if at == "US" and label in words)
    key = next(kept, "") if "list" in words or "register" in words else ""
    key = key or talk.governments.get("US", "")
    value = CLASS["gov"] | CLASS["actor"]
    return [Party(key, "inherited", draft.start, draft.start, value)] if key else []


def informed_after(told: Told, talk: Discourse) -> None:
    """ "Sales need a licence, the government has told Nvidia": bind whom the later clause names."""
    for draft in told.drafts:
        if draft.type != "restrict" or any(_firm(p) for p in draft.counterparties):
            continue
        for clause in told.clauses:
            verb = clause.verb
            if clause.rel not in ("main", "coord") or verb is None or verb.passive:
                continue
            if clause is not draft.clause and verb.lemma in _INFORMING and clause.objs:
                informed(draft, clause, talk)


def suspects(draft: Draft, clause: Clause, talk: Discourse) -> None:
    """Those whose doings an inquiry is into: "a probe over Nvidia's purchase of Mellanox"."""
    known = {p.key for p in (*draft.agents, *draft.counterparties)}
    doings = [noun for prep, noun in clause.preps if prep in _INTO and noun.cls & _DOINGS]
    for party in (p for noun in doings for p in owners_of(noun) or talk.owner(noun)):
        if _firm(party) and party.key not in known:
            draft.counterparties = [party, *(p for p in draft.counterparties if p.via != "maker")]
            known.add(party.key)
    for child in clause.children:
        if child.rel in ("whether", "that") and not draft.counterparties:
            for party in talk.resolve(child.subj):
                if party.key not in known:
                    draft.counterparties.append(party)


def same_suspects(draft: Draft, talk: Discourse) -> None:
    """ "A further investigation": of those whom the authority looked into before."""
    last = talk.probes.get(draft.agents[0].key) if draft.agents else None
    if not draft.counterparties and last is not None and talk.sentence - last.number <= _RECENT:
        draft.counterparties = [p._replace(via="inherited") for p in last.counterparties]
    if draft.agents and draft.counterparties:
        talk.probes[draft.agents[0].key] = draft


def informed(draft: Draft, parent: Clause, talk: Discourse) -> None:
    """Whoever is told that chips need a licence is bound."""
    verb = parent.verb
    nouns = [parent.subj] if verb is not None and verb.passive else list(parent.objs)
    known = {p.key for p in (*draft.agents, *draft.counterparties)}
    told = [p for n in nouns if n is not None for p in talk.resolve(n)]
    draft.counterparties += [p for p in told if _firm(p) and p.key not in known]


def _firm(party: Party) -> bool:
    return bool(party.cls & CLASS["company"]) and not party.cls & CLASS["gov"]


def told_of(draft: Draft, clause: Clause, talk: Discourse) -> None:
    """A day on which an act was announced by its author, or a company told of it, is its day."""
    _promised(draft, clause, talk)
    parent = clause.parent
    if clause.rel != "that" or parent is None or parent.verb is None:
        return
    told = informing(clause)
    if told and draft.type == "restrict":
        draft.modality = "done"
        informed(draft, parent, talk)
    verb = clause.verb
    before = verb is not None and verb.perfect and verb.tense == "past"
    if (draft.when is not None and draft.when.first) or (before and draft.type in _PASSED_ON):
        return  # "told reporters on Monday that they had been sent on": when is not told
    if told or (parent.verb.lemma in TOLD_ON and draft.modality == "done"):
        draft.when = next((d for d in parent.dates if isinstance(d, When)), draft.when)


def _promised(draft: Draft, clause: Clause, talk: Discourse) -> None:
    """ "Told clients in China that it would ship": whom the seller tells of it are the buyers."""
    if draft.type not in _SELLING or any(p.via != "maker" for p in draft.counterparties):
        return
    while clause.rel == "inf" and clause.parent is not None:
        clause = clause.parent
    above = clause.parent
    if clause.rel != "that" or above is None or above.verb is None or above.verb.passive:
        return
    sellers = {p.key for p in talk.resolve(above.subj)}
    own = {p.key for p in draft.agents}
    if above.verb.lemma not in _INFORMING or not own or sellers.isdisjoint(own):
        return
    known = [(one, one.head.lemma if one.head is not None else "") for one in above.objs]
    buyers = [one for one, head in known if head in _BUYERS or one.cls & CLASS["collective"]]
    found = [p for one in buyers for p in talk.resolve(one) if p.key not in own]
    draft.counterparties = found or draft.counterparties


def informing(clause: Clause) -> bool:
    """ "Told firms that they may not buy it": whether somebody is told what the clause says."""
    above = clause.parent
    if clause.rel != "that" or above is None or above.verb is None:
        return False
    return above.verb.lemma in INFORMED and (above.verb.passive or bool(above.objs))
