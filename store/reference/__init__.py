"""What is known before any article is read: names, law, and the words of the parser.

`load()` gives it; `store.reference.check` lists every fault of the files that hold it.
"""

from store.reference.load import Reference, load
from store.reference.names import Names
from store.reference.problems import Problem, ReferenceError

__all__ = ["Names", "Problem", "Reference", "ReferenceError", "load"]
