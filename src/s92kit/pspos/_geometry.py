"""The restricted area as GeoJSON, kept as it was given."""

from __future__ import annotations

import json

from s92kit.errors import InvalidValueError

__all__ = ["require_geometry"]

_AREAS = ("Polygon", "MultiPolygon")


def require_geometry(text: str, *, what: str) -> None:
    """Refuse what is no area in GeoJSON.

    The text itself is kept, so that no coordinate is rounded and no key is lost.

    Args:
        text: The GeoJSON of a geometry.
        what: What the geometry is of, to begin the message with.

    Raises:
        InvalidValueError: For what is no JSON, and for a geometry that encloses no area.

    Source:
        RFC 7946, The GeoJSON Format, section 3.1.
    """
    mend = f"Give the text of a GeoJSON geometry whose type is {' or '.join(_AREAS)}."
    try:
        geometry = json.loads(text)
    except ValueError:
        raise InvalidValueError(what=what, given=text[:60], mend=mend) from None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in _AREAS or not geometry.get("coordinates"):
        raise InvalidValueError(what=what, given=kind or text[:60], mend=mend)
