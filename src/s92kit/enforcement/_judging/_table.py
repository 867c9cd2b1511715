"""Each row of an enforcement log held against each rule, all rows at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from s92kit.enforcement._case import EnforcementPractice, RowCheck, Standards
from s92kit.enforcement._columns import case_of
from s92kit.enforcement._facts import facts_of_law, facts_of_order
from s92kit.enforcement._judgement import JudgedLog, RowFinding, RuleResult
from s92kit.enforcement._log import EnforcementLog
from s92kit.enforcement._rules import RULES
from s92kit.enforcement._under_law import under_law
from s92kit.enforcement._under_orders import under_orders
from s92kit.enforcement._under_terms import under_terms
from s92kit.findings import Outcome
from s92kit.law import Law
from s92kit.pspos import Pspo
from s92kit.tables import Array, CheckedTable

__all__ = ["judge", "judge_against"]

_SHOWN = 3


def judge(
    log: EnforcementLog,
    orders: Iterable[Pspo],
    law: Law,
    *,
    on: date,
    known_on: date | None = None,
    practice: EnforcementPractice = EnforcementPractice(),  # noqa: B008 - a frozen value
) -> JudgedLog:
    """An enforcement log held against the orders and the law of each row's day.

    Where what an order or the law says on that day is not known, the answer is that it cannot be
    determined: the row is then not wrong, and not right.

    Args:
        log: The log.
        orders: The borough's orders.
        law: The law, such as ``english_law()``.
        on: The day to look from: unpaid penalties are asked about on it.
        known_on: The day whose knowledge of the orders and the law counts; ``None`` for
            everything recorded.
        practice: What the council does that no order and no law says.

    Returns:
        The answers of every rule for every row, with exact counts and the first few cells.

    Examples:
        >>> import pandas as pd
        >>> from s92kit.enforcement import WITHIN_CAP, enforcement_from_frame
        >>> from s92kit.law import english_law
        >>> from s92kit.plugins import catalogue_of
        >>> from s92kit.testing import walford
        >>> log = enforcement_from_frame(pd.DataFrame({
        ...     "reference": ["FPN-1", "FPN-2"], "kind": "fixed penalty",
        ...     "order": "market-drinking", "day": "2026-05-01", "amount_gbp": ["100", "150"]}))
        >>> judged = judge(log, catalogue_of(walford).pspos, english_law(), on=date(2026, 6, 1))
        >>> cap = judged.of(WITHIN_CAP)
        >>> cap.asked, cap.met, cap.not_met, cap.undetermined
        (2, 1, 1, 0)
        >>> cap.examples[0].cell
        'data frame!E3'
    """
    held = Standards(
        orders=tuple(facts_of_order(order, known_on=known_on) for order in orders),
        law=facts_of_law(law, known_on=known_on),
        practice=practice,
        on=on,
    )
    return judge_against(log, held, known_on=known_on)


def judge_against(log: EnforcementLog, held: Standards, *, known_on: date | None) -> JudgedLog:
    """An enforcement log held against standards that were laid out before.

    Args:
        log: The log.
        held: The orders, the law and the practice.
        known_on: The day whose knowledge they show.
    """
    case = case_of(log.table, held)
    checks = (*under_orders(case), *under_terms(case), *under_law(case))
    told = {check.rule: _result(log.table, check) for check in checks}
    results = tuple(told[rule] for rule in RULES)
    return JudgedLog(log=log, on=held.on, known_on=known_on, results=results)


def _result(table: CheckedTable, check: RowCheck) -> RuleResult:
    import numpy as np

    broken = np.flatnonzero(check.broken)
    unknown = np.flatnonzero(check.unknown) if check.unknown is not None else broken[:0]
    return RuleResult(
        rule=check.rule,
        asked=int(np.count_nonzero(check.asked)),
        not_met_rows=broken,
        unknown_rows=unknown,
        examples=(
            *_examples(table, check, broken, Outcome.NOT_MET),
            *_examples(table, check, unknown, Outcome.UNDETERMINED),
        ),
    )


def _examples(
    table: CheckedTable, check: RowCheck, rows: Array, outcome: Outcome
) -> Iterator[RowFinding]:
    def words(row: int) -> tuple[str, str]:
        return check.words(row) if outcome is Outcome.NOT_MET else (check.because(row), "")

    for problem in table.problems_at(check.rule, rows[:_SHOWN], check.header, words):
        yield RowFinding(
            code=check.rule.code,
            outcome=outcome,
            cell=problem.cell,
            message=problem.message,
            mend=problem.mend,
        )
