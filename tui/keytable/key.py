"""What one key is, and the groups of keys that several places share."""

from dataclasses import dataclass

__all__ = ["Key", "editing", "moves"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key (or several for the same action) at one place.

    `keys` are Textual key names, the first one is shown; `label` is the word of the hint line
    and is empty where the key needs no hint; `says` is the sentence of the help. An `early` key
    acts before any widget sees it, so that what is typed right behind it goes where it leads.
    """

    id: str
    keys: str
    action: str
    says: str
    label: str = ""
    early: bool = False


def moves(place: str, what: str) -> tuple[Key, ...]:
    """The keys that move through a list or a text."""
    rows = (
        ("down", "j,down", "Next {}", "move"),
        ("up", "k,up", "Previous {}", "move"),
        ("first", "g,home", "First {}", ""),
        ("last", "G,end", "Last {}", ""),
        ("page_down", "pagedown", "One page down", ""),
        ("page_up", "pageup", "One page up", ""),
    )
    return tuple(
        Key(id=f"{place}.{name}", keys=keys, action=name, says=says.format(what), label=label)
        for name, keys, says, label in rows
    )


def editing(place: str) -> tuple[Key, ...]:
    """The keys that edit a line of text."""
    rows = (
        ("left", "left", "cursor_left", "One character left"),
        ("right", "right", "cursor_right", "One character right"),
        ("word_left", "ctrl+left", "cursor_left_word", "One word left"),
        ("word_right", "ctrl+right", "cursor_right_word", "One word right"),
        ("select_left", "shift+left", "cursor_left(True)", "Select to the left"),
        ("select_right", "shift+right", "cursor_right(True)", "Select to the right"),
        ("start", "home", "home", "To the start"),
        ("end", "end,ctrl+e", "end", "To the end"),
        ("erase", "backspace", "delete_left", "Delete to the left"),
        ("delete", "delete,ctrl+d", "delete_right", "Delete to the right"),
        ("erase_word", "ctrl+w", "delete_left_word", "Delete the word to the left"),
        ("erase_left", "ctrl+u", "delete_left_all", "Delete everything to the left"),
        ("erase_right", "ctrl+k", "delete_right_all", "Delete everything to the right"),
    )
    return tuple(
        Key(id=f"{place}.{name}", keys=keys, action=action, says=says)
        for name, keys, action, says in rows
    )
