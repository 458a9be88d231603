"""The rooms of the parser stand in one order, and none imports a later one."""

import ast
import re
from pathlib import Path

import store.parse

ROOM = Path(store.parse.__file__).parent
ORDER = [
    room
    for line in (store.parse.__doc__ or "").splitlines()
    if line.startswith("- ")
    for room in re.findall(r"`(\w+)`", line)
]


def imported(module: Path) -> set[str]:
    """The rooms from which a module takes something."""
    nodes = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    names = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {found[1] for name in names if (found := re.match(r"store\.parse\.(\w+)\.", name))}


def test_the_order_names_every_room() -> None:
    rooms = {folder.name for folder in ROOM.iterdir() if (folder / "__init__.py").exists()}
    assert sorted(ORDER) == sorted(rooms)


def test_no_room_imports_a_later_one() -> None:
    late = {
        f"{module.relative_to(ROOM)} imports {room}"
        for place, name in enumerate(ORDER)
        for module in sorted((ROOM / name).glob("*.py"))
        for room in imported(module)
        if room not in ORDER[: place + 1]
    }
    assert not late
