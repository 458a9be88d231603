"""What the frames ask for is what a clause can be read with."""

from store.parse.reader import read
from store.parse.ready import ready
from store.records import Document
from tests.parse.told import reference


def test_every_preposition_that_a_frame_asks_for_can_be_read() -> None:
    grammar = ready(reference()).grammar
    frames = reference().lexicon.frames
    asked = {
        phrase.partition(":")[0].replace("_", " ")
        for one in (*frames.frame, *frames.silent)
        for phrase in one.prep.split()
    }
    assert len(asked) > 20
    text = "\n\n".join(f"The dealer moved chips {prep} the warehouse." for prep in sorted(asked))
    told = read(Document(sha256="", text=text, publisher=""), grammar).told
    heard = {prep for _, one in told for clause in one.clauses for prep, _ in clause.preps}
    assert asked - heard == set()


def test_what_speaks_with_a_noun_is_a_verb_of_its_group() -> None:
    for group in reference().lexicon.catenatives.group:
        assert set(group.with_noun.split()) <= set(group.verbs.split()), group.name
