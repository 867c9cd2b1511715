"""Files that appear, or are replaced, whole: where anything fails, what was there before stays."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from s92kit.errors import InvalidValueError

__all__ = ["write_whole"]


def write_whole(path: Path, text: str) -> None:
    """The file, written beside its place and then moved there in one step.

    Args:
        path: The file to write.
        text: All that it is to hold, ends of lines included as they are.

    Raises:
        InvalidValueError: Where the folder of the file is not there.

    Examples:
        >>> with TemporaryDirectory() as folder:
        ...     write_whole(Path(folder, "diary.txt"), "30 September 2018: signal renewal")
        ...     Path(folder, "diary.txt").read_text("utf-8")
        '30 September 2018: signal renewal'
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
        written.write_text(text, encoding="utf-8", newline="")
        written.replace(path)
