"""Setting a paper in a format, and writing it to a file in the format of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from s92kit.errors import UnknownNameError
from s92kit.files import write_whole
from s92kit.reports._html import html_of
from s92kit.reports._markdown import markdown_of
from s92kit.reports._paper import Paper
from s92kit.reports._word import word_of

__all__ = ["render", "write_paper"]

_RENDERERS: Mapping[str, Callable[[Paper], str]] = MappingProxyType(
    {"html": html_of, "markdown": markdown_of}
)
_WRITERS: Mapping[str, Callable[[Paper], str | bytes]] = MappingProxyType(
    {".docx": word_of, ".html": html_of, ".md": markdown_of}
)


def render(paper: Paper, format_name: str) -> str:
    """The paper in a format that is text.

    Args:
        paper: The paper.
        format_name: ``"html"`` or ``"markdown"``.

    Raises:
        UnknownNameError: For another format.

    Examples:
        >>> from s92kit.reports import Paper, Paragraph, Section
        >>> purpose = Section(title="Purpose", blocks=[Paragraph("To note the cost.")])
        >>> paper = Paper(title="Officers", sections=[purpose], made_with=["s92kit 0.1.0"])
        >>> print(render(paper, "markdown"))
        # Officers
        <BLANKLINE>
        ## 1. Purpose
        <BLANKLINE>
        1.1 To note the cost.
        ...
    """
    if format_name not in _RENDERERS:
        raise UnknownNameError(what="format of papers", name=format_name, known=_RENDERERS)
    return _RENDERERS[format_name](paper)


def write_paper(paper: Paper, path: Path | str) -> None:
    """Write the paper to a file, in the format that the file's name ends with.

    The file appears, or is replaced, whole: where anything fails, what was there before stays.

    Args:
        paper: The paper.
        path: The file to write, ending in ``.docx``, ``.html`` or ``.md``.

    Raises:
        UnknownNameError: For another ending.
        InvalidValueError: Where the folder of the file is not there.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in _WRITERS:
        raise UnknownNameError(what="format for a file ending in", name=suffix, known=_WRITERS)
    write_whole(path, _WRITERS[suffix](paper))
