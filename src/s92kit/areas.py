"""Areas that official statistics count by: boroughs, wards and small areas, with their codes."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from s92kit.errors import InvalidValueError

__all__ = ["Area", "AreaKind", "AreaLookup", "area_kind_of", "joined_lookups", "place_of_lsoa"]


class AreaKind(enum.StrEnum):
    """A kind of area, from the largest to the smallest."""

    BOROUGH = "borough"
    """A borough, or the district or unitary authority that a council elsewhere answers for."""
    WARD = "ward"
    """A ward, whose outline changes when its borough is divided anew."""
    LSOA = "lsoa"
    """A Lower Layer Super Output Area of a census: 1,000 to 3,000 people."""


_KINDS = {
    "E01": AreaKind.LSOA,
    "E05": AreaKind.WARD,
    "E06": AreaKind.BOROUGH,
    "E07": AreaKind.BOROUGH,
    "E08": AreaKind.BOROUGH,
    "E09": AreaKind.BOROUGH,
}
_CODE = re.compile(r"E[0-9]{8}")
_LSOA_NAME = re.compile(r"(.+) [0-9]{3}[A-Z]")


def area_kind_of(code: str) -> AreaKind | None:
    """The kind of area in England that a code of the Office for National Statistics names.

    Args:
        code: The code of nine signs.

    Returns:
        The kind; ``None`` where the text is no such code, or names another kind of area.

    Examples:
        >>> area_kind_of("E09000099").value, area_kind_of("Walford")
        ('borough', None)
    """
    return _KINDS.get(code[:3]) if _CODE.fullmatch(code) else None


def place_of_lsoa(name: str) -> str:
    """The council's area that the name of a small area begins with.

    Args:
        name: The name, such as ``Walford 012C``.

    Returns:
        The words before the number; the whole of a name that is made otherwise.

    Examples:
        >>> place_of_lsoa("Walford 012C")
        'Walford'
    """
    match = _LSOA_NAME.fullmatch(name)
    return match[1] if match else name


@attrs.frozen(kw_only=True, order=True)
class Area:
    """One area by code and name.

    Args:
        code: The code of the Office for National Statistics.
        name: What it is called in print.
    """

    code: str
    name: str


def _unchanging(areas: Mapping[str, Area]) -> Mapping[str, Area]:
    return MappingProxyType(dict(areas))


@attrs.frozen(kw_only=True)
class AreaLookup:
    """Which larger area each small one lies in.

    Args:
        kind: What the small areas are.
        edition: The census or division of wards that the codes are of, such as ``2011``.
        areas: The larger area by the code of each small one.

    Raises:
        InvalidValueError: Where it holds no area.

    Examples:
        >>> walford = Area(code="E09000099", name="Walford")
        >>> lookup = AreaLookup(kind=AreaKind.LSOA, edition="2011", areas={"E01099001": walford})
        >>> lookup.of("E01099001").name, lookup.of("E01099002")
        ('Walford', None)
    """

    kind: AreaKind
    edition: str
    areas: Mapping[str, Area] = attrs.field(converter=_unchanging)

    def __attrs_post_init__(self) -> None:
        """Refuse a lookup in which nothing can be found."""
        if not self.areas:
            raise InvalidValueError(
                what="A lookup of areas",
                given=f"one of {self.edition} without rows",
                mend="Give the code of each small area with the code and name of the larger one.",
            )

    def of(self, code: str) -> Area | None:
        """The larger area that a small one lies in; ``None`` where the lookup does not hold it.

        Args:
            code: The code of the small area.
        """
        return self.areas.get(code)

    @property
    def larger(self) -> tuple[Area, ...]:
        """The larger areas, by code."""
        return tuple(sorted(set(self.areas.values())))


def joined_lookups(*lookups: AreaLookup) -> AreaLookup:
    """Several editions as one lookup, for files that change from one to the next as they go.

    Args:
        lookups: The lookups, of one kind of small area; at least one.

    Raises:
        InvalidValueError: Where they are of different kinds, or put one code in two areas: files
            that hold it must then be read with one edition each.

    Examples:
        >>> walford = Area(code="E09000099", name="Walford")
        >>> old, new = (
        ...     AreaLookup(kind=AreaKind.LSOA, edition=year, areas={f"E0109{year}": walford})
        ...     for year in ("2011", "2021")
        ... )
        >>> joined_lookups(old, new).edition
        '2011 and 2021'
    """
    kinds = sorted({lookup.kind.value for lookup in lookups})
    if len(kinds) != 1:
        raise InvalidValueError(
            what="Lookups to join", given=", ".join(kinds), mend="Give some of one kind of area."
        )
    areas: dict[str, Area] = {}
    for code, area in (pair for lookup in lookups for pair in lookup.areas.items()):
        if areas.setdefault(code, area).code != area.code:
            raise InvalidValueError(
                what=f"The area of {code}",
                given=f"{areas[code].name} and {area.name}",
                mend="The lookups differ; read the files of each time with the lookup of it.",
            )
    edition = " and ".join(dict.fromkeys(lookup.edition for lookup in lookups))
    return AreaLookup(kind=lookups[0].kind, edition=edition, areas=areas)
