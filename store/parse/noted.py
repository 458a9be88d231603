"""Who a sentence speaks of, remembered for the next ones."""

from store.parse.chunking import chunks
from store.parse.chunks import Noun
from store.parse.clauses import Clause
from store.parse.drafts import ChipFound
from store.parse.frames import nouns_of
from store.parse.gather import COMPARED, likened
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
    """Remember who, which chips and whose chips were spoken of."""
    _note_chips(clause, g, talk)
    for _, noun in nouns_of(clause, subject=False):
        if not noun.pronoun and (noun.head_ref is not None or noun.examples):
            talk.note(talk.resolve(noun), False)
        if noun.refs:
            _note_named(noun, talk)
        if noun.cls & CLASS["chip"] and (noun.owner or noun.refs):
            makers = [
                ref.key
                for ref in (*noun.owner, *noun.refs)
                if isinstance(ref, Ref) and ref.kind == "actor" and ref.key in g.register.vendors
            ]
            if makers:
                talk.vendors = (talk.sentence, makers)


def _note_named(noun: Noun, talk: Discourse) -> None:
    named = [r for r in noun.refs if isinstance(r, Ref) and r.kind == "chip"]
    if named and talk.chips[0] < talk.sentence:
        talk.chips = (talk.sentence, [ChipFound(r.key, r.start, r.end) for r in named], [])


def note_names(words: list[Token], g: Grammar, talk: Discourse) -> None:
    """The names of a line without a verb are what the next lines speak of."""
    for chunk in chunks(words, g):
        if isinstance(chunk, Noun) and chunk.head_ref is not None:
            talk.note(talk.resolve(chunk), True)


def _note_chips(clause: Clause, g: Grammar, talk: Discourse) -> None:
    named = [
        (prep, noun, ref)
        for prep, noun in nouns_of(clause)
        if noun.refs or noun.conj
        for one in noun.all()
        for ref in one.refs
        if isinstance(ref, Ref) and ref.kind == "chip"
    ]
    if not named:
        return
    found: dict[str, ChipFound] = {}
    vendors: list[str] = []
    beside = likened(clause)
    like = clause.objs if clause.verb is not None and clause.verb.lemma == "be" else []
    for prep, noun, ref in named:
        if prep in COMPARED or id(noun) in beside or noun in like:
            continue
        found.setdefault(ref.key, ChipFound(ref.key, ref.start, ref.end))
        entry = g.names.chips.get(ref.key) or g.names.families.get(ref.key)
        if entry is not None and entry.vendor not in vendors:
            vendors.append(entry.vendor)
    if found:
        talk.chips = (talk.sentence, list(found.values()), vendors)
