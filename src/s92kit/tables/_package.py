"""What a zipped workbook (XLSX, XLSM, ODS) holds, looked at before a reader unpacks it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import attrs

from s92kit.errors import InvalidValueError
from s92kit.tables._facts import ROWS_MOST, SheetFacts, is_too_large, refuse_extent
from s92kit.tables._open_document import open_document_facts

__all__ = ["facts_of_package"]

UNPACKED_MOST = 2 * 1024**3
"""The most bytes that a workbook may unpack to, all parts together."""
_RATIO_MOST, _RATIO_FROM = 250, 32 * 1024**2
"""A part of this many bytes may be this many times as large as it is packed: sheets are 5 to 50."""
_PARTS_MOST = 20_000
_CHUNK = 1024**2

_NAME = rb"<(?:[A-Za-z0-9]{1,20}:)?"
_PLACE = re.compile(rb'\br="([A-Za-z]{1,9})([0-9]{1,18})"')
_FAR = re.compile(rb'\sr="(?:[A-Za-z]{2}|[A-Za-z][0-9]{6})')
_TALL = re.compile(rb'\sr="[A-Za-z]{1,9}[0-9]{6}')
_WIDE = re.compile(rb'\sr="([A-Za-z]{2,9})[0-9]')
_ERROR = re.compile(
    _NAME
    + rb'c\b(?=[^<>]{0,400}?\bt="e")([^<>]{0,400})>[^<]{0,9}(?:'
    + _NAME
    + rb"f\b(?:[^<>]{0,400}/>|"
    rb"[^<>]{0,400}>[^<]{0,9000}</(?:[A-Za-z0-9]{1,20}:)?f>))?" + _NAME + rb"v>([^<]{0,40})<"
)
_ROW = re.compile(_NAME + rb'row\b[^<>]{0,400}?\br="([0-9]{1,18})"[^<>]{0,400}>(?<!/>)')
_HIDDEN = re.compile(
    _NAME + rb'row\b(?=[^<>]{0,400}?\bhidden="(?:1|true)")[^<>]{0,400}?\br="([0-9]{1,9})"'
)
_EMPTY_FORMULA = re.compile(
    _NAME
    + rb"c\b([^<>]{0,400})>\s{0,9}"
    + _NAME
    + rb"f\b(?:[^<>]{0,400}/>|[^<>]{0,400}>[^<]{0,9000}"
    rb"</(?:[A-Za-z0-9]{1,20}:)?f>)\s{0,9}(?:" + _NAME + rb"v\s{0,9}/>|" + _NAME + rb"v>\s{0,9}</"
    rb"(?:[A-Za-z0-9]{1,20}:)?v>)?\s{0,9}</(?:[A-Za-z0-9]{1,20}:)?c>"
)
_ODD_EQUALS = re.compile(rb"""\s{0,9}=\s{0,9}(?:'([^'<>"]{0,400})'|"([^<>"]{0,400})")""")
_CELL = re.compile(_NAME + rb"c[ >/]")
_DECLARED = re.compile(rb"<!\s{0,9}(?:DOCTYPE|ENTITY)")


def facts_of_package(path: Path) -> dict[str, SheetFacts]:
    """What a zipped workbook holds, by the name of each sheet.

    Args:
        path: The workbook.

    Raises:
        InvalidValueError: Where it is damaged, unpacks to something enormous, declares entities,
            or claims a sheet larger than there can be.
        OSError: Where the file cannot be opened.
    """
    with path.open("rb") as file:
        try:
            with ZipFile(file) as package:
                return _facts(package, path.name)
        except (InvalidValueError, MemoryError):
            raise
        except Exception as broken:  # a hostile archive breaks its reader in many ways
            raise _unreadable(path.name, broken) from broken


def _unreadable(name: str, broken: object) -> InvalidValueError:
    return InvalidValueError(
        what="A workbook",
        given=name,
        mend=f"It cannot be read ({broken}). Save it as XLSX, or as CSV.",
    )


def _facts(package: ZipFile, name: str) -> dict[str, SheetFacts]:
    parts = package.namelist()
    if len(parts) > _PARTS_MOST or len(set(parts)) < len(parts):
        raise InvalidValueError(
            what="A workbook",
            given=name,
            mend=f"It has {len(parts):,} parts, or one of them twice. Save it anew.",
        )
    whole = 0
    kept: dict[str, bytes] = {}
    facts: dict[str, SheetFacts] = {}
    for part in parts:
        content = bytearray()
        sheet = part.lower().endswith(".xml") and "sheets/" in part.lower()
        holds = sheet or part == "content.xml" or part in _LISTS
        for piece in _pieces(package, part, name):
            whole += len(piece)
            if whole > UNPACKED_MOST:
                raise _enormous(name, f"more than {UNPACKED_MOST / 1024**3:.0f} GB")
            if holds:
                content += piece
        if sheet:
            facts[part] = _sheet_facts(part, _plain(content))
        elif holds:
            kept[part] = bytes(_plain(content))
    if "content.xml" in kept:
        found = tuple(open_document_facts(kept["content.xml"]))
        for each in found:  # the reader spreads out all of them as soon as it opens the file
            refuse_extent(each, f"{name}/{each.name}")
        return {each.name: each for each in found}
    return _by_name(kept, facts)


_WORKBOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_LISTS = frozenset({_WORKBOOK, _LINKS})


def _plain(content: bytearray) -> bytes | bytearray:
    """The same with its attributes written in the one way that programs write them."""
    if any(odd in content for odd in (b"='", b" =", b"= ", b"\t=", b"\n=", b"=\t", b"=\n")):
        return _ODD_EQUALS.sub(rb'="\1\2"', content)
    return content


def _pieces(package: ZipFile, part: str, name: str) -> Iterator[bytes]:
    packed = package.getinfo(part).compress_size
    size = 0
    with package.open(part) as stream:
        while piece := stream.read(_CHUNK):
            if not size and _declares(piece):
                raise InvalidValueError(
                    what="A workbook",
                    given=name,
                    mend=f"Its part {part} declares entities, which no spreadsheet needs; "
                    "it may be an attack and is not read. Save it anew.",
                )
            size += len(piece)
            if size > _RATIO_FROM and size > packed * _RATIO_MOST:
                raise _enormous(name, f"more than {_RATIO_MOST} times its size")
            yield piece


def _declares(piece: bytes) -> bool:
    plain = piece.replace(b"\0", b"") if b"\0" in piece[:200] else piece
    return plain.lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").startswith(b"<") and bool(
        _DECLARED.search(plain)
    )


def _enormous(name: str, size: str) -> InvalidValueError:
    return InvalidValueError(
        what="A workbook",
        given=name,
        mend=f"It unpacks to {size}, which may be an attack, and is not read. Save it as CSV.",
    )


def _sheet_facts(part: str, content: bytes | bytearray) -> SheetFacts:
    filled = _filled(content)
    rows, columns = _extent_at_most(content, filled)
    if is_too_large(rows, columns, filled):
        rows, columns = _extent(content, columns)
    return SheetFacts(
        name=part,
        rows=rows,
        columns=columns,
        filled=filled,
        hidden_rows=tuple(int(match[1]) for match in _HIDDEN.finditer(content))
        if b"hidden" in content
        else (),
        empty_formulas=tuple(_empty_formulas(content)),
        errors=tuple(_errors(content)),
    )


def _extent_at_most(content: bytes | bytearray, filled: int) -> tuple[int, int]:
    """Rows and columns that a sheet cannot exceed, found without looking at each cell."""
    tall, columns = False, 26
    if _FAR.search(content):
        tall = _TALL.search(content) is not None
        columns = max(
            map(_column_number, {each[1] for each in _WIDE.finditer(content)}), default=26
        )
    if content.count(b' r="') < filled:  # cells that do not say where they are follow each other
        columns = max(columns, *(row.count(b"<c") for row in content.split(b"<row")))
        tall = tall or any(len(each[1]) > 5 for each in _ROW.finditer(content))
    return ROWS_MOST if tall else 99_999, columns


def _extent(content: bytes | bytearray, columns: int) -> tuple[int, int]:
    rows = max((int(match[1]) for match in _ROW.finditer(content)), default=1)
    for match in _PLACE.finditer(content):
        rows = max(rows, int(match[2]))
    return rows, columns


def _filled(content: bytes | bytearray) -> int:
    plain = content.count(b"<c ") + content.count(b"<c>")
    return plain or sum(1 for _ in _CELL.finditer(content))


def _empty_formulas(content: bytes | bytearray) -> Iterator[tuple[int, int]]:
    if b"<f" not in content and b":f" not in content:
        return
    for match in _EMPTY_FORMULA.finditer(content):
        at = _PLACE.search(match[1])
        # A formula whose value is an empty text is saved as such, and says so by its type.
        if at and b't="str"' not in match[1]:
            yield int(at[2]), _column_number(at[1]) - 1


def _errors(content: bytes | bytearray) -> Iterator[tuple[int, int, str]]:
    if b't="e"' in content:
        for match in _ERROR.finditer(content):
            at = _PLACE.search(match[1])
            if at:
                text = match[2].decode("utf-8", errors="replace")
                yield int(at[2]), _column_number(at[1]) - 1, text


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _by_name(kept: dict[str, bytes], facts: dict[str, SheetFacts]) -> dict[str, SheetFacts]:
    if _WORKBOOK not in kept:
        return {}
    # No document type is declared in it, as was seen above, so nothing in it can be expanded.
    links = {
        link.get("Id"): link.get("Target", "")
        for link in ET.fromstring(kept.get(_LINKS, b"<none/>"))  # noqa: S314
    }
    named: dict[str, SheetFacts] = {}
    for sheet in ET.fromstring(kept[_WORKBOOK]).iter():  # noqa: S314
        if sheet.tag.rpartition("}")[2] == "sheet":
            link = next((at for key, at in sheet.items() if key.endswith("}id")), "")
            target = links.get(link, "").lstrip("/")
            found = facts.get(target) or facts.get(f"xl/{target}")
            if found:
                name = sheet.get("name", "")
                named[name] = attrs.evolve(found, name=name)
    return named
