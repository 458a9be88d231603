"""The acts that one sentence tells."""

from store.parse.chunking import chunks
from store.parse.clause_parser import parse
from store.parse.clause_reader import ClauseReader
from store.parse.grammar import Grammar
from store.parse.headlines import elliptical, headline, reckoned
from store.parse.noted import note_names, note_objects, speaker_of
from store.parse.refer import Discourse
from store.parse.silences import only_says
from store.parse.spans import Stretch
from store.parse.tagging import tag
from store.parse.tokens import tokens
from store.parse.told import Passed, Place, Told, passed_over, silent
from store.parse.unspoken import unspoken
from store.records import Span

__all__ = ["acts"]


def acts(
    plain: str,
    low: str,
    sentence: Span,
    stretches: list[Stretch],
    g: Grammar,
    talk: Discourse,
    place: Place,
    passed: list[Passed] | None = None,
) -> Told:
    """Read one sentence; a heading only names who is spoken of.

    What tells no act is added to `passed`, where there is one, with the reason.
    """
    if plain[sentence.start : sentence.end].isupper():
        plain = low  # capitals throughout say nothing of names
    words = tokens(plain, low, sentence.start, sentence.end, stretches, g.lexemes)
    tag(words, g, place.headline)
    found = chunks(words, g)
    told = Told(sentence, words, parse(found, g), place)
    if place.headline:
        headline(told.clauses, g)
    verbless = elliptical(found) if place.headline and not told.clauses else reckoned(found)
    told.clauses += [verbless] if verbless is not None else []
    if not told.clauses:
        note_names(words, g, talk)
    talk.speaker = speaker_of(told, g, talk)
    question = low[sentence.end - 1 : sentence.end] == "?"
    earlier = talk.chips
    reader = ClauseReader(told, g, talk, low)
    for clause in told.clauses:
        subject = talk.resolve(clause.subj)
        verb = clause.verb
        assert verb is not None
        if verb.is_finite:
            talk.about(clause.subj, subject, clause.rel in ("main", "coord"))
        if not question and id(clause) not in reader.taken:
            reason = reader.clause(clause)
            if passed is not None and reason:
                passed.append(passed_over(clause, sentence, reason))
        note_objects(clause, g, talk)
    told.drafts = [draft for draft in told.drafts if not only_says(draft, told.drafts)]
    unspoken(told, earlier, g, talk)
    if passed is not None and (reason := silent(told, question)):
        passed.append(Passed(sentence.start, sentence.end, "", reason))
    return told
