"""The stated part of a joint outcome that is one team's."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from s92kit.errors import InvalidValueError

__all__ = ["OutcomePart", "check_parts"]


@attrs.frozen(kw_only=True)
class OutcomePart:
    """What part of a joint outcome a paper says is one team's.

    Args:
        claimant: The team or programme.
        share: The part as the paper states it, such as ``1/3`` or ``0.25``.

    Raises:
        InvalidValueError: For what is no part of a whole.

    Examples:
        >>> OutcomePart(claimant="estates team", share="1/3").fraction
        Fraction(1, 3)
    """

    claimant: str
    share: str

    def __attrs_post_init__(self) -> None:
        try:
            fits = 0 <= Fraction(self.share) <= 1
        except (ValueError, ZeroDivisionError):
            fits = False
        if not fits:
            raise InvalidValueError(
                what=f"The part of {self.claimant!r}",
                given=self.share,
                mend="Write a part of one, such as 1/3 or 0.25.",
            )

    @property
    def fraction(self) -> Fraction:
        """The part, exactly."""
        return Fraction(self.share)


def check_parts(owner: str, parts: Sequence[OutcomePart]) -> None:
    """Refuse parts that do not make one whole, or that name a team twice.

    Args:
        owner: The id of the outcome.
        parts: Its parts; none where it is not shared.

    Raises:
        InvalidValueError: Where they do not sum to one, exactly.
    """
    if not parts:
        return
    whole = sum((part.fraction for part in parts), Fraction(0))
    names = [part.claimant for part in parts]
    if whole != 1 or len(set(names)) < len(names):
        raise InvalidValueError(
            what=f"The parts of {owner!r}",
            given=", ".join(f"{part.claimant} {part.share}" for part in parts),
            mend=f"They sum to {whole}; give each team one part, and all of them one whole.",
        )
