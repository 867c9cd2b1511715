"""The weighted displacement difference: how many fewer there were, neighbours counted too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal, localcontext

import attrs

from s92kit.errors import InvalidValueError
from s92kit.evaluation._counts import Counts
from s92kit.evaluation._estimate import Estimate
from s92kit.evaluation._words import difference_in_words, may_be_chance
from s92kit.figures import Basis, Figure, FigureKind, Unit, plain_number
from s92kit.intervals import Confidence, Interval
from s92kit.sources import Source

__all__ = ["FourAreas", "weighted_displacement_difference", "weighted_harm_difference"]

_PRECISION = 28
_ONE = Decimal(1)
_NO_CHANGE = Decimal(0)


@attrs.frozen(kw_only=True)
class FourAreas:
    """Counts of one thing where something was done, in a comparison area, and around either.

    Args:
        treated: The counts where something was done.
        control: The counts of the comparison area.
        displacement: The counts around the treated area, where it may have moved to.
        displacement_control: The counts around the comparison area, or of one like the area
            around the treated one.
        sizes: How large the four areas are beside each other, in the order above, where their
            counts are to be weighed by that.
        weight: How much one of it counts, such as the days of a sentence.

    Raises:
        InvalidValueError: Where one of the two areas around is given without the other, or a
            size is not above 0.

    Examples:
        >>> areas = FourAreas(treated=Counts(before=20, after=10),
        ...                   control=Counts(before=20, after=20))
        >>> areas.difference, areas.variance
        (Decimal('-10'), Decimal('70'))
    """

    treated: Counts
    control: Counts
    displacement: Counts | None = None
    displacement_control: Counts | None = None
    sizes: tuple[Decimal, ...] = (_ONE, _ONE, _ONE, _ONE)
    weight: Decimal = _ONE

    def __attrs_post_init__(self) -> None:
        if (self.displacement is None) != (self.displacement_control is None):
            raise InvalidValueError(
                what="The areas around",
                given="one of two",
                mend="Give the area around the treated one and one to compare it with, or neither.",
            )
        if len(self.sizes) != 4 or min(self.sizes) <= 0:
            raise InvalidValueError(
                what="The sizes of four areas",
                given=self.sizes,
                mend="Give four numbers above 0.",
            )

    @property
    def difference(self) -> Decimal:
        """How many more there were than the areas compared with foretold, in the time after."""
        return sum((sign * (after - before) for sign, before, after in self.weighed()), Decimal(0))

    @property
    def variance(self) -> Decimal:
        """The variance of the difference: the sum of the counts, each over its weight squared."""
        with localcontext(prec=_PRECISION):
            return sum(
                (
                    counts.before / (_days_weight(counts) * size) ** 2 + counts.after / size**2
                    for counts, size, _ in self._areas()
                ),
                Decimal(0),
            )

    def weighed(self) -> Iterator[tuple[int, Decimal, Decimal]]:
        """For each area the sign it counts with, and its counts before and after, weighed."""
        with localcontext(prec=_PRECISION):
            for counts, size, sign in self._areas():
                before = counts.before / (_days_weight(counts) * size)
                yield sign, before, counts.after / size

    def _areas(self) -> Iterator[tuple[Counts, Decimal, int]]:
        every = (self.treated, self.control, self.displacement, self.displacement_control)
        for counts, size, sign in zip(every, self.sizes, (1, -1, 1, -1), strict=True):
            if counts is not None:
                yield counts, size, sign


def _days_weight(counts: Counts) -> Decimal:
    return Decimal(counts.before_days) / counts.after_days


def weighted_displacement_difference(
    areas: FourAreas,
    *,
    of: str,
    confidence: Confidence = Confidence.P90,
    dispersion: Decimal = _ONE,
    sources: tuple[Source, ...] = (),
) -> Estimate:
    """How many fewer, or more, there were than the comparison areas foretold.

    Args:
        areas: The counts of two or four areas.
        of: What is counted, such as ``calls``.
        confidence: How sure the interval is to be; the paper's own is 90%.
        dispersion: How many times the variance of chance the counts vary by from month to month.
        sources: Where the counts were read.

    Returns:
        The difference in counts over the time after; below 0 for fewer. The comparison areas
        should hold counts of about the size of those they are compared with.

    Source:
        Wheeler, A. P. and Ratcliffe, J. H. (2018), A simple weighted displacement difference test
        to evaluate place based crime interventions, Crime Science 7:11; weights of time and area
        as in its later version.

    Examples:
        >>> areas = FourAreas(treated=Counts(before=20, after=10),
        ...                   control=Counts(before=20, after=20))
        >>> print(weighted_displacement_difference(areas, of="calls").words)
        Calls: 10 fewer than the comparison area foretold (90% interval 23.8 fewer to 3.8 more): the
        difference may be chance.
    """
    label = f"Weighted displacement difference of {of}"
    return _estimate((areas,), of=of, confidence=confidence, times=dispersion, label=label).sourced(
        sources
    )


def weighted_harm_difference(
    kinds: Iterable[FourAreas],
    *,
    of: str = "days of harm",
    confidence: Confidence = Confidence.P90,
    dispersion: Decimal = _ONE,
    sources: tuple[Source, ...] = (),
) -> Estimate:
    """How much less, or more, harm there was than the comparison areas foretold.

    Args:
        kinds: The counts of each kind of offence, each with its ``weight``.
        of: What the weights are in.
        confidence: How sure the interval is to be.
        dispersion: How many times the variance of chance the counts vary by from month to month.
        sources: Where the counts and the weights were read.

    Returns:
        The sum of the differences, each times its weight; the variance is the sum of theirs, each
        times its weight squared.

    Source:
        Wheeler, A. P. and Ratcliffe, J. H. (2018), as for the counts; the weights of harm as in
        the authors' published code.

    Examples:
        >>> robbery = FourAreas(treated=Counts(before=20, after=10),
        ...                     control=Counts(before=20, after=20), weight=Decimal(365))
        >>> weighted_harm_difference([robbery]).figure.text
        '-3,650'
    """
    label = f"Weighted displacement difference in {of}"
    return _estimate(
        tuple(kinds), of=of, confidence=confidence, times=dispersion, label=label
    ).sourced(sources)


def _estimate(
    kinds: tuple[FourAreas, ...],
    *,
    of: str,
    confidence: Confidence,
    times: Decimal,
    label: str,
) -> Estimate:
    with localcontext(prec=_PRECISION):
        value = sum((kind.weight * kind.difference for kind in kinds), Decimal(0))
        variance = sum((kind.weight**2 * kind.variance for kind in kinds), Decimal(0))
        error = (times * variance).sqrt()
        lower, upper = value - confidence.z * error, value + confidence.z * error
    interval = Interval(
        lower=lower, upper=upper, confidence=confidence, method="normal on the difference"
    )
    around = any(kind.displacement is not None for kind in kinds)
    foretold = "area foretold" if not around else "areas foretold, the area around included"
    ends = " to ".join(map(difference_in_words, (lower, upper)))
    verdict = may_be_chance("difference", value, interval, _NO_CHANGE)
    figure = Figure(
        label=label,
        value=value,
        unit=Unit.COUNT,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.DERIVED,
        how=" + ".join(filter(None, map(_how, kinds))),
    )
    return Estimate(
        figure=figure,
        interval=interval,
        words=(
            f"{of[:1].upper()}{of[1:]}: {difference_in_words(value)} than the comparison "
            f"{foretold} ({confidence} interval {ends}): {verdict}."
        ),
        no_change=_NO_CHANGE,
        standard_error=error,
    )


def _how(areas: FourAreas) -> str:
    parts = [
        f"{'+' if sign > 0 else '-'} ({plain_number(after)} - {plain_number(before)})"
        for sign, before, after in areas.weighed()
    ]
    inner = " ".join(parts).removeprefix("+ ")
    return inner if areas.weight == 1 else f"{plain_number(areas.weight)} × ({inner})"
