"""Where a user's own reference files lie."""

import os
from pathlib import Path

from platformdirs import user_config_path

from store.reference.files import contents

__all__ = ["VARIABLE", "folder_of_own", "own_files"]

VARIABLE = "BDWATCH_REFERENCE"


def folder_of_own() -> Path:
    """Where a user's own files are looked for; there need be none."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    return user_config_path("bdwatch", appauthor=False) / "reference"


def own_files(folder: Path) -> dict[str, bytes]:
    """The user's own files by their path below `folder`; {} where there is no such folder.

    Raises `Refused` if the folder cannot be read.
    """
    return contents(folder, may_be_empty=True) if folder.is_dir() else {}
