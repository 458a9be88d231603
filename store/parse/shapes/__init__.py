"""What a sentence is made of, as types: tokens, chunks, clauses."""
