"""Against whom somebody speaks who opposes a rule, a decision or a bill: who made it."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.fields.gather import descend, nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import singular, word_set

__all__ = ["american", "of_ministry", "opposed", "protested", "without_own_state"]

_BILLS = frozenset(("bill", "legislation", "act", "amendment"))
_DECIDED = word_set(
    """
    decision move step measure action order ban curb designation listing policy plan tier fee
    """
)
_PASSING = frozenset(("legislature", "legislator"))
_RECENT = 3
_GOV = CLASS["gov"] | CLASS["actor"]
_MEASURES = CLASS["rule"] | CLASS["restriction"] | CLASS["listing"]
_LAW = CLASS["rule"] | CLASS["restriction"] | CLASS["listing"] | CLASS["law"] | CLASS["licence"]


def opposed(draft: Draft, clause: Clause, g: Grammar, talk: Discourse) -> list[Party]:
    """Who made what is spoken against, where the clause does not name him.

    Whoever speaks against a bill speaks against the lawmakers. China's government speaks against
    that of another country, the American one unless the text tells of a third; other governments
    are left without. Companies speak against whoever made the rule that the clause names or that
    was just told of, if it is no parliament: "opposes it" is said of the bill, not to its authors.
    """
    home_of = g.names.home_of
    governs = any(p.cls & CLASS["gov"] for p in draft.agents)
    homes = {home_of(p.key) for p in draft.agents}
    if not draft.agents or (governs and homes != {"CN"}):
        return []
    matter = [noun for one in descend(clause) for _, noun in nouns_of(one, one is not clause)]
    if any(_words(noun) & _BILLS and noun.head_ref is None for noun in matter):
        return _lawmakers(draft, g, talk)
    if governs:
        rulers = [p for p in (talk.issuer, talk.former) if p is not None]
        abroad = [p for p in rulers if home_of(p.key) != "CN"][:1]
        foreign = [p for p in abroad if home_of(p.key) not in ("", "US")]
        return foreign or american(draft, talk)
    if not all(p.cls & (CLASS["company"] | CLASS["person"]) for p in draft.agents):
        return []
    known = draft.keys()
    named = any(noun.cls & _LAW or (noun.definite and _words(noun) & _DECIDED) for noun in matter)
    recent = max(talk.ruled, talk.decided) >= talk.sentence - _RECENT and named
    if talk.issuer is not None and talk.issuer.key not in known and (recent or talk.of_rules()):
        return [] if _passes(talk.issuer, g) else [talk.issuer]
    return american(draft, talk) if named else []


def protested(draft: Draft, clause: Clause) -> None:
    """ "China says the guidance may breach its laws": no probe, as a rule is said to break them."""
    doers = [one.subj for one in clause.said() if one.subj is not None]
    faulted = bool(doers) and all(noun.cls & _MEASURES for noun in doers)
    if faulted and draft.type == "investigate":
        draft.type, draft.modality = "oppose", "done"


def of_ministry(draft: Draft, g: Grammar, talk: Discourse) -> None:
    """ "China opposes it, its commerce ministry said": the ministry does that speaks for the state.

    What it says that another state does is what it speaks against.
    """
    if not draft.agents or any(p.key not in g.states for p in draft.agents):
        return
    bodies = [talk.bodies.get(p.key, p) for p in talk.speaker]
    bodies = [p for p in bodies if p.cls & CLASS["gov"] and not p.cls & CLASS["person"]]
    if not bodies or bodies[0].key in g.states:
        return
    home = g.names.home_of(bodies[0].key)
    known = {p.key for p in draft.counterparties}
    others = [p for p in draft.agents if g.names.home_of(p.key) != home and p.key not in known]
    draft.agents = [bodies[0]._replace(via="inherited")]
    draft.counterparties += others


def without_own_state(draft: Draft, g: Grammar) -> None:
    """Take out the state for which somebody speaks ("Beijing said China would respond")."""
    homes = {g.names.home_of(p.key) for p in draft.agents if p.cls & CLASS["gov"]}
    draft.counterparties = [
        p
        for p in draft.counterparties
        if p.key not in g.states or g.names.home_of(p.key) not in homes
    ]


def american(draft: Draft, talk: Discourse) -> list[Party]:
    """The government whose rules most of these texts are about."""
    key = talk.governments.get("US", "")
    return [Party(key, "inherited", draft.start, draft.start, _GOV)] if key else []


def _lawmakers(draft: Draft, g: Grammar, talk: Discourse) -> list[Party]:
    """The parliament that a text spoke of last, else the American one."""
    for party in (talk.issuer, talk.former):
        if party is not None and _passes(party, g):
            return [party]
    key = g.lexicon.descriptions.default.get("lawmaker", "")
    return [Party(key, "inherited", draft.start, draft.start, _GOV)] if key else []


def _passes(party: Party, g: Grammar) -> bool:
    actor = g.names.actors.get(party.key)
    return actor is not None and not _PASSING.isdisjoint(actor.roles)


def _words(noun: Noun) -> set[str]:
    return {singular(word) for word in noun.plain.split()[-2:]}
