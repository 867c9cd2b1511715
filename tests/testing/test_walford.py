"""Walford keeps the contract, and is found by nobody who did not ask for it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from s92kit.agreements import cost_schedule
from s92kit.claims import Agreeing, find_double_claims, reconcile
from s92kit.law import english_law
from s92kit.plugins import catalogue_of, installed_plugins
from s92kit.pspos import StageKind, check_order
from s92kit.rates import london_rates
from s92kit.testing import parametrize_checks, walford

CATALOGUE = catalogue_of(walford)


@parametrize_checks(walford)
def test_it_conforms(check):
    """Every check of a plugin is passed by the plugin that shows how."""
    check()


def test_it_is_no_installed_plugin():
    """A borough that does not exist is in nobody's totals."""
    assert "walford" not in {origin.key for origin in installed_plugins()}


def test_its_sources_say_that_they_are_fictitious():
    """No reader takes a Walford paper for a real one."""
    values = (
        *CATALOGUE.boroughs,
        *CATALOGUE.frameworks,
        *CATALOGUE.pspos,
        *CATALOGUE.agreements,
        *CATALOGUE.activity_formats,
        *CATALOGUE.kpi_frameworks,
        *CATALOGUE.tasking_policies,
    )
    sources = [source for value in values for source in value.sources]
    sources += [figure.source for figure in CATALOGUE.published_figures]
    assert {source.title for source in sources if "fictitious" not in source.title} == set()


def test_its_team_started_in_stages():
    """The paper plans five officers from the first day; the sergeant came half a year later."""
    agreement = CATALOGUE.agreement("walford/town-centre-2019")
    planned = cost_schedule(agreement, london_rates(), known_on=date(2019, 5, 31))
    known = cost_schedule(agreement, london_rates())
    assert [year.cost.value for year in planned.years] == [
        Decimal("322500.00"),
        Decimal("298500.00"),
        Decimal("298500.00"),
    ]
    assert known.years[0].cost.value == Decimal("287250.00")
    assert known.total.value == Decimal("884250.00")
    assert known.assumptions == ("The rates of 2019/20 are held flat, as the paper supposes",)


def test_its_estates_have_one_sum_for_two_years():
    """Five officers, two of them matched; the total is known and neither year is."""
    schedule = cost_schedule(CATALOGUE.agreement("walford/estates-2016"), london_rates())
    assert schedule.total.value == Decimal("391000.00")
    assert [year.cost.value for year in schedule.years] == [None, None]


def test_its_figures_agree_differ_and_cannot_be_told():
    """Each outcome has an example."""
    results = reconcile(CATALOGUE.published_figures, CATALOGUE.agreements, london_rates())
    assert {result.outcome for result in results} == set(Agreeing)


def test_its_bids_claim_the_same_outcomes():
    """One pair of papers, and both outcomes in one finding."""
    (finding,) = find_double_claims(CATALOGUE.published_figures)
    assert "the same 2 outcomes: Arrests 41, Weapon sweeps 12" in finding.message


def test_one_of_its_orders_has_every_kind_of_record():
    """Made, varied, extended and discharged, with a record of each step but two notices."""
    order = CATALOGUE.pspo("walford/market-drinking")
    kinds = {stage.kind for stage in order.life()}
    assert kinds == set(StageKind) - {StageKind.CONSULTED, StageKind.LAPSED}
    found = check_order(order, english_law(), on=date(2024, 3, 13))
    assert not found.not_met
    assert {(each.code, each.path) for each in found.undetermined} == {
        ("pspos/consultation", ("stages", 3)),
        ("pspos/regard-to-rights", ("stages", 3)),
        ("pspos/publication", ("stages", 3)),
    }


def test_its_order_has_no_known_end():
    """And says why."""
    (stage,) = CATALOGUE.pspo("walford/street-drinking-2018").life()
    assert stage.last_day is None
    assert stage.unknown_because
