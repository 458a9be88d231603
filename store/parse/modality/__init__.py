"""How an act stands by the words around it: done, planned, in talks, denied, supposed."""
