"""The colours that ship with bdwatch: those of Textual's in which every word can be read."""

THEMES = (
    "textual-dark",
    "textual-light",
    "atom-one-light",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-moon",
    "ansi-dark",
    "ansi-light",
)
"""Names of the shipped themes; the two `ansi` ones use the terminal's own sixteen colours."""

DIM = "$foreground 82%"
"""The style of what is less important, in every theme still 4.5 to 1 against its ground."""
