"""Saved views as a list: every change makes a new list; and the list as text, to be shared.

The text is TOML: a table `[views]` with one line a view, its name and its filter.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from store.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A filter with a name; the `default` one is started with."""

    name: str
    filter: str
    default: bool = False


Saved = tuple[SavedView, ...]

SHARED = "views"


def with_view(views: Saved, name: str, text: str) -> Saved:
    """With a view added at the end; one of the same name takes the new filter where it stands."""
    if any(view.name == name for view in views):
        return tuple(replace(v, filter=text) if v.name == name else v for v in views)
    return (*views, SavedView(name=name, filter=text))


def without(views: Saved, name: str) -> Saved:
    """Without the view of a name."""
    return tuple(view for view in views if view.name != name)


def renamed(views: Saved, old: str, new: str) -> Saved:
    """With another name for a view. Raises Refused where the new name is taken."""
    if old != new and any(view.name == new for view in views):
        raise Refused(f"there is a view {new!r} already; choose another name")
    return tuple(replace(view, name=new) if view.name == old else view for view in views)


def moved(views: Saved, name: str, step: int) -> Saved:
    """With a view earlier (-1) or later (1), so that it has another key."""
    names = [view.name for view in views]
    if name not in names:
        return views
    here = names.index(name)
    there = max(0, min(here + step, len(views) - 1))
    rest = [view for view in views if view.name != name]
    return (*rest[:there], views[here], *rest[there:])


def with_default(views: Saved, name: str) -> Saved:
    """With the view of a name as the one to start with; none where the name is empty."""
    return tuple(replace(view, default=view.name == name) for view in views)


def undone(before: Saved, after: Saved, now: Saved) -> Saved:
    """The views before a change; what others have added since it stays."""
    own = {view.name for view in (*before, *after)}
    return (*before, *(view for view in now if view.name not in own))


def the_default(views: Iterable[SavedView]) -> SavedView | None:
    """The view to start with."""
    return next((view for view in views if view.default), None)


def named(views: Sequence[SavedView], name: str) -> SavedView:
    """The view of a name. Raises Refused with the nearest name where there is none."""
    from difflib import get_close_matches

    found = next((view for view in views if view.name == name), None)
    if found is None:
        near = get_close_matches(name, [view.name for view in views], n=1, cutoff=0.5)
        hint = f"did you mean {near[0]!r}?" if near else "bdwatch views lists them"
        raise Refused(f"no view {name!r}; {hint}")
    return found


def as_text(views: Iterable[SavedView]) -> str:
    """The views as text."""
    lines = (f"{_quoted(view.name)} = {_quoted(view.filter)}" for view in views)
    return "\n".join((f"[{SHARED}]", *lines, ""))


def from_text(text: str, where: str) -> Saved:
    """The views of a text. Raises Refused, naming the place, for one that is none."""
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"{where}: not TOML: {error}") from error
    table = found.get(SHARED)
    if not isinstance(table, dict):
        raise Refused(f"{where}: no table [{SHARED}]; bdwatch views export writes one")
    for name, filter in table.items():
        if not isinstance(filter, str) or not name.strip():
            raise Refused(f"{where}: {name!r}: a view is a name and a filter in quotes")
    return tuple(SavedView(name=name, filter=filter) for name, filter in table.items())


def _quoted(text: str) -> str:
    import json

    # Every string of JSON is a basic string of TOML, but for a raw DEL.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
