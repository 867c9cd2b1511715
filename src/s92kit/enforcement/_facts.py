"""What orders and the law say day by day, laid out so that rows can be held against it at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Generic, TypeVar

import attrs

from s92kit.dated import Span
from s92kit.law import (
    Counting,
    Law,
    LegalLimit,
    Length,
    LimitNotInForceError,
    last_day_beginning_with,
    last_day_following,
    limit_on,
)
from s92kit.pspos import (
    FixedPenalty,
    LeastAge,
    OrderTerm,
    Pspo,
    StatusSpan,
    least_age_on,
    penalty_on,
    status_spans,
    terms_on,
)

__all__ = ["LawFacts", "OrderFacts", "Steps", "facts_of_law", "facts_of_order"]

T = TypeVar("T")


@attrs.frozen
class Steps(Generic[T]):
    """A value for each day there is, which changes on few of them.

    Args:
        firsts: The first day of each value, the calendar's first before all.
        answers: The values, as many.
    """

    firsts: tuple[date, ...]
    answers: tuple[T, ...]

    def on(self, day: date) -> T:
        """The value that holds on a day.

        Args:
            day: The day.
        """
        return self.answers[bisect_right(self.firsts, day) - 1]


@attrs.frozen(kw_only=True)
class OrderFacts:
    """What can be asked of one order.

    Args:
        order: The order.
        standing: Where it stands.
        penalty: What a notice costs; ``None`` where that is not recorded.
        least_age: The council's least age; ``None`` where it has none that is recorded.
        terms: Its terms, by id.
        wards: The wards that it lists, in small letters.
        streets: The streets that it lists, in small letters.
    """

    order: Pspo
    standing: Steps[StatusSpan]
    penalty: Steps[FixedPenalty | None]
    least_age: Steps[LeastAge | None]
    terms: Mapping[str, OrderTerm]
    wards: frozenset[str]
    streets: frozenset[str]


@attrs.frozen(kw_only=True)
class LawFacts:
    """What the law says on each day; why it says nothing, where no row is in force.

    Args:
        limits: The row of the law for each key.
        counting: How the length of each key is counted.
    """

    limits: Mapping[str, Steps[LegalLimit | str]]
    counting: Mapping[str, Counting | None]

    def on(self, key: str, day: date) -> LegalLimit | str:
        """The row of the law for a day, or why there is none.

        Args:
            key: The parameter of the law.
            day: The day.
        """
        return self.limits[key].on(day)

    def last_day(self, key: str, day: date) -> date | None:
        """The last day of a length of time, counted as its statute counts it.

        Args:
            key: A parameter that is a length.
            day: The day that it begins with or follows; its law is that of the same day.
        """
        limit = self.on(key, day)
        if isinstance(limit, str) or not isinstance(limit.value, Length):
            return None
        if self.counting[key] is Counting.BEGINNING_WITH:
            return last_day_beginning_with(day, limit.value)
        return last_day_following(day, limit.value)


LAW_KEYS = (
    "fpn-maximum-pspo",
    "fpn-maximum-cpn",
    "fpn-bar-on-proceedings",
    "fpn-early-payment-below",
    "prosecution-limit",
    "cpn-least-age",
)
"""The parameters of the law that an action is held against."""


def facts_of_order(order: Pspo, *, known_on: date | None = None) -> OrderFacts:
    """What can be asked of an order, as known on a day.

    Args:
        order: The order.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """
    spans = status_spans(order, known_on=known_on)
    term_days = _edges(term.span for term in order.terms)
    return OrderFacts(
        order=order,
        standing=Steps(tuple(each.span.start or date.min for each in spans), spans),
        penalty=_steps(
            (record.span for record in order.fixed_penalties),
            lambda day: penalty_on(order, day, known_on=known_on),
        ),
        least_age=_steps(
            (record.span for record in order.least_ages),
            lambda day: least_age_on(order, day, known_on=known_on),
        ),
        terms=MappingProxyType(
            {term.id: term for day in term_days for term in terms_on(order, day, known_on=known_on)}
        ),
        wards=frozenset(ward.casefold() for ward in order.wards),
        streets=frozenset(street.casefold() for street in order.streets),
    )


def facts_of_law(law: Law, *, known_on: date | None = None) -> LawFacts:
    """What the law says that an action is held against, as known on a day.

    Args:
        law: The law to ask.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
    """

    def on(key: str, day: date) -> LegalLimit | str:
        try:
            return limit_on(law, key, day, known_on=known_on)
        except LimitNotInForceError as none:
            return str(none)

    def steps(key: str) -> Steps[LegalLimit | str]:
        rows = law.parameter(key).known(known_on=known_on)
        return _steps((row.span for row in rows), lambda day: on(key, day))

    return LawFacts(
        limits=MappingProxyType({key: steps(key) for key in LAW_KEYS}),
        counting=MappingProxyType({key: law.parameter(key).counting for key in LAW_KEYS}),
    )


def _edges(spans: Iterable[Span]) -> tuple[date, ...]:
    days = {day for span in spans for day in (span.start, span.end) if day is not None}
    return tuple(sorted({date.min, *days}))


def _steps(spans: Iterable[Span], value_on: Callable[[date], T]) -> Steps[T]:
    # Between two neighbouring edges nothing changes, so the first day speaks for all of them.
    firsts = _edges(spans)
    return Steps(firsts, tuple(value_on(day) for day in firsts))
