"""Tab in real shells, with the script that `bdwatch completion` prints."""

import shutil
from pathlib import Path

import pytest

from tests.end_to_end.terminal import BDWATCH, Terminal
from tests.stores import make_store

SHELLS = {
    "bash": (("--norc", "-i"), "PS1='$ '", 'eval "$(bdwatch completion bash)"'),
    "zsh": (
        ("-f", "-i"),
        "PS1='$ '; autoload -Uz compinit; compinit -D -u",
        'eval "$(bdwatch completion zsh)"',
    ),
    "fish": (
        ("--no-config", "-i"),
        "function fish_prompt; echo -n '$ '; end",
        "bdwatch completion fish | source",
    ),
}
"""How each is started, given a prompt, and told of bdwatch."""

TYPED = (
    ("bdwatch eve", "bdwatch events"),
    ("bdwatch events --fiel", "bdwatch events --fields"),
    ("bdwatch events --format=cs", "bdwatch events --format=csv"),
    ("bdwatch events pla", "bdwatch events place:"),
    ("bdwatch events actor:byted", "bdwatch events actor:bytedance"),
    ("bdwatch events -actor:byted", "bdwatch events -actor:bytedance"),
    ("bdwatch events 'chip:H100 actor:byted", "bdwatch events 'chip:H100 actor:bytedance'"),
    ('bdwatch events "chip:H100 -rou', 'bdwatch events "chip:H100 -route:'),
    ("bdwatch events chip:H100\\ rou", "bdwatch events chip:H100\\ route:"),
    ("bdwatch backup some", "bdwatch backup somewhere/"),
    ("bdwatch rules acs-", "bdwatch rules acs-ifr-2023"),
)
"""What is typed, and what stands there after Tab."""


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
def test_tab_completes(shell: str, home: dict[str, str], tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell} here")
    make_store(tmp_path / "made.db", 40)
    (tmp_path / "somewhere").mkdir()
    env = home | {
        "BDWATCH_DB": str(tmp_path / "made.db"),
        "PATH": f"{BDWATCH.parent}:{home['PATH']}",
        "TERM": "xterm",
    }
    arguments, *setup = SHELLS[shell]
    with Terminal(*arguments, env=env, program=program) as terminal:
        terminal.until(lambda text: text.strip() != "")
        for number, line in enumerate((f"cd '{tmp_path}'", *setup)):
            # What it prints differs from what is typed, so that only its end is waited for.
            terminal.type(f"{line}; echo set''tled {number}\r")
            terminal.until(lambda text, number=number: f"settled {number}" in text)  # type: ignore[misc]
        terminal.type("clear\r")
        terminal.until(lambda text: text.strip() == "$")
        for typed, completed in TYPED:
            terminal.type(f"{typed}\t")
            terminal.until(lambda text, line=completed: f"$ {line}" in text)  # type: ignore[misc]
            terminal.type("\x15")
            terminal.until(lambda text, line=completed: line not in text)  # type: ignore[misc]
