"""Moments on London's clocks, as a notice or a log gives them: a day and a time to the minute."""

from __future__ import annotations

from datetime import datetime

from s92kit.errors import InvalidValueError
from s92kit.periods import format_day

__all__ = ["format_moment", "require_moments"]


def require_moments(subject: str, **moments: object) -> None:
    """Refuse what is no time on London's clocks: text, a bare day, or another zone's time.

    Args:
        subject: The id of the record, to begin the message with.
        **moments: What was given, by the name of its field.

    Raises:
        InvalidValueError: For anything but ``None`` and a ``datetime`` without a zone.
    """
    for name, moment in moments.items():
        if moment is None or (isinstance(moment, datetime) and moment.tzinfo is None):
            continue
        raise InvalidValueError(
            what=f"{name} of {subject!r}",
            given=str(moment),
            mend="Give a day and a time on London's clocks, without a time zone, such as "
            "datetime(2026, 11, 6, 17, 0).",
        )


def format_moment(moment: datetime) -> str:
    """A moment as a British paper prints it.

    Args:
        moment: The moment to print.

    Examples:
        >>> format_moment(datetime(2026, 11, 8, 17))
        '17:00 on 8 November 2026'
    """
    return f"{moment:%H:%M} on {format_day(moment.date())}"
