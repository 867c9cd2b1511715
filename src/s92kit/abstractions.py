"""The kinds of work that take funded officers off their duty, and how the Met publishes them."""

from __future__ import annotations

import enum

from s92kit.errors import UnknownNameError

__all__ = ["OPEN_DATA_COLUMNS", "AbstractionType", "abstraction_type_named"]

OPEN_DATA_COLUMNS = (
    "Month",
    "BCU",
    "Borough",
    "Borough Code",
    "Team",
    "Abstracted from Duty",
    "Abstraction Type",
    "Abstracted Minutes",
)
"""The columns in which the Metropolitan Police publishes abstractions of ward officers."""


class AbstractionType(enum.StrEnum):
    """What an officer who was on duty did outside the normal role."""

    AID_ON_BOROUGH = "aid on borough"
    """For another part of the police, within the borough."""
    AID_OFF_BOROUGH = "aid off borough"
    """For another part of the police, away from the borough."""
    COURT = "court"
    TRAINING = "training"
    HIGH_DEMAND_DAY = "high-demand day"
    """For public order, on one of the days that the scheme's rates allow for."""
    OTHER = "other"

    @property
    def may_raise_credit(self) -> bool:
        """Whether the time may raise a credit where the agreement says nothing of its kind.

        Aid may. Court and training are mandatory and may not; high-demand days are in the price
        up to the allowance; of other work nothing is supposed.
        """
        return self in (AbstractionType.AID_ON_BOROUGH, AbstractionType.AID_OFF_BOROUGH)


def abstraction_type_named(words: str) -> AbstractionType:
    """The kind of abstraction that words stand for, whichever case they are in.

    Args:
        words: The kind in words, such as ``aid off borough``.

    Raises:
        UnknownNameError: Where they stand for none.

    Examples:
        >>> abstraction_type_named("Court")
        <AbstractionType.COURT: 'court'>
    """
    try:
        return AbstractionType(words.lower())
    except ValueError:
        raise UnknownNameError(
            what="kind of abstraction", name=words, known=list(AbstractionType)
        ) from None
