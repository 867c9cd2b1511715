"""Boroughs side by side: counts kept apart by kind and by whose work they were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s92kit.activity import ActivityKind, ActivityLog, Attribution, activity_from_frame
from s92kit.comparison import (
    ATTRIBUTION_RECORDED,
    DENOMINATOR_GIVEN,
    ROWS_THERE,
    SAME_DAYS,
    THEME_RECORDED,
    Denominator,
    DenominatorKind,
    DenominatorStatus,
    compared,
)
from s92kit.errors import InvalidValueError
from s92kit.findings import Outcome
from s92kit.periods import Period
from s92kit.priorities import PriorityFramework
from s92kit.sources import Source
from s92kit.testing import walford
from s92kit.themes import Theme

YEAR = Period.inclusive(date(2019, 4, 1), date(2020, 3, 31))
PLAIN = {"day": "2019-06-01", "theme": "asb", "kind": "arrest", "attribution": "team", "count": 1}
HERE, THERE = {"borough": "walford"}, {"borough": "eastford"}


@pytest.fixture(scope="session")
def plans() -> list[PriorityFramework]:
    """Two plans that mean the same by antisocial behaviour, and not by violence."""
    plan = walford.s92kit_priorities()[0]
    return [plan, attrs.evolve(plan, id="eastford/plan")]


@pytest.fixture
def log() -> Callable[..., ActivityLog]:
    """A maker of logs, each row told by what differs from one arrest by the team."""

    def made(*rows: dict[str, Any]) -> ActivityLog:
        return activity_from_frame(pd.DataFrame([PLAIN | row for row in rows]))

    return made


@pytest.fixture
def divisor() -> Callable[..., Denominator]:
    """A maker of denominators: Walford's 50,000 residents, and whatever differs."""

    def made(**other: Any) -> Denominator:
        plain: dict[str, Any] = {
            "borough": "walford",
            "kind": DenominatorKind.RESIDENTS,
            "amount": Decimal(50000),
            "status": DenominatorStatus.ESTIMATE,
            "on": date(2019, 6, 30),
            "source": Source(
                title="Fictitious estimates", locator="1", published_on=date(2020, 6, 1)
            ),
        }
        return Denominator(**(plain | other))

    return made


def outcomes(result, rule):
    """Each borough's answer to a rule."""
    return {each.where: each.outcome for each in result.findings if each.code == rule.code}


def counts(result):
    """Every count by borough, kind and attribution."""
    return {
        (each.borough, str(count.kind), str(count.attribution or "")): int(count.figure.value)
        for each in result.boroughs
        for count in each.counts
    }


def test_counts_are_of_the_theme_by_kind_and_attribution(plans, log):
    """A joint arrest, one that nobody claims and one of another theme are never added."""
    result = compared(
        Theme.ASB,
        plans,
        log(
            HERE | {"count": 3},
            HERE | {"count": 2},
            HERE | {"attribution": "joint"},
            HERE | {"attribution": None},
            HERE | {"theme": "violence", "count": 50},
            THERE | {"kind": "asb warning", "count": 7},
        ),
        period=YEAR,
    )
    assert counts(result) == {
        ("walford", "arrest", "team"): 5,
        ("walford", "arrest", "joint"): 1,
        ("walford", "arrest", ""): 1,
        ("eastford", "asb warning", "team"): 7,
    }
    assert result.alike
    assert outcomes(result, ATTRIBUTION_RECORDED) == {
        "walford": Outcome.NOT_MET,
        "eastford": Outcome.MET,
    }


def test_a_count_knows_its_days_and_files(plans, log):
    """The figure is traced to rows of a file."""
    result = compared(Theme.ASB, plans, log(HERE, THERE), period=YEAR)
    (count,) = result.boroughs[0].counts
    assert (count.kind, count.attribution) == (ActivityKind.ARREST, Attribution.TEAM)
    assert count.figure.period == YEAR
    assert count.figure.how == "1 rows"
    assert "data frame" in count.figure.sources[0].title


def test_days_outside_the_period_do_not_count(plans, log):
    """Both sides of each end of the year."""
    days = ("2019-03-31", "2019-04-01", "2020-03-31", "2020-04-01")
    result = compared(Theme.ASB, plans, log(*(HERE | {"day": day} for day in days)), period=YEAR)
    assert counts(result) == {("walford", "arrest", "team"): 2}
    assert result.rows.outside_period == 2


def test_no_row_is_not_a_count_of_nothing(plans, log):
    """A borough whose log is not there has no count at all."""
    result = compared(Theme.ASB, plans, log(HERE), period=YEAR)
    assert result.boroughs[1].counts == ()
    assert outcomes(result, ROWS_THERE)["eastford"] is Outcome.NOT_MET


@pytest.mark.parametrize("theme", [None, "not mapped"])
def test_rows_without_a_theme_make_the_count_too_low(plans, log, theme):
    """They are told, with how many of how many."""
    result = compared(Theme.ASB, plans, log(HERE, HERE | {"theme": theme}, THERE), period=YEAR)
    (told,) = (each for each in result.findings.not_met if each.code == THEME_RECORDED.code)
    assert told.where == "walford"
    assert told.message.startswith("1 of 2 rows bear no theme")


def test_unlike_days_are_told_where_no_period_is_asked_for(plans, log):
    """One borough's June against the other's July."""
    rows = log(HERE, THERE | {"day": "2019-07-01"})
    unlike = compared(Theme.ASB, plans, rows)
    assert outcomes(unlike, SAME_DAYS) == {"": Outcome.NOT_MET}
    assert outcomes(compared(Theme.ASB, plans, rows, period=YEAR), SAME_DAYS) == {}
    assert outcomes(compared(Theme.ASB, plans, log(HERE, THERE)), SAME_DAYS) == {}


def test_what_differs_in_words_is_not_alike(plans, log):
    """Violence holds knives in both plans, by their own words; the log adds a loss of its own."""
    formats = walford.s92kit_activity_formats()
    rows = log(HERE | {"theme": "violence"}, THERE | {"theme": "violence"})
    result = compared(Theme.VIOLENCE, plans, rows, formats=formats, period=YEAR)
    assert not result.alike
    here, there = result.boroughs
    assert [row.title for row in here.words] == ["Violence"]
    assert [loss.code for loss in here.losses] == ["Why: Viol"]
    assert there.losses == ()


def test_a_theme_that_a_code_may_also_be_loses_too(plans, log):
    """Weapons under the code for violence cannot be told apart."""
    formats = walford.s92kit_activity_formats()
    result = compared(Theme.WEAPONS, plans, log(HERE, THERE), formats=formats, period=YEAR)
    assert [loss.code for loss in result.boroughs[0].losses] == ["Why: Viol"]


def test_rates_where_there_is_something_to_divide_by(plans, log, divisor):
    """Five arrests by 50,000 residents and by 60 filled officer-months."""
    months = divisor(kind=DenominatorKind.OFFICER_MONTHS, amount=Decimal(60), on=None, period=YEAR)
    rows = log(HERE | {"count": 5}, HERE | {"attribution": "joint"}, THERE)
    result = compared(Theme.ASB, plans, rows, denominators=[divisor(), months], period=YEAR)
    joint, team = result.boroughs[0].counts
    assert [rate.value for rate in team.rates] == [Decimal("0.1"), Decimal(5) / 60]
    assert team.rates[0].label == "arrest per 1,000 residents"
    assert team.rates[0].how == "5 ÷ 50,000 residents on 30 June 2019 (estimate) × 1,000"
    assert [rate.label for rate in joint.rates] == ["arrest per 1,000 residents"]
    assert result.boroughs[1].counts[0].rates == ()
    missing = [each for each in result.findings.undetermined if each.code == DENOMINATOR_GIVEN.code]
    assert [each.where for each in missing] == ["eastford", "eastford"]


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2019, 3, 31), 0),
        (date(2019, 4, 1), 1),
        (date(2020, 3, 31), 1),
        (date(2020, 4, 1), 0),
    ],
)
def test_residents_of_other_days_are_not_carried_over(plans, log, divisor, day, count):
    """Both sides of each end of the year."""
    result = compared(
        Theme.ASB, plans, log(HERE, THERE), denominators=[divisor(on=day)], period=YEAR
    )
    assert len(result.boroughs[0].counts[0].rates) == count


def test_without_rows_and_days_there_is_nothing_to_divide(plans, log, divisor):
    """A borough without a row has no days for which a denominator could be missed."""
    result = compared(Theme.ASB, plans, log(HERE), denominators=[divisor(on=date(2019, 6, 1))])
    assert outcomes(result, DENOMINATOR_GIVEN) == {"walford": Outcome.MET}


def test_officer_months_are_of_the_very_days(plans, log, divisor):
    """Those of one quarter do not divide a year."""
    quarter = attrs.evolve(YEAR, end=date(2019, 7, 1))
    months = divisor(
        kind=DenominatorKind.OFFICER_MONTHS, amount=Decimal(15), on=None, period=quarter
    )
    result = compared(Theme.ASB, plans, log(HERE, THERE), denominators=[months], period=YEAR)
    assert result.boroughs[0].counts[0].rates == ()


def test_what_was_published_later_was_not_known(plans, divisor):
    """An estimate of June 2020 divides nothing as known in May."""
    frame = pd.DataFrame(
        [
            PLAIN | HERE | {"recorded_on": "2019-06-02"},
            PLAIN | THERE | {"recorded_on": "2019-06-02"},
        ]
    )
    rows = activity_from_frame(frame)
    for known_on, rates in ((date(2020, 5, 31), 0), (date(2020, 6, 1), 1)):
        result = compared(
            Theme.ASB, plans, rows, denominators=[divisor()], period=YEAR, known_on=known_on
        )
        assert len(result.boroughs[0].counts[0].rates) == rates


def test_of_several_residents_the_latest_in_the_period_counts(plans, log, divisor):
    """The order in which they are given does not matter."""
    later = divisor(on=date(2019, 12, 31), amount=Decimal(60000))
    for given_ones in ([divisor(), later], [later, divisor()]):
        result = compared(Theme.ASB, plans, log(HERE, THERE), denominators=given_ones, period=YEAR)
        assert "60,000 residents" in result.boroughs[0].counts[0].rates[0].how


@pytest.mark.parametrize(
    "fields",
    [
        {"on": None},
        {"kind": DenominatorKind.OFFICER_MONTHS},
        {"amount": Decimal(0)},
        {"period": YEAR},
    ],
)
def test_a_denominator_has_its_days_and_is_above_zero(divisor, fields):
    """Residents on a day, officer-months in a period."""
    with pytest.raises(InvalidValueError):
        divisor(**fields)


ROWS = [
    PLAIN | HERE | {"count": 3},
    PLAIN | THERE | {"kind": "caution", "count": 2},
    PLAIN | HERE | {"attribution": None, "day": "2019-08-01"},
    PLAIN | THERE | {"theme": None},
    PLAIN | HERE | {"attribution": "joint", "count": 9},
]


@settings(max_examples=15)
@given(st.permutations(ROWS))
def test_the_order_of_rows_never_matters(plans, rows):
    """However they are mixed, the counts and findings are the same."""
    result = compared(Theme.ASB, plans, activity_from_frame(pd.DataFrame(rows)), period=YEAR)
    usual = compared(Theme.ASB, plans, activity_from_frame(pd.DataFrame(ROWS)), period=YEAR)
    assert counts(result) == counts(usual)
    assert result.findings == usual.findings


@settings(max_examples=15)
@given(st.dates(date(2019, 4, 2), date(2020, 3, 31)))
def test_a_period_cut_in_two_adds_up_to_the_whole(plans, cut):
    """Counts of the parts sum to the count of the year, wherever it is cut."""
    rows = activity_from_frame(pd.DataFrame(ROWS))
    whole = counts(compared(Theme.ASB, plans, rows, period=YEAR))
    halves = [
        counts(compared(Theme.ASB, plans, rows, period=part))
        for part in (attrs.evolve(YEAR, end=cut), attrs.evolve(YEAR, start=cut))
    ]
    summed = {key: sum(half.get(key, 0) for half in halves) for half in halves for key in half}
    assert summed == whole
