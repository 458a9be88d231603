"""The order in which an act is judged, as data (`procedure.toml`).

A question is answered by its stages, first match wins; where it has none, or a stage says `pool`,
by the tests of all rules that name it, of which the one with the highest rank answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from store.reference.entries import Entry
from store.vocabulary import Confidence

__all__ = ["Assume", "Procedure", "Question", "Stage"]

Day = str


class Stage(Entry, frozen=True, kw_only=True):
    """One step of a question: if `when` holds (and the day lies in since..until), it answers.

    It answers by an outcome (`gives`, with `missing` where that is "unknown"), by the `pool` of
    tests, or by what another question (`asks`) answers. `party` binds who the other question is
    about: the first of these facts that is stated. `then` are stages on that answer (`answer`
    lists the outcomes they apply to); where none applies, the answer stands. `rule` is cited;
    `cites` names the fact whose origin is cited, such as a listing.
    """

    words: str = ""
    when: tuple[str, ...] = ()
    since: Day = ""
    until: Day = ""
    answer: tuple[str, ...] = ()
    gives: str = ""
    missing: tuple[str, ...] = ()
    pool: bool = False
    asks: str = ""
    party: tuple[str, ...] = ()
    then: tuple["Stage", ...] = ()
    rule: str = ""
    cites: str = ""
    paragraph: str = ""
    confidence: Confidence = "high"
    source: str = ""
    note: str = ""


class Question(Entry, frozen=True, kw_only=True):
    """A question with its stages; `otherwise` is the outcome where no stage and no test answers."""

    id: str
    words: str
    otherwise: str
    stage: tuple[Stage, ...] = ()
    note: str = ""


class Assume(Entry, frozen=True, kw_only=True):
    """What is taken for a fact that is not stated, and when (first match wins).

    A `value` of "@" and a country is a party that is at home there and otherwise unknown; "{to}"
    in it is the place of the act. `override` lets it stand in for a stated value too. `party` are
    the facts of which the first that is stated is the party of `when`.
    """

    fact: str
    value: str
    because: str
    when: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    override: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Procedure:
    """All questions by id and all assumptions in order."""

    questions: Mapping[str, Question]
    assumptions: tuple[Assume, ...] = ()
