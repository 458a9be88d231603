"""The user's settings: what can be set, the file it is read from, and what is wrong in it.

A wrong setting never stops the dashboard: it is named with its line, and the usual value holds.
"""

from tui.settings.options import OPTIONS, Option, Settings, Value
from tui.settings.place import VARIABLE, config_path
from tui.settings.reading import Fault, Read, read, read_file

__all__ = [
    "OPTIONS",
    "VARIABLE",
    "Fault",
    "Option",
    "Read",
    "Settings",
    "Value",
    "config_path",
    "read",
    "read_file",
]
