"""What is judged together: the actions, the orders, the law, and the council's own practice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs

from s92kit.enforcement._facts import LawFacts, OrderFacts
from s92kit.errors import InvalidValueError
from s92kit.findings import Rule
from s92kit.tables import Array

__all__ = ["EnforcementPractice", "RowCheck", "Standards", "never"]


@attrs.frozen(kw_only=True)
class EnforcementPractice:
    """What the council does that no order and no law says.

    Args:
        pcsos_designated: Whether community support officers are designated to issue notices;
            ``None`` where that is not known, and then their notices cannot be judged.
        decide_days_before: How many days before a prosecution would be out of time an unpaid
            penalty is to be decided on.

    Raises:
        InvalidValueError: For fewer than no days.
    """

    pcsos_designated: bool | None = None
    decide_days_before: int = 30

    def __attrs_post_init__(self) -> None:
        if self.decide_days_before < 0:
            raise InvalidValueError(
                what="The days before a prosecution is out of time",
                given=self.decide_days_before,
                mend="Give 0 or more.",
            )


@attrs.frozen(kw_only=True, eq=False)
class RowCheck:
    """The answers of one rule for every row.

    Args:
        rule: The rule.
        header: The column that a person would look at or mend.
        asked: For each row whether the rule asks anything of it.
        broken: For each row whether it breaks the rule.
        unknown: For each row whether nobody can tell.
        words: What was found and how to mend it, for the place of a row that breaks the rule.
        because: Why nobody can tell, for the place of a row.
    """

    rule: Rule
    header: str
    asked: Array
    broken: Array
    unknown: Array | None
    words: Callable[[int], tuple[str, str]]
    because: Callable[[int], str]


def never(_: int) -> str:
    """The reason of a check whose answer can always be told.

    Examples:
        >>> never(0)
        'nothing is missing'
    """
    return "nothing is missing"


@attrs.frozen(kw_only=True)
class Standards:
    """What rows are held against.

    Args:
        orders: What each order says.
        law: What the law says.
        practice: What the council does.
        on: The day to look from.
    """

    orders: tuple[OrderFacts, ...]
    law: LawFacts
    practice: EnforcementPractice
    on: date
