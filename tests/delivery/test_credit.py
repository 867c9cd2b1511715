"""Credit claims: each record that supports one, its price to the penny, and what is left out."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from charged_agreements import (
    KNOWN,
    NOTHING_LOST,
    PRICING,
    QUARTER,
    away,
    line,
    lost,
    team,
    vacant,
)
from hypothesis import given
from hypothesis import strategies as st

from s92kit.abstractions import AbstractionType
from s92kit.agreements import Charge, ChargePolicy
from s92kit.delivery import (
    AllowanceState,
    AssumedPolicy,
    LostTime,
    Pricing,
    delivered,
    draft_credit_claim,
    duties_from_frame,
    lost_time_of,
)
from s92kit.errors import UnknownNameError
from s92kit.figures import Basis
from s92kit.money import to_pence
from s92kit.periods import Period
from s92kit.ranks import Rank
from s92kit.rates import london_rates
from s92kit.reports import credit_claim_paper, render

CREDIT = ChargePolicy.ACTUAL_WITH_CREDIT
AID = AbstractionType.AID_OFF_BOROUGH


def claim(*records, policy: ChargePolicy = CREDIT, **fields):
    """The claim of the team for the quarter."""
    return draft_credit_claim(team(policy, **fields), QUARTER, PRICING, lost(*records))


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        (ChargePolicy.FULL, "gives no credit"),
        (ChargePolicy.ACTUAL, "left off the invoice itself"),
        (ChargePolicy.NOT_STATED, "do not say whether posts are charged"),
    ],
)
def test_only_a_policy_with_credit_gives_one(policy, told):
    """Elsewhere nothing is claimed, and the reason is said."""
    draft = claim(vacant(KNOWN), policy=policy)
    assert draft.items == ()
    assert told in draft.total.unknown_because


def test_a_policy_that_is_supposed_makes_an_estimate_with_its_label():
    """Whoever reads the claim sees on whose word it rests."""
    supposed = AssumedPolicy(policy=CREDIT, label="with credit, says the treasurer")
    pricing = Pricing(book=london_rates(), policy=supposed)
    agreement = team(ChargePolicy.NOT_STATED)
    total = draft_credit_claim(agreement, QUARTER, pricing, lost(vacant(KNOWN))).total
    assert (total.basis, total.assumptions) == (Basis.ESTIMATE, (supposed.label,))


def test_without_a_result_of_delivery_nothing_is_claimed():
    """A claim needs records."""
    draft = draft_credit_claim(team(CREDIT), QUARTER, PRICING, LostTime())
    assert "no result of delivery" in draft.total.unknown_because


def test_nothing_lost_is_a_claim_of_nothing():
    """Known to be nothing, and not unknown."""
    draft = draft_credit_claim(team(CREDIT), QUARTER, PRICING, NOTHING_LOST)
    assert draft.total.value == 0


def test_a_vacancy_is_worth_its_share_of_the_minutes_bought():
    """480 of 120,000 minutes of £57,000 are £228."""
    (item,) = claim(vacant(KNOWN)).items
    assert (item.reference, item.post, item.minutes, item.kind) == (
        "V-1",
        "constables",
        480,
        "vacancy",
    )
    assert item.amount.text == "£228"
    assert item.rate.startswith("£57,000 ÷ 120,000 minutes bought (4 × (£57,000 × 3/12 months))")
    assert item.amount.sources[0].title == "Duty record V-1"


def test_days_that_follow_each_other_under_one_reference_are_one_span():
    """A vacancy of three days is one line of the claim; another reference is another."""
    days = [KNOWN + timedelta(days=at) for at in range(3)]
    draft = claim(*(vacant(day) for day in days), vacant(date(2019, 4, 10)), vacant(KNOWN, 60, "B"))
    assert [(each.reference, str(each.period.days), each.minutes) for each in draft.items] == [
        ("B", "1", 60),
        ("V-1", "3", 1_440),
        ("V-1", "1", 480),
    ]


@pytest.mark.parametrize("kind", [AbstractionType.AID_ON_BOROUGH, AID])
def test_aid_raises_a_credit(kind):
    """Officers taken to other work were not there for what was bought."""
    (item,) = claim(away(KNOWN, kind)).items
    assert (item.kind, item.amount.text) == (str(kind), "£114")


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (AbstractionType.COURT, "raises no credit"),
        (AbstractionType.TRAINING, "raises no credit"),
        (AbstractionType.OTHER, "raises no credit"),
        (AbstractionType.HIGH_DEMAND_DAY, "for a person to decide"),
    ],
)
def test_other_absences_are_listed_and_not_claimed(kind, told):
    """Nothing is left out in silence."""
    draft = claim(away(KNOWN, kind))
    assert draft.total.value == 0
    assert told in draft.not_claimed[0].because


def test_a_record_without_a_reference_supports_nothing():
    """A claim that cannot be traced would not stand before an auditor."""
    draft = claim(vacant(KNOWN, reference=""))
    assert (draft.items, draft.not_claimed[0].because) == (
        (),
        "the record gives no reference by which to look it up",
    )


def test_free_posts_raise_no_credit():
    """What was not paid for is not paid back."""
    posts = (line("constables", 4, Rank.PC, charge=Charge.NO_CHARGE),)
    draft = claim(vacant(KNOWN), posts=posts)
    assert "not paid for" in draft.not_claimed[0].because


def test_posts_that_do_not_serve_in_the_quarter_raise_no_credit():
    """Their records belong to no invoice of these days."""
    later = Period.inclusive(date(2019, 10, 1), date(2020, 3, 31))
    posts = (line("constables", 4, Rank.PC, period=later),)
    assert "does not serve" in claim(vacant(KNOWN), posts=posts).not_claimed[0].because


def test_records_of_other_days_are_left_aside():
    """A claim for the quarter claims for the quarter."""
    assert claim(vacant(date(2019, 7, 1))).items == ()


def test_a_record_of_no_post_line_is_refused():
    """With the nearest that there is."""
    with pytest.raises(UnknownNameError, match="Did you mean 'sergeant'"):
        claim(vacant(KNOWN, post="sergant"))


@pytest.mark.parametrize(
    ("records", "told"),
    [
        (lost(vacant(KNOWN), bought=()), "minutes bought of 'constables'"),
        (lost(vacant(KNOWN, 120_001)), "more minutes of 'constables' were lost"),
    ],
)
def test_time_that_cannot_be_priced_is_listed_without_an_amount(records, told):
    """The record stands, its amount does not."""
    draft = draft_credit_claim(team(CREDIT), QUARTER, PRICING, records)
    assert told in draft.items[0].amount.unknown_because
    assert draft.total.value is None


def test_a_rank_without_a_rate_prices_nothing():
    """The reason comes from the rates."""
    draft = claim(vacant(KNOWN), posts=(line("constables", 4, None),))
    assert "do not state the rank" in draft.total.unknown_because
    assert draft.items[0].rate.startswith("not known")


@given(minutes=st.lists(st.integers(1, 1_440), min_size=1, max_size=30))
def test_the_items_of_a_line_sum_to_its_credit_rounded_once(minutes):
    """However many records there are, no penny is won or lost by rounding each."""
    records = [vacant(KNOWN, each, f"V-{at}") for at, each in enumerate(minutes)]
    draft = claim(*records)
    whole = to_pence(Decimal(57_000) * sum(minutes) / Decimal(120_000))
    assert to_pence(draft.total.value) == whole


@given(order=st.permutations(range(6)))
def test_the_order_of_the_records_never_matters(order):
    """The same records in another order give the same claim."""
    records = [
        *(vacant(KNOWN + timedelta(days=at), 400 + at) for at in range(3)),
        *(away(KNOWN + timedelta(days=at), AID, 100 + at) for at in range(3)),
    ]
    assert claim(*(records[at] for at in order)) == claim(*records)


def test_high_demand_days_are_shown_beside_their_allowance_and_not_claimed():
    """Twelve days in a quarter are beyond about ten for four officers' quarter, and flagged."""
    agreement = team(CREDIT, posts=(line("constables", 4, Rank.PC),))
    frame = _duties(12, "high-demand day")
    result = delivered(agreement, duties_from_frame(frame), QUARTER, london_rates())
    draft = draft_credit_claim(agreement, QUARTER, PRICING, lost_time_of(result, agreement))
    (use,) = draft.high_demand
    assert (use.used.value, use.state) == (12, AllowanceState.BEYOND)
    assert draft.items == ()


def test_a_result_of_delivery_gives_the_records_and_the_minutes_bought():
    """From duties to pounds: 2 of 91 duties called away, of £14,250 for one constable."""
    agreement = team(CREDIT, posts=(line("constables", 1, Rank.PC),))
    result = delivered(
        agreement, duties_from_frame(_duties(2, "aid off borough")), QUARTER, london_rates()
    )
    records = lost_time_of(result, agreement)
    draft = draft_credit_claim(agreement, QUARTER, PRICING, records)
    assert sum(each.minutes for each in records.bought) == 91 * 480
    assert draft.total.text == "£313.19"


def _duties(away_days: int, kind: str):
    import pandas as pd

    days = [KNOWN + timedelta(days=at) for at in range(91)]
    return pd.DataFrame(
        {
            "post": ["constables"] * 91,
            "officer": ["P-1"] * 91,
            "day": [day.isoformat() for day in days],
            "rostered_minutes": [480] * 91,
            "status": ["worked"] * 91,
            "abstraction": [kind if at < away_days else "" for at in range(91)],
            "abstracted_minutes": [480 if at < away_days else None for at in range(91)],
            "reference": [f"R-{at}" for at in range(91)],
        }
    )


def test_the_paper_shows_each_record_and_says_that_it_is_a_draft():
    """A finance officer can check it line by line and send it."""
    draft = claim(vacant(KNOWN), away(KNOWN, AID), away(KNOWN, AbstractionType.COURT, 60, "C-1"))
    text = render(credit_claim_paper(draft, made_with=["s92kit 1"]), "markdown")
    for words in (
        "Draft credit claim: Town team",
        "This is a draft.",
        "V-1",
        "480 minutes",
        "£228",
        "£342",
        "C-1",
        "court raises no credit unless the agreement says so",
        "Duty record A-1",
    ):
        assert words in text, words
    assert "<table" in render(credit_claim_paper(draft, made_with=["s92kit 1"]), "html")


def test_the_paper_of_a_refused_claim_says_why():
    """And has no table of nothing."""
    draft = claim(vacant(KNOWN), policy=ChargePolicy.FULL)
    text = render(credit_claim_paper(draft, made_with=["s92kit 1"]), "markdown")
    assert "gives no credit" in text
    assert "Records that support" not in text


def test_the_paper_of_an_agreement_that_is_silent_says_what_is_missing():
    """Or on whose word it goes."""
    silent = claim(vacant(KNOWN), policy=ChargePolicy.NOT_STATED)
    assert "Missing: the charge policy" in render(
        credit_claim_paper(silent, made_with=["s92kit 1"]), "markdown"
    )
    supposed = Pricing(
        book=london_rates(), policy=AssumedPolicy(policy=CREDIT, label="says the treasurer")
    )
    draft = draft_credit_claim(team(ChargePolicy.NOT_STATED), QUARTER, supposed, NOTHING_LOST)
    text = render(credit_claim_paper(draft, made_with=["s92kit 1"]), "markdown")
    assert "actual with credit (says the treasurer)" in text
    assert "No record of these days raises a credit." in text


def test_the_paper_shows_high_demand_days_for_a_person():
    """With the allowance, and a span of days in words."""
    agreement = team(CREDIT, posts=(line("constables", 4, Rank.PC),))
    result = delivered(
        agreement, duties_from_frame(_duties(12, "high-demand day")), QUARTER, london_rates()
    )
    draft = draft_credit_claim(agreement, QUARTER, PRICING, lost_time_of(result, agreement))
    text = render(credit_claim_paper(draft, made_with=["s92kit 1"]), "markdown")
    assert "Beyond an approximate allowance" in text
