"""The tree as filter text again: reading it back gives the same tree."""

from store.filter.language.tokens import quoted, scan
from store.filter.language.tree import (
    Bounds,
    Days,
    Either,
    Every,
    Node,
    Not,
    Prefix,
    Present,
    Query,
    Term,
    Value,
    Words,
)

__all__ = ["written"]


def written(query: Query) -> str:
    """A query as tidy filter text, without what was left out of it."""
    parts = query.parts
    alone = len(parts) == 1 and not query.asof
    said = [_node(part, alone=alone) for part in parts]
    if query.asof:
        said.append(f"asof:{query.asof}")
    return " ".join(said)


def _node(node: Node, *, alone: bool = False) -> str:
    """A node; `alone` where no parentheses are needed around it."""
    if isinstance(node, Term):
        return f"{_sign(node)}{node.field}:{','.join(_value(value) for value in node.values)}"
    if isinstance(node, Words):
        return f"{_sign(node)}{_words(node)}"
    if isinstance(node, Not):
        return f"-({_node(node.part, alone=True)})"
    join = " OR " if isinstance(node, Either) else " "
    inside = join.join(_node(part, alone=isinstance(part, Every)) for part in node.parts)
    return inside if alone else f"({inside})"


def _sign(node: Term | Words) -> str:
    return "-" if node.negated else ""


def _words(words: Words) -> str:
    star = "*" if words.prefix else ""
    tokens = scan(words.text)
    plain = len(tokens) == 1 and tokens[0].kind == "word" and tokens[0].text == words.text
    if plain and "(" not in words.text:
        return f"{words.text}{star}"
    return f'"{words.text}"{star}'


def _value(value: Value) -> str:
    if isinstance(value.match, Present):
        return "*"
    if isinstance(value.match, (Prefix, Bounds, Days)) and value.text.endswith("*"):
        return f"{quoted(value.text[:-1])}*"
    return quoted(value.text)
