"""Who a sentence speaks of, remembered for the next ones."""

from store.parse.chunking import chunks
from store.parse.chunks import Noun
from store.parse.clauses import Clause
from store.parse.frames import nouns_of
from store.parse.grammar import CLASS, Grammar
from store.parse.memory import Party
from store.parse.refer import Discourse
from store.parse.spans import Ref
from store.parse.tokens import Token

__all__ = ["note_names", "note_objects", "speaker_of"]


def speaker_of(clauses: list[Clause], g: Grammar, talk: Discourse) -> tuple[Party, ...]:
    """Who says what the sentence tells: "we" and "the start-up" in it may be theirs."""
    for clause in reversed(clauses):
        verb = clause.verb
        if verb is None or verb.lemma not in g.reporting or verb.passive or clause.subj is None:
            continue
        if clause.subj.pronoun:
            continue
        for party in talk.resolve(clause.subj):
            actor = g.names.actors.get(party.key)
            if actor is not None and actor.kind not in ("publisher", "collective"):
                return (party,)
    return ()


def note_objects(clause: Clause, g: Grammar, talk: Discourse) -> None:
    """Remember who and whose chips were spoken of."""
    for _, noun in nouns_of(clause, subject=False):
        if not noun.pronoun and noun.head_ref is not None:
            talk.note(talk.resolve(noun), False)
        if noun.cls & CLASS["chip"]:
            makers = [
                ref.key
                for ref in (*noun.owner, *noun.refs)
                if isinstance(ref, Ref) and ref.kind == "actor" and ref.key in g.register.vendors
            ]
            if makers:
                talk.vendors = (talk.sentence, makers)


def note_names(words: list[Token], g: Grammar, talk: Discourse) -> None:
    """The names of a line without a verb are what the next lines speak of."""
    for chunk in chunks(words, g):
        if isinstance(chunk, Noun) and chunk.head_ref is not None:
            talk.note(talk.resolve(chunk), True)
