"""Outlines of areas as GeoJSON gives them, by longitude and latitude."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeAlias

import attrs

from s92kit.areas import Area
from s92kit.errors import InvalidValueError

__all__ = ["Outline", "outlines_from_geojson"]

Ring: TypeAlias = tuple[tuple[Decimal, Decimal], ...]
"""The corners of a closed line, each a longitude and a latitude, in degrees."""


_UNREADABLE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    StopIteration,
)


@attrs.frozen(kw_only=True)
class Outline:
    """The outline of an area.

    Args:
        area: The area.
        rings: The lines around it, those of its holes and islands too: a place is inside where
            a line drawn from it crosses them an odd number of times.
    """

    area: Area
    rings: tuple[Ring, ...]


def outlines_from_geojson(text: str) -> tuple[Outline, ...]:
    """The outlines that a GeoJSON file holds, by code.

    Args:
        text: The text of the file, in degrees (WGS84). Each feature has a code and a name in
            properties that end in ``CD`` and ``NM``, such as ``LAD22CD``.

    Returns:
        An outline for each feature.

    Raises:
        InvalidValueError: Where the text is no GeoJSON, or a feature is no outline in degrees.

    Examples:
        >>> square = [[[0, 51], [0, 52], [1, 52], [1, 51], [0, 51]]]
        >>> text = json.dumps({"type": "FeatureCollection", "features": [{"type": "Feature",
        ...     "properties": {"LAD22CD": "E09000099", "LAD22NM": "Walford"},
        ...     "geometry": {"type": "Polygon", "coordinates": square}}]})
        >>> [outline.area.name for outline in outlines_from_geojson(text)]
        ['Walford']
    """
    try:
        data = json.loads(text, parse_float=Decimal)
        outlines = [_outline(feature) for feature in data["features"]]
    except _UNREADABLE as wrong:
        raise InvalidValueError(
            what="Outlines of areas",
            given=f"{type(wrong).__name__}: {wrong}",
            mend="Give GeoJSON with features of polygons in degrees, each with a code and a name.",
        ) from wrong
    return tuple(sorted(outlines, key=lambda outline: outline.area))


def _outline(feature: Any) -> Outline:  # noqa: ANN401 - whatever the file holds
    named = feature["properties"]
    code = next(str(value) for key, value in named.items() if key.endswith("CD"))
    name = next(str(value) for key, value in named.items() if key.endswith("NM"))
    rings = tuple(_rings(feature["geometry"]))
    return Outline(area=Area(code=code, name=name), rings=rings)


def _rings(geometry: Any) -> Iterator[Ring]:  # noqa: ANN401 - whatever the file holds
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(f"a {kind} has no inside")
    for polygon in [coordinates] if kind == "Polygon" else coordinates:
        for ring in polygon:
            corners = tuple((Decimal(east), Decimal(north)) for east, north, *_ in ring)
            if any(abs(east) > 180 or abs(north) > 90 for east, north in corners):
                raise ValueError("corners are not in degrees")
            yield corners
