"""The E-test: how often chance alone would part two counts so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import accumulate

import attrs

from s92kit.errors import InvalidValueError
from s92kit.evaluation._counts import Counts

__all__ = ["e_test", "in_reach_of_e_test"]

_PRECISION = 28
_NEGLIGIBLE = Decimal("1e-24")
_MOST = 1_000_000


def in_reach_of_e_test(counts: Counts) -> bool:
    """Whether there are so few that the E-test tells more than the rate ratio's interval.

    Args:
        counts: The counts before and after.
    """
    return counts.before + counts.after <= _MOST


def e_test(counts: Counts) -> Decimal:
    """The chance that two counts of one true rate lie so far apart, or further.

    Args:
        counts: The counts before and after, each with the length of its time.

    Returns:
        A p-value of both sides; 1 where neither holds anything.

    Raises:
        InvalidValueError: For more than a million together, for which the rate ratio's interval
            says as much.

    Source:
        Krishnamoorthy, K. and Thomson, J. (2004), A more powerful test for comparing two Poisson
        means, Journal of Statistical Planning and Inference 119, 23-35.

    Examples:
        >>> round(e_test(Counts(before=6, after=2)), 4)
        Decimal('0.1749')
    """
    together = counts.before + counts.after
    if not in_reach_of_e_test(counts):
        raise InvalidValueError(
            what="The counts of an E-test",
            given=together,
            mend="Use the rate ratio: at such counts its interval says as much.",
        )
    rate = Fraction(together, counts.before_days + counts.after_days)
    observed = _distance(counts.before, counts.after, counts)
    if not observed:
        return Decimal(1)
    with localcontext(prec=_PRECISION):
        first, second = (_poisson(rate * days) for days in (counts.before_days, counts.after_days))
        p_value = sum(
            (chance * second.outside(*_nearer(count, observed, counts, second)))
            for count, chance in first.items()
        )
    return min(Decimal(1), Decimal(p_value))


@attrs.frozen(kw_only=True)
class _Poisson:
    """The counts of a mean that are not negligibly rare, with the chance of each and up to each."""

    least: int
    chances: tuple[Decimal, ...]
    up_to: tuple[Decimal, ...]

    def items(self) -> enumerate[Decimal]:
        return enumerate(self.chances, self.least)

    @property
    def counts(self) -> range:
        return range(self.least, self.least + len(self.chances))

    def outside(self, start: int, end: int) -> Decimal:
        """The chance of a count that does not stand from one place to before another."""
        inside = self.up_to[end] - self.up_to[start]
        return max(Decimal(0), 1 - inside)  # rounding alone can take all of it past 1


def _poisson(mean: Fraction) -> _Poisson:
    # From the likeliest count outwards, so that no power or factorial has to be worked out.
    middle, exact = int(mean), Decimal(mean.numerator) / mean.denominator
    above, below, chance, count = [Decimal(1)], [], Decimal(1), middle
    while chance > _NEGLIGIBLE:
        count += 1
        chance = chance * exact / count
        above.append(chance)
    chance, count = Decimal(1), middle
    while count and chance > _NEGLIGIBLE:
        chance = chance * count / exact
        count -= 1
        below.append(chance)
    terms = [*reversed(below), *above]
    total = sum(terms)
    chances = tuple(term / total for term in terms)
    up_to = tuple(accumulate(chances, initial=Decimal(0)))
    return _Poisson(least=count, chances=chances, up_to=up_to)


def _distance(before: int, after: int, lengths: Counts) -> Fraction:
    """The square of the test's statistic, exactly: two counts that lie as far apart are as far."""
    first, second = lengths.before_days, lengths.after_days
    gap = before * second - after * first
    spread = before * second**2 + after * first**2
    return Fraction(gap**2, spread) if spread else Fraction(0)


def _nearer(before: int, observed: Fraction, lengths: Counts, second: _Poisson) -> tuple[int, int]:
    """Where the counts after stand that lie nearer to a count before than what was observed."""
    # The distance falls until the rates are equal and rises from there, so two searches find them.
    equal = before * lengths.after_days // lengths.before_days
    low, high = second.counts, second.counts
    split = bisect_right(low, equal)
    start = bisect_right(low, -observed, hi=split, key=lambda n: -_distance(before, n, lengths))
    end = bisect_left(high, observed, lo=split, key=lambda n: _distance(before, n, lengths))
    return start, end
