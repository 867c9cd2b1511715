"""The themes that boroughs' own priorities are mapped to, so that they can be set side by side."""

from __future__ import annotations

import enum

from s92kit.errors import UnknownNameError

__all__ = ["Theme", "theme_named"]


class Theme(enum.StrEnum):
    """What a piece of work is about, in words that every borough shares.

    The words are s92kit's own. A borough's priority seldom means exactly one of them; what is
    lost is stated where the one is mapped to the other.
    """

    ASB = "asb"
    """Anti-social behaviour."""
    DRUGS = "drugs"
    VIOLENCE = "violence"
    """Violence outside the home, with injury or without."""
    WEAPONS = "weapons"
    """Knives, firearms and other weapons carried."""
    VAWG = "vawg"
    """Violence against women and girls, domestic and sexual abuse included."""
    GANGS = "gangs"
    CSE = "cse"
    """Sexual exploitation of children."""
    BURGLARY = "burglary"
    ROBBERY = "robbery"
    VEHICLES = "vehicles"
    """Theft of vehicles and from them."""
    REOFFENDING = "reoffending"
    HATE = "hate"
    """Hate crime, extremism and cohesion."""
    OTHER = "other"
    NOT_MAPPED = "not mapped"
    """Work under a code of the borough's that nobody has mapped."""


def theme_named(word: str) -> Theme:
    """The theme that a word stands for, whichever case it is in.

    Args:
        word: The theme, such as ``asb``.

    Raises:
        UnknownNameError: Where it stands for none.

    Examples:
        >>> theme_named("ASB").value
        'asb'
    """
    try:
        return Theme(word.lower())
    except ValueError:
        raise UnknownNameError(what="theme", name=word, known=list(Theme)) from None
