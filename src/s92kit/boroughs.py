"""Boroughs and the police areas that they lie in."""

from __future__ import annotations

import enum
import re

import attrs

from s92kit.errors import InvalidValueError
from s92kit.sources import Source

__all__ = ["Borough", "PoliceArea", "borough_of", "police_area_of"]

_KEY = re.compile(r"[a-z][a-z0-9]*")


class PoliceArea(enum.StrEnum):
    """Whose police area a council lies in, which settles whom it may grant money to."""

    METROPOLITAN = "metropolitan police district"
    CITY_OF_LONDON = "city of london police area"


@attrs.frozen(kw_only=True)
class Borough:
    """A council that a plugin speaks for.

    Args:
        key: The plugin's own name, in small letters; each id that it contributes begins with it.
        name: What the council's area is called in print.
        gss_code: The Office for National Statistics' nine-character code of the area.
        police_area: The police area it lies in.
        sources: Where this was read.

    Raises:
        InvalidValueError: For a key with anything but small letters, and figures after them.
    """

    key: str
    name: str
    gss_code: str
    police_area: PoliceArea
    sources: tuple[Source, ...]

    def __attrs_post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise InvalidValueError(
                what="The key of a borough",
                given=self.key,
                mend="Write it in small letters without spaces, such as 'walford'.",
            )


def borough_of(id: str) -> str:  # noqa: A002 - the field's own word
    """The key of the borough that an id belongs to.

    Args:
        id: An id such as ``borough/slug``.

    Examples:
        >>> borough_of("walford/estates-2019")
        'walford'
    """
    return id.partition("/")[0]


_CITY_KEYS = frozenset({"city", "cityoflondon"})


def police_area_of(key: str) -> PoliceArea | None:
    """The police area of a council by its key alone, where no plugin speaks for it.

    The City of London has a police force of its own; of any other key nothing is supposed.

    Args:
        key: The key of a council.

    Examples:
        >>> police_area_of("cityoflondon").value
        'city of london police area'
        >>> police_area_of("walford") is None
        True
    """
    return PoliceArea.CITY_OF_LONDON if key.replace("-", "") in _CITY_KEYS else None
