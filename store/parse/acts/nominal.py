"""Acts told by nouns: "the purchase of H20s was completed", "there was a ban on exports"."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.fields.designers import designer
from store.parse.fields.gather import take
from store.parse.fields.noun_parties import agents_of, authority, doer, parties_of
from store.parse.fields.places import places
from store.parse.fields.roles import maker
from store.parse.frames.frames import classes, nouns_of, only_ought
from store.parse.lexicon.grammar import Grammar
from store.parse.modality.status import status
from store.parse.modality.tense import held
from store.parse.rules.issuers import issued
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.words.kinds import RULES_AND_LISTS
from store.parse.words.word_classes import CLASS, bits
from store.parse.words.words import singular, word_set
from store.records import When
from store.reference.lexicon_frames import Nominal
from store.vocabulary import Modality

__all__ = ["NounAct", "as_worded", "nominals"]

Parts = Callable[[Draft], None]

_PLANNED = word_set(
    "planned proposed potential intended upcoming expected possible pending future prospective"
)
_WAITING = frozenset(
    (
        ("under", "consideration"), ("under", "discussion"), ("under", "study"), ("in", "works"),
        ("in", "pipeline"), ("in", "offing"), ("on", "table"), ("on", "cards"), ("on", "horizon"),
    )
)  # fmt: skip
"""Where something is that is still to come."""
_GOING = frozenset(["ongoing", "underway", "continuing", "advanced", "progressing"])
_OVER = frozenset(["over", "off", "dead", "suspended", "stalled", "frozen"])
_AWAITING = frozenset(("expect", "anticipate", "foresee", "forecast", "project", "await"))
_UNDONE = frozenset(["cancelled", "canceled", "abandoned", "failed", "scrapped", "aborted"])
_LASTING = word_set("restrict investigate deploy negotiate smuggle build develop oppose decline")
_MAKING = frozenset(["production", "output", "manufacturing", "sale"])
_ALONE = word_set("supply prosecute build smuggle")
_HOLDING = frozenset(("include", "cover", "comprise", "total", "involve"))
_BEING = frozenset(("be", "remain", "stay", "sit", "stand", "languish"))
_BESIDE = frozenset(["ahead of", "in front of"]) | word_set(
    "after following amid despite since before with over by through until for upon"
)
_REVIEW = CLASS["probe"]


class NounAct(NamedTuple):
    """An act that a noun of a clause tells; `loose` where it is only spoken of in passing."""

    rule: Nominal
    noun: Noun
    fill: Parts
    modality: Modality
    negative: bool
    hedge: int
    loose: bool
    content: tuple[Clause, ...]


def nominals(clause: Clause, g: Grammar, talk: Discourse, headline: bool) -> Iterator[NounAct]:
    """The acts that the nouns of `clause` tell: its subject, its objects, what it is set beside."""
    verb = clause.verb
    assert verb is not None
    subject = clause.subj
    if verb.is_finite and subject is not None and subject.told_by is not None:
        found = _told(clause, subject, "subject", g, talk, headline)
        if found is not None:
            yield found
    for noun in clause.objs:
        if noun.told_by is None:
            continue
        found = _told(clause, noun, "object", g, talk, headline)
        if found is not None:
            yield found
    for prep, noun in clause.preps:
        if noun.told_by is None:
            continue
        if prep in _BESIDE or _in_telling(clause, prep, g):
            found = _told(clause, noun, "beside", g, talk, headline)
            if found is not None:
                yield found


def _in_telling(clause: Clause, prep: str, g: Grammar) -> bool:
    """ "News of the purchase": what the news is of."""
    if prep != "of":
        return False
    telling = g.telling_nouns
    subject = clause.subj
    heads = [n.head.low for n in (subject, *clause.objs) if n is not None and n.head is not None]
    return any(singular(head) in telling for head in heads)


def _commanded(agents: list[Party]) -> bool:
    """ "The regulator's order": what an authority orders, if no goods, is what others must do."""
    return bool(agents) and all(p.cls & CLASS["gov"] for p in agents)


def _told(
    clause: Clause, noun: Noun, place: str, g: Grammar, talk: Discourse, headline: bool
) -> NounAct | None:
    rule = noun.told_by
    if rule is False:
        rule = noun.told_by = _rule(noun, g)
    if rule is None or noun.head is None or noun.pronoun:
        return None
    if place == "subject" and only_ought(clause, rule.type):
        return None  # "a ban should have come sooner"
    spoken = _behind(clause, noun)
    held = rule.object.split()
    objects = [inner for prep, inner in spoken if prep in held]
    if place == "subject" and not objects:
        objects = [inner for prep, inner in clause.preps if prep in held]
    if not _needed(rule, noun, objects, clause, talk):
        return None
    agents = agents_of(rule, noun, spoken, g, talk)
    if not objects and noun.head.low == "order" and _commanded(agents):
        return None
    stands: tuple[Modality, bool, int] | None = None
    borrowed = False
    if place == "subject":
        stands = _said_of(clause, g)
    elif place == "object":
        stands = _done_with(clause, rule, g, headline)
        if stands is not None and not agents and clause.subj is not None:
            agents = doer(rule, clause, talk)
            borrowed = True
    if rule.type == "license" and noun.plain.endswith("application") and place == "subject":
        stands = ("ongoing", False, 0)
    loose = stands is None
    if stands is None:
        stands = _by_itself(rule, noun, clause, agents, objects, place, g)
    if stands is None:
        return None
    if loose and not rule.needs and not objects:
        return None
    modality, negative, hedge = stands
    modality = rule.modality or _worded(noun, modality)
    if rule.type == "negotiate" and modality == "ongoing":
        modality = "in-talks"
    own = [] if borrowed else agents
    if not agents and rule.type not in _ALONE and rule.type not in RULES_AND_LISTS:
        others = parties_of(noun, spoken, rule.counterparty.split(), talk)
        if not others or loose:
            return None

    made = singular(noun.plain.split()[-1]) in _MAKING
    # "its application is under review at the ministry"
    applied = rule.type == "license" and noun.head.lemma == "application"
    gov = [(p, n) for p, n in clause.preps if n.cls & CLASS["gov"] and not n.cls & CLASS["place"]]
    decided_by = gov if place == "subject" and applied else []

    awaited = borrowed and rule.type == "acquire" and _awaited(clause, noun, agents, g)
    worded = not rule.modality and modality != stands[0] != "in-talks"

    def parts(draft: Draft) -> None:
        draft.sure = worded
        draft.agents = list(agents)
        known = {p.key for p in draft.agents}
        found = parties_of(noun, spoken + decided_by, rule.counterparty.split(), talk)
        draft.counterparties = [p for p in found if p.key not in known]
        if awaited and draft.counterparties:
            draft.agents, draft.counterparties = draft.counterparties, draft.agents
        sums = [n for n in (*clause.objs, *(m for _, m in clause.preps)) if n.money]
        direct = clause.objs if noun is clause.subj and not objects else ()
        for one in (noun, *objects, *direct, *sums):
            take(draft, one, g)
        if applied and not draft.agents:
            if not draft.chips and talk.chips[0] >= talk.sentence - 1:
                draft.chips = list(talk.chips[1])  # "applications for the chip"
            designer(draft, g)
        maker(draft, g, talk)
        places(draft, [clause], g, talk)
        if draft.type in ("prosecute", "investigate") and not draft.agents:
            draft.agents = authority(draft, g, talk)
        if made and not draft.agents:
            designer(draft, g)
        if draft.type in RULES_AND_LISTS and not draft.agents:
            issued(draft, clause, g, talk)
        draft.when = next((d for d in clause.dates if isinstance(d, When)), None)

    content = tuple(
        c
        for c in clause.children
        if (c.rel == "ing" and c.via_prep in rule.object.split()) or c.head_noun is noun
    )
    return NounAct(rule, noun, parts, modality, negative, hedge, loose and not own, content)


def as_worded(draft: Draft, clause: Clause, g: Grammar) -> None:
    """Let an act found by weight stand as the words before the noun that tells it say."""
    for _, noun in nouns_of(clause):
        rule = _rule(noun, g)
        if rule is not None and rule.type == draft.type:
            modality = _worded(noun, draft.modality)
            draft.sure = modality != draft.modality
            draft.modality = modality
            return


def _rule(noun: Noun, g: Grammar) -> Nominal | None:
    words = noun.plain.split()
    if not words:
        return None
    last = singular(words[-1])
    if len(words) > 1:
        found = g.nominals.get(f"{words[-2]}_{last}")
        if found is not None:
            return found
    return g.nominals.get(last)


def _behind(clause: Clause, noun: Noun) -> list[tuple[str, Noun]]:
    """The phrases with prepositions that stand behind a noun, before anything else begins."""
    verb = clause.verb
    assert verb is not None
    stops = [n.start for n in (*clause.objs, clause.subj) if n is not None and n.start > noun.end]
    if verb.start > noun.start:
        stops.append(verb.start)
    stop = min(stops, default=1 << 60)
    return [(p, n) for p, n in clause.preps if noun.end <= n.start < stop]


def _needed(
    rule: Nominal, noun: Noun, objects: list[Noun], clause: Clause, talk: Discourse
) -> bool:
    wanted = bits(rule.needs)
    if not wanted or noun.cls & wanted & ~bits(rule.own):
        return True
    if any(classes(o, talk) & wanted for o in objects):
        return True
    if wanted & CLASS["money"] and any(n.money for _, n in clause.preps):
        return True
    about = [c for c in clause.children if c.rel == "ing" and c.via_prep in rule.object.split()]
    if any(classes(n, talk) & wanted for c in about for _, n in nouns_of(c)):
        return True
    if noun is clause.subj and clause.verb is not None and clause.verb.lemma in _HOLDING:  # noqa: SIM102
        if any(classes(o, talk) & wanted for o in clause.objs):
            return True
    if any(isinstance(r, Ref) and r.cls & wanted for r in noun.refs):
        return True
    known = bool(wanted & CLASS["chip"]) and talk.chips[0] >= talk.sentence - 1
    return known and (noun.definite or bool(noun.owner))


def _said_of(clause: Clause, g: Grammar) -> tuple[Modality, bool, int] | None:
    """How the verb behind it says that an act stands ("was completed", "is under way")."""
    verb = clause.verb
    assert verb is not None
    verbs = g.lexicon.frames.nominal_verbs
    base = verb.lemma
    future = verb.modal in ("will", "would", "shall") or verb.kind == "inf"
    if verb.modal in ("may", "might", "could"):
        return None
    if held(clause, g.status):
        return "cancelled", verb.negative, 0
    found: Modality | None = None
    if base == "be" and verb.tense == "past" and any(o.money or o.quantity for o in clause.objs):
        found = "done"  # "sales of it were $4.6 billion"
    elif base in _BEING:
        found = _is(clause)
    elif verb.negative and base in g.status.proceeding and not verb.perfect:
        return "cancelled", False, 0
    elif base in word_set(verbs.cancelled):
        return "cancelled", verb.negative, 0
    elif base in word_set(verbs.ongoing):
        found = "ongoing"
    elif base in word_set(verbs.done) or (base in word_set(verbs.told) and verb.passive):
        found = "done"
    elif base in word_set(verbs.planned):
        return "planned", verb.negative, 0
    if found in ("ongoing", "done") and future:
        found = "planned"
    return None if found is None else (found, verb.negative, 0)


def _is(clause: Clause) -> Modality | None:
    """ "Is on hold", "is under way", "is pending"."""
    verb = clause.verb
    assert verb is not None
    if any(p == "under" and ("way" in n.plain or n.cls & _REVIEW) for p, n in clause.preps):
        return "ongoing"
    if any((p, n.plain) in _WAITING for p, n in clause.preps):
        return "planned"
    said = {o.head.low for o in clause.objs if o.head is not None}
    if said & _GOING:
        return "ongoing"
    if said & _OVER:
        return "cancelled"
    return "planned" if said & _PLANNED else None


def _awaited(clause: Clause, noun: Noun, sellers: list[Party], g: Grammar) -> bool:
    """ "Nvidia expects orders from Tencent": a maker of chips awaits what others buy of it."""
    verb = clause.verb
    if verb is None or verb.lemma not in _AWAITING or noun.head is None:
        return False
    known = [g.names.actors.get(party.key) for party in sellers]
    makers = all(one is not None and one.roles[:1] == ("vendor",) for one in known)
    return makers and noun.head.lemma == "order"


def _done_with(
    clause: Clause, rule: Nominal, g: Grammar, headline: bool
) -> tuple[Modality, bool, int] | None:
    """How an act stands that somebody announces, makes, begins or that there is."""
    verb = clause.verb
    assert verb is not None
    verbs = g.lexicon.frames.nominal_verbs
    if verb.passive:
        return None
    state = status(clause, rule.type, g, headline)
    if state.skip:
        return None
    modality: Any = state.modality
    if verb.lemma == "be":
        if clause.subj is not None:
            return None
    elif verb.lemma in word_set(verbs.telling):
        if modality == "ongoing":
            modality = "ongoing" if rule.type in _LASTING else "done"
    elif verb.lemma in word_set(verbs.ending):
        return ("ongoing" if verb.negative else "cancelled"), False, state.hedge
    elif verb.lemma in word_set(verbs.planning):
        modality = "planned"
    elif verb.lemma not in word_set(verbs.making):
        return None
    return modality, state.negative, state.hedge


def _by_itself(
    rule: Nominal,
    noun: Noun,
    clause: Clause,
    agents: list[Party],
    objects: list[Noun],
    place: str,
    g: Grammar,
) -> tuple[Modality, bool, int] | None:
    """ "Tencent's lease of 64 B200s shows": an act with its owner and object is told, whatever is said."""  # noqa: E501
    verb = clause.verb
    assert verb is not None
    if clause.rel == "adv" and clause.sub in ("if", "unless", "whether"):
        return None
    if place == "object" and verb.lemma not in word_set(g.lexicon.frames.nominal_verbs.linking):
        return None
    exact = any(o.refs or o.quantity or o.money for o in objects) or bool(noun.money or noun.refs)
    law = rule.type in RULES_AND_LISTS and (noun.definite or bool(noun.refs) or bool(agents))
    if not exact or not (agents or law):
        return None
    if place != "subject" and not agents:
        return None
    hypothetical = verb.modal in ("would", "could", "may", "might") and not noun.definite
    if hypothetical or (place == "subject" and verb.negative):
        return None
    if verb.lemma in g.status.proceeding:  # "is not proceeding with its order"
        return ("cancelled" if verb.negative else "planned"), False, 0
    lasting = rule.type in _LASTING and verb.tense != "past" and place == "subject"
    return ("ongoing" if lasting else "done"), False, 0


def _worded(noun: Noun, modality: Modality) -> Modality:
    """What the words before the noun say: planned, alleged, abandoned."""
    words = set(noun.plain.split())
    if words & _UNDONE:
        return "cancelled"
    if words & _PLANNED and modality in ("done", "ongoing"):
        return "planned"
    if words & _GOING and modality == "done":
        return "ongoing"
    if "alleged" in words or "suspected" in words:
        return "alleged"
    return modality
