"""Second thoughts on an act once its parties and status are known: what it is, who issues it."""

from store.parse.acts.abroad import among_states
from store.parse.acts.built_by import built_by
from store.parse.acts.goods_listed import goods_listed
from store.parse.acts.illicit import forbidden, held_up, illicit
from store.parse.acts.lending import lent, run_for
from store.parse.acts.made_to_order import made_for, made_of, made_to_order, stocked
from store.parse.acts.sayings import as_said
from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.fields.gather import descend, nouns_of
from store.parse.fields.roles import doer, owners_of
from store.parse.lexicon.grammar import Grammar
from store.parse.modality.by_kind import no_more, settled
from store.parse.rules.bound import (
    INFORMED,
    TOLD_ON,
    addressed,
    bound,
    informing,
    lister,
    obeyed,
    same_suspects,
    suspects,
    told_of,
    warned_of,
)
from store.parse.rules.duties import barred, capped, lacking, required
from store.parse.rules.issuers import issued
from store.parse.rules.opposed import american, of_ministry, opposed, protested, without_own_state
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.words.kinds import ENFORCING, REFUSING, RULES_AND_LISTS
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["by_state", "retyped", "turn"]

_LETTING = frozenset(["allow", "permit", "let", "authorise", "authorize", "support", "approve"])
_SET_ASIDE = word_set("allocate earmark budget set_aside reserve pledge put_aside commit")
_BUDGETS = frozenset(
    ("budget", "forecast", "guidance", "outlook", "target", "plan", "range", "end")
)
_HIRED = frozenset(("rented", "leased", "hired"))
_MAKING_FOR = word_set("make manufacture produce mass-produce fabricate assemble build")
_FOR_ANOTHER = _MAKING_FOR | {"receive"}
_ADDRESSED = frozenset(("warn", "restrict", "issue-rule", "investigate"))
_FINAL = frozenset(("finalise", "finalize"))
_CALLING = frozenset(("summon", "call_in", "convene"))
_DEALT = frozenset(
    ("acquire", "rent", "supply", "invest", "negotiate", "build", "deploy", "develop")
)
_TEXTS = frozenset(
    ["guidance", "advisory", "notice", "letter", "alert", "memo", "bulletin", "statement"]
)
_OF_COUNTRIES = frozenset(["import", "export", "ship", "train", "receive"])
_GOING = frozenset(("go", "flow", "head"))
_HOSTS = CLASS["infra"] | CLASS["compute"]
_DRAFTS = frozenset(("draft", "proposed", "proposal"))
_BILLS = _DRAFTS | {"bill", "legislation", "act", "amendment"}
_TAKING = frozenset(["take", "book", "reserve", "contract", "secure", "get", "line_up", "sign_for"])
_SPANS = frozenset(["month", "months", "year", "years", "week", "weeks", "hour", "hours"])
_LENDING = frozenset(["cloud", "data-centre"])
_GOV = CLASS["gov"] | CLASS["actor"]
_LAW = CLASS["rule"] | CLASS["restriction"] | CLASS["listing"] | CLASS["law"] | CLASS["licence"]


def turn(draft: Draft, clause: Clause, g: Grammar, talk: Discourse) -> None:
    """Change `draft` in place where the whole of the clause says more than its verb."""
    verb = clause.verb
    assert verb is not None
    companies = [p for p in draft.agents if p.cls & CLASS["company"] and not p.cls & CLASS["gov"]]
    sells = draft.type in ("supply", "acquire", "rent", "deploy")
    nobody = clause.subj is not None and (
        clause.subj.det == "no" or clause.subj.plain in ("none", "nobody", "no")
    )
    told = verb.modal == "could" and verb.passive and clause.rel == "that"
    ordered = informing(clause)
    if (
        (sells or (ordered and draft.type == "license"))
        and (verb.negative or nobody)
        and not lacking(clause, talk)
        and (verb.modal in ("can", "may", "must") or told)
        and (companies or verb.passive or ordered or _bound_by(clause) or barred(clause, talk))
    ):
        # "Nvidia cannot sell to": told of a seller, it is a rule of somebody else
        draft.type = "restrict"
        draft.counterparties = companies + [p for p in draft.counterparties if p.via != "maker"]
        draft.agents = []
        draft.negative, draft.modality, draft.hedge = False, "ongoing", min(draft.hedge, 2)
    traded = draft.type in ("supply", "acquire") and not verb.negative
    if traded and (illicit(clause, g, talk) or (draft.type == "supply" and forbidden(clause))):
        draft.type = "smuggle"
    may = verb.modal in ("can", "may", "could") and not verb.negative
    if draft.type == "supply" and may and barred(clause, talk):
        # "could offer it abroad without a licence"
        draft.type, draft.modality, draft.hedge = "license", "ongoing", min(draft.hedge, 2)
        draft.agents, draft.counterparties = [], companies
    elif sells and may and capped(clause, talk):
        draft.type, draft.modality, draft.hedge = "restrict", "ongoing", min(draft.hedge, 2)
        draft.agents, draft.counterparties = [], companies
    elif sells and may:
        draft.loose = draft.type == "supply" and verb.modal != "could" and bool(companies)
        _let(draft, clause, companies, talk)
        if draft.type != "license" and companies and _licensed(clause):
            # "may buy under an approval": told of the buyer, it is a leave of somebody else
            draft.type, draft.modality, draft.hedge = "license", "done", 0
            draft.agents, draft.counterparties = [], companies
    none = clause.subj is not None and clause.subj.plain == "none"
    if draft.type in RULES_AND_LISTS and _still_open(draft, clause):
        draft.modality, draft.negative = "planned", False
    given = verb.lemma in _LETTING and not draft.classes & CLASS["licence"]
    waiting = verb.perfect and not given  # "has not been granted one", "has not issued any"
    open_yet = clause.head_noun is not None and clause.head_noun.det == "no"  # "no decision to"
    refused = draft.type == "license" and draft.negative and not (none or waiting or open_yet)
    if refused and (verb.passive or verb.lemma in _LETTING):
        own = bool(draft.agents) and len(companies) == len(draft.agents)
        draft.type = "decline" if own else "restrict"
        draft.negative = False
        if draft.modality == "planned" and settled(clause):
            draft.modality = "done"
    if draft.negative and draft.type in _DEALT and settled(clause):
        draft.type, draft.spent, draft.modality = "decline", draft.type, "done"
        draft.negative = False  # "decided not to buy it": the refusal is there
    if draft.type == "license" and draft.modality == "cancelled" and no_more(clause, g):
        draft.type, draft.modality, draft.spent = "restrict", "done", "license"
    if draft.type == "deploy" and any(
        _HIRED & set(n.plain.split()) for c in descend(clause) for _, n in nouns_of(c)
    ):
        draft.type = "rent"
    if draft.type == "deploy" and not verb.negative:
        _hosted(draft, clause)
    if draft.type == "develop" and draft.lemma in _MAKING_FOR:
        made_for(draft, g)
        if draft.units and not verb.perfect and draft.type == "develop":
            draft.type = "supply"
    if draft.type == "supply" and not draft.counterparties and draft.lemma in _FOR_ANOTHER:
        made_for(draft, g)
    if draft.type in ("supply", "develop") and draft.lemma in _MAKING_FOR:
        made_of(draft, clause, talk)
        stocked(draft, clause)
    made_to_order(draft, clause, g, talk)
    lent(draft, clause)
    run_for(draft, clause)
    built_by(draft, clause, g, talk)
    if draft.type == "restrict" and held_up(draft, clause):
        draft.type, draft.route = "prosecute", "smuggling"
        draft.counterparties = [p for p in draft.counterparties if p.via != "maker"]
    among_states(draft, clause, g)
    protested(draft, clause)
    made_final = verb.is_finite and not (verb.modal or verb.progressive)
    if draft.type == "propose-rule" and draft.lemma in _FINAL and made_final:
        draft.type, draft.modality = "issue-rule", "done"
    bound_to = verb.modal in ("must", "should", "need") or required(clause)
    if draft.type == "license" and bound_to and not _still_open(draft, clause):
        draft.type, draft.modality = "restrict", "ongoing"
    if draft.type in ("restrict", "license") and draft.lemma in REFUSING:
        draft.type, draft.spent = "restrict", "license"
    if draft.type == "restrict" and draft.lemma in TOLD_ON and verb.passive:
        _made_known(draft, clause)
    if draft.type == "restrict" and verb.modal in ("must", "shall"):
        draft.modality = "ongoing"
    if draft.type == "deploy" and verb.passive and not draft.agents:
        draft.agents = [p for p in talk.resolve(clause.subj) if p.cls & CLASS["company"]]
        if not draft.agents and clause.subj is not None:
            owners = owners_of(clause.subj) or talk.owner(clause.subj)
            draft.agents = [p for p in owners if p.cls & CLASS["company"]]
    made = [*clause.objs, *([clause.subj] if verb.passive and clause.subj is not None else ())]
    if draft.type == "issue-rule" and any(_DRAFTS & set(n.plain.split()) for n in made):
        draft.type, draft.modality = "propose-rule", "proposed"
    if draft.type == "acquire" and draft.lemma in _TAKING:
        _for_a_time(draft, clause, g)
    budgeted = draft.lemma in _SET_ASIDE or (draft.type == "invest" and _budget(clause))
    if budgeted and draft.modality in ("done", "ongoing"):
        draft.modality = "planned"
    if draft.lemma in _SET_ASIDE and verb.passive and not draft.agents and draft.money:
        draft.agents = talk.last_subject()
    making = draft.type == "develop" and clause.subj is not None and clause.subj.pronoun
    if making or (draft.type in ("acquire", "supply", "deploy") and draft.lemma in _OF_COUNTRIES):
        draft.agents = [p for p in draft.agents if p.key not in g.states]
    if draft.type in RULES_AND_LISTS:
        goods_listed(draft, clause, talk)
    if draft.type in RULES_AND_LISTS or draft.type in ENFORCING:
        issued(draft, clause, g, talk)
    if draft.type in ("issue-rule", "investigate") and _warns(clause):
        draft.type = "warn"
    if draft.type in ENFORCING and draft.agents:
        talk.enforcer = draft.agents[0]._replace(via="inherited")
    if draft.type in RULES_AND_LISTS:
        bound(draft, clause, talk)
        if draft.modality == "planned" and verb.modal == "would" and not _promised(clause, talk):
            draft.modality = "proposed"
    if draft.type == "restrict" and draft.modality == "planned" and _aims(clause):
        draft.modality = "ongoing"
    if draft.type == "oppose":
        of_ministry(draft, g, talk)
        without_own_state(draft, g)
        draft.counterparties = draft.counterparties or opposed(draft, clause, g, talk)
    applied = draft.type == "license" and not draft.counterparties and companies == draft.agents
    if applied and companies and all(p.key in g.names.actors for p in companies):
        asked = [p for p in (talk.issuer,) if p is not None and g.names.home_of(p.key) == "US"]
        draft.counterparties = asked or american(draft, talk)
    if draft.type in ("issue-rule", "amend-rule") and verb.modal == "would" and _drafted(clause):
        draft.type, draft.modality = "propose-rule", "proposed"
    if draft.type == "propose-rule" and draft.lemma not in ("call_for", "propose"):
        draft.counterparties = [p for p in draft.counterparties if p.via != "maker"]
    if draft.type == "propose-rule" and draft.lemma == "discuss":
        states = {p.key for p in draft.agents if p.key.endswith("-government")}
        if len(states) > 1:
            draft.type, draft.modality = "negotiate", "in-talks"
    ruler = clause.subj is not None and bool(clause.subj.cls & CLASS["gov"])
    if draft.type == "warn" and not draft.agents and ruler and talk.issuer is not None:
        draft.agents = [talk.issuer]
    if draft.type == "warn" and not draft.agents and verb.passive:
        homes = {g.names.actors[p.key].hq for p in draft.counterparties if p.key in g.names.actors}
        key = talk.governments.get("CN", "") if "CN" in homes else ""
        if key:
            draft.agents = [Party(key, "inherited", draft.start, draft.start, _GOV)]
    if draft.type in _ADDRESSED:
        addressed(draft, clause, g)
    if draft.type == "warn" and not draft.counterparties:
        warned_of(draft, g)
    if draft.type == "comply" and not draft.agents and verb.lemma == "be":
        doer(draft, clause, None, g, talk)  # "the guidance is in line with our practice, AMD said"
    if draft.type == "comply" and not draft.counterparties:
        obeyed(draft, clause, talk)
    if draft.type == "list-entity" and not draft.agents:
        draft.agents = lister(draft, clause, talk)
    if draft.type == "investigate":
        suspects(draft, clause, talk)
        same_suspects(draft, talk)
    if draft.type == "invest" and not draft.agents:
        _state_money(draft, clause, g, talk)
    told_of(draft, clause, talk)
    as_said(draft, clause, g)


def _let(draft: Draft, clause: Clause, companies: list[Party], talk: Discourse) -> None:
    """An authority that announces that a company may sell gives it leave."""
    parent = clause.parent
    if clause.rel != "that" or parent is None or parent.verb is None or not companies:
        return
    if parent.verb.passive and parent.verb.lemma in INFORMED:
        draft.type, draft.modality, draft.hedge = "license", "done", 1
        draft.agents, draft.counterparties = [], companies  # "AMD was told it could resume"
        return
    if parent.verb.lemma not in ("announce", "say", "declare", "agree", "decide", "tell"):
        return
    speakers = [p for p in talk.resolve(parent.subj) if p.cls & CLASS["gov"]]
    if speakers:
        draft.type, draft.hedge = "license", 1
        draft.agents, draft.counterparties = speakers, companies
        draft.modality = "done" if parent.verb.lemma != "say" else "planned"


def _drafted(clause: Clause) -> bool:
    """ "The bill would amend the law": what a draft would change is what it proposes."""
    noun = clause.antecedent or clause.subj
    return noun is not None and bool(_BILLS & set(noun.plain.split()))


def _budget(clause: Clause) -> bool:
    """ "Raised its budget", "cut its forecast for spending": what is to be spent."""
    verb = clause.verb
    nouns = clause.objs if verb is not None and not verb.passive else [clause.subj]
    return any(n is not None and n.head is not None and n.head.lemma in _BUDGETS for n in nouns)


def _still_open(draft: Draft, clause: Clause) -> bool:
    """ "Has yet to approve", "has not yet issued", "still has to": what an authority may yet do."""
    verb = clause.verb
    if verb is None:
        return False
    must = verb.modal == "must" and not verb.perfect
    owed = draft.type == "license" and must and "still" in verb.adverbs
    so_far = draft.type == "license" and "so far" in verb.adverbs
    return owed or so_far or "yet" in verb.adverbs


def _bound_by(clause: Clause) -> bool:
    """Data centres, firms or users in general that "may no longer" are bound by a rule."""
    bound = CLASS["infra"] | CLASS["org"]
    if clause.verb is not None and clause.verb.lemma in _GOING:
        bound |= CLASS["chip"]
    return clause.subj is not None and bool(clause.subj.cls & bound)


def _made_known(draft: Draft, clause: Clause) -> None:
    """ "The curbs were announced in October": of whom and what is not said, so a rule is made."""
    noun = clause.subj
    bound = draft.counterparties or draft.chips or draft.sites or draft.classes & CLASS["chip"]
    if not bound and noun is not None and noun.definite and noun.cls & _LAW:
        draft.type = "issue-rule"


def _for_a_time(draft: Draft, clause: Clause, g: Grammar) -> None:
    """Chips taken for months, or from a cloud, are rented."""
    spans = [n for prep, n in clause.preps if prep in ("for", "by") and n.cls & CLASS["time"]]
    lent = any(
        not _LENDING.isdisjoint(g.names.actors[p.key].roles)
        for p in draft.counterparties
        if p.key in g.names.actors and p.via != "maker"
    )
    if lent or any(n.plain.rsplit(" ", 1)[-1] in _SPANS for n in spans):
        draft.type = "rent"


def _hosted(draft: Draft, clause: Clause) -> None:
    """Chips used at another company's site are rented from it."""
    kin = draft.keys() | set(draft.vendors)
    for prep, noun in clause.preps:
        if prep not in ("in", "at", "inside") or not noun.cls & _HOSTS:
            continue
        for ref in noun.owner:
            if isinstance(ref, Ref) and ref.kind == "actor" and ref.key not in kin:  # noqa: SIM102
                if ref.cls & CLASS["company"]:
                    draft.type = "rent"
                    draft.counterparties = [Party(ref.key, "name", ref.start, ref.end, ref.cls)]
                    return


def _licensed(clause: Clause) -> bool:
    return any(prep == "under" and noun.cls & CLASS["licence"] for prep, noun in clause.preps)


def _promised(clause: Clause, talk: Discourse) -> bool:
    """ "Said that it would": what an authority announces of itself is a plan, no provision."""
    if clause.rel != "that" or clause.subj is None or clause.subj.cls & _LAW:
        return False
    parent = clause.parent
    speaks = parent.subj if parent is not None else None
    official = [*talk.resolve(clause.subj), *talk.resolve(speaks)]
    return any(p.cls & CLASS["gov"] for p in official)


def _aims(clause: Clause) -> bool:
    """What a rule in being aims at is what it does."""
    noun = clause.subj
    parent = clause.parent
    return (
        noun is not None
        and bool(noun.cls & _LAW)
        and parent is not None
        and parent.verb is not None
        and parent.verb.lemma in ("aim", "intend", "design", "seek", "mean")
    )


def _warns(clause: Clause) -> bool:
    """Guidance that warns is a warning, and so is to summon somebody to warn him."""
    heads = {o.head.low for o in clause.objs if o.head is not None}
    if not (heads & _TEXTS or (clause.verb is not None and clause.verb.lemma in _CALLING)):
        return False
    return any(
        c.verb is not None and c.verb.lemma in ("warn", "caution", "urge", "advise")
        for c in descend(clause)
    )


def _state_money(draft: Draft, clause: Clause, g: Grammar, talk: Discourse) -> None:
    """ "State funding" in a country is that state's money."""
    words = " ".join(n.plain for _, n in nouns_of(clause))
    if "state" not in words and "government" not in words and "public" not in words:
        return
    for site in draft.sites:
        key = talk.governments.get(g.names.country_of(site.place), "")
        if key:
            draft.agents = [Party(key, "inherited", site.start, site.end, _GOV)]
            return


def by_state(draft: Draft) -> bool:
    """Whether an authority takes part in an act."""
    return any(party.cls & CLASS["gov"] for party in draft.agents)


def retyped(draft: Draft, act: str, g: Grammar, talk: Discourse) -> None:
    """Make another act of `draft`: what is declined is a deal that is off, or a leave not given."""
    verb = draft.clause.verb if draft.clause is not None else None
    if draft.type == "decline" and act in _DEALT:
        draft.modality = "cancelled"
    elif draft.type in ("decline", "restrict") and act == "license" and verb is not None:
        draft.negative = draft.negative or verb.negative
    elif act == "decline":
        draft.negative = False  # "decided not to buy it": the refusal is there
    draft.type = act  # type: ignore[assignment]
    if act == "oppose":
        of_ministry(draft, g, talk)
