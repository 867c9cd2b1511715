"""A rate is what was published for the day, or an assumption that says so, or not known."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.figures import Basis
from s92kit.periods import Period
from s92kit.ranks import Rank
from s92kit.rates import (
    InvalidAssumptionError,
    OwnRate,
    RateAssumption,
    RateBook,
    RateNotKnownError,
    SchemeNotOpenError,
    Uprating,
    london_rates,
    rate_for,
    rates_over,
    refuse_unopened,
)

PLUS = "partnership-plus"
HELD = RateAssumption(label="held flat", held_flat=True)
RAISED = RateAssumption(
    label="3.5% from September 2020",
    upratings=(Uprating(per_cent=Decimal("3.5"), from_day=date(2020, 9, 1)),),
)


def rate(rank: Rank, on: date, **options: object):
    """The Partnership Plus rate of a rank on a day."""
    return rate_for(london_rates(), scheme=PLUS, rank=rank, on=on, **options)


@pytest.mark.parametrize(
    ("rank", "annual_gbp"), [(Rank.PC, "57000.00"), (Rank.PS, "70500.00"), (Rank.INSP, "86000.00")]
)
def test_the_rates_of_2019_20_are_those_published(rank, annual_gbp):
    """A constable is £57,000, a sergeant £70,500 and an inspector £86,000, all year."""
    for day in (date(2019, 4, 1), date(2020, 3, 31)):
        found = rate(rank, day)
        assert (str(found.annual_gbp), found.basis) == (annual_gbp, Basis.PUBLISHED)
        assert found.assumption == ""


@pytest.mark.parametrize("day", [date(2019, 3, 31), date(2020, 4, 1), date(2026, 4, 1)])
def test_a_rate_outside_its_evidence_is_not_known(day):
    """The day before and the day after the published year have no rate, and the year is named."""
    with pytest.raises(RateNotKnownError, match="2019/20") as unknown:
        rate(Rank.PC, day)
    assert unknown.value.known_years == ("2019/20",)
    assert unknown.value.day == day


def test_a_rate_that_was_not_yet_known_is_not_known():
    """Before the paper of May 2019 nothing was published."""
    with pytest.raises(RateNotKnownError, match=r"as known on 7 May 2019.*years: none"):
        rate(Rank.PC, date(2019, 4, 1), known_on=date(2019, 5, 7))
    assert rate(Rank.PC, date(2019, 4, 1), known_on=date(2019, 5, 8)).annual_gbp == 57000


def test_schemes_without_published_prices_have_no_rate():
    """The terms of the match funding scheme stand in an exempt appendix."""
    with pytest.raises(RateNotKnownError, match="published years: none"):
        rate_for(london_rates(), scheme="match-funding-2011", rank=Rank.PC, on=date(2012, 4, 1))


def test_a_rate_held_flat_says_so():
    """An assumption carries the last published rate on, as an estimate with its label."""
    held = rate(Rank.PS, date(2022, 12, 31), assumption=HELD)
    assert (held.annual_gbp, held.basis, held.assumption) == (70500, Basis.ESTIMATE, "held flat")
    assert held.how == "£70,500, the rate of 2019/20, held flat"


def test_an_assumption_never_replaces_a_published_rate():
    """Where a rate is published, it is used whatever is assumed."""
    own = RateAssumption(label="own", own_rates=(OwnRate(rank=Rank.PC, annual_gbp=Decimal(60000)),))
    assert rate(Rank.PC, date(2019, 6, 1), assumption=own).annual_gbp == 57000
    assert rate(Rank.PC, date(2020, 6, 1), assumption=own).annual_gbp == 60000


@pytest.mark.parametrize(
    "assumption",
    [
        RateAssumption(
            label="early",
            upratings=(Uprating(per_cent=Decimal(2), from_day=date(2019, 9, 1)),),
        ),
        RateAssumption(
            label="early",
            own_rates=(
                OwnRate(rank=Rank.PC, annual_gbp=Decimal(60000), from_day=date(2020, 3, 31)),
            ),
        ),
    ],
)
def test_an_assumption_that_begins_in_a_published_year_is_refused(assumption):
    """An uprating or own rate from a day with a published rate is a mistake, not a choice."""
    with pytest.raises(InvalidAssumptionError, match="£57,000"):
        rate(Rank.PC, date(2021, 1, 1), assumption=assumption)


def test_an_own_rate_is_for_its_rank_alone():
    """A rate supplied for constables says nothing of sergeants."""
    own = RateAssumption(label="own", own_rates=(OwnRate(rank=Rank.PC, annual_gbp=Decimal(60000)),))
    with pytest.raises(RateNotKnownError, match="police sergeant"):
        rate(Rank.PS, date(2020, 6, 1), assumption=own)


def test_the_latest_own_rate_counts():
    """Own rates from stated days follow one another."""
    rates = tuple(
        OwnRate(rank=Rank.PC, annual_gbp=Decimal(pounds), from_day=day)
        for pounds, day in ((58000, date(2020, 4, 1)), (61000, date(2021, 4, 1)))
    )
    own = RateAssumption(label="own", own_rates=rates)
    days = (date(2020, 12, 1), date(2021, 12, 1))
    assert [rate(Rank.PC, day, assumption=own).annual_gbp for day in days] == [58000, 61000]


def test_upratings_compound_from_their_days():
    """Three and a half per cent, then two on top, unrounded."""
    twice = RateAssumption(
        label="twice",
        upratings=(
            Uprating(per_cent=Decimal(2), from_day=date(2021, 9, 1)),
            Uprating(per_cent=Decimal("3.5"), from_day=date(2020, 9, 1)),
        ),
    )
    found = rate(Rank.PC, date(2021, 9, 1), assumption=twice)
    assert found.annual_gbp == Decimal(57000) * Decimal("1.035") * Decimal("1.02")
    assert "raised by 3.5% from 1 September 2020, raised by 2%" in found.how


def test_a_period_is_cut_where_the_rate_changes():
    """April 2019 to March 2021 with a rise in September 2020 has three rates."""
    whole = Period.inclusive(date(2019, 4, 1), date(2021, 3, 31))
    parts = rates_over(london_rates(), scheme=PLUS, rank=Rank.PC, period=whole, assumption=RAISED)
    assert [str(part.rate.annual_gbp.quantize(Decimal("0.01"))) for part in parts] == [
        "57000.00",
        "57000.00",
        "58995.00",
    ]
    assert [part.period.start for part in parts] == [
        date(2019, 4, 1),
        date(2020, 4, 1),
        date(2020, 9, 1),
    ]


@given(st.dates(date(2015, 1, 1), date(2026, 1, 1)), st.integers(1, 3000))
def test_the_parts_of_a_period_make_it_up_whatever_its_days(start, days):
    """Each part joins the next, with a rate or the reason why there is none."""
    whole = Period(start=start, end=date.fromordinal(start.toordinal() + days))
    parts = rates_over(london_rates(), scheme=PLUS, rank=Rank.PC, period=whole)
    assert sum(part.period.days for part in parts) == whole.days
    assert all((part.rate is None) != (part.unknown is None) for part in parts)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"label": " ", "held_flat": True}, "needs a label"),
        ({"label": "nothing"}, "assumes nothing"),
        (
            {
                "label": "twice",
                "upratings": (Uprating(per_cent=Decimal(1), from_day=date(2021, 9, 1)),) * 2,
            },
            "uprates one day twice",
        ),
    ],
)
def test_an_assumption_must_say_something_once(fields, words):
    """An assumption without label or content, or that contradicts itself, is refused."""
    with pytest.raises(InvalidAssumptionError, match=words):
        RateAssumption(**fields)


def test_a_free_rate_is_no_rate():
    """A post that costs nothing is a matched post, not a rate of nought."""
    with pytest.raises(InvalidValueError, match="matched"):
        OwnRate(rank=Rank.PC, annual_gbp=Decimal(0))


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (PLUS, date(2019, 1, 31)),
        ("met-patrol-plus", date(2019, 4, 1)),
    ],
)
def test_a_scheme_that_did_not_exist_on_the_day_is_refused(key, day):
    """Partnership Plus before its launch, and Met Patrol Plus after its end, cannot be used."""
    with pytest.raises(SchemeNotOpenError, match="recorded as open from"):
        refuse_unopened(london_rates().scheme(key), day)


def test_a_scheme_of_which_nothing_is_recorded_is_not_refused():
    """Whether Partnership Plus is open in 2026 nobody has recorded, so it is not called closed."""
    assert refuse_unopened(london_rates().scheme(PLUS), date(2026, 4, 1)) is None


def test_the_standard_terms_of_partnership_plus():
    """Three years, six months' notice, about ten high-demand days already priced in."""
    scheme = london_rates().scheme(PLUS)
    assert scheme.minimum_term_months.amount == 36
    assert scheme.notice_months.amount == 6
    assert scheme.high_demand_days_a_year.amount == 10
    assert scheme.high_demand_days_a_year.approximate
    assert [body.id for body in scheme.joined_through_council] == [
        "business-improvement-districts",
        "almos",
        "mainstream-schools",
        "nhs-trusts",
    ]


def test_a_book_holds_each_scheme_once_and_knows_what_it_lacks():
    """A repeated scheme is refused and an unknown one suggests the nearest."""
    book = london_rates()
    with pytest.raises(InvalidValueError, match="twice"):
        RateBook((*book.schemes, book.schemes[0]), ())
    with pytest.raises(UnknownNameError, match=r"Did you mean 'partnership-plus'\?"):
        book.scheme("partnership-pluss")
