"""Periods and financial years on the command line."""

from __future__ import annotations

import re

import click

from s92kit.errors import S92Error
from s92kit.periods import Period, financial_year, financial_year_label, parse_day

__all__ = ["Days", "FinancialYear", "YearOrDays"]

_YEAR = re.compile(r"([0-9]{4})/([0-9]{2})")


class Days(click.ParamType):  # type: ignore[type-arg] # generic since click 8.4 alone
    """Two days with two points between them."""

    name = "FIRST..LAST"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Period:
        """The period, or a usage error that says how to write one."""
        first, points, last = value.partition("..")
        if not points:
            self.fail("Write the first and last day: 2019-04-01..2020-03-31.", param, ctx)
        try:
            return Period.inclusive(parse_day(first), parse_day(last))
        except S92Error as wrong:
            self.fail(str(wrong), param, ctx)


class FinancialYear(click.ParamType):  # type: ignore[type-arg] # generic since click 8.4 alone
    """A council's financial year as papers print it."""

    name = "YYYY/YY"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Period:
        """The year, or a usage error that says how to write one."""
        written = _YEAR.fullmatch(value)
        year = financial_year(int(written[1])) if written and int(written[1]) else None
        if year is None or financial_year_label(year) != value:
            self.fail(
                f"{value!r} is no financial year. Write both years: 2024/25 runs from 1 April "
                "2024 to 31 March 2025.",
                param,
                ctx,
            )
        return year


class YearOrDays(click.ParamType):  # type: ignore[type-arg] # generic since click 8.4 alone
    """A financial year as papers print it, or two days with two points between them."""

    name = "YYYY/YY|FIRST..LAST"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> Period:
        """The period, or a usage error that says how to write one."""
        kind = Days() if ".." in value else FinancialYear()
        return kind.convert(value, param, ctx)
