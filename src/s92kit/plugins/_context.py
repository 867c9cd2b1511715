"""What a borough's report formats build from, taken from the catalogue."""

from __future__ import annotations

from datetime import date

from s92kit.delivery import Delivery
from s92kit.plugins._catalogue import Catalogue
from s92kit.rates import RateBook
from s92kit.reports import ReportContext

__all__ = ["report_context"]


def report_context(
    catalogue: Catalogue,
    key: str,
    book: RateBook,
    *,
    known_on: date | None = None,
    on: date | None = None,
    deliveries: tuple[Delivery, ...] = (),
) -> ReportContext:
    """Everything that a borough's plugin gives, for its report formats to build papers from.

    Args:
        catalogue: The catalogue.
        key: The borough's key.
        book: The schemes and rates to cost by.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        on: The day that a paper is for; ``None`` for none, which papers state.
        deliveries: What was delivered of its agreements, added up as known on the same day.

    Raises:
        UnknownNameError: Where no plugin speaks for the borough, and for a delivery of an
            agreement that it has not.

    Examples:
        >>> from s92kit.plugins import catalogue_of
        >>> from s92kit.rates import london_rates
        >>> from s92kit.testing import walford
        >>> context = report_context(catalogue_of(walford), "walford", london_rates())
        >>> context.borough.name
        'Walford'
    """
    own = catalogue.for_borough(key)
    return ReportContext(
        borough=own.borough(key),
        rates=book,
        made_with=own.made_with,
        agreements=own.agreements,
        frameworks=own.frameworks,
        orders=own.pspos,
        published_figures=own.published_figures,
        known_on=known_on,
        deliveries=deliveries,
        on=on,
    )
