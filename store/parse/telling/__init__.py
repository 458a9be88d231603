"""Acts told again or told on: merged, corrected, split, and completed by the next sentences."""
