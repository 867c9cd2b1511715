"""The quarters and months within a period, and what papers call them."""

from __future__ import annotations

from s92kit.errors import InvalidValueError
from s92kit.periods import (
    Period,
    financial_quarter_of,
    financial_year_label,
    financial_year_of,
    period_of_months,
)

__all__ = ["label_of", "parts_of"]

_MONTHS = {"quarter": 3, "month": 1}


def parts_of(period: Period, by: str) -> tuple[Period, ...]:
    """The quarters or months of a period, counted from its first day.

    Args:
        period: The period.
        by: ``quarter`` or ``month``.

    Raises:
        InvalidValueError: Where the period is no whole number of them.
    """
    months, end = _MONTHS[by], period.start
    parts: list[Period] = []
    while end < period.end:
        whole = period_of_months(period.start, months * (len(parts) + 1))
        parts.append(Period(start=end, end=whole.end))
        end = whole.end
    if end != period.end:
        raise InvalidValueError(
            what=f"A period to be divided by {by}",
            given=str(period),
            mend=f"Give a whole number of {by}s, counted from the first day.",
        )
    return tuple(parts)


def label_of(period: Period) -> str:
    """A period in short: a financial year or quarter, a month, or its two days.

    Args:
        period: The period.
    """
    year = financial_year_of(period.first_day)
    if period == year:
        return financial_year_label(year)
    if period == financial_quarter_of(period.first_day):
        return f"{financial_year_label(year)} Q{(period.start.month - 4) % 12 // 3 + 1}"
    if period.start.day == 1 and period == period_of_months(period.start, 1):
        return f"{period.start:%Y-%m}"
    return f"{period.first_day.isoformat()}..{period.last_day.isoformat()}"
