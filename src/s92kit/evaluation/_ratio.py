"""Ratios: before and after in one area, and one area's change against another's."""

from __future__ import annotations

from decimal import Decimal, localcontext

from s92kit.evaluation._counts import Counts
from s92kit.evaluation._estimate import Estimate
from s92kit.evaluation._words import fell_or_rose, in_counts, may_be_chance, ratio_in_words
from s92kit.figures import Basis, Figure, FigureKind, Unit
from s92kit.intervals import Confidence, Interval
from s92kit.sources import Source

__all__ = ["difference_in_differences", "per_cent_change", "rate_ratio"]

_PRECISION = 28
_NO_CHANGE = Decimal(1)


def per_cent_change(before: Decimal, after: Decimal) -> Decimal:
    """A change in per cent of what was there before, which is not one in percentage points.

    Args:
        before: The value before, above 0.
        after: The value after.

    Examples:
        >>> round(per_cent_change(Decimal("84.45"), Decimal("76.83")), 1)
        Decimal('-9.0')
    """
    return 100 * (after - before) / before


def rate_ratio(
    counts: Counts,
    *,
    of: str,
    confidence: Confidence = Confidence.P95,
    dispersion: Decimal = _NO_CHANGE,
    sources: tuple[Source, ...] = (),
) -> Estimate:
    """The rate after as a multiple of the rate before, for times of whatever length.

    Args:
        counts: The counts.
        of: What is counted, to begin a sentence with, such as ``Calls``.
        confidence: How sure the interval is to be.
        dispersion: How many times the variance of chance the counts vary by from month to month.
        sources: Where the counts were read.

    Returns:
        The ratio; not determined, and without an interval, where there were none before. For
        none after, the interval is the exact one, given how many there were.

    Source:
        Rothman, K. J. and Greenland, S. (1998), Modern epidemiology, 2nd edition, chapter 14: the
        logarithm of a ratio of two Poisson rates has the variance 1/before + 1/after. For none
        after: Clopper, C. J. and Pearson, E. S. (1934), The use of confidence or fiducial limits,
        Biometrika 26, 404-413, on the share after of all.

    Examples:
        >>> print(rate_ratio(Counts(before=60, after=45), of="Calls").words)
        Calls fell from 60 to 45, a rate ratio of 0.75 (95% interval 0.51 to 1.10): the fall may be
        chance.
    """
    value, cells = counts.ratio, (counts.before, counts.after)
    interval, error = _around(value, cells, confidence, dispersion)
    if counts.before and not counts.after:
        interval = _for_none_after(counts, confidence)
    figure = Figure(
        label=f"Rate ratio of {of[:1].lower()}{of[1:]}, after to before",
        value=value,
        unit=Unit.RATIO,
        kind=FigureKind.RATE,
        basis=Basis.DERIVED,
        sources=sources,
        how=_how_of_ratio(counts),
        unknown_because="" if value is not None else "there were none before",
    )
    words = (
        f"{of} {in_counts(counts)}, {ratio_in_words('a rate ratio', figure, interval)}: "
        f"{may_be_chance(fell_or_rose(counts), value, interval, _NO_CHANGE)}."
    )
    return Estimate(
        figure=figure,
        interval=interval,
        words=words,
        no_change=_NO_CHANGE,
        standard_error=error,
    )


def difference_in_differences(
    treated: Counts,
    control: Counts,
    *,
    of: str,
    confidence: Confidence = Confidence.P95,
    dispersion: Decimal = _NO_CHANGE,
    sources: tuple[Source, ...] = (),
) -> Estimate:
    """The change in one area as a multiple of the change in another over the same times.

    Args:
        treated: The counts where something was done.
        control: The counts of the comparison area.
        of: What is counted, to begin a sentence with.
        confidence: How sure the interval is to be.
        dispersion: How many times the variance of chance the counts vary by from month to month.
        sources: Where the counts were read.

    Returns:
        The ratio of the two rate ratios: 0.51 says 49% fewer than the comparison area foretold.

    Source:
        Farrington, D. P., Gill, M., Waples, S. J. and Argomaniz, J. (2007), The effects of
        closed-circuit television on crime, Journal of Experimental Criminology 3, 21-38: the
        relative effect size; the logarithm has the variance 1/a + 1/b + 1/c + 1/d.

    Examples:
        >>> change = difference_in_differences(Counts(before=207, after=110),
        ...                                    Counts(before=308, after=318), of="Calls")
        >>> f"{change.figure.value:.4f}"
        '0.5147'
    """
    ratios = (treated.ratio, control.ratio)
    value = ratios[0] / ratios[1] if ratios[0] is not None and ratios[1] else None
    cells = (treated.before, treated.after, control.before, control.after)
    interval, error = _around(value, cells, confidence, dispersion)
    figure = Figure(
        label=f"Change of {of[:1].lower()}{of[1:]} against that of the comparison area",
        value=value,
        unit=Unit.RATIO,
        kind=FigureKind.RATE,
        basis=Basis.DERIVED,
        sources=sources,
        how=f"({_how_of_ratio(treated)}) / ({_how_of_ratio(control)})",
        unknown_because="" if value is not None else "a count that it divides by is 0",
    )
    words = (
        f"{of} {in_counts(treated)}, and in the comparison area {in_counts(control)}: "
        f"{ratio_in_words('a ratio of the two changes', figure, interval)}; "
        f"{may_be_chance('difference', value, interval, _NO_CHANGE)}."
    )
    return Estimate(
        figure=figure,
        interval=interval,
        words=words,
        no_change=_NO_CHANGE,
        standard_error=error,
    )


def _for_none_after(counts: Counts, confidence: Confidence) -> Interval:
    """The exact interval of a ratio of nought, given how many there were of both together."""
    with localcontext(prec=_PRECISION):
        share = 1 - confidence.tail ** (1 / Decimal(counts.before))
        upper = share / (1 - share) * counts.before_days / counts.after_days
    return Interval(
        lower=Decimal(0), upper=upper, confidence=confidence, method="exact, given the total"
    )


def _around(
    value: Decimal | None, cells: tuple[int, ...], confidence: Confidence, dispersion: Decimal
) -> tuple[Interval | None, Decimal | None]:
    if value is None or not all(cells):
        return None, None
    with localcontext(prec=_PRECISION):
        error = (dispersion * sum(1 / Decimal(cell) for cell in cells)).sqrt()
        reach = (confidence.z * error).exp()
        lower, upper = value / reach, value * reach
    method = "normal on the logarithm of the ratio"
    return Interval(lower=lower, upper=upper, confidence=confidence, method=method), error


def _how_of_ratio(counts: Counts) -> str:
    if counts.before_days == counts.after_days:
        return f"{counts.after:,} / {counts.before:,}"
    return (
        f"({counts.after:,} / {counts.after_days:,} days) / "
        f"({counts.before:,} / {counts.before_days:,} days)"
    )
