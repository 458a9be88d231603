"""Made-up stores kept between runs, outside the repository."""

from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from store.reference import Reference
from tests.bench import made

__all__ = ["kept_store"]


def kept_store(events: int, reference: Reference, folder: Path | None = None) -> Path:
    """A store of so many events, made at the first call; another generator makes another one."""
    folder = folder or user_cache_path("bdwatch") / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    maker = sha256(Path(made.__file__).read_bytes()).hexdigest()[:8]
    path = folder / f"{events}-{maker}.db"
    if not path.exists():
        part = path.with_suffix(".part")
        for rest in folder.glob(f"{part.name}*"):
            rest.unlink()
        made.make(part, events, reference)
        part.rename(path)
    return path
