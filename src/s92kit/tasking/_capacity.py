"""Capacity: who is on duty when, net of every deduction, and what was deducted."""

from __future__ import annotations

import enum
from datetime import date

import attrs

from s92kit.errors import InvalidValueError

__all__ = ["Capacity", "Deduction", "DeductionReason", "OnShift", "TeamShift"]


class DeductionReason(enum.StrEnum):
    """Why an officer's rostered minutes cannot be given to a request."""

    LEAVE = "leave"
    COURT = "court"
    TRAINING = "training"
    ABSTRACTION = "abstraction"
    HIGH_DEMAND_DAY = "high-demand day"
    REST = "rest between shifts"
    LONGEST_SHIFT = "longest shift"
    SICKNESS = "sickness"
    VACANCY = "vacancy"
    PASSED = "passed before the plan was amended"

    @property
    def off_duty(self) -> bool:
        """Whether the officer does not work at all then, so that no rest is owed after it."""
        return self in {self.LEAVE, self.SICKNESS, self.VACANCY}


@attrs.frozen(kw_only=True)
class Deduction:
    """Minutes of a rostered shift that cannot be given to a request.

    Args:
        officer: The officer's reference.
        day: The day on which the shift begins.
        minutes: How many.
        reason: Why.
        expected: Whether it is expected only, and not yet known.
        note: What a reader should know of it.
    """

    officer: str
    day: date
    minutes: int
    reason: DeductionReason
    expected: bool = False
    note: str = ""


@attrs.frozen(kw_only=True)
class OnShift:
    """An officer's time on one shift that can be given to requests.

    Args:
        officer: The officer's reference.
        free: From which minute to which, counted as the shift's are; in order, without overlap.
        skills: What the officer is trained and equipped for.
    """

    officer: str
    free: tuple[tuple[int, int], ...]
    skills: frozenset[str] = frozenset()

    @property
    def minutes(self) -> int:
        """How many minutes there are."""
        return sum(end - start for start, end in self.free)


def _officers(given: tuple[OnShift, ...]) -> tuple[OnShift, ...]:
    return tuple(sorted(given, key=lambda each: each.officer))


@attrs.frozen(kw_only=True)
class TeamShift:
    """One shift of the team.

    Args:
        id: A name for it that is the same in the next plan, such as ``2018-04-06 late``.
        day: The day on which it begins.
        starts: Its first minute, counted from that day's midnight.
        ends: The minute after its last, counted from the same midnight.
        officers: Who is on it.

    Raises:
        InvalidValueError: For an officer twice, or time outside the shift.
    """

    id: str
    day: date
    starts: int
    ends: int
    officers: tuple[OnShift, ...] = attrs.field(converter=_officers)

    def __attrs_post_init__(self) -> None:
        names = [each.officer for each in self.officers]
        outside = [
            each.officer
            for each in self.officers
            for start, end in each.free
            if not self.starts <= start < end <= self.ends
        ]
        if len(set(names)) < len(names) or outside:
            raise InvalidValueError(
                what=f"The shift {self.id!r}",
                given=outside or names,
                mend="Name each officer once, with time that lies within the shift.",
            )

    @property
    def minutes(self) -> int:
        """Officer-minutes that can be given to requests."""
        return sum(each.minutes for each in self.officers)


def _in_order(given: tuple[TeamShift, ...]) -> tuple[TeamShift, ...]:
    return tuple(sorted(given, key=lambda each: (each.day, each.starts, each.id)))


@attrs.frozen(kw_only=True)
class Capacity:
    """All that a team has to give in a cycle.

    Args:
        team: The team's id.
        shifts: Its shifts, net.
        deductions: What was taken off the rota, and why.
        rostered_minutes: Officer-minutes before any deduction; they are the minutes of the
            shifts and the deductions together.
        cautions: What a reader should know of it, such as a rule that nobody has stated.
    """

    team: str
    shifts: tuple[TeamShift, ...] = attrs.field(converter=_in_order)
    deductions: tuple[Deduction, ...] = ()
    rostered_minutes: int
    cautions: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        net = self.rostered_minutes - sum(each.minutes for each in self.deductions)
        if net != self.minutes:
            raise InvalidValueError(
                what=f"The capacity of {self.team!r}",
                given=f"{self.minutes:,} minutes net",
                mend=f"Rostered less deducted is {net:,}; every minute has to be accounted for.",
            )

    @property
    def minutes(self) -> int:
        """Officer-minutes that can be given to requests."""
        return sum(shift.minutes for shift in self.shifts)

    @property
    def deducted_minutes(self) -> int:
        """Officer-minutes that were taken off the rota."""
        return sum(each.minutes for each in self.deductions)

    @property
    def deducted_by_reason(self) -> tuple[tuple[DeductionReason, int, int], ...]:
        """Each reason that took anything off, with the minutes known and those only expected."""
        return tuple(
            (reason, *minutes) for reason in DeductionReason if any(minutes := self._taken(reason))
        )

    def _taken(self, reason: DeductionReason) -> tuple[int, int]:
        of = [each for each in self.deductions if each.reason is reason]
        expected = sum(each.minutes for each in of if each.expected)
        return sum(each.minutes for each in of) - expected, expected
