"""Data that others publish: police files, the Met's monthly tables, and spending files."""

from s92kit.opendata._columns import OUTCOMES, STOPS, STREET
from s92kit.opendata._counts import MonthCount, MonthlyCounts, PlaceAccount, PublicRows
from s92kit.opendata._differences import (
    RevisedCount,
    Revisions,
    WardShortfall,
    WardShortfalls,
)
from s92kit.opendata._lookup import area_lookup_from_tables
from s92kit.opendata._met import met_counts_from_tables, read_met_counts
from s92kit.opendata._outline import Outline, outlines_from_geojson
from s92kit.opendata._payees import (
    Payee,
    PayeeName,
    PayeeNames,
    payee_names_from_document,
    police_payees,
)
from s92kit.opendata._payments import PAYMENTS, Payment, PaymentAccount, Payments
from s92kit.opendata._placed import counts_by_area, stops_by_outline
from s92kit.opendata._police import (
    outcomes_from_tables,
    read_outcomes,
    read_stops,
    read_street,
    stops_from_tables,
    street_from_tables,
)
from s92kit.opendata._releases import counts_known_on, revisions, ward_shortfalls
from s92kit.opendata._spending import payments_from_tables, read_payments

__all__ = [
    "OUTCOMES",
    "PAYMENTS",
    "STOPS",
    "STREET",
    "MonthCount",
    "MonthlyCounts",
    "Outline",
    "Payee",
    "PayeeName",
    "PayeeNames",
    "Payment",
    "PaymentAccount",
    "Payments",
    "PlaceAccount",
    "PublicRows",
    "RevisedCount",
    "Revisions",
    "WardShortfall",
    "WardShortfalls",
    "area_lookup_from_tables",
    "counts_by_area",
    "counts_known_on",
    "met_counts_from_tables",
    "outcomes_from_tables",
    "outlines_from_geojson",
    "payee_names_from_document",
    "payments_from_tables",
    "police_payees",
    "read_met_counts",
    "read_outcomes",
    "read_payments",
    "read_stops",
    "read_street",
    "revisions",
    "stops_by_outline",
    "stops_from_tables",
    "street_from_tables",
    "ward_shortfalls",
]
