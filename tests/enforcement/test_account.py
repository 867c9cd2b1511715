"""What enforcement comes to: funnels, rates with their intervals, time to pay, and income."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from notices import ON, log_of

from s92kit.enforcement import Funnel, account_for
from s92kit.errors import InvalidValueError
from s92kit.law import english_law
from s92kit.periods import Period
from s92kit.plugins import catalogue_of
from s92kit.testing import walford

ORDERS = catalogue_of(walford).pspos
WARNING = {"kind": "warning", "amount_gbp": ""}
LOWER = {"reduced_gbp": "50", "reduced_within_days": 10}


def account(*rows, period=None, **columns):
    """The account of some notices under Walford's orders."""
    return account_for(log_of(*rows, **columns), ORDERS, english_law(), on=ON, period=period)


def total(*rows, **columns) -> Funnel:
    """What some notices come to in all."""
    return account(*rows, **columns).total


def test_21_notices_among_121_actions():
    """17.4%, and 11.6% to 25.1% go with it."""
    share = total(*[WARNING] * 100, *[{}] * 21).penalty_share
    assert share.text == "17.36%"
    assert share.how.startswith("21 of 121, 11.6% to 25.1% at 95% (Wilson's score, z = 1.960)")


def test_what_became_of_each_notice():
    """One of each kind, and the rule by which one that could be two is counted once."""
    funnel = total(
        WARNING,
        {**LOWER, "paid_on": "2019-07-11", "paid_gbp": "50"},
        {**LOWER, "paid_on": "2019-07-12", "paid_gbp": "50"},
        {"paid_on": "2019-07-05", "paid_gbp": "80"},
        {"cancelled_on": "2019-07-05", "paid_on": "2019-07-03", "paid_gbp": "80"},
        {"prosecuted_on": "2019-09-01", "paid_on": "2019-08-20", "paid_gbp": "80"},
        {},
        {
            "kind": "prosecution",
            "amount_gbp": "",
            "prosecuted_on": "2019-09-01",
            "outcome": "convicted",
        },
    )
    assert (funnel.warnings, funnel.issued, funnel.prosecuted_directly) == (1, 6, 1)
    assert (funnel.paid_early, funnel.paid_otherwise, funnel.open) == (1, 2, 1)
    assert (funnel.cancelled, funnel.prosecuted, funnel.convicted) == (1, 1, 1)
    assert funnel.payment_rate.how.startswith("3 of 5, ")
    assert funnel.payment_interval is not None
    assert funnel.income.value == Decimal("260.00")
    assert "£80 paid for notices then cancelled is left out" in funnel.income.how


@pytest.mark.parametrize(
    ("paid", "median"),
    [(["2019-07-01"], "0"), (["2019-07-03", "2019-07-06"], "3.5"), (["2019-07-02"] * 3, "1")],
)
def test_the_median_time_to_pay(paid, median):
    """In days from the date of the notice, exact where it lies between two."""
    funnel = total(*({"paid_on": day, "paid_gbp": "80"} for day in paid))
    assert funnel.median_days_to_pay.value == Decimal(median)


def test_the_share_paid_while_proceedings_were_barred():
    """The fourteenth day is the last."""
    days = ("2019-07-15", "2019-07-16")
    funnel = total(*({"paid_on": day, "paid_gbp": "80"} for day in days))
    assert (funnel.time_to_pay.while_barred, funnel.time_to_pay.after_bar) == (1, 1)
    assert funnel.paid_while_barred.text == "50%"


def test_income_with_a_payment_of_no_amount_cannot_be_told():
    """The rest is given in the reason, and never taken for the whole."""
    income = total({"paid_on": "2019-07-03"}, {"paid_on": "2019-07-03", "paid_gbp": "80"}).income
    assert income.value is None
    assert income.unknown_because == "1 payment states no amount; the others come to £80"


def test_income_is_the_councils_where_it_made_the_order():
    """A penalty under an order that is not known is payable to whoever made that."""
    parts = account({"order": "elsewhere", "paid_on": "2019-07-03", "paid_gbp": "80"}).funnels
    assert [each.about for each in parts] == ["no order of the borough"]
    assert "payable to the authority that made the order" in parts[0].income.unknown_because


def test_funnels_by_order_and_power():
    """Each order by itself, community protection notices by themselves, and all at the end."""
    power = {"power": "community protection notice", "order": "", "term": ""}
    result = account({}, {"order": "street-drinking-2018"}, power)
    assert [(each.about, each.issued) for each in result.funnels] == [
        ("walford/market-drinking", 1),
        ("walford/street-drinking-2018", 1),
        ("community protection notices", 1),
    ]
    assert (result.total.about, result.total.issued) == ("all actions", 3)


def test_shares_of_nothing_are_not_nought():
    """No notice, so no rate, no median and no share, each with the reason."""
    funnel = total(WARNING)
    for figure in (funnel.payment_rate, funnel.median_days_to_pay, funnel.paid_while_barred):
        assert figure.value is None
        assert figure.unknown_because
    assert funnel.payment_interval is None
    assert funnel.income.text == "£0"


def test_a_period_leaves_out_other_days_and_says_how_many():
    """Rows read = counted + set aside + of other days."""
    days = [{"day": day} for day in ("2019-06-30", "2019-07-01", "2019-07-31", "2019-08-01", "?")]
    july = Period.inclusive(date(2019, 7, 1), date(2019, 7, 31))
    rows = account(*days, period=july).rows
    assert (rows.read, rows.counted, rows.set_aside, rows.outside_period) == (5, 2, 1, 2)


def test_a_log_without_an_action_needs_a_period():
    """There are no days to account for, and the message says what to do."""
    with pytest.raises(InvalidValueError, match=r"1 rows read, 1 set aside.*log.csv!E2"):
        account({"day": "?"})
    empty = account({"day": "?"}, period=Period.inclusive(date(2019, 7, 1), date(2019, 7, 31)))
    assert (empty.total.issued, empty.rows.set_aside) == (0, 1)
    assert len(empty.findings.errors) == 1
