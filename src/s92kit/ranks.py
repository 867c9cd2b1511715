"""The ranks of police officers that councils fund."""

from __future__ import annotations

import enum

from s92kit.errors import UnknownNameError

__all__ = ["Rank", "rank_named"]


class Rank(enum.StrEnum):
    """A rank, by the letters that the Metropolitan Police writes."""

    PC = "PC"
    PS = "PS"
    INSP = "INSP"

    @property
    def in_words(self) -> str:
        """The rank in words."""
        return {"PC": "police constable", "PS": "police sergeant", "INSP": "police inspector"}[self]


def rank_named(letters: str) -> Rank:
    """The rank that letters stand for, whichever case they are in.

    Args:
        letters: The letters of a rank, such as ``PC``.

    Raises:
        UnknownNameError: Where they stand for none that councils fund.

    Examples:
        >>> rank_named("pc")
        <Rank.PC: 'PC'>
    """
    try:
        return Rank(letters.upper())
    except ValueError:
        raise UnknownNameError(what="rank", name=letters, known=list(Rank)) from None
