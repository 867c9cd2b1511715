"""What an agreement bought and what was delivered of it, as one value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from s92kit.abstractions import AbstractionType
from s92kit.delivery._allowance import HighDemandUse
from s92kit.delivery._line import DeliveryLine, sum_of_minutes
from s92kit.delivery._records import (
    DayRecord,
    DayStrength,
    ShiftStrength,
    UnrecordedMonth,
)
from s92kit.delivery._totals import DeliveryTotals
from s92kit.errors import InvalidValueError
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.findings import Finding, Findings, Rule, Severity
from s92kit.periods import Period
from s92kit.sources import Source
from s92kit.tables import Problems, RowAccount

__all__ = ["MONTHS_RECORDED", "Delivery"]

MONTHS_RECORDED = Rule(
    "delivery/months-recorded",
    "Each post line has duties recorded in each month in which it serves.",
    Severity.QUERY,
)
_MONTHS = "no duties of {post} are recorded for {months}"


@attrs.frozen(kw_only=True)
class Delivery:
    """What was bought over a period and what became of it.

    Args:
        agreement: The id of the agreement.
        period: The days.
        known_on: The day whose knowledge counted; ``None`` for everything recorded.
        lines: One for each post line and month that has duties.
        unrecorded: The months in which a post line serves and has no duties.
        vacancies: Each vacant duty.
        abstractions: Each abstraction.
        strength: The officers on duty by day and post line.
        shifts: The officers on duty by shift.
        high_demand: High-demand days against the allowance.
        cost: What the officers cost over the period.
        rows: What became of each row that was read.
        problems: What is wrong with the rows, cell by cell.
        sources: The duty records.
    """

    agreement: str
    period: Period
    known_on: date | None
    lines: tuple[DeliveryLine, ...]
    unrecorded: tuple[UnrecordedMonth, ...]
    vacancies: tuple[DayRecord, ...]
    abstractions: tuple[DayRecord, ...]
    strength: tuple[DayStrength, ...]
    shifts: tuple[ShiftStrength, ...]
    high_demand: tuple[HighDemandUse, ...]
    cost: Figure
    rows: RowAccount
    problems: Problems
    sources: tuple[Source, ...]

    @property
    def totals(self) -> DeliveryTotals:
        """Everything over the whole period, as figures."""
        return DeliveryTotals(
            subject=self.agreement,
            period=self.period,
            minutes=sum_of_minutes(line.minutes for line in self.lines),
            cost=self.cost,
            sources=self.sources,
            unknown_because=self._why_unknown(),
            assumptions=self._left_out(),
        )

    def vacant_days(self, post: str | None = None) -> tuple[DayRecord, ...]:
        """Each vacant duty, in order of day.

        Args:
            post: The id of a post line; ``None`` for all.
        """
        return tuple(item for item in self.vacancies if post in (None, item.post))

    def abstracted(
        self, post: str | None = None, kind: AbstractionType | None = None
    ) -> tuple[DayRecord, ...]:
        """Each abstraction, in order of day.

        Args:
            post: The id of a post line; ``None`` for all.
            kind: The kind of abstraction; ``None`` for all.
        """
        return tuple(
            item
            for item in self.abstractions
            if post in (None, item.post) and kind in (None, item.kind)
        )

    def shifts_at_strength(self, minimum: int) -> Figure:
        """How many shifts had at least so many officers on duty.

        Args:
            minimum: The least number of officers that a shift should have, at least one.

        Raises:
            InvalidValueError: For a minimum below one.
        """
        if minimum < 1:
            raise InvalidValueError(
                what="The minimum strength", given=minimum, mend="Give one officer or more."
            )
        enough = sum(shift.on_duty >= minimum for shift in self.shifts)
        why = self._why_unknown()
        return Figure(
            label=f"Shifts with {minimum} officers or more, {self.agreement}",
            value=None if why else Decimal(enough),
            unit=Unit.COUNT,
            kind=FigureKind.IN_PERIOD,
            basis=Basis.OBSERVED,
            period=self.period,
            sources=self.sources,
            how=f"{enough:,} of {len(self.shifts):,} shifts",
            assumptions=self._left_out(),
            unknown_because=why,
        )

    @property
    def findings(self) -> Findings:
        """What is wrong with the rows, the months without duties, and the high-demand days."""
        months = Findings([self._months_finding()])
        uses = Findings(use.finding for use in self.high_demand)
        return self.problems.findings + months + uses

    def _months_finding(self) -> Finding:
        why = self._why_unknown()
        found = MONTHS_RECORDED.not_met(f"{why[:1].upper()}{why[1:]}. Add the duty records.")
        return attrs.evolve(found if why else MONTHS_RECORDED.met(), where=self.agreement)

    def _why_unknown(self) -> str:
        months: dict[str, list[str]] = {}
        for gap in self.unrecorded:
            months.setdefault(gap.post, []).append(gap.month.strftime("%m/%Y"))
        if not self.lines and not months:
            return "no duties are recorded in these days"
        return "; ".join(
            _MONTHS.format(post=post, months=", ".join(named)) for post, named in months.items()
        )

    def _left_out(self) -> tuple[str, ...]:
        if not self.rows.set_aside:
            return ()
        left = f"{self.rows.set_aside:,} of {self.rows.read:,}"
        return (f"{left} duty rows have a problem and are left out",)
