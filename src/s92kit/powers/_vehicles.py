"""Warnings about the use of a vehicle, and seizures that rest on one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from s92kit.findings import Finding, Rule, Severity
from s92kit.periods import format_day
from s92kit.powers._authorities import VEHICLES
from s92kit.powers._case import Case, Check, PowerDate, resting_on, told
from s92kit.sources import Source

__all__ = [
    "RULES",
    "VehicleSeizure",
    "VehicleWarning",
    "checks_of_seizure",
    "checks_of_warning",
    "dates_of_seizure",
    "dates_of_warning",
]

GROUNDS = Rule(
    "powers/vehicle-grounds",
    "A vehicle is warned about or seized for careless or off-road use that alarms, distresses or "
    "annoys.",
    Severity.ERROR,
    (VEHICLES,),
)
UNIFORM = Rule(
    "powers/vehicle-uniform",
    "A warning about a vehicle, or its seizure, is the act of a constable in uniform.",
    Severity.ERROR,
    (VEHICLES,),
)
WARNED = Rule(
    "powers/vehicle-warned",
    "A vehicle is seized while a warning lasts, to the same person or about the same vehicle.",
    Severity.ERROR,
    (VEHICLES,),
)

RULES = (GROUNDS, UNIFORM, WARNED)
"""The rules about vehicles."""


@attrs.frozen(kw_only=True)
class VehicleWarning:
    """A warning that a vehicle will be seized if the use of it goes on.

    It follows the person and the vehicle: either, met again, is warned.

    Args:
        id: A reference of your own: never a name or a registration number.
        given_on: The day on which it was given.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it is recorded.
        grounds_stated: Whether careless or off-road use, and alarm, distress or annoyance, are
            stated; ``None`` where that is not recorded.
        in_uniform: Whether it was a constable in uniform; ``None`` where that is not recorded.
        supersedes: The ids of earlier records that this one corrects.
        note: What a reader should know of it.

    Source:
        Police Reform Act 2002, section 59.
    """

    id: str
    given_on: date
    recorded_on: date
    source: Source
    grounds_stated: bool | None = None
    in_uniform: bool | None = None
    supersedes: tuple[str, ...] = ()
    note: str = ""

    @property
    def used_on(self) -> date:
        """The day whose law counts."""
        return self.given_on


@attrs.frozen(kw_only=True)
class VehicleSeizure:
    """A vehicle that was seized after a warning.

    Args:
        id: A reference of your own: never a name or a registration number.
        seized_on: The day of the seizure.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it is recorded.
        warning: The id of the warning; empty where none is recorded.
        same_person: Whether the warning was given to the same person; ``None`` where that is not
            recorded.
        same_vehicle: Whether it was about the same vehicle; ``None`` where that is not recorded.
        grounds_stated: As for a warning.
        in_uniform: As for a warning.
        supersedes: The ids of earlier records that this one corrects.
        note: What a reader should know of it.

    Source:
        Police Reform Act 2002, section 59.
    """

    id: str
    seized_on: date
    recorded_on: date
    source: Source
    warning: str = ""
    same_person: bool | None = None
    same_vehicle: bool | None = None
    grounds_stated: bool | None = None
    in_uniform: bool | None = None
    supersedes: tuple[str, ...] = ()
    note: str = ""

    @property
    def used_on(self) -> date:
        """The day whose law counts."""
        return self.seized_on


def checks_of_warning(warning: VehicleWarning, case: Case) -> Iterator[Check]:
    """The rules that a warning is held against."""
    del case
    yield from _both(warning)


def checks_of_seizure(seizure: VehicleSeizure, case: Case) -> Iterator[Check]:
    """The rules that a seizure is held against."""
    yield from _both(seizure)
    yield WARNED, lambda: _warned(seizure, case)


def dates_of_warning(warning: VehicleWarning, case: Case) -> Iterator[PowerDate]:
    """The last day of the warning."""
    sought = PowerDate(
        name="expiry",
        title="Last day of the vehicle warning",
        what_to_do="From the next day a seizure needs another warning first.",
        by_role="the police",
        sources=(warning.source,),
    )
    yield case.counted(sought, "vehicle-warning", warning.given_on, "")


def dates_of_seizure(seizure: VehicleSeizure, case: Case) -> Iterator[PowerDate]:
    """No date: what follows a seizure is in regulations that are not recorded here."""
    del seizure, case
    yield from ()


def _both(power: VehicleWarning | VehicleSeizure) -> Iterator[Check]:
    otherwise = "The use, or the alarm, distress or annoyance that it caused, is not stated."
    grounds = power.grounds_stated
    yield GROUNDS, lambda: told(GROUNDS, grounds, "grounds_stated", otherwise)
    plain = "It was not a constable in uniform."
    yield UNIFORM, lambda: told(UNIFORM, power.in_uniform, "in_uniform", plain)


def _warned(seizure: VehicleSeizure, case: Case) -> Iterator[Finding]:
    path = ("warning",)
    warning = case.other(seizure.warning, VehicleWarning)
    if warning is None:
        missing = f"the warning {seizure.warning!r} is not among the records given"
        because = missing if seizure.warning else "no warning before it is recorded"
        yield WARNED.undetermined(because, path=path)
        return
    end = attrs.evolve(case, on=warning.given_on).last_day("vehicle-warning", warning.given_on)
    said = (
        f"It was seized on {format_day(seizure.seized_on)}; the warning of "
        f"{format_day(warning.given_on)} lasts to {format_day(end.last_day)}."
    )
    same = (seizure.same_person, seizure.same_vehicle)
    if not warning.given_on <= seizure.seized_on <= end.last_day:
        answer = WARNED.not_met(said, path=path)
    elif any(same):
        answer = WARNED.met(said, path=path)
    elif None in same:
        because = "whether it is the same person or the same vehicle is not recorded"
        answer = WARNED.undetermined(because, path=path)
    else:
        answer = WARNED.not_met("It is neither the same person nor the same vehicle.", path=path)
    yield resting_on(answer, end.limit)
