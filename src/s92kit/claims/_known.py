"""The published figures that were known on a day, each with its working as of that day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs

from s92kit.claims._figure import PublishedFigure, Working

__all__ = ["known_figures"]


def known_figures(
    figures: Sequence[PublishedFigure], known_on: date | None
) -> tuple[PublishedFigure, ...]:
    """The figures that had been published by a day, in order.

    A figure whose paper bears no day, and of which no ``recorded_on`` says since when it was
    known, is known of no day, and counts only where everything recorded does. A figure is left
    out while one that its working needs is not known.

    Args:
        figures: The published figures.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Returns:
        The figures, each with a working that looks no further than the day.
    """
    if known_on is None:
        return tuple(figures)
    by_id = {figure.id: figure for figure in figures}
    known = {name for name, figure in by_id.items() if _is_known(figure, known_on)}
    return tuple(
        attrs.evolve(figure, working=_as_then(figure.working, known_on))
        for name, figure in by_id.items()
        if name in known and known.issuperset(_needed(figure, by_id))
    )


def _is_known(figure: PublishedFigure, known_on: date) -> bool:
    return figure.known_from is not None and figure.known_from <= known_on


def _needed(figure: PublishedFigure, by_id: Mapping[str, PublishedFigure]) -> Iterator[str]:
    for name in figure.working.of if figure.working else ():
        yield name
        if name in by_id and by_id[name] is not figure:
            yield from _needed(by_id[name], by_id)


def _as_then(working: Working | None, known_on: date) -> Working | None:
    if working is None:
        return None
    return attrs.evolve(working, known_on=min(working.known_on or known_on, known_on))
