"""The columns of the files that the police publish, and how their headers are told."""

from __future__ import annotations

import re
from collections.abc import Mapping

import attrs

from s92kit.tables import Column, Kind, RawTable, TableContract

__all__ = ["OUTCOMES", "STOPS", "STREET", "named_headers", "plain_header"]


def _text(name: str, meaning: str, *, required: bool = False) -> Column:
    return Column(name=name, kind=Kind.TEXT, required=required, meaning=meaning)


def _degrees(name: str, most: int) -> Column:
    return Column(
        name=name,
        kind=Kind.DECIMAL,
        unit="degrees",
        least=-most,
        most=most,
        meaning=f"The {name.lower()} of a snap point near where it happened.",
    )


def _reported(month: str) -> tuple[Column, ...]:
    return (
        Column(
            name="Crime ID",
            kind=Kind.TEXT,
            distinct=True,
            meaning="The publisher's name for the crime; anti-social behaviour has none.",
        ),
        Column(name="Month", kind=Kind.MONTH, required=True, meaning=month),
        _text("Reported by", "The force that gave the row."),
        _text("Falls within", "The force in whose area the publisher puts it."),
        _degrees("Longitude", 180),
        _degrees("Latitude", 90),
        _text("Location", "The street or place of the snap point, beginning 'On or near'."),
        Column(
            name="LSOA code",
            kind=Kind.TEXT,
            pattern="[EW][0-9]{8}",
            pattern_in_words="Write the code of nine signs, such as E01000001.",
            meaning="The small area of the snap point, by the codes of a census.",
        ),
        _text("LSOA name", "What the small area is called."),
    )


STREET = TableContract(
    id="police-street",
    title="Street crime and anti-social behaviour",
    columns=(
        *_reported("The month in which it was recorded, as 2018-04."),
        _text("Crime type", "What it was, in the publisher's words.", required=True),
        _text("Last outcome category", "What came of it, when the file was made."),
        _text("Context", "Always empty in newer files."),
    ),
)
"""The columns of a street file of data.police.uk."""

OUTCOMES = TableContract(
    id="police-outcomes",
    title="Outcomes of crimes",
    columns=(
        *_reported("The month of the outcome, as 2018-04; not that of the crime."),
        _text("Outcome type", "What came of it, in the publisher's words.", required=True),
    ),
)
"""The columns of an outcomes file of data.police.uk."""

STOPS = TableContract(
    id="stop-and-search",
    title="Stops and searches",
    columns=(
        _text("Type", "Whether a person, a vehicle or both were searched.", required=True),
        Column(
            name="Date",
            kind=Kind.TEXT,
            required=True,
            pattern=r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\+00:00|Z)",
            pattern_in_words="Write it as published, such as 2023-06-01T21:30:00+00:00.",
            meaning="The day and time, in Universal Time: in summer an hour behind London.",
        ),
        _text("Part of a policing operation", "Whether it was part of an operation."),
        _text("Policing operation", "The name of the operation."),
        _degrees("Latitude", 90),
        _degrees("Longitude", 180),
        _text("Legislation", "The power that was used."),
        _text("Object of search", "What was looked for."),
        _text("Outcome", "What came of it."),
        _text("Outcome linked to object of search", "Whether what was looked for was found."),
        _text("Removal of more than just outer clothing", "Whether more was removed."),
    ),
)
"""The columns of a stop and search file of data.police.uk that are kept.

The sex, age and ethnicity of whoever was searched are left out as the file is read: nothing here
needs them.
"""

_SPELLINGS = re.compile(r"[a-z0-9£]+")


def plain_header(header: str) -> str:
    """A header without capitals, stops and strokes, to tell spellings of one apart from others.

    Args:
        header: The header as a file has it.

    Examples:
        >>> plain_header("LSOA code") == plain_header("lsoa_code")
        True
    """
    return " ".join(_SPELLINGS.findall(header.casefold()))


def named_headers(table: RawTable, names: Mapping[str, str]) -> RawTable:
    """A table with those headers that have a known spelling called by one name.

    Args:
        table: The table as it was read.
        names: The name by each spelling, as :func:`plain_header` gives it.
    """
    headers = tuple(names.get(plain_header(header), header) for header in table.headers)
    return attrs.evolve(table, headers=headers)
