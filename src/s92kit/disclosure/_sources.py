"""Sources on their way to the public: how many rows a file has is a count too."""

from __future__ import annotations

import attrs

from s92kit.sources import Source

__all__ = ["without_rows"]


def without_rows(source: Source) -> Source:
    """The source of rows without their numbers, which would undo the rounding of their counts.

    Args:
        source: The file that rows were read from.

    Examples:
        >>> log = Source(title="Activity record", locator="rows 2 to 61", published_on=None)
        >>> without_rows(log).locator
        'the rows counted'
    """
    notes = source.locator.rpartition("rows ")[0].rstrip("; ")
    return attrs.evolve(source, locator=notes or "the rows counted")
