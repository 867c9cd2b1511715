"""What was bought and delivered, in hours, post-days and pounds, as figures."""

from __future__ import annotations

from decimal import Decimal

import attrs

from s92kit.abstractions import AbstractionType
from s92kit.delivery._line import Minutes
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.money import from_pence, to_pence
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["DeliveryTotals"]

_NO_PRIORITIES = "the duties do not all say how many of their minutes went to agreed priorities"


@attrs.frozen(kw_only=True)
class DeliveryTotals:
    """Minutes over a period, and what they cost, each to be had as a figure.

    Args:
        subject: What the figures are of, such as an agreement's id.
        period: The days.
        minutes: What was bought and what became of it, as far as it is recorded.
        cost: What the officers cost over the same days.
        sources: The duty records.
        unknown_because: Why the hours cannot be determined; empty where they can.
        assumptions: What the hours leave out, such as rows that were set aside.
    """

    subject: str
    period: Period
    minutes: Minutes
    cost: Figure
    sources: tuple[Source, ...]
    unknown_because: str = ""
    assumptions: tuple[str, ...] = ()

    @property
    def hours_bought(self) -> Figure:
        """Hours rostered for the posts of the agreement."""
        parts = "delivered + vacant + leave + abstracted"
        return self._hours("Hours bought", self.minutes.bought, f" rostered; {parts}")

    @property
    def hours_delivered(self) -> Figure:
        """Hours worked on the duty itself, by a named cover too."""
        of_cover = f", {self.minutes.covered:,} of them by cover" if self.minutes.covered else ""
        return self._hours("Hours delivered", self.minutes.delivered, of_cover)

    @property
    def hours_vacant(self) -> Figure:
        """Hours for which nobody was posted."""
        return self._hours("Hours vacant", self.minutes.vacant)

    @property
    def hours_leave(self) -> Figure:
        """Hours of leave or sickness that nobody covered."""
        return self._hours("Hours of leave", self.minutes.leave)

    def hours_abstracted(self, kind: AbstractionType | None = None) -> Figure:
        """Hours for which officers on duty were taken elsewhere.

        Args:
            kind: Of this kind alone; ``None`` for all.
        """
        label = "Hours abstracted" if kind is None else f"Hours abstracted: {kind}"
        return self._hours(label, self.minutes.abstracted(kind))

    @property
    def post_days(self) -> tuple[Figure, ...]:
        """Post-days bought, delivered, vacant, of leave and abstracted, by their main use."""
        minutes = self.minutes
        by_use = {
            "bought": minutes.days_bought,
            "delivered": minutes.days_delivered,
            "vacant": minutes.days_vacant,
            "of leave": minutes.days_leave,
            "abstracted": minutes.days_abstracted,
        }
        how = "each post on each day, by what took most of its minutes"
        return tuple(
            self._figure(f"Post-days {use}", Decimal(days), Unit.DAYS, how)
            for use, days in by_use.items()
        )

    @property
    def share_delivered(self) -> Figure:
        """The share of the hours bought that was delivered."""
        bought, delivered = self.minutes.bought, self.minutes.delivered
        value = Decimal(delivered) * 100 / bought if bought else None
        how = f"{delivered:,} ÷ {bought:,} minutes"
        figure = self._figure(
            "Share of the hours bought that was delivered", value, Unit.PER_CENT, how
        )
        return attrs.evolve(figure, kind=FigureKind.SHARE)

    @property
    def cost_per_delivered_hour(self) -> Figure:
        """What the officers cost for each hour delivered."""
        return self._cost_for_each("Cost per delivered hour", self.minutes.delivered, "")

    @property
    def cost_per_priority_hour(self) -> Figure:
        """What the officers cost for each hour delivered on the agreed priorities."""
        priority = self.minutes.priority
        reason = _NO_PRIORITIES if priority is None else ""
        return self._cost_for_each("Cost per delivered priority hour", priority or 0, reason)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in the order in which a paper prints them."""
        kinds = (kind for kind, _ in self.minutes.abstracted_by_kind)
        return (
            self.hours_bought,
            self.hours_delivered,
            self.hours_vacant,
            self.hours_leave,
            self.hours_abstracted(),
            *(self.hours_abstracted(kind) for kind in kinds),
            self.share_delivered,
            *self.post_days,
            self.cost,
            self.cost_per_delivered_hour,
            self.cost_per_priority_hour,
        )

    def _hours(self, label: str, minutes: int, more: str = "") -> Figure:
        how = f"{minutes:,} minutes{more} ÷ 60"
        return self._figure(label, Decimal(minutes) / 60, Unit.HOURS, how)

    def _figure(self, label: str, value: Decimal | None, unit: Unit, how: str) -> Figure:
        reason = self.unknown_because or ("" if value is not None else "no hours were bought")
        return Figure(
            label=f"{label}, {self.subject}",
            value=None if reason else value,
            unit=unit,
            kind=FigureKind.IN_PERIOD,
            basis=Basis.OBSERVED,
            period=self.period,
            sources=self.sources,
            how=how,
            assumptions=self.assumptions,
            unknown_because=reason,
        )

    def _cost_for_each(self, label: str, minutes: int, reason: str) -> Figure:
        reasons = [self.unknown_because, reason, self.cost.unknown_because]
        if not any(reasons) and not minutes:
            reasons.append("no such hour was delivered")
        why = "; ".join(dict.fromkeys(part for part in reasons if part))
        cost = self.cost.value
        value = None
        if cost is not None and not why:
            value = from_pence(to_pence(cost * 60 / minutes))
        return Figure(
            label=f"{label}, {self.subject}",
            value=value,
            unit=Unit.GBP,
            kind=FigureKind.RATE,
            basis=Basis.DERIVED if self.cost.basis is not Basis.ESTIMATE else Basis.ESTIMATE,
            period=self.period,
            sources=tuple(dict.fromkeys((*self.cost.sources, *self.sources))),
            how=f"{self.cost.text} ÷ ({minutes:,} minutes ÷ 60)",
            assumptions=tuple(dict.fromkeys((*self.cost.assumptions, *self.assumptions))),
            unknown_because=why,
        )
