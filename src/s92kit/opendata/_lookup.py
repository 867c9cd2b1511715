"""Lookups of small areas as the Office for National Statistics publishes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from s92kit.areas import Area, AreaKind, AreaLookup
from s92kit.errors import InvalidValueError
from s92kit.tables import Column, Kind, RawTable, TableContract, check_tables

__all__ = ["area_lookup_from_tables"]

_HEADER = re.compile(r"(LSOA|WD|LAD)([0-9]{2})(CD|NM)")
_SMALL = {"LSOA": AreaKind.LSOA, "WD": AreaKind.WARD}


def _text(name: str, meaning: str, form: str = "") -> Column:
    return Column(
        name=name,
        kind=Kind.TEXT,
        required=True,
        pattern=form,
        pattern_in_words="Write the code of nine signs, such as E09000001.",
        meaning=meaning,
    )


_LOOKUP = TableContract(
    id="area-lookup",
    title="Areas and the boroughs that they lie in",
    columns=(
        _text("small", "The code of the small area.", "[A-Z][0-9]{8}"),
        _text("LADCD", "The code of the borough.", "[A-Z][0-9]{8}"),
        _text("LADNM", "The name of the borough."),
    ),
)


def area_lookup_from_tables(tables: Sequence[RawTable]) -> AreaLookup:
    """Which borough each small area lies in, from a published lookup.

    Args:
        tables: Tables with headers such as ``LSOA11CD``, ``LAD11CD`` and ``LAD11NM``, or those of
            wards, ``WD22CD``; other columns are passed over.

    Returns:
        The lookup. Its edition is the year of the small areas' codes.

    Raises:
        InvalidValueError: Where the headers are not of a lookup, a row has a fault, or a small
            area is put in two boroughs.

    Examples:
        >>> from s92kit.tables import csv_from_text
        >>> text = "LSOA11CD,LSOA11NM,LAD11CD,LAD11NM" + chr(10)
        >>> text += "E01099001,Walford 001A,E09000099,Walford"
        >>> lookup = area_lookup_from_tables([csv_from_text(text, name="lookup.csv")])
        >>> lookup.of("E01099001").name, lookup.edition
        ('Walford', '2011')
    """
    named = [_named(table) for table in tables]
    kinds = {each[1:] for each in named}
    if len(kinds) != 1:
        raise _refused("the headers", "one with LSOA11CD, LAD11CD and LAD11NM, or such of wards")
    ((kind, year),) = kinds
    checked = check_tables([each[0] for each in named], _LOOKUP)
    if checked.rows_set_aside:
        first = checked.problems.first(3)
        told = " ".join(f"{each.cell}: {each.message}" for each in first)
        raise _refused(f"{checked.rows_set_aside} faulty rows", f"mended rows. {told}")
    areas: dict[str, Area] = {}
    for small, code, name in checked.frame.astype(object).itertuples(index=False):
        area = Area(code=code, name=name)
        if areas.setdefault(small, area) != area:
            raise _refused(f"{small} in {areas[small].name} and in {name}", "one borough for each")
    return AreaLookup(kind=kind, edition=f"20{year}", areas=areas)


def _named(table: RawTable) -> tuple[RawTable, AreaKind, str]:
    """The table with plain headers, the kind of its small areas, and the year of their codes."""
    found = [_HEADER.fullmatch(header) for header in table.headers]
    small = [match for match in found if match and match[1] in _SMALL and match[3] == "CD"]
    if len(small) != 1:
        raise _refused(", ".join(table.headers), "headers such as LSOA11CD, LAD11CD and LAD11NM")
    headers = ["" if match is None else f"{match[1]}{match[3]}" for match in found]
    plain = [
        "small" if match in small else name or header
        for match, name, header in zip(found, headers, table.headers, strict=True)
    ]
    kept = [at for at, name in enumerate(plain) if name in _LOOKUP.names]
    return (
        attrs.evolve(
            table,
            headers=tuple(plain[at] for at in kept),
            cells=tuple(table.cells[at] for at in kept),
            letters=tuple(table.letters[at] for at in kept),
        ),
        _SMALL[small[0][1]],
        small[0][2],
    )


def _refused(given: str, wanted: str) -> InvalidValueError:
    return InvalidValueError(what="A lookup of areas", given=given, mend=f"Give {wanted}.")
