"""How long a period is in whole months, which settles what it can be held against."""

from __future__ import annotations

from s92kit.periods import Period, period_of_months

__all__ = ["whole_months"]


def whole_months(period: Period) -> int | None:
    """How many whole months a period is; ``None`` where it is no whole number of them.

    Args:
        period: The days.

    Examples:
        >>> from datetime import date
        >>> whole_months(Period.inclusive(date(2019, 4, 1), date(2019, 6, 30)))
        3
    """
    about = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    for months in (about, about + 1):
        if months > 0 and period_of_months(period.start, months) == period:
            return months
    return None
