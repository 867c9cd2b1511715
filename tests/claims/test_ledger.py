"""An outcome is counted once, whoever claims it and however often it is quoted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.activity import Attribution
from s92kit.claims import (
    COUNTS_GIVEN,
    DAYS_APART,
    DOUBLE_CLAIM,
    ONE_COUNT,
    PARTS_STATED,
    Bound,
    OutcomeClaim,
    OutcomePart,
    Standpoint,
    find_double_claims,
    ledger,
    outcome_claims,
)
from s92kit.errors import InvalidValueError
from s92kit.figures import Unit
from s92kit.findings import Outcome
from s92kit.periods import Period
from s92kit.sources import Source
from s92kit.testing import walford

YEAR = Period.inclusive(date(2019, 4, 1), date(2020, 3, 31))
SECOND_HALF = Period.inclusive(date(2019, 10, 1), date(2020, 9, 30))


def paper(title):
    """A paper by its title."""
    return Source(title=title, locator="outcomes", published_on=None)


def claim(**other) -> OutcomeClaim:
    """Ten arrests in the year by the estates team, and whatever differs."""
    plain = {
        "id": "walford/arrests",
        "label": "Arrests",
        "measure": "arrests",
        "claimant": "estates team",
        "paper": paper("Bid 1"),
        "count": Decimal(10),
        "period": YEAR,
    }
    return OutcomeClaim(**(plain | other))


def parts(*shares):
    """Parts of teams a, b and so on."""
    return tuple(
        OutcomePart(claimant=name, share=share)
        for name, share in zip("abcdef", shares, strict=False)
    )


def outcome(book, rule):
    """The first answer to a rule."""
    return next(each.outcome for each in book.findings if each.code == rule.code)


def test_a_figure_quoted_in_two_reports_is_one_fact():
    """One entry, two papers, ten arrests."""
    book = ledger([claim(), claim(id="walford/again", paper=paper("Report 2"))])
    (entry,) = book.entries
    assert (entry.standpoint, entry.count) == (Standpoint.QUOTED, Decimal(10))
    assert [each.count for each in entry.credits] == [Decimal(10)]
    assert not book.findings.not_met


def test_two_teams_with_one_number_share_nothing_until_it_is_said():
    """It is counted once, and is nobody's."""
    book = ledger([claim(), claim(claimant="town centre team", paper=paper("Bid 2"))])
    (entry,) = book.entries
    assert (entry.standpoint, entry.count) == (Standpoint.DISPUTED, Decimal(10))
    assert [each.count for each in entry.credits] == [None, None]
    assert book.of("estates team") == ()
    assert outcome(book, DOUBLE_CLAIM) is Outcome.NOT_MET


def test_one_team_for_two_budgets_is_claimed_twice():
    """The finding names both funding lines; the same line twice is a quotation."""
    bid_1, bid_2 = claim(funding_line="bid 1"), claim(funding_line="bid 2", paper=paper("Bid 2"))
    book = ledger([bid_1, bid_2])
    assert book.entries[0].standpoint is Standpoint.DISPUTED
    assert "credits estates team for bid 1" in book.findings.not_met.items[0].message
    same = ledger([bid_1, attrs.evolve(bid_2, funding_line="bid 1")])
    assert same.entries[0].standpoint is Standpoint.QUOTED


def test_a_paper_that_names_no_budget_claims_for_none():
    """A news item that quotes a bid is no second claim."""
    book = ledger([claim(funding_line="bid 1"), claim(paper=paper("News"))])
    assert book.entries[0].standpoint is Standpoint.QUOTED


def test_a_joint_outcome_is_shared_by_stated_parts():
    """Ten arrests in thirds: four, three and three, which sum to ten."""
    book = ledger([claim(claimant="a, b and c", parts=parts("1/3", "1/3", "1/3"))])
    (entry,) = book.entries
    assert entry.standpoint is Standpoint.SHARED
    assert [each.count for each in entry.credits] == [Decimal(4), Decimal(3), Decimal(3)]
    assert [each.measure for each in book.of("b")] == ["arrests"]


def test_stated_parts_settle_a_double_claim():
    """Once one paper says whose how much is, the other's claim is answered."""
    shared = claim(parts=parts("0.5", "0.5"))
    book = ledger([shared, claim(claimant="b", paper=paper("Bid 2"))])
    assert book.entries[0].standpoint is Standpoint.SHARED
    assert outcome(book, DOUBLE_CLAIM) is Outcome.MET


def test_unlike_parts_are_a_dispute():
    """Two papers share it otherwise, so it is nobody's."""
    other = claim(parts=parts("0.25", "0.75"), paper=paper("Bid 2"))
    book = ledger([claim(parts=parts("0.5", "0.5")), other])
    assert book.entries[0].standpoint is Standpoint.DISPUTED
    assert "by unlike parts" in book.findings.not_met.items[0].message


@pytest.mark.parametrize(
    ("count", "unit", "shares"),
    [("10.5", Unit.HOURS, ["3.5"] * 3), ("100", Unit.GBP, ["33.34", "33.33", "33.33"])],
)
def test_hours_and_pounds_are_shared_to_the_last_place(count, unit, shares):
    """Pounds to the penny, hours to the place that they are printed to."""
    thirds = claim(count=Decimal(count), unit=unit, parts=parts("1/3", "1/3", "1/3"))
    (entry,) = ledger([thirds]).entries
    assert [each.count for each in entry.credits] == [Decimal(share) for share in shares]


@given(
    count=st.integers(0, 100_000),
    weights=st.lists(st.integers(0, 50), min_size=2, max_size=6).filter(any),
)
def test_a_split_always_sums(count, weights):
    """Whatever the parts, whole counts stay whole and make the outcome."""
    stated = parts(*(str(Fraction(weight, sum(weights))) for weight in weights))
    (entry,) = ledger([claim(count=Decimal(count), parts=stated)]).entries
    shares = [each.count for each in entry.credits]
    assert sum(shares) == count
    assert all(share == int(share) for share in shares)


@pytest.mark.parametrize(
    "stated",
    [("0.5", "0.4"), ("0.5", "0.6"), ("1/3", "1/3")],
)
def test_parts_make_one_whole(stated):
    """Less or more than one is refused, with what they sum to."""
    with pytest.raises(InvalidValueError, match="They sum to"):
        claim(parts=parts(*stated))


@pytest.mark.parametrize("share", ["half", "1/0", "-0.5", "2"])
def test_a_part_is_a_part_of_one(share):
    """Words, nothing, less than nothing and more than one are none."""
    with pytest.raises(InvalidValueError, match="a part of one"):
        OutcomePart(claimant="a", share=share)


@pytest.mark.parametrize("whose", [Attribution.JOINT, Attribution.PARTNERSHIP])
def test_what_is_joint_without_parts_is_not_the_team_s_own(whose):
    """It is counted once, and how much is the team's cannot be determined."""
    book = ledger([claim(attribution=whose)])
    (entry,) = book.entries
    assert (entry.standpoint, entry.count) == (Standpoint.JOINT, Decimal(10))
    assert book.of("estates team") == ()
    assert outcome(book, PARTS_STATED) is Outcome.UNDETERMINED


def test_an_effect_without_counts_is_unevaluated():
    """Two alike are two, and neither has a count."""
    bare = claim(count=None, uncounted_because="no calls before or after are printed")
    book = ledger([bare, attrs.evolve(bare, id="walford/other-road")])
    assert [entry.standpoint for entry in book.entries] == [Standpoint.UNEVALUATED] * 2
    assert outcome(book, COUNTS_GIVEN) is Outcome.NOT_MET
    assert "unevaluated, because no calls before" in book.findings.not_met.items[0].message


def test_a_claim_has_a_count_or_a_reason():
    """Not neither, and not both."""
    for count, because in ((None, ""), (Decimal(1), "none")):
        with pytest.raises(InvalidValueError, match="uncounted_because"):
            claim(count=count, uncounted_because=because)


def test_two_counts_of_one_thing_stand_side_by_side():
    """Ten in one paper and eleven in another, for the same team and days."""
    book = ledger([claim(), claim(count=Decimal(11), paper=paper("Report 2"))])
    assert len(book.entries) == 2
    (told,) = book.findings.not_met
    assert told.code == ONE_COUNT.code
    assert "10 (Bid 1, undated, outcomes); 11 (Report 2, undated, outcomes)" in told.message


@pytest.mark.parametrize(
    ("count", "bound", "fits"),
    [
        (200, Bound.OVER, True),
        (214, Bound.OVER, True),
        (220, Bound.OVER, False),
        (220, Bound.UNDER, True),
        (210, Bound.UNDER, False),
    ],
)
def test_a_hedged_count_may_be_the_same_as_another(count, bound, fits):
    """214 is over 200 and under 220; it is neither over 220 nor under 210."""
    hedged = claim(count=Decimal(count), bound=bound, paper=paper("Report 2"))
    book = ledger([claim(count=Decimal(214)), hedged])
    assert (outcome(book, ONE_COUNT) is Outcome.MET) is fits
    assert (outcome(book, DAYS_APART) is Outcome.NOT_MET) is fits


def test_over_and_under_one_number_do_not_meet():
    """No number is both over 200 and under it."""
    claims = [claim(count=Decimal(200), bound=each) for each in (Bound.OVER, Bound.UNDER)]
    assert outcome(ledger(claims), ONE_COUNT) is Outcome.NOT_MET


def test_counts_of_days_that_nobody_states_are_not_called_apart():
    """The first month may be in the first year; that it cannot be told is told, with each count."""
    month = claim(count=Decimal(2), period=None, period_in_words="the first month")
    year = claim(id="walford/year", period=None, period_in_words="the first year")
    book = ledger([month, year])
    (told,) = (each for each in book.findings if each.code == DAYS_APART.code)
    assert told.outcome is Outcome.UNDETERMINED
    assert "2 (the first month); 10 (the first year)" in told.message
    assert "not to be added" in told.message
    assert told.sources == (paper("Bid 1"),)


@pytest.mark.parametrize(
    "other",
    [
        {"paper": paper("Report 2")},
        {"measure": "warnings"},
        {"claimant": "town centre team", "count": Decimal(3)},
        {"count": None, "uncounted_because": "no counts"},
    ],
)
def test_one_count_of_a_measure_overlaps_with_nothing(other):
    """Nor does a quotation of it, another measure's, another team's, or an effect."""
    undated = claim(period=None, period_in_words="the first year")
    book = ledger([undated, attrs.evolve(undated, **other)])
    assert outcome(book, DAYS_APART) is Outcome.MET


def test_a_credit_keeps_the_hedge_of_its_paper():
    """Over 100 warnings are not 100, whole or halved."""
    over = claim(count=Decimal(100), bound=Bound.OVER)
    (whole,) = ledger([over]).entries[0].credits
    assert whole.text == "over 100"
    halves = ledger([attrs.evolve(over, parts=parts("0.5", "0.5"))]).entries[0].credits
    assert [each.text for each in halves] == ["over 50", "over 50"]


def test_one_paper_that_says_it_in_two_places_is_claimed_once():
    """Its summary and its annex are no two papers."""
    annex = attrs.evolve(paper("Bid 1"), locator="annex")
    (entry,) = ledger([claim(), claim(paper=annex)]).entries
    assert entry.standpoint is Standpoint.CLAIMED


def test_counts_of_overlapping_days_do_not_add_up():
    """October to March is in both."""
    book = ledger([claim(), claim(count=Decimal(12), period=SECOND_HALF)])
    assert outcome(book, DAYS_APART) is Outcome.NOT_MET
    assert "1 October 2019 to 31 March 2020 is in both" in book.findings.not_met.items[0].message
    after = Period.inclusive(date(2020, 4, 1), date(2021, 3, 31))
    apart = ledger([claim(), claim(count=Decimal(12), period=after)])
    assert outcome(apart, DAYS_APART) is Outcome.MET


CLAIMS = [
    claim(),
    claim(claimant="town centre team", paper=paper("Bid 2")),
    claim(paper=paper("Report 2")),
    claim(count=Decimal(12), period=SECOND_HALF),
    claim(measure="warnings", parts=parts("1/3", "2/3")),
    claim(measure="calls", count=None, uncounted_because="no counts"),
    claim(measure="sweeps", attribution=Attribution.JOINT),
]


@given(st.permutations(CLAIMS))
def test_the_order_of_claims_never_matters(claims):
    """The same ledger, entry by entry and finding by finding."""
    assert ledger(claims) == ledger(CLAIMS)


@given(st.lists(st.sampled_from(CLAIMS), max_size=12))
def test_no_more_is_credited_than_there_was(claims):
    """Whatever is claimed, the credits of an outcome never exceed it."""
    for entry in ledger(claims).entries:
        credited = sum(each.count for each in entry.credits if each.count is not None)
        assert credited <= (entry.count or 0)


def test_figures_make_claims(stated):
    """A credited measure is a claim with a count; a credited effect is one without."""
    counted = stated("arrests", "7", unit=Unit.COUNT, measure="arrests", credited_to="team")
    effect = stated("fall", "55", unit=Unit.PER_CENT, credited_to="team", claims_effect=True)
    nobody_s = stated("sweeps", "3", unit=Unit.COUNT, measure="sweeps")
    first, second = outcome_claims([counted, effect, nobody_s])
    assert (first.count, first.claimant) == (Decimal(7), "team")
    assert (second.count, second.measure) == (None, "Fall")
    assert second.uncounted_because == "the paper states it alone; it states 55%"


def test_walford_s_two_bids_are_counted_once():
    """Two outcomes, each claimed by two teams."""
    book = ledger(outcome_claims(walford.s92kit_published_figures()))
    disputed = [entry for entry in book.entries if entry.standpoint is Standpoint.DISPUTED]
    assert [(entry.measure, entry.count) for entry in disputed] == [
        ("arrests", Decimal(41)),
        ("weapon sweeps", Decimal(12)),
    ]


def test_budgets_are_told_of_figures_too(stated):
    """The older question gives the same answer for funding lines."""
    plain = {"unit": Unit.COUNT, "measure": "arrests", "credited_to": "team"}
    claims = [
        stated("arrests", "7", **plain, funding_line=line, source=paper(line))
        for line in ("bid 1", "bid 2")
    ]
    (told,) = find_double_claims(claims)
    assert told.outcome is Outcome.NOT_MET
    assert "team for bid 1, and bid 2 credits team for bid 2" in told.message
