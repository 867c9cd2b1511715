"""The review's shares of activity, rebuilt from quarterly returns that were made to give them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

import s92kit_brent
from s92kit.activity import returns_from_frame
from s92kit.kpis import check_framework, measured, pooled
from s92kit.periods import Period, quarters_from

pd = pytest.importorskip("pandas")

# Made so that they give the shares and the two counts that the review prints, over quarters that
# are made too: no return of the team was published. Each row is a quarter, by priority below.
MADE = (
    (230, 327, 0, 5, 0, 10, 4, 1),
    (336, 103, 3, 23, 17, 2, 0, 4),
    (75, 45, 4, 17, 2, 9, 0, 1),
    (153, 84, 5, 18, 6, 32, 0, 14),
)
PRIORITIES = (
    "asb",
    "gangs",
    "child-sexual-exploitation",
    "reoffending",
    "violence-with-injury",
    "domestic-and-sexual-abuse",
    "residential-burglary",
    "extremism-and-hatred",
)
STATED = {
    "asb": 52,
    "gangs": 34,
    "reoffending": 6,
    "violence-with-injury": 2,
    "domestic-and-sexual-abuse": 5,
    "extremism-and-hatred": 2,
}
QUARTERS = quarters_from(date(2017, 3, 1), 4)
YEAR = Period(start=QUARTERS[0].start, end=QUARTERS[-1].end)
BY_RETURN, BY_LOG = sorted(
    s92kit_brent.s92kit_kpi_frameworks(), key=lambda each: each.id, reverse=True
)


@pytest.fixture(scope="module")
def paper():
    """What the made returns come to, by quarter and over the four quarters."""
    rows = [
        {
            "borough": "brent",
            "team": "Partnership Tasking Team",
            "indicator": f"brent/activity{name}",
            "first_day": quarter.first_day,
            "last_day": quarter.last_day,
            "kind": "in period",
            "count": count,
        }
        for quarter, counts in zip(QUARTERS, MADE, strict=True)
        for name, count in (
            ("", sum(counts)),
            *((f"-{priority}", each) for priority, each in zip(PRIORITIES, counts, strict=True)),
        )
    ]
    returns = returns_from_frame(pd.DataFrame(rows))
    return measured(BY_RETURN, None, (YEAR, *QUARTERS), returns=returns)


def whole(value):
    """A share as the review prints it."""
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))


@pytest.mark.parametrize(("priority", "percent"), STATED.items(), ids=STATED)
def test_the_mean_of_the_quarters_is_the_share_as_stated(paper, priority, percent):
    """The review averages four quarterly percentages."""
    assert whole(paper.cell(f"brent/mean-share-{priority}", YEAR).decimal) == percent


def test_burglary_is_below_one_per_cent_and_the_peaks_are_as_stated(paper):
    """Reoffending 11% in the third quarter; domestic and sexual abuse 6% and 10% in the last."""
    assert 0 < paper.cell("brent/mean-share-residential-burglary", YEAR).value < 1
    reoffending = paper.of("brent/mean-share-reoffending")[1:]
    assert [whole(each.decimal) for each in reoffending][2] == 11
    abuse = paper.of("brent/mean-share-domestic-and-sexual-abuse")[1:]
    assert [whole(each.decimal) for each in abuse][2:] == [6, 10]


def test_the_pooled_share_stands_beside_it_and_is_another(paper):
    """Gangs are 34% by the mean of the quarters and 37% of the work: most fell in two quarters."""
    share = paper.cell("brent/share-gangs", YEAR)
    assert (share.numerator, share.denominator) == (559, 1530)
    assert whole(share.decimal) == 37
    assert pooled(paper.of("brent/share-gangs")[1:]).value == share.value
    assert paper.cell("brent/share-asb", YEAR).numerator == 794


def test_the_shares_that_the_review_prints_add_up_to_101(paper):
    """Each rounded by itself, six make 101; all eight are exactly 100 before they are rounded."""
    assert sum(STATED.values()) == 101
    printed = [
        whole(paper.cell(f"brent/mean-share-{priority}", YEAR).decimal) for priority in STATED
    ]
    assert sum(printed) == 101
    ((_, _, exact), *_) = paper.residuals("activity, mean of quarters")
    ((_, _, rounded), *_) = paper.residuals("activity, mean of quarters", places=0)
    assert (exact, rounded) == (0, -2)
    ((_, _, of_all), *_) = paper.residuals("activity, pooled")
    assert of_all == 0


def test_the_counts_and_the_stated_shares_imply_two_wholes():
    """794 at 52% are of 1,527 and 559 at 34% of 1,644, as no share of one whole could be."""
    assert [round(Fraction(100 * count, share)) for count, share in ((794, 52), (559, 34))] == [
        *(1527, 1644)
    ]


def test_what_the_review_does_not_state_is_not_made_up():
    """No target, owner or frequency is recorded, and each lack is told."""
    indicators = (*BY_RETURN.indicators, *BY_LOG.indicators)
    assert not any(each.targets or each.owner or each.frequency for each in indicators)
    lacking = {each.code for each in check_framework(BY_LOG).not_met}
    assert {"kpis/owner-stated", "kpis/frequency-stated", "kpis/polarity-stated"} <= lacking


def test_calls_and_call_outs_cannot_be_computed_from_the_log():
    """The review prints a change in per cent and no counts; none is inferred."""
    for name in ("honeypot-lane-calls", "chapter-road-call-outs", "wembley-high-road-call-outs"):
        assert BY_LOG.indicator(f"brent/{name}").measure is None
