"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from s92kit.errors import InvalidValueError
from s92kit.files import write_whole


def test_a_file_holds_the_text_byte_by_byte(tmp_path):
    """Ends of lines stay as they are: a calendar needs its own, on every computer."""
    write_whole(tmp_path / "diary.ics", "BEGIN\r\n£5\n")
    assert (tmp_path / "diary.ics").read_bytes() == "BEGIN\r\n£5\n".encode()


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_failure_keeps_the_old_file_and_leaves_nothing_else(step, tmp_path, monkeypatch):
    """Whatever breaks, last month's file is there, and no scrap beside it."""
    path = tmp_path / "diary.ics"
    path.write_text("last month", encoding="utf-8")

    def fail(*_arguments, **_named):
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, "this month")
    monkeypatch.undo()
    assert path.read_text(encoding="utf-8") == "last month"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named_and_not_made(tmp_path):
    """A slip in a path makes no new folder."""
    with pytest.raises(InvalidValueError, match=r"folder of diary\.ics .* Make the folder first"):
        write_whole(tmp_path / "diaries" / "diary.ics", "")
    assert list(tmp_path.iterdir()) == []
