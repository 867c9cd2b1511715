"""An account of enforcement: what was found wrong with the rows, and what became of each action."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from s92kit.enforcement._adding import days_of, funnels_of, within
from s92kit.enforcement._case import EnforcementPractice, Standards
from s92kit.enforcement._facts import facts_of_law, facts_of_order
from s92kit.enforcement._funnel import Funnel
from s92kit.enforcement._judgement import JudgedLog
from s92kit.enforcement._judging import judge_against
from s92kit.enforcement._log import EnforcementLog
from s92kit.errors import InvalidValueError
from s92kit.findings import Findings
from s92kit.law import Law
from s92kit.periods import Period
from s92kit.pspos import Pspo
from s92kit.tables import RowAccount

__all__ = ["EnforcementAccount", "account_for"]


@attrs.frozen(kw_only=True, eq=False)
class EnforcementAccount:
    """What an enforcement log comes to over a period.

    Args:
        period: The days of the actions.
        judged: The rows of the period, held against the orders and the law.
        funnels: What became of the actions, by order.
        total: The same of all together.
        rows: What became of each row that was read.
    """

    period: Period
    judged: JudgedLog
    funnels: tuple[Funnel, ...]
    total: Funnel
    rows: RowAccount

    @property
    def findings(self) -> Findings:
        """The faults of cells first, then one finding for each rule and outcome."""
        return self.judged.log.problems.findings + self.judged.findings


def account_for(
    log: EnforcementLog,
    orders: Iterable[Pspo],
    law: Law,
    *,
    on: date,
    period: Period | None = None,
    known_on: date | None = None,
    practice: EnforcementPractice = EnforcementPractice(),  # noqa: B008 - a frozen value
) -> EnforcementAccount:
    """What an enforcement log comes to over a period, and what is wrong with its rows.

    Args:
        log: The log.
        orders: The borough's orders.
        law: The law, such as ``english_law()``.
        on: The day to look from: unpaid penalties are asked about on it.
        period: The days of the actions; those of the log where left out.
        known_on: The day whose knowledge of the orders and the law counts; ``None`` for
            everything recorded.
        practice: What the council does that no order and no law says.

    Raises:
        InvalidValueError: Where no period is given and the log holds no action.

    Examples:
        >>> import pandas as pd
        >>> from s92kit.enforcement import enforcement_from_frame
        >>> from s92kit.law import english_law
        >>> from s92kit.plugins import catalogue_of
        >>> from s92kit.testing import walford
        >>> log = enforcement_from_frame(pd.DataFrame({
        ...     "reference": [f"W-{at}" for at in range(121)],
        ...     "kind": ["warning"] * 100 + ["fixed penalty"] * 21,
        ...     "order": "market-drinking", "day": "2019-07-01",
        ...     "amount_gbp": [None] * 100 + ["80"] * 21}))
        >>> account = account_for(log, catalogue_of(walford).pspos, english_law(),
        ...                       on=date(2019, 8, 1))
        >>> account.total.penalty_share.how
        "21 of 121, 11.6% to 25.1% at 95% (Wilson's score, z = 1.960)"
    """
    days = period or days_of(log)
    if days is None:
        raise InvalidValueError(
            what="An enforcement log without an action",
            given=f"{log.rows_in} rows read, {log.rows_set_aside} set aside",
            mend=" ".join(("Give the period, or mend the rows.", *_faults(log))),
        )
    held = Standards(
        orders=tuple(facts_of_order(order, known_on=known_on) for order in orders),
        law=facts_of_law(law, known_on=known_on),
        practice=practice,
        on=on,
    )
    part = within(log, days)
    *funnels, total = funnels_of(part, held, days)
    return EnforcementAccount(
        period=days,
        judged=judge_against(part, held, known_on=known_on),
        funnels=tuple(funnels),
        total=total,
        rows=row_account(log, part.rows_accepted),
    )


def _faults(log: EnforcementLog) -> tuple[str, ...]:
    return tuple(finding.message for finding in log.problems.findings.not_met)


def row_account(log: EnforcementLog, counted: int) -> RowAccount:
    """What became of each row of a log: the parts sum to the rows read.

    Args:
        log: The whole log.
        counted: How many rows were added up.
    """
    return RowAccount(
        read=log.rows_in,
        counted=counted,
        set_aside=log.rows_set_aside,
        superseded=0,
        not_yet_known=0,
        outside_period=log.rows_accepted - counted,
    )
