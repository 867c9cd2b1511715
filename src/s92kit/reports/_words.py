"""What a paper says in a line: words, figures, and what is missing, stated and never left blank."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import attrs

from s92kit.errors import InvalidValueError
from s92kit.figures import Figure

__all__ = ["Missing", "Part", "as_words", "refuse_unless", "refuse_unsaid", "says_something"]

_STATE_IT = (
    "Write it in words or figures; "
    "what there is none of is stated as Missing(what=..., because=...), never left blank."
)
_CITE_IT = "Make a number a Figure, so that its evidence is printed, and anything else text."


def says_something(what: str) -> Callable[[Any, attrs.Attribute[str], str], None]:
    """A check that a text holds a letter or a digit: a blank or a dash tells a reader nothing.

    Args:
        what: What the text is, for the message.
    """
    return lambda _object, _field, text: _refuse_blank(text, what=what)


def _refuse_blank(text: object, *, what: str) -> None:
    if not isinstance(text, str) or not any(char.isalnum() for char in text):
        raise InvalidValueError(what=what, given=text, mend=_STATE_IT)


@attrs.frozen(kw_only=True)
class Missing:
    """A figure or passage that a paper should have and has not, with the reason.

    Args:
        what: What is missing, as it would stand in a sentence.
        because: Why it is missing, as it would follow *because*.

    Raises:
        InvalidValueError: Where either says nothing.

    Examples:
        >>> Missing(what="hours on patrol", because="no return was made").text
        'Missing: hours on patrol, because no return was made'
    """

    what: str = attrs.field(validator=says_something("The name of what is missing"))
    because: str = attrs.field(validator=says_something("The reason why something is missing"))

    @property
    def text(self) -> str:
        """What is missing and why, as it is printed."""
        return f"Missing: {self.what}, because {self.because.rstrip('.')}"

    @property
    def parts(self) -> tuple[Part, ...]:
        """Itself, as the only part of the block that it can be."""
        return (self,)


Part: TypeAlias = str | Figure | Missing
"""One piece of a line or one cell of a table."""


def as_words(given: Part | Iterable[Part]) -> tuple[Part, ...]:
    """The parts of a line, whether it was given as one part or as several.

    Examples:
        >>> as_words("Five officers.")
        ('Five officers.',)
    """
    if isinstance(given, Iterable) and not isinstance(given, str):
        return tuple(given)
    return (given,)


def refuse_unless(
    items: Iterable[object], kinds: tuple[type, ...], *, what: str, mend: str
) -> None:
    """Refuse anything that is not of the kinds that can stand in its place.

    Args:
        items: What was given.
        kinds: The classes that can stand there.
        what: What each item was meant to be, for the message.
        mend: What to write instead.

    Raises:
        InvalidValueError: For the first item of another kind.
    """
    for item in items:
        if not isinstance(item, kinds):
            raise InvalidValueError(what=what, given=item, mend=mend)


def refuse_unsaid(words: tuple[Part, ...], *, what: str) -> None:
    """Refuse a line that says nothing, or holds what a paper cannot print.

    Args:
        words: The parts of the line.
        what: What the line is, for the message.

    Raises:
        InvalidValueError: For no parts, an empty part, words without a letter or digit, a bare
            number, and a figure without a label.
    """
    for part in words:
        if isinstance(part, Figure):
            _refuse_blank(part.label, what=f"The label of a figure in {what.lower()}")
        elif part == "":
            raise InvalidValueError(what=f"A part of {what.lower()}", given=part, mend=_STATE_IT)
        elif not isinstance(part, (str, Missing)):
            raise InvalidValueError(what=f"A part of {what.lower()}", given=part, mend=_CITE_IT)
    if all(isinstance(part, str) for part in words):
        _refuse_blank("".join(map(str, words)), what=what)
