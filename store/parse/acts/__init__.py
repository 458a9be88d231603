"""Clauses into acts: of verbs, of nouns, of quotes; what is worth telling and what is silence."""
