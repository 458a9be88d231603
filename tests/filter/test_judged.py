"""The ruling on an act's own days is the one that `assess` gives."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from store.assess import on
from store.filter.index.judged import Judged
from store.records import Ruling, When
from store.vocabulary import Overlay, Status, values

days = st.dates(date(2019, 1, 1), date(2027, 1, 1)).map(lambda day: day.isoformat())
stretches = st.lists(
    st.tuples(
        st.sampled_from(values(Status)[:3]),
        st.sampled_from(values(Overlay)[:3]),
        st.lists(st.sampled_from("abc"), max_size=3, unique=True),
    ),
    min_size=1,
    max_size=5,
)


@given(stretches, st.data())
def test_then_is_what_assess_says(
    held: list[tuple[str, str, list[str]]], data: st.DataObject
) -> None:
    changes = sorted(data.draw(st.lists(days, min_size=5, max_size=5, unique=True)))
    since = ["", *changes][: len(held)]
    until = [*changes[: len(held) - 1], ""]
    ends = data.draw(st.sampled_from([("", ""), ("1", ""), ("", "1"), ("1", "1")]))
    first, last = sorted(
        data.draw(st.lists(st.sampled_from(changes) | days, min_size=2, max_size=2))
    )
    first, last = first if ends[0] else "", last if ends[1] else ""
    judged = Judged()
    rulings = []
    for begin, end, (status, overlay, rules) in zip(since, until, held, strict=True):
        judged.add(7, begin, status, overlay, rules=tuple(rules))
        rulings.append(
            Ruling(
                since=begin,
                until=_before(end) if end else "",
                status=status,  # type: ignore[arg-type]
                overlay=overlay,  # type: ignore[arg-type]
                rules=tuple(rules),
            )
        )
    found = judged.then(7, first, last)
    wanted = on(rulings, When(first=first, last=last, precision="range") if first or last else None)
    assert (found.status, found.overlay) == (wanted.status, wanted.overlay)
    if found.decided:
        assert found.decided == wanted.rules[0]


def _before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
