"""How likely an act must be to be told, though a frame knows its verb."""

from dataclasses import replace

from store.parse.acts.worth import needs
from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.records import Span
from store.reference.lexicon_frames import Frame

BOUGHT = Draft(
    type="acquire",
    start=0,
    end=20,
    sentence=Span(0, 20),
    number=0,
    paragraph=0,
    section="body",
    frame=Frame(type="acquire", verbs="buy"),
    agents=[Party("dell", "name", 0, 4, 0)],
)


def test_what_somebody_did_is_told_whatever_the_weights_say() -> None:
    assert needs(BOUGHT) == ""


def test_what_nobody_did_or_somebody_only_wants_must_be_likely() -> None:
    assert needs(replace(BOUGHT, agents=[])) == "slight"
    assert needs(replace(BOUGHT, negative=True)) == "slight"
    assert needs(replace(BOUGHT, modality="planned")) == "slight"
    assert needs(replace(BOUGHT, hedge=3)) == "slight"


def test_what_only_a_noun_tells_must_be_rather_likely() -> None:
    assert needs(replace(BOUGHT, frame=None)) == "passing"


def test_a_refusal_and_a_statement_need_less_and_a_denial_nothing() -> None:
    assert needs(replace(BOUGHT, modality="planned", negative=True)) == "passing"
    assert needs(replace(BOUGHT, type="state")) == "passing"
    assert needs(replace(BOUGHT, type="state", modality="denied")) == ""
