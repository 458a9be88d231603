"""Make the README's picture: the dashboard on the built-in corpus, with a filter applied.

python -m tests.tui.screenshot
"""

import asyncio
import tempfile
from pathlib import Path

from tests.tui.driving import TODAY, opened, press, settle
from tui.app import Dashboard
from tui.seeding import seed

PICTURE = Path(__file__).parent / "dashboard.svg"
FILTER = "actor:bytedance -is:denied date:2024.."


async def _take(db: Path) -> str:
    app = Dashboard(db, FILTER, today=TODAY)
    async with app.run_test(size=(140, 40)):
        await opened(app)
        await press(app, "j", "j")
        await settle(app)
        return app.export_screenshot(title="bdwatch")


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "corpus.db"
        for _ in seed(db):
            pass
        PICTURE.write_text(asyncio.run(_take(db)), encoding="utf-8")


if __name__ == "__main__":
    main()
