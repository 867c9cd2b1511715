"""Pounds and pence: exact amounts, rounding once, and splits that sum to the penny."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm

from s92kit.errors import InvalidValueError

__all__ = ["format_gbp", "from_pence", "gbp", "share_out", "to_pence"]

_AMOUNT = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def gbp(amount: str | int | Decimal) -> Decimal:
    """An exact amount in pounds.

    Args:
        amount: Pounds as text (``"57000.00"``), a whole number or a ``Decimal``.

    Raises:
        InvalidValueError: For a float, whose pence are not exact, or text that is no amount.

    Examples:
        >>> gbp("57000.00")
        Decimal('57000.00')
        >>> gbp(57000.1)
        Traceback (most recent call last):
            ...
        s92kit.errors.InvalidValueError: An amount of money cannot be 57000.1. ...
    """
    if isinstance(amount, (bool, float)):
        raise InvalidValueError(
            what="An amount of money",
            given=amount,
            mend="Write it as text with its pence, such as '57000.00': a float is not exact.",
        )
    if isinstance(amount, str) and not _AMOUNT.fullmatch(amount):
        raise InvalidValueError(
            what="An amount of money",
            given=amount,
            mend="Write pounds and pence in figures alone, such as '57000.00'.",
        )
    value = Decimal(amount)
    if not value.is_finite():
        raise InvalidValueError(
            what="An amount of money", given=amount, mend="Give a finite amount."
        )
    return value


def to_pence(amount_gbp: Decimal | Fraction) -> int:
    """Whole pence, rounded half up (away from zero), the one rounding an invoice line gets.

    Args:
        amount_gbp: An exact amount in pounds.

    Examples:
        >>> to_pence(Fraction(298500) * 182 / 365)
        14884110
        >>> to_pence(Decimal("0.005"))
        1
    """
    pence = Fraction(amount_gbp) * 100
    whole = (abs(pence.numerator) * 2 + pence.denominator) // (pence.denominator * 2)
    return whole if pence >= 0 else -whole


def from_pence(pence: int) -> Decimal:
    """Pounds with exactly two decimal places.

    Args:
        pence: A whole number of pence.

    Examples:
        >>> from_pence(29850000)
        Decimal('298500.00')
    """
    return Decimal(pence).scaleb(-2)


def share_out(total_pence: int, weights: Sequence[Fraction | int]) -> tuple[int, ...]:
    """A total split by weight so that the parts sum to it exactly, by largest remainder.

    Ties go to the earlier part, so the same input always gives the same split.

    Args:
        total_pence: The sum to split, in pence.
        weights: One weight, none negative, for each part.

    Returns:
        One whole number of pence for each weight.

    Raises:
        InvalidValueError: Where a weight is negative, or there is nothing to split by.

    Examples:
        >>> share_out(100, [1, 1, 1])
        (34, 33, 33)
    """
    exact = [Fraction(weight) for weight in weights]
    common = lcm(*(weight.denominator for weight in exact))
    units = [weight.numerator * (common // weight.denominator) for weight in exact]
    whole = sum(units)
    if any(unit < 0 for unit in units) or (whole == 0 and total_pence != 0):
        raise InvalidValueError(
            what="The weights of a split",
            given=tuple(weights),
            mend="Give weights of zero or more, of which at least one is above zero.",
        )
    if whole == 0:
        return (0,) * len(units)
    shares = [divmod(abs(total_pence) * unit, whole) for unit in units]
    parts = [share for share, _ in shares]
    by_remainder = sorted(range(len(parts)), key=lambda at: (-shares[at][1], at))
    for at in by_remainder[: abs(total_pence) - sum(parts)]:
        parts[at] += 1
    return tuple(parts) if total_pence >= 0 else tuple(-part for part in parts)


def format_gbp(amount_gbp: Decimal) -> str:
    """An amount as a council paper prints it, with pence only where there are any.

    Args:
        amount_gbp: An amount in pounds; more than two decimal places are rounded half up.

    Examples:
        >>> format_gbp(Decimal("298500.00"))
        '£298,500'
        >>> format_gbp(Decimal("-148841.10"))
        '-£148,841.10'
    """
    pence = to_pence(amount_gbp)
    pounds, rest = divmod(abs(pence), 100)
    sign = "-" if pence < 0 else ""
    return f"{sign}£{pounds:,}" + (f".{rest:02d}" if rest else "")
