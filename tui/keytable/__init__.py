"""Every key of the screens, in one table; a key that is not here does not exist.

Ids are stable: a user's keymap refers to them.
"""

from collections.abc import Mapping

from tui.keytable.dashboard import APP, MAIN, VIEWS
from tui.keytable.key import Key
from tui.keytable.over import BUILD, COMPARE, DETAIL, FIELDS, HELP, TEXT, TOUR
from tui.keytable.panes import EVIDENCE, FACET, TIMELINE
from tui.keytable.pictures import PICTURES
from tui.keytable.typing import BAR, CORRECT, EXPORT, FIND, PROMPT

__all__ = ["KEYS", "PLACES", "PLACE_OF", "Key"]

PLACES: Mapping[str, str] = {
    "app": "Everywhere",
    "main": "Dashboard",
    "timeline": "Timeline",
    "facet": "Facet pane",
    "evidence": "Evidence",
    "views": "Saved views",
    "bar": "Filter bar",
    "find": "Typing in a facet pane",
    "detail": "Detail",
    "text": "Article",
    "fields": "Fields (the words that a line rests on light up in the article)",
    "compare": "Reports side by side",
    "pictures": "Pictures",
    "help": "Help",
    "prompt": "Prompt",
    "correct": "Correction",
    "export": "Export",
    "build": "First build",
    "tour": "Tour",
}
"""Where keys act, and the title of each place in the help."""

KEYS: Mapping[str, tuple[Key, ...]] = {
    "app": APP,
    "main": MAIN,
    "timeline": TIMELINE,
    "facet": FACET,
    "evidence": EVIDENCE,
    "views": VIEWS,
    "bar": BAR,
    "find": FIND,
    "text": TEXT,
    "fields": FIELDS,
    "compare": COMPARE,
    "detail": DETAIL,
    "pictures": PICTURES,
    "help": HELP,
    "prompt": PROMPT,
    "correct": CORRECT,
    "export": EXPORT,
    "build": BUILD,
    "tour": TOUR,
}
"""The keys of every place, in the order of the help."""

PLACE_OF: Mapping[str, str] = {key.id: place for place, keys in KEYS.items() for key in keys}
"""Id of a key → where it acts, in the order of the table."""
