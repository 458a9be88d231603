"""The installed command in a terminal: first run, a typed filter, the way out."""

import re

from tests.end_to_end.terminal import Terminal


def shown_of(text: str) -> tuple[int, int] | None:
    """The "37 of 412 events" of the header."""
    found = re.search(r"(\d[\d,]*) of (\d[\d,]*) events", text)
    if found is None:
        return None
    shown, stored = (int(number.replace(",", "")) for number in found.groups())
    return shown, stored


def test_first_run_builds_the_store_and_a_typed_filter_narrows_every_pane(
    home: dict[str, str],
) -> None:
    with Terminal(env=home) as terminal:
        everything = terminal.until(lambda text: (shown_of(text) or (0, 0))[0] > 50)
        shown, stored = shown_of(everything) or (0, 0)
        assert shown == stored
        terminal.type("/")
        terminal.type("actor:oracle route:us-cloud-rental")
        terminal.type("\r")
        terminal.until(
            lambda text: 0 < (shown_of(text) or (stored, 0))[0] < stored and "Oracle" in text
        )
        terminal.type("q")
        assert terminal.wait() == 0


def test_a_terminal_of_20_by_5_gets_a_plain_word_instead_of_a_dashboard(
    home: dict[str, str],
) -> None:
    with Terminal(env=home, columns=20, rows=5) as terminal:
        shown = terminal.until(lambda text: "20x5" in text)
        assert "Traceback" not in shown
        terminal.type("q")
        assert terminal.wait() == 0
