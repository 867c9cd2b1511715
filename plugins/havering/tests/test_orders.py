"""Havering's orders held against the law: a day too long, and an extension nobody can date."""

from __future__ import annotations

from datetime import date

import pytest

import s92kit_havering
from s92kit.findings import Outcome, Severity
from s92kit.law import english_law
from s92kit.plugins import catalogue_of
from s92kit.pspos import Offence, Standing, check_order, check_orders, period_on, status_on


@pytest.fixture(scope="module")
def catalogue():
    """Everything that the plugin gives."""
    return catalogue_of(s92kit_havering)


@pytest.fixture(scope="module")
def romford(catalogue):
    """The order for Romford town centre."""
    return catalogue.pspo("havering/romford-town-centre")


def answers(order, code: str, on: date = date(2026, 11, 22)):
    """The findings of one rule about an order."""
    found = check_order(order, english_law(), on=on)
    return [each for each in found if each.code == f"pspos/{code}"]


def test_the_romford_order_is_three_years_and_a_day(romford):
    """23 October 2017 to 23 October 2020, both days counted."""
    (finding,) = answers(romford, "a-day-too-long")
    assert (finding.outcome, finding.severity) == (Outcome.NOT_MET, Severity.QUERY)
    assert "three years and a day" in finding.message
    assert "22 October 2020" in finding.message
    assert any("section 60(1)" in source.locator for source in finding.sources)


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (date(2017, 10, 22), Standing.NOT_YET),
        (date(2017, 10, 23), Standing.IN_FORCE),
        (date(2020, 10, 23), Standing.IN_FORCE),
        (date(2023, 10, 23), Standing.IN_FORCE),
        (date(2023, 10, 24), Standing.UNKNOWN),
        (date(2026, 11, 22), Standing.UNKNOWN),
    ],
)
def test_the_romford_order_is_known_until_october_2023(romford, on, standing):
    """Its second extension may have been decided before the last day or after it."""
    assert status_on(romford, on).standing is standing


def test_the_first_extension_was_in_time_and_the_second_cannot_be_told(romford):
    """Cabinet met in October 2020 before the end; in 2023 on an unknown day around it."""
    first, second = answers(romford, "extended-in-time")
    assert (first.outcome, second.outcome) == (Outcome.MET, Outcome.UNDETERMINED)


def test_the_length_of_the_first_extension_turns_on_the_day_too_many(romford):
    """Counted from the stated end it is three years, from the lawful one a day more."""
    first, _ = answers(romford, "extension-length")
    assert first.outcome is Outcome.UNDETERMINED
    assert "22 October 2020" in first.message


def test_in_2018_the_order_was_known_as_agreed_without_days(romford):
    """The news of 28 September 2017 gives none."""
    answer = status_on(romford, date(2018, 6, 1), known_on=date(2018, 6, 1))
    assert answer.standing is Standing.UNKNOWN


def test_in_the_summer_of_2023_the_second_extension_was_a_proposal(romford):
    """What would follow on 24 October was unknown then as well."""
    known_on = date(2023, 8, 1)
    assert status_on(romford, date(2023, 10, 23), known_on=known_on).standing is Standing.IN_FORCE
    after = status_on(romford, date(2023, 10, 24), known_on=known_on)
    assert after.standing is Standing.UNKNOWN
    assert "was proposed" in after.because


def test_consultations_have_their_days(romford):
    """Three weeks and a day in 2020, and 25 days in 2023."""
    days = [(each.last_day - each.first_day).days + 1 for each in romford.consultations]
    assert days == [22, 25]
    _, first, second = answers(romford, "consultation")
    assert "24 August 2020 to 14 September 2020, 22 days" in first.message
    assert "27 July 2023 to 20 August 2023, 25 days" in second.message


def test_drinking_is_section_63_and_licensed_premises_are_left_out(romford):
    """An open container is recorded under no section."""
    by_id = {term.id: term for term in romford.terms}
    assert by_id["drinking"].offence is Offence.SECTION_63
    assert by_id["open-container"].offence is Offence.NOT_RECORDED
    assert all(len(term.exemptions) == 2 for term in romford.terms)


def test_the_period_of_2021_ends_in_october_2023(romford):
    """Its first day is the day after the stated end of the order itself."""
    period = period_on(romford, date(2021, 6, 1))
    assert (period.first_day, period.last_day) == (date(2020, 10, 24), date(2023, 10, 23))


def test_the_school_gate_orders_began_in_november_2016(catalogue):
    """On a day that no paper gives."""
    gates = catalogue.pspo("havering/school-gates")
    assert status_on(gates, date(2016, 10, 31)).standing is Standing.NOT_YET
    assert status_on(gates, date(2016, 11, 1)).standing is Standing.UNKNOWN


def test_nothing_else_breaks_a_rule(catalogue):
    """The day too many is the only thing that the papers show."""
    found = check_orders(catalogue.pspos, english_law(), on=date(2026, 11, 22))
    assert [each.code for each in found.not_met] == ["pspos/a-day-too-long"]
