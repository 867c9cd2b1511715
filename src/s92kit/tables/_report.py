"""The account of a check as plain data, for other programs."""

from __future__ import annotations

from typing import Any

from s92kit.tables._checked import CheckedTable
from s92kit.tables._problems import Problem, ProblemGroup
from s92kit.tables._tally import Tally, tally_of

__all__ = ["problem_report"]


def problem_report(checked: CheckedTable | Tally) -> dict[str, Any]:
    """The rows read, accepted and set aside, and each kind of problem, as plain data.

    Args:
        checked: A table after its check, or the account of many pieces.

    Returns:
        ``contract``, ``rows``, ``accepted``, ``set_aside``, ``problems`` and ``notes``. A problem
        is of one code and column, with its severity, exact count, what to do, and the first few
        cells: sheet, letters of the column, row, header, value, what is wrong and its mend.

    Examples:
        >>> import pandas as pd
        >>> from s92kit.tables import Column, Kind, TableContract, check_tables, table_from_frame
        >>> minutes = Column(name="minutes", kind=Kind.WHOLE, meaning="Minutes.", most=1440)
        >>> table = table_from_frame(pd.DataFrame({"minutes": [480, 4800]}), name="duties")
        >>> checked = check_tables([table], TableContract(title="Minutes", columns=(minutes,)))
        >>> report = problem_report(checked)
        >>> report["rows"], report["accepted"], report["set_aside"]
        (2, 1, 1)
        >>> [(problem["code"], problem["count"]) for problem in report["problems"]]
        [('tables/out-of-bounds', 1)]
    """
    tally = tally_of(checked) if isinstance(checked, CheckedTable) else checked
    return {
        "contract": tally.contract.id or tally.contract.title,
        "rows": tally.rows_in,
        "accepted": tally.rows_accepted,
        "set_aside": tally.rows_set_aside,
        "problems": [_group(group) for group in tally.groups],
        "notes": list(tally.notes),
    }


def _group(group: ProblemGroup) -> dict[str, Any]:
    return {
        "code": group.rule.code,
        "severity": str(group.rule.severity),
        "rule": group.rule.title,
        "column": group.header,
        "count": group.count,
        "mend": group.examples[0].mend if group.examples else "",
        "examples": [_example(item) for item in group.examples],
    }


def _example(item: Problem) -> dict[str, Any]:
    return {
        "sheet": item.sheet,
        "column": item.column,
        "row": item.row,
        "header": item.header,
        "value": item.value,
        "message": item.message,
        "mend": item.mend,
    }
