"""Wording: hours, times, shifts and lists as a sergeant would say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from s92kit.tasking._capacity import TeamShift
from s92kit.tasking._clock_minutes import clock_at

__all__ = ["clock", "day_in_words", "in_hours", "listed", "per_cent", "shift_in_words"]

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def in_hours(minutes: int) -> str:
    """Minutes as hours and minutes.

    Args:
        minutes: How many.

    Examples:
        >>> in_hours(240), in_hours(90), in_hours(60), in_hours(0)
        ('4 hours', '1 hour 30 minutes', '1 hour', 'no time')
    """
    hours, rest = divmod(abs(minutes), 60)
    words = [f"{hours:,} hour{'' if hours == 1 else 's'}"] if hours else []
    words += [f"{rest} minute{'' if rest == 1 else 's'}"] if rest else []
    return " ".join(words) or "no time"


def clock(day: date, minutes: int) -> str:
    """What the clock on the wall shows when so many minutes have passed since midnight.

    Args:
        day: The day whose midnight it is.
        minutes: The minutes that have passed.

    Examples:
        The clocks went back in the night to 28 October 2018.

        >>> clock(date(2018, 4, 6), 1320), clock(date(2018, 10, 27), 1440 + 180)
        ('22:00', '02:00')
    """
    return f"{clock_at(day, minutes):%H:%M}"


def day_in_words(day: date) -> str:
    """A day with its weekday.

    Args:
        day: The day.

    Examples:
        >>> day_in_words(date(2018, 4, 6))
        'Fri 6 Apr'
    """
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def shift_in_words(shift: TeamShift) -> str:
    """A shift by its day and times.

    Args:
        shift: The shift.
    """
    times = f"{clock(shift.day, shift.starts)} to {clock(shift.day, shift.ends)}"
    return f"{day_in_words(shift.day)} {times}"


def per_cent(share: Decimal) -> str:
    """A share as a percentage of one place.

    Args:
        share: From 0 to 1.

    Examples:
        >>> per_cent(Decimal("0.3")), per_cent(Decimal("0.125"))
        ('30%', '12.5%')
    """
    rounded = (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{rounded:f}%".replace(".0%", "%")


def listed(words: Sequence[str], *, most: int = 3) -> str:
    """Words as a list, cut off where it is long.

    Args:
        words: The words.
        most: How many to name.

    Examples:
        >>> listed(["a", "b"]), listed(["a", "b", "c", "d", "e"])
        ('a and b', 'a, b, c and 2 more')
    """
    if len(words) > most:
        return f"{', '.join(words[:most])} and {len(words) - most} more"
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)
