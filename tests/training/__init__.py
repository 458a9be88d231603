"""The weights of the parser's trained reader, learned from the project's own passages."""
