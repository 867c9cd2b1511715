"""What the shares of one whole add up to when each is printed as a whole per cent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

import attrs

from s92kit.figures import plain_number
from s92kit.kpis._scorecard import ScoreLine

__all__ = ["PrintedShares", "printed_shares"]


@attrs.frozen(kw_only=True)
class PrintedShares:
    """The shares of one whole, added up as they are and as they are printed.

    Args:
        whole: What they are shares of.
        shares: How many there are.
        total: What they add up to, in per cent.
        printed: What they add up to when each is printed as a whole per cent.
    """

    whole: str
    shares: int
    total: Decimal
    printed: int

    @property
    def residual(self) -> int:
        """What the printed shares leave of 100, below nought where they make more."""
        return 100 - self.printed

    @property
    def words(self) -> str:
        """Both sums in a sentence, with the reason why they differ.

        Examples:
            >>> rounded = PrintedShares(whole="activity", shares=3, total=Decimal(100), printed=101)
            >>> print(rounded.words)
            The 3 shares of one whole (activity) add up to 101% when each is printed as a whole per
            cent, which leaves -1. That is rounding alone: as they are, they add up to 100%.
        """
        total = plain_number(self.total)
        as_they_are = f"As they are, they add up to {total}%."
        if self.printed != 100 and total == "100":
            as_they_are = "That is rounding alone: as they are, they add up to 100%."
        return (
            f"The {self.shares} shares of one whole ({self.whole}) add up to {self.printed}% when "
            f"each is printed as a whole per cent, which leaves {self.residual}. {as_they_are}"
        )


def printed_shares(lines: Iterable[ScoreLine]) -> Iterator[PrintedShares]:
    """The sums of each whole of which every share is known.

    Args:
        lines: The lines of one scorecard.
    """
    given = tuple(lines)
    for whole in dict.fromkeys(each.indicator.whole for each in given):
        shares = [each.figure.value for each in given if each.indicator.whole == whole]
        known = [value for value in shares if value is not None]
        if whole and len(known) == len(shares):
            yield PrintedShares(
                whole=whole,
                shares=len(known),
                total=sum(known, Decimal(0)),
                printed=sum(int(value.quantize(Decimal(1), ROUND_HALF_UP)) for value in known),
            )
