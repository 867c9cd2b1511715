"""Demand: incidents or calls counted at places, and how far the count can be trusted there."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from s92kit.errors import InvalidValueError
from s92kit.periods import Period
from s92kit.sources import Source
from s92kit.tasking._request import Place

__all__ = ["Demand", "PlaceLevel"]


class PlaceLevel(enum.StrEnum):
    """What the places of a count are."""

    WARD = "ward"
    STREET = "street"
    ORDER = "order"
    """The area of an order."""

    def of(self, place: Place) -> str:
        """The name that a place has at this level; empty where it is not recorded.

        Args:
            place: The place.
        """
        return str(getattr(place, self.value))


def _counts(given: Mapping[str, int]) -> Mapping[str, int]:
    return MappingProxyType({_key(name): count for name, count in given.items()})


@attrs.frozen(kw_only=True, eq=False)
class Demand:
    """How much was counted at each place of a kind.

    Args:
        title: What was counted.
        level: What the places are.
        counts: The count of each place by name. A place that is not among them is unknown: give it
            0 where it is known that nothing was counted there.
        period: The days over which it was counted.
        source: Where the counts come from.
        snap_points: Whether positions were moved to anonymous points, as in public crime data.

    Raises:
        InvalidValueError: For a count below 0.

    Examples:
        >>> from datetime import date
        >>> march = Period.inclusive(date(2018, 3, 1), date(2018, 3, 31))
        >>> log = Source(title="Log", locator="March", published_on=None)
        >>> demand = Demand(title="Incidents", level=PlaceLevel.WARD, counts={"Albert": 12},
        ...                 period=march, source=log)
        >>> demand.at(Place(words="Market", ward="ALBERT")), demand.at(Place(words="Market"))
        (12, None)
    """

    title: str
    level: PlaceLevel
    counts: Mapping[str, int] = attrs.field(converter=_counts)
    period: Period
    source: Source
    snap_points: bool = False

    def __attrs_post_init__(self) -> None:
        for name, count in self.counts.items():
            if count < 0:
                raise InvalidValueError(
                    what=f"The count of {name!r}", given=count, mend="Give 0 or more."
                )

    @property
    def too_fine(self) -> bool:
        """Whether the places are smaller than the positions can tell apart."""
        return self.snap_points and self.level is not PlaceLevel.WARD

    def at(self, place: Place) -> int | None:
        """The count at a place; ``None`` where it cannot be determined.

        Args:
            place: The place.
        """
        return self.counts.get(_key(self.level.of(place)))


def _key(name: str) -> str:
    return " ".join(name.lower().split())
