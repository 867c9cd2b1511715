"""Intervals: the values between which a share, count or rate may lie, chance being what it is."""

from __future__ import annotations

import enum
from decimal import Decimal, localcontext

import attrs

from s92kit.distributions import poisson_mean
from s92kit.errors import InvalidValueError

__all__ = [
    "Confidence",
    "Interval",
    "byar",
    "count_interval",
    "exact_poisson",
    "rate_interval",
    "wilson",
]

_PRECISION = 28
_EXACT_BELOW = 10


class Confidence(enum.StrEnum):
    """How sure an interval is meant to be."""

    P90 = "90%"
    """The narrow one, which some papers of place-based evaluation print."""
    P95 = "95%"
    """The usual interval."""
    P99_8 = "99.8%"
    """The wide one, for charts in which many places are held against each other."""

    @property
    def z(self) -> Decimal:
        """How many standard deviations of the normal distribution each way, to 15 places.

        Examples:
            >>> Confidence.P95.z, Confidence.P99_8.z
            (Decimal('1.959963984540054'), Decimal('3.090232306167813'))
        """
        return _Z[self]

    @property
    def tail(self) -> Decimal:
        """The chance that is left beyond each end.

        Examples:
            >>> Confidence.P95.tail
            Decimal('0.025')
        """
        return (100 - Decimal(self.removesuffix("%"))) / 200


_Z = {
    Confidence.P90: Decimal("1.644853626951473"),
    Confidence.P95: Decimal("1.959963984540054"),
    Confidence.P99_8: Decimal("3.090232306167813"),
}


@attrs.frozen(kw_only=True)
class Interval:
    """The lowest and highest value that go with what was counted.

    Args:
        lower: The lower end.
        upper: The upper end.
        confidence: How sure it is meant to be.
        method: The name of the formula.
    """

    lower: Decimal
    upper: Decimal
    confidence: Confidence
    method: str


def wilson(count: int, out_of: int, *, confidence: Confidence = Confidence.P95) -> Interval:
    """The interval of a share, by Wilson's score.

    Args:
        count: How many there were.
        out_of: Among how many.
        confidence: How sure it is to be.

    Returns:
        An interval between 0 and 1.

    Raises:
        InvalidValueError: Where there is nothing to be a share of, or more than all.

    Source:
        Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference,
        Journal of the American Statistical Association 22, 209-212; without continuity correction,
        as the public-health method for proportions has it.

    Examples:
        >>> share = wilson(21, 121)
        >>> f"{share.lower:.1%} to {share.upper:.1%}"
        '11.6% to 25.1%'
    """
    if not 0 <= count <= out_of or out_of == 0:
        raise InvalidValueError(
            what="A share",
            given=f"{count} of {out_of}",
            mend="Give a count from 0 to a whole that is above 0.",
        )
    with localcontext(prec=_PRECISION):
        z, whole = confidence.z, Decimal(out_of)
        share, square = count / whole, z * z
        middle = share + square / (2 * whole)
        half = z * ((share * (1 - share) + square / (4 * whole)) / whole).sqrt()
        scale = 1 + square / whole
        lower = (middle - half) / scale if count else Decimal(0)
        upper = (middle + half) / scale if count < out_of else Decimal(1)
    return Interval(lower=lower, upper=upper, confidence=confidence, method="Wilson's score")


def exact_poisson(count: int, *, confidence: Confidence = Confidence.P95) -> Interval:
    """The interval of a count, by the Poisson distribution itself.

    Args:
        count: How many there were.
        confidence: How sure it is to be.

    Returns:
        The means for which so few, and so many, would each be as rare as the tail of the
        confidence: half the chi-square values with ``2 * count`` and ``2 * count + 2`` degrees.

    Raises:
        InvalidValueError: For a count below 0.

    Source:
        Garwood, F. (1936), Fiducial limits for the Poisson distribution, Biometrika 28, 437-442.

    Examples:
        >>> four = exact_poisson(4)
        >>> f"{four.lower:.2f} to {four.upper:.2f}"
        '1.09 to 10.24'
    """
    _refuse_count(count)
    lower = poisson_mean(count - 1, 1 - confidence.tail) if count else Decimal(0)
    upper = poisson_mean(count, confidence.tail)
    return Interval(lower=lower, upper=upper, confidence=confidence, method="exact Poisson")


def byar(count: int, *, confidence: Confidence = Confidence.P95) -> Interval:
    """The interval of a count, by Byar's formula, which is close from 10 upwards.

    Args:
        count: How many there were.
        confidence: How sure it is to be.

    Raises:
        InvalidValueError: For a count below 0.

    Source:
        Breslow, N. E. and Day, N. E. (1987), Statistical methods in cancer research, volume II,
        page 69, as the public-health method for rates has it.

    Examples:
        >>> calls = byar(65)
        >>> f"{calls.lower:.3f} to {calls.upper:.3f}"
        '50.163 to 82.849'
    """
    _refuse_count(count)
    with localcontext(prec=_PRECISION):
        z, above = confidence.z, Decimal(count + 1)
        # Of one event at 99.8% the formula alone would give less than none.
        lower = max(_byar_end(Decimal(count), -z), Decimal(0)) if count else Decimal(0)
        upper = _byar_end(above, z)
    return Interval(lower=lower, upper=upper, confidence=confidence, method="Byar's formula")


def _byar_end(count: Decimal, z: Decimal) -> Decimal:
    return count * (1 - 1 / (9 * count) + z / (3 * count.sqrt())) ** 3


def count_interval(count: int, *, confidence: Confidence = Confidence.P95) -> Interval:
    """The interval of a count: exact below 10, and by Byar's formula from there.

    Args:
        count: How many there were.
        confidence: How sure it is to be.

    Source:
        The public-health method for rates, as in PHEindicatormethods.

    Examples:
        >>> count_interval(9).method, count_interval(10).method
        ('exact Poisson', "Byar's formula")
    """
    method = exact_poisson if count < _EXACT_BELOW else byar
    return method(count, confidence=confidence)


def rate_interval(
    count: int,
    out_of: Decimal | int,
    *,
    per: Decimal | int = 1,
    confidence: Confidence = Confidence.P95,
) -> Interval:
    """The interval of a rate: so many events for each so much of what they are reckoned by.

    Args:
        count: How many events there were.
        out_of: How much there was, such as residents or hours; taken as known without error.
        per: What the rate is for, such as 1,000.
        confidence: How sure it is to be.

    Raises:
        InvalidValueError: Where there is nothing to reckon by, or for a count below 0.

    Examples:
        >>> arrests = rate_interval(1298, 153569, per=1000)
        >>> f"{arrests.lower:.2f} to {arrests.upper:.2f}"
        '8.00 to 8.92'
    """
    if out_of <= 0:
        raise InvalidValueError(
            what="What a rate is reckoned by", given=out_of, mend="Give more than nothing."
        )
    ends = count_interval(count, confidence=confidence)
    with localcontext(prec=_PRECISION):
        times = Decimal(per) / Decimal(out_of)
        lower, upper = ends.lower * times, ends.upper * times
    return Interval(lower=lower, upper=upper, confidence=confidence, method=ends.method)


def _refuse_count(count: int) -> None:
    if count < 0:
        raise InvalidValueError(what="A count", given=count, mend="Give 0 or more.")
