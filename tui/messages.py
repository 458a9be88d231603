"""What worker threads report; the handlers of these messages own all state.

What a screen has asked for goes no further than that screen: it paints once nothing is waiting for
the app, which may be a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.records import Claim, Day
    from tui.answers import Answer, Completions, Glance, Look, Misread
    from tui.columns import Row
    from tui.desk import Desk
    from tui.page import Mark, Page
    from tui.picture.drawn import Place
    from tui.picture.views import View
    from tui.saved import SavedView


class Opened(Message):
    """The store is open, and the first filter answered."""

    def __init__(self, desk: Desk, answer: Answer | Misread | None) -> None:
        self.desk = desk
        self.answer = answer
        super().__init__()


class Glanced(Message):
    """The newest events, before anything can be filtered."""

    def __init__(self, glance: Glance) -> None:
        self.glance = glance
        super().__init__()


class Refusal(Message):
    """The store cannot be used; one clear line says why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__()


class BuildWanted(Message):
    """There is no store yet (`new`), or one whose first build was stopped."""

    def __init__(self, *, new: bool) -> None:
        self.new = new
        super().__init__()


class Answered(Message, bubble=False):
    """A filter was searched, or read and found wanting."""

    def __init__(self, answer: Answer | Misread) -> None:
        self.answer = answer
        super().__init__()


class GaveUp(Message, bubble=False):
    """A search was stopped, or took too long."""

    def __init__(self, serial: int) -> None:
        self.serial = serial
        super().__init__()


class PageRead(Message, bubble=False):
    """A page of the timeline."""

    def __init__(self, answer: Answer, page: int, rows: tuple[Row, ...]) -> None:
        self.answer = answer
        self.page = page
        self.rows = rows
        super().__init__()


class Looked(Message, bubble=False):
    """An event in full, or None where it is gone."""

    def __init__(self, look: Look | None) -> None:
        self.look = look
        super().__init__()


class ChipsJudged(Message, bubble=False):
    """What chips are on a day: the note that stands beside each, by its key, and
    legends for them, the fullest first.
    """

    def __init__(self, day: Day, notes: Mapping[str, str], legends: tuple[str, ...]) -> None:
        self.day = day
        self.notes = notes
        self.legends = legends
        super().__init__()


class Completed(Message, bubble=False):
    """Completions for the bar."""

    def __init__(self, completions: Completions) -> None:
        self.completions = completions
        super().__init__()


class KeptRead(Message, bubble=False):
    """What the user keeps in the store: saved views and marks."""

    def __init__(self, views: tuple[SavedView, ...], marked: frozenset[str]) -> None:
        self.views = views
        self.marked = marked
        super().__init__()


class Tallied(Message, bubble=False):
    """How many articles tell the events of an answer."""

    def __init__(self, answer: Answer, reports: int) -> None:
        self.answer = answer
        self.reports = reports
        super().__init__()


class HistoryRead(Message, bubble=False):
    """The filters used in earlier sessions, oldest first."""

    def __init__(self, filters: tuple[str, ...]) -> None:
        self.filters = filters
        super().__init__()


class IndexRead(Message, bubble=False):
    """The filter index was read anew: what is searched has changed."""


class Decided(Message, bubble=False):
    """A correction is in force; the event that tells its claim now, if any."""

    def __init__(self, event_id: int | None) -> None:
        self.event_id = event_id
        super().__init__()


class NewsRead(Message, bubble=False):
    """An event was opened; how many others have something that the user has not seen."""

    def __init__(self, count: int, event_id: int) -> None:
        self.count = count
        self.event_id = event_id
        super().__init__()


class ArticleRead(Message, bubble=False):
    """The text of an article, safe to draw, with its claims by row and where the filter's words
    stand in it.
    """

    def __init__(
        self, document_id: int, text: str, claims: Mapping[int, Claim], matches: tuple[Mark, ...]
    ) -> None:
        self.document_id = document_id
        self.text = text
        self.claims = claims
        self.matches = matches
        super().__init__()


class ClaimFound(Message, bubble=False):
    """The event that a claim tells, and the claim's place in it."""

    def __init__(self, look: Look, told: int) -> None:
        self.look = look
        self.told = told
        super().__init__()


class Compared(Message, bubble=False):
    """Two reports of an event, by their places, as pages: left, right, how all compare."""

    def __init__(self, left: int, right: int, pages: tuple[Page, Page, Page]) -> None:
        self.left = left
        self.right = right
        self.pages = pages
        super().__init__()


class RowRead(Message, bubble=False):
    """A row of the timeline, to be copied."""

    def __init__(self, row: Row) -> None:
        self.row = row
        super().__init__()


class BuildStep(Message, bubble=False):
    """How far the first build is."""

    def __init__(self, done: int, total: int, name: str) -> None:
        self.done = done
        self.total = total
        self.name = name
        super().__init__()

    def can_replace(self, message: Message) -> bool:
        """A later step makes an earlier one pointless."""
        return isinstance(message, BuildStep)


class ExportStep(Message, bubble=False):
    """How many events of an export have been read."""

    def __init__(self, done: int, total: int) -> None:
        self.done = done
        self.total = total
        super().__init__()

    def can_replace(self, message: Message) -> bool:
        """A later step makes an earlier one pointless."""
        return isinstance(message, ExportStep)


class ExportEnded(Message, bubble=False):
    """An export is over: what was written, or why it was not."""

    def __init__(self, said: str, fault: str = "") -> None:
        self.said = said
        self.fault = fault
        super().__init__()


class Built(Message):
    """The first build is over: `whole` when every article was read, `fault` why it failed."""

    def __init__(self, whole: bool, fault: str = "") -> None:
        self.whole = whole
        self.fault = fault
        super().__init__()


class Said(Message):
    """Something to tell the user in one line."""

    def __init__(self, text: str, *, wrong: bool = False) -> None:
        self.text = text
        self.wrong = wrong
        super().__init__()


class FolderRead(Message, bubble=False):
    """The folder that is watched has been looked at."""


class PictureMade(Message, bubble=False):
    """A picture has been counted, for the answer that was shown when it was asked for."""

    def __init__(self, kind: str, view: View) -> None:
        self.kind = kind
        self.view = view
        super().__init__()


class PictureStep(Message, bubble=False):
    """How many of how many acts have been read for their sums."""

    def __init__(self, done: int, total: int) -> None:
        self.done = done
        self.total = total
        super().__init__()

    def can_replace(self, message: Message) -> bool:
        """A later step makes an earlier one pointless."""
        return isinstance(message, PictureStep)


class PictureStopped(Message, bubble=False):
    """Reading the sums took too long, or was given up."""

    def __init__(self, done: int, total: int) -> None:
        self.done = done
        self.total = total
        super().__init__()


class PlaceRead(Message, bubble=False):
    """The events of a place of a picture, as far as they are shown: a note and a row for each."""

    def __init__(self, place: Place, rows: tuple[tuple[str, Row], ...], total: int) -> None:
        self.place = place
        self.rows = rows
        self.total = total
        super().__init__()


class PictureNarrowed(Message, bubble=False):
    """The filter of a place of a picture, and how many more events it finds than stand there."""

    def __init__(self, text: str, events: int, more: int) -> None:
        self.text = text
        self.events = events
        self.more = more
        super().__init__()
