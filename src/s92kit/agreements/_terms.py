"""The numbers of an agreement's terms: its own where it states them, else its scheme's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from s92kit.rates import RateBook, SchemeTerm

if TYPE_CHECKING:
    from s92kit.agreements._agreement import Agreement

__all__ = ["OwnTerms", "terms_of"]


@attrs.frozen(kw_only=True)
class OwnTerms:
    """Terms that can be counted, each with its source.

    Args:
        notice_months: How long before it takes effect notice must be given, in months.
        minimum_term_months: The least length of the agreement, in months.
        high_demand_days_a_year: Days a year on which each officer may be called away without
            any credit.
    """

    notice_months: SchemeTerm | None = None
    minimum_term_months: SchemeTerm | None = None
    high_demand_days_a_year: SchemeTerm | None = None


def terms_of(agreement: Agreement, book: RateBook) -> OwnTerms:
    """The terms that hold for an agreement: its own, and those of its scheme for the rest.

    Args:
        agreement: The agreement.
        book: The schemes.

    Returns:
        The terms; one that neither states is ``None``.

    Raises:
        UnknownNameError: Where the book has no such scheme.

    Examples:
        >>> from s92kit.agreements import Agreement
        >>> from s92kit.rates import london_rates
        >>> team = Agreement(id="walford/team", title="Town centre team", payee="MOPAC", posts=(),
        ...                  sources=(), scheme="partnership-plus", term_unknown_because="a draft")
        >>> terms_of(team, london_rates()).notice_months.amount
        6
    """
    own = agreement.own_terms or OwnTerms()
    if not agreement.scheme:
        return own
    scheme = book.scheme(agreement.scheme)
    return OwnTerms(
        notice_months=own.notice_months or scheme.notice_months,
        minimum_term_months=own.minimum_term_months or scheme.minimum_term_months,
        high_demand_days_a_year=own.high_demand_days_a_year or scheme.high_demand_days_a_year,
    )
