"""Who makes the rule or leads the case that a clause speaks of."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.fields.gather import nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.rules.bound import INFORMED
from store.parse.rules.jurisdiction import keeps_from_buying, state_of_buyers
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.words.kinds import AHEAD, ENFORCING, MAKING
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["issued", "issuer"]

_OF_CHINA = frozenset(("foreign", "domestic", "homegrown", "home-grown"))
_UNDERGOING = frozenset(["face", "be", "fall", "come", "come_under", "remain", "suffer"])
_RECEIVING = frozenset(["receive", "get", "win", "obtain", "secure", "gain", "approve", "grant"])
_EXPORTERS = frozenset(("US", "CN"))
_PROVIDED = frozenset(("restrict", "license"))
_PASSING = frozenset(("legislature", "legislator"))
_BILLS = frozenset(("bill", "bills", "act", "legislation"))
_EXPORTED = word_set(
    "export exports sale sales shipment shipments licence licences license licenses"
)
_NO_STATE = frozenset(("government", "administration", "authorities", "officials", "regulators"))
_LEAVE = word_set("licence licences license licenses licensing")
_NEED = frozenset(("requirement", "requirements"))
_BUYING = frozenset(("import", "buy", "purchase", "order", "acquire"))
_EXPORTING = frozenset(("export", "sell", "ship"))
_GOODS = CLASS["chip"] | CLASS["compute"] | CLASS["infra"]
_GOV = CLASS["gov"] | CLASS["actor"]
_SENT = CLASS["letter"] | CLASS["rule"] | CLASS["restriction"]
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
    if draft.type == "restrict" and keeps_from_buying(draft, clause, g):
        key, noun = talk.governments.get("CN", ""), clause.subj
        if key and noun and not any(g.names.home_of(p.key) == "CN" for p in draft.agents):
            draft.agents = [Party(key, "description", noun.start, noun.end, _GOV)]
            return
    if draft.type == "restrict" and any(prep == "subject to" for prep, _ in clause.preps):
        bound = {p.key for p in talk.resolve(clause.subj)} & g.states
        draft.agents = [p for p in draft.agents if p.key not in bound]  # "China remains subject to"
    if _meant_ours(draft, clause, g):
        draft.agents = []
    real = [p for p in draft.agents if p.cls & CLASS["gov"] or not p.cls & CLASS["company"]]
    if draft.agents and (real or draft.type in ("license", *ENFORCING, *MAKING)):
        return
    spoken = [p for p in talk.speaker if p.cls & CLASS["gov"]]
    court = _court(draft, g, talk) if draft.type in ENFORCING else None
    if draft.type in ENFORCING and spoken and not _elsewhere(court, spoken, g):
        draft.agents = spoken
        return
    if court is not None:
        draft.agents = [court]
        return
    found = _speaker(clause, talk)
    if found is None and draft.type in ENFORCING and talk.local not in ("", "US"):
        found = Party(talk.governments[talk.local], "inherited", draft.start, draft.start, _GOV)
    if found is None and draft.type == "prosecute":
        found = talk.enforcer
    key = talk.governments.get(state_of_buyers(draft, clause, g), "") if found is None else ""
    if key:
        found = Party(key, "inherited", draft.start, draft.start, _GOV)
    found = found or _host(draft, g, talk) or issuer(clause, g, talk)
    if found is None and draft.type in ENFORCING:
        found = talk.enforcer
    if found is None and spoken:
        found = spoken[0]._replace(via="inherited")
    nobody = draft.type == "restrict" and draft.frame is not None and draft.frame.agent == "none"
    shut_out = draft.type == "restrict" and clause.verb is not None and clause.verb.passive
    if found is not None and (nobody or shut_out):  # noqa: SIM102
        if any(p.key == found.key for p in talk.resolve(clause.subj)):
            found = None  # "China would remain cut off"
    nouns = [n for _, n in nouns_of(clause)]
    nouns += [n for one in clause.children for _, n in nouns_of(one)]
    words = {word for noun in nouns for word in noun.plain.split()}
    bought = {word for noun in nouns if noun.cls & _GOODS for word in noun.plain.split()}
    key = talk.governments.get("CN" if bought & _OF_CHINA else "US", "")
    if found is None and key and draft.type in ("restrict", "license", "list-entity"):
        chinese = any(s.place in ("CN", "HK") for s in draft.sites)
        if draft.vendors or draft.chips or chinese or draft.classes & CLASS["chip"]:
            found = Party(key, "inherited", draft.start, draft.start, _GOV)
    found = _fitting(found, draft, words, g, talk)
    if found is not None:
        draft.agents = [found]
        draft.counterparties = [p for p in draft.counterparties if p.key != found.key]


def _meant_ours(draft: Draft, clause: Clause, g: Grammar) -> bool:
    """ "The government required a licence to sell it": not China's, whoever was spoken of last."""
    noun = clause.subj
    plain = noun is not None and noun.plain in _NO_STATE and not noun.owner
    if draft.type not in _PROVIDED or not plain or not draft.agents:
        return False
    words = {word for one in clause.objs for word in one.plain.split()}
    selling = any(c.verb is not None and c.verb.lemma in _EXPORTING for c in clause.children)
    makers = {g.names.home_of(v) for v in _makers(draft, g)}
    return bool(words & _LEAVE) and (selling or bool(words & _NEED)) and "US" in makers


def _court(draft: Draft, g: Grammar, talk: Discourse) -> Party | None:
    """The state in which a case is led: "charged in Singapore", "Singapore, where it charged"."""
    clause = draft.clause
    if clause is not None and clause.rel == "rel" and clause.antecedent is not None:
        ref = clause.antecedent.head_ref
        if isinstance(ref, Ref) and ref.kind == "place" and ref.key in talk.governments:
            return Party(talk.governments[ref.key], "inherited", ref.start, ref.end, _GOV)
    for site in draft.sites:
        key = talk.governments.get(g.names.country_of(site.place), "")
        if key and site.kind in ("chip-site", "legal-home"):
            return Party(key, "inherited", site.start, site.end, _GOV)
    return None


def _elsewhere(court: Party | None, spoken: list[Party], g: Grammar) -> bool:
    """Whether a case is led in another country than that of those who speak of it."""
    homes = {g.names.home_of(p.key) for p in spoken}
    return court is not None and g.names.home_of(court.key) not in homes


def _host(draft: Draft, g: Grammar, talk: Discourse) -> Party | None:
    """ "In Thailand, it received approval for a data centre": leave to build is the host's."""
    goods = draft.chips or draft.vendors or draft.classes & CLASS["chip"]
    if draft.type != "license" or goods or draft.clause is None or draft.lemma not in _RECEIVING:
        return None
    for site in draft.sites:
        country = g.names.country_of(site.place)
        key = talk.governments.get(country, "")
        if key and country not in _EXPORTERS and site.kind != "destination":
            if talk.issuer is not None and g.names.home_of(talk.issuer.key) == country:
                return talk.issuer
            return Party(key, "inherited", site.start, site.end, _GOV)
    return None


def _fitting(
    found: Party | None, draft: Draft, words: set[str], g: Grammar, talk: Discourse
) -> Party | None:
    """Another authority in the place of one spoken of last that does no such thing.

    Parliaments pass bills and charge nobody; China keeps no American list and bars no exports to
    itself.
    """
    lawmakers = _lawmakers(draft, words, g)
    if found is None:
        return lawmakers
    actor = g.names.actors.get(found.key)
    roles = set(actor.roles) if actor is not None else set()
    home, passes = g.names.home_of(found.key), bool(roles & _PASSING)
    at = draft.start
    if lawmakers is not None and not passes:
        return lawmakers
    us = talk.governments.get("US", "")
    if passes and actor is not None and home == "US" and draft.type in _PROVIDED:
        # what a committee or a sponsor asks for is Congress's to pass; the law that stands is not
        key = g.lexicon.descriptions.default.get("lawmaker", "") if _in_a_bill(draft) else us
        return Party(key, "inherited", at, at, _GOV) if key in g.names.actors else found
    if us and home == "US" and _undone(found, draft):
        return Party(us, "description", found.start, found.end, _GOV)
    exported = words & _EXPORTED or draft.lemma in _EXPORTING
    clause = draft.clause
    undergone = clause is not None and (draft.lemma in _UNDERGOING or _allowed(draft, clause))
    subject = talk.resolve(clause.subj) if undergone and clause is not None else ()
    to_itself = any(s.kind == "destination" and s.place in ("CN", "HK") for s in draft.sites)
    american = any(g.names.home_of(v) == "US" for v in _makers(draft, g))
    abroad = home == "CN" and (american or to_itself)
    wrong = (
        (draft.type == "prosecute" and passes)
        or (draft.type in ("restrict", "license") and found.key in {p.key for p in subject})
        or (draft.type == "list-entity" and (home == "CN" or passes or "enforcement" in roles))
        or (draft.type in ("restrict", "license") and abroad and exported)
        or (draft.type == "restrict" and home != "US" and _sent_to_american(draft, g, talk))
    )
    if not wrong or not us:
        return found
    former = talk.former
    if former is not None and g.names.home_of(former.key) == "US" and draft.type != "prosecute":
        other = g.names.actors.get(former.key)
        if other is not None and not _PASSING & set(other.roles) and other.kind != "person":
            return former
    return Party(us, "inherited", at, at, _GOV)


def _undone(found: Party, draft: Draft) -> bool:
    """ "The Biden-era rule was scrapped": whose rule it was did not scrap it."""
    subject = draft.clause.subj if draft.clause is not None else None
    if draft.type != "rescind-rule" or subject is None:
        return False
    return subject.start <= found.start < subject.end


def _lawmakers(draft: Draft, words: set[str], g: Grammar) -> Party | None:
    """Whose bill it is where a text speaks of nobody who brings it in."""
    key = g.lexicon.descriptions.default.get("lawmaker", "")
    if draft.type != "propose-rule" or not words & _BILLS or key not in g.names.actors:
        return None
    return Party(key, "inherited", draft.start, draft.start, _GOV)


def _allowed(draft: Draft, clause: Clause) -> bool:
    """ "The UAE would be allowed to import": whoever gets leave does not give it."""
    verb = clause.verb
    if verb is not None and draft.type == "restrict" and draft.lemma in _BUYING:
        return verb.modal in ("may", "can")  # "Malaysia can import only a limited number"
    return draft.type == "license" and verb is not None and verb.passive and bool(clause.children)


def _sent_to_american(draft: Draft, g: Grammar, talk: Discourse) -> bool:
    """ "AMD received a similar letter": its own government writes to an American company."""
    clause = draft.clause
    if clause is None or draft.lemma not in _RECEIVING:
        return False
    homes = {g.names.home_of(p.key) for p in talk.resolve(clause.subj)}
    return homes == {"US"} and any(noun.cls & _SENT for noun in clause.objs)


def _in_a_bill(draft: Draft) -> bool:
    verb = draft.clause.verb if draft.clause is not None else None
    return draft.modality in AHEAD or (verb is not None and verb.modal == "would")


def _makers(draft: Draft, g: Grammar) -> list[str]:
    return [*draft.vendors, *(g.names.vendor(chip.key) for chip in draft.chips)]


def _speaker(clause: Clause, talk: Discourse) -> Party | None:
    """The authority that announces what its own inquiry found or what was ordered."""
    parent = clause.parent
    while parent is not None and parent.verb is not None:
        if clause.rel == "that" and parent.subj is not None:
            letter = parent.subj.phrases if parent.verb.lemma in INFORMED else ()
            senders = [noun for prep, noun in letter if prep in ("from", "by", "of")]
            for party in (p for n in (parent.subj, *senders) for p in talk.resolve(n)):
                if party.cls & CLASS["gov"]:
                    return party._replace(via="inherited")
        clause, parent = parent, parent.parent
    return None
