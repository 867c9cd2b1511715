"""Bought is delivered, vacant, leave and abstracted; what cannot be told says why."""

from datetime import date, timedelta
from decimal import Decimal

import attrs
import pytest
from teams import APRIL, BOOK, PAPER, TERM, YEAR, codes, duties, duty, result, team

from s92kit.abstractions import AbstractionType
from s92kit.agreements import CostKind, StatedCost
from s92kit.delivery import AllowanceState, Minutes, NoDutiesError, cost_of_officers, delivered
from s92kit.errors import InvalidValueError
from s92kit.findings import Outcome
from s92kit.periods import Period
from s92kit.rates import RateAssumption

DAY = Period.inclusive(date(2019, 4, 1), date(2019, 4, 1))
COURT = {"abstraction": "court", "abstracted_minutes": 120}


def test_what_was_bought_and_what_became_of_it():
    """One duty of each kind, in minutes, hours and post-days."""
    found = result(
        duty(),
        duty(officer="P-2", **COURT),
        duty(officer="", status="vacant", reference="V-1"),
        duty(officer="P-4", status="leave"),
        duty(day="2019-04-02", status="covered", cover="P-9"),
    )
    minutes = found.totals.minutes
    assert (minutes.bought, minutes.delivered, minutes.vacant, minutes.leave) == (
        2400,
        480 + 360 + 480,
        480,
        480,
    )
    assert (minutes.abstracted(), minutes.abstracted(AbstractionType.COURT)) == (120, 120)
    assert minutes.covered == 480
    assert [days.value for days in found.totals.post_days] == [5, 3, 1, 1, 0]
    assert found.totals.hours_delivered.text == "22 hours"
    assert found.totals.hours_bought.sources == duties(*[duty()] * 5).sources


def test_parts_that_do_not_sum_are_refused():
    """A value that breaks the identity cannot be made."""
    with pytest.raises(InvalidValueError, match="come to 479"):
        Minutes(bought=480, delivered=479, vacant=0, leave=0)


def test_a_post_day_counts_as_what_took_most_of_it():
    """Of a day half worked and half away, what was not delivered counts."""
    half = duty(abstraction="training", abstracted_minutes=240)
    assert result(half).totals.minutes.days_abstracted == 1
    most = duty(abstraction="training", abstracted_minutes=239)
    assert result(most).totals.minutes.days_delivered == 1


def test_lines_are_by_post_and_month():
    """April and May stand apart, in the order of the agreement's posts."""
    found = result(duty(), duty(day="2019-05-01", **COURT))
    assert [(line.post, line.month.month, line.minutes_bought) for line in found.lines] == [
        ("constables", 4, 480),
        ("constables", 5, 480),
    ]
    may = found.lines[1]
    assert (may.minutes_delivered, may.minutes_abstracted(), may.minutes_vacant) == (360, 120, 0)
    assert may.minutes_leave == 0
    assert str(may.period) == "1 May 2019 to 31 May 2019"


def test_vacancies_and_abstractions_are_plain_records():
    """A claim can be built from them: the day, post, minutes, kind and reference."""
    found = result(
        duty(officer="", status="vacant", reference="V-1"),
        duty(officer="P-2", reference="A-7", **COURT),
    )
    (vacant,) = found.vacant_days("constables")
    assert (vacant.day, vacant.minutes, vacant.reference) == (date(2019, 4, 1), 480, "V-1")
    (taken,) = found.abstracted(kind=AbstractionType.COURT)
    assert (taken.minutes, taken.reference) == (120, "A-7")
    assert found.abstracted("sergeant") == found.vacant_days("sergeant") == ()


def test_rows_of_other_days_are_left_out_and_counted():
    """What became of each row is told, and the parts sum to the rows."""
    found = result(duty(), duty(day="2019-05-01"), duty(status="wroked"), period=APRIL)
    assert (found.rows.read, found.rows.counted, found.rows.outside_period) == (3, 1, 1)
    assert found.rows.set_aside == 1
    assert found.totals.hours_bought.assumptions == (
        "1 of 3 duty rows have a problem and are left out",
    )


def test_a_month_without_duties_leaves_the_total_undetermined():
    """Nobody can tell whether nobody was rostered or nothing was recorded."""
    found = result(duty(), duty(day="2019-06-03"))
    assert "constables are recorded for 05/2019" in found.totals.hours_bought.text
    assert found.totals.cost_per_delivered_hour.value is None
    assert found.shifts_at_strength(1).value is None
    months = [each for each in found.findings if each.code == "delivery/months-recorded"]
    assert [each.outcome for each in months] == [Outcome.NOT_MET]


def test_without_a_row_the_days_cannot_be_told():
    """No period and no row is no question."""
    with pytest.raises(NoDutiesError, match=r"Give the period(.|\n)*Did you mean 'worked'"):
        result(duty(status="wroked"))


def test_a_period_in_which_no_post_serves_is_undetermined():
    """Before the term nothing was bought, and nothing is said of it."""
    before = Period.inclusive(date(2018, 4, 1), date(2018, 4, 30))
    assert (
        "no duties are recorded in these days"
        in result(duty(), period=before).totals.hours_bought.text
    )


def test_a_period_without_duties_is_undetermined():
    """It is not nought hours."""
    found = result(duty(), period=Period.inclusive(date(2019, 5, 1), date(2019, 5, 31)))
    assert found.totals.hours_bought.value is None
    assert found.totals.minutes == Minutes(bought=0, delivered=0, vacant=0, leave=0)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"post": "constable"}, ("delivery/post-known", "post", 3)),
        ({"post": "sergeant"}, ("delivery/within-post", "day", 3)),
        ({"day": "2022-04-01"}, ("delivery/within-post", "day", 3)),
    ],
)
def test_a_duty_outside_its_post_is_set_aside(cells, problem):
    """An unknown post line, and days on which the line does not serve."""
    found = result(duty(officer="P-2"), duty(**cells), period=APRIL)
    assert codes(found) == [problem]
    assert found.rows.counted == 1


def test_a_post_id_that_is_misspelt_suggests_the_nearest():
    """The officer learns which line was meant."""
    (problem,) = result(duty(post="constable"), period=APRIL).problems
    assert problem.mend == "Did you mean 'constables'?"


def test_more_officers_than_posts_are_set_aside_all_of_them():
    """Nobody can tell which of five is wrong on four posts; the next day stands."""
    five = [duty(officer=f"P-{number}") for number in range(5)]
    found = result(*five, duty(day="2019-04-02"))
    assert codes(found) == [("delivery/within-count", "officer", row) for row in range(2, 7)]
    assert found.rows.counted == 1


def test_a_split_duty_is_one_officer_on_one_post():
    """Two rows of one officer on one day take one post."""
    rows = [duty(officer=f"P-{number}") for number in range(3)]
    split = [
        duty(officer="P-9", starts="07:00", ends="11:00", rostered_minutes=240),
        duty(officer="P-9", starts="11:00", ends="15:00", rostered_minutes=240, **COURT),
    ]
    found = result(*rows, *split)
    assert codes(found) == []
    assert found.totals.minutes.days_bought == 4


def test_an_officer_on_two_duties_at_once():
    """Both rows are told; a third that only touches them is not."""
    found = result(
        duty(starts="07:00", ends="15:00"),
        duty(starts="14:00", ends="16:00", rostered_minutes=120),
        duty(starts="16:00", ends="20:00", rostered_minutes=240),
    )
    assert codes(found) == [("delivery/no-overlap", "starts", row) for row in (2, 3)]


def test_night_duties_when_the_clocks_go_back_do_not_overlap():
    """A night of nine hours ends when the clock shows six."""
    found = result(
        duty(day="2019-10-26", starts="22:00", ends="06:00", rostered_minutes=540),
        duty(day="2019-10-27", starts="06:00", ends="14:00"),
    )
    assert codes(found) == []


def test_the_same_duty_twice_without_times():
    """Nothing tells the two rows apart, so one is too many."""
    found = result(duty(), duty(), period=APRIL)
    assert codes(found) == [("delivery/no-overlap", "rostered_minutes", row) for row in (2, 3)]


def test_more_than_a_day_of_duty_on_a_day():
    """Three duties that come to 25 hours cannot all be."""
    rows = [duty(rostered_minutes=minutes) for minutes in (500, 500, 500)]
    rows = [row | {"reference": str(at)} for at, row in enumerate(rows)]
    assert codes(result(*rows, period=APRIL)) == [
        ("delivery/within-a-day", "day", row) for row in (2, 3, 4)
    ]


def corrected(**cells):
    """A duty and its correction three weeks later."""
    first = duty(id="a", recorded_on="2019-04-02")
    later = duty(id="b", recorded_on="2019-04-23", supersedes="a", status="leave")
    return first, later | cells


def test_a_correction_takes_the_place_of_what_it_corrects():
    """And what was known before stays what it was."""
    now = result(*corrected())
    before = result(*corrected(), known_on=date(2019, 4, 10))
    assert (now.totals.minutes.leave, now.totals.minutes.delivered) == (480, 0)
    assert (before.totals.minutes.leave, before.totals.minutes.delivered) == (0, 480)
    assert (now.rows.superseded, before.rows.not_yet_known) == (1, 1)
    assert before.rows.set_aside == now.rows.set_aside == 0


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"supersedes": "x"}, "There is no row 'x'"),
        ({"recorded_on": "2019-04-01"}, "recorded before"),
        ({"recorded_on": None}, "does not say when"),
        ({"supersedes": "b"}, "circle"),
    ],
)
def test_a_correction_that_does_not_fit(cells, words):
    """It is told and set aside, and what it would correct stands."""
    found = result(*corrected(**cells))
    (problem,) = found.problems
    assert problem.rule.code == "delivery/correction-fits"
    assert words in problem.message
    assert found.totals.minutes.delivered == 480


def test_a_correction_of_a_faulty_correction_reaches_the_first_row():
    """Where the middle row has a fault, the first does not stand beside the last."""
    first, middle = corrected(status="wroked")
    last = duty(id="c", recorded_on="2019-05-01", supersedes="b", status="leave")
    found = result(first, middle, last)
    assert (found.totals.minutes.bought, found.totals.minutes.leave) == (480, 480)


def test_an_id_twice():
    """Nobody can tell which of the two a correction would mean."""
    found = result(duty(id="a"), duty(id="a", officer="P-2"), period=APRIL)
    assert codes(found) == [("delivery/one-id", "id", row) for row in (2, 3)]


def test_what_was_known_needs_the_day_of_each_row():
    """A row that does not say when it was recorded was known on no day in particular."""
    with pytest.raises(InvalidValueError, match="recorded_on"):
        result(duty(), known_on=date(2019, 4, 10))


def rows_of_april(**cells):
    """A duty on each day of April."""
    days = (APRIL.start + timedelta(days=at) for at in range(APRIL.days))
    return [duty(day=day.isoformat(), **cells) for day in days]


def test_cost_per_delivered_hour():
    """A twelfth of four constables over the hours of one of them."""
    found = result(*rows_of_april(priority_minutes=240))
    assert found.cost.value == Decimal("19000.00")
    assert found.totals.cost_per_delivered_hour.value == Decimal("79.17")
    assert found.totals.cost_per_priority_hour.value == Decimal("158.33")


def test_cost_per_priority_hour_needs_priorities():
    """A record that does not tell the minutes leaves it undetermined, and not dear."""
    totals = result(*rows_of_april()).totals
    assert "agreed priorities" in totals.cost_per_priority_hour.text


def test_cost_per_hour_where_nothing_was_delivered():
    """No hour, no price of an hour."""
    found = result(*rows_of_april(status="leave"))
    assert "no such hour was delivered" in found.totals.cost_per_delivered_hour.text


def test_a_year_without_a_rate_has_no_cost_per_hour():
    """2020/21 is not published; with an assumption it is an estimate that says so."""
    later = duty(day="2020-05-01"), duty(day="2020-05-01", post="sergeant", officer="P-5")
    assert "no Partnership Plus rate" in result(*later).totals.cost_per_delivered_hour.text
    held = RateAssumption(label="Rates held flat", held_flat=True)
    found = result(*later, assumption=held)
    assert found.totals.cost_per_delivered_hour.assumptions == ("Rates held flat",)
    assert found.totals.cost_per_delivered_hour.value is not None


def test_the_cost_of_a_package_is_that_of_its_own_days_alone():
    """A sum for the whole term says nothing of April; a van is no officer."""
    package = StatedCost(
        id="package",
        kind=CostKind.PACKAGE,
        label="Officers",
        amount_gbp=Decimal("391000.00"),
        period=TERM,
        recorded_on=date(2019, 4, 1),
        source=PAPER,
    )
    van = attrs.evolve(package, id="van", kind=CostKind.VEHICLES)
    posts = tuple(attrs.evolve(post, costed_by="package") for post in team().posts)
    agreement = team(posts=posts, stated_costs=(package, van))
    assert cost_of_officers(agreement, TERM, BOOK).value == Decimal("391000.00")
    assert "one sum is stated for" in cost_of_officers(agreement, APRIL, BOOK).text


def test_the_cost_where_no_term_or_no_post_is_known():
    """Both are told with their reason."""
    unknown = team(term_history=(), term_unknown_because="the paper gives none")
    assert "the paper gives none" in cost_of_officers(unknown, APRIL, BOOK).text
    before = Period.inclusive(date(2018, 4, 1), date(2018, 4, 30))
    assert "no posts" in cost_of_officers(team(), before, BOOK).text


def called(count):
    """So many high-demand days of one constable, and one plain duty for each month."""
    days = [date(2019, 4, 1) + timedelta(days=at) for at in range(count)]
    away = {"abstraction": "high-demand day", "abstracted_minutes": 60}
    rows = [duty(day=day.isoformat(), **away) for day in days]
    months = [date(2019 + (month > 12), (month - 1) % 12 + 1, 28) for month in range(4, 16)]
    return [*rows, *(duty(day=day.isoformat(), officer="P-7") for day in months)]


@pytest.mark.parametrize(
    ("count", "state", "outcome"),
    [
        (38, AllowanceState.WITHIN, Outcome.MET),
        (39, AllowanceState.NEAR, Outcome.UNDETERMINED),
        (41, AllowanceState.NEAR, Outcome.UNDETERMINED),
        (42, AllowanceState.BEYOND, Outcome.NOT_MET),
    ],
)
def test_high_demand_days_against_the_allowance(count, state, outcome):
    """About ten a year for each of four posts: near the edge a person must judge."""
    found = result(*called(count), period=YEAR)
    use = found.high_demand[0]
    assert (use.used.value, use.allowance.value, use.state) == (count, 40, state)
    assert use.finding.outcome is outcome
    assert use.finding.sources == use.allowance.sources != ()


def test_the_allowance_is_pro_rated_by_part_year():
    """A sergeant from October on has half of ten days, and April to September none at all."""
    found = result(*called(1), period=YEAR)
    sergeant = found.high_demand[1]
    assert (sergeant.allowance.value, sergeant.period.start) == (5, date(2019, 10, 1))
    assert "1/2 of a year" in sergeant.allowance.how


def test_without_an_allowance_nobody_can_tell():
    """A scheme that states none leaves the days undetermined."""
    agreement = team(scheme="met-patrol-plus")
    (use,) = delivered(agreement, duties(duty()), DAY, BOOK).high_demand
    assert use.state is AllowanceState.UNKNOWN
    assert use.finding.outcome is Outcome.UNDETERMINED


def test_strength_by_day_and_shift():
    """Rostered posts, officers on duty, and shifts at minimum strength."""
    found = result(
        duty(starts="07:00"),
        duty(officer="P-2", starts="07:00", abstraction="training", abstracted_minutes=480),
        duty(officer="P-3", starts="07:00", status="covered", cover="P-9"),
        duty(officer="P-4", starts="14:00", status="leave"),
    )
    (day,) = found.strength
    assert (day.rostered, day.on_duty) == (4, 2)
    assert [(shift.starts, shift.on_duty) for shift in found.shifts] == [(420, 2), (840, 0)]
    figure = found.shifts_at_strength(2)
    assert (figure.value, figure.how) == (1, "1 of 2 shifts")
    with pytest.raises(InvalidValueError, match="one officer or more"):
        found.shifts_at_strength(0)


def test_the_share_delivered_and_every_figure():
    """Each figure has a label of its own and says how it was worked out."""
    figures = result(duty(**COURT)).totals.figures
    assert len({figure.label for figure in figures}) == len(figures)
    assert all(figure.how or figure.unknown_because for figure in figures)
    share = next(figure for figure in figures if figure.label.startswith("Share"))
    assert share.text == "75%"


def test_where_the_term_is_unknown_no_day_is_outside_it():
    """Duties are counted; only the cost cannot be told."""
    unknown = team(
        posts=team().posts[:1], term_history=(), term_unknown_because="the paper gives none"
    )
    found = delivered(unknown, duties(duty()), None, BOOK)
    assert found.rows.counted == 1
    assert found.cost.value is None
