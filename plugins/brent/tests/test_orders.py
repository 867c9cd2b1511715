"""Brent's orders held against the law: what ran until when, and what nobody can tell."""

from __future__ import annotations

from datetime import date

import pytest

import s92kit_brent
from s92kit.findings import Outcome
from s92kit.law import english_law
from s92kit.plugins import catalogue_of
from s92kit.pspos import (
    Limb,
    Offence,
    Standing,
    check_order,
    check_orders,
    gaps,
    penalty_on,
    period_on,
    status_on,
)

REVIEW_DAY = date(2018, 3, 12)
PILOTS = ("ealing-road", "harlesden", "kilburn", "neasden", "sudbury", "wembley-park")


@pytest.fixture(scope="module")
def catalogue():
    """Everything that the plugin gives."""
    return catalogue_of(s92kit_brent)


@pytest.fixture(scope="module")
def drinking(catalogue):
    """The order against street drinking in the whole borough."""
    return catalogue.pspo("brent/street-drinking")


def answers(order, code: str, on: date = date(2021, 1, 1)):
    """The findings of one rule about an order."""
    found = check_order(order, english_law(), on=on)
    return [each for each in found if each.code == f"pspos/{code}"]


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (date(2017, 10, 19), Standing.NOT_YET),
        (date(2017, 10, 20), Standing.IN_FORCE),
        (date(2020, 10, 19), Standing.IN_FORCE),
        (date(2020, 10, 20), Standing.IN_FORCE),
        (date(2023, 10, 19), Standing.IN_FORCE),
        (date(2023, 10, 20), Standing.EXPIRED),
    ],
)
def test_the_street_drinking_order_ran_for_six_years(drinking, on, standing):
    """Three years, and three more without a day between."""
    assert status_on(drinking, on).standing is standing


def test_the_extension_runs_from_20_october_2020_to_19_october_2023(drinking):
    """The period that the minutes of 12 October 2020 give."""
    period = period_on(drinking, date(2021, 6, 1))
    assert (period.first_day, period.last_day) == (date(2020, 10, 20), date(2023, 10, 19))
    assert [each.outcome for each in answers(drinking, "period-length")] == [Outcome.MET]
    assert [each.outcome for each in answers(drinking, "extension-length")] == [Outcome.MET]
    assert answers(drinking, "a-day-too-long") == []


def test_the_extension_was_decided_in_time(drinking):
    """With seven days to spare."""
    (finding,) = answers(drinking, "extended-in-time")
    assert finding.outcome is Outcome.MET
    assert "with 7 days to spare" in finding.message


def test_the_extension_rests_on_frequency_or_seriousness(drinking):
    """The minutes quote limb (b)."""
    _, extended = drinking.life()
    assert extended.limbs == (Limb.INCREASE,)


def test_the_consultation_of_2020_has_its_days_and_not_its_addressees(drinking):
    """Six weeks; whom it was of is not on the page."""
    (asked,) = drinking.consultations
    assert (asked.first_day, asked.last_day) == (date(2020, 7, 20), date(2020, 8, 31))
    of_making, of_extension = answers(drinking, "consultation")
    assert (of_making.outcome, of_extension.outcome) == (Outcome.UNDETERMINED,) * 2
    assert "20 July 2020 to 31 August 2020" in of_extension.message


def test_when_the_review_was_written_the_days_were_not_known(drinking):
    """And so it could not be told whether a notice was lawful."""
    answer = status_on(drinking, REVIEW_DAY, known_on=REVIEW_DAY)
    assert answer.standing is Standing.UNKNOWN
    assert "the minutes give neither" in answer.because


def test_drinking_is_dealt_with_under_section_63(drinking):
    """And an open container under no section that a paper names."""
    offences = {term.id: term.offence for term in drinking.terms}
    assert offences == {"drinking": Offence.SECTION_63, "open-container": Offence.NOT_RECORDED}


@pytest.mark.parametrize("name", PILOTS)
@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (date(2017, 3, 31), Standing.NOT_YET),
        (date(2017, 4, 1), Standing.UNKNOWN),
        (date(2017, 4, 30), Standing.IN_FORCE),
        (date(2017, 9, 30), Standing.IN_FORCE),
        (date(2017, 10, 1), Standing.UNKNOWN),
        (date(2017, 10, 30), Standing.EXPIRED),
    ],
)
def test_a_pilot_ran_for_six_months_from_a_day_in_april_2017(catalogue, name, on, standing):
    """Whichever day of April it was."""
    order = catalogue.pspo(f"brent/street-drinking-pilot-{name}")
    assert status_on(order, on).standing is standing


def test_a_notice_cost_75_pounds_and_then_100(catalogue):
    """Cabinet raised it on 11 September 2017; both were lawful, and so was the lower amount."""
    order = catalogue.pspo("brent/casual-labour-queensbury")
    amounts = [penalty_on(order, date(2017, 9, day)).amount_gbp for day in (10, 11)]
    assert amounts == [75, 100]
    assert {each.outcome for each in answers(order, "penalty-within-cap")} == {Outcome.MET}
    lower, _ = answers(order, "early-payment")
    assert lower.outcome is Outcome.MET


def test_the_decision_of_2025_was_open_to_call_in_for_five_working_days(catalogue):
    """Published on Monday 9 June, called in by Monday 16 June, of effect on the next day."""
    order = catalogue.pspo("brent/nuisance-vehicles")
    _, extended = order.life()
    days = (extended.decided_on, extended.published_on, extended.call_in_until)
    assert days == (date(2025, 6, 6), date(2025, 6, 9), date(2025, 6, 16))
    assert extended.effective_on == date(2025, 6, 17)
    (finding,) = answers(order, "call-in")
    assert finding.outcome is Outcome.MET


def test_whether_the_decision_of_2025_came_in_time_cannot_be_told(catalogue):
    """The day on which the order began, and with it its last, was not found."""
    order = catalogue.pspo("brent/nuisance-vehicles")
    (finding,) = answers(order, "extended-in-time")
    assert finding.outcome is Outcome.UNDETERMINED
    assert status_on(order, date(2025, 7, 1)).standing is Standing.UNKNOWN


def test_from_which_day_one_order_took_the_place_of_three_is_unknown(catalogue):
    """So whether a day lay between cannot be told, for any of the three."""
    found = gaps(catalogue.pspos)
    assert [gap.before for gap in found] == [
        "brent/street-drinking",
        "brent/wembley-park",
        "brent/parks-and-cemeteries",
    ]
    assert all("first day of brent/borough-wide is not known" in g.unknown_because for g in found)


def test_no_order_breaks_a_rule(catalogue):
    """As far as the papers say; for much they say nothing."""
    found = check_orders(catalogue.pspos, english_law(), on=date(2026, 11, 22))
    assert found.not_met.items == ()
    assert len(found.undetermined) > 100
