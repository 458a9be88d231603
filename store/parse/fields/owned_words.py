""" "Trump's statement that he would", "its chairman said it will": whose words these are."""

from store.parse.discourse.refer import Discourse
from store.parse.fields.roles import owners_of
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["speaks_of_owner"]

_WORDS = word_set(
    """
    statement announcement pledge promise remark warning decision admission comment declaration
    disclosure denial vow assurance hint forecast expectation confirmation plan
    """
)
_PERSON = CLASS["person"]


def speaks_of_owner(clause: Clause, talk: Discourse) -> None:
    """Let "it" or "he" in what is said be whose words these are, or for whom the speaker speaks."""
    noun, above = clause.subj, clause.parent
    if clause.rel != "that" or noun is None:
        return
    person = noun.pronoun in talk.persons
    if noun.pronoun != "it" and not person:
        return
    words = clause.head_noun
    if words is None and above is not None and not person:
        words = _spokesman(above)
    elif words is None or words.head is None or words.head.lemma not in _WORDS:
        return
    if words is None:
        return
    owners = owners_of(words) or talk.owner(words)
    if len(owners) != 1 or owners[0].cls & CLASS["collective"]:
        return
    if bool(owners[0].cls & _PERSON) == person:
        found = owners[0]._replace(via="pronoun", start=noun.start, end=noun.end)
        noun.known_parties = (found,)


def _spokesman(clause: Clause) -> Noun | None:
    """The person who says it, where the phrase tells whose he is."""
    noun, verb = clause.subj, clause.verb
    if noun is None or verb is None or verb.passive or not noun.cls & _PERSON:
        return None
    return noun
