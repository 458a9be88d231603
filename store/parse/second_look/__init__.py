"""A second look at fields by weight: who takes part, which chip, which place, how it stands."""
