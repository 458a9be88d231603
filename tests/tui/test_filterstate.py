"""Undo, redo, off and on, and the history of the filter."""

from hypothesis import given
from hypothesis import strategies as st

from tui.filterstate import FilterState


def test_typing_is_one_step() -> None:
    state = FilterState("a")
    for text in ("a b", "a bc", "a bcd"):
        state.type(text)
    state.settle()
    assert state.undo()
    assert state.text == "a"
    assert state.redo()
    assert state.text == "a bcd"
    assert not state.redo()


def test_undo_while_typing_takes_back_what_was_typed() -> None:
    state = FilterState()
    state.type("actor:byt")
    assert state.undo()
    assert state.text == ""


def test_off_searches_nothing_and_shows_the_text() -> None:
    state = FilterState("chip:H100")
    assert state.toggle()
    assert (state.text, state.active) == ("chip:H100", "")
    assert state.toggle()
    assert state.active == "chip:H100"
    assert not FilterState("  ").toggle()


def test_a_change_switches_the_filter_on() -> None:
    state = FilterState("chip:H100")
    state.toggle()
    state.change("chip:H20")
    assert state.active == "chip:H20"


def test_history_goes_back_and_returns_to_the_draft() -> None:
    state = FilterState()
    for text in ("one", "two", "one"):
        state.change(text)
    assert state.history == ("two", "one")
    state.type("draft")
    assert state.browse(-1) == "one"
    assert state.browse(-1) == "two"
    assert state.browse(-1) is None
    assert state.browse(1) == "one"
    assert state.browse(1) == "draft"
    assert state.browse(1) is None


def test_history_is_searched_by_what_is_typed() -> None:
    state = FilterState()
    for text in ("chip:H100", "actor:oracle", "chip:H20"):
        state.change(text)
    state.change("")
    state.type("chip")
    assert state.browse(-1) == "chip:H20"
    assert state.place == (1, 2)
    assert state.browse(-1) == "chip:H100"
    assert state.browse(-1) is None
    assert state.browse(1) == "chip:H20"
    assert state.browse(1) == "chip"


def test_earlier_sessions_come_before_this_one() -> None:
    used: list[str] = []
    state = FilterState("now")
    state.used = used.append
    state.recall(("old", "now", "older"))
    assert state.history == ("old", "older", "now")
    state.change("later")
    assert used == ["later"]


def test_without_browsing_there_is_nothing_newer() -> None:
    assert FilterState("a").browse(1) is None


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("change"), st.sampled_from(["", "a", "b", "a b"])),
            st.tuples(st.just("type"), st.sampled_from(["", "a", "c"])),
            st.tuples(st.sampled_from(["undo", "redo", "toggle", "settle"]), st.just("")),
        ),
        max_size=40,
    )
)
def test_every_text_that_was_settled_can_be_reached_again(steps: list[tuple[str, str]]) -> None:
    state = FilterState("start")
    for name, text in steps:
        getattr(state, name)(*([text] if name in ("change", "type") else []))
        assert state.active in (state.text, "")
    here = state.text
    undone = 0
    while state.undo():
        undone += 1
    assert state.text == "start"
    for _ in range(undone):
        assert state.redo()
    assert state.text == here or not undone
