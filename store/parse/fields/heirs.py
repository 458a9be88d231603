"""Whose act it is where a clause tells only of the goods, of a sum or of an order."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.fields.roles import owners_of
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS

__all__ = ["heir"]

_NEAR = 2
_ACTS = CLASS["order"] | CLASS["purchase"] | CLASS["sale"] | CLASS["investment"]
_GOT = frozenset(("acquire", "rent"))
_SITES = CLASS["infra"] | CLASS["compute"] | CLASS["place"]
_HEIRS: dict[str, tuple[str, ...]] = {
    "acquire": ("acquire", "invest"),
    "supply": ("supply", "decline", "develop"),
    "develop": ("develop",),
    "deploy": ("acquire", "deploy", "rent", "build"),
    "build": ("build", "invest"),
    "invest": ("invest", "acquire"),
    "rent": ("rent", "deploy"),
    "negotiate": ("negotiate",),
    "decline": ("decline", "supply"),
}
"""Whose doer does what is told next of the goods or of the sum; of two told at once the first."""


def heir(draft: Draft, talk: Discourse) -> None:
    """ "Half would go to Huawei", "the wafers will be handed over": by whose deal was just told."""
    clause, frame = draft.clause, draft.frame
    verb = clause.verb if clause is not None else None
    noun = clause.subj if clause is not None else None
    if verb is None or noun is None or frame is None or not frame.verbs:
        return
    if noun.cls & _ACTS and noun.owner and (verb.passive or frame.agent in ("subject", "none")):
        draft.agents = owners_of(noun)
        return
    ended = draft.type == "supply" and draft.modality == "cancelled"
    got = verb.passive and draft.type in _GOT
    whose = _bidder(clause, talk) if ended else _holders(clause, talk) if got else []
    if whose:
        draft.agents = whose
        known = {p.key for p in whose}
        draft.counterparties = [p for p in draft.counterparties if p.key not in known]
        return
    if noun.cls & (CLASS["investment"] | CLASS["infra"]) and not noun.owner and draft.money:
        draft.agents = talk.last_subject(firms=True)
        return
    deals = [talk.deals[kind] for kind in _HEIRS[draft.type] if kind in talk.deals]
    last = max(deals, key=lambda one: (one.number, one.start), default=None)
    if last is None or talk.sentence - last.number > _NEAR:
        if noun.cls & CLASS["sale"] and frame.agent == "none":
            draft.agents = talk.last_subject(firms=True)
        return
    if (verb.passive or frame.agent == "none") and not noun.refs and not _owned(noun):
        known = {p.key for p in draft.counterparties}
        heirs = [p for p in last.agents if p.key not in known]
        draft.agents = [p._replace(via="inherited") for p in heirs]


def _owned(noun: Noun) -> bool:
    """Whether what a clause is about is somebody's: not "a campus whose first 200 MW"."""
    return any(not (isinstance(one, Noun) and one.cls & _SITES) for one in noun.owner)


def _holders(clause: Clause | None, talk: Discourse) -> list[Party]:
    """ "All of DeepSeek's chips were acquired": whose goods they are now; the maker sold them."""
    if clause is None or clause.subj is None or clause.verb is None:
        return []
    before = [n for prep, n in clause.preps if prep == "of" and n.end <= clause.verb.start]
    goods = [n for n in (clause.subj, *clause.subj.of, *before) if n.cls & CLASS["chip"]]
    makers = talk.g.register.vendors
    found = {p.key: p for noun in goods for p in owners_of(noun) if p.cls & CLASS["company"]}
    return [] if not found.keys().isdisjoint(makers) else list(found.values())


def _bidder(clause: Clause | None, talk: Discourse) -> list[Party]:
    """ "Nvidia told its suppliers to stop": whose supplies end where nobody names the suppliers."""
    above = clause.parent if clause is not None and clause.rel == "inf" else None
    if clause is None or above is None or clause.subj not in above.objs:
        return []
    firms = [p for p in talk.resolve(above.subj) if p.cls & CLASS["company"]]
    return [p._replace(via="inherited") for p in firms]
