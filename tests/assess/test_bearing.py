"""An act is judged anew only where something changes that its status rests on."""

import gc
from collections import Counter
from itertools import pairwise

import pytest

from store.assess import rulings
from store.assess.bearing import NEVER
from store.assess.engine import Engine, engine
from store.records import Day, Facts
from store.reference import Reference
from tests.assess.acts import act


def stops(judge: Engine, facts: Facts) -> list[Day]:
    """The days on which the status of an act is judged anew."""
    case, found = judge.case(facts), [""]
    while found[-1] != NEVER:
        found.append(judge.standing(case, judge.code.era(found[-1]), found[-1]).until)
    return found[:-1]


def test_what_is_no_transfer_is_judged_once(reference: Reference) -> None:
    judge = engine(reference.law, reference.names)
    assert stops(judge, act("none", actor="bytedance", chip="nvidia-h20", place="CN")) == [""]


@pytest.mark.parametrize("chip", ["nvidia-h100-sxm", "hopper", ""])
@pytest.mark.parametrize("place", ["CN", "MY", "southeast-asia", ""])
def test_between_two_judgments_every_day_gives_what_the_earlier_gave(
    chip: str, place: str, reference: Reference
) -> None:
    judge = engine(reference.law, reference.names)
    facts = act("direct-export", actor="bytedance", chip=chip, place=place)
    found = stops(judge, facts)
    assert len(found) < len(judge.code.starts) / 2
    for first, following in pairwise([*found, NEVER]):
        told = set()
        for day in (one for one in judge.code.starts if first <= one < following):
            answer = judge.answer(judge.case(facts), judge.code.era(day), day)
            told.add((answer.outcome.id, answer.rules, answer.duties, answer.missing))
        assert len(told) == 1, first


def test_judging_leaves_no_frames_to_the_search_for_garbage(reference: Reference) -> None:
    facts = act("direct-export", chip="nvidia-any", place="southeast-asia")
    rulings(facts, reference.law, reference.names)
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        rulings(facts, reference.law, reference.names)
        gc.collect()
        left = Counter(type(one).__name__ for one in gc.garbage)
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert left["frame"] == left["traceback"] == 0
