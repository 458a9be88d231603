"""Which frame of a verb fires, and what is only compared or described beside it."""
