"""The page: what of it is the article, its title and headings, and its sentences."""
