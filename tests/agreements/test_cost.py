"""What an agreement costs: exact, dated, labelled, and never guessed."""

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.agreements import (
    AgreedTerm,
    Agreement,
    Budget,
    Charge,
    CostKind,
    Post,
    StatedCost,
    check_agreement,
    compare_with_budget,
    compare_yearly_budget,
    cost_schedule,
    cost_table,
    headcount,
    post_of,
    quote,
)
from s92kit.dated import OverlappingSpansError
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.figures import Basis
from s92kit.findings import Outcome
from s92kit.periods import PartYear, Period, financial_year
from s92kit.ranks import Rank
from s92kit.rates import RateAssumption, SchemeNotOpenError, london_rates
from s92kit.sources import Source

PAPER = Source(title="Walford Cabinet, a fictitious paper", locator="4.1", published_on=None)
KNOWN = date(2019, 5, 8)
HELD = RateAssumption(label="2019/20 rates held", held_flat=True)
TEAM = (*post_of("PC", 4), *post_of("PS", 1))


def period(first: str, last: str) -> Period:
    """The days from one ISO day to another, both in it."""
    return Period.inclusive(date.fromisoformat(first), date.fromisoformat(last))


def costs(schedule) -> dict[str, str]:
    """The cost of each financial year as it is printed."""
    return {year.label: year.cost.text for year in schedule.years}


def team(first: str, last: str, **options):
    """A quotation for four constables and a sergeant under Partnership Plus."""
    return quote(
        TEAM, london_rates(), scheme="partnership-plus", period=period(first, last), **options
    )


def agreement(**fields) -> Agreement:
    """A Walford agreement for two constables, with some of its fields changed."""
    basis = {
        "id": "walford/team",
        "title": "Town centre team",
        "payee": "MOPAC",
        "scheme": "partnership-plus",
        "posts": (
            Post(id="pcs", role="patrol", count=2, rank=Rank.PC, recorded_on=KNOWN, source=PAPER),
        ),
        "term_history": (
            AgreedTerm(
                id="planned",
                period=period("2019-04-01", "2022-03-31"),
                recorded_on=KNOWN,
                source=PAPER,
            ),
        ),
        "sources": (PAPER,),
    }
    return Agreement(**{**basis, **fields})


def stated(name: str, amount: str, days: Period, kind: CostKind = CostKind.PACKAGE) -> StatedCost:
    """A sum that a fictitious paper states."""
    return StatedCost(
        id=name,
        kind=kind,
        label=f"the {name}",
        amount_gbp=Decimal(amount),
        period=days,
        recorded_on=KNOWN,
        source=PAPER,
    )


def test_four_constables_and_a_sergeant_are_298500_a_year():
    """4 × £57,000 + £70,500, at published rates, with no assumption."""
    schedule = team("2019-04-01", "2020-03-31")
    assert schedule.total.text == "£298,500"
    assert [line.cost_gbp for line in schedule.lines] == [Decimal("228000.00"), Decimal("70500.00")]
    assert schedule.assumptions == ()


def test_later_years_rest_on_the_assumption_and_say_so():
    """Three years at the 2019/20 rates are £895,500, of which two are estimates."""
    schedule = team("2019-04-01", "2022-03-31", assumption=HELD)
    assert schedule.total.text == "£895,500"
    assert schedule.total.assumptions == ("2019/20 rates held",)
    assert [year.cost.basis for year in schedule.years] == [
        Basis.DERIVED,
        Basis.ESTIMATE,
        Basis.ESTIMATE,
    ]


def test_a_year_without_a_known_rate_is_undetermined_and_so_is_the_total():
    """2026/27 has no published rate, and the reason names the year that has one."""
    schedule = team("2026-04-01", "2027-03-31")
    assert schedule.total.value is None
    assert "2019/20" in schedule.total.unknown_because
    assert [line.cost_gbp for line in schedule.lines] == [None, None]


@pytest.mark.parametrize(
    ("by", "total"), [(PartYear.MONTHS, "£149,250"), (PartYear.DAYS, "£148,841.10")]
)
def test_half_a_year_that_is_no_leap_year(by, total):
    """From 1 October: six of twelve months, or 182 of 365 days."""
    schedule = team("2020-10-01", "2021-03-31", part_year=by, assumption=HELD)
    assert schedule.total.text == total
    assert sum(line.cost_gbp for line in schedule.lines) == schedule.total.value


def test_half_of_a_leap_year_is_half_either_way():
    """1 October 2019 to 31 March 2020 is 183 of 366 days and six of twelve months."""
    for by in PartYear:
        assert team("2019-10-01", "2020-03-31", part_year=by).total.text == "£149,250"


@given(
    start=st.dates(date(2019, 4, 1), date(2024, 3, 31)),
    days=st.integers(1, 2000),
    constables=st.integers(1, 60),
    sergeants=st.integers(1, 9),
    by=st.sampled_from(PartYear),
)
def test_lines_add_up_to_years_and_years_to_the_total(start, days, constables, sergeants, by):
    """To the penny, whatever the team and its days."""
    schedule = quote(
        [*post_of("PC", constables), *post_of("PS", sergeants)],
        london_rates(),
        scheme="partnership-plus",
        period=Period(start=start, end=date.fromordinal(start.toordinal() + days)),
        part_year=by,
        assumption=HELD,
    )
    years = [sum(line.cost_gbp for line in year.lines) for year in schedule.years]
    assert years == [year.cost.value for year in schedule.years]
    assert sum(years) == schedule.total.value


def test_one_paid_and_one_free():
    """Six constables paid for and six matched cost what six cost."""
    own = RateAssumption(label="own", own_rates=(_own(Rank.PC, "68500"),))
    schedule = quote(
        post_of("PC", 6, matched=6),
        london_rates(),
        scheme="met-patrol-plus",
        period=period("2017-04-01", "2018-03-31"),
        assumption=own,
    )
    assert schedule.total.text == "£411,000"
    assert [line.cost_gbp for line in schedule.lines] == [Decimal("411000.00"), Decimal("0.00")]


def _own(rank: Rank, pounds: str):
    from s92kit.rates import OwnRate

    return OwnRate(rank=rank, annual_gbp=Decimal(pounds))


def test_odd_counts_and_mixed_ranks_pair_as_they_are_stated():
    """Twenty-one paid with twenty free, and a free sergeant beside a paid constable."""
    own = RateAssumption(label="own", own_rates=(_own(Rank.PC, "65000"),))
    paid, free = post_of("PC", 21, matched=19)
    sergeant = attrs.evolve(free, id="free-sergeant", rank=Rank.PS, count=1)
    schedule = quote(
        [paid, free, sergeant],
        london_rates(),
        scheme="met-patrol-plus",
        period=period("2014-04-01", "2015-03-31"),
        assumption=attrs.evolve(own, own_rates=(*own.own_rates, _own(Rank.PS, "80000"))),
    )
    assert schedule.total.text == "£1,365,000"


@pytest.mark.parametrize(
    ("scheme", "days", "matched"),
    [
        ("met-patrol-plus", ("2017-04-01", "2018-03-31"), 7),
        ("partnership-plus", ("2019-04-01", "2020-03-31"), 1),
    ],
)
def test_more_free_officers_than_the_scheme_gives_are_refused(scheme, days, matched):
    """Seven free beside six paid, or any free where the scheme matches none."""
    with pytest.raises(InvalidValueError, match="for each"):
        quote(
            post_of("PC", 6, matched=matched), london_rates(), scheme=scheme, period=period(*days)
        )


def test_a_scheme_that_was_not_open_cannot_be_quoted():
    """Partnership Plus in 2018 did not exist."""
    with pytest.raises(SchemeNotOpenError, match="1 April 2018"):
        team("2018-04-01", "2019-03-31")


def test_staged_starts_are_costed_from_their_own_days():
    """Two constables from April and two more from October are three years' worth of one."""
    first = Post(id="first", role="patrol", count=2, rank=Rank.PC, recorded_on=KNOWN, source=PAPER)
    second = attrs.evolve(first, id="second", period=period("2019-10-01", "2020-03-31"))
    staged = agreement(
        posts=(first, second),
        term_history=(
            AgreedTerm(
                id="year",
                period=period("2019-04-01", "2020-03-31"),
                recorded_on=KNOWN,
                source=PAPER,
            ),
        ),
    )
    assert cost_schedule(staged, london_rates()).total.text == "£171,000"
    april = headcount(staged, on=date(2019, 4, 1))
    october = headcount(staged, on=date(2019, 10, 1))
    assert (april.value, october.value) == (2, 4)


def test_a_later_record_changes_the_cost_and_not_what_was_known_before():
    """A start that slipped by nine months moves the cost into a fourth year."""
    planned = AgreedTerm(
        id="planned", period=period("2019-04-01", "2022-03-31"), recorded_on=KNOWN, source=PAPER
    )
    actual = AgreedTerm(
        id="actual",
        period=period("2020-01-01", "2022-12-31"),
        recorded_on=date(2020, 2, 4),
        source=PAPER,
        supersedes=("planned",),
    )
    slipped = agreement(
        posts=(
            Post(id="pcs", role="patrol", count=4, rank=Rank.PC, recorded_on=KNOWN, source=PAPER),
            Post(id="ps", role="lead", count=1, rank=Rank.PS, recorded_on=KNOWN, source=PAPER),
        ),
        term_history=(planned, actual),
        rate_assumption=HELD,
    )
    before = cost_schedule(slipped, london_rates(), known_on=date(2019, 5, 31))
    assert costs(before) == dict.fromkeys(("2019/20", "2020/21", "2021/22"), "£298,500")
    assert costs(cost_schedule(slipped, london_rates())) == {
        "2019/20": "£74,625",
        "2020/21": "£298,500",
        "2021/22": "£298,500",
        "2022/23": "£223,875",
    }


def test_before_anything_was_recorded_nothing_can_be_costed():
    """On the day before the paper there is no schedule, and the reason says so."""
    schedule = cost_schedule(agreement(), london_rates(), known_on=date(2019, 5, 7))
    assert schedule.years == ()
    assert "nothing was recorded" in schedule.total.unknown_because


def test_a_stated_sum_is_taken_as_it_stands():
    """A package stated for a year is its cost, and posts inside it are not costed again."""
    year = financial_year(2021)
    package = agreement(
        posts=(
            Post(
                id="pcs",
                role="patrol",
                count=10,
                rank=Rank.PC,
                recorded_on=KNOWN,
                source=PAPER,
                costed_by="bid",
            ),
        ),
        stated_costs=(stated("bid", "771000.00", year),),
        term_history=(AgreedTerm(id="bid", period=year, recorded_on=KNOWN, source=PAPER),),
    )
    schedule = cost_schedule(package, london_rates())
    assert schedule.total.text == "£771,000"
    assert schedule.lines[0].basis is Basis.BUDGET


def test_one_sum_for_three_years_is_not_divided():
    """The total is known and no year is, because the paper does not say."""
    days = period("2017-10-01", "2020-09-30")
    lump = agreement(
        posts=(),
        stated_costs=(stated("sum", "1400000.00", days),),
        term_history=(AgreedTerm(id="term", period=days, recorded_on=KNOWN, source=PAPER),),
    )
    schedule = cost_schedule(lump, london_rates())
    assert schedule.total.text == "£1,400,000"
    assert [year.cost.value for year in schedule.years] == [None] * 4
    assert "one sum is stated" in schedule.years[0].cost.unknown_because


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"rank": None}, "do not state the rank"),
        ({"charge": Charge.NOT_STATED}, "which of the posts are paid for"),
    ],
)
def test_what_the_papers_do_not_say_is_not_costed(changes, reason):
    """Unknown ranks and unknown charges leave the cost undetermined."""
    (post,) = agreement().posts
    schedule = cost_schedule(agreement(posts=(attrs.evolve(post, **changes),)), london_rates())
    assert schedule.total.value is None
    assert reason in schedule.total.unknown_because


def test_an_agreement_under_no_named_scheme_is_not_costed():
    """Without a scheme there is no rate to use."""
    schedule = cost_schedule(agreement(scheme=""), london_rates())
    assert "do not name the scheme" in schedule.total.unknown_because


def test_posts_at_no_charge_cost_nothing_and_are_shown():
    """Three officers given free of charge stand in the schedule at nought."""
    (post,) = agreement().posts
    free = attrs.evolve(post, id="extra", count=3, charge=Charge.NO_CHARGE)
    schedule = cost_schedule(agreement(posts=(post, free), rate_assumption=HELD), london_rates())
    assert schedule.total.text == "£342,000"
    assert {line.how for line in schedule.lines if line.item == "extra"} == {"3 posts at no charge"}


def test_the_budget_stands_beside_the_cost_year_by_year():
    """£1,500 of headroom where there is a budget, a reason where there is none."""
    budgets = tuple(
        Budget(
            id=f"y{year}",
            amount_gbp=Decimal("115500.00"),
            period=financial_year(year),
            recorded_on=KNOWN,
            source=PAPER,
        )
        for year in (2019, 2020, 2023)
    )
    value = agreement(budgets=budgets, rate_assumption=HELD)
    rows = compare_with_budget(value, cost_schedule(value, london_rates()))
    assert {row.label: row.headroom.text for row in rows} == {
        "2019/20": "£1,500",
        "2020/21": "£1,500",
        "2021/22": "cannot be determined, because no budget is recorded for 2021/22",
        "2023/24": "cannot be determined, because no officers are bought in that year",
    }


def test_a_budget_for_other_days_than_the_year_is_not_compared():
    """A calendar year's budget cannot be held against a financial year."""
    odd = Budget(
        id="calendar",
        amount_gbp=Decimal("300000.00"),
        period=period("2019-01-01", "2019-12-31"),
        recorded_on=KNOWN,
        source=PAPER,
    )
    value = agreement(budgets=(odd,))
    row = compare_with_budget(value, cost_schedule(value, london_rates()))[1]
    assert "other days" in row.budget.unknown_because


def test_a_yearly_budget_is_held_against_each_year_of_a_quotation():
    """£300,000 a year leaves £1,500 in a full year."""
    rows = compare_yearly_budget(team("2019-04-01", "2020-03-31"), Decimal("300000.00"))
    assert [row.headroom.text for row in rows] == ["£1,500"]


def test_the_table_of_a_schedule_is_in_pence_and_keeps_what_is_missing():
    """A row a line; an unknown cost is missing and never nought."""
    table = cost_table(team("2019-10-01", "2020-09-30"))
    assert table["cost_pence"].sum() == 14925000
    assert table["cost_pence"].isna().sum() == 2
    assert list(table["financial_year"].unique()) == ["2019/20", "2020/21"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"term_history": ()}, "term_unknown_because"),
        ({"term_unknown_because": "no paper says"}, "term_unknown_because"),
    ],
)
def test_a_term_is_given_or_explained(fields, words):
    """An agreement without a term says why, and one with a term does not."""
    with pytest.raises(InvalidValueError, match=words):
        agreement(**fields)


def test_a_line_that_names_what_is_not_there_is_refused():
    """A post costed by an unknown sum, or a budget of an unknown funder, is a mistake."""
    (post,) = agreement().posts
    with pytest.raises(UnknownNameError, match="stated cost 'bid'"):
        agreement(posts=(attrs.evolve(post, costed_by="bid"),))


def test_two_terms_at_once_are_refused():
    """Of two records of the term the later must supersede the earlier."""
    (term,) = agreement().term_history
    with pytest.raises(InvalidValueError, match="supersede"):
        agreement(term_history=(term, attrs.evolve(term, id="other")))


def test_two_budgets_of_one_funder_for_one_day_are_refused():
    """They would be added without a word; a correction supersedes what it corrects."""
    first = Budget(
        id="first",
        amount_gbp=Decimal("1000.00"),
        period=financial_year(2019),
        recorded_on=KNOWN,
        source=PAPER,
    )
    again = attrs.evolve(first, id="again", period=period("2020-03-31", "2021-03-31"))
    with pytest.raises(OverlappingSpansError, match="'first'"):
        agreement(budgets=(first, again))
    corrected = attrs.evolve(again, supersedes=("first",), recorded_on=date(2020, 1, 1))
    assert agreement(budgets=(first, corrected)).budgets == (first, corrected)


NO_TERM = {"term_history": (), "term_unknown_because": "no paper says"}


def outcomes(value: Agreement, code: str) -> list[tuple[Outcome, str]]:
    """The outcome and message of each finding of one rule."""
    found = check_agreement(value, london_rates())
    return [(item.outcome, item.message) for item in found if item.code == f"agreements/{code}"]


@pytest.mark.parametrize(
    ("code", "fields", "outcome", "words"),
    [
        ("payee", {}, Outcome.MET, ""),
        ("payee", {"payee": "the Receiver"}, Outcome.NOT_MET, "write MOPAC"),
        ("police-area", {"id": "cityoflondon/team"}, Outcome.NOT_MET, "police force of its own"),
        ("scheme-open", {}, Outcome.MET, ""),
        ("scheme-open", {"scheme": ""}, Outcome.UNDETERMINED, "do not name the scheme"),
        ("scheme-open", {"scheme": "met-patrol-plus"}, Outcome.NOT_MET, "was not open on"),
        ("scheme-open", NO_TERM, Outcome.UNDETERMINED, "no paper says"),
        ("posts-within-term", NO_TERM, Outcome.UNDETERMINED, "no paper says"),
        ("minimum-term", NO_TERM, Outcome.UNDETERMINED, "no paper says"),
        ("scheme-open", {"scheme": "met-patrol"}, Outcome.UNDETERMINED, "Did you mean"),
        ("posts-within-term", {}, Outcome.MET, ""),
        ("minimum-term", {}, Outcome.MET, ""),
        ("budget-years", {}, Outcome.UNDETERMINED, "no budget is recorded"),
        ("rates-published", {}, Outcome.UNDETERMINED, "in 2020/21"),
        ("rates-published", {"rate_assumption": HELD}, Outcome.NOT_MET, "2019/20 rates held"),
    ],
)
def test_an_agreement_is_held_against_each_rule(code, fields, outcome, words):
    """Both sides of each rule, and what nobody can tell."""
    found = outcomes(agreement(**fields), code)
    assert any(answer is outcome and words in message for answer, message in found)


def test_a_post_outside_the_term_is_found_with_its_place():
    """A post that serves after the agreement ends is named with both periods."""
    (post,) = agreement().posts
    late = attrs.evolve(post, period=period("2022-01-01", "2022-06-30"))
    (finding,) = [
        item
        for item in check_agreement(agreement(posts=(late,)), london_rates()).not_met
        if item.code == "agreements/posts-within-term"
    ]
    assert finding.path == ("posts", 0, "period")
    assert "31 March 2022" in finding.message


def test_a_short_term_is_queried():
    """One year under a scheme of three is asked about, not refused."""
    (term,) = agreement().term_history
    short = attrs.evolve(term, period=financial_year(2019))
    ((outcome, message),) = outcomes(agreement(term_history=(short,)), "minimum-term")
    assert outcome is Outcome.NOT_MET
    assert "36 months" in message


def test_free_posts_without_a_paid_line_are_found():
    """A matched line must name a line of paid posts."""
    (post,) = agreement().posts
    free = attrs.evolve(post, id="free", charge=Charge.MATCHED, matched_with="nobody")
    ((outcome, message),) = outcomes(
        agreement(posts=(post, free), scheme="met-patrol-plus"), "pairing"
    )
    assert outcome is Outcome.NOT_MET
    assert "'nobody'" in message


def test_money_for_three_years_and_service_in_four_is_found():
    """Years of service without a budget, and a budget without service, are both told."""
    budget = Budget(
        id="b",
        amount_gbp=Decimal("100000.00"),
        period=financial_year(2018),
        recorded_on=KNOWN,
        source=PAPER,
    )
    found = outcomes(agreement(budgets=(budget,), rate_assumption=HELD), "budget-years")
    assert [message[:9] for _, message in found] == ["There is "] * 4
    assert any("no service" in message for _, message in found)


def test_a_cost_above_its_budget_is_found_by_how_much():
    """£114,000 against £100,000 is £14,000 over."""
    budget = Budget(
        id="b",
        amount_gbp=Decimal("100000.00"),
        period=financial_year(2019),
        recorded_on=KNOWN,
        source=PAPER,
    )
    found = outcomes(agreement(budgets=(budget,)), "within-budget")
    assert any("£14,000 over" in message for _, message in found)


def test_a_post_is_at_least_one_officer():
    """A line of no posts is refused."""
    with pytest.raises(InvalidValueError, match="one or more"):
        post_of("PC", 0)


@pytest.mark.parametrize(
    ("first_day", "words"),
    [
        ("2019-02-15", "announced and not yet open"),
        ("2026-04-01", "not recorded as open or closed"),
    ],
)
def test_whether_a_scheme_was_open_may_be_unknown(first_day, words):
    """Between launch and opening, and long after the last record, nobody can tell."""
    (term,) = agreement().term_history
    moved = attrs.evolve(term, period=period(first_day, "2030-03-31"))
    ((outcome, message),) = outcomes(agreement(term_history=(moved,)), "scheme-open")
    assert outcome is Outcome.UNDETERMINED
    assert words in message


def test_a_year_costed_by_a_stated_sum_has_no_rate_to_judge():
    """A sum that a paper states says nothing of the rate."""
    year = financial_year(2019)
    lump = agreement(posts=(), stated_costs=(stated("sum", "1000.00", year),))
    ((outcome, message),) = outcomes(lump, "rates-published")
    assert outcome is Outcome.UNDETERMINED
    assert "a sum that is stated" in message


def test_an_agreement_of_nothing_costs_nothing_that_can_be_told():
    """Without posts and sums there is no cost, which is not a cost of nought."""
    total = cost_schedule(agreement(posts=()), london_rates()).total
    assert total.unknown_because == "no posts and no sums are recorded"


@pytest.mark.parametrize(
    ("fields", "rank", "reason"),
    [
        (NO_TERM, None, "no paper says"),
        ({}, Rank.PC, "do not state the rank"),
    ],
)
def test_officers_cannot_be_counted_where_days_or_ranks_are_unknown(fields, rank, reason):
    """Nobody can say how many serve on a day, or how many of a rank, that no paper gives."""
    (post,) = agreement().posts
    value = agreement(posts=(attrs.evolve(post, rank=None),), **fields)
    counted = headcount(value, on=date(2019, 6, 1), rank=rank)
    assert counted.value is None
    assert reason in counted.unknown_because


def test_before_anything_was_recorded_nobody_is_counted():
    """Not knowing of any officers is not knowing that there are none."""
    counted = headcount(agreement(), on=date(2019, 6, 1), known_on=date(2019, 5, 7))
    assert counted.unknown_because == "no posts were recorded"
    assert headcount(agreement(), on=date(2018, 6, 1)).value == 0
