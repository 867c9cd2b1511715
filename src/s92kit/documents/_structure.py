"""From a document's plain data to a frozen value object, with each fault on its line."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from s92kit.dated import Span
from s92kit.documents._document import Document, DocumentError, Path
from s92kit.documents._moments import parse_moment
from s92kit.documents._papers import with_papers
from s92kit.documents._violations import INVALID_VALUE
from s92kit.findings import Findings
from s92kit.money import gbp
from s92kit.periods import Period, parse_day

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["structured"]

T = TypeVar("T")
_NOT_STATED = "not stated"


def structured(document: Document, cls: type[T]) -> T:
    """The value object that a document describes.

    Args:
        document: A checked document whose keys are the attributes of the class.
        cls: A frozen attrs class.

    Returns:
        An instance, with citations resolved to sources.

    Raises:
        DocumentError: With every value that the class refuses, each on its line.
    """
    from cattrs import BaseValidationError

    try:
        return _converter().structure(with_papers(document.data, document.papers), cls)
    except BaseValidationError as refused:
        leaves = _leaves(refused, ())
        faults = Findings(INVALID_VALUE.not_met(message, path=path) for path, message in leaves)
        raise DocumentError(faults.located(document.where)) from refused


@functools.cache
def _converter() -> Converter:
    from cattrs import Converter

    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    converter.register_structure_hook(date, lambda text, _: parse_day(text))
    converter.register_structure_hook(date | None, lambda text, _: _day_or_none(text))
    converter.register_structure_hook(datetime, lambda text, _: parse_moment(text))
    converter.register_structure_hook(
        datetime | None, lambda text, _: None if text is None else parse_moment(text)
    )
    converter.register_structure_hook(Decimal, lambda text, _: gbp(text))
    converter.register_structure_hook(Period, lambda days, _: _period(days))
    converter.register_structure_hook(Span, lambda days, _: _span(days))
    return converter


def _day_or_none(text: str | None) -> date | None:
    return None if text is None or text == _NOT_STATED else parse_day(text)


def _period(days: dict[str, str]) -> Period:
    return Period.inclusive(parse_day(days["first_day"]), parse_day(days["last_day"]))


def _span(days: dict[str, str | None]) -> Span:
    first, last = _day_or_none(days.get("first_day")), _day_or_none(days.get("last_day"))
    end = Period.inclusive(last, last).end if last else None
    return Span(start=first, end=end)


def _leaves(error: BaseException, path: Path) -> Iterator[tuple[Path, str]]:
    from cattrs import BaseValidationError

    if not isinstance(error, BaseValidationError):
        yield path, str(error)
        return
    for inner in error.exceptions:
        yield from _leaves(inner, (*path, *_step(inner)))


def _step(error: BaseException) -> Path:
    notes: list[Any] = getattr(error, "__notes__", [])
    for note in notes:
        for name in ("name", "index"):
            if hasattr(note, name):
                return (getattr(note, name),)
    return ()
