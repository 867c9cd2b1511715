"""Sources that name a paper by key: each paper is described once and cited wherever it is used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from s92kit.documents._document import Papers, Path
from s92kit.errors import closest_to
from s92kit.findings import Finding, Rule, Severity

__all__ = ["UNKNOWN_PAPER", "missing_papers", "with_papers"]

UNKNOWN_PAPER = Rule(
    "documents/paper", "A paper that is cited stands in papers.yaml.", Severity.ERROR
)


def missing_papers(data: Any, papers: Papers) -> Iterator[Finding]:  # noqa: ANN401 - plain data
    """A fault for each paper that is cited and not described.

    Args:
        data: Plain data.
        papers: The papers that are described.
    """
    for path, source in _citations(data, ()):
        key = str(source["paper"])
        if key not in papers:
            message = (
                f"There is no paper {key!r} in papers.yaml beside this file. "
                f"{closest_to(key, papers)}"
            )
            yield UNKNOWN_PAPER.not_met(message, path=(*path, "paper"))


def with_papers(data: Any, papers: Papers) -> Any:  # noqa: ANN401 - plain data is any
    """The same data, with each citation written out in full.

    Args:
        data: Plain data.
        papers: The papers that are described, every cited one among them.
    """
    if isinstance(data, dict):
        if _is_citation(data):
            rest = {key: value for key, value in data.items() if key != "paper"}
            return {**papers[data["paper"]], **rest}
        return {key: with_papers(value, papers) for key, value in data.items()}
    if isinstance(data, list):
        return [with_papers(item, papers) for item in data]
    return data


def _citations(data: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:  # noqa: ANN401
    if isinstance(data, dict):
        if _is_citation(data):
            yield path, data
        for key, value in data.items():
            yield from _citations(value, (*path, key))
    elif isinstance(data, list):
        for at, item in enumerate(data):
            yield from _citations(item, (*path, at))


def _is_citation(data: dict[str, Any]) -> bool:
    return "paper" in data and "locator" in data
