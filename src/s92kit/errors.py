"""The base of every error that s92kit raises, and how an error suggests a mend."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = ["InvalidValueError", "S92Error", "UnknownNameError", "closest_to"]


class S92Error(Exception):
    """Anything that s92kit refuses to do, said in words that name the place and the mend.

    Catch this class to catch them all. The wording is not part of the interface; the class
    and its attributes are.
    """

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuilt, (type(self), self.args, self.__dict__)


def _rebuilt(cls: type[S92Error], args: tuple[object, ...], fields: dict[str, object]) -> S92Error:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(fields)
    return error


class InvalidValueError(S92Error, ValueError):
    """A value that cannot be what it is given as.

    Args:
        what: What the value was meant to be.
        given: The value as it was given.
        mend: What to write instead.
    """

    def __init__(self, *, what: str, given: object, mend: str) -> None:
        self.what = what
        self.given = given
        self.mend = mend
        super().__init__(f"{what} cannot be {given!r}. {mend}")


class UnknownNameError(S92Error, LookupError):
    """A name, key or id that is not among those known.

    Args:
        what: The kind of thing that was looked up.
        name: The name that was asked for.
        known: Every name that would have been accepted.
    """

    def __init__(self, *, what: str, name: str, known: Iterable[str]) -> None:
        self.what = what
        self.name = name
        self.known = tuple(sorted(map(str, known)))
        super().__init__(f"There is no {what} {name!r}. {closest_to(name, self.known)}")


def closest_to(name: str, known: Iterable[str]) -> str:
    """A sentence that helps a reader who has mistyped a name.

    Args:
        name: What was written.
        known: What could have been written.

    Returns:
        The nearest known name as a question, else the known names, else that there are none.

    Examples:
        >>> closest_to("walfrod", ["estates", "walford"])
        "Did you mean 'walford'?"
        >>> closest_to("park", ["estates", "walford"])
        "Known: 'estates', 'walford'."
        >>> closest_to("park", [])
        'None is known.'
    """
    options = sorted(map(str, known))
    small = {option.lower(): option for option in options}
    near = difflib.get_close_matches(name, options, n=1) or [
        small[option] for option in difflib.get_close_matches(name.lower(), small, n=1)
    ]
    if near:
        return f"Did you mean {near[0]!r}?"
    if options:
        return f"Known: {', '.join(map(repr, options))}."
    return "None is known."
