"""Classes of noun phrases by their words; each phrase is looked up once."""

from store.parse.words.words import singular

__all__ = ["NounClasses"]

_MOST = 1 << 15


class NounClasses(dict[tuple[str, ...], int]):
    """The words of a phrase → its classes as bits. Grows with the texts read, within bounds."""

    def __init__(self, nouns: dict[str, int], dealt: int, kept: int) -> None:
        """Nothing read yet; `nouns` are the classes of the lexicon.

        What is `dealt` in takes the classes `kept` of the word before it ("chip sales").
        """
        super().__init__()
        self.nouns = nouns
        self.dealt = dealt
        self.kept = kept

    def __missing__(self, words: tuple[str, ...]) -> int:
        """Look `words` up, the longest ending first, and keep the answer."""
        value = self._of(words)
        if len(self) >= _MOST:
            self.clear()
        self[words] = value
        return value

    def _of(self, words: tuple[str, ...]) -> int:
        while len(words) > 1 and words[-1][:1].isdigit():
            words = words[:-1]
        last = singular(words[-1])
        for length in (4, 3, 2):
            if len(words) >= length:
                found = self.nouns.get(" ".join((*words[-length:-1], last)))
                if found:
                    return found
        value = self.nouns.get(words[-1], 0) or self.nouns.get(last, 0)
        if value & self.dealt and len(words) > 1:
            value |= self.nouns.get(singular(words[-2]), 0) & self.kept
        if not value and "-" in last:
            value = self.nouns.get(last.rpartition("-")[2], 0)
        return value
