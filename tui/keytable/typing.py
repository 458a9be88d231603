"""The keys of the lines in which one types."""

from dataclasses import replace

from tui.keytable.key import Key, editing

__all__ = ["BAR", "CORRECT", "EXPORT", "FIND", "PROMPT"]

BAR: tuple[Key, ...] = (
    Key(
        id="bar.enter",
        keys="enter",
        action="submit",
        label="keep",
        says="Take the completion chosen, or keep the filter and go to the timeline",
    ),
    Key(
        id="bar.complete",
        keys="tab",
        action="complete",
        label="complete",
        says="Take the completion, or go to the next pane",
    ),
    Key(
        id="bar.up",
        keys="up",
        action="choose(-1)",
        label="history",
        says="Completion above, or the filter used before that begins with what is typed",
    ),
    Key(
        id="bar.down",
        keys="down",
        action="choose(1)",
        says="Completion below, or the filter used after; where a term begins, every field",
    ),
    Key(
        id="bar.fix",
        keys="ctrl+n",
        action="fix",
        says="Take the word suggested under the bar, or drop the term that leaves nothing",
        label="fix",
    ),
    Key(
        id="bar.back",
        keys="escape",
        action="leave",
        label="back",
        says="Close the completions, then back to the timeline; clears nothing",
    ),
    *(
        replace(key, says=f"{key.says}; at the end, take the completion")
        if key.id == "bar.right"
        else key
        for key in editing("bar")
    ),
)

FIND: tuple[Key, ...] = (
    Key(
        id="find.enter",
        keys="enter",
        action="submit",
        says="Filter by the value under the cursor, and list all again",
        label="only",
    ),
    Key(
        id="find.list",
        keys="tab",
        action="keep",
        says="To the narrowed list, where x excludes and f filters",
        label="to the list",
    ),
    Key(id="find.up", keys="up", action="move(-1)", says="Value above"),
    Key(id="find.down", keys="down", action="move(1)", says="Value below", label="choose"),
    Key(
        id="find.back",
        keys="escape",
        action="leave",
        says="List all again",
        label="back",
    ),
    *editing("find"),
)

PROMPT: tuple[Key, ...] = (
    Key(id="prompt.enter", keys="enter", action="submit", says="Take it", label="take it"),
    Key(id="prompt.back", keys="escape", action="screen.leave", says="Leave it", label="back"),
    *editing("prompt"),
)

CORRECT: tuple[Key, ...] = (
    Key(
        id="correct.complete",
        keys="tab",
        action="screen.complete",
        label="complete",
        says="Take the completion, or go to the other line",
    ),
    Key(id="correct.up", keys="up", action="screen.choose(-1)", says="Completion above"),
    Key(
        id="correct.down",
        keys="down",
        action="screen.choose(1)",
        label="choose",
        says="Completion below",
    ),
)

EXPORT: tuple[Key, ...] = (
    Key(id="export.write", keys="enter", action="submit", says="Write the file", label="write"),
    Key(id="export.up", keys="up", action="screen.choose(-1)", says="Format above", label="format"),
    Key(
        id="export.down",
        keys="down",
        action="screen.choose(1)",
        says="Format below",
        label="format",
    ),
    Key(
        id="export.what",
        keys="tab",
        action="screen.what",
        label="marked/shown",
        says="Between the marked events and those that the filter shows",
    ),
    Key(
        id="export.back",
        keys="escape",
        action="screen.leave",
        label="back",
        says="Stop the writing, or leave",
    ),
    *editing("export"),
)
