"""Words alone: spelling, forms, closed classes; what a word is without its neighbours."""
