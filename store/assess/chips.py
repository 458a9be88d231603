"""A chip under the rules: its figures, and on a day its class, by letter or by figures."""

from dataclasses import dataclass, replace

from store.assess.compiled import Era, Rung
from store.assess.engine import CLASS, engine
from store.assess.figures import Figures, figures
from store.assess.items import of_chip
from store.assess.rulings import ruling_on
from store.assess.values import CONFIDENCES
from store.records import Day, Facts
from store.reference.entries import Chip
from store.reference.law import Law
from store.reference.names import Names
from store.vocabulary import Confidence, Route, Status

__all__ = ["ChipClass", "Figures", "OnSale", "chip_class", "figures", "on_sale"]

UNDECIDED = "unknown"
_SALE: Route = "direct-export"
_NO_NAMES = Names()
"""A class rests on the chip alone; its vendor and its figures are in its own entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipClass:
    """A class, or "unknown" with the classes it may be and the figures that are `missing`.

    `rule` and `paragraph` are those of the test that decided; none for a chip below every control.
    """

    name: str
    possible: tuple[str, ...]
    missing: tuple[str, ...]
    rule: str
    paragraph: str
    words: str
    confidence: Confidence
    source: str


def chip_class(chip: Chip, day: Day, law: Law, *, by_figures: bool = False) -> ChipClass:
    """The class of `chip` on `day`; `by_figures` leaves out the tests that go by name."""
    judge = engine(law, _NO_NAMES)
    era = judge.code.era(day)
    if by_figures:
        era = _without_names(era)
    found = judge.classify(of_chip(chip, _NO_NAMES), era)
    answer = found.answer
    decided = len(found.names) == 1
    by = next((one for one in answer.by if isinstance(one, Rung)), None) if decided else None
    return ChipClass(
        name=found.names[0] if decided else UNDECIDED,
        possible=found.names,
        missing=() if decided else answer.missing,
        rule=by.rule if by else "",
        paragraph=by.paragraph if by else "",
        words=law.outcomes[found.names[0]].words if decided else "not decided",
        confidence=CONFIDENCES[answer.confidence],
        source=by.source if by else "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSale:
    """The classes that a chip, or a member of a family, may have on a day, and the status of an
    export of it to the place that is watched.
    """

    classes: tuple[str, ...]
    status: Status


def on_sale(key: str, day: Day, law: Law, names: Names) -> OnSale:
    """What a chip or a family (by its key, or a name that no table has) is on a day."""
    facts = Facts(type="", route=_SALE, chip=key, place=law.watched)
    judge = engine(law, names)
    era = judge.code.era(day)
    items = judge.case(facts).world.items
    return OnSale(
        classes=tuple(sorted({name for one in items for name in judge.class_of(one, era).names})),
        status=ruling_on(facts, law, names, day).status,
    )


def _without_names(era: Era) -> Era:
    """The stretch with those tests of classes alone that read no name."""
    pool = tuple(
        rung
        for rung in era.pools.get(CLASS, ())
        if not any(line.fact == "chip" for line in rung.lines)
    )
    return replace(era, pools={**era.pools, CLASS: pool})
