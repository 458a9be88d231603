"""Where the settings are: a file of the user's, or the one that is named for this start."""

import os
from pathlib import Path

from store.errors import Refused

VARIABLE = "BDWATCH_CONFIG"


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
