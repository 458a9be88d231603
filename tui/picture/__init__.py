"""Pictures as text: stacked columns, lanes of money, the matrix, and their tables. No screen."""
