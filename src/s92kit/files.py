"""Files that appear, or are replaced, whole: where anything fails, what was there before stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from s92kit.errors import InvalidValueError

__all__ = ["whole_file", "write_whole"]


def write_whole(path: Path, text: str | bytes) -> None:
    """The file, written beside its place and then moved there in one step.

    Args:
        path: The file to write.
        text: All that it is to hold, ends of lines included as they are; bytes for a workbook.

    Raises:
        InvalidValueError: Where the folder of the file is not there.

    Examples:
        >>> with TemporaryDirectory() as folder:
        ...     write_whole(Path(folder, "diary.txt"), "30 September 2018: signal renewal")
        ...     Path(folder, "diary.txt").read_text("utf-8")
        '30 September 2018: signal renewal'
    """
    with whole_file(path) as written:
        written.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A place beside a file to write it in parts; it is moved to its own place when all is written.

    Args:
        path: The file to write.

    Yields:
        The path to write to. Where anything is raised, what was written is gone.

    Raises:
        InvalidValueError: Where the folder of the file is not there.

    Examples:
        >>> with TemporaryDirectory() as folder:
        ...     with whole_file(Path(folder, "log.csv")) as place:
        ...         _ = place.write_text("day,kind")
        ...         before = Path(folder, "log.csv").exists()
        ...     before, Path(folder, "log.csv").exists()
        (False, True)
    """
    if not path.parent.is_dir():
        raise InvalidValueError(
            what=f"The folder of {path.name}",
            given=str(path.parent),
            mend="Make the folder first.",
        )
    # A folder beside the file is on its file system, so that the move is one step; and the new
    # file gets the permissions that any file written there would get.
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        written = Path(folder, path.name)
        yield written
        written.replace(path)
