"""The crosswalk: each priority in its borough's words, beside the words of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from s92kit.priorities._framework import Priority, PriorityFramework
from s92kit.priorities._mapping import OutsideMapping, ThemeMapping
from s92kit.themes import Theme

__all__ = ["CrosswalkRow", "crosswalk", "known_framework", "title_of"]


@attrs.frozen(kw_only=True)
class CrosswalkRow:
    """One priority, or strand of one, beside the words that it is mapped to.

    Args:
        framework: The id of the framework.
        priority: The id of the priority.
        title: What the plan calls the priority, or the strand that the mapping is of.
        mapping: How it stands to a shared theme; ``None`` where no paper lets it be mapped.
        outside: How it stands to priorities of bodies above the borough.
        not_recorded: Why it has no mapping to a theme, or to a body's priorities; empty where
            it has both.
    """

    framework: str
    priority: str
    title: str
    mapping: ThemeMapping | None
    outside: tuple[OutsideMapping, ...]
    not_recorded: tuple[str, ...]

    @property
    def theme(self) -> Theme | None:
        """The shared theme; ``None`` where it is mapped to none."""
        return None if self.mapping is None else self.mapping.theme


def known_framework(
    framework: PriorityFramework, *, known_on: date | None = None, on: date | None = None
) -> PriorityFramework:
    """A framework with those of its mappings that hold on a day, as known on a day.

    Args:
        framework: The framework.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        on: The day on which a mapping must hold; ``None`` for any.
    """
    return attrs.evolve(
        framework,
        priorities=tuple(
            attrs.evolve(
                priority,
                themes=tuple(
                    each for each in priority.themes if each.holds(on=on, known_on=known_on)
                ),
                outside=tuple(each for each in priority.outside if _known(each, known_on)),
            )
            for priority in framework.priorities
        ),
    )


def _known(mapping: OutsideMapping, known_on: date | None) -> bool:
    since = mapping.known_from
    return known_on is None or (since is not None and since <= known_on)


def crosswalk(
    frameworks: Sequence[PriorityFramework],
    *,
    on: date | None = None,
    known_on: date | None = None,
) -> tuple[CrosswalkRow, ...]:
    """Every priority beside the shared themes and the priorities of bodies above the borough.

    What the papers do not say is not filled in: such a row says that it is not recorded.

    Args:
        frameworks: The frameworks.
        on: The day on which a mapping must hold; ``None`` for any.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Returns:
        At least one row for each priority, in order; one for each theme that it is mapped to.

    Examples:
        >>> from s92kit.testing import walford
        >>> rows = crosswalk(walford.s92kit_priorities())
        >>> [(row.title, str(row.theme), str(row.mapping.relation)) for row in rows][:2]
        [('Antisocial behaviour', 'asb', 'same'), ('Violence', 'violence', 'broader')]
    """
    return tuple(
        row
        for framework in frameworks
        for row in _rows(known_framework(framework, known_on=known_on, on=on))
    )


def _rows(framework: PriorityFramework) -> Iterator[CrosswalkRow]:
    for priority in framework.priorities:
        missing = tuple(_not_recorded(framework, priority))
        for mapping in priority.themes or (None,):
            yield CrosswalkRow(
                framework=framework.id,
                priority=priority.id,
                title=title_of(priority, mapping.strand if mapping else ""),
                mapping=mapping,
                outside=priority.outside,
                not_recorded=missing,
            )


def _not_recorded(framework: PriorityFramework, priority: Priority) -> Iterator[str]:
    if not priority.themes:
        yield "No paper says enough of it to map it to a shared theme."
    if priority.outside:
        return
    named = {each.body for each in framework.outside}
    if named:
        bodies = _and(sorted(named))
        yield f"The papers name priorities of {bodies} and do not say which of them it serves."
    else:
        yield "The papers name no priorities of a body above the borough."


def title_of(priority: Priority, strand: str) -> str:
    """What the plan calls a priority, or a strand of it.

    Args:
        priority: The priority.
        strand: The id of the strand; empty for the whole priority.
    """
    titles = {each.id: each.title for each in priority.strands}
    return f"{priority.title}: {titles[strand]}" if strand else priority.title


def _and(words: Iterable[str]) -> str:
    return " and ".join(words)
