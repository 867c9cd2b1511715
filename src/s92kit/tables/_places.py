"""Where the rows of each file or sheet stand among all that were read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import attrs

from s92kit.sources import Source
from s92kit.tables._raw import Array

__all__ = ["Place", "Places"]


@attrs.frozen(kw_only=True)
class Place:
    """Where the rows of one file or sheet stand among all that were read.

    Args:
        name: The file or sheet.
        first: The position of its first row.
        rows: The numbers of its rows.
        letters: The letters of each column that is there, by its header.
        notes: What stands above its header.
    """

    name: str
    first: int
    rows: Array = attrs.field(eq=False)
    letters: dict[str, str]
    notes: tuple[str, ...] = ()


@attrs.frozen(eq=False)
class Places:
    """All the files and sheets, which can say where a row stands.

    Args:
        items: The files and sheets, in the order in which they were read.
    """

    items: tuple[Place, ...]
    firsts: list[int] = attrs.field(init=False, repr=False)

    @firsts.default
    def _firsts(self) -> list[int]:
        return [place.first for place in self.items]

    def __iter__(self) -> Iterator[Place]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, at: int) -> Place:
        return self.items[at]

    def as_sources(self, title: str) -> tuple[Source, ...]:
        """The files and sheets that any row came from, with what they say of themselves.

        Args:
            title: What kind of record they hold.
        """
        return tuple(
            Source(
                title=f"{title} {place.name}",
                locator="; ".join((*place.notes, f"rows {place.rows[0]} to {place.rows[-1]}")),
                published_on=None,
            )
            for place in self.items
            if len(place.rows)
        )

    def of(self, position: int) -> Place:
        """The file or sheet in which a row stands.

        Args:
            position: The row's place among all that were read.
        """
        return self.items[bisect_right(self.firsts, position) - 1]

    def row(self, position: int) -> int:
        """The number that a row has in its file or sheet.

        Args:
            position: The row's place among all that were read.
        """
        place = self.of(position)
        return int(place.rows[position - place.first])
