"""What the facet panes can show: fields of the filter with their titles, in order."""

from collections.abc import Mapping

TITLES: Mapping[str, str] = {
    "actor": "Actors",
    "agent": "Agents",
    "with": "Counterparties",
    "vendor": "Vendors",
    "chip": "Chips",
    "type": "Types",
    "is": "Modes",
    "route": "Routes",
    "place": "Places",
    "site": "Sites",
    "rule": "Rules named",
    "decided": "Rules deciding",
    "state": "Rule states",
    "status": "Statuses",
    "overlay": "Overlays",
    "reports": "Reports an event",
    "origins": "Origins an event",
    "hedge": "Hedges",
    "origin": "Origins",
    "publisher": "Publishers",
    "lang": "Languages",
    "has": "Has",
}
"""The title of every field that a pane can show (a test holds them and the language together)."""

USUAL: Mapping[str, str] = {
    "actors": "actor",
    "chips": "chip",
    "routes": "route",
    "origins": "origin",
}
"""The panes by their ids, and the field that each shows at first."""


def filled(kept: Mapping[str, object]) -> dict[str, str]:
    """The field of each pane as it was kept; the usual one where that is none."""
    return {
        pane: str(kept[pane]) if kept.get(pane) in TITLES else usual
        for pane, usual in USUAL.items()
    }


def turned(field: str, step: int, taken: frozenset[str]) -> str:
    """The field after (1) or before (-1) one, of those that no other pane shows."""
    free = [one for one in TITLES if one == field or one not in taken]
    return free[(free.index(field) + step) % len(free)]
