"""A second look at how an act stands: done, planned, denied, by weight.

What the grammar says speaks first; the weights say how far it can be trusted beside the verb, its
governors and the words of the sentence.
"""

from collections.abc import Iterator

from store.parse.discourse.drafts import Draft
from store.parse.lexicon.grammar import Grammar
from store.parse.modality.supposed import governors
from store.parse.modality.tense import COMING
from store.parse.shapes.chunks import Verb
from store.parse.shapes.clauses import Clause
from store.parse.weights.judgement import Seen
from store.parse.weights.weighing import Part, Parts, Weighed, Weighing
from store.parse.words.kinds import AHEAD, EXAMINING, HAPPENED, RULES
from store.records import When

__all__ = ["standing", "stands"]

_DEALS = frozenset(
    ("acquire", "supply", "rent", "build", "deploy", "develop", "invest", "negotiate")
)
_TOLD = frozenset(("alleged", "denied", "cancelled"))
_OF = frozenset(("for", "of", "to"))
_NEXT = 8
"""Characters between a noun and what it is of: a preposition and an article."""
_STEPS = 4
_USED = ("w=", "v=", "k=", "m=", "rel=", "gov", "hn", "has=", "in=", "oh=", "sh=")
_APPEALING = frozenset(("ask", "appeal", "appeal_to", "petition", "challenge", "sue", "contest"))
_FLAGS = frozenset(("passive", "negative", "perfect", "progressive", "date", "catenative"))


def standing(draft: Draft, published: When | None, weighing: Weighing) -> Parts:
    """What speaks for the modality of an act."""
    kinds, seen = weighing.kinds, draft.seen
    when = _relation(draft.when, published)
    found = [kinds[_said][draft.type, draft.modality, draft.hedge, draft.negative, when]]
    if isinstance(seen, Seen):
        used = kinds[_used]
        found += [used[(part,)] for part in seen.parts]
        verb = seen.clause.verb
        if verb is not None:
            found.append(
                kinds[_form][
                    draft.type, verb.kind, verb.tense, verb.perfect, verb.progressive,
                    *verb.adverbs,
                ]
            )  # fmt: skip
        above: list[tuple[str, str, str, bool]] = []
        parent = seen.clause.parent
        while parent is not None and parent.verb is not None and len(above) < _STEPS:
            over = parent.verb
            above.append((over.lemma, over.tense, over.modal, over.negative))
            parent = parent.parent
        if above:
            found.append(kinds[_above][tuple(above)])
    return Parts(found)


def _said(act: str, modality: str, hedge: int, negative: bool, when: str) -> list[str]:
    """What the grammar says of an act."""
    return [
        f"type={act}", f"said={modality}", f"{act}={modality}", f"hedge={hedge}",
        *(["not"] if negative else []), f"when={when}", f"when={when}={modality}",
    ]  # fmt: skip


def _used(part: Part) -> list[str]:
    """Of what is seen of a clause, what says how an act stands."""
    return [one for one in part.features if one.startswith(_USED) or one in _FLAGS]


def _form(
    act: str, kind: str, tense: str, perfect: bool, progressive: bool, *adverbs: str
) -> list[str]:
    found = [f"{act}/{kind}/{tense}/{perfect}/{progressive}"]
    return found + [f"adv={adverb}" for adverb in adverbs]


def _above(*verbs: tuple[str, str, str, bool]) -> Iterator[str]:
    """The verbs that govern an act, the next one first."""
    for step, (lemma, tense, modal, negative) in enumerate(verbs):
        yield f"up={lemma}"
        yield f"up{step}={tense}/{modal}/{negative}"


def _relation(when: When | None, published: When | None) -> str:
    if when is None or published is None or not (when.first or when.last):
        return "none"
    if when.first and when.first > published.last:
        return "after"
    if when.last and when.last < published.first:
        return "before"
    return "over" if not when.last else "about"


def stands(draft: Draft, published: When | None, g: Grammar) -> None:
    """Correct the modality of `draft` where the weights are sure enough.

    What is alleged, denied or off stays so, as does what the words of the act itself call planned;
    any other plan becomes a fact only by a better chance than a fact a plan.
    """
    weighing = g.modalities
    if draft.modality in HAPPENED and _only_meant(draft, g):
        draft.modality = "cancelled" if draft.lemma in g.status.ending else "planned"
        draft.sure = True
    if weighing.silent or draft.sure or draft.modality in _TOLD or _put_so(draft):
        return
    parts, leans = standing(draft, published, weighing), (("said", draft.modality),)
    answer, chance = weighing.best(parts, leans)
    least = weighing.least["change"]
    if answer == "cancelled" and _promised(draft):
        return
    if draft.modality in AHEAD and answer in HAPPENED:
        if draft.spent or _to_come(draft, g):
            return  # "had not yet approved"
        least = weighing.least["happened"]
    elif draft.modality in HAPPENED and answer in AHEAD:
        if _in_the_past(draft, published):
            return
        least = weighing.least["ahead"]
    if answer != draft.modality and chance >= least:
        draft.weighed.append(Weighed("modality", draft.modality, answer, chance, parts, leans))
        draft.modality = answer  # type: ignore[assignment]


def _put_so(draft: Draft) -> bool:
    """ "Will not tolerate it": what is said by that is said, not to come."""
    told = draft.type in ("state", "prosecute")  # an indictment that is unsealed is there
    framed = draft.frame.modality if draft.frame is not None else ""
    rising = draft.type == "build" and framed == draft.modality == "ongoing"
    return rising or (told and bool(framed))  # "is under construction, due to open next year"


def _only_meant(draft: Draft, g: Grammar) -> bool:
    """ "Renewed calls for a ban", "there are plans for a campus": what a noun only speaks of."""
    clause = draft.clause
    worded = draft.frame is not None and bool(draft.frame.verbs)
    told = draft.type in _DEALS | RULES and draft.lemma not in g.denial.verbs
    if clause is None or worded or draft.negative or not told:
        return False
    behind = [noun.start for prep, noun in clause.preps if prep in _OF]
    return any(
        noun.head is not None
        and noun.head.lemma in g.status.meaning
        and any(0 < start - noun.end <= _NEXT for start in behind)
        for noun in (clause.subj, *clause.objs)
        if noun is not None
    )


def _to_come(draft: Draft, g: Grammar) -> bool:
    """ "Plans to buy it", "will buy it", "US to ban it" as a headline: flatly told as to come.

    A leave that is only asked for is no leave either.
    """
    clause = draft.clause
    verb = clause.verb if clause is not None else None
    if clause is None or verb is None:
        return False
    if draft.type == "license" and verb.lemma in EXAMINING:
        return True
    if draft.type == "oppose" and verb.lemma in _APPEALING and verb.modal in COMING:
        return True  # "said it would ask Washington to reconsider"
    if verb.modal in COMING or verb.kind == "inf":
        if draft.type in _DEALS or (verb.modal and verb.tense == "past"):
            return True  # "was to take effect in May"
        if draft.type in RULES and _wished(clause, g):
            return True
    if verb.kind == "inf" and clause.parent is None and clause.head_noun is None:
        return draft.section == "title" and not verb.perfect
    above = clause.parent.verb if clause.parent is not None and clause.rel == "inf" else None
    moving = above is not None and above.progressive and above.tense == "pres" and not above.perfect
    return moving and verb.kind == "inf"


def _in_the_past(draft: Draft, published: When | None) -> bool:
    """ "In May 2025 Washington rescinds the rule": flatly told of a day before the article."""
    verb = draft.clause.verb if draft.clause is not None else None
    when = draft.when
    if verb is None or when is None or published is None or not when.last:
        return False
    return (
        verb.is_plain and not verb.negative and verb.tense == "pres" and when.last < published.first
    )


def _wished(clause: Clause, g: Grammar) -> bool:
    """ "Asked for permission to sell it", "needs to get a licence", "no decision to allow it"."""
    if clause.head_noun is not None and clause.head_noun.det == "no":
        return True
    above = [parent for _, parent in governors(clause)]
    longing = g.status.wishing | g.status.needing
    verbs = [parent.verb for parent in above if parent.verb is not None]
    return any(_poised(parent, g) for parent in above) or any(
        verb.lemma.partition("_")[0] in longing or _meant(verb, g) for verb in verbs
    )


def _poised(clause: Clause, g: Grammar) -> bool:
    """ "Is set to approve them", "is likely to allow it": an adjective says that it lies ahead."""
    group = g.adjective.get(clause.adj)
    return group is not None and group.modality in AHEAD


def _meant(verb: Verb, g: Grammar) -> bool:
    """ "Proposed to ban them", "has not decided whether to": what is meant, or not even that."""
    if not any(one.modality in AHEAD for one in g.catenative.get(verb.lemma, ())):
        return False
    return verb.negative or verb.lemma in g.status.intending


def _promised(draft: Draft) -> bool:
    """ "Will run on": what a text flatly says is to come is not called off."""
    verb = draft.clause.verb if draft.clause is not None else None
    return verb is not None and verb.modal == "will" and not draft.negative
