"""A document that was read: its plain data, and the line on which each part of it stands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

import attrs

from s92kit.errors import S92Error
from s92kit.findings import Finding, Findings

__all__ = ["Document", "DocumentError", "Papers", "Path"]

Path: TypeAlias = tuple[str | int, ...]
Papers: TypeAlias = Mapping[str, Mapping[str, Any]]
"""The papers that a folder's documents cite, by key: title, day and address of each."""


@attrs.frozen(kw_only=True)
class Document:
    """Plain data from one file, checked against the schema that it names.

    Args:
        name: The file's name, as messages give it.
        kind: What it is a document of, such as ``agreement``.
        data: Mappings, lists, text, whole numbers and truth values only.
        lines: The line of each part, by the path to it.
        papers: The papers that its sources may name by key.
    """

    name: str
    kind: str
    data: Mapping[str, Any]
    lines: Mapping[Path, int] = attrs.field(repr=False)
    papers: Papers = attrs.field(factory=lambda: MappingProxyType({}), repr=False)

    def where(self, path: Path) -> str:
        """The file and line of a part, or of the nearest part around it.

        Args:
            path: Keys and positions from the top of the document to the part.
        """
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return f"{self.name}:{self.lines.get(known, 1)}"


class DocumentError(S92Error, ValueError):
    """A document that cannot be used, with every fault found in it.

    Args:
        findings: The faults, each with its file and line.
    """

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        super().__init__("\n".join(map(_line, findings)))


def _line(fault: Finding) -> str:
    return f"{fault.where}: {fault.message}"
