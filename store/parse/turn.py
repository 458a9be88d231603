"""Second thoughts on an act once its parties and status are known: what it really is, who issues it."""

from store.parse.clauses import Clause
from store.parse.drafts import Draft
from store.parse.gather import descend, nouns_of
from store.parse.grammar import CLASS, Grammar
from store.parse.refer import Discourse, Party
from store.parse.spans import Ref
from store.parse.status import Status
from store.records import When

__all__ = ["turn"]

_RULES = frozenset(
    (
        "propose-rule",
        "issue-rule",
        "amend-rule",
        "rescind-rule",
        "restrict",
        "license",
        "list-entity",
    )
)
_MAKING = frozenset(("propose-rule", "issue-rule", "amend-rule", "rescind-rule"))
_TOLD_ON = frozenset("announce unveil reveal disclose publish issue declare".split())


def turn(draft: Draft, clause: Clause, state: Status, g: Grammar, talk: Discourse) -> None:
    """Change `draft` in place where the whole of the clause says more than its verb."""
    verb = clause.verb
    assert verb is not None
    companies = [p for p in draft.agents if p.cls & CLASS["company"] and not p.cls & CLASS["gov"]]
    if (
        draft.type in ("supply", "acquire", "rent", "deploy")
        and verb.negative
        and verb.modal in ("can", "may")
        and companies
    ):
        # "Nvidia cannot sell to": told of a seller, it is a rule of somebody else
        draft.type = "restrict"
        draft.counterparties = companies + [p for p in draft.counterparties if p.via != "maker"]
        draft.agents = []
        draft.negative = False
        draft.modality = "ongoing"
    if (
        draft.type == "license"
        and draft.negative
        and (verb.passive or verb.lemma in ("allow", "permit", "let", "authorise", "authorize"))
    ):
        if draft.agents and companies and len(companies) == len(draft.agents):
            draft.type = "decline"
            draft.negative = False
        else:
            draft.type = "restrict"
            draft.negative = False
    if (
        draft.type == "restrict"
        and state.negative is False
        and draft.modality in ("planned",)
        and _governments(draft)
        and verb.modal != "would"
    ):
        if verb.kind == "inf" or draft.lemma in g.catenative:
            draft.type = "propose-rule"
    if draft.type in _RULES:
        _issuer(draft, clause, g, talk)
        _bound(draft, clause, g, talk)
        if draft.modality == "planned" and verb.modal == "would":
            draft.modality = "proposed"
    if draft.type == "investigate":
        for child in clause.children:
            if child.rel == "whether" or child.rel == "that":
                known = {p.key for p in draft.agents}
                draft.counterparties += [
                    p
                    for p in talk.resolve(child.subj)
                    if p.key not in known and p.key not in {c.key for c in draft.counterparties}
                ]
    if draft.type in ("prosecute", "investigate") and not draft.agents:
        for site in draft.sites:
            key = talk.governments.get(g.names.country_of(site.place), "")
            if key and site.kind == "chip-site":
                value = CLASS["gov"] | CLASS["actor"]
                draft.agents = [Party(key, "inherited", site.start, site.end, value)]
                break
    if draft.type == "license" and verb.modal in ("must", "should", "need"):
        draft.type = "restrict"
        draft.modality = "ongoing"
    if draft.when is None or not draft.when.first:
        _told_on(draft, clause)


def _governments(draft: Draft) -> bool:
    return any(p.cls & CLASS["gov"] for p in draft.agents)


def _issuer(draft: Draft, clause: Clause, g: Grammar, talk: Discourse) -> None:
    """Who makes the rule: the owner or home of the rule named, else who spoke of rules last."""
    real = [
        p
        for p in draft.agents
        if p.cls & (CLASS["gov"] | CLASS["person"]) or not p.cls & CLASS["company"]
    ]
    if draft.agents and (real or draft.type == "license"):
        return
    if draft.agents and draft.type in _MAKING:
        return
    found = _home_of_rule(clause, g, talk)
    if found is None:
        found = talk.issuer
    if found is None and draft.type in ("restrict", "license", "list-entity"):
        key = talk.governments.get("US", "")
        if key and (
            draft.vendors
            or draft.chips
            or any(s.place in ("CN", "HK") for s in draft.sites)
            or draft.classes & CLASS["chip"]
            or draft.type == "list-entity"
        ):
            found = Party(key, "inherited", draft.start, draft.start, CLASS["gov"] | CLASS["actor"])
    if found is not None:
        draft.agents = [found]
        draft.counterparties = [p for p in draft.counterparties if p.key != found.key]


def _home_of_rule(clause: Clause, g: Grammar, talk: Discourse) -> Party | None:
    for _, noun in nouns_of(clause):
        if not noun.cls & (CLASS["rule"] | CLASS["restriction"] | CLASS["listing"] | CLASS["law"]):
            continue
        for ref in (*noun.owner, *noun.refs):
            if not isinstance(ref, Ref):
                continue
            if ref.kind == "actor" and ref.cls & CLASS["gov"]:
                return Party(ref.key, "inherited", ref.start, ref.end, ref.cls)
            if ref.kind == "place":
                key = talk.governments.get(g.names.country_of(ref.key), "")
                if key and (ref.adjective or ref in noun.owner or ref.key == "US"):
                    return Party(
                        key, "inherited", ref.start, ref.end, CLASS["gov"] | CLASS["actor"]
                    )
    return None


def _bound(draft: Draft, clause: Clause, g: Grammar, talk: Discourse) -> None:
    """Who is bound by a rule: the companies named in what the rule is to do."""
    if draft.counterparties and not all(p.via == "maker" for p in draft.counterparties):
        return
    if draft.type not in _MAKING and draft.counterparties:
        return
    known = {p.key for p in (*draft.agents, *draft.counterparties)}
    found: list[Party] = []
    for one in list(descend(clause))[1:]:
        for _, noun in nouns_of(one):
            for party in talk.resolve(noun):
                if (
                    party.cls & CLASS["company"]
                    and party.key not in known
                    and not party.cls & CLASS["gov"]
                ):
                    known.add(party.key)
                    found.append(party)
    draft.counterparties += found


def _told_on(draft: Draft, clause: Clause) -> None:
    """The day on which its own author announced an act is the day of the act."""
    parent = clause.parent
    if clause.rel != "that" or parent is None or parent.verb is None:
        return
    if parent.verb.lemma in _TOLD_ON and draft.modality == "done":
        draft.when = next((d for d in parent.dates if isinstance(d, When)), draft.when)
