"""A disclosure policy: which counts are withheld from the public, and how others are rounded."""

from __future__ import annotations

import attrs

from s92kit.errors import InvalidValueError
from s92kit.sources import Source

__all__ = ["DisclosurePolicy"]


@attrs.frozen(kw_only=True)
class DisclosurePolicy:
    """What becomes of a count of people before the public sees it.

    Nought stays nought. Counts from 1 to ``withheld_up_to`` are withheld; greater ones are rounded
    where the policy rounds. Totals are rounded after summing, never summed from rounded parts.

    Args:
        id: A name for it, such as ``hes-2018``.
        title: What it is called.
        withheld_up_to: The greatest count that is withheld, 1 being the least; at least 2, since
            a mark that can only stand for 1 withholds nothing.
        mark: What is printed instead.
        sources: Where it was read.
        round_to: To the nearest multiple of what the others are rounded; ``None`` where they are
            printed as they are.
        open_levels: The levels, such as ``national``, at which nothing is withheld or rounded.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where a bound is too small to protect anyone, some would be rounded
            to nought, or the mark could be read as a number.
    """

    id: str
    title: str
    withheld_up_to: int
    mark: str
    sources: tuple[Source, ...]
    round_to: int | None = None
    open_levels: tuple[str, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        if self.withheld_up_to < 2 or (self.round_to is not None and self.round_to < 2):
            raise InvalidValueError(
                what=f"The disclosure policy {self.id!r}",
                given=f"withheld up to {self.withheld_up_to}, rounded to {self.round_to}",
                mend="Give at least 2 for each; leave round_to out where nothing is rounded.",
            )
        if not self.rounded(self.withheld_up_to + 1):
            raise InvalidValueError(
                what=f"The disclosure policy {self.id!r}",
                given=f"withheld up to {self.withheld_up_to}, rounded to {self.round_to}",
                mend=f"{self.withheld_up_to + 1} people would be printed as 0. Withhold more "
                "counts, or round to less.",
            )
        if self.mark.replace(",", "").strip().isdecimal():
            raise InvalidValueError(
                what=f"The mark of the disclosure policy {self.id!r}",
                given=self.mark,
                mend="Give one that nobody reads as a number, such as *.",
            )

    def withholds(self, count: int) -> bool:
        """Whether a count is withheld for being small.

        Args:
            count: How many people.
        """
        return 1 <= count <= self.withheld_up_to

    def rounded(self, count: int) -> int:
        """A count that is not withheld, as it is printed.

        Args:
            count: How many people.
        """
        if self.round_to is None:
            return count
        return (count + self.round_to // 2) // self.round_to * self.round_to

    def text_of(self, count: int) -> str:
        """A count that stands alone, as it is printed.

        Args:
            count: How many people.

        Raises:
            InvalidValueError: For fewer than none.
        """
        if count < 0:
            raise InvalidValueError(what="A count", given=count, mend="Give 0 or more.")
        return self.mark if self.withholds(count) else f"{self.rounded(count):,}"

    def could_be(self, printed: int) -> tuple[int, int]:
        """The least and the greatest count that would be printed so.

        Args:
            printed: A count as it is printed.

        Examples:
            >>> from s92kit.disclosure import default_policy
            >>> default_policy().could_be(10), default_policy().could_be(0)
            ((8, 12), (0, 0))
        """
        if self.round_to is None or printed == 0:
            return printed, printed
        least = printed - self.round_to // 2
        return max(least, self.withheld_up_to + 1), least + self.round_to - 1

    @property
    def in_words(self) -> str:
        """What is done to a count, for the reader of a table."""
        rest = (
            "greater counts are printed as they are"
            if self.round_to is None
            else f"greater counts are rounded to the nearest {self.round_to}, totals after summing"
        )
        return (
            f"0 is printed as it is; counts of 1 to {self.withheld_up_to} are printed as "
            f"{self.mark}; {rest}. A percentage is left out where a count in it is withheld. "
            f"{self.mark} also stands for a greater count that would give a smaller one away."
        )
