"""Civil injunctions: how long one on a young person lasts, and what follows an arrest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import attrs

from s92kit.errors import InvalidValueError
from s92kit.findings import Finding, Rule, Severity
from s92kit.periods import format_day
from s92kit.powers._authorities import ARREST_WITHOUT_WARRANT, INJUNCTION
from s92kit.powers._behaviour_order import ADULT
from s92kit.powers._case import Case, Check, PowerDate, resting_on, stated
from s92kit.powers._moments import format_moment, require_moments
from s92kit.sources import Source

__all__ = ["RULES", "CivilInjunction", "checks_of_injunction", "dates_of_injunction"]

LENGTH = Rule(
    "powers/injunction-length",
    "An injunction on a person under 18 states its period, which is no longer than the Act allows.",
    Severity.ERROR,
    (INJUNCTION,),
)
BEFORE_JUDGE = Rule(
    "powers/injunction-before-judge",
    "A person arrested under an injunction is brought before a judge in time.",
    Severity.ERROR,
    (ARREST_WITHOUT_WARRANT,),
)

RULES = (LENGTH, BEFORE_JUDGE)
"""The rules about civil injunctions."""


@attrs.frozen(kw_only=True)
class CivilInjunction:
    """An injunction against anti-social behaviour.

    Args:
        id: A reference of your own: never a name.
        granted_on: The day on which it was granted.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it is recorded.
        age: The person's age in years on that day; ``None`` where it is not recorded.
        last_day: Its last day; ``None`` where it is not recorded, or there is none.
        until_further_order: Whether it runs until further order.
        arrested_at: When a person was arrested under it; ``None`` where nobody is recorded.
        before_judge_at: When that person was brought before a judge; ``None`` where that is not
            recorded.
        supersedes: The ids of earlier records that this one corrects.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where a moment bears a zone, the last day comes before the grant or
            stands beside *until further order*, or the judge comes before the arrest.

    Source:
        Anti-social Behaviour, Crime and Policing Act 2014, sections 1 to 9.
    """

    id: str
    granted_on: date
    recorded_on: date
    source: Source
    age: int | None = None
    last_day: date | None = None
    until_further_order: bool = False
    arrested_at: datetime | None = None
    before_judge_at: datetime | None = None
    supersedes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        judge, arrest = self.before_judge_at, self.arrested_at
        require_moments(self.id, arrested_at=arrest, before_judge_at=judge)
        if judge is not None and (arrest is None or judge < arrest):
            raise InvalidValueError(
                what=f"before_judge_at of {self.id!r}",
                given=format_moment(judge),
                mend="Give arrested_at too, and no later one.",
            )
        if self.last_day is not None and (
            self.until_further_order or self.last_day < self.granted_on
        ):
            raise InvalidValueError(
                what=f"last_day of {self.id!r}",
                given=str(self.last_day),
                mend="Give the day, from the day of the grant on, or until_further_order; one of "
                "the two.",
            )

    @property
    def used_on(self) -> date:
        """The day whose law counts."""
        return self.granted_on


def checks_of_injunction(granted: CivilInjunction, case: Case) -> Iterator[Check]:
    """The rules that an injunction is held against."""
    yield LENGTH, lambda: _length(granted, case)
    arrested_at = granted.arrested_at
    if arrested_at:
        yield BEFORE_JUDGE, lambda: _before_judge(granted, arrested_at, case)


def dates_of_injunction(granted: CivilInjunction, case: Case) -> Iterator[PowerDate]:
    """Its last day, and after an arrest the latest moment before a judge."""
    expiry = PowerDate(
        name="expiry",
        title="Last day of the injunction",
        what_to_do="Decide whether to apply for another.",
        sources=(granted.source,),
    )
    missing = "the last day that it sets is not recorded"
    if granted.until_further_order:
        missing = "it runs until further order"
    yield stated(expiry, granted.last_day, missing)
    if granted.arrested_at:
        judge = attrs.evolve(
            expiry,
            name="before-judge",
            title="Latest moment before a judge after the arrest",
            what_to_do="Bring the person before a judge by then. Christmas Day, Good Friday and "
            "Sundays do not count.",
            by_role="the police",
        )
        arrested = attrs.evolve(case, on=granted.arrested_at.date())
        yield arrested.counted(judge, "injunction-arrest-before-judge", granted.arrested_at, "")


def _length(granted: CivilInjunction, case: Case) -> Iterator[Finding]:
    path = ("last_day",)
    if granted.age is not None and granted.age >= ADULT:
        yield LENGTH.met("The person was an adult, for whom no period is set.", path=("age",))
        return
    end = case.last_day("injunction-under-18-most", granted.granted_on)
    if granted.last_day is not None and granted.last_day <= end.last_day:
        said = f"It runs to {format_day(granted.last_day)}."
        answer = LENGTH.met(said, path=path)
    elif granted.age is None:
        answer = LENGTH.undetermined("the person's age on the day is not recorded", path=("age",))
    elif granted.until_further_order:
        answer = LENGTH.not_met("It runs until further order. State a period.", path=path)
    elif granted.last_day is None:
        answer = LENGTH.undetermined("the last day that it sets is not recorded", path=path)
    else:
        answer = LENGTH.not_met(
            f"It runs to {format_day(granted.last_day)}; it may run to {format_day(end.last_day)}.",
            path=path,
        )
    yield resting_on(answer, end.limit)


def _before_judge(granted: CivilInjunction, arrested_at: datetime, case: Case) -> Iterator[Finding]:
    path = ("before_judge_at",)
    arrested = attrs.evolve(case, on=arrested_at.date())
    end = arrested.end("injunction-arrest-before-judge", arrested_at)
    if granted.before_judge_at is None:
        because = "when the person was brought before a judge is not recorded"
        answer = BEFORE_JUDGE.undetermined(because, path=path)
    else:
        said = (
            f"Arrested at {format_moment(arrested_at)}, before a judge at "
            f"{format_moment(granted.before_judge_at)}; it has to be by "
            f"{format_moment(end.ends_at)}."
        )
        kept = granted.before_judge_at <= end.ends_at
        answer = (
            BEFORE_JUDGE.met(said, path=path) if kept else BEFORE_JUDGE.not_met(said, path=path)
        )
    yield resting_on(answer, end.limit)
