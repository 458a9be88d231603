"""The form of a correction: one line for what is right, one for why."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from store.errors import Refused
from tui.cells import cut, visible
from tui.keys import bindings
from tui.panes.frame import Hints
from tui.screens.prompt import PromptInput
from tui.screens.room import STYLESHEET
from tui.themes import DIM

if TYPE_CHECKING:
    from store.records import Claim
    from store.reference import Names

_SHOWN = 6

_OTHER = {
    "alias": "whom a name means, everywhere: Green Mountain is ByteDance, or is not",
    "date": "the publication date of the article: 2025-01-23, 2025-01 or 2025",
    "reject": "the article does not say so",
    "note": "change nothing; say it in the line below",
}
"""What can be said beside `field=value`."""


_VALUED = frozenset(("alias", "date"))
"""Those of them that take a value."""


class Change(NamedTuple):
    """What the user says of a claim: a field with its value, or alias, date, reject, note; and why.

    `joins` is the listed actor that an alias would join to another.
    """

    field: str
    value: str
    why: str
    joins: str = ""


class Offer(NamedTuple):
    """A completion: the line with it taken, the word that shows, and what it is."""

    text: str
    word: str
    note: str = ""


def offers(text: str, claim: Claim, names: Names) -> tuple[Offer, ...]:
    """What the line may become: fields with what they say now, then values."""
    from store.corrections.fields import FIELDS, choices, now
    from store.filter.language.spelling import reduced

    field, equals, value = text.partition("=")
    if not equals:
        wanted = text.strip().casefold()
        found = [
            Offer(f"{name}=", name, f"{now(claim, name)} · {one.says}")
            for name, one in FIELDS.items()
        ]
        for name, says in _OTHER.items():
            found.append(Offer(f"{name}=" if name in _VALUED else name, name, says))
        return tuple(one for one in found if one.word.startswith(wanted) and one.text != text)
    if field == "alias":
        return _aliases(value, claim, names)
    if field not in FIELDS:
        return ()
    before, comma, last = value.rpartition(",")
    wanted = reduced(last)
    if not wanted and not FIELDS[field].listed:
        return ()
    kept = f"{field}={before}{comma}"
    begun = (one for one in choices(field, names) if reduced(one).startswith(wanted) or one == last)
    return tuple(Offer(f"{kept}{one}", one) for one in begun if f"{kept}{one}" != text)


def _aliases(value: str, claim: Claim, names: Names) -> tuple[Offer, ...]:
    """The names of a claim, and behind "is" or "is not" whom one may mean."""
    from store.corrections.fields import choices
    from store.filter.language.spelling import reduced

    name, word, actor = value.partition(" is ")
    if not word:
        named = dict.fromkeys(role.name for role in claim.roles if role.name)
        return tuple(Offer(f"alias={one} is ", one) for one in named if one.startswith(name))
    no = "not " if actor.startswith("not ") else ""
    wanted = reduced(actor.removeprefix("not "))
    begun = (one for one in choices("agent", names) if wanted and reduced(one).startswith(wanted))
    return tuple(Offer(f"alias={name} is {no}{one}", one) for one in begun)


def change_of(text: str, why: str, names: Names) -> Change:
    """What the two lines say. Raises Refused for what does not exist, with what is near it."""
    from store.corrections.decide import alias_said
    from store.corrections.fields import read
    from store.read.dated import when_of

    field, equals, value = (part.strip() for part in text.partition("="))
    if not equals and field in ("reject", "note"):
        return Change(field, "", why)
    if field == "date" and equals:
        return Change(field, when_of(value, "publication date").phrase, why)
    if field == "alias" and equals:
        return Change(field, value, why, alias_said(value, names).old)
    if not equals:
        raise Refused("write field=value, alias=NAME is ACTOR, date=2025-01-23, reject or note")
    return Change(field, read(field, value, names), why)


class CorrectInput(PromptInput):
    """A line of the form."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("correct")


class Offers(Widget):
    """The completions under the line."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.found: tuple[Offer, ...] = ()
        self.at = 0

    def show(self, found: tuple[Offer, ...]) -> None:
        """Show completions, the first one chosen."""
        self.found, self.at = found, 0
        self.refresh()

    def move(self, step: int) -> None:
        """Choose another one."""
        self.at = max(0, min(self.at + step, len(self.found) - 1))
        self.refresh()

    def render(self) -> Content:
        """The completions around the chosen one."""
        top = max(0, min(self.at - _SHOWN + 1, len(self.found) - _SHOWN))
        lines = []
        for number, one in enumerate(self.found[top : top + _SHOWN], top):
            note = cut(visible(one.note), max(0, self.size.width - 20))
            mark, style = ("> ", "bold") if number == self.at else ("  ", "")
            lines.append(Content.assemble(mark, (f"{visible(one.word):<16} ", style), (note, DIM)))
        return Content("\n").join(lines)


class CorrectForm(ModalScreen["Change | None"], inherit_bindings=False):
    """Asks what is right about a claim, and why; gives back the change, or None."""

    CSS_PATH = STYLESHEET
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, claim: Claim, names: Names) -> None:
        super().__init__()
        self._claim = claim
        self._names = names
        self._asked = ""

    def compose(self) -> ComposeResult:
        """The words of the claim, the two lines, completions, and what is wrong."""
        with Container(id="ask"):
            yield Static(Content(f"“{cut(visible(self._claim.quote), 140)}”"), id="question")
            yield CorrectInput("", "field=value, alias=…, date=…, reject or note", id="change")
            yield Offers(id="offers")
            yield CorrectInput("", "why (may be empty)", id="why")
            yield Static(id="fault")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        """Start with every field on offer."""
        self._change.focus()
        self._offer()

    @property
    def _change(self) -> CorrectInput:
        return self.query_one("#change", CorrectInput)

    @property
    def _why(self) -> CorrectInput:
        return self.query_one("#why", CorrectInput)

    def _offer(self) -> None:
        self.query_one(Offers).show(offers(self._change.value, self._claim, self._names))

    def on_input_changed(self, message: Input.Changed) -> None:
        """A new key clears the complaint."""
        self.query_one("#fault", Static).update("")
        if message.input is self._change:
            self._offer()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """From the first line to the second; from there the change is given back."""
        try:
            change = change_of(self._change.value, self._why.value.strip(), self._names)
        except Refused as refused:
            self.query_one("#fault", Static).update(Content(str(refused)))
            self._change.focus()
            return
        if message.input is self._change:
            self._why.focus()
        elif change.joins and self._asked != change.value:
            self._asked = change.value
            self.query_one("#fault", Static).update(
                Content(f"it is listed as {change.joins}; Enter again joins the two")
            )
        elif change.field == "note" and not change.why:
            self.query_one("#fault", Static).update("a note wants its text in this line")
        else:
            self.dismiss(change)

    def action_complete(self) -> None:
        """Take the completion that is chosen, else go to the other line."""
        found = self.query_one(Offers)
        if self._change.has_focus and found.found:
            self._change.value = found.found[found.at].text
            self._change.cursor_position = len(self._change.value)
        else:
            (self._change if self._why.has_focus else self._why).focus()

    def action_choose(self, step: int) -> None:
        """Another completion."""
        self.query_one(Offers).move(step)

    def action_leave(self) -> None:
        """Leave, nothing corrected."""
        self.dismiss(None)
