"""Options: each change gives a new agreement, and its cost, days and first day follow."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.agreements import (
    AgreedTerm,
    Agreement,
    Charge,
    ChargePolicy,
    CostKind,
    OwnTerms,
    Post,
    StatedCost,
    earliest_leaving_day,
    last_day_for_notice,
)
from s92kit.documents import DocumentError, document_from_text
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.options import (
    AS_AGREED,
    DelayedRecruitment,
    DeliveredHours,
    EndOnNotice,
    FewerPosts,
    FreePosts,
    Option,
    OptionSet,
    OtherScheme,
    OtherStart,
    check_options,
    compare_options,
    options_from_document,
)
from s92kit.periods import Period
from s92kit.ranks import Rank
from s92kit.rates import (
    RateAssumption,
    SchemeNotOpenError,
    SchemeTerm,
    london_rates,
)
from s92kit.sources import Source

PAPER = Source(title="Team report", locator="1.1", published_on=date(2019, 4, 1))
KNOWN = date(2019, 4, 1)
BOOK = london_rates()
HELD = RateAssumption(label="held flat, says the treasurer", held_flat=True)


def period(first: str, last: str) -> Period:
    """The days from one ISO day to another, both in it."""
    return Period.inclusive(date.fromisoformat(first), date.fromisoformat(last))


def line(name: str, count: int, rank: Rank = Rank.PC, **fields) -> Post:
    """A post line of the fictitious team."""
    basis = {"role": "town", "recorded_on": KNOWN, "source": PAPER}
    return Post(id=name, count=count, rank=rank, **{**basis, **fields})


def team(**fields) -> Agreement:
    """Four constables for the year 2019/20 under Partnership Plus, with some fields changed."""
    term = AgreedTerm(
        id="agreed", period=period("2019-04-01", "2020-03-31"), recorded_on=KNOWN, source=PAPER
    )
    basis = {
        "id": "walford/team",
        "title": "Town team",
        "payee": "MOPAC",
        "scheme": "partnership-plus",
        "posts": (line("constables", 4),),
        "term_history": (term,),
        "sources": (PAPER,),
    }
    return Agreement(**{**basis, **fields})


def paired() -> Agreement:
    """Three constables paid for and two matched, under Met Patrol Plus, to March 2019."""
    term = AgreedTerm(
        id="agreed", period=period("2017-04-01", "2019-03-31"), recorded_on=KNOWN, source=PAPER
    )
    return team(
        scheme="met-patrol-plus",
        term_history=(term,),
        posts=(
            line("paid", 3),
            line("free", 2, charge=Charge.MATCHED, matched_with="paid"),
        ),
    )


def option(*changes) -> Option:
    """An option of these changes."""
    return Option(id="option", title="The option", changes=changes)


def under(agreement: Agreement, *changes, **asked):
    """The result of one option."""
    return compare_options(agreement, [option(*changes)], BOOK, **asked)[1]


def vans(first: str, last: str) -> StatedCost:
    """A sum that the paper states for two vans."""
    return StatedCost(
        id="vans",
        kind=CostKind.VEHICLES,
        label="Two vans",
        amount_gbp=Decimal("24000.00"),
        period=period(first, last),
        recorded_on=KNOWN,
        source=PAPER,
    )


def test_the_first_row_is_the_agreement_as_it_is():
    """Nothing can be weighed without what there is now."""
    (agreed,) = compare_options(team(), [], BOOK)
    assert (agreed.id, agreed.total.text) == (AS_AGREED, "£228,000")
    assert agreed.officer_days.value == 4 * 366
    assert agreed.cost_per_officer_day.text == "£155.74"
    assert agreed.effects == ()


def test_an_end_on_31_march_with_six_months_takes_notice_by_30_september():
    """The corresponding date rule: a day later, notice would run into April."""
    assert last_day_for_notice(date(2019, 3, 31), 6) == date(2018, 9, 30)
    assert earliest_leaving_day(date(2018, 10, 1), 6) == date(2019, 4, 1)


@given(last_day=st.dates(date(2000, 1, 1), date(2050, 1, 1)), months=st.integers(0, 36))
def test_the_last_day_for_notice_is_just_in_time(last_day, months):
    """Notice on the day runs out by the end, and notice a day later does not."""
    day = last_day_for_notice(last_day, months)
    assert earliest_leaving_day(day, months) <= last_day
    later = date.fromordinal(day.toordinal() + 1)
    assert earliest_leaving_day(later, months) > last_day


def test_notice_cuts_the_cost_after_the_day_it_runs_out():
    """Notice of 30 June ends on 30 December: eight months and thirty of December's days."""
    left = under(team(), EndOnNotice(served_on=date(2019, 6, 30)))
    assert left.first_day == date(2019, 12, 31)
    assert left.total.text == "£170,387.10"
    assert left.officer_days.value == 4 * 274
    assert left.effects[0].notice_by == date(2019, 6, 30)


def test_the_agreements_own_notice_comes_before_the_schemes():
    """Three months stated in the agreement are not the scheme's six."""
    own = OwnTerms(notice_months=SchemeTerm(amount=3, source=PAPER))
    left = under(team(own_terms=own), EndOnNotice(served_on=date(2019, 6, 30)))
    assert left.first_day == date(2019, 10, 1)


def test_notice_without_a_recorded_length_leaves_everything_undetermined():
    """Nobody guesses how long notice is."""
    left = under(paired(), EndOnNotice(served_on=date(2018, 6, 30)))
    assert "no period of notice is recorded" in left.total.unknown_because
    assert left.first_day is None
    assert len(left.undetermined) == 4


def test_notice_that_runs_past_the_end_changes_nothing_and_says_so():
    """In the last six months it is too late to leave early."""
    left = under(team(), EndOnNotice(served_on=date(2019, 12, 1)))
    assert left.total.text == "£228,000"
    assert "it changes nothing" in left.cautions[0]


def test_notice_is_served_within_the_term():
    """A day before the agreement is no day to end it on."""
    with pytest.raises(InvalidValueError, match="The day on which notice is served"):
        under(team(), EndOnNotice(served_on=date(2019, 3, 1)))


def test_notice_needs_its_months_when_it_is_applied_by_itself():
    """Without a scheme at hand the change cannot know them."""
    with pytest.raises(InvalidValueError, match="Give notice_months"):
        EndOnNotice(served_on=date(2019, 6, 1)).apply(team())


def test_fewer_posts_cost_less_from_the_day():
    """One constable of four fewer for the second half year saves half of £57,000."""
    fewer = under(team(), FewerPosts(post="constables", count=1, from_day=date(2019, 10, 1)))
    assert fewer.total.text == "£199,500"
    assert fewer.officer_days.value == 4 * 183 + 3 * 183
    assert fewer.first_day is None
    assert "do not say how soon" in fewer.undetermined[-1]


def test_all_posts_of_a_line_can_be_given_up():
    """The line then ends on the day before."""
    gone = FewerPosts(post="constables", count=4, from_day=date(2019, 10, 1)).apply(team())
    assert [str(post.period) for post in gone.posts] == ["1 April 2019 to 30 September 2019"]


def test_posts_can_be_given_up_twice():
    """The later part of a line is still found by the line's own id."""
    first = FewerPosts(post="constables", count=1, from_day=date(2019, 10, 1))
    second = FewerPosts(post="constables", count=1, from_day=date(2020, 1, 1))
    assert under(team(), first, second).total.text == "£185,250"


@pytest.mark.parametrize(
    ("change", "error", "told"),
    [
        (FewerPosts(post="constabels", count=1, from_day=KNOWN), UnknownNameError, "Did you mean"),
        (FewerPosts(post="constables", count=5, from_day=KNOWN), InvalidValueError, "The line has"),
        (
            FewerPosts(post="constables", count=1, from_day=date(2020, 4, 1)),
            InvalidValueError,
            "They serve from",
        ),
        (DelayedRecruitment(post="constables", first_day=KNOWN), InvalidValueError, "give a later"),
        (OtherStart(first_day=date(2020, 4, 1)), InvalidValueError, "comes before the first day"),
        (OtherStart(first_day=date(2018, 4, 1)), SchemeNotOpenError, "was not open"),
        (OtherScheme(key="parking-plus", first_day=KNOWN), UnknownNameError, "parking-plus"),
    ],
)
def test_a_change_that_does_not_fit_is_refused_in_words(change, error, told):
    """And a check finds the same without raising, at its place in the document."""
    with pytest.raises(error, match=told):
        under(team(), change)
    (finding,) = check_options(team(), [option(change)], BOOK).errors
    assert finding.path == ("options", 0, "changes", 0)


def test_a_change_that_fits_is_found_to_fit():
    """A check answers for what is right too."""
    found = check_options(team(), [option(EndOnNotice(served_on=date(2019, 6, 30)))], BOOK)
    assert [finding.outcome.value for finding in found] == ["met"]


def test_a_check_cannot_tell_of_notice_without_a_length():
    """That is no fault of the option."""
    found = check_options(paired(), [option(EndOnNotice(served_on=date(2018, 6, 30)))], BOOK)
    assert [finding.outcome.value for finding in found] == ["cannot be determined"]


def test_delayed_recruitment_is_bought_from_its_day():
    """Constables from July cost nine months."""
    later = under(team(), DelayedRecruitment(post="constables", first_day=date(2019, 7, 1)))
    assert later.total.text == "£171,000"
    assert later.first_day == date(2019, 7, 1)


def test_another_start_cuts_the_first_year_and_warns_of_the_least_term():
    """A start in October halves the year, and three years are the least."""
    late = under(team(), OtherStart(first_day=date(2019, 10, 1)))
    assert late.total.text == "£114,000"
    assert late.first_day == date(2019, 10, 1)
    assert "least term is 36 months" in late.cautions[0]


def test_another_start_moves_the_end_only_where_it_says_so():
    """The same year in length, half of it without a published rate."""
    change = OtherStart(first_day=date(2019, 10, 1), last_day=date(2020, 9, 30))
    moved = under(team(), change)
    assert "is published" in moved.total.unknown_because
    assert under(team(), change, assumption=HELD).total.text == "£228,000"


def test_an_assumed_rate_travels_with_its_label():
    """Whoever reads the total sees what it rests on."""
    change = OtherStart(first_day=date(2019, 10, 1), last_day=date(2020, 9, 30))
    assert under(team(), change, assumption=HELD).total.assumptions == (HELD.label,)


def test_another_scheme_leaves_the_days_before_as_they_are():
    """Half a year of Met Patrol Plus cannot be told, and the other half is priced."""
    change = OtherScheme(
        key="partnership-plus",
        first_day=date(2019, 4, 1),
        last_day=date(2020, 3, 31),
        free_posts=FreePosts.PAID,
    )
    result = under(paired(), change)
    costs = {year.label: year.cost.text for year in result.schedule.years}
    assert costs["2019/20"] == "£285,000"
    assert costs["2017/18"].startswith("cannot be determined")
    assert [part.scheme for part in result.agreements] == ["met-patrol-plus", "partnership-plus"]


def test_free_posts_that_are_given_up_cost_nothing_and_serve_no_day():
    """Three constables go on, and two are gone."""
    change = OtherScheme(
        key="partnership-plus",
        first_day=date(2019, 4, 1),
        last_day=date(2020, 3, 31),
        free_posts=FreePosts.GIVEN_UP,
    )
    after = change.apply(paired())
    assert [post.id for post in after.posts] == ["paid"]


def test_free_posts_of_which_nothing_is_said_leave_the_cost_undetermined():
    """A scheme that matches nobody has no free posts, and nobody guesses what becomes of them."""
    change = OtherScheme(
        key="partnership-plus", first_day=date(2019, 4, 1), last_day=date(2020, 3, 31)
    )
    assert "what becomes of free posts" in under(paired(), change).total.unknown_because


def test_another_scheme_within_the_term_says_by_when_to_give_notice():
    """To leave before 1 January, notice must be served by the end of June."""
    again = OtherScheme(key="partnership-plus", first_day=date(2020, 1, 1))
    (effect,) = under(team(), again).effects
    assert effect.notice_by == date(2019, 6, 30)


def test_fewer_paid_posts_leave_free_ones_without_a_pair():
    """Two free officers are paired with one paid for, and the scheme gives one for each."""
    fewer = under(paired(), FewerPosts(post="paid", count=2, from_day=date(2018, 4, 1)))
    assert "what becomes of free posts" in fewer.total.unknown_because


def test_fewer_free_posts_keep_the_pair():
    """The free line is cut with the paid one, so the pairing still holds."""
    fewer = FewerPosts(post="free", count=1, from_day=date(2018, 4, 1)).apply(paired())
    assert [(post.id, post.count, post.matched_with) for post in fewer.posts] == [
        ("paid", 3, ""),
        ("paid-from-2018-04-01", 3, ""),
        ("free", 2, "paid"),
        ("free-from-2018-04-01", 1, "paid-from-2018-04-01"),
    ]


def test_free_posts_that_outlast_the_paid_ones_are_not_priced():
    """A paid line that comes late leaves its free line alone for a while."""
    late = under(paired(), DelayedRecruitment(post="paid", first_day=date(2018, 4, 1)))
    assert "on days without the paid posts" in late.total.unknown_because


def test_a_sum_that_a_paper_states_is_not_apportioned():
    """Nobody knows what of the vans remains when the agreement ends early."""
    agreement = team(stated_costs=(vans("2019-04-01", "2020-03-31"),))
    left = under(agreement, EndOnNotice(served_on=date(2019, 6, 30)))
    assert "not what of it remains" in left.total.unknown_because
    assert left.cost_per_officer_day.text == "£155.46"


def test_a_sum_for_days_before_the_change_stands():
    """What was spent before the change is spent."""
    agreement = team(stated_costs=(vans("2019-04-01", "2019-12-30"),))
    left = under(agreement, EndOnNotice(served_on=date(2019, 6, 30)))
    assert left.total.text == "£194,387.10"


def test_officers_in_one_sum_with_other_costs_have_no_day_rate():
    """Boroughs are compared by what officers cost, and nothing else."""
    package = vans("2019-04-01", "2020-03-31")
    whole = StatedCost(
        id="all",
        kind=CostKind.PACKAGE,
        label="The team",
        amount_gbp=Decimal("1.00"),
        period=package.period,
        recorded_on=KNOWN,
        source=PAPER,
    )
    (agreed,) = compare_options(team(stated_costs=(whole,)), [], BOOK)
    assert "in one sum" in agreed.cost_per_officer_day.unknown_because


def test_an_hour_is_priced_by_the_hours_delivered_so_far():
    """Four officers gave 732 hours in the 732 officer-days of a half year: an hour a day."""
    half = period("2019-04-01", "2019-09-30")
    delivered = DeliveredHours(hours=Decimal(732), period=half, source=PAPER)
    (agreed,) = compare_options(team(), [], BOOK, delivered=delivered)
    assert agreed.cost_per_delivered_hour.text == "£155.74"
    assert agreed.cost_per_delivered_hour.assumptions == (
        "each officer-day gives as many hours as from 1 April 2019 to 30 September 2019",
    )


def test_without_a_result_of_delivery_an_hour_has_no_price():
    """And the reason is said."""
    (agreed,) = compare_options(team(), [], BOOK)
    assert agreed.cost_per_delivered_hour.unknown_because == "no result of delivery is given"


def test_hours_of_other_days_price_nothing():
    """No officer-day was bought in 2018."""
    before = DeliveredHours(
        hours=Decimal(1), period=period("2018-01-01", "2018-02-01"), source=PAPER
    )
    (agreed,) = compare_options(team(), [], BOOK, delivered=before)
    assert "no post serves" in agreed.cost_per_delivered_hour.unknown_because


def test_no_hours_at_all_are_refused():
    """Nothing can be divided by them."""
    with pytest.raises(InvalidValueError, match="above zero"):
        DeliveredHours(hours=Decimal(0), period=period("2019-04-01", "2019-04-30"), source=PAPER)


def test_an_agreement_without_a_term_cannot_be_changed():
    """There is nothing to cut."""
    with pytest.raises(InvalidValueError, match="Record its term first"):
        under(
            team(term_history=(), term_unknown_because="the paper gives none"),
            OtherStart(first_day=KNOWN),
        )


def test_an_agreement_without_a_term_is_undetermined_as_it_is():
    """Its row is there, with the reason."""
    (agreed,) = compare_options(
        team(term_history=(), term_unknown_because="the paper gives none"), [], BOOK
    )
    assert agreed.officer_days.unknown_because == "the paper gives none"


def test_no_option_changes_the_agreement_itself():
    """Each is made from it, and it stays as it was."""
    before = team()
    under(before, FewerPosts(post="constables", count=1, from_day=date(2019, 10, 1)))
    assert before == team()


def test_a_correction_known_later_does_not_count_before():
    """As known before the sergeant was corrected, the option cuts the earlier line."""
    corrected = line("later", 3, recorded_on=date(2019, 9, 1), supersedes=("constables",))
    agreement = team(posts=(line("constables", 4), corrected))
    days = (date(2019, 6, 1), None)
    totals = [compare_options(agreement, [], BOOK, known_on=day)[0].total.text for day in days]
    assert totals == ["£228,000", "£171,000"]


def test_an_option_changes_something_and_has_its_own_id():
    """The row of the agreement as it is has a name of its own."""
    with pytest.raises(InvalidValueError, match="An option"):
        Option(id="nothing", title="Nothing", changes=())
    same = option(OtherStart(first_day=KNOWN))
    with pytest.raises(InvalidValueError, match="The ids of the options"):
        OptionSet(id="walford/o", title="O", agreement="walford/team", options=(same, same))


DOCUMENT = """
$schema: s92kit/options/1
id: walford/options-2019
title: What might be done
agreement: walford/team
options:
  - id: leave
    title: Leave
    changes:
      - end_on_notice: {served_on: 2019-06-30}
  - id: fewer
    title: One fewer
    changes:
      - fewer_posts: {post: constables, count: 1, from_day: 2019-10-01}
      - delayed_recruitment: {post: constables, first_day: 2019-07-01}
  - id: other
    title: Another scheme
    changes:
      - other_scheme: {key: partnership-plus, first_day: 2019-10-01, free_posts: given up}
      - other_start: {first_day: 2019-11-01}
delivered:
  hours: "5120.5"
  period: {first_day: 2019-04-01, last_day: 2019-09-30}
  source: {title: Delivery result, published_on: 2019-10-10, locator: whole}
rate_assumption: {label: held flat, held_flat: true}
"""


def test_a_comparison_is_read_from_its_document():
    """Each kind of change has a name of its own."""
    asked = options_from_document(document_from_text(DOCUMENT, name="options.yaml"))
    kinds = [type(change).__name__ for each in asked.options for change in each.changes]
    assert kinds == [
        "EndOnNotice",
        "FewerPosts",
        "DelayedRecruitment",
        "OtherScheme",
        "OtherStart",
    ]
    assert asked.delivered.hours == Decimal("5120.5")
    assert asked.rate_assumption.held_flat


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("id: fewer", "id: leave", r"options.yaml:11: 'leave' is the id of two options"),
        ("id: fewer", "id: as-agreed", r"options.yaml:11: "),
        ("count: 1", "count: 0", r"options.yaml:14: "),
        ("end_on_notice", "end_of_notice", r"options.yaml:10: "),
        ('"5120.5"', '"0.0"', r"options.yaml:2[0-9]: "),
    ],
)
def test_bad_options_are_told_by_file_and_line(old, new, told):
    """Whoever wrote the file finds the place."""
    text = DOCUMENT.replace(old, new, 1)
    with pytest.raises(DocumentError, match=told):
        options_from_document(document_from_text(text, name="options.yaml"))


def test_an_option_applies_its_changes_one_after_another():
    """The agreement under another scheme follows the one that goes on until then."""
    changes = (
        OtherScheme(key="partnership-plus", first_day=date(2020, 1, 1)),
        FewerPosts(post="constables", count=1, from_day=date(2020, 2, 1)),
    )
    before, after = option(*changes).apply(team())
    assert str(before.term().period) == "1 April 2019 to 31 December 2019"
    assert [post.count for post in after.posts] == [4, 3]


def test_another_scheme_from_the_first_day_leaves_nothing_of_the_present_one():
    """There is one agreement, and no notice to give."""
    again = OtherScheme(key="partnership-plus", first_day=KNOWN)
    result = under(team(), again)
    assert len(result.agreements) == 1
    assert (result.first_day, result.effects[0].notice_by) == (KNOWN, None)


def test_a_line_that_ends_with_the_agreement_goes_on_under_the_other_scheme():
    """One that ended before does not come back."""
    whole = period("2019-07-01", "2020-03-31")
    past = period("2019-04-01", "2019-06-30")
    agreement = team(posts=(line("long", 2, period=whole), line("short", 1, period=past)))
    change = OtherScheme(
        key="partnership-plus", first_day=date(2020, 1, 1), last_day=date(2020, 12, 31)
    )
    assert [(post.id, str(post.period)) for post in change.apply(agreement).posts] == [
        ("long", "1 January 2020 to 31 December 2020")
    ]
    starts_late = OtherScheme(key="partnership-plus", first_day=KNOWN, last_day=date(2019, 5, 1))
    assert [post.id for post in starts_late.apply(agreement).posts] == ["short"]


@pytest.mark.parametrize(
    ("agreement", "change", "told"),
    [
        (
            team(scheme=""),
            OtherScheme(key="partnership-plus", first_day=date(2020, 1, 1)),
            "no period of notice is recorded",
        ),
        (
            team(),
            OtherScheme(
                key="partnership-plus", first_day=date(2025, 4, 1), last_day=date(2026, 3, 31)
            ),
            "Partnership Plus is not recorded as open on 1 April 2025",
        ),
        (team(scheme=""), OtherStart(first_day=date(2019, 5, 1)), "do not name the scheme"),
        (
            team(),
            OtherStart(first_day=date(2025, 4, 1), last_day=date(2026, 3, 31)),
            "Partnership Plus is not recorded as open on 1 April 2025",
        ),
    ],
)
def test_a_first_day_that_cannot_be_told_says_why(agreement, change, told):
    """A day is never promised on what nobody has recorded."""
    result = under(agreement, change)
    assert result.first_day is None
    assert any(told in each for each in result.undetermined)


def test_an_agreement_without_posts_has_no_day_to_price():
    """Nothing is divided by nothing."""
    (agreed,) = compare_options(team(posts=()), [], BOOK)
    assert agreed.cost_per_officer_day.value is None


def test_an_hour_is_rounded_once():
    """£228,000 over 1,464 days of 7.3 hours is £21.33, whatever a day rounds to."""
    half = period("2019-04-01", "2019-09-30")
    delivered = DeliveredHours(hours=Decimal("5343.6"), period=half, source=PAPER)
    (agreed,) = compare_options(team(), [], BOOK, delivered=delivered)
    assert agreed.cost_per_delivered_hour.text == "£21.33"


def test_another_scheme_takes_over_nothing_that_the_papers_say_of_the_present_one():
    """Its sums, assumed rates, charge policy and notice were read of another agreement."""
    agreement = team(
        stated_costs=(vans("2019-04-01", "2020-03-31"),),
        rate_assumption=RateAssumption(label="the paper's", source=PAPER, held_flat=True),
        charge_policy=ChargePolicy.FULL,
        charge_policy_source=PAPER,
        own_terms=OwnTerms(notice_months=SchemeTerm(amount=3, source=PAPER)),
    )
    after = OtherScheme(key="partnership-plus", first_day=date(2020, 1, 1)).apply(agreement)
    assert (after.stated_costs, after.rate_assumption, after.own_terms) == ((), None, None)
    assert after.charge_policy is ChargePolicy.NOT_STATED
