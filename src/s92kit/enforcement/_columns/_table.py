"""The columns of an enforcement log as plain arrays, with what orders and the law say beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

import attrs

from s92kit.enforcement._action import ActionKind, Power
from s92kit.enforcement._case import Standards
from s92kit.enforcement._facts import OrderFacts, Steps
from s92kit.money import gbp, to_pence
from s92kit.tables import Array, CheckedTable

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "NONE",
    "NO_DAY",
    "Case",
    "Columns",
    "Days",
    "case_of",
    "columns_of",
    "day_of",
    "number_of",
    "pence_of",
]

T = TypeVar("T")
NONE = -1
"""What stands for a number, amount or code that is missing."""
NO_DAY = -(2**31)
"""What stands for a day that is missing."""
_EPOCH = date(1970, 1, 1)


@attrs.frozen(kw_only=True, eq=False)
class Days:
    """Every day from the first to the last that a column holds, to look things up by.

    Args:
        first: The first, in days since 1970.
        count: How many days there are.
        at: For each row the place of its day among them.
    """

    first: int
    count: int
    at: Array

    @classmethod
    def of(cls, days: Array) -> Days:
        """The days of a column in which none is missing."""
        first = int(days.min()) if len(days) else 0
        count = int(days.max()) - first + 1 if len(days) else 0
        return cls(first=first, count=count, at=days - first)

    def places_in(self, steps: Steps[T]) -> Array:
        """For each day the place of the value that holds on it."""
        import numpy as np

        firsts = np.array([(day - _EPOCH).days for day in steps.firsts])
        every = self.first + np.arange(self.count)
        found: Array = np.searchsorted(firsts, every, side="right") - 1
        return found

    def each(self, numbers: Callable[[date], int]) -> Array:
        """For each row a number that follows from its day, worked out once a day."""
        import numpy as np

        by_day = np.full(self.count, NONE, dtype=np.int64)
        for place in np.flatnonzero(np.bincount(self.at, minlength=self.count)).tolist():
            by_day[place] = numbers(day_of(self.first + place))
        taken: Array = by_day[self.at]
        return taken


def day_of(number: int) -> date:
    """The day that is so many days after 1 January 1970."""
    return _EPOCH + timedelta(days=int(number))


def number_of(day: date) -> int:
    """How many days after 1 January 1970 a day is."""
    return (day - _EPOCH).days


@attrs.frozen(kw_only=True, eq=False)
class Columns:
    """The columns that rows are judged and added up by; codes and numbers, -1 for what is missing.

    Args:
        kind, power, issuer, age, outcome, offence: Places among the options.
        day, breach: Days since 1970.
        paid, cancelled, prosecuted: The same, ``NO_DAY`` for none.
        order: Places among the orders; -1 for one that is not among them, or none.
        order_text, term_text, ward_text, place_text: Places among the texts of each column.
        texts: Those texts, by column.
        requirement: 1 for yes, 0 for no.
        amount, reduced, paid_pence: Pence.
        reduced_days, pay_days: Days.
    """

    kind: Array
    power: Array
    issuer: Array
    age: Array
    outcome: Array
    offence: Array
    day: Array
    breach: Array
    paid: Array
    cancelled: Array
    prosecuted: Array
    order: Array
    order_text: Array
    term_text: Array
    ward_text: Array
    place_text: Array
    texts: Mapping[str, Sequence[str]]
    requirement: Array
    amount: Array
    reduced: Array
    paid_pence: Array
    reduced_days: Array
    pay_days: Array

    @property
    def is_penalty(self) -> Array:
        """Whether each row is a fixed penalty."""
        found: Array = self.kind == list(ActionKind).index(ActionKind.PENALTY)
        return found

    @property
    def is_warning(self) -> Array:
        """Whether each row is a warning."""
        found: Array = self.kind == list(ActionKind).index(ActionKind.WARNING)
        return found

    @property
    def under_order(self) -> Array:
        """Whether each row is under an order; it is where nothing else is said."""
        found: Array = self.power != list(Power).index(Power.COMMUNITY_PROTECTION)
        return found


def columns_of(table: CheckedTable, orders: Sequence[OrderFacts]) -> Columns:
    """The columns of a log as arrays.

    Args:
        table: The rows.
        orders: The orders, which the log names by id, with or without the borough's key.
    """
    frame = table.frame
    texts = {name: _texts(frame[name]) for name in ("order", "term", "ward", "place")}
    places = {facts.order.id: at for at, facts in enumerate(orders)}
    places |= {name.partition("/")[2]: at for name, at in places.items()}
    by_text = [places.get(text, NONE) for text in texts["order"]]
    day = _days(frame["day"])
    breach = _days(frame["breach_on"])
    return Columns(
        kind=_codes(frame["kind"]),
        power=_codes(frame["power"]),
        issuer=_codes(frame["issuer"]),
        age=_codes(frame["age_band"]),
        outcome=_codes(frame["outcome"]),
        offence=_codes(frame["offence"]),
        day=day,
        breach=_where(breach == NO_DAY, day, breach),
        paid=_days(frame["paid_on"]),
        cancelled=_days(frame["cancelled_on"]),
        prosecuted=_days(frame["prosecuted_on"]),
        order=_by_code(frame["order"], by_text),
        order_text=_codes(frame["order"]),
        term_text=_codes(frame["term"]),
        ward_text=_codes(frame["ward"]),
        place_text=_codes(frame["place"]),
        texts=texts,
        requirement=frame["requirement_broken"].to_numpy(dtype="int8", na_value=NONE),
        amount=_pence(frame["amount_gbp"]),
        reduced=_pence(frame["reduced_gbp"]),
        paid_pence=_pence(frame["paid_gbp"]),
        reduced_days=frame["reduced_within_days"].to_numpy(dtype="int64", na_value=NONE),
        pay_days=frame["pay_within_days"].to_numpy(dtype="int64", na_value=NONE),
    )


def case_of(table: CheckedTable, held: Standards) -> Case:
    """The rows of a log, laid out beside what they are held against.

    Args:
        table: The rows.
        held: What they are held against.
    """
    rows = columns_of(table, held.orders)
    return Case(rows=rows, noticed=Days.of(rows.day), breached=Days.of(rows.breach), held=held)


def pence_of(amount_gbp: Decimal | None) -> int:
    """Whole pence, -1 for no amount."""
    return NONE if amount_gbp is None else to_pence(amount_gbp)


def _texts(values: pd.Series) -> tuple[str, ...]:
    return tuple(str(text) for text in values.cat.categories)


def _codes(values: pd.Series) -> Array:
    codes: Array = values.cat.codes.to_numpy()
    return codes


def _by_code(values: pd.Series, by_text: Sequence[int]) -> Array:
    import numpy as np

    # The last place is that of what is missing, whose code is -1.
    taken: Array = np.array([*by_text, NONE], dtype=np.int64)[_codes(values)]
    return taken


def _pence(values: pd.Series) -> Array:
    return _by_code(values, [to_pence(gbp(text)) for text in _texts(values)])


def _days(values: pd.Series) -> Array:
    import numpy as np

    days = values.to_numpy().astype("datetime64[D]")
    numbers = days.astype(np.int64)
    return _where(np.isnat(days), NO_DAY, numbers)


def _where(condition: Array, yes: Array | int, no: Array) -> Array:
    import numpy as np

    chosen: Array = np.where(condition, yes, no)
    return chosen


@attrs.frozen(kw_only=True, eq=False)
class Case:
    """The rows, and what they are held against.

    Args:
        rows: The rows.
        noticed: The days of notices.
        breached: The days of breaches.
        held: What they are held against.
    """

    rows: Columns
    noticed: Days
    breached: Days
    held: Standards

    @property
    def with_order(self) -> Array:
        """Whether each row is under an order that is known."""
        found: Array = self.rows.under_order & (self.rows.order >= 0)
        return found

    def order_of(self, row: int) -> OrderFacts:
        """The order of a row that has one."""
        return self.held.orders[int(self.rows.order[row])]

    def by_order_and_day(
        self, days: Days, steps: Callable[[OrderFacts], Steps[T]], number: Callable[[T], int]
    ) -> Array:
        """For each row a number that follows from its order and day; -1 where it has no order."""
        import numpy as np

        every = np.full((len(self.held.orders) + 1, max(days.count, 1)), NONE, dtype=np.int64)
        for at, facts in enumerate(self.held.orders):
            told = steps(facts)
            numbers = np.array([number(value) for value in told.answers])
            every[at, : days.count] = numbers[days.places_in(told)]
        taken: Array = every[self.rows.order, days.at]
        return taken

    def told_by_order(self, header: str, holds: Callable[[OrderFacts, str], int]) -> Array:
        """For each row a number that follows from its order and a text; -1 for none of either."""
        import numpy as np

        texts = self.rows.texts[header]
        every = np.full((len(self.held.orders) + 1, len(texts) + 1), NONE, dtype=np.int32)
        for at, facts in enumerate(self.held.orders):
            every[at, :-1] = [holds(facts, text) for text in texts]
        taken: Array = every[self.rows.order, getattr(self.rows, f"{header}_text")]
        return taken

    def text(self, header: str, row: int) -> str:
        """What stands in a column of a row."""
        code = int(getattr(self.rows, f"{header}_text")[row])
        return self.rows.texts[header][code] if code >= 0 else ""
