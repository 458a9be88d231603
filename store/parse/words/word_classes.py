"""The classes of noun phrases that frames ask for, each a bit, so that one number holds several."""

from store.vocabulary import PhraseClass, values

__all__ = ["CLASS", "bits"]

CLASS = {name: 1 << i for i, name in enumerate(values(PhraseClass))}
"""Class of a noun phrase → its bit."""


def bits(text: str) -> int:
    """The bits of the classes in a blank-separated list; its plain words have none."""
    value = 0
    for name in text.split():
        value |= CLASS.get(name, 0)
    return value
