"""From an act and the law to its status on every day, with the steps that lead there.

A reading aid for reporters and analysts, not legal advice. Pure: no clock, no disk, no network.
"""

from store.assess.dates import on, on_day, then
from store.assess.rulings import rulings

__all__ = ["on", "on_day", "rulings", "then"]
