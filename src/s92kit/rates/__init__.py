"""Schemes under which officers are bought, and what each rank costs a year, dated and sourced."""

from s92kit.rates._assumption import OwnRate, RateAssumption, Uprating
from s92kit.rates._book import RateBook, RatedPeriod, rate_for, rates_over
from s92kit.rates._card import PriceKind, PublishedRate, Rate, RateCard
from s92kit.rates._document import rate_card_from_document, scheme_from_document
from s92kit.rates._errors import InvalidAssumptionError, RateNotKnownError, SchemeNotOpenError
from s92kit.rates._london import london_rates
from s92kit.rates._scheme import Opening, Scheme, SchemeTerm, Statement, refuse_unopened

__all__ = [
    "InvalidAssumptionError",
    "Opening",
    "OwnRate",
    "PriceKind",
    "PublishedRate",
    "Rate",
    "RateAssumption",
    "RateBook",
    "RateCard",
    "RateNotKnownError",
    "RatedPeriod",
    "Scheme",
    "SchemeNotOpenError",
    "SchemeTerm",
    "Statement",
    "Uprating",
    "london_rates",
    "rate_card_from_document",
    "rate_for",
    "rates_over",
    "refuse_unopened",
    "scheme_from_document",
]
