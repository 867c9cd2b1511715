"""Which months a log was kept in, where nobody says which days it covers."""

from __future__ import annotations

from s92kit.activity import ActivityLog
from s92kit.periods import Period, add_months

__all__ = ["recorded_months"]


def recorded_months(log: ActivityLog) -> tuple[Period, ...]:
    """The months in which a log has a record, taken to be kept through each of them.

    It is an assumption, and is to be printed as one: a log that stops on the tenth of its last
    month does not cover that month.

    Args:
        log: Records of activity.

    Examples:
        >>> import pandas as pd
        >>> from s92kit.activity import activity_from_frame
        >>> rows = pd.DataFrame({"day": ["2019-04-12", "2019-06-02"], "borough": "walford",
        ...                      "kind": "arrest"})
        >>> [str(month.start) for month in recorded_months(activity_from_frame(rows))]
        ['2019-04-01', '2019-06-01']
    """
    days = log.frame["day"].dropna().dt.date.unique()
    starts = sorted({day.replace(day=1) for day in days})
    return tuple(Period(start=start, end=add_months(start, 1)) for start in starts)
