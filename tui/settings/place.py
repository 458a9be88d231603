"""Where the settings are: a file of the user's, or the one that is named for this start."""

import os
from pathlib import Path

from store.errors import Refused

VARIABLE = "BDWATCH_CONFIG"


THEME_FOLDER = "themes"
"""The folder beside the config file that has the user's own themes."""


def theme_files(config: Path) -> tuple[Path, ...]:
    """The files of the user's own themes; the name of a file is the name of the theme."""
    try:
        found = (config.parent / THEME_FOLDER).iterdir()
        return tuple(sorted(path for path in found if path.suffix == ".toml"))
    except OSError:
        return ()


def config_path(named: str | None = None) -> Path:
    """The file that `--config`, `$BDWATCH_CONFIG` or the platform's config folder names.

    The user's own need not be there. Raises `Refused` where a file that was named is not.
    """
    wanted = named or os.environ.get(VARIABLE)
    if wanted:
        path = Path(wanted).expanduser()
        if not path.is_file():
            raise Refused(
                f"no config file at {path} (named by {'--config' if named else VARIABLE})"
            )
        return path
    from platformdirs import user_config_path

    return user_config_path("bdwatch", appauthor=False) / "config.toml"
