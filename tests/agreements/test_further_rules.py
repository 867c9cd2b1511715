"""The rules about posts, funders, conditions and statements: both sides, and what is not known."""

from datetime import date
from decimal import Decimal

import attrs
import pytest
from lived_agreements import (
    KNOWN,
    OTHER_PAPER,
    PAPER,
    agreement,
    bought,
    cost,
    event,
    found,
    funder,
    only,
    pays,
    post,
    received,
    says,
)

from s92kit.agreements import (
    RULES,
    ChargePolicy,
    Condition,
    Contact,
    CostKind,
    EventKind,
    FunderKind,
    FundingWay,
    OwnTerms,
    Topic,
    check_agreement,
    contradictions_among,
    terms_of,
)
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.findings import Outcome
from s92kit.periods import Period, financial_year
from s92kit.ranks import Rank
from s92kit.rates import SchemeTerm, london_rates

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.UNDETERMINED


def test_every_rule_answers_and_has_its_own_code():
    """No rule is passed over in silence, whatever the agreement lacks."""
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    answered = {item.code for item in check_agreement(agreement(), london_rates())}
    assert answered == set(codes)


@pytest.mark.parametrize(
    ("constables", "sergeants", "outcome"),
    [(8, 1, MET), (9, 1, NOT_MET), (15, 1, NOT_MET), (15, 2, MET), (2, 0, NOT_MET)],
)
def test_a_sergeant_supervises_eight_constables(constables, sergeants, outcome):
    """Fifteen constables need two sergeants, whatever a report says of one."""
    posts = [post(count=constables)]
    posts += [post("ps", Rank.PS, sergeants)] if sergeants else []
    assert only(agreement(posts=tuple(posts)), "supervision").outcome is outcome


def test_fifteen_constables_and_one_sergeant_are_told_to_need_two():
    """The finding gives the numbers and the days."""
    team = agreement(posts=(post(count=15), post("ps", Rank.PS, 1)))
    message = only(team, "supervision").message
    assert "one sergeant to 8 constables, 15 need 2, and 1 are bought" in message
    assert "1 April 2019 to 31 March 2022" in message


def test_supervision_is_held_day_by_day():
    """A second eight without their sergeant is found in the half year before she starts."""
    late = Period.inclusive(date(2019, 10, 1), date(2022, 3, 31))
    posts = (post(count=16), post("ps", Rank.PS, 1), post("second", Rank.PS, 1, period=late))
    finding = only(agreement(posts=posts), "supervision")
    assert "From 1 April 2019 to 30 September 2019" in finding.message


@pytest.mark.parametrize(
    ("posts", "outcome"),
    [
        ((), OPEN),
        ((post(rank=None),), OPEN),
        ((post(count=8), post("ps", Rank.PS, 1)), MET),
        ((post(count=9), post("ps", Rank.PS, 1)), NOT_MET),
        ((post(period=financial_year(2019)), post("ps", Rank.PS, 1)), OPEN),
    ],
)
def test_supervision_without_a_term(posts, outcome):
    """Posts that all serve a term of unknown days can be counted; a mixture cannot."""
    team = agreement(posts=posts, term_history=(), term_unknown_because="the paper gives none")
    assert only(team, "supervision").outcome is outcome


@pytest.mark.parametrize(
    ("posts", "for_posts", "outcome"),
    [
        ((post(), post("insp", Rank.INSP, 1)), ("insp",), NOT_MET),
        ((post(), post("insp", Rank.INSP, 1)), ("pcs",), MET),
        ((post(), post("insp", Rank.INSP, 1)), (), OPEN),
        ((post(),), (), MET),
        ((post(rank=None),), (), OPEN),
        ((post(rank=None),), ("pcs",), OPEN),
    ],
)
def test_inspectors_earn_no_overtime(posts, for_posts, outcome):
    """Overtime for an inspector is an error; for whom it is bought may be unknown."""
    overtime = cost("overtime", "5000.00", kind=CostKind.OVERTIME, posts=for_posts)
    team = agreement(posts=posts, stated_costs=(cost("vans", "1.00"), overtime))
    assert only(team, "inspectors-overtime").outcome is outcome


@pytest.mark.parametrize("kind", [kind for kind in FunderKind if not kind.is_council])
@pytest.mark.parametrize(
    ("contact", "outcome"),
    [(Contact.COUNCIL, MET), (Contact.FUNDER, NOT_MET), (Contact.NOT_STATED, OPEN)],
)
def test_others_fund_only_through_the_council(kind, contact, outcome):
    """A district, an ALMO, a school and an NHS trust join with the council as contact."""
    team = agreement(funders=(funder("council"), funder("other", kind, contact=contact)))
    assert only(team, "funders-allowed").outcome is outcome


@pytest.mark.parametrize("scheme", ["", "met-patrol-plus"])
def test_who_may_fund_under_a_scheme_that_does_not_say_is_open(scheme):
    """The terms of the older schemes were not found, and none is supposed."""
    bid = funder("bid", FunderKind.BUSINESS_IMPROVEMENT_DISTRICT, contact=Contact.COUNCIL)
    levy = funder("levy", FunderKind.LATE_NIGHT_LEVY)
    team = agreement(funders=(bid, levy), scheme=scheme)
    assert only(team, "funders-allowed").outcome is OPEN
    assert only(team, "funds-permitted").outcome is OPEN


def test_the_scheme_names_section_106_and_the_levy_as_usable():
    """Each finding cites the paper of the scheme."""
    kinds = (FunderKind.SECTION_106, FunderKind.LATE_NIGHT_LEVY)
    team = agreement(funders=tuple(funder(f"f{at}", kind) for at, kind in enumerate(kinds)))
    findings = found(team, "funds-permitted")
    assert [item.outcome for item in findings] == [MET, MET]
    assert all("2.1" in source.locator for item in findings for source in item.sources)


S106, RESERVE = funder("s106", FunderKind.SECTION_106), funder("reserve", FunderKind.RESERVE)


@pytest.mark.parametrize(
    ("pounds", "bridged_by", "received_outcome", "repaid_outcome"),
    [
        ("100.00", "", MET, MET),
        ("60.00", "", NOT_MET, MET),
        ("60.00", "reserve", MET, NOT_MET),
    ],
)
def test_section_106_money_is_spent_when_it_is_received(
    pounds, bridged_by, received_outcome, repaid_outcome
):
    """Of £100 what was not received is bridged, and a reserve that is not repaid is asked about."""
    team = bought(
        cost("team", "100.00"),
        funders=(S106, RESERVE),
        funding=(pays("s106", FundingWay.REST, bridged_by=bridged_by),),
        receipts=(received("s106", pounds, "2020-03-31"),),
    )
    assert only(team, "section-106-received").outcome is received_outcome
    assert only(team, "reserve-repaid").outcome is repaid_outcome


def test_a_reserve_that_was_repaid_is_in_order():
    """Bridged in 2019/20 and paid back in 2020/21."""
    team = bought(
        cost("team", "100.00"),
        cost("more", "1.00", 2020),
        funders=(S106, RESERVE),
        funding=(pays("s106", FundingWay.REST, bridged_by="reserve"),),
        receipts=(received("s106", "101.00", "2020-04-01"),),
    )
    assert only(team, "reserve-repaid").outcome is MET


def test_section_106_money_without_a_rule_or_a_cost_is_open():
    """Which part it pays is not stated, or what that comes to is not known."""
    assert only(agreement(funders=(S106,)), "section-106-received").outcome is OPEN
    team = agreement(funders=(S106,), funding=(pays("s106", FundingWay.REST),))
    outcomes = {item.outcome for item in found(team, "section-106-received")}
    assert outcomes == {NOT_MET, OPEN}


LEVY = funder("levy", FunderKind.LATE_NIGHT_LEVY)


@pytest.mark.parametrize(
    ("to_police", "outcome"), [("700.00", MET), ("699.99", NOT_MET), (None, OPEN)]
)
def test_seventy_per_cent_of_a_levy_goes_to_the_police(to_police, outcome):
    """Of £1,000 at least £700."""
    share = Decimal(to_police) if to_police else None
    money = received("levy", "1000.00", "2019-06-01", to_police_gbp=share)
    assert only(agreement(funders=(LEVY,), receipts=(money,)), "levy-to-police").outcome is outcome


def test_a_levy_of_which_no_receipt_is_recorded_is_open():
    """Without what it brought in there is no share of it."""
    assert only(agreement(funders=(LEVY,)), "levy-to-police").outcome is OPEN


HOUSING = funder("housing", FunderKind.HOUSING_REVENUE_ACCOUNT)


@pytest.mark.parametrize(
    ("on_estates", "items", "outcome"),
    [
        (True, (), MET),
        (False, (), NOT_MET),
        (None, (), OPEN),
        (False, ("estates",), MET),
        (None, ("vans",), OPEN),
    ],
)
def test_the_housing_account_pays_for_work_on_estates_alone(on_estates, items, outcome):
    """A line whose work is elsewhere needs another fund."""
    team = agreement(
        posts=(post(on_estates=on_estates), post("estates", on_estates=True)),
        stated_costs=(cost("vans", "1.00"),),
        funders=(HOUSING,),
        funding=(pays("housing", FundingWay.REST, items=items),),
    )
    assert only(team, "housing-money").outcome is outcome


def test_housing_money_without_a_rule_is_open():
    """Half and half, said in a meeting, does not say which posts it pays for."""
    assert only(agreement(funders=(HOUSING,)), "housing-money").outcome is OPEN


def test_every_pound_has_a_funder_or_is_shown():
    """Without rules it is open; with a sum too small the remainder is named by year."""
    team = bought(cost("team", "100.00"), funders=(funder("council"),))
    assert only(team, "fully-funded").outcome is OPEN
    short = attrs.evolve(team, funding=(pays("council", FundingWay.FIXED_SUM, "60.00"),))
    finding = only(short, "fully-funded")
    assert finding.outcome is NOT_MET
    assert "£40 of £100 in 2019/20" in finding.message
    assert PAPER in finding.sources
    whole = attrs.evolve(team, funding=(pays("council", FundingWay.REST),))
    assert only(whole, "fully-funded").outcome is MET


def test_an_unknown_cost_leaves_its_funding_open():
    """No rate is published for 2020/21."""
    team = agreement(funders=(funder("council"),), funding=(pays("council", FundingWay.REST),))
    assert [item.outcome for item in found(team, "fully-funded")] == [OPEN, OPEN]


def test_the_minimum_term_and_the_break_right_are_both_true():
    """Three years at least, and six months' notice within them: no contradiction."""
    finding = only(agreement(), "break-right")
    assert finding.outcome is MET
    assert "36 months" in finding.message
    assert "6 months' notice" in finding.message
    assert "both are true at once" in finding.message


def test_a_paper_that_denies_the_break_right_is_asked_about():
    """The paper is cited beside the rule."""
    finding = only(agreement(statements=(says(Topic.BREAK_RIGHT, "none"),)), "break-right")
    assert finding.outcome is NOT_MET
    assert PAPER in finding.sources
    agreeing = agreement(statements=(says(Topic.BREAK_RIGHT, "on-notice"),))
    assert only(agreeing, "break-right").outcome is MET


def test_without_recorded_terms_the_break_right_is_open():
    """The written terms of the older scheme were not found."""
    assert only(agreement(scheme="met-patrol-plus"), "break-right").outcome is OPEN


CONDITION = Condition(id="ring-fence", text="They stay in the town centre.", source=PAPER)


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({}, MET),
        ({"conditions": (CONDITION,)}, OPEN),
        ({"conditions": (CONDITION,), "statements": (says(Topic.CONDITIONS, "agreed"),)}, MET),
        (
            {"conditions": (CONDITION,), "statements": (says(Topic.CONDITIONS, "not-agreed"),)},
            NOT_MET,
        ),
        (
            {
                "conditions": (CONDITION,),
                "events": (event(EventKind.CONDITIONS_AGREED, "2019-03-01"),),
            },
            MET,
        ),
    ],
)
def test_conditions_need_the_agreement_of_the_chief_officer(fields, outcome):
    """Police Act 1996, section 92(3)."""
    finding = only(agreement(**fields), "conditions-agreed")
    assert finding.outcome is outcome
    assert any("92(3)" in source.locator for source in finding.sources)


def test_cannot_be_abstracted_is_held_against_ten_high_demand_days():
    """Both are shown, each with its source, and neither is taken for the truth."""
    never = says(Topic.ABSTRACTION, "never", OTHER_PAPER)
    finding = only(agreement(statements=(never,)), "statements-agree")
    assert finding.outcome is NOT_MET
    assert "about 10 high-demand days" in finding.message
    assert OTHER_PAPER.cited in finding.message
    assert OTHER_PAPER in finding.sources
    assert any("1.3" in source.locator for source in finding.sources)


def test_papers_that_say_the_same_do_not_contradict():
    """A paper that speaks of high-demand days agrees with the terms."""
    said = says(Topic.ABSTRACTION, "high-demand-days")
    assert only(agreement(statements=(said,)), "statements-agree").outcome is MET


def test_a_statement_counts_from_the_day_of_its_record():
    """Before the bid was known there was nothing to contradict."""
    never = attrs.evolve(says(Topic.ABSTRACTION, "never"), recorded_on=date(2020, 1, 1))
    team = agreement(statements=(never,))
    assert only(team, "statements-agree", known_on=date(2019, 12, 31)).outcome is MET
    assert only(team, "statements-agree", known_on=date(2020, 1, 1)).outcome is NOT_MET


def test_two_papers_may_contradict_on_any_topic_but_other_matters():
    """Five officers against six, in whichever order they are given."""
    five, six = says(Topic.HEADCOUNT, "5"), says(Topic.HEADCOUNT, "6", OTHER_PAPER)
    assert contradictions_among([six, five]) == ((five, six),)
    apart = [says(Topic.OTHER, "blue"), says(Topic.OTHER, "green"), says(Topic.HEADCOUNT, "5")]
    assert contradictions_among(apart) == ()


def test_a_claim_that_rules_look_at_is_one_that_they_know():
    """A slip of the pen would contradict everything, or nothing."""
    with pytest.raises(UnknownNameError, match="Did you mean 'never'"):
        says(Topic.ABSTRACTION, "nevr")


def test_an_agreements_own_terms_come_before_its_schemes():
    """Three months' notice of its own; the minimum term is the scheme's."""
    own = OwnTerms(notice_months=SchemeTerm(amount=3, source=PAPER))
    terms = terms_of(agreement(own_terms=own), london_rates())
    assert (terms.notice_months.amount, terms.minimum_term_months.amount) == (3, 36)
    assert terms_of(agreement(own_terms=own, scheme=""), london_rates()) == own
    assert "3 months' notice" in only(agreement(own_terms=own), "break-right").message


def test_the_schemes_minimum_term_gives_way_to_the_agreements_own():
    """A least term of four years makes three too short."""
    own = OwnTerms(minimum_term_months=SchemeTerm(amount=48, source=PAPER))
    assert only(agreement(own_terms=own), "minimum-term").outcome is NOT_MET


def test_a_charge_policy_has_a_source():
    """What the council is invoiced for is read somewhere, or not stated."""
    with pytest.raises(InvalidValueError, match="only there"):
        agreement(charge_policy=ChargePolicy.ACTUAL)
    with pytest.raises(InvalidValueError, match="only there"):
        agreement(charge_policy_source=PAPER)
    stated = agreement(charge_policy=ChargePolicy.FULL, charge_policy_source=PAPER)
    assert stated.charge_policy is ChargePolicy.FULL
    assert agreement().charge_policy is ChargePolicy.NOT_STATED


def test_overtime_for_posts_that_are_not_there_is_refused():
    """A line by another name is a slip of the pen."""
    with pytest.raises(UnknownNameError, match="post line 'pc'"):
        agreement(stated_costs=(cost("overtime", "1.00", posts=("pc",)),))


def test_what_was_not_known_yet_is_not_held_against_an_agreement():
    """Before a rule of funding was recorded, nobody could say who pays."""
    rule = pays("council", FundingWay.REST, recorded_on=date(2019, 6, 1))
    team = bought(cost("team", "1.00"), funders=(funder("council"),), funding=(rule,))
    assert only(team, "fully-funded", known_on=KNOWN).outcome is OPEN
    assert only(team, "fully-funded").outcome is MET
