""" "Beijing's order to firms to stop buying them": an authority's command, told by a noun."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.fields.roles import owners_of
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["commanded", "let_by"]

_COMMANDS = word_set("order instruction directive command edict demand call advice request decree")
_LEAVING_OFF = word_set(
    """
    stop halt cease cancel suspend avoid refrain refrain_from shun scrap drop cut end pause abandon
    forgo give_up phase_out remove rip_out strip_out withdraw reject hold_off
    """
)
_TURNED = frozenset(("acquire", "rent", "supply", "deploy", "develop", "decline", "restrict"))
_DECIDED = word_set("decision ruling determination approval permission agreement")
_SAID = word_set("announcement statement declaration word assurance promise pledge remark")
_MAY = frozenset(("may", "can", "could"))
_SOLD = frozenset(("supply", "acquire", "license"))
_FIRMS = CLASS["collective"] | CLASS["company"] | CLASS["actor"]
_OFFICIAL = "official"
_AUTHORS = frozenset(("from", "by", "of"))


def commanded(draft: Draft, clause: Clause, talk: Discourse) -> None:
    """Make a ban of a deal that an authority's order bids firms leave off."""
    if draft.type not in _TURNED:
        return
    bidding: Clause | None = clause
    while bidding is not None and _command(bidding) is None:
        bidding = bidding.parent if bidding.rel in ("inf", "ing", "purpose") else None
    noun = _command(bidding) if bidding is not None else None
    if bidding is None or noun is None or bidding.verb is None:
        return
    if not (bidding.verb.negative or bidding.verb.lemma in _LEAVING_OFF):
        return
    inside = [(prep, one) for prep, one in noun.phrases if prep in _AUTHORS]
    authors = owners_of(noun) or talk.owner(noun) or [p for _, n in inside for p in talk.resolve(n)]
    rulers = [party for party in authors if party.cls & CLASS["gov"]]
    if not rulers:
        return
    draft.spent, draft.type = draft.type, "restrict"
    draft.modality, draft.negative = "done", False
    draft.agents = rulers
    draft.counterparties = _addressed(noun, rulers[0], talk)


def let_by(draft: Draft, clause: Clause, talk: Discourse) -> None:
    """ "Washington's decision that Nvidia may sell it": a leave that an authority gives."""
    noun, verb = clause.head_noun or clause.antecedent, clause.verb
    if clause.rel not in ("that", "rel") or noun is None or noun.head is None or verb is None:
        return
    if draft.type not in _SOLD or verb.modal not in _MAY or verb.negative:
        return
    if noun.head.lemma not in _DECIDED and noun.head.lemma not in _SAID:
        return
    rulers = [p for p in owners_of(noun) or talk.owner(noun) if _rules(p, talk)]
    firms = [p for p in talk.resolve(clause.subj) if not p.cls & CLASS["gov"]]
    if not rulers or not firms or rulers[0].key in {p.key for p in firms}:
        return
    draft.spent, draft.type = draft.type, "license"
    draft.modality = "done" if noun.head.lemma in _DECIDED else "planned"
    draft.agents, draft.counterparties = rulers, firms


def _rules(party: Party, talk: Discourse) -> bool:
    """Whether somebody is an authority, or holds an office."""
    actor = talk.g.names.actors.get(party.key)
    return bool(party.cls & CLASS["gov"]) or (actor is not None and _OFFICIAL in actor.roles)


def _command(clause: Clause) -> Noun | None:
    """The order whose content an infinitive is, if it is one."""
    if clause.rel not in ("inf", "purpose") and not (clause.verb and clause.verb.kind == "inf"):
        return None
    noun = clause.head_noun or clause.subj
    if noun is None or noun.head is None or noun.head.lemma not in _COMMANDS:
        return None
    return noun


def _addressed(noun: Noun, ruler: Party, talk: Discourse) -> list[Party]:
    """Whom an order is for; "companies" are those of the country that gives it."""
    found: list[Party] = []
    for prep, one in noun.phrases:
        if prep not in ("to", "on"):
            continue
        parties = talk.resolve(one)
        home = talk.g.names.home_of(ruler.key)
        group = talk.g.lexicon.descriptions.companies.of.get(home, "")
        if not parties and one.many and one.cls & CLASS["org"] and group in talk.g.names.actors:
            parties = (Party(group, "description", one.start, one.end, _FIRMS),)
        found += parties
    return found
