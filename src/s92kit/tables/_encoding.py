"""The text of a file in whichever encoding an office saved it."""

from __future__ import annotations

import codecs

from s92kit.errors import InvalidValueError
from s92kit.tables._noticed import GUESSED_ENCODING, NUL_LEFT_OUT, query
from s92kit.tables._problems import Problem

__all__ = ["as_utf8", "decoder_of", "tidy"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 4_000


def decoder_of(beginning: bytes) -> str:
    """The encoding that a file's first bytes tell of: empty for UTF-8 or Windows-1252.

    Args:
        beginning: The first bytes.

    Examples:
        >>> decoder_of("day".encode("utf-16")), decoder_of(b"day,minutes")
        ('utf-16', '')
    """
    for mark, encoding in _MARKS:
        if beginning.startswith(mark):
            return encoding
    # Excel's "Unicode text" without its mark: each other byte of plain letters is nought.
    odd, even = beginning[1:_LOOKED_AT:2], beginning[:_LOOKED_AT:2]
    if len(beginning) > 1 and odd.count(0) * 2 > len(odd) and not even.count(0):
        return "utf-16-le"
    if len(beginning) > 1 and even.count(0) * 2 > len(even) and not odd.count(0):
        return "utf-16-be"
    return ""


def as_utf8(data: bytes, name: str) -> tuple[bytes, tuple[Problem, ...]]:
    """A file's text as UTF-8 with plain ends of lines, and what had to be guessed for it.

    Args:
        data: The file's bytes.
        name: What messages call it.

    Raises:
        InvalidValueError: Where its mark names an encoding that it does not keep to.
    """
    encoding = decoder_of(data)
    if encoding:
        try:
            data = data.decode(encoding).encode("utf-8")
        except UnicodeError as wrong:
            raise InvalidValueError(
                what=f"The text of {name}",
                given=str(wrong),
                mend=f"It is marked as {encoding.upper()} and is not; save it as UTF-8.",
            ) from wrong
    return tidy(data, name)


def tidy(data: bytes, name: str, *, line: int = 1) -> tuple[bytes, tuple[Problem, ...]]:
    """Text as UTF-8 with plain ends of lines, and what had to be guessed for it.

    Args:
        data: Whole lines in UTF-8 or Windows-1252, or some in each.
        name: What messages call the file.
        line: The number of the first line.
    """
    noticed: list[Problem] = []
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"\0" in data:
        first = line + data.count(b"\n", 0, data.index(b"\0"))
        message = f"{data.count(0):,} NUL characters are left out, the first in line {first:,}."
        mend = "Confirm that nothing is lost by it; they are mostly signs of a damaged file."
        noticed.append(query(NUL_LEFT_OUT, message, mend, sheet=name, row=first))
        data = data.replace(b"\0", b"")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        data, guessed = _line_by_line(data, name, line)
        noticed.append(guessed)
    return data, tuple(noticed)


def _line_by_line(data: bytes, name: str, line: int) -> tuple[bytes, Problem]:
    lines = data.split(b"\n")
    guessed: list[int] = []
    unknown = 0
    for at, each in enumerate(lines):
        try:
            each.decode("utf-8")
        except UnicodeDecodeError:
            text = each.decode("cp1252", errors="replace")
            unknown += text.count("\ufffd")
            lines[at] = text.encode("utf-8")
            guessed.append(at)
    first = line + guessed[0]
    message = f"{len(guessed):,} lines are not UTF-8 and are read as Windows-1252, the first "
    message += f"being line {first:,}."
    if unknown:
        message += f" {unknown:,} characters are in neither and are lost."
    mend = "Confirm signs such as £ and é there, or save the file as UTF-8."
    return b"\n".join(lines), query(GUESSED_ENCODING, message, mend, sheet=name, row=first)
