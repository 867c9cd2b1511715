"""Points in place and time, and what is found of the pairs in a band of both."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from s92kit.errors import InvalidValueError

__all__ = ["NearRepeat", "NearRepeatBand", "Point", "refuse_bands"]


@attrs.frozen(kw_only=True)
class Point:
    """One event in place and time.

    Args:
        day: The day of it.
        easting: Metres east on the national grid.
        northing: Metres north on the national grid.
    """

    day: date
    easting: int
    northing: int


@attrs.frozen(kw_only=True)
class NearRepeatBand:
    """The pairs of events that lie so far apart and so many days from each other.

    Args:
        metres: The most metres apart; more than the band before it. 0 for the same spot.
        days: The most days apart; more than the band before it.
        pairs: How many pairs there are.
        expected: How many there are on average where the days are shuffled.
        p_value: How often the shuffled days give as many, the true ones counted among them.
        words: The same in a sentence that an officer can read.
    """

    metres: int
    days: int
    pairs: int
    expected: Decimal
    p_value: Decimal
    words: str

    @property
    def ratio(self) -> Decimal | None:
        """The pairs as a multiple of those expected; ``None`` where none was expected."""
        return self.pairs / self.expected if self.expected else None


@attrs.frozen(kw_only=True)
class NearRepeat:
    """What is found of near repeats.

    Args:
        events: How many events there were.
        shuffles: How many times the days were shuffled.
        seed: What the shuffles begin from: the same seed gives the same answer.
        bands: The bands, by metres and then by days.
    """

    events: int
    shuffles: int
    seed: int
    bands: tuple[NearRepeatBand, ...]


def refuse_bands(metres: tuple[int, ...], days: tuple[int, ...], shuffles: int) -> None:
    """Refuse bands that do not rise, and no shuffle.

    Args:
        metres: The upper ends of the bands of distance.
        days: The upper ends of the bands of time.
        shuffles: How many times the days are shuffled.

    Raises:
        InvalidValueError: For either.
    """
    for name, ends in (("metres", metres), ("days", days)):
        if not ends or ends[0] < 0 or list(ends) != sorted(set(ends)):
            raise InvalidValueError(
                what=f"The bands of {name}",
                given=", ".join(map(str, ends)),
                mend="Give whole numbers that rise.",
            )
    if shuffles < 1:
        raise InvalidValueError(
            what="The number of shuffles", given=shuffles, mend="Give at least 1, better 999."
        )
