"""YAML or JSON text to plain data with line numbers, refusing whatever could be misread."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

import attrs
import yaml

from s92kit.documents._document import Path
from s92kit.findings import Finding, Rule, Severity

__all__ = ["ALIAS", "BARE_DECIMAL", "DUPLICATE_KEY", "UNREADABLE", "plain_data"]

UNREADABLE = Rule("documents/unreadable", "The text is YAML or JSON.", Severity.ERROR)
DUPLICATE_KEY = Rule("documents/duplicate-key", "Each key stands once.", Severity.ERROR)
BARE_DECIMAL = Rule(
    "documents/bare-decimal", "Decimal numbers stand in quotation marks.", Severity.ERROR
)
ALIAS = Rule("documents/alias", "Each value is written where it belongs.", Severity.ERROR)

_WHOLE = re.compile(r"-?(0|[1-9]\d*)")
_DECIMAL = re.compile(r"[-+]?(\d+\.\d*|\.\d+|\d+)([eE][-+]?\d+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_Fault: TypeAlias = Callable[[Rule, str, yaml.Node, Path], None]


def plain_data(text: str, name: str) -> tuple[Any, dict[Path, int], list[Finding]]:
    """The data, the line of each part, and every fault of the text.

    Args:
        text: YAML or JSON. Days, times and money are kept as text; ``yes`` and ``no`` are words.
        name: The file's name for messages.
    """
    lines: dict[Path, int] = {}
    faults: list[Finding] = []

    def fault(rule: Rule, message: str, node: yaml.Node, path: Path) -> None:
        where = f"{name}:{node.start_mark.line + 1}"
        faults.append(_at(rule.not_met(message, path=path), where))

    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as broken:
        return None, {}, [_unreadable(broken, name)]
    if root is None:
        empty = UNREADABLE.not_met("The file is empty. Begin with the line that names its $schema.")
        return None, {}, [_at(empty, f"{name}:1")]
    return _Reader(lines, fault).value_of(root, ()), lines, faults


class _Reader:
    """Walks the nodes of one text once, noting lines and faults as it goes."""

    def __init__(self, lines: dict[Path, int], fault: _Fault) -> None:
        self._lines = lines
        self._fault = fault
        self._seen: set[int] = set()

    def value_of(self, node: yaml.Node, path: Path) -> Any:  # noqa: ANN401 - plain data is any
        self._lines.setdefault(path, node.start_mark.line + 1)
        if id(node) in self._seen:
            message = "An alias (*name) repeats another value. Write the value out here."
            self._fault(ALIAS, message, node, path)
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value_of(item, (*path, at)) for at, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in data:
                first = self._lines[(*path, key)]
                message = f"{key!r} stands here and on line {first}. Keep one of the two."
                self._fault(DUPLICATE_KEY, message, key_node, (*path, key))
                continue
            self._lines[(*path, key)] = key_node.start_mark.line + 1
            data[key] = self.value_of(value_node, (*path, key))
        return data

    def _scalar(self, node: yaml.Node, path: Path) -> str | int | bool | None:
        text = str(node.value)
        if getattr(node, "style", None):
            return text
        if text in _WORDS:
            return _WORDS[text]
        if _WHOLE.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            message = (
                f"{text} stands without quotation marks, so that other programs would read it "
                f'as an inexact number. Write "{text}".'
            )
            self._fault(BARE_DECIMAL, message, node, path)
        return text


def _unreadable(broken: yaml.YAMLError, name: str) -> Finding:
    mark = getattr(broken, "problem_mark", None)
    problem = getattr(broken, "problem", None) or str(broken)
    line = mark.line + 1 if mark else 1
    message = f"The text is not YAML: {problem}. Look at the indentation and the colons above it."
    return _at(UNREADABLE.not_met(message), f"{name}:{line}")


def _at(finding: Finding, where: str) -> Finding:
    return attrs.evolve(finding, where=where)
