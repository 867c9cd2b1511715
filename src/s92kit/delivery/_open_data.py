"""Abstractions of ward officers as the Metropolitan Police publishes them, month by month."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from s92kit.abstractions import OPEN_DATA_COLUMNS
from s92kit.tables import Column, Kind, Problems, RawTable, TableContract, check_tables

__all__ = ["OPEN_DATA", "PublishedAbstraction", "PublishedAbstractions", "published_abstractions"]


def _column(name: str, meaning: str) -> Column:
    return Column(name=name, kind=Kind.TEXT, required=True, meaning=meaning)


_MONTH, _BCU, _BOROUGH, _CODE, _TEAM, _DUTY, _TYPE, _MINUTES = OPEN_DATA_COLUMNS

OPEN_DATA = TableContract(
    title="Abstractions as published",
    columns=(
        Column(name=_MONTH, kind=Kind.MONTH, required=True, meaning="The month, as 2019-04."),
        _column(_BCU, "The Basic Command Unit."),
        _column(_BOROUGH, "The borough."),
        _column(_CODE, "The Office for National Statistics' code of the borough."),
        _column(_TEAM, "The team."),
        _column(_DUTY, "The duty that officers were taken from."),
        _column(_TYPE, "What they were taken for, in the words of the Metropolitan Police."),
        Column(
            name=_MINUTES,
            kind=Kind.WHOLE,
            unit="minutes",
            required=True,
            least=0,
            meaning="The minutes for which they were away.",
        ),
    ),
)
"""The columns that the Metropolitan Police publishes."""


@attrs.frozen(kw_only=True)
class PublishedAbstraction:
    """One row as published.

    Args:
        month: The first day of the month.
        bcu: The Basic Command Unit.
        borough: The borough.
        borough_code: The code of the borough.
        team: The team.
        abstracted_from: The duty that officers were taken from.
        type_as_published: What they were taken for, in the words of the publisher: they are not
            those of :class:`~s92kit.abstractions.AbstractionType`, and nothing is supposed of how
            the one answers to the other.
        minutes: The minutes for which they were away.
    """

    month: date
    bcu: str
    borough: str
    borough_code: str
    team: str
    abstracted_from: str
    type_as_published: str
    minutes: int


@attrs.frozen(kw_only=True)
class PublishedAbstractions:
    """The rows of published tables that keep to their contract, and what is wrong with others.

    Args:
        rows: The rows.
        rows_in: How many were read; those not among ``rows`` are set aside.
        problems: What is wrong, cell by cell.
    """

    rows: tuple[PublishedAbstraction, ...]
    rows_in: int
    problems: Problems

    def minutes_by_type(self, *, borough_code: str | None = None) -> tuple[tuple[str, int], ...]:
        """The minutes of each type, by name.

        Args:
            borough_code: Of this borough alone; ``None`` for all.
        """
        totals: dict[str, int] = {}
        for row in self.rows:
            if borough_code in (None, row.borough_code):
                named = row.type_as_published
                totals[named] = totals.get(named, 0) + row.minutes
        return tuple(sorted(totals.items()))


def published_abstractions(tables: Iterable[RawTable]) -> PublishedAbstractions:
    """Abstractions from tables in the columns of the Metropolitan Police's open data.

    Args:
        tables: The tables, as :func:`~s92kit.tables.read_table` gives them.

    Examples:
        >>> from s92kit.tables import csv_from_text
        >>> text = ",".join(OPEN_DATA_COLUMNS) + chr(10)
        >>> text += "2019-04,AN,Walford,E09000099,Ward team,Ward duty,Aid,480"
        >>> table = csv_from_text(text, name="abstractions.csv")
        >>> published_abstractions([table]).minutes_by_type()
        (('Aid', 480),)
    """
    checked = check_tables(tuple(tables), OPEN_DATA)
    frame = checked.frame
    columns = (frame[name].astype(object).tolist() for name in OPEN_DATA_COLUMNS[1:])
    months = frame[_MONTH].dt.date.tolist()
    names = [field.name for field in attrs.fields(PublishedAbstraction)]
    return PublishedAbstractions(
        rows=tuple(
            PublishedAbstraction(**dict(zip(names, row, strict=True)))
            for row in zip(months, *columns, strict=True)
        ),
        rows_in=checked.rows_in,
        problems=checked.problems,
    )
