"""The acts that one sentence tells."""

from store.parse.acts.clause_reader import ClauseReader
from store.parse.acts.noted import note_names, note_objects, others, scene_of, speaker_of
from store.parse.acts.opening import opens
from store.parse.acts.quoted import accused, found_guilty, spoken
from store.parse.acts.silences import only_says
from store.parse.discourse.partners import brought_together
from store.parse.discourse.pronouns import bound
from store.parse.discourse.refer import Discourse
from store.parse.discourse.told import Passed, Told, passed_over, silent
from store.parse.fields.gather import descend
from store.parse.fields.owned_words import speaks_of_owner
from store.parse.fields.unspoken import unspoken
from store.parse.lexicon.grammar import Grammar
from store.parse.modality.supposed import imagined

__all__ = ["acts"]


def acts(
    told: Told, low: str, g: Grammar, talk: Discourse, passed: list[Passed] | None = None
) -> None:
    """Read one sentence that was taken apart; a heading only names who is spoken of.

    `low` is the whole text in small letters. What tells no act is added to `passed`, where there is
    one, with the reason.
    """
    sentence = told.sentence
    if not told.clauses:
        note_names(told.words, g, talk)
    talk.here = scene_of(told, talk)
    talk.speaker = speaker_of(told, g, talk)
    question = low[sentence.end - 1 : sentence.end] == "?"
    earlier = talk.chips
    reader = ClauseReader(told, g, talk, low)
    for clause in told.clauses:
        bound(clause, talk)
        speaks_of_owner(clause, talk)
        brought_together(clause, talk)
        subject = talk.resolve(clause.subj)
        others(clause, subject, talk)
        verb = clause.verb
        assert verb is not None
        if verb.is_finite:
            talk.about(clause.subj, subject, clause.rel in ("main", "coord"))
            if opens(clause, talk):
                reader.taken.update(id(one) for one in descend(clause))
        if not question and id(clause) not in reader.taken:
            if clause.quote is not None:
                spoken(clause, told, g, talk, low)
            before = len(told.drafts)
            reason = reader.clause(clause)
            for draft in told.drafts[before:]:
                accused(draft, g, talk)
                found_guilty(draft, talk)
                if imagined(draft, told):
                    told.drafts.remove(draft)
                    reason = "what would be done"
            if passed is not None and reason:
                passed.append(passed_over(clause, sentence, reason))
        note_objects(clause, g, talk)
    told.drafts = [draft for draft in told.drafts if not only_says(draft, told.drafts)]
    unspoken(told, earlier, g, talk)
    if not told.drafts and g.no_comment.search(low, *sentence):
        talk.unsay()
    if passed is not None and (reason := silent(told, question)):
        passed.append(Passed(sentence.start, sentence.end, "", reason))
