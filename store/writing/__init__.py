"""Writing an article's events: rows, what a change touches, and what is kept at hand for it."""
