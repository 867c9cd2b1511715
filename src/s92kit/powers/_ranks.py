"""The ranks that may use other powers, in their order."""

from __future__ import annotations

import enum

__all__ = ["PoliceRank"]


class PoliceRank(enum.StrEnum):
    """A police officer's rank, from the lowest."""

    CONSTABLE = "constable"
    SERGEANT = "sergeant"
    INSPECTOR = "inspector"
    CHIEF_INSPECTOR = "chief inspector"
    SUPERINTENDENT = "superintendent"
    CHIEF_SUPERINTENDENT = "chief superintendent"
    ABOVE = "above chief superintendent"

    def is_at_least(self, other: PoliceRank) -> bool:
        """Whether the rank is another or above it.

        Args:
            other: The rank to hold against this one.

        Examples:
            >>> PoliceRank.CHIEF_INSPECTOR.is_at_least(PoliceRank.INSPECTOR)
            True
        """
        order = list(PoliceRank)
        return order.index(self) >= order.index(other)
