"""What stands before "…, it said": accusations and denials, which are acts of who speaks.

The words are read before it is known whose they are; what they were taken for is put right when
the verb of saying is read.
"""

from store.parse.acts.denials import denies
from store.parse.acts.statements import filled, heard
from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.discourse.told import Told
from store.parse.fields.gather import nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.clauses import WHOLE, Clause
from store.parse.words.word_classes import CLASS

__all__ = ["accused", "found_guilty", "spoken", "unbarred"]

_BREAKING = frozenset(("violate", "breach", "break", "infringe", "contravene"))
_DEALT = frozenset(("acquire", "rent", "supply", "build", "deploy", "develop", "invest"))


def spoken(clause: Clause, told: Told, g: Grammar, talk: Discourse, low: str) -> None:
    """Hand what stands before a verb of saying to who says it.

    "The US abuses its controls and blocks our firms," a ministry said: it opposes that.
    "We have never sold to them," a company said: it denies that.
    """
    quote = clause.quote
    if quote is None or not told.drafts:
        return
    same = [one for one in told.clauses if one.rel in WHOLE and one.subj is quote.subj]
    made = [draft for draft in told.drafts if any(draft.clause is one for one in same)]
    accusing = any(_accuses(one, g) for one in same)
    denied = [draft for draft in made if _undated(draft)]
    if not made or not (accusing or denied):
        return
    speakers = heard(clause, g, talk, low, told.sentence)
    if accusing:
        _oppose(made[0], speakers, talk)
        told.drafts = [draft for draft in told.drafts if draft is made[0] or draft not in made]
        return
    for draft in denied if speakers else ():
        assert draft.clause is not None
        if denies(draft.clause, speakers, g, talk, low, contrary=False):
            filled(draft.clause, speakers, "denied", g)(draft)
            draft.type, draft.negative, draft.hedge = "state", False, 1


def unbarred(draft: Draft, clause: Clause, clauses: list[Clause]) -> bool:
    """Whether a clause tells that nothing is barred, and no authority says so of itself behind it.

    "The ministry has not barred it, a spokesman said" is what that ministry denies.
    """
    official = clause.subj is not None and bool(clause.subj.cls & CLASS["gov"])
    denied = official and any(one.quote is clause for one in clauses)
    return draft.negative and draft.type == "restrict" and not denied


def accused(draft: Draft, g: Grammar, talk: Discourse) -> None:
    """ "The United States has abused its controls": who does so is who is spoken against."""
    if draft.type == "oppose" and draft.clause is not None and _accuses(draft.clause, g):
        _oppose(draft, list(talk.speaker), talk)


def found_guilty(draft: Draft, talk: Discourse) -> None:
    """ "A probe found Nvidia had violated the law": who broke it is who is looked into."""
    clause = draft.clause
    if draft.type != "investigate" or clause is None or clause.verb is None:
        return
    firms = [p for p in talk.resolve(clause.subj) if p.cls & CLASS["company"]]
    if clause.verb.lemma not in _BREAKING or clause.verb.passive or not firms:
        return
    draft.agents = [p for p in talk.speaker if p.cls & CLASS["gov"]]
    draft.counterparties = firms
    if not any(draft.when is date for date in clause.dates):
        draft.when = None  # "violated it by its 2020 takeover"


def _accuses(clause: Clause, g: Grammar) -> bool:
    """Whether a state is said to do what states do in protests only."""
    verb, noun = clause.verb, clause.subj
    if verb is None or noun is None or verb.negative or verb.passive:
        return False
    return verb.lemma in g.status.accusing and bool(noun.cls & CLASS["gov"])


def _oppose(draft: Draft, speakers: list[Party], talk: Discourse) -> None:
    """Let `speakers` speak against what `draft` tells; where nobody is known to, China does."""
    assert draft.clause is not None
    against = talk.resolve(draft.clause.subj)
    known = {party.key for party in against}
    speakers = [party for party in speakers if party.key not in known]
    home = talk.governments.get("CN", "")
    if not speakers and home and home not in known:
        value = CLASS["gov"] | CLASS["actor"]
        speakers = [Party(home, "inherited", draft.start, draft.start, value)]
    if speakers:
        draft.type, draft.modality, draft.negative = "oppose", "done", False
        draft.agents, draft.counterparties = speakers, list(against)


def _undated(draft: Draft) -> bool:
    """ "Has never sold to them": what is not done at all, not what a quarter or a leave lacked."""
    clause = draft.clause
    if not draft.negative or draft.type not in _DEALT or clause is None or clause.verb is None:
        return False
    leave = any(noun.cls & CLASS["licence"] for _, noun in nouns_of(clause))
    return draft.when is None and not leave and "yet" not in clause.verb.adverbs
