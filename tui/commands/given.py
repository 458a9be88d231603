"""What a user knows of articles that they do not say themselves: date, publisher, address."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.read import Given


def add_given(parser: argparse.ArgumentParser) -> None:
    """Declare `--published`, `--publisher` and `--url`."""
    parser.add_argument(
        "--published", metavar="DATE", help="publication date: 2025-01-23, 2025-01 or 2025"
    )
    parser.add_argument("--publisher", metavar="NAME", help="who published the articles")
    parser.add_argument("--url", metavar="URL", help="the address of the article")


def given(options: argparse.Namespace) -> "Given":
    """The three options as `read` takes them; raises `Refused` for a date that does not exist."""
    from store.read import Given

    return Given(
        published=options.published or "",
        publisher=options.publisher or "",
        url=options.url or "",
    )
