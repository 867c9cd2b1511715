"""What a row of an enforcement log holds: one warning, notice or prosecution, and nobody's name."""

from __future__ import annotations

import enum

from s92kit.findings import Rule, Severity
from s92kit.tables import AtMost, Column, Kind, RequiredWith, TableContract

__all__ = [
    "ENFORCEMENT",
    "MONEY_FITS",
    "STEPS_FIT",
    "ActionKind",
    "AgeBand",
    "CourtOutcome",
    "IssuerRole",
    "Power",
    "ProsecutedFor",
]

MONEY_FITS = Rule(
    "enforcement/money-fits",
    "Only a fixed penalty has an amount, a payment or a day of cancellation.",
    Severity.ERROR,
)
STEPS_FIT = Rule(
    "enforcement/steps-fit", "A warning is not prosecuted in the same row.", Severity.ERROR
)


class ActionKind(enum.StrEnum):
    """What was done about a breach."""

    WARNING = "warning"
    PENALTY = "fixed penalty"
    PROSECUTION = "prosecution"
    """Begun without a fixed penalty before it."""


class Power(enum.StrEnum):
    """What the action was taken under."""

    ORDER = "order"
    """A public spaces protection order."""
    COMMUNITY_PROTECTION = "community protection notice"


class IssuerRole(enum.StrEnum):
    """The role of whoever acted, never the person."""

    CONSTABLE = "constable"
    AUTHORISED = "authorised person"
    """Authorised by the council under section 63 or 68."""
    PCSO = "PCSO"
    """A police community support officer, who may act where designated."""
    OTHER = "other"


class AgeBand(enum.StrEnum):
    """How old the person was, in bands that name nobody."""

    UNDER_10 = "under 10"
    FROM_10 = "10 to 15"
    FROM_16 = "16 to 17"
    ADULT = "18 or over"
    NOT_RECORDED = "not recorded"


class ProsecutedFor(enum.StrEnum):
    """What somebody was prosecuted for, as the log says it."""

    SECTION_63 = "s.63"
    SECTION_67 = "s.67"
    SECTION_48 = "s.48"
    """Breach of a community protection notice."""
    NON_PAYMENT = "non-payment"
    """No offence: not paying a fixed penalty only lifts the bar on proceedings for the breach."""


class CourtOutcome(enum.StrEnum):
    """What came of a prosecution."""

    PENDING = "pending"
    CONVICTED = "convicted"
    ACQUITTED = "acquitted"
    WITHDRAWN = "withdrawn"


_POUNDS = r"[0-9]{1,6}(\.[0-9]{1,2})?"
_WRITE_POUNDS = "Write pounds and pence in figures alone, such as 100.00."
_PENALTY = (ActionKind.PENALTY.value,)


def _pounds(name: str, meaning: str) -> Column:
    return Column(
        name=name,
        kind=Kind.TEXT,
        unit="pounds",
        pattern=_POUNDS,
        pattern_in_words=_WRITE_POUNDS,
        meaning=meaning,
    )


def _day(name: str, meaning: str) -> Column:
    return Column(name=name, kind=Kind.DAY, meaning=meaning)


def _days(name: str, meaning: str) -> Column:
    return Column(name=name, kind=Kind.WHOLE, unit="days", least=1, most=366, meaning=meaning)


def _one_of(name: str, options: type[enum.StrEnum], meaning: str) -> Column:
    return Column(name=name, kind=Kind.OPTION, options=tuple(options), meaning=meaning)


ENFORCEMENT = TableContract(
    id="enforcement",
    title="Enforcement log",
    columns=(
        Column(
            name="reference",
            kind=Kind.TEXT,
            required=True,
            distinct=True,
            private=True,
            pattern=r"[A-Za-z]{0,6}[-/]?[0-9][0-9/-]{0,15}",
            pattern_in_words="Never write a name here. Write letters and a number: FPN-000123.",
            meaning="The number of the notice or case.",
        ),
        Column(
            name="kind",
            kind=Kind.OPTION,
            required=True,
            options=tuple(ActionKind),
            meaning="What was done: warning, fixed penalty, or prosecution without one.",
        ),
        Column(
            name="day",
            kind=Kind.DAY,
            required=True,
            meaning="The date of the notice or warning; of a prosecution, the day of the breach.",
        ),
        Column(name="time", kind=Kind.TIME, meaning="When, on the clock on the wall."),
        _day("breach_on", "The day of the breach, where it is not that of the notice."),
        _one_of("power", Power, "What it was under; an order where left out."),
        Column(name="order", kind=Kind.TEXT, meaning="The id of the order."),
        Column(name="term", kind=Kind.TEXT, meaning="The id of the term that was broken."),
        Column(name="ward", kind=Kind.TEXT, meaning="The ward in which it was."),
        Column(
            name="place",
            kind=Kind.TEXT,
            pattern=r"[A-Za-z][^0-9@]{0,79}",
            pattern_in_words="Write a street or place as the order lists it, with no house number.",
            meaning="The street or place, as the order lists it; never an address.",
        ),
        _one_of("issuer", IssuerRole, "The role of whoever acted."),
        _one_of("age_band", AgeBand, "The person's age in a band."),
        Column(
            name="requirement_broken",
            kind=Kind.FLAG,
            meaning="For alcohol: whether an officer required the person to stop drinking or hand "
            "over the alcohol, and the person did not.",
        ),
        _pounds("amount_gbp", "The amount of a fixed penalty."),
        _pounds("reduced_gbp", "The lower amount for early payment, if there is one."),
        _days("reduced_within_days", "How many days after the notice the lower amount will do."),
        _days("pay_within_days", "How many days the notice gives for payment."),
        _day("paid_on", "The day on which it was paid."),
        _pounds("paid_gbp", "What was paid."),
        _day("cancelled_on", "The day on which it was cancelled."),
        _day("prosecuted_on", "The day on which a prosecution began."),
        _one_of("offence", ProsecutedFor, "The offence prosecuted: the breach, s.63, s.67, s.48."),
        _one_of("outcome", CourtOutcome, "What came of the prosecution."),
    ),
    key=("reference",),
    rules=(
        RequiredWith(column="amount_gbp", other="kind", options=_PENALTY),
        RequiredWith(column="order", other="power", options=(Power.ORDER.value,)),
        RequiredWith(column="prosecuted_on", other="kind", options=(ActionKind.PROSECUTION.value,)),
        RequiredWith(column="reduced_within_days", other="reduced_gbp"),
        RequiredWith(column="reduced_gbp", other="reduced_within_days"),
        RequiredWith(column="paid_on", other="paid_gbp"),
        RequiredWith(column="prosecuted_on", other="offence"),
        RequiredWith(column="prosecuted_on", other="outcome"),
        AtMost(column="breach_on", other="day"),
        AtMost(column="day", other="paid_on"),
        AtMost(column="day", other="cancelled_on"),
        AtMost(column="day", other="prosecuted_on"),
    ),
)
"""The columns of an enforcement log: a row for each warning, fixed penalty, or prosecution begun
without one, with what became of it later. It holds references, bands and roles, and nobody's name,
date of birth or address."""
