"""Which months files hold: gaps between them, and months that are published late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from s92kit.findings import Finding
from s92kit.opendata._rules import MONTHS_THERE, MONTHS_UP_TO_DATE
from s92kit.periods import add_months, format_day

__all__ = ["month_findings", "month_name", "months_between"]


def month_name(month: date) -> str:
    """A month as a reader has it, such as ``April 2018``.

    Args:
        month: Any day of it.

    Examples:
        >>> month_name(date(2018, 4, 1))
        'April 2018'
    """
    return format_day(month.replace(day=1)).partition(" ")[2]


def months_between(first: date, last: date) -> tuple[date, ...]:
    """The first day of each month from one to another, both among them.

    Args:
        first: The first day of the first month.
        last: The first day of the last month.

    Examples:
        >>> [day.month for day in months_between(date(2018, 12, 1), date(2019, 2, 1))]
        [12, 1, 2]
    """
    count = (last.year - first.year) * 12 + last.month - first.month
    return tuple(add_months(first, at) for at in range(count + 1))


def month_findings(
    months: Mapping[str, Iterable[date]], retrieved_on: date | None
) -> Iterator[Finding]:
    """Whether months are missing, and whether the last that was over is there.

    Args:
        months: The months that are there, by force or publisher.
        retrieved_on: The day on which the files were fetched.
    """
    there = {name: set(found) for name, found in months.items()}
    every = set().union(*there.values())
    if not every:
        return
    first, last = min(every), max(every)
    gaps = [
        f"{name + ': ' if name else ''}{_listed(missing)}"
        for name, found in sorted(there.items())
        if (missing := [month for month in months_between(first, last) if month not in found])
    ]
    message = f"Not read: {'; '.join(gaps)}. What happened then is not known, and is not nought."
    yield MONTHS_THERE.not_met(message) if gaps else MONTHS_THERE.met()
    yield _lateness(last, retrieved_on)


def _lateness(last: date, retrieved_on: date | None) -> Finding:
    if retrieved_on is None:
        return MONTHS_UP_TO_DATE.undetermined(
            "nobody said when the files were fetched; give the day, so that a later release can be "
            "told from this one"
        )
    over = add_months(retrieved_on.replace(day=1), -1)
    if last >= over:
        return MONTHS_UP_TO_DATE.met()
    late = months_between(add_months(last, 1), over)
    return MONTHS_UP_TO_DATE.not_met(
        f"The last month is {month_name(last)}; on {format_day(retrieved_on)} {_listed(late)} "
        "had not been published or was not fetched, and cannot be determined."
    )


def _listed(months: Iterable[date]) -> str:
    names = [month_name(month) for month in months]
    return ", ".join(names) if len(names) <= 4 else f"{len(names)} months from {names[0]}"
