"""What a user decides about what was read: set a field, reject, merge, split, alias, date, note.

Decisions are appended and never changed; they hang on an article and its quoted words, never on a
row, and are replayed whenever the article is read again. An undo is one more decision. Of two that
disagree the later wins and both are kept; one whose quote is gone is listed as an orphan.
"""
