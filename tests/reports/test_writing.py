"""Setting a paper in a format and writing it whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from s92kit.errors import InvalidValueError, S92Error, UnknownNameError
from s92kit.reports import Missing, Paragraph, render, write_paper


@pytest.mark.parametrize(
    ("name", "format_name"),
    [
        ("paper.html", "html"),
        ("paper.md", "markdown"),
        ("PAPER.HTML", "html"),
        ("a.b.md", "markdown"),
    ],
)
def test_the_name_of_the_file_settles_the_format(name, format_name, tmp_path, paper_of):
    """Its ending counts, in small letters or capitals."""
    write_paper(paper_of(Paragraph("£5 × “quoted”.")), tmp_path / name)
    written = (tmp_path / name).read_bytes().decode("utf-8")
    assert written == render(paper_of(Paragraph("£5 × “quoted”.")), format_name)


def test_the_same_paper_is_written_the_same_way_each_time(paper_of):
    """Nothing in it hangs on the clock or on chance."""
    paper = paper_of(Missing(what="hours", because="no return was made"))
    for format_name in ("html", "markdown"):
        assert render(paper, format_name) == render(paper, format_name)


@pytest.mark.parametrize("name", ["paper.xlsx", "paper", "paper.pdf"])
def test_another_ending_is_refused_and_the_known_ones_are_named(name, tmp_path, paper_of):
    """Nothing is written, and the reader learns what would be."""
    with pytest.raises(UnknownNameError, match=r"'\.docx', '\.html', '\.md'") as caught:
        write_paper(paper_of(), tmp_path / name)
    assert caught.value.known == (".docx", ".html", ".md")
    assert list(tmp_path.iterdir()) == []


def test_another_format_is_refused(paper_of):
    """The message asks whether a known one was meant."""
    with pytest.raises(S92Error, match="Did you mean 'markdown'"):
        render(paper_of(), "markdwn")


def test_a_folder_that_is_not_there_is_named(tmp_path, paper_of):
    """It is not made in silence."""
    with pytest.raises(InvalidValueError, match="Make the folder first"):
        write_paper(paper_of(), tmp_path / "papers" / "paper.html")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_failure_keeps_the_old_file_and_leaves_nothing_else(
    step, tmp_path, paper_of, monkeypatch
):
    """A full disk or a locked file costs nobody the paper of last month."""
    path = tmp_path / "paper.html"
    path.write_text("last month", encoding="utf-8")

    def fail(*_arguments, **_named):
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(OSError, match="No space"):
        write_paper(paper_of(), path)
    monkeypatch.undo()
    assert path.read_text(encoding="utf-8") == "last month"
    assert list(tmp_path.iterdir()) == [path]


def test_a_paper_replaces_an_older_one_and_leaves_nothing_else(tmp_path, paper_of):
    """One file before, one file after."""
    path = tmp_path / "paper.md"
    path.write_text("last month", encoding="utf-8")
    write_paper(paper_of(), str(path))
    assert path.read_text(encoding="utf-8").startswith("# Officers for Walford")
    assert list(tmp_path.iterdir()) == [path]


def test_a_written_paper_has_the_permissions_of_any_new_file(tmp_path, paper_of):
    """Colleagues who can read the folder's other files can read the paper."""
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    write_paper(paper_of(), tmp_path / "paper.md")
    assert (tmp_path / "paper.md").stat().st_mode == ordinary.stat().st_mode


def test_jinja_is_loaded_only_when_a_page_is_made():
    """Importing the room is fast."""
    code = "import sys, s92kit.reports; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
