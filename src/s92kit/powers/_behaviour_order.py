"""Criminal behaviour orders: for how long, and when one on a young person is reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from s92kit.errors import InvalidValueError
from s92kit.findings import Finding, Rule, Severity
from s92kit.law import LimitNotInForceError
from s92kit.periods import add_months, format_day
from s92kit.powers._authorities import CRIMINAL_BEHAVIOUR_LENGTH, CRIMINAL_BEHAVIOUR_ORDER
from s92kit.powers._case import Case, Check, PowerDate, resting_on, stated, told
from s92kit.sources import Source

__all__ = ["RULES", "CriminalBehaviourOrder", "checks_of_order", "dates_of_order"]

LENGTH = Rule(
    "powers/cbo-length",
    "A criminal behaviour order runs for no shorter and no longer than the Act allows at the "
    "person's age.",
    Severity.ERROR,
    (CRIMINAL_BEHAVIOUR_LENGTH,),
)
SENTENCE = Rule(
    "powers/cbo-beside-a-sentence",
    "A criminal behaviour order is made beside a sentence or a conditional discharge, on the "
    "prosecution's application.",
    Severity.ERROR,
    (CRIMINAL_BEHAVIOUR_ORDER,),
)
VIEWS = Rule(
    "powers/cbo-youth-views",
    "Before an order on a person under 18 is applied for, the views of the youth offending team "
    "are found out.",
    Severity.ERROR,
    (CRIMINAL_BEHAVIOUR_ORDER,),
)

RULES = (LENGTH, SENTENCE, VIEWS)
"""The rules about criminal behaviour orders."""

ADULT = 18
"""The age that the Acts themselves name as the end of youth: no limit, but a definition."""


@attrs.frozen(kw_only=True)
class CriminalBehaviourOrder:
    """An order on a person who was convicted of an offence.

    Args:
        id: A reference of your own: never a name.
        made_on: The day on which it was made.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it is recorded.
        takes_effect_on: The day on which it takes effect; ``None`` where that is the day on which
            it was made.
        age: The person's age in years on that day; ``None`` where it is not recorded.
        last_day: Its last day; ``None`` where it is not recorded, or there is none.
        until_further_order: Whether it runs until further order.
        beside_a_sentence: Whether it was made beside a sentence or a conditional discharge, on
            the prosecution's application; ``None`` where that is not recorded.
        youth_views_sought: Whether a youth offending team's views were found out; ``None`` where
            that is not recorded.
        varied_on: The days on which it was varied.
        supersedes: The ids of earlier records that this one corrects.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where it has a last day and runs until further order, or its last day
            comes before it takes effect.

    Source:
        Sentencing Act 2020, sections 330 to 339.
    """

    id: str
    made_on: date
    recorded_on: date
    source: Source
    takes_effect_on: date | None = None
    age: int | None = None
    last_day: date | None = None
    until_further_order: bool = False
    beside_a_sentence: bool | None = None
    youth_views_sought: bool | None = None
    varied_on: tuple[date, ...] = ()
    supersedes: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if self.last_day is None:
            return
        if self.until_further_order or self.last_day < self.effective_on:
            raise InvalidValueError(
                what=f"last_day of {self.id!r}",
                given=str(self.last_day),
                mend="Give the day, from the day of effect on, or until_further_order; one of "
                "the two.",
            )

    @property
    def effective_on(self) -> date:
        """The day on which it takes effect."""
        return self.takes_effect_on or self.made_on

    @property
    def used_on(self) -> date:
        """The day whose law counts."""
        return self.made_on


def checks_of_order(order: CriminalBehaviourOrder, case: Case) -> Iterator[Check]:
    """The rules that an order is held against."""
    yield LENGTH, lambda: _length(order, case)
    otherwise = "It was made without a sentence, or not on the prosecution's application."
    fact = order.beside_a_sentence
    yield SENTENCE, lambda: told(SENTENCE, fact, "beside_a_sentence", otherwise)
    if order.age is None or order.age < ADULT:
        yield VIEWS, lambda: _views(order)


def dates_of_order(order: CriminalBehaviourOrder, case: Case) -> Iterator[PowerDate]:
    """Its last day, and the reviews of an order on a young person."""
    expiry = PowerDate(
        name="expiry",
        title="Last day of the criminal behaviour order",
        what_to_do="Decide whether another order is to be applied for on a further conviction.",
        sources=(order.source,),
    )
    missing = "the last day that it sets is not recorded"
    if order.until_further_order:
        missing = "it runs until further order"
    yield stated(expiry, order.last_day, missing)
    yield from _reviews(order, case)


def _length(order: CriminalBehaviourOrder, case: Case) -> Iterator[Finding]:
    path = ("last_day",)
    if order.age is None:
        yield LENGTH.undetermined("the person's age on the day is not recorded", path=("age",))
        return
    youth = order.age < ADULT
    keys = ("cbo-youth-least", "cbo-youth-most") if youth else ("cbo-adult-least",)
    ends = [case.last_day(key, order.effective_on) for key in keys]
    rows = [end.limit for end in ends]
    if order.until_further_order:
        message = "It runs until further order"
        answer = (
            LENGTH.not_met(f"{message}, and the person was under {ADULT}.", path=path)
            if youth
            else LENGTH.met(f"{message}, which is open for an adult.", path=path)
        )
    elif order.last_day is None:
        answer = LENGTH.undetermined("the last day that it sets is not recorded", path=path)
    else:
        most = f" and no longer than to {format_day(ends[1].last_day)}" if youth else ""
        said = (
            f"It runs from {format_day(order.effective_on)} to {format_day(order.last_day)}; it "
            f"has to run at least to {format_day(ends[0].last_day)}{most}."
        )
        kept = ends[0].last_day <= order.last_day and (
            not youth or order.last_day <= ends[1].last_day
        )
        answer = LENGTH.met(said, path=path) if kept else LENGTH.not_met(said, path=path)
    yield resting_on(answer, *rows)


def _views(order: CriminalBehaviourOrder) -> Iterator[Finding]:
    if order.age is None:
        yield VIEWS.undetermined("the person's age on the day is not recorded", path=("age",))
        return
    otherwise = "The views of the youth offending team were not found out."
    yield from told(VIEWS, order.youth_views_sought, "youth_views_sought", otherwise)


def _reviews(order: CriminalBehaviourOrder, case: Case) -> Iterator[PowerDate]:
    """One date for each period of review that ends while the person may be under 18."""
    sought = PowerDate(
        name="review",
        title="Review of the criminal behaviour order",
        what_to_do="Carry out the review by then, with the council.",
        by_role="the police",
        sources=(order.source,),
    )
    if order.age is None:
        because = f"whether the person is under {ADULT} is not recorded"
        yield attrs.evolve(sought, why_no_date=because)
        return
    start, number = order.effective_on, 1
    while (lower := order.age + _whole_years(order.effective_on, start)) < ADULT:
        named = attrs.evolve(sought, name=f"review-{number}")
        try:
            end, start = _period(order, case, start)
        except LimitNotInForceError:
            yield case.counted(named, "cbo-youth-review", start, "")
            return
        if order.last_day is not None and end > order.last_day:
            return
        lower = order.age + _whole_years(order.effective_on, end)
        if lower >= ADULT:
            return
        yield _dated(named, case, start, unsure=lower + 1 >= ADULT)
        start, number = end + timedelta(days=1), number + 1


def _dated(date_: PowerDate, case: Case, start: date, *, unsure: bool) -> PowerDate:
    dated = case.counted(date_, "cbo-youth-review", start, "")
    if not unsure:
        return dated
    only = f" It is due only where the person is still under {ADULT} on that day."
    return attrs.evolve(dated, what_to_do=dated.what_to_do + only)


def _period(order: CriminalBehaviourOrder, case: Case, start: date) -> tuple[date, date]:
    """The end of a period of review, and the day that it begins with after variations in it."""
    while True:
        end = case.last_day("cbo-youth-review", start).last_day
        varied = [day for day in order.varied_on if start < day <= end]
        if not varied:
            return end, start
        start = max(varied)


def _whole_years(first: date, last: date) -> int:
    years = last.year - first.year
    return years if add_months(first, 12 * years) <= last else years - 1
