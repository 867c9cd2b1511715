"""From a team's rota to what it has to give in a cycle, with every minute accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

import attrs

from s92kit.dated import as_known
from s92kit.periods import Period
from s92kit.tasking._capacity import Capacity, Deduction, DeductionReason, OnShift, TeamShift
from s92kit.tasking._clock_minutes import instant
from s92kit.tasking._duty import Duty, Taking, duties_of, takings_of
from s92kit.tasking._fitness import UnfitTeamError, check_team
from s92kit.tasking._policy import TaskingPolicy
from s92kit.tasking._team import Team

__all__ = ["capacity_of"]

_BEFORE = timedelta(days=2)
_IN_ORDER = (
    DeductionReason.VACANCY,
    DeductionReason.SICKNESS,
    DeductionReason.LEAVE,
    DeductionReason.COURT,
    DeductionReason.TRAINING,
    DeductionReason.ABSTRACTION,
    DeductionReason.HIGH_DEMAND_DAY,
    DeductionReason.REST,
    DeductionReason.LONGEST_SHIFT,
)
"""Where several reasons want one minute, it counts for the first of them."""


def capacity_of(
    team: Team,
    policy: TaskingPolicy,
    cycle: Period,
    *,
    known_on: date | None = None,
    count_expected: bool = True,
) -> Capacity:
    """What a team has to give in a cycle: its shifts net, and each minute that was taken off them.

    Minutes are those that pass, so that a night on which the clocks change is an hour longer or
    shorter. A shift belongs to the day on which it begins. Where two reasons want one minute it is
    taken off once. Rest is owed after the last minute of the shift before that was on duty, also
    where that began before the cycle; it is taken from the beginning of the next shift.

    Args:
        team: The team.
        policy: The policy, which says how long a rest and a shift are.
        cycle: The days of the cycle.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        count_expected: Whether what is only expected is taken off too.

    Raises:
        UnfitTeamError: With everything that is wrong with the team and its rota.

    Examples:
        >>> from s92kit.tasking import Officer, RotaLine, ShiftPattern
        >>> days = Period.inclusive(date(2018, 4, 2), date(2018, 4, 15))
        >>> team = Team(
        ...     id="walford/town-centre", title="Town centre team",
        ...     officers=(Officer(reference="P-1"),),
        ...     shifts=(ShiftPattern(id="late", starts=15 * 60, ends=23 * 60),),
        ...     rota=(RotaLine(id="lates", officers=("P-1",), shift="late", days=days,
        ...                    recorded_on=date(2018, 3, 20)),))
        >>> policy = TaskingPolicy(id="walford/tasking", title="Tasking", cycle_days=14, sources=())
        >>> capacity_of(team, policy, days).minutes == 14 * 8 * 60
        True
    """
    wrong = check_team(team, cycle=cycle, known_on=known_on).errors
    if wrong:
        raise UnfitTeamError(wrong)
    absences = [
        each for each in as_known(team.absences, known_on) if count_expected or not each.expected
    ]
    reach = Period(start=cycle.start - _BEFORE, end=cycle.end)
    duties = duties_of(as_known(team.rota, known_on), team.shifts, reach)
    takings = takings_of(duties, absences)
    net = [each for duty in _by_officer(duties) for each in _net(duty, takings, policy)]
    counted = [each for each in net if each.duty.day in cycle]
    return Capacity(
        team=team.id,
        shifts=_shifts(counted, team),
        deductions=_deductions(counted),
        rostered_minutes=sum(each.duty.ends - each.duty.starts for each in counted),
        cautions=tuple(_cautions(policy, counted)),
    )


@attrs.frozen(kw_only=True)
class _Net:
    """A duty, cut into stretches that are free or taken."""

    duty: Duty
    stretches: tuple[tuple[int, int, Taking | None], ...]

    @property
    def works_until(self) -> int | None:
        """The end of its last minute on duty; nothing where there is none."""
        ends = [
            end
            for _, end, taking in self.stretches
            if taking is None or (taking.reason in _IN_ORDER[3:7])
        ]
        return max(ends, default=None)


def _by_officer(duties: Sequence[Duty]) -> Iterator[tuple[Duty, ...]]:
    for officer in sorted({duty.officer for duty in duties}):
        yield tuple(duty for duty in duties if duty.officer == officer)


def _net(
    duties: tuple[Duty, ...], takings: dict[Duty, tuple[Taking, ...]], policy: TaskingPolicy
) -> Iterator[_Net]:
    rested = 0
    for duty in duties:
        rules = tuple(_by_rule(duty, takings[duty], rested, policy))
        net = _Net(duty=duty, stretches=tuple(_stretches(duty, (*takings[duty], *rules))))
        yield net
        if net.works_until is not None and policy.rest_minutes is not None:
            rested = net.works_until + policy.rest_minutes


def _by_rule(
    duty: Duty, takings: tuple[Taking, ...], rested: int, policy: TaskingPolicy
) -> Iterator[Taking]:
    if duty.starts < rested:
        yield Taking(
            starts=duty.starts,
            ends=min(rested, duty.ends),
            reason=DeductionReason.REST,
            note=f"{policy.rest_minutes} minutes of rest are owed after the shift before",
        )
    if policy.longest_shift_minutes is None:
        return
    off = [each for each in takings if each.reason.off_duty]
    begins = next(
        (
            max(first, rested)
            for first, end, taking in _stretches(duty, off)
            if taking is None and end > rested
        ),
        duty.ends,
    )
    longest = begins + policy.longest_shift_minutes
    if longest < duty.ends:
        yield Taking(
            starts=longest,
            ends=duty.ends,
            reason=DeductionReason.LONGEST_SHIFT,
            note=f"the longest shift is {policy.longest_shift_minutes} minutes",
        )


def _stretches(duty: Duty, takings: Sequence[Taking]) -> Iterator[tuple[int, int, Taking | None]]:
    cuts = {duty.starts, duty.ends}
    cuts.update(edge for each in takings for edge in (each.starts, each.ends))
    edges = sorted(cuts)
    for first, end in pairwise(edges):
        over = [each for each in takings if each.starts <= first and end <= each.ends]
        yield first, end, min(over, key=_rank, default=None)


def _rank(taking: Taking) -> tuple[int, bool, str]:
    return _IN_ORDER.index(taking.reason), taking.expected, taking.note


def _shifts(nets: Iterable[_Net], team: Team) -> tuple[TeamShift, ...]:
    skills = {officer.reference: frozenset(officer.skills) for officer in team.officers}
    together: dict[tuple[date, str], list[_Net]] = {}
    for net in nets:
        together.setdefault((net.duty.day, net.duty.shift), []).append(net)
    return tuple(_shift(day, name, each, skills) for (day, name), each in together.items())


def _shift(day: date, name: str, nets: list[_Net], skills: dict[str, frozenset[str]]) -> TeamShift:
    midnight = instant(day, 0)
    officers = (
        OnShift(
            officer=net.duty.officer,
            free=_joined((first - midnight, end - midnight) for first, end in _free(net)),
            skills=skills[net.duty.officer],
        )
        for net in nets
    )
    return TeamShift(
        id=f"{day} {name}",
        day=day,
        starts=nets[0].duty.starts - midnight,
        ends=nets[0].duty.ends - midnight,
        officers=tuple(each for each in officers if each.free),
    )


def _free(net: _Net) -> Iterator[tuple[int, int]]:
    return ((first, end) for first, end, taking in net.stretches if taking is None)


def _joined(stretches: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for first, end in stretches:
        if joined and joined[-1][1] == first:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((first, end))
    return tuple(joined)


def _deductions(nets: Iterable[_Net]) -> tuple[Deduction, ...]:
    minutes: Counter[tuple[date, str, DeductionReason, bool, str]] = Counter()
    for net in nets:
        for first, end, taking in net.stretches:
            if taking:
                why = taking.reason, taking.expected, taking.note
                minutes[net.duty.day, net.duty.officer, *why] += end - first
    return tuple(
        Deduction(
            officer=officer,
            day=day,
            minutes=count,
            reason=reason,
            expected=expected,
            note=note,
        )
        for (day, officer, reason, expected, note), count in sorted(minutes.items())
    )


def _cautions(policy: TaskingPolicy, nets: Sequence[_Net]) -> Iterator[str]:
    for field, words in (
        ("rest_minutes", "rest between shifts"),
        ("longest_shift_minutes", "longest shift"),
    ):
        if getattr(policy, field) is None:
            yield f"The policy states no {words}, so none is enforced."
        elif policy.assumed(field):
            yield f"The {words} of {getattr(policy, field)} minutes is an assumption."
    if not any(taking is None for net in nets for *_, taking in net.stretches):
        yield "No minute is left to give."
