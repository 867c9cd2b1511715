"""What can be wrong with a team and its rota, all of it told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from s92kit.dated import InvalidHistoryError, as_known
from s92kit.errors import S92Error, closest_to
from s92kit.findings import Finding, Findings, Rule, Severity, checked
from s92kit.periods import Period, format_day
from s92kit.tasking._duty import Duty, duties_of
from s92kit.tasking._team import Absence, RotaLine, Team

__all__ = ["UnfitTeamError", "check_team"]

TEAM_OF_SOMEBODY = Rule(
    "tasking/team-of-somebody", "A team has officers, each named once.", Severity.ERROR
)
NAMES_KNOWN = Rule(
    "tasking/team-names-known",
    "A rota and absences name officers and shifts that the team has.",
    Severity.ERROR,
)
HISTORY_FITS = Rule(
    "tasking/team-history",
    "Each line of a rota and each absence has an id of its own, and corrects an earlier one.",
    Severity.ERROR,
)
ONE_SHIFT_AT_A_TIME = Rule(
    "tasking/one-shift-at-a-time", "No officer is on two shifts at once.", Severity.ERROR
)
SHIFT_IN_CYCLE = Rule(
    "tasking/shift-in-cycle", "Some shift of the team begins in the cycle.", Severity.ERROR
)
ABSENCE_TAKES = Rule(
    "tasking/absence-takes", "An absence takes somebody off a shift.", Severity.QUERY
)


class UnfitTeamError(S92Error, ValueError):
    """A team whose capacity cannot be told, with everything that is wrong with it.

    Args:
        findings: The faults, each with its place.
    """

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        super().__init__("\n".join(f"{each.where}: {each.message}" for each in findings))


def check_team(
    team: Team, *, cycle: Period | None = None, known_on: date | None = None
) -> Findings:
    """Everything that is wrong with a team, its rota and its absences.

    Args:
        team: The team.
        cycle: The cycle for which it is to be used; ``None`` for none in particular.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Examples:
        >>> nobody = Team(id="walford/team", title="Team", officers=(), shifts=(), rota=())
        >>> [each.code for each in check_team(nobody).errors]
        ['tasking/team-of-somebody']
    """
    found = [
        *checked(TEAM_OF_SOMEBODY, lambda: _members(team)),
        *checked(NAMES_KNOWN, lambda: _names(team)),
        *(history := checked(HISTORY_FITS, lambda: _history(team))),
    ]
    if not Findings(history).not_met:
        rota = as_known(team.rota, known_on)
        found += checked(ONE_SHIFT_AT_A_TIME, lambda: _overlaps(team, rota))
        if cycle is not None:
            found += checked(SHIFT_IN_CYCLE, lambda: _in_cycle(team, rota, cycle))
        absences = as_known(team.absences, known_on)
        found += checked(ABSENCE_TAKES, lambda: _idle(team, rota, absences))
    return Findings(found).of_subject(team.id)


def _members(team: Team) -> Iterator[Finding]:
    if not team.officers:
        yield TEAM_OF_SOMEBODY.not_met(
            "The team has no officers. Name each by a reference such as P-01.", path=("officers",)
        )
    for what, names in (
        ("officers", [officer.reference for officer in team.officers]),
        ("shifts", [pattern.id for pattern in team.shifts]),
    ):
        for name in _twice(names):
            yield TEAM_OF_SOMEBODY.not_met(
                f"{name!r} stands twice under {what}. Name each once.",
                path=(what, len(names) - 1 - names[::-1].index(name)),
            )


def _twice(names: Iterable[str]) -> Iterator[str]:
    return (name for name, count in Counter(names).items() if count > 1)


def _names(team: Team) -> Iterator[Finding]:
    officers = [officer.reference for officer in team.officers]
    shifts = [pattern.id for pattern in team.shifts]
    lines: tuple[tuple[str, tuple[RotaLine | Absence, ...]], ...] = (
        ("rota", team.rota),
        ("absences", team.absences),
    )
    for what, items in lines:
        for at, item in enumerate(items):
            for name in item.officers:
                if name not in officers:
                    yield NAMES_KNOWN.not_met(
                        f"{item.id!r} names the officer {name!r}. {closest_to(name, officers)}",
                        path=(what, at, "officers"),
                    )
            if item.shift and item.shift not in shifts:
                yield NAMES_KNOWN.not_met(
                    f"{item.id!r} names the shift {item.shift!r}. {closest_to(item.shift, shifts)}",
                    path=(what, at, "shift"),
                )


def _history(team: Team) -> Iterator[Finding]:
    everything: tuple[tuple[str, tuple[RotaLine | Absence, ...]], ...] = (
        ("rota", team.rota),
        ("absences", team.absences),
    )
    for what, records in everything:
        try:
            as_known(records, None)
        except InvalidHistoryError as wrong:
            places = [at for at, each in enumerate(records) if each.id == wrong.id]
            yield HISTORY_FITS.not_met(str(wrong), path=(what, places[-1]))


def _overlaps(team: Team, rota: tuple[RotaLine, ...]) -> Iterator[Finding]:
    by_officer: dict[str, list[Duty]] = {}
    for duty in _all_duties(team, rota):
        by_officer.setdefault(duty.officer, []).append(duty)
    found: dict[tuple[str, str], list[Duty]] = {}
    for duties in by_officer.values():
        for before, after in pairwise(duties):
            if after.starts < before.ends:
                found.setdefault((before.line, after.line), []).append(after)
    places = {line.id: at for at, line in enumerate(team.rota)}
    for (one, other), duties in sorted(found.items()):
        first = duties[0]
        yield ONE_SHIFT_AT_A_TIME.not_met(
            f"{first.officer!r} is on {other!r} while still on {one!r}, on "
            f"{format_day(first.day)}; {len(duties)} such shifts in all. "
            "Take the officer off one of the two.",
            path=("rota", places[other]),
        )


def _all_duties(team: Team, rota: tuple[RotaLine, ...]) -> tuple[Duty, ...]:
    if not rota:
        return ()
    days = Period(
        start=min(line.days.start for line in rota), end=max(line.days.end for line in rota)
    )
    return duties_of(rota, team.shifts, days)


def _in_cycle(team: Team, rota: tuple[RotaLine, ...], cycle: Period) -> Iterator[Finding]:
    if not duties_of(rota, team.shifts, cycle):
        yield SHIFT_IN_CYCLE.not_met(
            f"No shift begins in the cycle {cycle}. Give the rota of those days.", path=("rota",)
        )


def _idle(
    team: Team, rota: tuple[RotaLine, ...], absences: tuple[Absence, ...]
) -> Iterator[Finding]:
    on_duty = {(duty.officer, duty.day) for duty in _all_duties(team, rota)}
    days = {day for _, day in on_duty}
    places = {absence.id: at for at, absence in enumerate(team.absences)}
    for absence in absences:
        reach = 1 if absence.starts is not None else 0
        near = Period(start=absence.days.start - timedelta(days=reach), end=absence.days.end)
        hit = any(
            (not absence.officers and day in days)
            or any((name, day) in on_duty for name in absence.officers)
            for day in (near.start + timedelta(days=n) for n in range(near.days))
        )
        if not hit:
            yield ABSENCE_TAKES.not_met(
                f"{absence.id!r} takes nobody off any shift. Its days are {absence.days}.",
                path=("absences", places[absence.id]),
            )
