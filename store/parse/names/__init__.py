"""Names and sums in a text: the tables in one pass, forms of names, money and counts."""
