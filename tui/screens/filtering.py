"""Every way to change the filter; each ends as text in the bar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work
from textual.widgets import Input

from store.arrangement import GROUPS, SORTS, Arrangement
from tui.cells import visible, width
from tui.messages import Completed, HistoryRead, IndexRead
from tui.panes.bar import PROMPT, FilterInput
from tui.panes.facet import Picked, ValuesView
from tui.panes.timeline import Timeline
from tui.screens.prompt import Prompt
from tui.screens.watching import Watching

if TYPE_CHECKING:
    from store.records import Day
    from tui.answers import Completions


class Filtering(Watching):
    """The filter bar and the keys that edit its text."""

    def start(self) -> None:
        """The store is open; the filters of earlier sessions come behind the first answer."""
        super().start()
        self.filter.used = self._note_used
        self._read_history()

    # the bar

    _fields_wanted = False
    """Whether the list of fields was asked for where a term begins."""

    def action_bar(self) -> None:
        """To the filter bar; an empty one shows what it takes."""
        super().action_bar()
        if not self.bar.value:
            self.complete("", 0)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Search at every key."""
        message.stop()
        if message.input is not self.bar or message.value == self.filter.text:
            return
        self.filter.type(message.value)
        self.filter.stop_browsing()
        self.ask()
        self.complete(message.value, self.bar.cursor_position)

    def on_completed(self, message: Completed) -> None:
        """Offer completions, if the text is still the one they are for."""
        self._offer(message.completions)
        if self.bar.has_focus and message.completions.text == self.bar.value:
            self.bar.listed()

    def _offer(self, found: Completions) -> None:
        if not self.bar.has_focus or found.text != self.bar.value or not found.found:
            self.popup.close()
            return
        (first, *others) = found.found
        wanted, self._fields_wanted = self._fields_wanted, False
        if found.text[: first.start].endswith(" ") and first.start == first.end and not wanted:
            # Every field would do here: the list would hide the answer to what is typed already.
            self.popup.close()
            return
        if not others and found.text[first.start : first.end] == first.insert:
            self.popup.close()
            return
        before = found.text[: first.start]
        self.popup.offer(found.text, found.found, PROMPT + width(before) - round(self.bar.scroll_x))

    def on_filter_input_taken(self, message: FilterInput.Taken) -> None:
        """Write a completion into the bar."""
        chosen = message.completion
        text = self.bar.value
        self._put(text[: chosen.start] + chosen.insert + text[chosen.end :])
        self.bar.cursor_position = chosen.start + len(chosen.insert)
        if chosen.insert.endswith(":"):
            self.complete(self.bar.value, self.bar.cursor_position)

    def on_filter_input_fix(self) -> None:
        """Write the suggested word in the place of the wrong one, or drop what leaves nothing."""
        from store.filter import drop_span

        query = self.dashboard.desk.parse(self.bar.value) if self.dashboard.desk else None
        for problem in (*query.problems, *query.unfinished) if query is not None else ():
            if problem.suggestion:
                text = self.bar.value
                behind = len(text) - max(self.bar.cursor_position, problem.end)
                self._put(text[: problem.start] + problem.suggestion + text[problem.end :])
                self.bar.cursor_position = len(self.bar.value) - behind
                return
        hint = self.dropping
        if hint is not None:
            self._put(drop_span(self.bar.value, hint.start, hint.end))

    def on_filter_input_joined(self, message: FilterInput.Joined) -> None:
        """Say what became of several lines."""
        how = "any of them" if message.listed else "all of them must hold"
        undo = self.dashboard.key("bar.erase_left")
        self.dashboard.say(f"{message.lines} lines pasted as one: {how}; {undo} clears the bar")

    @work(thread=True, exclusive=True, group="history", exit_on_error=False)
    def _read_history(self) -> None:
        from tui.history import history_path, read_history

        self.post_message(HistoryRead(read_history(history_path())))

    def on_history_read(self, message: HistoryRead) -> None:
        """What was used in earlier sessions can be gone back to."""
        self.filter.recall(message.filters)

    @work(thread=True, group="history", exit_on_error=False)
    def _note_used(self, text: str) -> None:
        from tui.history import add_to_history, history_path

        add_to_history(history_path(), text)

    def on_filter_input_browsed(self, message: FilterInput.Browsed) -> None:
        """Walk through the filters used before."""
        text = self.filter.browse(message.step)
        if text is not None:
            self._put(text)
        elif message.step > 0:
            self._fields_wanted = True
            self.complete(self.bar.value, self.bar.cursor_position)

    def on_filter_input_kept(self) -> None:
        """The filter is done."""
        self._leave_bar()

    def on_filter_input_left(self) -> None:
        """Back to the timeline; the text stays."""
        self._leave_bar()

    def on_filter_input_tabbed(self) -> None:
        """Tab with nothing to complete goes on to the panes."""
        self._leave_bar()

    def _leave_bar(self) -> None:
        self.popup.close()
        self._settle_bar()
        self.show_views()
        self.show_meaning(typing=False)
        self.timeline.focus()

    def on_descendant_blur(self) -> None:
        """A click elsewhere ends the edit as well."""
        if not self.bar.has_focus:
            self.popup.close()
            self._settle_bar()
            self.show_meaning(typing=False)

    def _settle_bar(self) -> None:
        """End the edit; blanks at its end were only there to be typed on."""
        self.filter.settle()
        if self.bar.value != self.filter.text:
            self._write_bar()

    def _put(self, text: str) -> None:
        """Text typed on the user's behalf: live, but no step of its own."""
        self.popup.close()
        self.filter.type(text)
        self._write_bar()
        self.ask()

    def _write_bar(self) -> None:
        with self.bar.prevent(Input.Changed):
            self.bar.value = self.filter.text
        self.bar.cursor_position = len(self.filter.text)

    def change(self, text: str) -> None:
        """Make this the filter, in one step that can be undone."""
        self.filter.change(text)
        self._write_bar()
        self.ask()

    # panes and keys

    def on_picked(self, message: Picked) -> None:
        """Add a value to the filter, exclude it, or take it out again."""
        from store.filter import add_term, exclude_term

        desk = self.dashboard.desk
        if desk is not None:
            edit = exclude_term if message.exclude else add_term
            names = desk.reference.names
            self.change(edit(self.filter.text, message.field, message.value, names))

    def on_values_view_turned(self, message: ValuesView.Turned) -> None:
        """Show another field in a pane."""
        self.turn(message.view, message.step)
        self.ask()

    def action_undo(self) -> None:
        """One step back."""
        self._after_step(self.filter.undo(), "nothing to undo in the filter")

    def action_redo(self) -> None:
        """One step forward."""
        self._after_step(self.filter.redo(), "nothing to redo in the filter")

    def action_toggle_filter(self) -> None:
        """Filter off, or on again."""
        self._after_step(self.filter.toggle(), "no filter to switch off")

    def _after_step(self, moved: bool, otherwise: str) -> None:
        if not moved:
            self.dashboard.say(otherwise)
            return
        self._write_bar()
        self.bar.show_off(self.filter.off)
        self.ask()

    def action_sort(self) -> None:
        """Sort by the next of date, reports' days, money, reports, origins; no groups."""
        after = SORTS.index(self.how.sort) + 1 if not self.how.group else 0
        self.show_in_order(Arrangement(SORTS[after % len(SORTS)]))

    def action_reverse(self) -> None:
        """Turn the order round."""
        if self.how.group == "story":
            self.dashboard.say(
                f"stories stand newest first; {self.dashboard.key('group')} groups otherwise"
            )
        else:
            self.show_in_order(replace(self.how, descending=not self.how.descending))

    def action_group(self) -> None:
        """Gather the events by the next of months, stories, nothing."""
        after = GROUPS.index(self.how.group) + 1
        group = GROUPS[after % len(GROUPS)]
        self.show_in_order(Arrangement("date", self.how.descending or group == "story", group))

    def show_in_order(self, how: Arrangement) -> None:
        """Show the events in another order; the one under the cursor stays there.

        Who has not moved yet sees the beginning of the new order.
        """
        self.how = how
        self.ask(top=self.timeline.cursor == 0)

    def on_timeline_dropped(self, message: Timeline.Dropped) -> None:
        """Take a term out of the filter."""
        from store.filter import drop_span

        answer = self.answer
        if answer is not None and answer.query.text == self.filter.text:
            self.change(drop_span(self.filter.text, message.start, message.end))

    def set_field(self, field: str, value: str | None, otherwise: str) -> None:
        """Give a field this value alone, none where it is empty; None: say otherwise."""
        from store.filter import set_term

        if value is None:
            self.dashboard.say(otherwise)
        else:
            self.change(set_term(self.filter.text, field, value))

    def action_asof(self) -> None:
        """Ask for the day of knowledge and law."""
        day: Day = self.answer.day if self.answer is not None else ""
        self.app.push_screen(
            Prompt("as of which day? (YYYY-MM-DD; empty for today)", day or self.today, _day_fault),
            self._take_day,
        )

    def _take_day(self, day: str | None) -> None:
        if day is not None:
            self.set_field("asof", "" if day.strip() == self.today else day.strip(), "")

    def action_only_marked(self) -> None:
        """Only marked events, or all again."""
        if not self.timeline.marked and "is:marked" not in self.filter.text:
            self.dashboard.say(f"no event is marked; {self.dashboard.key('mark')} marks one")
            return
        self.on_picked(Picked("is", "marked", exclude=False))

    def on_index_read(self, _: IndexRead) -> None:
        """Marks have changed: answer anew."""
        self.ask()


def _day_fault(text: str) -> str:
    """What is wrong with a day; empty when nothing is."""
    from datetime import date

    day = text.strip()
    if not day:
        return ""
    try:
        exact = date.fromisoformat(day).isoformat() == day
    except ValueError:
        exact = False
    return "" if exact else f"{visible(day)!r} is no day; write it as 2024-06-06"
