"""How an act stands by the form of its own verb: tense, aspect, modal, participle."""

from typing import NamedTuple

from store.parse.lexicon.status_words import StatusWords
from store.parse.shapes.chunks import Noun, Verb
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.records import When

__all__ = ["COMING", "POSSIBLE", "Own", "held", "of_noun", "own", "since"]

POSSIBLE = frozenset(("may", "might", "could", "can"))
"""Modals of what may come or not."""
_NOTHING = frozenset(("nothing", "naught", "nought"))
_PLACES = frozenset(("table", "agenda", "cards"))
_WAYS = frozenset(("way",))
_MEANT = CLASS["plan"] | CLASS["effort"] | CLASS["ability"]
COMING = frozenset(("will", "'ll", "’ll", "shall", "would"))
"""Modals of what is to come."""


class Own(NamedTuple):
    """What the form of a verb says; `modality` is "" where its governor decides."""

    modality: str
    hedge: int = 0
    skip: str = ""


def own(clause: Clause, words: StatusWords, headline: bool) -> Own:
    """The status that the clause's own verb gives its act."""
    verb = clause.verb
    assert verb is not None
    if held(clause, words):
        return Own("cancelled")
    if verb.modal:
        return _modal(verb)
    if verb.kind == "finite":
        return Own(_finite(clause, verb, words, headline))
    if verb.kind == "inf":
        return _infinitive(clause, verb, words)
    if verb.kind == "ing":
        return _participle(clause, words)
    return Own("done")


def held(clause: Clause, words: StatusWords) -> bool:
    """ "Was put on hold", "is off the table", "came to nothing": the act is stopped."""
    if any(
        (prep == "on" and noun.head is not None and noun.head.low in words.held)
        or (prep == "off" and noun.plain in _PLACES)
        for prep, noun in clause.preps
    ):
        return True
    verb = clause.verb
    led = verb is not None and verb.lemma == "come_to" and not verb.negative
    return led and any(noun.plain in _NOTHING for noun in clause.objs)


def _modal(verb: Verb) -> Own:
    modal = verb.modal
    if modal == "would" and verb.perfect:
        return Own("cancelled")
    if modal in COMING:
        return Own("planned")
    if modal == "must" and verb.perfect:
        return Own("done")
    if modal == "may" and verb.negative:
        return Own("ongoing")
    if modal == "can":
        return Own("ongoing", 0, "can")
    if modal in POSSIBLE:
        if verb.perfect and modal != "could":
            return Own("done", 3)
        return Own("ongoing" if verb.progressive else "planned", 3)
    return Own("planned")


def _finite(clause: Clause, verb: Verb, words: StatusWords, headline: bool) -> str:
    if "yet" in verb.adverbs and verb.tense == "pres":
        return "planned"  # "has yet to approve"
    if verb.passive and not verb.tense:
        return "planned"  # "asked that it be listed"
    if verb.perfect:
        lasting = bool(clause.adj) or (verb.lemma in words.lasting and since(clause))
        return "ongoing" if verb.progressive or lasting else "done"
    if verb.progressive:
        return "ongoing"
    return "done" if verb.tense == "past" or headline else "ongoing"


def since(clause: Clause) -> bool:
    """ "Has required since July": dates that begin then."""
    around = (clause, *(one for one in clause.children if one.rel not in ("rel", "that", "adv")))
    return any(
        isinstance(d, When) and d.phrase.lower().startswith("since")
        for one in (clause, *clause.children)
        for d in one.dates
    ) or any(prep == "since" for one in around for prep, _ in one.preps)


def _infinitive(clause: Clause, verb: Verb, words: StatusWords) -> Own:
    if verb.perfect:
        above = clause.parent.verb if clause.parent is not None else None
        meant = above is not None and above.lemma == "be" and above.tense == "past"
        return Own("cancelled" if meant else "done")  # "was to have bought"
    if verb.progressive:
        return Own("ongoing")
    if clause.parent is None and clause.head_noun is not None:
        return _of_holder(clause, clause.head_noun, words)
    if clause.parent is None or clause.rel == "purpose":
        return Own("planned")
    return Own("")


def _participle(clause: Clause, words: StatusWords) -> Own:
    noun = clause.head_noun
    if clause.rel in ("adjunct", "inf"):
        return Own("")
    if clause.by_noun:
        return Own("ongoing")
    if clause.parent is None and noun is not None and noun.cls & _MEANT:
        return _of_holder(clause, noun, words)  # "hopes of buying it were dashed"
    if noun is not None and noun.cls & CLASS["plan"]:
        return Own("planned")
    return Own("")


def _of_holder(clause: Clause, noun: Noun, words: StatusWords) -> Own:
    """What a noun makes of its content as the subject of a clause."""
    holder = clause.holder.verb if clause.holder is not None else None
    if clause.holder is not None and held(clause.holder, words):
        return Own("cancelled")
    maybe = holder is not None and holder.modal in POSSIBLE
    group = of_noun(noun, clause.rel, "" if holder is None or maybe else holder.lemma, words)
    return Own("", 0, "ability") if group == "skip" else Own(group)


def of_noun(noun: Noun, rel: str, governor: str, words: StatusWords) -> str:
    """How the content of a noun stands ("plan to", "effort to"); "skip" where it is no act."""
    if governor in words.ending:
        return "cancelled"
    if noun.cls & CLASS["restriction"] and rel == "ing":
        return "skip"
    if noun.head is not None and noun.head.lemma in words.proposed:
        return "proposed"
    if noun.cls & CLASS["plan"]:
        return "planned"
    if noun.cls & CLASS["effort"]:
        return "ongoing"
    sought = governor in words.seeking_ways and rel == "inf"
    if sought and noun.head is not None and noun.head.lemma in _WAYS:
        return "planned"
    if noun.cls & (CLASS["ability"] | CLASS["licence"]):
        return "skip"
    return "planned"
