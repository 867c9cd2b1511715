"""Red, amber or green by a council's own rule, said in words and with the reason."""

from __future__ import annotations

import enum
from decimal import ROUND_HALF_UP, Decimal

import attrs

from s92kit.errors import InvalidValueError
from s92kit.figures import Unit, plain_number
from s92kit.kpis._indicator import Polarity, Tolerance
from s92kit.sources import Source

__all__ = ["Held", "Rag", "RagKind", "RagPolicy", "Rating", "rated"]


class Rag(enum.StrEnum):
    """A rating; the word is printed, so that nothing hangs on a colour."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class RagKind(enum.StrEnum):
    """The rules that councils rate by."""

    LAST_YEAR = "tolerance and same period last year"
    """Green within the tolerance of the target; amber beyond it but no worse than the same period
    of last year; else red."""
    MINIMUM = "minimum expectation"
    """Green where the target is met; amber below it but at the minimum or above; else red."""
    BANDS = "bands"
    """Green where the target is met; amber within the tolerance of it; else red."""


@attrs.frozen(kw_only=True)
class RagPolicy:
    """How a council rates a figure against its target.

    Args:
        kind: The rule.
        sources: Where it was read.
        tolerance_percent: How far off the target, in per cent of it, still counts as near.
        corrective_action_for: The ratings that oblige the owner to say what will be done.
        note: What a reader should know of it.

    Raises:
        InvalidValueError: Where a rule with a tolerance has none, or one without has one.

    Examples:
        >>> policy = RagPolicy(kind=RagKind.BANDS, tolerance_percent=Decimal(5), sources=())
        >>> figure = Held(value=Decimal(96), target=Decimal(100), polarity=Polarity.HIGHER)
        >>> rated(policy, figure).text
        'amber: 4% off the target of 100, within the tolerance of 5%'
    """

    kind: RagKind
    sources: tuple[Source, ...]
    tolerance_percent: Decimal | None = None
    corrective_action_for: tuple[Rag, ...] = ()
    note: str = ""

    def __attrs_post_init__(self) -> None:
        tolerance = self.tolerance_percent
        if (tolerance is None) != (self.kind is RagKind.MINIMUM) or (
            tolerance is not None and tolerance < 0
        ):
            raise InvalidValueError(
                what=f"The tolerance of the rule {str(self.kind)!r}",
                given=tolerance,
                mend="Give a per cent of the target, 0 or more; the rule of a minimum has none.",
            )


@attrs.frozen(kw_only=True)
class Held:
    """A figure with all that it is held against; ``None`` stands for what is not recorded.

    Args:
        value: The figure.
        polarity: Which way is better.
        target: What is aimed at.
        minimum: The least, or where lower is better the most, that is expected.
        last_year: The figure of the same period of last year.
        tolerance: The indicator's own tolerance, which goes before the rule's.
    """

    value: Decimal | None
    polarity: Polarity | None
    target: Decimal | None = None
    minimum: Decimal | None = None
    last_year: Decimal | None = None
    tolerance: Tolerance | None = None


@attrs.frozen(kw_only=True)
class Rating:
    """A rating, or the reason why there is none.

    Args:
        rag: The rating; ``None`` where it cannot be determined.
        because: What it rests on, or why there is none.
    """

    rag: Rag | None
    because: str

    @property
    def text(self) -> str:
        """The rating in words with what it rests on."""
        if self.rag is None:
            return f"cannot be determined, because {self.because}"
        return f"{self.rag}: {self.because}"


def rated(policy: RagPolicy, held: Held) -> Rating:
    """The rating of a figure by a council's rule.

    Args:
        policy: The rule.
        held: The figure with what it is held against.

    Returns:
        A rating with what it rests on; none where a figure that settles it is not known.

    Examples:
        >>> policy = RagPolicy(kind=RagKind.LAST_YEAR, tolerance_percent=Decimal(10), sources=())
        >>> answered = Held(value=Decimal("76.83"), target=Decimal(90),
        ...                 last_year=Decimal("84.45"), polarity=Polarity.HIGHER)
        >>> rated(policy, answered).text
        'red: 14.6% off the target of 90, and worse than 84.45 in the same period of last year'
    """
    if held.value is None:
        return Rating(rag=None, because="the figure cannot be determined")
    if held.polarity in (None, Polarity.NEUTRAL):
        return Rating(rag=None, because="neither more nor less of it is recorded as better")
    if policy.kind is RagKind.MINIMUM:
        return _by_minimum(held)
    if held.target is None:
        return Rating(rag=None, because=_NO_TARGET)
    return _by_tolerance(policy, held)


_NO_TARGET = "no target is recorded"


def _shortfall(held: Held, mark: Decimal) -> Decimal:
    """How far a figure is on the wrong side of a mark; below nought on the right side."""
    value = held.value if held.value is not None else mark
    return mark - value if held.polarity is Polarity.HIGHER else value - mark


def _by_minimum(held: Held) -> Rating:
    target, minimum = held.target, held.minimum
    if target is not None and _shortfall(held, target) <= 0:
        return Rating(rag=Rag.GREEN, because=f"the target of {plain_number(target)} is met")
    missed = _NO_TARGET if target is None else f"the target of {plain_number(target)} is missed"
    if minimum is None:
        return Rating(rag=None, because=f"{missed} and no minimum expectation is recorded")
    least = f"the minimum expectation of {plain_number(minimum)}"
    if _shortfall(held, minimum) > 0:
        return Rating(rag=Rag.RED, because=f"{least} is missed")
    if target is None:
        return Rating(rag=None, because=f"{least} is met, and {missed}")
    return Rating(rag=Rag.AMBER, because=f"{missed}, and {least} is met")


def _by_tolerance(policy: RagPolicy, held: Held) -> Rating:
    target = held.target or Decimal(0)
    short = _shortfall(held, target)
    if short <= 0:
        return Rating(rag=Rag.GREEN, because=f"the target of {plain_number(target)} is met")
    allowed, tolerance = _allowed(policy, held, target)
    off = f"{_off(short, target)} the target of {plain_number(target)}"
    within = short <= allowed
    near = f"{off}, within the tolerance of {tolerance}"
    if policy.kind is RagKind.BANDS:
        if within:
            return Rating(rag=Rag.AMBER, because=near)
        return Rating(rag=Rag.RED, because=f"{off}, beyond the tolerance of {tolerance}")
    return Rating(rag=Rag.GREEN, because=near) if within else _by_last_year(held, off)


def _by_last_year(held: Held, off: str) -> Rating:
    if held.last_year is None:
        return Rating(
            rag=None,
            because=f"it is {off}, and the same period of last year, which settles whether that "
            "is amber or red, is not known",
        )
    before = f"{plain_number(held.last_year)} in the same period of last year"
    if _shortfall(held, held.last_year) <= 0:
        return Rating(rag=Rag.AMBER, because=f"{off}, but no worse than {before}")
    return Rating(rag=Rag.RED, because=f"{off}, and worse than {before}")


def _allowed(policy: RagPolicy, held: Held, target: Decimal) -> tuple[Decimal, str]:
    """How far off a figure may be, in its own unit and in words."""
    own = held.tolerance
    if own is not None and own.unit is not Unit.PER_CENT:
        return own.value, f"{plain_number(own.value)} {own.unit}"
    percent = own.value if own is not None else policy.tolerance_percent or Decimal(0)
    return percent * abs(target) / 100, f"{plain_number(percent)}%"


def _off(short: Decimal, target: Decimal) -> str:
    if not target:
        return f"{plain_number(short)} off"
    percent = (short * 100 / abs(target)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return f"{plain_number(percent)}% off"
