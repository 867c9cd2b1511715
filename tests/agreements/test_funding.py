"""Who pays: splits that sum to the penny, a remainder that shows, and money that came late."""

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lived_agreements import agreement, bought, cost, funder, pays, post, received

from s92kit.agreements import (
    Charge,
    Contact,
    FunderKind,
    FundingWay,
    TransferReason,
    cost_schedule,
    funding_of,
)
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.figures import Basis
from s92kit.periods import Period, financial_year
from s92kit.rates import RateAssumption, london_rates

COUNCIL, LEVY, HOUSING = funder("council"), funder("levy"), funder("housing")
FUNDERS = (COUNCIL, LEVY, HOUSING)
TEAM, VANS = cost("team", "90000.00"), cost("vans", "10000.01")


def years(value, **options):
    """The split of each financial year of an agreement."""
    return funding_of(cost_schedule(value, london_rates(), **options), value)


def split(*rules, costs=(TEAM, VANS), **fields):
    """The split of the one financial year of an agreement that costs £100,000.01."""
    (year,) = years(bought(*costs, funders=FUNDERS, funding=rules, **fields))
    return year


def borne(year):
    """What each funder pays, and what nobody does, as printed."""
    return {name: year.borne_by(name).text for name in year.funders} | {"": year.unfunded.text}


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ((), {"": "£100,000.01"}),
        ((pays("council", FundingWay.REST),), {"council": "£100,000.01", "": "£0"}),
        (
            (pays("levy", FundingWay.BY_POST, items=("vans",)),),
            {"levy": "£10,000.01", "": "£90,000"},
        ),
        (
            (
                pays("council", FundingWay.PERCENTAGE, "50"),
                pays("housing", FundingWay.PERCENTAGE, "50"),
            ),
            {"council": "£50,000.01", "housing": "£50,000", "": "£0"},
        ),
        (
            (pays("council", FundingWay.PERCENTAGE, "33.3"),),
            {"council": "£33,300", "": "£66,700.01"},
        ),
        (
            (pays("levy", FundingWay.FIXED_SUM, "25000.00"), pays("council", FundingWay.REST)),
            {"levy": "£25,000", "council": "£75,000.01", "": "£0"},
        ),
        (
            (pays("levy", FundingWay.FIRST_CALL, "250000.00"), pays("council", FundingWay.REST)),
            {"levy": "£100,000.01", "": "£0"},
        ),
        (
            (
                pays("levy", FundingWay.FIRST_CALL, "20000.01"),
                pays("council", FundingWay.PERCENTAGE, "50"),
                pays("housing", FundingWay.PERCENTAGE, "50"),
            ),
            {"levy": "£20,000.01", "council": "£40,000", "housing": "£40,000", "": "£0"},
        ),
    ],
)
def test_each_way_of_paying_finds_its_part(rules, expected):
    """First calls, lines, sums, percentages and the rest, of £100,000.01."""
    assert borne(split(*rules)) == expected


def test_it_says_what_each_paid_towards_what():
    """A cap of £40,000 spreads over both lines by what they cost."""
    year = split(pays("levy", FundingWay.FIRST_CALL, "40000.00"))
    assert [(line.item, line.funder, line.amount_gbp, line.rule) for line in year.lines] == [
        ("team", "levy", Decimal("36000.00"), "levy-first call"),
        ("vans", "levy", Decimal("4000.00"), "levy-first call"),
    ]
    assert [(line.item, line.amount_gbp) for line in year.remainder] == [
        ("team", Decimal("54000.00")),
        ("vans", Decimal("6000.01")),
    ]
    assert year.unfunded.how == "£54,000 + £6,000.01"
    assert year.label == "2019/20"


def test_the_lower_number_pays_first():
    """Of two first calls the one with the lower order is used up before the other."""
    levy = pays("levy", FundingWay.FIRST_CALL, "80000.00", order=2)
    council = pays("council", FundingWay.FIRST_CALL, "80000.00")
    assert borne(split(levy, council)) == {"council": "£80,000", "levy": "£20,000.01", "": "£0"}


def test_a_rule_holds_in_its_own_years():
    """Money for 2019/20 alone leaves 2020/21 without a funder, and shows it."""
    rule = pays("council", FundingWay.REST, period=financial_year(2019))
    team = bought(TEAM, cost("later", "500.00", 2020), funders=FUNDERS, funding=(rule,))
    assert [borne(year) for year in years(team)] == [
        {"council": "£90,000", "": "£0"},
        {"": "£500"},
    ]


def test_a_corrected_rule_counts_from_the_day_of_its_record():
    """As known before the correction the council pays, and the levy afterwards."""
    old = pays("council", FundingWay.REST)
    new = pays("levy", FundingWay.REST, recorded_on=date(2020, 1, 1), supersedes=(old.id,))
    team = bought(TEAM, funders=FUNDERS, funding=(old, new))
    assert borne(*years(team, known_on=date(2019, 12, 31)))["council"] == "£90,000"
    assert borne(*years(team))["levy"] == "£90,000"


def test_matched_posts_cost_nothing_and_need_no_funder():
    """A free post is a line of nothing, which splits without a remainder."""
    free = post("free", charge=Charge.NO_CHARGE)
    team = agreement(
        posts=(post(), free),
        scheme="partnership-plus",
        funders=FUNDERS,
        funding=(pays("council", FundingWay.REST),),
    )
    assert borne(years(team)[0]) == {"council": "£114,000", "": "£0"}


def test_where_the_cost_is_not_known_neither_is_the_split():
    """No rate is published for 2020/21, so no funder's part of it is known."""
    team = agreement(funders=FUNDERS, funding=(pays("council", FundingWay.REST),))
    known, unknown, _ = years(team)
    assert known.borne_by("council").text == "£114,000"
    assert unknown.borne_by("council").value is None
    assert unknown.unfunded.value is None
    assert unknown.lines == ()


def test_a_split_of_an_estimate_is_an_estimate():
    """What rests on an assumption says so on every funder's line."""
    held = RateAssumption(label="2019/20 rates held", held_flat=True)
    team = agreement(
        funders=FUNDERS, funding=(pays("council", FundingWay.REST),), rate_assumption=held
    )
    figure = years(team)[1].borne_by("council")
    assert (figure.basis, figure.assumptions) == (Basis.ESTIMATE, ("2019/20 rates held",))


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (
            (
                pays("council", FundingWay.PERCENTAGE, "60"),
                pays("levy", FundingWay.PERCENTAGE, "50"),
            ),
            "come to more than 100 of 'team', 'vans'",
        ),
        (
            (
                pays("council", FundingWay.PERCENTAGE, "60"),
                pays("levy", FundingWay.PERCENTAGE, "10", items=("vans",)),
            ),
            "overlap on 'vans'",
        ),
    ],
)
def test_percentages_that_make_no_split_are_told(rules, words):
    """More than a whole, or shares of unlike groups of lines, leave the split undetermined."""
    assert words in split(*rules).unknown_because


def test_percentages_of_separate_lines_are_their_own_splits():
    """Half of the team for one fund and all of the vans for another."""
    rules = (
        pays("council", FundingWay.PERCENTAGE, "50", items=("team",)),
        pays("levy", FundingWay.PERCENTAGE, "100", items=("vans",)),
    )
    assert borne(split(*rules)) == {"council": "£45,000", "levy": "£10,000.01", "": "£45,000"}


def test_a_percentage_of_lines_that_a_year_does_not_have_is_nothing():
    """The vans are bought in one year alone."""
    rule = pays("council", FundingWay.PERCENTAGE, "100", items=("vans",))
    team = bought(VANS, cost("later", "500.00", 2020), funders=FUNDERS, funding=(rule,))
    assert [borne(year) for year in years(team)] == [
        {"council": "£10,000.01", "": "£0"},
        {"": "£500"},
    ]


def test_a_sum_below_nothing_makes_no_split():
    """A credit among the stated costs is not shared among funders."""
    year = split(pays("council", FundingWay.REST), costs=(TEAM, cost("credit", "-1.00")))
    assert "'credit' is below nothing" in year.unfunded.text


SECTION_106 = funder("s106", FunderKind.SECTION_106)
RESERVE = funder("reserve", FunderKind.RESERVE)
THREE_YEARS = tuple(cost(f"team-{year}", "100.00", year) for year in (2019, 2020, 2021))


def developer(*receipts, bridged_by="reserve"):
    """Three years of £100, paid from section 106 money, with what was received."""
    return bought(
        *THREE_YEARS,
        funders=(SECTION_106, RESERVE),
        funding=(pays("s106", FundingWay.REST, bridged_by=bridged_by),),
        receipts=receipts,
    )


def test_a_reserve_bridges_until_the_money_is_received_and_is_repaid():
    """Nothing in 2019/20, £250 in 2020/21, £100 in 2021/22."""
    team = developer(
        received("s106", "250.00", "2021-03-31"), received("s106", "100.00", "2021-04-01")
    )
    first, second, third = years(team)
    assert borne(first) == {"reserve": "£100", "": "£0"}
    assert first.lines[0].in_place_of == "s106"
    assert borne(second) == {"s106": "£100", "": "£0"}
    (repaid,) = second.transfers
    assert (repaid.payer, repaid.payee) == ("s106", "reserve")
    assert (repaid.amount_gbp, repaid.reason) == (Decimal("100.00"), TransferReason.REPAYMENT)
    assert borne(third) == {"s106": "£100", "": "£0"}
    assert third.transfers == ()


def test_a_part_received_is_spent_and_the_rest_bridged():
    """£30 came in, £70 is bridged, and £20 a year later pays the current year first."""
    team = developer(
        received("s106", "30.00", "2019-06-01"), received("s106", "120.00", "2020-06-01")
    )
    first, second, _ = years(team)
    assert borne(first) == {"s106": "£30", "reserve": "£70", "": "£0"}
    assert borne(second)["s106"] == "£100"
    assert second.transfers[0].amount_gbp == Decimal("20.00")


def test_without_a_reserve_what_was_not_received_is_funded_by_nobody():
    """The shortfall is shown, with the funder that it was to come from."""
    first, *_ = years(developer(bridged_by=""))
    assert first.unfunded.text == "£100"
    assert first.remainder[0].in_place_of == "s106"


def test_after_a_year_whose_cost_is_unknown_what_was_left_of_the_money_is_unknown():
    """Nobody can tell how much of a developer's payment an unknown year has used up."""
    team = agreement(
        posts=(post(),),
        stated_costs=(cost("last", "5.00", 2021),),
        funders=(SECTION_106,),
        funding=(pays("s106", FundingWay.REST),),
        receipts=(received("s106", "900000.00", "2019-04-01"),),
        term_history=(attrs.evolve(agreement().term_history[0], period=_to("2021-03-31")),),
    )
    known, unknown, later = years(team)
    assert borne(known) == {"s106": "£114,000", "": "£0"}
    assert unknown.unknown_because
    assert "left after 2020/21 is not known" in later.unknown_because


def _to(last: str) -> Period:
    return Period.inclusive(date(2019, 4, 1), date.fromisoformat(last))


def test_a_body_that_joins_is_recharged_by_the_council():
    """The council's fund pays the invoice, and the district pays it back."""
    bid = funder(
        "bid",
        FunderKind.BUSINESS_IMPROVEMENT_DISTRICT,
        contact=Contact.COUNCIL,
        recharged_by="council",
    )
    team = bought(
        TEAM,
        funders=(COUNCIL, bid),
        funding=(pays("bid", FundingWay.PERCENTAGE, "25"), pays("council", FundingWay.REST)),
    )
    (year,) = years(team)
    assert borne(year) == {"bid": "£22,500", "council": "£67,500", "": "£0"}
    (recharge,) = year.transfers
    assert (recharge.payer, recharge.payee) == ("bid", "council")
    assert (recharge.amount_gbp, recharge.reason) == (Decimal("22500.00"), TransferReason.RECHARGE)


AMOUNTS = st.integers(1, 10_000_000).map(lambda pence: str(Decimal(pence).scaleb(-2)))
PERCENTAGES = st.integers(1, 330).map(lambda tenths: str(Decimal(tenths).scaleb(-1)))
NAMES = st.sampled_from(["council", "levy", "housing", "s106"])
ITEMS = st.sampled_from([(), ("a",), ("b", "c")])


@st.composite
def rules(draw):
    """Up to one rule of each way for each funder, percentages over the whole."""
    drawn = []
    for name in draw(st.lists(NAMES, unique=True, max_size=4)):
        way = draw(st.sampled_from(FundingWay))
        given_amount = ""
        items = draw(ITEMS)
        if way in (FundingWay.FIRST_CALL, FundingWay.FIXED_SUM):
            given_amount = draw(AMOUNTS)
        if way is FundingWay.PERCENTAGE:
            given_amount, items = draw(PERCENTAGES), ()
        if way is FundingWay.BY_POST:
            items = items or ("a",)
        bridged = draw(st.sampled_from(["", "reserve"])) if name == "s106" else ""
        drawn.append(pays(name, way, given_amount, items=items, bridged_by=bridged))
    return drawn


@given(
    costs=st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS),
    drawn=rules(),
    receipt=AMOUNTS,
    data=st.data(),
)
def test_splits_always_sum_and_the_order_of_input_never_matters(costs, drawn, receipt, data):
    """Whatever the rules, lines and remainder make up each line's cost, in any order of input."""
    items = [cost(name, pounds) for name, pounds in zip("abc", costs, strict=False)]
    items.append(cost("d", costs[3], 2020))
    fields = {
        "funders": (*FUNDERS, SECTION_106, RESERVE),
        "receipts": (received("s106", receipt, "2020-01-01"),),
    }
    result = years(bought(*items, funding=tuple(drawn), **fields))
    for year in result:
        for item in {line.item for line in (*year.lines, *year.remainder)}:
            lines = [line for line in (*year.lines, *year.remainder) if line.item == item]
            (stated,) = [each.amount_gbp for each in items if each.id == item]
            assert sum(line.amount_gbp for line in lines) == stated
            assert all(line.amount_gbp > 0 for line in lines)
        parts = [year.borne_by(name).value for name in year.funders]
        assert sum(parts, year.unfunded.value) == year.cost.value
    shuffled = data.draw(st.permutations(items)), data.draw(st.permutations(drawn))
    again = years(bought(*shuffled[0], funding=tuple(shuffled[1]), **fields))
    assert [year.lines for year in again] == [year.lines for year in result]
    assert [year.remainder for year in again] == [year.remainder for year in result]
    assert [year.transfers for year in again] == [year.transfers for year in result]


@pytest.mark.parametrize(
    ("way", "fields", "words"),
    [
        (FundingWay.REST, {"amount_gbp": Decimal("5.00")}, "and only then"),
        (FundingWay.FIXED_SUM, {"amount_gbp": None}, "amount_gbp for a first call"),
        (FundingWay.FIXED_SUM, {"amount_gbp": Decimal("0.00")}, "above nothing"),
        (FundingWay.FIXED_SUM, {"amount_gbp": Decimal("1.005")}, "whole pence"),
        (FundingWay.PERCENTAGE, {"per_cent": None}, "per_cent for a percentage"),
        (FundingWay.PERCENTAGE, {"per_cent": Decimal("100.1")}, "at most 100"),
        (FundingWay.REST, {"per_cent": Decimal(5)}, "and only then"),
        (FundingWay.BY_POST, {}, "the lines that are paid for"),
        (FundingWay.REST, {"period": Period.inclusive(date(2019, 4, 1), date(2020, 3, 30))}, "1 A"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(way, fields, words):
    """A sum, a percentage, lines and years go with the way of paying."""
    basis = {"amount_gbp": None, "per_cent": None}
    if way is FundingWay.FIXED_SUM:
        basis["amount_gbp"] = Decimal("1.00")
    with pytest.raises(InvalidValueError, match=words):
        pays("council", way, "1", **{**basis, **fields})


def test_the_councils_own_money_is_not_recharged_to_it():
    """A contact or a recharge belongs to bodies that join the council."""
    with pytest.raises(InvalidValueError, match="the council's own"):
        funder("council", recharged_by="reserve")
    with pytest.raises(InvalidValueError, match="the council's own"):
        funder("council", contact=Contact.COUNCIL)


@pytest.mark.parametrize(
    "fields",
    [
        {"funding": (pays("counsel", FundingWay.REST),)},
        {"funding": (pays("council", FundingWay.REST, bridged_by="counsel"),)},
        {"funding": (pays("council", FundingWay.REST, items=("vens",)),)},
        {"receipts": (received("counsel", "1.00", "2020-01-01"),)},
        {"funders": (COUNCIL, funder("bid", FunderKind.SCHOOL, recharged_by="counsel"))},
    ],
)
def test_a_rule_that_names_what_is_not_there_is_refused(fields):
    """A funder, reserve or line by another name is a slip of the pen."""
    with pytest.raises(UnknownNameError, match=r"counsel|vens"):
        bought(TEAM, VANS, **{"funders": FUNDERS, **fields})
