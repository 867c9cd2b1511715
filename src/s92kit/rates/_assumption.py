"""Assumptions that stand in where no rate is published, each with a label that travels with it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from s92kit.ranks import Rank
from s92kit.rates._card import refuse_free_posts
from s92kit.rates._errors import InvalidAssumptionError
from s92kit.sources import Source

__all__ = ["OwnRate", "RateAssumption", "Uprating"]


@attrs.frozen(kw_only=True)
class OwnRate:
    """A price that the caller supplies for a rank.

    Args:
        rank: The rank.
        annual_gbp: Pounds for one post and one full year, above zero.
        from_day: The first day it is assumed for; ``None`` for each day without a published rate.
    """

    rank: Rank
    annual_gbp: Decimal
    from_day: date | None = None

    def __attrs_post_init__(self) -> None:
        refuse_free_posts(self.annual_gbp)


@attrs.frozen(kw_only=True)
class Uprating:
    """A rise by a stated percentage from a stated day.

    Args:
        per_cent: How much of the rate before is added; negative for a cut.
        from_day: The first day of the new rate.
    """

    per_cent: Decimal
    from_day: date


@attrs.frozen(kw_only=True)
class RateAssumption:
    """What somebody supposes about days for which no rate is published.

    It never replaces a published rate. With ``held_flat``, or with upratings, the last published
    rate is carried on; upratings compound from their days. Own rates need neither.

    Args:
        label: The assumption in words, printed with every figure that rests on it.
        source: The paper that makes it; ``None`` where the caller does.
        own_rates: Prices supplied for ranks.
        upratings: Rises from stated days, each day once.
        held_flat: Whether the last published rate goes on unchanged.

    Raises:
        InvalidAssumptionError: Where nothing is assumed, a day is uprated twice, or a label is
            missing.
    """

    label: str
    source: Source | None = None
    own_rates: tuple[OwnRate, ...] = ()
    upratings: tuple[Uprating, ...] = ()
    held_flat: bool = False

    def __attrs_post_init__(self) -> None:
        if not self.label.strip():
            raise InvalidAssumptionError(label="", reason="needs a label in words.")
        if not (self.own_rates or self.upratings or self.held_flat):
            raise InvalidAssumptionError(
                label=self.label,
                reason="assumes nothing. Give own rates, upratings, or hold the rate flat.",
            )
        days = [uprating.from_day for uprating in self.upratings]
        if len(set(days)) < len(days):
            raise InvalidAssumptionError(
                label=self.label, reason="uprates one day twice. Give one percentage for each day."
            )

    def own_rate(self, rank: Rank, day: date) -> OwnRate | None:
        """The latest price supplied for a rank that has begun by a day, if any."""
        begun = [
            rate
            for rate in self.own_rates
            if rate.rank is rank and (rate.from_day is None or rate.from_day <= day)
        ]
        return max(begun, key=lambda rate: rate.from_day or date.min, default=None)

    def edges(self) -> tuple[date, ...]:
        """The days on which an assumed rate may change."""
        days = [rate.from_day for rate in self.own_rates if rate.from_day]
        return tuple(sorted({*days, *(uprating.from_day for uprating in self.upratings)}))
