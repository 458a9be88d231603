"""The chips that an act leaves unsaid: those that its sentence, or the one before, speaks of."""

from store.parse.discourse.drafts import ChipFound, Draft
from store.parse.discourse.refer import Discourse
from store.parse.discourse.told import Told
from store.parse.fields.gather import descend
from store.parse.fields.own_makers import by_others, makers_of
from store.parse.fields.roles import maker
from store.parse.frames.compared import COMPARED, INSTEAD, likened, set_beside
from store.parse.frames.frames import nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["unspoken"]

_SAME = word_set(
    """
    acquire rent supply deploy license restrict smuggle negotiate oppose investigate warn develop
    decline
    """
)
_COUNTED = frozenset(("acquire", "rent", "supply", "deploy"))
_ALONE = frozenset(("", "million", "thousand"))
_FEW = 9
_BEFORE = word_set("acquire supply license restrict deploy smuggle")
_OVER_CHIPS = frozenset(("US", "CN", ""))
_TRADE = CLASS["sale"] | CLASS["purchase"] | CLASS["order"] | CLASS["licence"] | CLASS["chip"]


def unspoken(
    told: Told, earlier: tuple[int, list[ChipFound], list[str]], g: Grammar, talk: Discourse
) -> None:
    """Put into the acts of a sentence the chips that it names beside them, or the last one named.

    `earlier` are the chips spoken of when the sentence began.
    """
    bare = [d for d in told.drafts if not (d.chips or d.vendors or d.own_chips)]
    here = _named(told, talk.text) if bare else []
    for draft in bare:
        if draft.clause is None:
            continue
        if here:
            meant = here if draft.type in _SAME else []
        elif (
            draft.type in _BEFORE
            and earlier[0] >= talk.sentence - 1
            and _speaks(draft.clause)
            and not _of_third_state(draft, g)
        ):
            meant = earlier[1]
        else:
            continue
        makers = _makers(draft.clause, g) or makers_of(draft, g)
        draft.chips = [
            ChipFound(c.key, c.start, c.end) for c in meant if not by_others(c.key, makers, g)
        ]
        if draft.type == "acquire":
            maker(draft, g, talk)
    for draft in told.drafts:
        if draft.type in _COUNTED and draft.chips and draft.units is None and draft.clause:
            draft.units = _number(draft.clause)


def _of_third_state(draft: Draft, g: Grammar) -> bool:
    """Whether a rule is that of another state than those over whose chips all the news is.

    Malaysia's permits are for chips of any sort, whichever the sentence before was about.
    """
    if draft.type not in ("restrict", "license"):
        return False
    homes = {g.names.home_of(p.key) for p in draft.agents if p.cls & CLASS["gov"]}
    return bool(homes) and homes.isdisjoint(_OVER_CHIPS)


def _number(clause: Clause) -> int | None:
    """ "Sold 200,000 H20s and plans to sell 600,000": a number by itself counts the chips.

    "The 950 in 2026, the 960 in late 2027": with an article it is a model.
    """
    for noun in clause.objs:
        alone = noun.plain in _ALONE and not (noun.refs or noun.of or noun.money or noun.definite)
        if alone and noun.quantity is not None and noun.quantity > _FEW:
            return noun.quantity
    return None


def _named(told: Told, text: str) -> list[ChipFound]:
    """The chips that a sentence names, but for those it only compares with."""
    found: dict[str, ChipFound] = {}
    for clause in told.clauses:
        named = [
            (noun, ref)
            for prep, noun in nouns_of(clause)
            if prep not in COMPARED and prep != "inside"
            for one in noun.all()
            for ref in one.refs
            if isinstance(ref, Ref) and ref.kind == "chip"
        ]
        beside = likened(clause) if named else ()
        outdone = clause.objs if clause.verb is not None and clause.verb.lemma in INSTEAD else []
        for noun, ref in named:
            if id(noun) not in beside and noun not in outdone and not set_beside(noun, text):
                found.setdefault(ref.key, ChipFound(ref.key, ref.start, ref.end))
    return list(found.values())


def _speaks(clause: Clause) -> bool:
    """Whether a clause speaks of goods without saying which: "the orders", "any purchases"."""
    return any(_goods(noun) for one in descend(clause) for _, noun in nouns_of(one))


def _goods(noun: Noun) -> bool:
    return any(
        one.cls & _TRADE or one.pronoun in ("them", "it", "these") for one in (noun, *noun.of)
    ) and not any(isinstance(r, Ref) and r.kind == "chip" for r in noun.refs)


def _makers(clause: Clause, g: Grammar) -> set[str]:
    """The makers of chips that a clause names: "Kunlun parts" are not those named before."""
    return {
        key
        for one in descend(clause)
        for _, noun in nouns_of(one, subject=False)
        for ref in (*noun.refs, *noun.owner)
        if isinstance(ref, Ref) and ref.kind == "actor" and ref.key in g.register.vendors
        for key in (ref.key, *g.names.ancestors(ref.key))
    }
