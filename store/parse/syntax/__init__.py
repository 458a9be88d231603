"""Phrases into clauses: who does what to whom, and how clauses hang together."""
