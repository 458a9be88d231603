"""Everything of bdwatch that has a screen, and the command. Imports `store`, never the reverse."""
