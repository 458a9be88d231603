"""Rules that a text speaks of, their parts, who makes them and whom they bind."""
