"""Whether an act is worth telling, and how its frame and its clause say that it stands."""

from store.parse.acts.in_passing import habit
from store.parse.acts.scarcity import scarce
from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.lexicon.grammar import FrameRule, Grammar
from store.parse.modality.status import Status, status
from store.parse.modality.tense import POSSIBLE
from store.parse.rules.duties import laid_on
from store.parse.shapes.clauses import Clause
from store.parse.words.kinds import AHEAD, MAKING, RULES
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
from store.records import Cue

__all__ = [
    "FINAL", "activity", "general", "modality_of", "needs", "note_cues", "stands_anew",
    "unworthy",
]  # fmt: skip

FINAL = frozenset(
    (
        "habit", "told before", "investigate: habit",
        "acquire: trade of a country", "supply: trade of a country", "invest: a price",
        "develop: history of a product", "deploy: what a product is for",
        "restrict: nothing barred", "issue-rule: nothing made", "list-entity: nobody listed",
    )
)  # fmt: skip
"""Reasons against which no weight speaks."""
_WORDY = frozenset(("warn", "oppose", "state", "comply"))
_ACTING = word_set(
    """
    acquire rent invest build deploy develop supply negotiate decline
    """
)
_USED = CLASS["chip"] | CLASS["compute"] | CLASS["infra"] | CLASS["model"] | CLASS["access"]
_ASKING = frozenset(
    ["apply", "file", "seek", "request", "submit", "obtain", "get", "receive", "secure", "hold"]
)
_TRADES = frozenset(("make", "produce", "design", "develop", "build", "manufacture", "create"))
_SUBJECT = frozenset(["be", "become", "remain"])
_SMALL = 100_000
"""What is less in any currency is a price, not a budget."""
_GUESS = 3
_HOLDING = frozenset(["have", "own", "possess", "hold"])
_PLEDGING = word_set(
    """
    agree pledge promise vow fail refuse claim plan appear continue intend try say seem commit
    decide undertake want aim
    """
)
_DOERS = CLASS["org"] | CLASS["person"] | CLASS["gov"]
_TOLD_BY_NOUN = CLASS["sale"] | CLASS["order"] | CLASS["purchase"] | CLASS["investment"]
_DESCRIBING = frozenset(("rel", "part"))
_LONELY = frozenset(("build", "deploy", "supply", "develop", "acquire", "rent"))
_OBJECTS_OF_LAW = (
    CLASS["chip"] | CLASS["compute"] | CLASS["infra"] | CLASS["tool"] | CLASS["model"]
)  # fmt: skip
_BESIDE = frozenset(("adv", "that", "rel", "part", "whether", "purpose", "ing", "adverbial"))
_LISTED = CLASS["org"] | CLASS["person"] | CLASS["company"] | CLASS["actor"]
_UNDONE = {
    "restrict": "nothing barred", "issue-rule": "nothing made", "list-entity": "nobody listed",
}  # fmt: skip
_PRIVATE = CLASS["company"] | CLASS["tenant"]
_PUBLIC = CLASS["gov"] | CLASS["rule"] | CLASS["restriction"] | CLASS["law"] | CLASS["person"]
_LAUNCHED = frozenset(["launch", "introduce", "release", "unveil", "announce", "debut"])
_COMMENTING = frozenset(("comment", "say", "elaborate", "answer", "respond", "specify"))
_USING = frozenset(["use", "employ", "deploy"])
_EVERY = frozenset(("every", "any", "each", "all"))
_OBJECTS = CLASS["chip"] | CLASS["compute"] | CLASS["tech"] | CLASS["infra"] | CLASS["place"]


def modality_of(rule: FrameRule, state: Status, clause: Clause) -> str:
    """How the act stands: as the frame fixes it, unless the clause denies or only plans it."""
    fixed = rule.frame.modality
    if not fixed:
        return state.modality
    if rule.frame.type == "state":
        return fixed  # "will not tolerate it" is said
    if fixed == "cancelled" and clause.verb is not None and clause.verb.modal in POSSIBLE:
        return "planned"  # "may cancel its order"
    if state.modality in ("cancelled", "denied"):
        return state.modality
    if state.modality in AHEAD and fixed == "done":
        return state.modality
    if state.modality == "planned" and fixed in ("ongoing", "in-talks"):
        return "planned" if fixed == "ongoing" else "in-talks"
    return fixed


def stands_anew(draft: Draft, clause: Clause, act: str, g: Grammar, headline: bool) -> None:
    """Take back how a frame fixed that its act stands where it is an act of another kind."""
    fixed = draft.frame.modality if draft.frame is not None else ""
    if fixed and draft.modality == fixed:
        found = status(clause, act, g, headline)  # type: ignore[arg-type]
        draft.modality = found.modality  # type: ignore[assignment]


def note_cues(draft: Draft, clause: Clause) -> None:
    """The words that say how the act stands."""
    verb, parent = clause.verb, clause.parent
    if verb is not None and draft.negative:
        draft.cues.append(Cue("negation", verb.start, verb.end))
    if parent is not None and parent.verb is not None and clause.rel in ("inf", "ing", "whether"):
        draft.cues.append(Cue("modality", parent.verb.start, parent.verb.end))
    if clause.head_noun is not None:
        draft.cues.append(Cue("modality", clause.head_noun.start, clause.head_noun.end))


def _firm(party: Party) -> bool:
    return bool(party.cls & CLASS["company"]) and not party.cls & CLASS["gov"]


def needs(draft: Draft) -> str:
    """Which chance an act that a frame made needs to be told, "" if none.

    "slight" where nothing is done, nobody acts, or it is only guessed or planned for no time;
    "passing" where it is told beside something else or by a noun, or only says something.
    """
    clause = draft.clause
    if draft.type == "state":
        return "" if draft.modality == "denied" else "passing"
    undated = draft.when is None and not (clause is not None and clause.dates)
    nobody = not draft.agents and not draft.chips and not _somebody(clause)
    aimed = draft.modality == "planned" and undated
    beside = clause is not None and clause.rel in _BESIDE
    if aimed and draft.negative and draft.agents and not beside:  # "it will not buy"
        return "passing"
    if draft.negative or draft.hedge >= _GUESS or nobody or aimed:
        return "slight"
    return "passing" if beside or draft.frame is None else ""


def _somebody(clause: Clause | None) -> bool:
    """ "The department finalised": whether a clause says what somebody did whom nothing names."""
    noun = clause.subj if clause is not None else None
    verb = clause.verb if clause is not None else None
    active = verb is not None and not verb.passive
    return active and noun is not None and bool(noun.cls & _DOERS)


def activity(clause: Clause) -> bool:
    """ "Selling them there is a crime", "letting firms use them helps": what is named, not told."""
    above = clause.parent
    if clause.rel in ("inf", "purpose") and above is not None:
        return above.rel == "gerund" and clause.subj is not None
    return clause.rel == "gerund"


def general(clause: Clause) -> bool:
    """ "Before they make", "nothing has been": told of no single act."""
    verb, noun = clause.verb, clause.subj
    if noun is not None and noun.head is not None and noun.head.low in ("nothing", "nobody"):
        return True
    waits = clause.rel == "adv" and clause.sub in ("before", "until", "till", "whenever")
    return waits and verb is not None and verb.tense == "pres" and not verb.perfect


def _obeys(clause: Clause) -> bool:
    """What is made or ordered so that it complies is no act of complying."""
    parent = clause.parent
    if clause.rel not in ("inf", "purpose") or parent is None or parent.verb is None:
        return True
    return parent.verb.lemma in _PLEDGING


def _unsaid(clause: Clause) -> bool:
    """ "Declined to comment on the price of the chips": who keeps silent turns nobody down."""
    verbs = [one.verb for one in clause.children if one.rel == "inf" and one.verb is not None]
    return bool(verbs) and all(verb.lemma in _COMMENTING for verb in verbs)


def idle(draft: Draft, state: Status) -> str:
    """Why a frame that fired tells a comment or a generality, "" if it tells an act."""
    kind = draft.type
    if kind == "comply" and draft.clause is not None and not _obeys(draft.clause):
        return "made to comply"
    if kind == "decline" and draft.clause is not None and _unsaid(draft.clause):
        return "no comment"
    if kind == "issue-rule" and draft.lemma in _SUBJECT:
        dated = draft.when is not None and "effective" in draft.when.phrase.lower()
        return "" if dated else "no date"
    if draft.lemma in _TRADES and kind == "develop" and draft.when is None:
        titled = draft.section in ("title", "heading")
        clause = draft.clause
        finite = clause is not None and clause.verb is not None and clause.verb.is_finite
        if clause is not None and finite and not titled and habit(draft, clause):
            return "habit"
    if kind == "acquire" and draft.lemma == "import" and not (draft.chips or draft.units):  # noqa: SIM102
        if all(p.cls & (CLASS["gov"] | CLASS["collective"]) for p in draft.agents):
            return "trade of a country"
    if kind == "supply" and draft.lemma == "export" and not (draft.chips or draft.units):  # noqa: SIM102
        if draft.agents and all(p.cls & CLASS["gov"] for p in draft.agents):
            return "trade of a country"
    if kind == "develop" and draft.lemma in _LAUNCHED and _past_product(draft):
        return "history of a product"
    if kind == "deploy" and draft.lemma in _USING and _for_use(draft):
        return "what a product is for"
    if kind == "deploy" and not (draft.chips or draft.vendors or draft.classes & _USED):
        return "nothing used"
    if draft.lemma in _HOLDING and kind == "deploy":
        verb = draft.clause.verb if draft.clause is not None else None
        if not draft.units or verb is None or not verb.is_finite:
            return "no number"
    if draft.lemma in _HOLDING and kind == "acquire":
        if not (draft.units or draft.money):
            return "no number"
        if draft.chips and not draft.counterparties:
            return "a maker's own stock"  # nobody sold them: he who has them made them
    if kind == "invest" and draft.money and all(m.maximum < _SMALL for m in draft.money):
        return "a price"
    if kind in _ACTING and not draft.agents and not _lonely(draft):
        return "no party"
    if draft.negative and kind in _UNDONE and _undone(draft):
        return _UNDONE[kind]
    if kind == "prosecute" and draft.clause is not None and _penalty(draft.clause):
        return "what a crime carries"
    if kind == "build" and draft.lemma == "operate" and draft.modality == "ongoing":
        return "habit"
    if kind == "investigate" and draft.agents and all(_firm(p) for p in draft.agents):  # noqa: SIM102
        if draft.clause is not None and _custom(draft.clause):
            return "" if draft.section == "title" else "habit"
    if kind in MAKING and draft.agents and all(_firm(p) for p in draft.agents):
        return "a firm makes no rule"
    if kind in MAKING and draft.clause is not None and _private(draft.clause):
        return "a firm makes no rule"
    if kind == "list-entity" and draft.clause is not None and _listed_elsewhere(draft.clause):
        return "another list"
    if kind == "investigate" and draft.lemma == "ask" and _unasked(draft):
        return "no party"
    if few := scarce(draft):
        return few
    asked = draft.lemma in _ASKING and bool(draft.agents)
    if (kind in ("restrict", "license") and not asked) and not (
        draft.counterparties
        or draft.chips
        or draft.sites
        or draft.classes & _OBJECTS
        or (draft.classes & CLASS["sale"] and draft.classes & CLASS["licence"])
        or draft.lemma in _SUBJECT
        or (kind == "restrict" and laid_on(draft.clause))
        or (kind == "license" and any(p.cls & CLASS["gov"] for p in draft.agents))
    ):
        return "nothing bound"
    if draft.hedge >= _GUESS and _guessed(draft, state):
        return "guess"
    if kind in RULES and not draft.classes & _OBJECTS_OF_LAW and draft.off_topic:
        return "off topic"
    if kind == "state" and draft.negative:
        return "not said"
    return "no party" if kind in _WORDY and not draft.agents else ""


def _custom(clause: Clause) -> bool:
    """ "It looks into reports", "would examine every one": what a firm does in general."""
    verb = clause.verb
    if verb is None or verb.perfect or verb.progressive:
        return False
    every = any(noun.det in _EVERY for noun in clause.objs)
    return verb.tense == "pres" or (bool(verb.modal) and every)


def _past_product(draft: Draft) -> bool:
    """ "The A100 was introduced in 2020": told of the chip alone, no news of its maker."""
    verb = draft.clause.verb if draft.clause is not None else None
    alone = all(party.via == "maker" for party in draft.agents)
    return verb is not None and verb.passive and alone and draft.modality == "done"


def _for_use(draft: Draft) -> bool:
    """ "The H20 is used for inference", "can be used by": what chips are good for, not where."""
    verb = draft.clause.verb if draft.clause is not None else None
    if verb is None or not verb.passive or verb.tense == "past" or verb.progressive:
        return False
    exact = draft.units or draft.sites or draft.when or draft.modality != "ongoing"
    named = any(p.via != "maker" and not p.cls & CLASS["collective"] for p in draft.agents)
    return not (exact or named or verb.perfect)


def _undone(draft: Draft) -> bool:
    """ "Does not prohibit", "no rule has been published": a frame's act that is itself denied."""
    clause = draft.clause
    if clause is None or clause.verb is None or draft.frame is None or not draft.frame.verbs:
        return False
    nouns = (clause.subj, *clause.objs)
    return clause.verb.negative or any(n is not None and n.det == "no" for n in nouns)


def _penalty(clause: Clause) -> bool:
    """ "Can be fined up to": what the law threatens everybody with."""
    return clause.verb is not None and clause.verb.modal == "can" and clause.verb.passive


def _private(clause: Clause) -> bool:
    """ "Many of our clients are revising their policies": who does it makes no law."""
    noun, verb = clause.subj, clause.verb
    if noun is None or verb is None or verb.passive or noun.pronoun:
        return False
    value = noun.cls
    for one in noun.of:
        value |= one.cls
    return bool(value & _PRIVATE) and not value & _PUBLIC


def _listed_elsewhere(clause: Clause) -> bool:
    """ "Listed on the exchange", "the partners listed overleaf", "a list of addresses"."""
    verb = clause.verb
    if verb is not None and verb.lemma == "list":
        on = [noun for prep, noun in clause.preps if prep in ("on", "at")]
        return verb.kind == "part" or any(not noun.cls & CLASS["listing"] for noun in on)
    lists = [noun for _, noun in clause.preps if noun.plain == "list" and not noun.refs]
    inside = [one for noun in lists for one in noun.of]
    return bool(inside) and not any(one.cls & _LISTED or one.cap for one in inside)


def _unasked(draft: Draft) -> bool:
    """ "Asked whether it would, a spokesman said": who asked is not told."""
    verb = draft.clause.verb if draft.clause is not None else None
    alone = verb is not None and not verb.is_finite
    return alone and all(p.via == "inherited" for p in draft.agents)


def unworthy(draft: Draft, state: Status, trusted: bool) -> str:
    """Why an act is not told, "" if it is; where weights are `trusted`, few reasons hold."""
    reason = idle(draft, state)
    if trusted and f"{draft.type}: {reason}" not in FINAL:
        return scarce(draft)
    return reason


def _lonely(draft: Draft) -> bool:
    """Whether an act of nobody named is told by what it names besides."""
    exact = draft.chips or draft.money or draft.units
    if draft.type == "build" and (
        draft.sites or draft.counterparties or draft.chips or draft.modality == "cancelled"
    ):
        return True
    if draft.type in _LONELY and draft.counterparties and exact:
        return True
    clause = draft.clause
    verb = clause.verb if clause is not None else None
    noun = clause.subj if clause is not None else None
    if clause is None or verb is None or noun is None or noun.pronoun:
        return False
    if not (verb.is_finite or verb.perfect or clause.rel == "inf") or clause.rel in _DESCRIBING:
        return False
    if (noun.cls & _DOERS or (noun.cap and not noun.cls)) and not verb.passive:
        return _happened(clause) or bool(exact or draft.counterparties)
    known = draft.frame is not None and draft.frame.verbs
    if known and noun.cls & _TOLD_BY_NOUN and (exact or draft.counterparties):
        return True
    itself = draft.frame is not None and draft.frame.agent == "none" and draft.type != "build"
    dated = draft.when is not None and noun.cls & _TOLD_BY_NOUN
    return itself and bool(exact or draft.counterparties or draft.sites or dated)


def _happened(clause: Clause) -> bool:
    """Whether the verb, or the one that says how it stands, tells of what happened or goes on."""
    above = clause.parent if clause.rel == "inf" else clause
    verb = above.verb if above is not None else None
    return verb is not None and (verb.tense == "past" or verb.perfect or verb.progressive)


def _guessed(draft: Draft, state: Status) -> bool:
    """Whether a speculation is too thin to be kept."""
    if draft.type in _ACTING:
        return not (draft.agents and (draft.chips or draft.money or draft.units))
    if not draft.agents:
        return True
    return draft.type in RULES and not draft.chips and not state.reported
