"""From a file to a checked document: its text, its kind, its schema and the papers it cites."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Any

from s92kit.documents._document import Document, DocumentError, Papers, Path
from s92kit.documents._papers import missing_papers
from s92kit.documents._schemas import kinds_of_document
from s92kit.documents._text import plain_data
from s92kit.documents._violations import violations_of
from s92kit.errors import closest_to
from s92kit.findings import Finding, Findings, Rule, Severity

__all__ = ["document_from_text", "documents_in", "read_document"]

UNKNOWN_KIND = Rule("documents/kind", "The first key names a kind of document.", Severity.ERROR)
_SUFFIXES = (".yaml", ".yml", ".json")
_PAPERS_FILE = "papers.yaml"
_PAPERS_KIND = "papers"
_NO_PAPERS: Papers = MappingProxyType({})


def read_document(path: FilePath | str) -> Document:
    """One file as a checked document.

    Sources in it may name a paper that stands in ``papers.yaml`` in the same folder.

    Args:
        path: A YAML or JSON file in UTF-8.

    Returns:
        The document, which is of the kind that its ``$schema`` names and keeps to its schema.

    Raises:
        DocumentError: With every fault, each with its line and how to mend it.
        OSError: Where the file cannot be opened.
    """
    file = FilePath(path)
    beside = file.parent / _PAPERS_FILE
    papers = _papers_in(beside) if file.name != _PAPERS_FILE and beside.exists() else _NO_PAPERS
    return document_from_text(_text_of(file), name=str(path), papers=papers)


def documents_in(folder: FilePath | str) -> tuple[Document, ...]:
    """Every YAML and JSON file of a folder as a checked document, in the order of their names.

    Args:
        folder: A folder of documents; ``papers.yaml`` among them serves the others.

    Raises:
        DocumentError: With every fault of every file.
    """
    faults: list[Finding] = []
    documents: list[Document] = []
    for file in sorted(FilePath(folder).iterdir()):
        if file.suffix not in _SUFFIXES:
            continue
        try:
            documents.append(read_document(file))
        except DocumentError as error:
            faults.extend(fault for fault in error.findings if fault not in faults)
    if faults:
        raise DocumentError(Findings(faults))
    return tuple(item for item in documents if item.kind != _PAPERS_KIND)


def document_from_text(text: str, *, name: str, papers: Papers = _NO_PAPERS) -> Document:
    """Text as a checked document.

    Args:
        text: YAML or JSON.
        name: What messages call it.
        papers: The papers that its sources may name by key.

    Raises:
        DocumentError: With every fault, each with its line and how to mend it.

    Examples:
        >>> document_from_text("$schema: s92kit/agrement/1", name="walford.yaml")
        Traceback (most recent call last):
            ...
        s92kit.documents._document.DocumentError: walford.yaml:1: 's92kit/agrement/1' is ...
    """
    data, lines, faults = plain_data(text, name)
    if data is None:
        raise DocumentError(Findings(faults))
    where = functools.partial(_where, name, lines)
    kind = data.get("$schema") if isinstance(data, dict) else None
    if kind not in kinds_of_document():
        unknown = UNKNOWN_KIND.not_met(_about_kind(kind), path=("$schema",))
        raise DocumentError(Findings([*faults, *Findings([unknown]).located(where)]))
    bare = {fault.path for fault in faults}
    found = [*violations_of(data, kind, ignoring=bare), *missing_papers(data, papers)]
    faults.extend(Findings(found).located(where))
    if faults:
        raise DocumentError(Findings(sorted(faults, key=_by_line)))
    content = {key: value for key, value in data.items() if key != "$schema"}
    return Document(name=name, kind=kind.split("/")[1], data=content, lines=lines, papers=papers)


def _text_of(file: FilePath) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as broken:
        message = f"The file is not UTF-8 text ({broken.reason}). Save it as UTF-8."
        fault = UNKNOWN_KIND.not_met(message)
        raise DocumentError(Findings([fault]).located(lambda _: f"{file}:1")) from broken


@functools.lru_cache(maxsize=64)
def _papers_at(file: FilePath, changed: int) -> Papers:
    del changed
    document = document_from_text(_text_of(file), name=str(file))
    papers: Mapping[str, Any] = document.data["papers"]
    return MappingProxyType(dict(papers))


def _papers_in(file: FilePath) -> Papers:
    return _papers_at(file, file.stat().st_mtime_ns)


def _about_kind(kind: object) -> str:
    known = kinds_of_document()
    if kind is None:
        return f"Begin with '$schema: ' and one of {', '.join(known)}."
    return f"{kind!r} is no kind of document. {closest_to(str(kind), known)}"


def _where(name: str, lines: Mapping[Path, int], path: Path) -> str:
    return Document(name=name, kind="", data={}, lines=lines).where(path)


def _by_line(fault: Finding) -> tuple[str, int]:
    name, _, line = fault.where.rpartition(":")
    return name, int(line)
