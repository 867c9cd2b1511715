"""What became of rows by their place: in an area asked about, elsewhere, or nowhere recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import attrs

from s92kit.areas import AreaLookup, place_of_lsoa
from s92kit.boroughs import PoliceArea
from s92kit.findings import Finding
from s92kit.opendata._rules import (
    EDITION_OF_AREAS,
    IN_A_KNOWN_AREA,
    PLACE_RECORDED,
    WITHIN_FORCE,
)

__all__ = ["RowsAt", "elsewhere_finding", "place_finding", "place_findings", "without_place"]

_CITY = "City of London"
_CITY_CODE = "E09000001"
_LONDON = "E09"
_FORCES = {
    "City of London Police": PoliceArea.CITY_OF_LONDON,
    "Metropolitan Police Service": PoliceArea.METROPOLITAN,
}


@attrs.frozen(kw_only=True)
class RowsAt:
    """How many rows one force puts in one small area.

    Args:
        force: The force; empty where the rows do not say.
        code: The code of the small area; empty where the rows do not say.
        name: Its name; empty where the rows do not say.
        rows: How many rows there are.
    """

    force: str
    code: str
    name: str
    rows: int

    @property
    def place(self) -> str:
        """What to call the place where no lookup holds it."""
        return place_of_lsoa(self.name) or self.code


def without_place(rows: Iterable[RowsAt]) -> int:
    """How many rows do not say where.

    Args:
        rows: The rows by force and small area.
    """
    return sum(each.rows for each in rows if not each.code)


def place_findings(rows: tuple[RowsAt, ...], lookup: AreaLookup) -> Iterator[Finding]:
    """What to know of the places of rows.

    Args:
        rows: The rows by force and small area.
        lookup: The borough of each small area that was asked about.
    """
    yield place_finding(without_place(rows), sum(each.rows for each in rows), "small area")
    other = [each for each in rows if each.code and lookup.of(each.code) is None]
    counted: Counter[str] = Counter()
    for each in other:
        counted[each.place] += each.rows
    yield elsewhere_finding(tuple(sorted(counted.items())))
    yield _edition(other, lookup)
    yield from _forces(rows, lookup)


def place_finding(missing: int, rows: int, what: str) -> Finding:
    """Whether each row says where.

    Args:
        missing: How many do not.
        rows: How many rows there are.
        what: What says where.
    """
    if not missing:
        return PLACE_RECORDED.met()
    return PLACE_RECORDED.not_met(
        f"{missing:,} of {rows:,} rows have no {what}: nobody can tell in which area they belong. "
        "They are in no count and stand apart."
    )


def elsewhere_finding(places: tuple[tuple[str, int], ...]) -> Finding:
    """Whether each row lies where it was asked about.

    Args:
        places: The rows of each other place.
    """
    if not places:
        return IN_A_KNOWN_AREA.met()
    most = sorted(places, key=lambda pair: (-pair[1], pair[0]))
    shown = ", ".join(f"{name} {rows:,}" for name, rows in most[:10])
    more = f" and {len(most) - 10} more places" if len(most) > 10 else ""
    total = sum(rows for _, rows in places)
    return IN_A_KNOWN_AREA.not_met(f"{total:,} rows lie elsewhere: {shown}{more}.")


def _edition(other: list[RowsAt], lookup: AreaLookup) -> Finding:
    known = {area.name for area in lookup.larger}
    odd = [each for each in other if each.place in known]
    if not odd:
        return EDITION_OF_AREAS.met()
    names = ", ".join(sorted({each.place for each in odd}))
    return EDITION_OF_AREAS.not_met(
        f"{sum(each.rows for each in odd):,} rows have small areas that are called after {names} "
        f"and are not in the lookup of {lookup.edition}, the first being {odd[0].code}. Files "
        "change from the codes of 2011 to those of 2021; join the lookups of both."
    )


def _forces(rows: tuple[RowsAt, ...], lookup: AreaLookup) -> Iterator[Finding]:
    placed = [(each, _within(each, lookup)) for each in rows if each.code]
    for force in sorted({each.force for each, _ in placed}):
        of_force = [(each, within) for each, within in placed if each.force == force]
        outside = [each for each, within in of_force if within is False]
        unknown = sum(each.rows for each, within in of_force if within is None)
        if outside:
            places = ", ".join(sorted({_named(each, lookup) for each in outside}))
            total = sum(each.rows for each in outside)
            yield WITHIN_FORCE.not_met(
                f"{total:,} rows of {force} lie in {places}, where another force answers: go by "
                "the small area and never by the force, and do not take these for all that "
                "happened there."
            )
        elif unknown:
            why = "no lookup says whose area they lie in" if force else "no force is named"
            yield WITHIN_FORCE.undetermined(f"for {unknown:,} rows {why}")
        else:
            yield WITHIN_FORCE.met()


def _named(rows: RowsAt, lookup: AreaLookup) -> str:
    area = lookup.of(rows.code)
    return area.name if area else rows.place


def _within(rows: RowsAt, lookup: AreaLookup) -> bool | None:
    force = _FORCES.get(rows.force)
    area = lookup.of(rows.code)
    in_city = rows.place == _CITY or (area is not None and area.code == _CITY_CODE)
    if force is PoliceArea.CITY_OF_LONDON and rows.name:
        return in_city
    if force is PoliceArea.METROPOLITAN and (in_city or area is not None):
        return not in_city and area is not None and area.code.startswith(_LONDON)
    return None
