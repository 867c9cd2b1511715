"""Moments in documents: a day and a time on London's clocks, to the minute."""

from __future__ import annotations

import re
from datetime import datetime

from s92kit.errors import InvalidValueError
from s92kit.periods import parse_day

__all__ = ["parse_moment"]

_ISO_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}):([0-9]{2})")


def parse_moment(text: str) -> datetime:
    """A day and a time on London's clocks from their ISO form, to the minute, without a zone.

    Args:
        text: A day, the letter T or a space, hours and minutes, such as ``"2026-11-06T17:00"``.

    Raises:
        InvalidValueError: Where the text is of another form or names no moment of the calendar.

    Examples:
        >>> parse_moment("2026-11-06T17:00")
        datetime.datetime(2026, 11, 6, 17, 0)
    """
    found = _ISO_MOMENT.fullmatch(text)
    mend = "Write the day and the time, such as '2026-11-06T17:00'."
    if found is None:
        raise InvalidValueError(what="A moment", given=text, mend=mend)
    day, hours, minutes = parse_day(found[1]), int(found[2]), int(found[3])
    if hours > 23 or minutes > 59:
        raise InvalidValueError(what="A moment", given=text, mend="No clock shows such a time.")
    return datetime(day.year, day.month, day.day, hours, minutes)  # noqa: DTZ001 - London's clocks
