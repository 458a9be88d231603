"""What is known before any article is read: names, law, and the words of the parser."""

from store.reference.load import Reference, check, load
from store.reference.names import Names
from store.reference.problems import Problem, ReferenceError

__all__ = ["Names", "Problem", "Reference", "ReferenceError", "check", "load"]
