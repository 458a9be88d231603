"""The maker of the chips as who acts, where nobody is named: "sales of the H20 will start"."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.fields.same_chips import FARING
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.clauses import Clause
from store.parse.tagging.spans import Ref
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["designer", "of_the_maker"]

_OUTPUT = word_set("production output manufacture sale shipment delivery rollout")


def of_the_maker(draft: Draft, clause: Clause) -> bool:
    """Whether an act without an agent is that of whose chips it is about."""
    if draft.type == "develop":
        return True
    return draft.type == "supply" and (draft.lemma in FARING or _of_goods(clause))


def _of_goods(clause: Clause) -> bool:
    """ "Production of the Ascend 950 will start": nobody else is named who makes or sells it."""
    noun = clause.subj
    if noun is None or noun.head is None or noun.owner_word or noun.owner:
        return False
    chips = any(isinstance(r, Ref) and r.kind == "chip" for one in noun.of for r in one.refs)
    by = any(prep in ("by", "at", "from") for prep, _ in (*clause.preps, *noun.phrases))
    return chips and not by and noun.head.lemma in _OUTPUT


def designer(draft: Draft, g: Grammar) -> None:
    """Put in the maker of the chips as who makes or designs them."""
    for chip in draft.chips:
        vendor = g.names.vendor(chip.key)
        if vendor:
            value = CLASS["company"] | CLASS["actor"]
            draft.agents = [Party(vendor, "maker", chip.start, chip.end, value)]
            return
