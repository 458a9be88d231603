"""What each printed form may be: a verb, a noun, a word of a closed class or an adjective."""

from store.parse.words.closed import ADJECTIVES, CLOSED
from store.parse.words.lexemes import Entry
from store.parse.words.words import singular

__all__ = ["entries"]


def entries(
    forms: dict[str, tuple[str, int]], nouns: dict[str, int], noun_first: set[str]
) -> dict[str, Entry]:
    """One entry a form: of verbs by their forms, of nouns with their classes and their plurals.

    `noun_first` are words that are rather nouns where they may be verbs too.
    """
    table: dict[str, Entry] = {}
    for form, (lemma, bits_) in forms.items():
        table[form] = Entry("", lemma, bits_, 0, False)
    for phrase, value in nouns.items():
        last = phrase.split()[-1]
        if " " in phrase:
            value = 0
        for form in (last, *_plurals(last)):
            known = table.get(form)
            table[form] = Entry(
                "",
                known.lemma if known else singular(form),
                known.forms if known else 0,
                (known.noun if known else 0) | value | 1 << 62,
                known.noun_first if known else True,
            )
    for word in noun_first:
        for form in (word, *_plurals(word)):
            known = table.get(form)
            table[form] = Entry(
                "",
                known.lemma if known else word,
                known.forms if known else 0,
                (known.noun if known else 0) | 1 << 62,
                True,
            )
    for tag, words in CLOSED.items():
        for word in words.split():
            if not word.endswith(("-a", "-c", "-d", "-w")) or len(word) < 4:
                table[word] = Entry(tag, word, 0, 0, False)
    for word in ADJECTIVES:
        if word not in table or not table[word].tag:
            known = table.get(word)
            if known is None or not known.forms:
                table[word] = Entry("j", word, 0, 0, False)
    return table


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return (word + "es",)
    if word in ("man", "woman"):
        return (word[:-2] + "en",)
    return (word + "s",)
