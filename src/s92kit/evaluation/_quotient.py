"""The weighted displacement quotient: whether what fell in one area went to the area around it."""

from __future__ import annotations

from decimal import Decimal

import attrs

from s92kit.evaluation._counts import Counts
from s92kit.figures import Basis, Figure, FigureKind, Unit, plain_number
from s92kit.sources import Source

__all__ = ["Displacement", "displacement_quotient"]


@attrs.frozen(kw_only=True)
class Displacement:
    """What became of an area, the area around it and the two together.

    Args:
        gross_effect: How many fewer there were in the treated area; not determined where the two
            times are of unlike length.
        net_effect: By how much its count fell as a multiple of the comparison area's.
        success: The same with its sign turned; below 0 where it did better than the comparison.
        buffer: By how much the area around it rose as a multiple of the comparison area's.
        quotient: ``buffer`` over ``success``; not determined where there was no success.
        total_net_effect: How many fewer there were in both than the comparison area foretold.
        words: The quotient in a sentence that an officer can read.
    """

    gross_effect: Figure
    net_effect: Figure
    success: Figure
    buffer: Figure
    quotient: Figure
    total_net_effect: Figure
    words: str


def displacement_quotient(
    treated: Counts,
    around: Counts,
    control: Counts,
    *,
    sources: tuple[Source, ...] = (),
) -> Displacement:
    """Whether a fall was kept, spread to the area around, or went there.

    Args:
        treated: The counts where something was done.
        around: The counts of the area around it, where it may have gone.
        control: The counts of a comparison area that neither reaches.
        sources: Where the counts were read.

    Returns:
        The quotient and what it is made of. It has no interval: see the weighted displacement
        difference for that. The lengths of time cancel where all three are counted over the same.

    Source:
        Bowers, K. J. and Johnson, S. D. (2003), Measuring the geographical displacement and
        diffusion of benefit effects of crime prevention activity, Journal of Quantitative
        Criminology 19, 275-301; net effects as in Guerette, R. T. (2009), Analyzing crime
        displacement and diffusion, Problem-Oriented Guides for Police, tool guide 10.

    Examples:
        >>> moved = displacement_quotient(Counts(before=100, after=50),
        ...                               Counts(before=100, after=150),
        ...                               Counts(before=100, after=100))
        >>> moved.quotient.value, moved.total_net_effect.value
        (Decimal('-1'), Decimal('0'))
        >>> print(moved.words)
        The displacement quotient is -1: as much came to the area around as fell in the area itself.
    """
    shares = _over(treated.before, control.before), _over(treated.after, control.after)
    nearby = _over(around.before, control.before), _over(around.after, control.after)
    success, buffer = _less(shares[1], shares[0]), _less(nearby[1], nearby[0])
    quotient, why = _quotient(success, buffer)
    foretold = _over(control.after, control.before)
    net = None
    if foretold is not None:
        net = (treated.before * foretold - treated.after) + (
            around.before * foretold - around.after
        )
    return Displacement(
        gross_effect=_figure("Gross effect", _gross(treated), _UNLIKE_TIMES, sources),
        net_effect=_figure("Net effect", _less(shares[0], shares[1]), _NOTHING, sources),
        success=_figure("Measure of success", success, _NOTHING, sources),
        buffer=_figure("Measure of the area around", buffer, _NOTHING, sources),
        quotient=_figure("Weighted displacement quotient", quotient, why, sources),
        total_net_effect=_figure("Total net effect", net, _NOTHING, sources),
        words=_in_words(quotient, why),
    )


_NOTHING = "a count of the comparison area is 0"
_UNLIKE_TIMES = "the times before and after are of unlike length"


def _gross(counts: Counts) -> Decimal | None:
    alike = counts.before_days == counts.after_days
    return Decimal(counts.before - counts.after) if alike else None


def _over(count: int, other: int) -> Decimal | None:
    return Decimal(count) / other if other else None


def _less(value: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if value is None or other is None else value - other


def _quotient(success: Decimal | None, buffer: Decimal | None) -> tuple[Decimal | None, str]:
    if success is None or buffer is None:
        return None, _NOTHING
    if success >= 0:
        return None, "the area did no better than the comparison area, so nothing was displaced"
    return buffer / success, ""


def _figure(label: str, value: Decimal | None, why: str, sources: tuple[Source, ...]) -> Figure:
    return Figure(
        label=label,
        value=value,
        unit=Unit.RATIO,
        kind=FigureKind.RATE,
        basis=Basis.DERIVED,
        sources=sources,
        unknown_because="" if value is not None else why,
    )


def _in_words(quotient: Decimal | None, why: str) -> str:
    if quotient is None:
        return f"The displacement quotient cannot be determined, because {why}."
    meaning = _GAIN if quotient > 0 else _LOSS
    said = meaning[0 if abs(quotient) < 1 else 1 if abs(quotient) == 1 else 2]
    if quotient == 0:
        said = "the area around did as the comparison area did"
    return f"The displacement quotient is {plain_number(quotient)}: {said}."


_GAIN = (
    "the area around gained too, by less than the area itself",
    "the area around gained as much as the area itself",
    "the area around gained more than the area itself",
)
_LOSS = (
    "some of what fell came to the area around, and some was prevented",
    "as much came to the area around as fell in the area itself",
    "more came to the area around than fell in the area itself",
)
