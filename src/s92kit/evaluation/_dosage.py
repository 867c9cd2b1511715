"""Dosage: the patrols that were planned for a place beside those that it got."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import attrs

from s92kit.errors import InvalidValueError
from s92kit.figures import Basis, Figure, FigureKind, Unit, plain_number
from s92kit.intervals import Interval, wilson

__all__ = ["KOPER_WINDOW", "Dosage", "PatrolPlan", "Visit", "VisitTotals", "dosage", "totals_of"]

KOPER_WINDOW = range(10, 17)
"""The lengths of a visit, in minutes, after which places stay quiet longest.

Source:
    Koper, C. S. (1995), Just enough police presence, Justice Quarterly 12, 649-672: visits of 10
    to 16 minutes.
"""


@attrs.frozen(kw_only=True)
class PatrolPlan:
    """What a place was to get on each day.

    Args:
        visits_a_day: How many visits.
        minutes_a_visit: How long each.

    Raises:
        InvalidValueError: Where either is below 1.

    Examples:
        >>> PatrolPlan(visits_a_day=3, minutes_a_visit=15).minutes_a_day
        45
    """

    visits_a_day: int
    minutes_a_visit: int

    def __attrs_post_init__(self) -> None:
        if min(self.visits_a_day, self.minutes_a_visit) < 1:
            raise InvalidValueError(
                what="A plan of patrols",
                given=f"{self.visits_a_day} visits of {self.minutes_a_visit} minutes",
                mend="Give at least one visit of at least one minute.",
            )

    @property
    def minutes_a_day(self) -> int:
        """How many minutes a day the visits make."""
        return self.visits_a_day * self.minutes_a_visit


@attrs.frozen(kw_only=True)
class Visit:
    """One visit to a place.

    Args:
        day: The day on which it began.
        minutes: How long the officers were there.
        place: The reference of the place.
    """

    day: date
    minutes: int
    place: str = ""


@attrs.frozen(kw_only=True)
class VisitTotals:
    """Visits to a place, added up.

    Args:
        minutes: How many minutes together.
        visits: How many visits; ``None`` where that was not recorded.
        in_window: How many of them were of 10 to 16 minutes; ``None`` where not recorded.
        days_visited: On how many days there was any; ``None`` where not recorded.

    Raises:
        InvalidValueError: For less than nothing, or more visits in the window than there were.
    """

    minutes: int
    visits: int | None = None
    in_window: int | None = None
    days_visited: int | None = None

    def __attrs_post_init__(self) -> None:
        given = [self.minutes, self.visits, self.in_window, self.days_visited]
        if any(value is not None and value < 0 for value in given):
            raise InvalidValueError(
                what="What was delivered", given=given, mend="Give numbers of 0 or more."
            )
        if self.in_window is not None and (self.visits is None or self.in_window > self.visits):
            raise InvalidValueError(
                what="The number of visits of 10 to 16 minutes",
                given=self.in_window,
                mend="Give the number of visits, at least as many.",
            )


def totals_of(visits: Iterable[Visit]) -> VisitTotals:
    """Visits added up.

    Args:
        visits: The visits, in any order.

    Examples:
        >>> from datetime import date
        >>> totals_of([Visit(day=date(2019, 5, 1), minutes=m) for m in (9, 12, 15)]).in_window
        2
    """
    every = tuple(visits)
    return VisitTotals(
        minutes=sum(visit.minutes for visit in every),
        visits=len(every),
        in_window=sum(visit.minutes in KOPER_WINDOW for visit in every),
        days_visited=len({visit.day for visit in every}),
    )


@attrs.frozen(kw_only=True)
class Dosage:
    """What was planned beside what was delivered.

    Args:
        planned_minutes: The minutes that the plan makes over the days.
        delivered: What was delivered.
        share: The minutes delivered in per cent of those planned.
        visits_share: The visits made in per cent of those planned.
        in_window: The visits of 10 to 16 minutes in per cent of all visits.
        in_window_interval: The interval of that share, from 0 to 1.
        words: The same in a sentence that an officer can read.
    """

    planned_minutes: int
    delivered: VisitTotals
    share: Figure
    visits_share: Figure
    in_window: Figure
    in_window_interval: Interval | None
    words: str


def dosage(plan: PatrolPlan, delivered: VisitTotals, *, days: int) -> Dosage:
    """The patrols planned for a place beside those that it got.

    Args:
        plan: What was planned for each day.
        delivered: What was delivered.
        days: For how many days the plan ran.

    Raises:
        InvalidValueError: For no day, or more days with a visit than the plan ran for.

    Source:
        Ariel, B., Weinborn, C. and Sherman, L. W. (2016) and later trials of hot spots in England
        give minutes a day planned and delivered; the window is Koper's (see ``KOPER_WINDOW``).

    Examples:
        >>> plan = PatrolPlan(visits_a_day=3, minutes_a_visit=15)
        >>> print(dosage(plan, VisitTotals(minutes=24), days=1).words)
        24 of the 45 minutes planned were delivered (53%).
    """
    refuse_days(days, delivered)
    planned, visits = plan.minutes_a_day * days, delivered.visits
    share = _per_cent("Minutes delivered of those planned", delivered.minutes, planned, "")
    visits_share = _per_cent(
        "Visits made of those planned",
        visits,
        plan.visits_a_day * days,
        "the number of visits was not recorded",
    )
    why = "no visit was made" if visits == 0 else "the length of each visit was not recorded"
    in_window = _per_cent("Visits of 10 to 16 minutes", delivered.in_window, visits or 0, why)
    interval = None
    if visits and delivered.in_window is not None:
        interval = wilson(delivered.in_window, visits)
    return Dosage(
        planned_minutes=planned,
        delivered=delivered,
        share=share,
        visits_share=visits_share,
        in_window=in_window,
        in_window_interval=interval,
        words=_in_words(plan, delivered, days),
    )


def refuse_days(days: int, delivered: VisitTotals | None) -> None:
    """Refuse a plan that ran for no day, or for fewer than had a visit.

    Args:
        days: For how many days the plan ran.
        delivered: What was delivered; ``None`` where nobody stated it.

    Raises:
        InvalidValueError: For either.
    """
    least = max((delivered.days_visited if delivered else 0) or 0, 1)
    if days < least:
        raise InvalidValueError(
            what="The number of days that the plan ran for",
            given=days,
            mend=f"Give at least {least:,}: no more days can have had a visit.",
        )


def _per_cent(label: str, part: int | None, whole: int, why: str) -> Figure:
    known = part is not None and whole > 0
    return Figure(
        label=label,
        value=100 * Decimal(part) / whole if part is not None and whole else None,
        unit=Unit.PER_CENT,
        kind=FigureKind.SHARE,
        basis=Basis.DERIVED,
        how=f"{part:,} / {whole:,}" if known else "",
        unknown_because="" if known else why,
    )


def _in_words(plan: PatrolPlan, delivered: VisitTotals, days: int) -> str:
    planned = plan.minutes_a_day * days
    share = plain_number(100 * Decimal(delivered.minutes) / planned, places=0)
    words = [f"{delivered.minutes:,} of the {planned:,} minutes planned were delivered ({share}%)."]
    if delivered.visits is not None:
        words.append(
            f"{delivered.visits:,} of the {plan.visits_a_day * days:,} visits planned were made."
        )
    if delivered.in_window is not None:
        words.append(f"{delivered.in_window:,} visits lasted from 10 to 16 minutes.")
    if delivered.days_visited is not None and delivered.days_visited < days:
        words.append(f"On {days - delivered.days_visited:,} of {days:,} days there was none.")
    return " ".join(words)
