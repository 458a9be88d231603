"""What the kind of an act makes of how its verb says that it stands.

Talks are sought or held, rules proposed, warnings given once they are spoken; a plan of a site is
announced, a stock of chips is had once it was bought.
"""

from store.parse.lexicon.grammar import Grammar
from store.parse.modality.tense import since
from store.parse.shapes.clauses import Clause
from store.parse.words.kinds import ENFORCING, EXAMINING, HAPPENED, RULES, RULES_AND_LISTS
from store.parse.words.word_classes import CLASS
from store.vocabulary import EventType

__all__ = ["asked_for", "for_kind", "no_more", "settled"]

_WORDS = frozenset(("warn", "oppose", "state"))
_LASTING = frozenset(("deploy", "rent"))
_SITES = frozenset(("build", "invest"))
_MADE = frozenset(("issue-rule", "amend-rule", "list-entity"))
_SHARED = frozenset(("rent", "build"))
_CONTRACTED = frozenset(("supply", "build"))
_ACTS = frozenset(("smuggle", "acquire", "supply", "rent", "deploy", "develop"))
_TRIES = frozenset(("attempt", "bid", "effort", "plot", "try"))
_FOILING = frozenset(("stop", "foil", "thwart", "block", "prevent", "intercept", "disrupt"))
_SETTLED = frozenset(("decide", "opt", "elect", "choose", "resolve"))
_SPANS = frozenset(("years", "months", "weeks"))


def asked_for(kind: EventType, lemma: str, g: Grammar) -> bool:
    """ "Demanded a list of its customers": to an authority, asking is the act."""
    return kind in (*ENFORCING, "restrict") and lemma in g.status.demanding


def no_more(clause: Clause, g: Grammar) -> bool:
    """ "Has stopped granting licences": who gives leave no longer restricts."""
    lemma = _governor(clause, "past")
    return any(group.name == "ended" for group in g.catenative.get(lemma, ()))


def settled(clause: Clause) -> bool:
    """ "Opted not to buy": a decision that has been taken, and no mere promise."""
    return _governor(clause, "past") in _SETTLED


def for_kind(modality: str, kind: EventType, clause: Clause, g: Grammar) -> str:
    """How an act of `kind` stands where its clause says `modality`."""
    verb = clause.verb
    assert verb is not None
    if modality == "planned" and _ordered(kind, clause, g):
        return "done"
    if kind == "license" and modality in ("done", "ongoing", "planned") and _taken_back(clause, g):
        return "cancelled"
    if kind in RULES_AND_LISTS:
        return _of_rules(modality, kind, clause, g)
    if kind in _ACTS and modality in HAPPENED and verb.lemma in g.status.alleging:
        return "alleged"  # "is accused of shipping them"
    if modality == "proposed":
        return "planned"
    if kind == "build" and modality == "ongoing" and _broken_ground(clause, g):
        return "done"
    if kind in _SITES and modality == "done" and verb.lemma in g.status.unveiling:
        return "planned"  # "announced a 54MW campus"
    if kind in _LASTING and modality == "done" and verb.perfect and _ever_since(clause):
        return "ongoing"
    if kind in _LASTING and modality == "ongoing" and _worked_on(clause, g):
        return "planned"
    if kind in _SHARED and modality == "ongoing" and verb.progressive:  # noqa: SIM102
        if verb.lemma in g.status.joining:
            return "planned"  # "is working with X on a cluster"
    if kind == "acquire" and modality == "ongoing" and _had(clause, g):
        return "done"
    if kind in _ACTS and modality in ("planned", "ongoing") and _foiled(clause):
        return "cancelled"
    if kind == "smuggle" and modality == "planned" and _tried(clause, g):
        return "alleged"
    if kind == "deploy" and modality == "planned" and _governor(clause, "past") in g.status.trying:
        return "cancelled"  # "tried to train it on Ascend chips"
    if kind in _CONTRACTED and modality == "done" and _contracted(clause, g):
        return "planned"
    if kind == "invest" and modality == "done" and _put_at(clause, g):
        return "planned"
    if kind == "decline" and modality == "planned" and _decided(clause, g):
        return "done"
    if kind == "prosecute" and modality == "ongoing" and verb.passive and not verb.progressive:
        return "done"  # "is charged with"
    if kind == "comply" and modality == "planned" and _pledged(clause):
        return "ongoing"
    if kind == "negotiate":
        return _of_talks(modality, clause, g)
    if modality == "alleged" and kind in ("warn", "oppose"):
        return "done"  # "it accused the state of": the words are spoken
    if kind == "state" and modality == "done" and verb.lemma in g.status.retracting:
        return "cancelled"
    if kind == "state" and modality in HAPPENED and _foreseen(clause, g):
        return "planned"
    said = kind in _WORDS and verb.kind == "finite" and not verb.progressive
    return "done" if said and modality == "ongoing" else modality


def _of_rules(modality: str, kind: EventType, clause: Clause, g: Grammar) -> str:
    verb = clause.verb
    assert verb is not None
    if (
        modality in ("ongoing", "planned")
        and verb.is_plain
        and verb.tense == "pres"
        and _bill(clause, g)
    ):
        return "proposed"
    if modality == "done" and kind != "license" and _agreed(clause, g):
        return "planned"
    if kind == "license" and modality in ("ongoing", "done") and verb.lemma in EXAMINING:
        return "planned"  # "began reviewing applications"
    if modality == "ongoing" and _begun(clause, g):
        return "done"  # "began issuing licences"
    if kind == "restrict":
        return _of_bans(modality, clause, g)
    if kind == "license" and modality == "ongoing":
        if verb.modal == "can" and not verb.negative:
            return "planned"
        return "done" if _had(clause, g) else modality
    if kind == "amend-rule" and modality == "done" and verb.lemma in g.status.tabled:
        return "proposed"
    if kind == "amend-rule" and modality == "ongoing" and verb.progressive:
        return "planned"  # "is reviewing whether to add"
    if kind == "rescind-rule" and modality == "planned" and _laid_down(clause, g):
        return "done"
    if kind == "rescind-rule" and modality == "cancelled" and verb.lemma == "enforce":
        return "done" if _governor(clause, "past") else modality  # "gave up enforcing it"
    if kind == "propose-rule" and modality in ("done", "ongoing", "planned"):
        tabled = verb.lemma in g.status.tabled
        spoken = verb.kind == "finite" and (verb.tense == "past" or verb.perfect)
        if modality == "planned" and not (spoken and not verb.modal and not verb.negative):
            return modality
        return "proposed" if tabled else "planned"
    if kind in _MADE and modality == "ongoing" and verb.is_plain and verb.tense == "pres":
        return "done"  # "the rule adds 140 firms to the list"
    return modality


def _of_bans(modality: str, clause: Clause, g: Grammar) -> str:
    """How a ban stands: "the verb decides"."""
    verb = clause.verb
    assert verb is not None
    if modality == "planned" and verb.modal == "may":
        return "ongoing"
    if modality == "planned" and _moved(clause, g):
        return "done"
    if modality == "done" and verb.perfect and verb.tense == "pres":
        lasting = verb.lemma == "be" or (since(clause) and not verb.passive)
        return "ongoing" if lasting else modality
    if modality == "done" and clause.rel == "gerund":
        return "ongoing"  # "sending them to China is forbidden"
    licensing = "license" in g.framed.get(verb.lemma, ())
    if modality == "cancelled" and licensing and _governor(clause, "past"):
        return "done"  # "stopped granting licences"
    return modality


def _ordered(kind: EventType, clause: Clause, g: Grammar) -> bool:
    """ "Told officers to stop it", "the decision to allow it": done by who decides or speaks."""
    verb = clause.verb
    if verb is None or verb.kind != "inf":
        return False
    if kind in _WORDS:
        return bool(_governor(clause, "past"))
    if kind not in RULES | ENFORCING:
        return False
    noun = clause.head_noun
    if noun is not None and noun.head is not None:
        return noun.head.lemma in g.status.deciding and noun.det != "no"
    lemma = _governor(clause, "past")
    if kind in ENFORCING:
        told = any(group.name == "told" for group in g.catenative.get(lemma, ()))
        return told and kind not in g.framed.get(verb.lemma, ())
    return kind in ("restrict", "rescind-rule") and lemma in g.status.ordering


def _contracted(clause: Clause, g: Grammar) -> bool:
    """ "Signed a contract to make": a deal, not a customer that was won."""
    verb = clause.verb
    if verb is None or verb.lemma not in g.status.contracting:
        return False
    to_do = any(one.rel in ("inf", "purpose") for one in clause.children)
    closed = CLASS["deal"] | (CLASS["order"] if to_do else 0)  # "won an order to make"
    return any(noun.cls & closed for noun in clause.objs)


def _foreseen(clause: Clause, g: Grammar) -> bool:
    """ "Expects charges of $800 million", "expects to book": a cost that is still to come."""
    verb = clause.verb
    if verb is None or verb.negative or verb.tense != "pres" or verb.kind != "finite":
        return False
    if not any(group.modality == "planned" for group in g.catenative.get(verb.lemma, ())):
        return False
    around = (clause, *(one for one in clause.children if one.rel == "inf"))
    nouns = [n for one in around for n in (*one.objs, *(m for _, m in one.preps))]
    return any(n.money for n in nouns)


def _laid_down(clause: Clause, g: Grammar) -> bool:
    """ "Announced that it would not enforce the rule": it is not enforced from then on."""
    verb, above = clause.verb, clause.parent.verb if clause.parent is not None else None
    if verb is None or above is None or clause.rel != "that" or not verb.negative:
        return False
    told = above.lemma in g.reporting and (above.tense == "past" or above.perfect)
    return told and not above.negative and verb.lemma == "enforce"


def _put_at(clause: Clause, g: Grammar) -> bool:
    """ "Put its spending at $5 billion", "raised its budget to": what is still to be spent."""
    verb = clause.verb
    if verb is None or verb.lemma not in g.status.estimating:
        return False
    return verb.lemma != "put" or any(prep == "at" and n.money for prep, n in clause.preps)


def _bill(clause: Clause, g: Grammar) -> bool:
    """ "The bill bars exports": what a bill says is no law yet."""
    noun = clause.subj
    return noun is not None and noun.head is not None and noun.head.lemma in g.status.proposed


def _taken_back(clause: Clause, g: Grammar) -> bool:
    """ "Will revoke the permits", "had its waiver withdrawn": leave that is there no longer."""
    verb = clause.verb
    if verb is None or verb.negative:
        return False
    told = [verb] if verb.lemma in g.status.withdrawing else []
    if verb.lemma in ("have", "get", "see"):
        near = (*clause.children, *(two for one in clause.children for two in one.children))
        told += [one.verb for one in near if one.rel == "part" and one.verb is not None]
    nouns = [clause.subj if verb.passive else None, *clause.objs, *(n for _, n in clause.preps)]
    leave = any(noun.cls & CLASS["licence"] for noun in nouns if noun is not None)
    return leave and any(one.lemma in g.status.withdrawing for one in told)


def _governor(clause: Clause, tense: str) -> str:
    """The verb that an infinitive or a form in -ing hangs on, if it is of that tense or perfect."""
    above = clause.parent.verb if clause.parent is not None else None
    if above is None or clause.rel not in ("inf", "ing") or above.modal or above.negative:
        return ""
    return above.lemma if above.tense == tense or above.perfect else ""


def _begun(clause: Clause, g: Grammar) -> bool:
    """ "Began to issue licences": what is done once is done when it is begun."""
    above = clause.parent.verb if clause.parent is not None else None
    lemma = "" if above is None or above.perfect else _governor(clause, "past")
    return any(group.modality == "ongoing" for group in g.catenative.get(lemma, ()))


def _moved(clause: Clause, g: Grammar) -> bool:
    """ "Moved to restrict": a step, not a plan."""
    return _governor(clause, "past") in g.status.stepping


def _decided(clause: Clause, g: Grammar) -> bool:
    """ "Decided not to buy": who has decided against it has declined."""
    lemma = _governor(clause, "past")
    return any(group.name == "decided" for group in g.catenative.get(lemma, ()))


def _foiled(clause: Clause) -> bool:
    """ "Attempts to ship them were stopped", "foiled a bid to": what never came about."""
    noun, above = clause.head_noun, clause.holder or clause.parent
    verb = above.verb if above is not None else None
    if noun is None or noun.head is None or noun.head.lemma not in _TRIES or verb is None:
        return False
    undergoes = above is not None and (noun is above.subj) == verb.passive
    return undergoes and verb.lemma in _FOILING and not (verb.negative or verb.modal)


def _tried(clause: Clause, g: Grammar) -> bool:
    """ "Tried to export": an attempt at a crime is what somebody is accused of."""
    return _governor(clause, "past") in g.status.wishing


def _pledged(clause: Clause) -> bool:
    """ "Is committed to complying": a promise to keep to the law is kept from now on."""
    above = clause.parent.verb if clause.parent is not None else None
    return above is not None and above.lemma.startswith("commit") and above.tense == "pres"


def _had(clause: Clause, g: Grammar) -> bool:
    """ "Has thousands of H100s", "holds a licence": what is had was got."""
    verb = clause.verb
    return verb is not None and verb.kind == "finite" and verb.lemma in g.status.owning


def _broken_ground(clause: Clause, g: Grammar) -> bool:
    """ "Work began in May", "broke ground": a beginning that lies behind."""
    verb = clause.verb
    above = clause.parent.verb if clause.parent is not None and clause.rel == "inf" else None
    for one in (verb, above):
        begins = one is not None and (
            one.lemma.startswith("break_ground")
            or any(group.modality == "ongoing" for group in g.catenative.get(one.lemma, ()))
        )
        if one is not None and begins:
            return one.tense == "past" and not one.modal and not one.progressive
    return False


def _ever_since(clause: Clause) -> bool:
    """ "Has rented servers since May", "for years"."""
    return since(clause) or any(
        prep == "for" and noun.head is not None and noun.head.low in _SPANS
        for prep, noun in clause.preps
    )


def _worked_on(clause: Clause, g: Grammar) -> bool:
    """ "Is working with X to use its chips": a plan of the two."""
    parent = clause.parent
    if clause.rel not in ("inf", "purpose") or parent is None or parent.verb is None:
        return False
    return parent.verb.progressive and parent.verb.lemma in g.status.joining


def _agreed(clause: Clause, g: Grammar) -> bool:
    """ "Agreed to limit exports": governments that agree on a rule have yet to make it."""
    parent = clause.parent
    if clause.rel not in ("inf", "purpose") or parent is None or parent.verb is None:
        return False
    return parent.verb.lemma in g.status.agreed


def _of_talks(modality: str, clause: Clause, g: Grammar) -> str:
    verb, parent = clause.verb, clause.parent
    assert verb is not None
    above = parent.verb if parent is not None and clause.rel in ("inf", "ing") else None
    if above is not None and above.lemma in ("begin", "start"):  # noqa: SIM102
        if above.tense == "past" and not above.perfect:
            return "done"
    if modality == "done" and verb.perfect and verb.tense == "pres":
        return "in-talks" if verb.lemma in g.status.talking | g.status.wishing else modality
    if modality == "ongoing" or (modality == "done" and verb.lemma in g.status.wishing):
        return "in-talks"
    if modality == "planned" and verb.kind != "finite":
        sought = above is None or above.lemma in g.status.wishing
        return "in-talks" if sought else "planned"
    if modality == "planned" and verb.lemma in g.status.wishing and not verb.modal:
        return "in-talks"  # "has sought talks"
    return modality
