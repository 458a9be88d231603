"""Copying to the clipboard: the platform's own tool where there is one, and files."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_SECONDS = 2.0


def native_tool(
    environment: Mapping[str, str] | None = None, platform: str = sys.platform
) -> tuple[str, ...]:
    """The command that takes a clipboard's text on stdin; empty when this machine has none.

    A tool counts only where it can work: `wl-copy` under Wayland, `xclip` and `xsel` under X11.
    Over SSH without a forwarded display none does, and the terminal has to be asked instead; tmux
    asks it for us, and keeps what a program asks for to itself.
    """
    env = os.environ if environment is None else environment
    candidates: list[tuple[str, ...]] = []
    if platform == "darwin":
        candidates.append(("pbcopy",))
    if env.get("WAYLAND_DISPLAY"):
        candidates.append(("wl-copy",))
    if env.get("DISPLAY"):
        candidates += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
    if env.get("WSL_DISTRO_NAME") or platform == "win32":
        candidates.append(("clip.exe",))
    if env.get("TMUX"):
        candidates.append(("tmux", "load-buffer", "-w", "-"))
    path = env.get("PATH")
    return next((tool for tool in candidates if shutil.which(tool[0], path=path)), ())


def copy_natively(text: str, tool: Sequence[str]) -> bool:
    """Hand the text to the tool; False when it fails or does not answer in time."""
    encoding = "utf-16-le" if tool[0] == "clip.exe" else "utf-8"
    try:
        subprocess.run(
            list(tool),
            input=text.encode(encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True


_OSC_52_MOST = 74_000
"""Characters of a text in base64 that terminals take; xterm and its kin drop longer ones."""


def terminal_takes(text: str, environment: Mapping[str, str] | None = None) -> bool:
    """Whether the terminal can be asked to put a text on the clipboard (OSC 52).

    It never answers; but some are known not to listen, and long texts are dropped.
    """
    env = os.environ if environment is None else environment
    deaf = env.get("TERM", "") in ("linux", "dumb") or env.get("TERM_PROGRAM") == "Apple_Terminal"
    return not deaf and len(text.encode("utf-8", "replace")) * 4 // 3 < _OSC_52_MOST


def can_show_pages(
    environment: Mapping[str, str] | None = None, platform: str = sys.platform
) -> bool:
    """Whether a browser can open in a window, not over the screen of this program."""
    env = os.environ if environment is None else environment
    if platform in ("darwin", "win32") or env.get("WSL_DISTRO_NAME"):
        return True
    return bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A path in `folder` that no file has yet: `stem.suffix`, else `stem-2.suffix` and on."""
    path = folder / f"{stem}{suffix}"
    number = 2
    while path.exists():
        path = folder / f"{stem}-{number}{suffix}"
        number += 1
    return path


def written(stem: str, text: str) -> Path | None:
    """The new file that a text was written to, here or else in the folder for temporary files.

    None where neither takes it.
    """
    from tempfile import gettempdir

    for folder in (Path.cwd(), Path(gettempdir())):
        path = free_name(folder, stem, ".txt")
        try:
            path.write_text(text + "\n", encoding="utf-8")
        except OSError:
            continue
        return path
    return None
