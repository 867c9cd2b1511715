"""The orders of Tower Hamlets held against the law: what ended, and what is not known."""

from __future__ import annotations

from datetime import date

import pytest

from s92kit.findings import Outcome
from s92kit.law import english_law
from s92kit.pspos import (
    Offence,
    Standing,
    check_order,
    check_orders,
    last_day_to_challenge,
    least_age_on,
    status_on,
)


@pytest.fixture
def substances(catalogue):
    """The order on psychoactive substances."""
    return catalogue.pspo("towerhamlets/psychoactive-substances")


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (date(2021, 4, 27), Standing.NOT_YET),
        (date(2021, 4, 28), Standing.IN_FORCE),
        (date(2024, 4, 27), Standing.IN_FORCE),
        (date(2024, 4, 28), Standing.EXPIRED),
    ],
)
def test_the_psychoactive_substances_order_expires_on_27_april_2024(substances, on, standing):
    """Three years to the day, the first counted."""
    assert status_on(substances, on).standing is standing


def test_what_followed_it_is_unknown(catalogue):
    """No paper says that it was extended, and none that it was not."""
    found = check_orders(catalogue.pspos, english_law(), on=date(2024, 4, 28))
    (finding,) = [
        each
        for each in found
        if (each.code, each.where)
        == ("pspos/what-followed", "towerhamlets/psychoactive-substances")
    ]
    assert finding.outcome is Outcome.UNDETERMINED
    assert "its last day was 27 April 2024" in finding.message


def test_it_could_be_challenged_until_8_june_2021(substances):
    """Six weeks beginning with 28 April."""
    (made,) = substances.stages
    assert last_day_to_challenge(made, english_law()).last_day == date(2021, 6, 8)


def test_nobody_under_18_is_given_a_notice(substances):
    """A young person is referred instead."""
    policy = least_age_on(substances, date(2022, 1, 1))
    assert (policy.admits(17), policy.admits(18)) == (False, True)
    assert "multi-agency safeguarding hub" in policy.instead


def test_it_was_consulted_on_for_six_weeks(substances):
    """From 4 January to 15 February 2021; of whom is not recorded."""
    (asked,) = substances.consultations
    assert (asked.first_day, asked.last_day) == (date(2021, 1, 4), date(2021, 2, 15))
    found = check_order(substances, english_law(), on=date(2022, 1, 1))
    (finding,) = [each for each in found if each.code == "pspos/consultation"]
    assert finding.outcome is Outcome.UNDETERMINED


def test_the_dog_control_order_may_not_begin_before_its_decision(catalogue):
    """In autumn, on a day that no paper gives."""
    dogs = catalogue.pspo("towerhamlets/dog-control")
    assert status_on(dogs, date(2025, 4, 29)).standing is Standing.NOT_YET
    assert status_on(dogs, date(2025, 4, 30)).standing is Standing.UNKNOWN
    assert {term.offence for term in dogs.terms} == {Offence.SECTION_67}


@pytest.mark.parametrize("name", ["responsible-drinking", "anti-social-behaviour"])
def test_an_order_of_unknown_days_is_unknown_on_every_day(catalogue, name):
    """And no rule passes it."""
    order = catalogue.pspo(f"towerhamlets/{name}")
    for on in (date(2014, 10, 20), date(2021, 4, 28), date(2026, 11, 22)):
        assert status_on(order, on).standing is Standing.UNKNOWN
    found = check_order(order, english_law(), on=date(2026, 11, 22))
    assert {each.outcome for each in found} == {Outcome.UNDETERMINED}


def test_no_order_breaks_a_rule(catalogue):
    """As far as the papers say."""
    found = check_orders(catalogue.pspos, english_law(), on=date(2026, 11, 22))
    assert found.not_met.items == ()
