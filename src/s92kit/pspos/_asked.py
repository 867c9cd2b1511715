"""What an order says on a day: its terms, what a notice costs, and whom none is given."""

from __future__ import annotations

from datetime import date

import attrs

from s92kit.dated import InForce
from s92kit.pspos._course import course_of
from s92kit.pspos._order import Pspo, terms_known, timeline_of
from s92kit.pspos._penalty import FixedPenalty, LeastAge
from s92kit.pspos._stage import OrderStage
from s92kit.pspos._term import OrderTerm

__all__ = ["OrderPeriod", "least_age_on", "penalty_on", "period_on", "periods_of", "terms_on"]


@attrs.frozen(kw_only=True)
class OrderPeriod:
    """One period of an order: as it was made, or as an extension carried it on.

    Args:
        stage: The stage that set it.
        first_day: Its first day: as stated or, of an extension, the day after the period before;
            ``None`` where it is not known.
        last_day: Its last day, as the papers state it; ``None`` where it is not known.
        valid: Whether it carried the order on; false for an extension decided too late, and
            ``None`` where that cannot be told.
    """

    stage: OrderStage
    first_day: date | None
    last_day: date | None
    valid: bool | None


def periods_of(order: Pspo, *, known_on: date | None = None) -> tuple[OrderPeriod, ...]:
    """The periods of an order, in order: as it was made, and as each extension carried it on.

    Args:
        order: The order.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Examples:
        >>> from s92kit.plugins import catalogue_of
        >>> from s92kit.testing import walford
        >>> order = catalogue_of(walford).pspo("walford/market-drinking")
        >>> [str(period.last_day) for period in periods_of(order)]
        ['2022-05-31', '2025-05-31']
    """
    course = course_of(order, known_on)
    if course is None:
        return ()
    return tuple(
        OrderPeriod(
            stage=leg.stage,
            first_day=leg.first_day,
            last_day=leg.stage.last_day,
            valid=leg.valid,
        )
        for leg in (*course.legs, *course.too_late)
    )


def period_on(order: Pspo, on: date, *, known_on: date | None = None) -> OrderPeriod | None:
    """The period of an order that holds a day, else the one that comes next, else the last.

    Args:
        order: The order.
        on: The day.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Returns:
        A period; ``None`` where no making is recorded.
    """
    periods = [each for each in periods_of(order, known_on=known_on) if each.valid is not False]
    holding = (each for each in periods if each.last_day and on <= each.last_day)
    return next(holding, periods[-1] if periods else None)


def penalty_on(order: Pspo, on: date, *, known_on: date | None = None) -> FixedPenalty | None:
    """What a fixed penalty notice under an order costs on a day; ``None`` where not recorded.

    Args:
        order: The order.
        on: The day of the notice.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Examples:
        >>> from s92kit.plugins import catalogue_of
        >>> from s92kit.testing import walford
        >>> order = catalogue_of(walford).pspo("walford/market-drinking")
        >>> print(penalty_on(order, date(2019, 6, 1)).amount_gbp)
        80.00
    """
    answer = timeline_of(order.fixed_penalties).on(on, known_on=known_on)
    return answer.value if isinstance(answer, InForce) else None


def least_age_on(order: Pspo, on: date, *, known_on: date | None = None) -> LeastAge | None:
    """The council's least age for a notice under an order on a day; ``None`` where not recorded.

    Args:
        order: The order.
        on: The day of the notice.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """
    answer = timeline_of(order.least_ages).on(on, known_on=known_on)
    return answer.value if isinstance(answer, InForce) else None


def terms_on(order: Pspo, on: date, *, known_on: date | None = None) -> tuple[OrderTerm, ...]:
    """The terms that stand in an order on a day, whether or not it is in force.

    Args:
        order: The order.
        on: The day.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """
    return tuple(term for term in terms_known(order, known_on) if on in term.span)
