"""Duties: each shift of each officer on London's clocks, and what takes minutes off it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import attrs

from s92kit.periods import Period
from s92kit.tasking._capacity import DeductionReason
from s92kit.tasking._clock_minutes import instant
from s92kit.tasking._team import Absence, RotaLine, ShiftPattern

__all__ = ["Duty", "Taking", "duties_of", "takings_of"]


@attrs.frozen(kw_only=True, order=True)
class Duty:
    """An officer's shift on a day, in minutes that pass.

    Args:
        starts: Its first minute since the first day of 1970.
        ends: The minute after its last.
        officer: The officer's reference.
        day: The day on which it begins.
        shift: The id of the shift.
        line: The id of the line of the rota.
    """

    starts: int
    ends: int
    officer: str
    day: date
    shift: str
    line: str


@attrs.frozen(kw_only=True)
class Taking:
    """Minutes of a duty that something takes.

    Args:
        starts: The first minute since the first day of 1970.
        ends: The minute after the last.
        reason: Why.
        expected: Whether it is expected only.
        note: What a reader should know of it.
    """

    starts: int
    ends: int
    reason: DeductionReason
    expected: bool = False
    note: str = ""


def duties_of(
    rota: Iterable[RotaLine], shifts: Iterable[ShiftPattern], days: Period
) -> tuple[Duty, ...]:
    """Each officer's shifts that begin on some days, in order of time and officer.

    Args:
        rota: The lines of the rota that stand.
        shifts: The shifts that they name; lines that name another are left out.
        days: The days.
    """
    patterns = {pattern.id: pattern for pattern in shifts}
    lines = [line for line in rota if line.shift in patterns]
    return tuple(sorted(each for line in lines for each in _of_line(line, patterns, days)))


def _of_line(line: RotaLine, patterns: dict[str, ShiftPattern], days: Period) -> Iterator[Duty]:
    pattern = patterns[line.shift]
    for day in _days_in(line.days, days):
        if line.on(day):
            starts, ends = instant(day, pattern.starts), instant(day, pattern.ends)
            for officer in line.officers:
                yield Duty(
                    starts=starts,
                    ends=ends,
                    officer=officer,
                    day=day,
                    shift=line.shift,
                    line=line.id,
                )


def takings_of(
    duties: Iterable[Duty], absences: Iterable[Absence]
) -> dict[Duty, tuple[Taking, ...]]:
    """What absences take of each duty; of one minute several may want a part.

    Absences that name officers come first, so that a count falls on those who are left.

    Args:
        duties: The duties.
        absences: The absences that stand.
    """
    taken: dict[Duty, tuple[Taking, ...]] = dict.fromkeys(duties, ())
    by_day: dict[date, list[Duty]] = {}
    for duty in sorted(taken, key=lambda each: (each.officer, each.starts)):
        by_day.setdefault(duty.day, []).append(duty)
    for absence in sorted(absences, key=lambda each: (each.count is not None, each.id)):
        # A night that began the day before may be touched by times after midnight.
        for day in _days_around(absence):
            near = [duty for duty in by_day.get(day, ()) if absence.shift in ("", duty.shift)]
            for duty, taking in _of_absence(absence, near, taken):
                taken[duty] = (*taken[duty], taking)
    return taken


def _of_absence(
    absence: Absence, duties: list[Duty], taken: dict[Duty, tuple[Taking, ...]]
) -> Iterator[tuple[Duty, Taking]]:
    if absence.count is None:
        for duty in duties:
            if duty.officer in absence.officers:
                yield from _cut(absence, duty, absence.note)
        return
    whom = [duty for duty in duties if not _all_gone(duty, taken[duty])]
    found = (cut for duty in whom for cut in _cut(absence, duty, ""))
    for _, (duty, taking) in zip(range(absence.count), found, strict=False):
        note = f"not yet known who; taken to be {duty.officer}"
        words = f"{absence.note} ({note})" if absence.note else note
        yield duty, attrs.evolve(taking, note=words)


def _cut(absence: Absence, duty: Duty, note: str) -> Iterator[tuple[Duty, Taking]]:
    for starts, ends in _times(absence, duty):
        first, end = max(starts, duty.starts), min(ends, duty.ends)
        if first < end:
            yield (
                duty,
                Taking(
                    starts=first,
                    ends=end,
                    reason=absence.reason,
                    expected=absence.expected,
                    note=note,
                ),
            )


def _times(absence: Absence, duty: Duty) -> Iterator[tuple[int, int]]:
    if absence.starts is None or absence.ends is None:
        if duty.day in absence.days:
            yield duty.starts, duty.ends
        return
    for days in (-1, 0, 1):
        day = duty.day + timedelta(days=days)
        if day in absence.days:
            yield instant(day, absence.starts), instant(day, absence.ends)


def _all_gone(duty: Duty, takings: tuple[Taking, ...]) -> bool:
    return sum(each.ends - each.starts for each in takings) >= duty.ends - duty.starts


def _days_around(absence: Absence) -> Iterator[date]:
    reach = 0 if absence.starts is None else 1
    first = absence.days.start - timedelta(days=reach)
    for days in range(absence.days.days + 2 * reach):
        yield first + timedelta(days=days)


def _days_in(one: Period, other: Period) -> Iterator[date]:
    day, end = max(one.start, other.start), min(one.end, other.end)
    while day < end:
        yield day
        day += timedelta(days=1)
