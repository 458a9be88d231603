"""Weights learned from the project's passages, read, summed and made a judgement."""
