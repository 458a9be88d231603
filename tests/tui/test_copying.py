"""Which clipboard tool counts, and what happens when it fails."""

import os
import stat
from pathlib import Path

import pytest

from tui.copying import can_show_pages, copy_natively, free_name, native_tool, terminal_takes


def tools(folder: Path, *names: str) -> str:
    for name in names:
        path = folder / name
        path.write_text('#!/bin/sh\ncat > "$(dirname "$0")/copied"\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(folder)


@pytest.mark.parametrize(
    ("environment", "platform", "tool"),
    [
        ({}, "darwin", "pbcopy"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux", "wl-copy"),
        ({"DISPLAY": ":0"}, "linux", "xclip"),
        ({"WSL_DISTRO_NAME": "Ubuntu"}, "linux", "clip.exe"),
        ({"TMUX": "/tmp/tmux,1,0"}, "linux", "tmux"),
        ({"TMUX": "/tmp/tmux,1,0", "DISPLAY": ":0"}, "linux", "xclip"),
        ({}, "linux", ""),
    ],
)
def test_a_tool_counts_where_it_can_work(
    tmp_path: Path, environment: dict[str, str], platform: str, tool: str
) -> None:
    path = tools(tmp_path, "pbcopy", "wl-copy", "xclip", "xsel", "clip.exe", "tmux")
    found = native_tool({**environment, "PATH": path}, platform)
    assert (found[0] if found else "") == tool


def test_a_tool_that_is_not_installed_does_not_count(tmp_path: Path) -> None:
    path = tools(tmp_path, "xsel")
    assert native_tool({"DISPLAY": ":0", "PATH": path}, "linux")[0] == "xsel"
    assert native_tool({"WAYLAND_DISPLAY": "w", "PATH": path}, "linux") == ()


def test_the_text_goes_to_the_tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tools(tmp_path, 'xclip')}{os.pathsep}{os.environ['PATH']}")
    assert copy_natively("字节跳动", ("xclip",))
    assert (tmp_path / "copied").read_text() == "字节跳动"


def test_a_tool_that_fails_is_no_copy(tmp_path: Path) -> None:
    assert not copy_natively("x", ("false",))
    assert not copy_natively("x", (str(tmp_path / "not-there"),))


def test_a_terminal_is_asked_where_it_may_listen() -> None:
    assert terminal_takes("a quote", {"TERM": "xterm-256color"})
    assert not terminal_takes("a quote", {"TERM": "linux"})
    assert not terminal_takes("a quote", {"TERM": "xterm", "TERM_PROGRAM": "Apple_Terminal"})
    assert not terminal_takes("字" * 30_000, {"TERM": "xterm-256color"})


def test_a_browser_needs_a_window() -> None:
    assert can_show_pages({"DISPLAY": ":0"}, "linux")
    assert can_show_pages({}, "darwin")
    assert not can_show_pages({}, "linux")


def test_a_free_name_is_never_one_that_is_taken(tmp_path: Path) -> None:
    for expected in ("a.csv", "a-2.csv", "a-3.csv"):
        path = free_name(tmp_path, "a", ".csv")
        assert path.name == expected
        path.touch()
