"""Teams: officers by reference, their rota, and what takes them off it, known and expected."""

from __future__ import annotations

from datetime import date

import attrs

from s92kit.errors import InvalidValueError
from s92kit.periods import Period
from s92kit.sources import Source
from s92kit.tasking._capacity import DeductionReason
from s92kit.tasking._window import Weekday

__all__ = ["Absence", "Officer", "RotaLine", "ShiftPattern", "Team", "without_officers"]

_DAY = 24 * 60
_BY_RULE = frozenset({DeductionReason.REST, DeductionReason.LONGEST_SHIFT, DeductionReason.PASSED})


@attrs.frozen(kw_only=True)
class Officer:
    """An officer, or a post that may be vacant.

    Args:
        reference: A pseudonym such as ``P-07``; never a name or a shoulder number.
        skills: What the officer is trained and equipped for.
    """

    reference: str
    skills: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ShiftPattern:
    """A shift as the rota knows it, by London's clocks.

    Args:
        id: A name for it, such as ``late``.
        starts: The first minute after midnight.
        ends: The minute after the last, counted from the same midnight: 1620 for 03:00 of the
            next day.

    Raises:
        InvalidValueError: For a shift that holds no minute, or more than a day.
    """

    id: str
    starts: int
    ends: int

    def __attrs_post_init__(self) -> None:
        _require_times(f"The shift {self.id!r}", self.starts, self.ends)


@attrs.frozen(kw_only=True)
class RotaLine:
    """Officers who are on a shift on some days.

    Args:
        id: A name for the line, which a correction can name.
        officers: Their references.
        shift: The id of the shift.
        days: The days on which the shift begins.
        weekdays: The days of the week among them; empty for all seven.
        recorded_on: The day on which it became known.
        supersedes: The ids of the lines that it corrects.
    """

    id: str
    officers: tuple[str, ...]
    shift: str
    days: Period
    recorded_on: date
    weekdays: tuple[Weekday, ...] = ()
    supersedes: tuple[str, ...] = ()

    def on(self, day: date) -> bool:
        """Whether the shift begins on a day for them.

        Args:
            day: The day.
        """
        weekday = tuple(Weekday)[day.weekday()]
        return day in self.days and (not self.weekdays or weekday in self.weekdays)


@attrs.frozen(kw_only=True)
class Absence:
    """What takes officers off their shifts: leave, court, training, abstraction, a vacancy.

    Args:
        id: A name for it, which a correction can name.
        reason: Why.
        days: The days; without times, the shifts that begin on them.
        officers: Whom; empty where it is not yet known who.
        count: How many, where it is not yet known who. They are then taken to be the first on duty
            in order of reference, and the deduction says so.
        shift: The id of the one shift that it is about; empty for any.
        starts: The first minute after midnight, on each of the days; ``None`` for the whole shift.
        ends: The minute after the last, counted from the same midnight.
        expected: Whether it is expected only, and not yet known.
        note: What a reader should know of it.
        recorded_on: The day on which it became known.
        supersedes: The ids of the absences that it corrects.

    Raises:
        InvalidValueError: Where neither officers nor a count are given, or both; where one time is
            missing; or for a reason that follows from a rule.
    """

    id: str
    reason: DeductionReason
    days: Period
    recorded_on: date
    officers: tuple[str, ...] = ()
    count: int | None = None
    shift: str = ""
    starts: int | None = None
    ends: int | None = None
    expected: bool = False
    note: str = ""
    supersedes: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        what = f"The absence {self.id!r}"
        if bool(self.officers) == (self.count is not None) or self.count == 0:
            raise InvalidValueError(
                what=what,
                given=f"{len(self.officers)} officers named and a count of {self.count}",
                mend="Name the officers, or say in count how many where it is not known who.",
            )
        if self.reason in _BY_RULE:
            raise InvalidValueError(
                what=what,
                given=str(self.reason),
                mend="Leave it out: it is worked out, and nobody states it.",
            )
        if (self.starts is None) != (self.ends is None):
            raise InvalidValueError(
                what=what, given="one time of two", mend="Give starts and ends, or neither."
            )
        if self.starts is not None and self.ends is not None:
            _require_times(what, self.starts, self.ends)


@attrs.frozen(kw_only=True)
class Team:
    """A team whose time is to be given out.

    Args:
        id: The borough's key and a name, such as ``walford/town-centre``.
        title: What it is called.
        officers: Its officers and posts, by reference.
        shifts: The shifts that its rota knows.
        rota: Who is on which shift.
        absences: What takes them off it.
        sources: Where it was read.
        note: What a reader should know of it.
    """

    id: str
    title: str
    officers: tuple[Officer, ...]
    shifts: tuple[ShiftPattern, ...]
    rota: tuple[RotaLine, ...]
    absences: tuple[Absence, ...] = ()
    sources: tuple[Source, ...] = ()
    note: str = ""


def without_officers(
    team: Team,
    whom: tuple[str, ...] | int,
    *,
    days: Period,
    reason: DeductionReason,
    recorded_on: date,
    shift: str = "",
    expected: bool = False,
    note: str = "",
) -> Team:
    """The team with officers taken out of their shifts; the team that was given stays as it was.

    Args:
        team: The team.
        whom: The references of the officers, or how many where it is not known who.
        days: The days on which the shifts begin.
        reason: Why they are taken out.
        recorded_on: The day on which it became known.
        shift: The id of the one shift; empty for any.
        expected: Whether it is expected only.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: For nobody, or for a reason that follows from a rule.

    Examples:
        >>> team = Team(id="walford/team", title="Team", officers=(Officer(reference="P-1"),),
        ...             shifts=(), rota=())
        >>> saturday = Period.inclusive(date(2018, 4, 7), date(2018, 4, 7))
        >>> aid = without_officers(team, 1, days=saturday, reason=DeductionReason.ABSTRACTION,
        ...                        recorded_on=date(2018, 4, 6))
        >>> [absence.id for absence in aid.absences], len(team.absences)
        (['taken-out-1'], 0)
    """
    taken = {absence.id for absence in team.absences}
    number = next(n for n in range(1, len(taken) + 2) if f"taken-out-{n}" not in taken)
    absence = Absence(
        id=f"taken-out-{number}",
        reason=reason,
        days=days,
        officers=whom if isinstance(whom, tuple) else (),
        count=whom if isinstance(whom, int) else None,
        shift=shift,
        expected=expected,
        note=note,
        recorded_on=recorded_on,
    )
    return attrs.evolve(team, absences=(*team.absences, absence))


def _require_times(what: str, starts: int, ends: int) -> None:
    if not 0 <= starts < _DAY or not 0 < ends - starts <= _DAY:
        raise InvalidValueError(
            what=what,
            given=f"{starts} to {ends} minutes after midnight",
            mend="Begin before midnight, end after the beginning, and take a day at most.",
        )
