"""Funnel limits: how far the places of one chart stray from each other by chance alone."""

from __future__ import annotations

import enum
from bisect import bisect_right
from collections.abc import Callable, Mapping
from decimal import Decimal, localcontext
from math import isqrt

import attrs

from s92kit.distributions import binomial_up_to, chi_square_exceeded, poisson_up_to
from s92kit.errors import InvalidValueError
from s92kit.figures import plain_number
from s92kit.intervals import Confidence

__all__ = ["Funnel", "FunnelKind", "FunnelPlace", "Strays", "funnel"]

_PRECISION = 28
_FAR = 8  # more standard deviations than any limit here lies from the mean
_Chance = Callable[[int], Decimal]


class FunnelKind(enum.StrEnum):
    """What is held against what."""

    RATE = "rate"
    """Events by residents, hours or the like."""
    SHARE = "share"
    """A part of a whole number of cases."""


class Strays(enum.StrEnum):
    """Where a place lies in the funnel."""

    WITHIN = "within the limits: no more than chance"
    HIGH = "above the 95% limit"
    LOW = "below the 95% limit"
    VERY_HIGH = "above the 99.8% limit"
    VERY_LOW = "below the 99.8% limit"


@attrs.frozen(kw_only=True)
class FunnelPlace:
    """One place with the limits for a place of its size.

    Args:
        place: Its name.
        count: How many there were.
        out_of: What they are reckoned by.
        value: The rate or share.
        limits: The lower and upper limit of chance at 95%.
        wide_limits: The same at 99.8%.
        strays: Where the place lies.
    """

    place: str
    count: int
    out_of: Decimal
    value: Decimal
    limits: tuple[Decimal, Decimal]
    wide_limits: tuple[Decimal, Decimal]
    strays: Strays


@attrs.frozen(kw_only=True)
class Funnel:
    """Places held against all of them together.

    Args:
        kind: Whether they are rates or shares.
        overall: The rate or share of all of them together, pooled.
        places: The places, by size.
    """

    kind: FunnelKind
    overall: Decimal
    places: tuple[FunnelPlace, ...]

    @property
    def dispersion(self) -> Decimal | None:
        """How much places vary, as a multiple of what chance makes; about 1 where that is all.

        ``None`` where there is one place, or nothing that could vary.

        Source:
            Spiegelhalter, D. J. (2005), as for the limits, section 4: the mean of the squared
            standardised distances, here with one degree of freedom left for the pooled value.
        """
        share = self.kind is FunnelKind.SHARE
        spread = self.overall * (1 - self.overall) if share else self.overall
        if len(self.places) < 2 or not spread:
            return None
        with localcontext(prec=_PRECISION):
            squares = (
                (each.value - self.overall) ** 2 * each.out_of / spread for each in self.places
            )
            return sum(squares, Decimal(0)) / (len(self.places) - 1)

    @property
    def beyond_chance(self) -> bool:
        """Whether places vary by more than chance makes them one time in twenty."""
        freedom, index = len(self.places) - 1, self.dispersion
        if index is None:
            return False
        return index * freedom > chi_square_exceeded(Confidence.P90.tail, freedom)

    @property
    def note(self) -> str:
        """What a reader must know before naming a place."""
        said = (
            "A place outside the 99.8% limits is worth a question; one in twenty lies outside the "
            "95% limits by chance. Limits take events to be independent of each other; where they "
            "come in clusters the true limits are wider. Places are not ranked."
        )
        if not self.beyond_chance or self.dispersion is None:
            return said
        times = plain_number(self.dispersion, places=1)
        return (
            f"{said} These places vary {times} times as much as chance makes of it, so that many "
            "lie outside: they are unlike each other, and what they are reckoned by may not suit."
        )


def funnel(
    counts: Mapping[str, tuple[int, Decimal | int]], *, kind: FunnelKind = FunnelKind.RATE
) -> Funnel:
    """Places held against their pooled rate or share, with limits by the size of each.

    Args:
        counts: For each place how many there were, and what they are reckoned by.
        kind: Whether they are rates, with Poisson limits, or shares, with binomial ones.

    Raises:
        InvalidValueError: For no places, a count below 0, nothing to reckon by, and a part that
            is greater than its whole or of a whole that is no whole number.

    Source:
        Spiegelhalter, D. J. (2005), Funnel plots for comparing institutional performance,
        Statistics in Medicine 24, 1185-1202, appendix A.1.1: interpolated exact limits.

    Examples:
        >>> wards = {"Abbey": (40, 1000), "Mill": (44, 1000), "Station": (95, 1000)}
        >>> [f"{each.place}: {each.strays}" for each in funnel(wards).places][-1]
        'Station: above the 99.8% limit'
    """
    _refuse_bad(counts, kind)
    with localcontext(prec=_PRECISION):
        total = sum(count for count, _ in counts.values())
        whole = sum((Decimal(out_of) for _, out_of in counts.values()), Decimal(0))
        overall = total / whole
        by_size = sorted(counts.items(), key=lambda item: (item[1][1], item[0]))
        places = tuple(
            _place(name, count, Decimal(out_of), overall, kind) for name, (count, out_of) in by_size
        )
    return Funnel(kind=kind, overall=overall, places=places)


def _refuse_bad(counts: Mapping[str, tuple[int, Decimal | int]], kind: FunnelKind) -> None:
    if not counts:
        raise InvalidValueError(what="The places of a funnel", given=(), mend="Give at least one.")
    for name, (count, out_of) in counts.items():
        share = kind is FunnelKind.SHARE
        if count < 0 or out_of <= 0 or (share and (count > out_of or out_of != int(out_of))):
            raise InvalidValueError(
                what=f"The count of {name!r}",
                given=f"{count} of {out_of}",
                mend="Give 0 or more, of more than nothing; a share is of a whole number of cases.",
            )


def _place(
    name: str, count: int, out_of: Decimal, overall: Decimal, kind: FunnelKind
) -> FunnelPlace:
    up_to, most = _up_to(kind, out_of, overall), _most(kind, out_of, overall)
    narrow, wide = (
        tuple(
            _quantile(up_to, tail, most) / out_of for tail in (confidence.tail, 1 - confidence.tail)
        )
        for confidence in (Confidence.P95, Confidence.P99_8)
    )
    value = count / out_of
    return FunnelPlace(
        place=name,
        count=count,
        out_of=out_of,
        value=value,
        limits=(narrow[0], narrow[1]),
        wide_limits=(wide[0], wide[1]),
        strays=_strays(value, narrow, wide),
    )


def _strays(value: Decimal, narrow: tuple[Decimal, ...], wide: tuple[Decimal, ...]) -> Strays:
    if value > wide[1]:
        return Strays.VERY_HIGH
    if value < wide[0]:
        return Strays.VERY_LOW
    if value > narrow[1]:
        return Strays.HIGH
    return Strays.LOW if value < narrow[0] else Strays.WITHIN


def _up_to(kind: FunnelKind, out_of: Decimal, overall: Decimal) -> _Chance:
    """Gives the chance of a count or fewer at a place of that size."""
    if kind is FunnelKind.RATE:
        return lambda count: poisson_up_to(count, out_of * overall)
    return lambda count: binomial_up_to(count, int(out_of), overall)


def _quantile(up_to: _Chance, below: Decimal, most: int) -> Decimal:
    """The count below which a share of all chances lies, drawn out between whole counts."""
    count = bisect_right(range(most), below, key=up_to)
    before = up_to(count - 1) if count else Decimal(0)
    here = up_to(count) - before
    # Where a count is certain there is nothing to draw out.
    part = (up_to(count) - below) / here if here < 1 else Decimal(0)
    return max(count - part, Decimal(0))


def _most(kind: FunnelKind, out_of: Decimal, overall: Decimal) -> int:
    """A count that no limit lies beyond."""
    if kind is FunnelKind.SHARE:
        return int(out_of)
    mean = int(out_of * overall) + 1
    return mean + _FAR * (isqrt(mean) + 1)
