"""Windows: the days, and the times of day, at which a visit is of use."""

from __future__ import annotations

import enum
from datetime import date

import attrs

from s92kit.errors import InvalidValueError
from s92kit.periods import Period

__all__ = ["Weekday", "Window"]

_DAY = 24 * 60


class Weekday(enum.StrEnum):
    """A day of the week, in the order in which a week has them."""

    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"


def _weekdays(given: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    return tuple(given)


@attrs.frozen(kw_only=True)
class Window:
    """Days, and a time on each, at which a visit is of use.

    Args:
        starts: The first minute, counted from midnight: 22:00 is 1320.
        ends: The minute after the last, counted from the same midnight. A window that crosses
            midnight ends above 1440 and belongs to the day on which it begins.
        days: The days on which it begins; ``None`` for every day of the cycle.
        weekdays: The days of the week on which it begins; empty for all seven.

    Raises:
        InvalidValueError: For a window that holds no minute, or more than a day.

    Examples:
        >>> night = Window(starts=22 * 60, ends=26 * 60, weekdays=(Weekday.FRIDAY,))
        >>> night.on(date(2018, 4, 6)), night.on(date(2018, 4, 7))
        (True, False)
    """

    starts: int
    ends: int
    days: Period | None = None
    weekdays: tuple[Weekday, ...] = attrs.field(default=(), converter=_weekdays)

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.starts < _DAY or not 0 < self.ends - self.starts <= _DAY:
            raise InvalidValueError(
                what="A window",
                given=f"{self.starts} to {self.ends} minutes after midnight",
                mend="Begin before midnight, end after the beginning, and take a day at most.",
            )

    def on(self, day: date) -> bool:
        """Whether it begins on a day.

        Args:
            day: The day.
        """
        in_days = self.days is None or day in self.days
        return in_days and (not self.weekdays or tuple(Weekday)[day.weekday()] in self.weekdays)
