"""Findings on rows of public files, from how many rows of each sort there are."""

from __future__ import annotations

import re
from datetime import date

from s92kit.findings import Finding, Rule

__all__ = ["file_month", "id_finding", "like_finding", "snap_finding"]

_MONTH = re.compile(r"(?<![0-9])([0-9]{4})-(0[1-9]|1[0-2])(?![0-9])")


def file_month(name: str) -> date | None:
    """The month that the name of a file says it is of.

    Args:
        name: The name.

    Examples:
        >>> file_month("2018-04/2018-04-walford-street.csv"), file_month("street.csv")
        (datetime.date(2018, 4, 1), None)
    """
    found = _MONTH.findall(name)
    return date(int(found[-1][0]), int(found[-1][1]), 1) if found else None


def snap_finding(rule: Rule, placed: int) -> Finding | None:
    """What to know of coordinates; nothing where there are none.

    Args:
        rule: The rule.
        placed: How many rows have coordinates.
    """
    if not placed:
        return None
    return rule.not_met(
        f"The coordinates of {placed:,} rows are snap points: each stands for all that happened "
        "near it. They do for a borough; do not judge small hot spots, such as ones of 150 metres, "
        "with them."
    )


def id_finding(rule: Rule, *, rows: int, unnamed: int, asb: int, again: int) -> Finding:
    """What to know of crime ids.

    Args:
        rule: The rule.
        rows: How many rows there are.
        unnamed: How many have no id.
        asb: How many of those are anti-social behaviour, which never has one.
        again: How many bear the id of an earlier row.
    """
    if not unnamed and not again:
        return rule.met()
    return rule.not_met(
        f"{unnamed:,} of {rows:,} rows have no crime id, of which {asb:,} are anti-social "
        f"behaviour, which never has one; {again:,} bear the id of an earlier row. All are "
        "counted: rows are counted, and not ids."
    )


def like_finding(rule: Rule, *, rows: int, alike: int) -> Finding:
    """What to know of rows that say the same.

    Args:
        rule: The rule.
        rows: How many rows there are.
        alike: How many say the same as an earlier one.
    """
    if not alike:
        return rule.met()
    return rule.not_met(
        f"{alike:,} of {rows:,} rows say the same as an earlier row, as several incidents at one "
        "snap point in one month do. All are counted; to drop them would lose incidents."
    )
