"""What every key does, case by case; `tests.tui.test_keys` runs them."""
