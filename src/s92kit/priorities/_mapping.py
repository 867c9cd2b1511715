"""How a borough's words stand to the shared themes, and to priorities set outside it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from datetime import date

import attrs

from s92kit.dated import Span
from s92kit.errors import InvalidValueError
from s92kit.sources import Source
from s92kit.themes import Theme

__all__ = ["OutsideMapping", "OutsidePriorities", "Relation", "ThemeMapping", "known_since"]


class Relation(enum.StrEnum):
    """How a borough's words stand to other words for nearly the same."""

    SAME = "same"
    """Both mean the same."""
    BROADER = "broader"
    """The borough's words hold all of the other, and more."""
    NARROWER = "narrower"
    """The borough's words hold a part of the other, and nothing else."""
    OVERLAPS = "overlaps"
    """Each holds something that the other does not."""


def known_since(recorded_on: date | None, sources: Iterable[Source]) -> date | None:
    """Since when a thing that rests on sources was known; ``None`` where a source has no day.

    Args:
        recorded_on: The day on which it is recorded as known, where papers bear no day.
        sources: What it rests on; it is known once all of them are.
    """
    if recorded_on is not None:
        return recorded_on
    days = [source.published_on for source in sources]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _check(words: str, relation: Relation | None, because: str, loss: str) -> None:
    if (relation is None) != bool(because):
        raise InvalidValueError(
            what=f"The mapping to {str(words)!r}",
            given=str(relation),
            mend="Give the relation, or say in relation_unknown_because why there is none.",
        )
    if relation not in (None, Relation.SAME) and not loss:
        raise InvalidValueError(
            what=f"The mapping to {str(words)!r}",
            given=str(relation),
            mend="Say in loss what the other words do not tell.",
        )


@attrs.frozen(kw_only=True)
class ThemeMapping:
    """How a priority stands to a shared theme.

    Args:
        theme: The shared theme.
        sources: What the mapping rests on, with how far each may be relied on.
        relation: How the priority stands to the theme; ``None`` where nobody can tell.
        relation_unknown_because: Why nobody can tell; empty where there is a relation.
        loss: What the theme does not tell of the priority, or the other way, in words.
        strand: The id of the strand that it is about; empty for the whole priority.
        span: The days for which it holds; at all times where nothing is said.
        recorded_on: The first day on which sources without a day show it to have been known.

    Raises:
        InvalidValueError: For a relation neither given nor explained, and for words that are not
            the same without a loss.

    Examples:
        >>> paper = Source(title="Plan", locator="priority 2", published_on=date(2019, 3, 5))
        >>> mapping = ThemeMapping(theme=Theme.VIOLENCE, relation=Relation.BROADER,
        ...                        loss="Knives are in it.", sources=(paper,))
        >>> mapping.known_from
        datetime.date(2019, 3, 5)
    """

    theme: Theme
    sources: tuple[Source, ...]
    relation: Relation | None = None
    relation_unknown_because: str = ""
    loss: str = ""
    strand: str = ""
    span: Span = Span()  # noqa: RUF009 - a frozen value
    recorded_on: date | None = None

    def __attrs_post_init__(self) -> None:
        _check(self.theme, self.relation, self.relation_unknown_because, self.loss)

    @property
    def known_from(self) -> date | None:
        """Since when it was known; ``None`` where neither its papers nor its record says."""
        return known_since(self.recorded_on, self.sources)

    def holds(self, *, on: date | None = None, known_on: date | None = None) -> bool:
        """Whether it holds on a day, as known on a day.

        Args:
            on: The day; ``None`` for any.
            known_on: The day whose knowledge counts; ``None`` for everything recorded.
        """
        known = known_on is None or (self.known_from is not None and self.known_from <= known_on)
        return known and (on is None or on in self.span)


@attrs.frozen(kw_only=True)
class OutsidePriorities:
    """Priorities of a body above the borough, as the borough's own papers name them.

    Args:
        body: The body, such as the Mayor's Office for Policing and Crime.
        title: What the paper calls the list.
        names: The priorities, in the paper's words and order.
        sources: Where it was read.
        note: What a reader should know of it.
    """

    body: str
    title: str
    names: tuple[str, ...]
    sources: tuple[Source, ...]
    note: str = ""


@attrs.frozen(kw_only=True)
class OutsideMapping:
    """How a priority stands to one of a body above the borough.

    Args:
        body: The body.
        name: Its priority, in the words of the list that the framework gives.
        sources: What the mapping rests on, with how far each may be relied on.
        relation: How the borough's priority stands to it; ``None`` where nobody can tell.
        relation_unknown_because: Why nobody can tell; empty where there is a relation.
        loss: What is lost, in words.
        strand: The id of the strand that it is about; empty for the whole priority.
        recorded_on: The first day on which sources without a day show it to have been known.

    Raises:
        InvalidValueError: As for a mapping to a theme.
    """

    body: str
    name: str
    sources: tuple[Source, ...]
    relation: Relation | None = None
    relation_unknown_because: str = ""
    loss: str = ""
    strand: str = ""
    recorded_on: date | None = None

    def __attrs_post_init__(self) -> None:
        _check(self.name, self.relation, self.relation_unknown_because, self.loss)

    @property
    def known_from(self) -> date | None:
        """Since when it was known; ``None`` where neither its papers nor its record says."""
        return known_since(self.recorded_on, self.sources)
