"""What was used of late is kept, and never more than twice the bound."""

from store.recent import Recent


def test_what_is_asked_for_stays_and_the_rest_goes() -> None:
    recent: Recent[int, str] = Recent(10)
    recent.put(0, "asked for")
    recent.put(1, "left alone")
    for number in range(2, 100):
        recent.put(number, "new")
        assert recent.get(0) == "asked for"
    assert recent.get(1) is None


def test_no_more_is_kept_than_twice_the_bound_by_weight() -> None:
    recent: Recent[int, str] = Recent(10)
    for number in range(50):
        recent.put(number, "heavy", weight=4)
    assert sum(recent.get(number) is not None for number in range(50)) * 4 <= 20


def test_what_is_dropped_or_put_anew_is_not_found_as_it_was() -> None:
    recent: Recent[str, int] = Recent(4)
    recent.put("a", 1)
    recent.put("a", 2)
    assert recent.get("a") == 2
    recent.drop("a")
    assert recent.get("a") is None
    recent.put("b", 1)
    recent.clear()
    assert recent.get("b") is None
