"""What a borough's format is given to build a paper from: read-only, and as known on one day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

import attrs

from s92kit.agreements import Agreement, Condition, CostSchedule, cost_schedule
from s92kit.boroughs import Borough
from s92kit.claims import PublishedFigure, Reconciliation, reconcile
from s92kit.delivery import Delivery
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.periods import format_day
from s92kit.priorities import PriorityFramework
from s92kit.pspos import Pspo
from s92kit.rates import RateAssumption, RateBook
from s92kit.reports._words import Missing
from s92kit.sources import Source

__all__ = ["ReportContext"]


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


@attrs.frozen(kw_only=True)
class ReportContext:
    """Everything that is known of a borough, from which its formats build papers.

    Args:
        borough: The borough.
        rates: The schemes and rates to cost by.
        made_with: Each distribution that had a part in it, with its version.
        agreements: Its agreements.
        frameworks: Its priorities.
        orders: Its public spaces protection orders.
        published_figures: What its papers said.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        deliveries: What was delivered of its agreements, where duty records were given.
        on: The day that a paper is for; ``None`` where none was given, which papers state.

    Raises:
        UnknownNameError: For a delivery of an agreement that the borough has not.
        InvalidValueError: For two deliveries of one agreement, and for one that was added up as
            known on another day.
    """

    borough: Borough
    rates: RateBook
    made_with: tuple[str, ...]
    agreements: tuple[Agreement, ...] = ()
    frameworks: tuple[PriorityFramework, ...] = ()
    orders: tuple[Pspo, ...] = ()
    published_figures: tuple[PublishedFigure, ...] = ()
    known_on: date | None = None
    deliveries: tuple[Delivery, ...] = ()
    on: date | None = None

    def __attrs_post_init__(self) -> None:
        seen: set[str] = set()
        for delivery in self.deliveries:
            self.agreement(delivery.agreement)
            what = f"The delivery of {delivery.agreement!r}"
            if delivery.agreement in seen:
                mend = "Give all its duty records together, as one delivery."
                raise InvalidValueError(what=what, given="twice", mend=mend)
            if delivery.known_on != self.known_on:
                mend = "Add it up as known on the context's day."
                raise InvalidValueError(what=what, given=delivery.known_on, mend=mend)
            seen.add(delivery.agreement)

    @property
    def reconciliations(self) -> tuple[Reconciliation, ...]:
        """Each published figure that was known against its recomputation, in order."""
        return reconcile(
            self.published_figures, self.agreements, self.rates, known_on=self.known_on
        )

    def was_published(self, source: Source) -> bool:
        """Whether a source shows its facts to have been known by the context's day.

        A source without a day shows it of no day, and counts only where everything recorded does.

        Args:
            source: Where a fact was read.
        """
        if self.known_on is None:
            return True
        return source.published_on is not None and source.published_on <= self.known_on

    def conditions_of(self, agreement: Agreement) -> tuple[Condition, ...]:
        """What had been published of an agreement's terms by the context's day."""
        return tuple(item for item in agreement.conditions if self.was_published(item.source))

    def delivery_of(self, agreement: Agreement) -> Delivery | None:
        """What was delivered of an agreement; ``None`` where no duty records were given."""
        own = (each for each in self.deliveries if each.agreement == agreement.id)
        return next(own, None)

    def not_recorded(self, what: str) -> Missing:
        """That something is missing, because nothing of it was recorded by the context's day.

        Args:
            what: What is missing.
        """
        by = f"by {format_day(self.known_on)}" if self.known_on else "at all"
        return Missing(what=what, because=f"nothing of it was recorded {by}")

    def agreement(self, id: str) -> Agreement:  # noqa: A002 - the field's own word
        """The agreement with an id.

        Raises:
            UnknownNameError: Where the borough has none.
        """
        return _the_one("agreement", id, self.agreements)

    def framework(self, id: str) -> PriorityFramework:  # noqa: A002 - the field's own word
        """The framework of priorities with an id.

        Raises:
            UnknownNameError: Where the borough has none.
        """
        return _the_one("framework of priorities", id, self.frameworks)

    def order(self, id: str) -> Pspo:  # noqa: A002 - the field's own word
        """The public spaces protection order with an id.

        Raises:
            UnknownNameError: Where the borough has none.
        """
        return _the_one("public spaces protection order", id, self.orders)

    def published(self, id: str) -> PublishedFigure:  # noqa: A002 - the field's own word
        """The published figure with an id.

        Raises:
            UnknownNameError: Where the borough's papers have none.
        """
        return _the_one("published figure", id, self.published_figures)

    def schedule_of(
        self, agreement: Agreement, *, assumption: RateAssumption | None = None
    ) -> CostSchedule:
        """What an agreement costs, at the context's rates and as known on its day.

        Args:
            agreement: The agreement.
            assumption: What to suppose where no rate is published, instead of what the
                agreement's own paper supposes.
        """
        return cost_schedule(agreement, self.rates, known_on=self.known_on, assumption=assumption)


def _the_one(what: str, id: str, items: Iterable[N]) -> N:  # noqa: A002 - the field's own word
    by_id = {item.id: item for item in items}
    if id not in by_id:
        raise UnknownNameError(what=what, name=id, known=by_id)
    return by_id[id]
