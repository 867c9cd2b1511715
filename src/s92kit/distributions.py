"""What scipy knows of chance: the distributions that intervals, limits and tests rest on."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["binomial_up_to", "chi_square_exceeded", "poisson_mean", "poisson_up_to"]


def poisson_up_to(count: int, mean: Decimal) -> Decimal:
    """The chance of so many or fewer, where so many are to be expected.

    Args:
        count: How many, 0 or more.
        mean: How many are to be expected.

    Examples:
        >>> round(poisson_up_to(2, Decimal(4)), 4)
        Decimal('0.2381')
    """
    from scipy.special import pdtr

    return _exactly(pdtr(count, float(mean)))


def poisson_mean(count: int, chance: Decimal) -> Decimal:
    """How many are to be expected where so many or fewer have a given chance.

    Args:
        count: How many, 0 or more.
        chance: The chance, between 0 and 1.

    Examples:
        >>> round(poisson_mean(4, Decimal("0.025")), 2)
        Decimal('10.24')
    """
    from scipy.special import pdtri

    return _exactly(pdtri(count, float(chance)))


def binomial_up_to(count: int, out_of: int, share: Decimal) -> Decimal:
    """The chance that so many or fewer of a whole are of a kind that has a given share.

    Args:
        count: How many, from 0 to the whole.
        out_of: The whole.
        share: The share of the kind, from 0 to 1.

    Examples:
        >>> binomial_up_to(1, 2, Decimal("0.5"))
        Decimal('0.75')
    """
    from scipy.special import bdtr

    return _exactly(bdtr(count, out_of, float(share)))


def chi_square_exceeded(chance: Decimal, freedom: int) -> Decimal:
    """The sum of squares that chance alone exceeds so often.

    Args:
        chance: How often, between 0 and 1.
        freedom: The degrees of freedom.

    Examples:
        >>> round(chi_square_exceeded(Decimal("0.05"), 4), 3)
        Decimal('9.488')
    """
    from scipy.special import chdtri

    return _exactly(chdtri(freedom, float(chance)))


def _exactly(value: float) -> Decimal:
    """The number as scipy prints it, for all else is counted in decimals."""
    return Decimal(repr(float(value)))
