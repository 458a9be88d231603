"""Settings as text: those in force as a config file, and what may be set as a JSON schema."""

from collections.abc import Iterator
from typing import Any

from tui.keynames import shown
from tui.settings.options import OPTIONS, Option, Value
from tui.settings.reading import Read

_CELLS = 34


def told(read: Read, file: str) -> Iterator[str]:
    """Every setting in force as lines of TOML, each with where it comes from."""
    table = ""
    for name, option in OPTIONS.items():
        head, _, rest = name.partition(".")
        if rest and head != table:
            table = head
            yield ""
            yield f"[{table}]"
        value = read.values.get(name, option.usual)
        line = f"{_key(rest or head)} = {_value(option, value)}"
        origin = f"{file}, line {read.lines[name]}" if name in read.values else "default"
        yield f"{line:<{_CELLS}} # {origin}"


def _key(name: str) -> str:
    return f'"{name}"' if "." in name else name


def _value(option: Option, value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _quoted(value)
    words = [shown(word) if option.kind == "keys" else word for word in value]
    if option.kind == "keys" and len(words) == 1:
        return _quoted(words[0])
    return f"[{', '.join(map(_quoted, words))}]"


def _quoted(text: str) -> str:
    import json

    # Every JSON string but one with a raw DEL is a basic string of TOML.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def schema() -> dict[str, Any]:
    """The JSON schema of a config file, for editors that check TOML by one."""
    top: dict[str, Any] = {}
    for name, option in OPTIONS.items():
        head, _, rest = name.partition(".")
        place = top
        if rest:
            table = top.setdefault(head, _table({}))
            place = table["properties"]
        place[rest or head] = _type(option)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "bdwatch config",
        **_table(top),
    }


def _table(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _type(option: Option) -> dict[str, Any]:
    told: dict[str, Any] = {"description": option.says, "default": _plain(option)}
    choices = list(option.choices())
    word: dict[str, Any] = {"type": "string", **({"enum": choices} if choices else {})}
    if option.kind == "switch":
        return {"type": "boolean", **told}
    if option.kind == "word":
        return {**word, **told}
    words = {"type": "array", "items": word, "uniqueItems": True}
    return (
        {"anyOf": [word, {**words, "minItems": 1}], **told}
        if option.kind == "keys"
        else words | told
    )


def _plain(option: Option) -> Any:
    if not isinstance(option.usual, tuple):
        return option.usual
    return [shown(word) if option.kind == "keys" else word for word in option.usual]
