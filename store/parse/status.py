"""How an act stands: planned, in talks, done, denied; and how far the text stands behind it."""

from typing import NamedTuple

from store.parse.clauses import Clause
from store.parse.grammar import CLASS, Grammar
from store.vocabulary import EventType

__all__ = ["Status", "status"]

_SAYING_ACTS = frozenset(
    ("warn", "oppose", "state", "decline", "prosecute", "list-entity", "comply")
)
_RULES = frozenset(
    ("propose-rule", "issue-rule", "amend-rule", "rescind-rule", "restrict", "license")
)
_ENDING = frozenset(
    [
        "decline",
        "amend-rule",
        "rescind-rule",
        "restrict",
        "investigate",
        "state",
        "prosecute",
        "license",
    ]
)
_PLAN = CLASS["plan"]
_EFFORT = CLASS["effort"]
_ABILITY = CLASS["ability"]
_REFUSING = frozenset(("refuse", "decline"))
_RESTRICTION = CLASS["restriction"]
_POSSIBLE = frozenset(("may", "might", "could", "can"))


class Status(NamedTuple):
    """`skip` is set where the clause tells no act at all (an ability, a condition)."""

    modality: str
    negative: bool
    hedge: int
    skip: str
    reported: bool


def status(clause: Clause, kind: EventType, g: Grammar, headline: bool) -> Status:
    """The status of the act of `clause`, its governors included."""
    modality, negative, hedge, skip = _own(clause, g, headline)
    own = g.catenative.get(clause.verb.lemma, ()) if clause.verb is not None else ()
    lemma = clause.verb.lemma if clause.verb is not None else ""
    for one in own:
        ended = one.modality == "cancelled" and kind in _ENDING
        if lemma in one.with_noun.split() and modality in ("ongoing", "done") and not ended:
            modality = one.modality
    agreed = clause.verb is not None and clause.verb.lemma in ("agree", "commit")
    if agreed and modality == "planned":
        modality = "done"
    if clause.rel == "adv" and clause.sub in ("if", "unless", "whether"):
        skip = skip or "condition"
    if clause.head_noun is not None and clause.head_noun.det == "no":
        negative = True
    if any(n.det in ("no", "neither", "few") for n in (clause.subj, *clause.objs) if n is not None):
        negative = True
    reported = False
    child: Clause = clause
    parent = clause.parent
    steps = 0
    apart = False
    while parent is not None and parent.verb is not None and steps < 8:
        steps += 1
        apart = apart or child.rel in ("adv", "rel")
        verb = parent.verb
        groups = g.catenative.get(verb.lemma, ())
        if parent.adj:
            groups = (g.adjective[parent.adj],)
        linked = child.rel in ("inf", "that", "whether") or (
            child.rel == "ing"
            and child.via_prep in ("on", "in", "of", "from", "about", "to", "with", "for")
        )
        if child.head_noun is not None and child.rel in ("inf", "ing"):
            group = _noun_status(child, verb.lemma, verb.negative)
            if group == "skip":
                skip = skip or "ability"
            elif group:
                modality = group
            if verb.lemma in g.reporting or verb.lemma in (
                "have",
                "make",
                "unveil",
                "reveal",
                "confirm",
            ):
                hedge = max(hedge, 1 if verb.lemma in g.reporting else 0)
        elif (
            child.rel == "ing" and verb.lemma in ("accuse", "suspect") and child.via_prep == "of"
        ) or (child.rel == "that" and verb.lemma in ("allege", "suspect", "accuse", "charge")):
            modality, reported = "alleged", True
            hedge = max(hedge, 2)
        elif linked and child.rel == "that":
            if verb.lemma in g.reporting or verb.lemma in g.denying:
                reported = True
                hedge = max(hedge, 1)
                if verb.passive and verb.lemma != "inform":
                    hedge = max(hedge, 2)
                if verb.lemma in ("allege", "suspect"):
                    modality = "alleged"
                if verb.lemma in g.denying:
                    modality = "denied"
                if verb.lemma in ("speculate", "suggest", "think", "believe", "assume"):
                    hedge = max(hedge, 2)
        elif linked and groups and not apart:
            for group_ in groups:
                if group_.passive and not verb.passive and not parent.adj:
                    continue
                if (verb.lemma == "agree" and verb.tense == "past") or (
                    verb.lemma == "agree" and verb.perfect
                ):
                    modality = "done"
                    break
                if group_.modality and (
                    modality in ("", "done", "ongoing", "planned") or group_.modality == "cancelled"
                ):
                    modality = _combine(group_.modality, verb, modality, child)
                    if modality == "ongoing" and verb.modal in ("will", "'ll", "shall", "would"):
                        modality = "planned"
                hedge = max(hedge, group_.hedge)
                if group_.negative:
                    negative = True
                break
        elif child.rel == "inf" and verb.passive and verb.lemma in ("say", "report", "believe"):
            hedge = max(hedge, 2)
        elif (
            child.rel == "inf"
            and verb.lemma in ("allow", "permit", "enable", "let")
            and modality == ""
        ):
            modality = "ongoing"
        if (child.rel == "inf" and verb.lemma in _REFUSING) or (
            child.rel == "ing" and child.via_prep == "against"
        ):
            negative = True
        if verb.negative and linked and not _corrected(child):  # noqa: SIM102
            if child.rel != "that" or verb.lemma not in g.reporting:
                negative = not negative if steps > 1 and negative else True
        if child.rel in ("inf", "ing", "purpose", "adjunct") and not modality:
            modality, _, more, more_skip = _own(parent, g, headline)
            hedge = max(hedge, more)
            skip = skip or more_skip
        if child.rel in ("inf", "purpose") and verb.modal in _POSSIBLE:
            hedge = max(hedge, 3)
        if parent.rel == "adv" and parent.sub in ("if", "unless"):
            skip = skip or "condition"
        child, parent = parent, parent.parent
    if child.rel == "adv" and child.sub in ("if", "unless", "whether"):
        skip = skip or "condition"
    return Status(
        _for_type(modality or "done", kind, clause), negative, min(hedge, 3), skip, reported
    )


def _corrected(child: Clause) -> bool:
    """The second half of "does not buy but rents" stands outside the negation."""
    return child.sub in ("but", "rather")


def _combine(group: str, verb: object, modality: str, child: Clause) -> str:
    if child.verb is not None and child.verb.perfect and modality == "done":
        return "done"
    return group


def _noun_status(child: Clause, governor: str, negative: bool) -> str:
    noun = child.head_noun
    assert noun is not None
    if governor in (
        "scrap",
        "drop",
        "abandon",
        "cancel",
        "shelve",
        "halt",
        "suspend",
        "withdraw",
        "retract",
        "reverse",
        "pause",
        "kill",
        "axe",
    ):
        return "cancelled"
    if noun.cls & _RESTRICTION and child.rel == "ing":
        return "skip"
    if noun.cls & _PLAN:
        return "planned"
    if noun.cls & _EFFORT:
        return "ongoing"
    if noun.cls & _ABILITY:
        return "skip"
    return "planned"


def _own(clause: Clause, g: Grammar, headline: bool) -> tuple[str, bool, int, str]:
    verb = clause.verb
    assert verb is not None
    negative = verb.negative
    modal = verb.modal
    if modal in ("will", "'ll", "shall"):
        return "planned", negative, 0, ""
    if modal == "would":
        return "planned", negative, 0, ""
    if modal == "may" and negative:
        return "ongoing", negative, 0, ""
    if modal in _POSSIBLE:
        return (
            ("ongoing" if modal == "can" else "planned"),
            negative,
            (0 if modal == "can" else 3),
            ("" if modal != "can" else "can"),
        )
    if modal:
        return "planned", negative, 0, ""
    if verb.kind == "finite":
        if verb.perfect:
            return ("ongoing" if verb.progressive else "done"), negative, 0, ""
        if verb.progressive:
            return "ongoing", negative, 0, ""
        if verb.tense == "past":
            return "done", negative, 0, ""
        if headline:
            return "done", negative, 0, ""
        return "ongoing", negative, 0, ""
    if verb.kind == "inf":
        if verb.perfect:
            return "done", negative, 0, ""
        if verb.progressive:
            return "ongoing", negative, 0, ""
        if clause.parent is None and clause.head_noun is not None:
            group = _noun_status(clause, "", False)
            return ("", negative, 0, "ability") if group == "skip" else (group, negative, 0, "")
        if clause.parent is None:
            return "planned", negative, 0, ""
        if clause.rel == "purpose":
            return "planned", negative, 0, ""
        return "", negative, 0, ""
    if verb.kind == "ing":
        if clause.rel in ("adjunct", "inf"):
            return "", negative, 0, ""
        if clause.by_noun:
            return "ongoing", negative, 0, ""
        if clause.head_noun is not None and clause.head_noun.cls & _PLAN:
            return "planned", negative, 0, ""
        return "", negative, 0, ""
    return "done", negative, 0, ""


def _for_type(modality: str, kind: EventType, clause: Clause) -> str:
    verb = clause.verb
    assert verb is not None
    if kind == "negotiate":
        parent = clause.parent
        begun = parent is not None and parent.verb is not None and clause.rel in ("inf", "ing")
        if (
            begun
            and parent is not None
            and parent.verb is not None
            and (
                parent.verb.lemma in ("begin", "start")
                and parent.verb.tense == "past"
                and not parent.verb.perfect
            )
        ):
            return "done"
        if modality in ("ongoing", "planned"):
            return "in-talks" if modality == "ongoing" or verb.kind != "finite" else "planned"
        return modality
    if kind == "propose-rule":
        if verb.lemma in (
            "propose",
            "introduce",
            "table",
            "float",
            "pass",
            "advance",
            "reintroduce",
            "sponsor",
            "co-sponsor",
            "recommend",
            "call_for",
        ) and modality in ("done", "ongoing"):
            return "proposed"
        if modality in ("ongoing", "done"):
            return "planned"
        return modality
    if (
        kind in _SAYING_ACTS
        and modality == "ongoing"
        and kind in ("warn", "oppose", "state")
        and not verb.progressive
    ):
        return "done"
    return modality
