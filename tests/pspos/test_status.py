"""Where an order stands on a day, on both sides of every change, and as it was known."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from order_records import day, discharged, extended, made, order, stage

from s92kit.dated import Span
from s92kit.pspos import OrderStage, StageKind, Standing, period_on, status_on, status_spans

NOT_YET, IN_FORCE = Standing.NOT_YET, Standing.IN_FORCE
EXPIRED, DISCHARGED, UNKNOWN = Standing.EXPIRED, Standing.DISCHARGED, Standing.UNKNOWN


def standings(value, *days: str, known_on: str | None = None) -> list[Standing]:
    """Where an order stands on each of some days."""
    return [status_on(value, day(each), known_on=day(known_on)).standing for each in days]


def within(first: str | None, last: str | None) -> Span:
    """The days from a first to a last, both in it."""
    end = day(last) + timedelta(days=1) if last else None
    return Span(start=day(first), end=end)


def test_an_order_runs_from_its_first_day_to_its_last():
    """Both days are in it, and the days beside them are not."""
    days = ("2017-10-19", "2017-10-20", "2020-10-19", "2020-10-20")
    assert standings(order(made()), *days) == [NOT_YET, IN_FORCE, IN_FORCE, EXPIRED]


def test_an_order_of_one_day_is_in_force_on_it():
    """Its first day is its last."""
    value = order(made(last="2017-10-20"))
    days = ("2017-10-19", "2017-10-20", "2017-10-21")
    assert standings(value, *days) == [NOT_YET, IN_FORCE, EXPIRED]


def test_an_extension_in_time_carries_it_on():
    """Without a day between."""
    days = ("2020-10-19", "2020-10-20", "2023-10-19", "2023-10-20")
    assert standings(order(made(), extended()), *days) == [IN_FORCE, IN_FORCE, IN_FORCE, EXPIRED]


def test_an_extension_decided_on_the_last_day_carries_it_on():
    """The order has not run out before its last day has."""
    value = order(made(), extended("2020-10-19"))
    assert standings(value, "2020-10-20") == [IN_FORCE]


def test_an_extension_decided_a_day_late_extends_nothing():
    """A lapsed order stays lapsed, and the answer says why."""
    value = order(made(), extended("2020-10-20"))
    answer = status_on(value, date(2021, 1, 1))
    assert answer.standing is EXPIRED
    assert "decided on 20 October 2020 came too late" in answer.because


def test_an_extension_of_unknown_decision_leaves_the_days_after_unknown():
    """It may have been decided too late."""
    value = order(made(), extended(None))
    days = ("2020-10-19", "2020-10-20", "2023-10-19", "2023-10-20")
    assert standings(value, *days) == [IN_FORCE, UNKNOWN, UNKNOWN, EXPIRED]
    assert "extended in time: the paper does not say" in status_on(value, day(days[1])).because


@pytest.mark.parametrize(
    ("first", "last", "standing"),
    [
        ("2020-10-01", "2020-10-19", IN_FORCE),
        ("2020-10-01", "2020-10-20", UNKNOWN),
        ("2020-10-19", "2020-10-31", UNKNOWN),
        ("2020-10-20", "2020-10-31", EXPIRED),
        (None, "2020-10-19", IN_FORCE),
        ("2020-10-01", None, UNKNOWN),
    ],
)
def test_the_days_among_which_a_decision_lies_may_settle_it(first, last, standing):
    """All in time, all too late, or on both sides of the last day."""
    value = order(made(), extended(None, decided_within=within(first, last)))
    assert standings(value, "2021-01-01") == [standing]


def test_an_order_without_a_last_day_is_in_force_on_its_first_alone():
    """Nobody can tell how long it ran."""
    value = order(made(last=None))
    days = ("2017-10-19", "2017-10-20", "2017-10-21", "2030-01-01")
    assert standings(value, *days) == [NOT_YET, IN_FORCE, UNKNOWN, UNKNOWN]


def test_an_order_without_a_first_day_is_not_in_force_before_its_decision():
    """And after that nobody can tell, up to its last day."""
    value = order(made(first=None))
    days = ("2017-09-10", "2017-09-11", "2020-10-19", "2020-10-20")
    assert standings(value, *days) == [NOT_YET, UNKNOWN, UNKNOWN, EXPIRED]


def test_six_months_from_april():
    """Between the latest first day and the earliest last one it was surely in force."""
    value = order(
        made(
            None,
            None,
            None,
            first_within=within("2017-04-01", "2017-04-30"),
            last_within=within("2017-09-30", "2017-10-29"),
        )
    )
    spans = [(str(each.span), each.standing) for each in status_spans(value)]
    assert spans == [
        ("to 31 March 2017", NOT_YET),
        ("from 1 April 2017 to 29 April 2017", UNKNOWN),
        ("from 30 April 2017 to 30 September 2017", IN_FORCE),
        ("from 1 October 2017 to 29 October 2017", UNKNOWN),
        ("from 30 October 2017", EXPIRED),
    ]


def test_an_order_of_which_nothing_is_known_is_unknown_on_every_day():
    """One span, and its reason."""
    (only,) = status_spans(order(made(None, None, None)))
    assert (only.span, only.standing, only.because) == (Span(), UNKNOWN, "the paper does not say")


def test_an_order_whose_making_no_paper_records_is_unknown():
    """A discharge alone does not say from when it ran."""
    (only,) = status_spans(order(discharged()))
    assert (only.standing, only.because) == (UNKNOWN, "no paper records that it was made")


def test_a_discharge_ends_an_order_before_its_last_day():
    """Its own last day is the last of effect."""
    value = order(made(), extended(), discharged())
    days = ("2022-03-31", "2022-04-01", "2023-10-20")
    assert standings(value, *days) == [IN_FORCE, DISCHARGED, DISCHARGED]


def test_a_discharge_of_unknown_last_day_leaves_the_days_after_it_unknown():
    """From the decision to the day on which it would have ended anyhow."""
    value = order(made(), extended(), discharged(last=None))
    days = ("2022-03-01", "2022-03-02", "2023-10-19", "2023-10-20")
    assert standings(value, *days) == [IN_FORCE, UNKNOWN, UNKNOWN, EXPIRED]


def test_a_discharge_after_the_last_day_changes_nothing():
    """An order that has expired cannot be discharged."""
    value = order(made(), discharged("2021-01-01", "2021-02-01"))
    assert standings(value, "2020-10-20", "2021-02-02") == [EXPIRED, EXPIRED]


def test_an_order_discharged_before_it_began_never_runs():
    """It was made for October, and ended in September."""
    value = order(made(), discharged("2017-09-15", "2017-09-20"))
    assert standings(value, "2017-09-20", "2017-10-20") == [NOT_YET, DISCHARGED]


def test_a_proposal_leaves_what_follows_unknown():
    """An extension was consulted on, and what was decided is not recorded."""
    value = order(made(), stage(StageKind.CONSULTED, recorded_on="2020-07-20"))
    assert standings(value, "2020-10-19", "2020-10-20") == [IN_FORCE, UNKNOWN]
    assert "was proposed, and what was decided" in status_on(value, date(2020, 10, 20)).because


def test_a_paper_that_says_it_lapsed_settles_it():
    """Whatever was proposed before."""
    proposal = stage(StageKind.CONSULTED, recorded_on="2020-07-20")
    lapse = stage(StageKind.LAPSED, None, None, "2020-10-19", recorded_on="2020-11-01")
    value = order(made(), proposal, lapse)
    assert standings(value, "2020-10-19", "2020-10-20") == [IN_FORCE, EXPIRED]
    assert standings(value, "2020-10-20", known_on="2020-10-01") == [UNKNOWN]


def test_a_lapse_on_one_of_some_days_leaves_those_unknown():
    """With the reason of the record that says so."""
    window = within("2020-08-01", "2020-08-31")
    lapse = stage(StageKind.LAPSED, recorded_on="2020-11-01", last_within=window)
    value = order(made(), lapse)
    days = ("2020-08-01", "2020-08-02", "2020-08-31", "2020-09-01")
    assert standings(value, *days) == [IN_FORCE, UNKNOWN, UNKNOWN, EXPIRED]
    assert status_on(value, day(days[1])).because == "the paper does not say"


def test_a_lapse_of_wholly_unknown_days_leaves_the_order_s_own():
    """It ended, and was not extended; its last day is the one it was made with."""
    value = order(made(), stage(StageKind.LAPSED, recorded_on="2020-11-01"))
    assert standings(value, "2020-10-19", "2020-10-20") == [IN_FORCE, EXPIRED]


def test_an_extension_that_begins_later_leaves_unknown_days():
    """Its paper leaves ten days that nothing covers."""
    value = order(made(), extended(first="2020-10-30", last="2023-10-29"))
    days = ("2020-10-19", "2020-10-20", "2020-10-29", "2020-10-30")
    assert standings(value, *days) == [IN_FORCE, UNKNOWN, UNKNOWN, IN_FORCE]


def test_a_second_extension_follows_the_first():
    """An order may be extended more than once."""
    again = extended("2023-10-01", "2023-10-20", "2026-10-19", id="again")
    value = order(again, made(), extended())
    assert standings(value, "2023-10-20", "2026-10-19", "2026-10-20") == [
        IN_FORCE,
        IN_FORCE,
        EXPIRED,
    ]


def test_a_first_extension_of_unknown_timing_makes_the_second_unknown():
    """A chain is as strong as its weakest link."""
    again = extended("2023-10-01", "2023-10-20", "2026-10-19", id="again")
    value = order(made(), extended(None, recorded_on="2020-10-12"), again)
    assert standings(value, "2021-01-01", "2024-01-01") == [UNKNOWN, UNKNOWN]


def test_the_period_of_a_day_is_the_one_that_holds_it():
    """Else the next, else the last."""
    value = order(made(), extended())
    found = [period_on(value, day(each)) for each in ("2017-01-01", "2020-10-20", "2026-01-01")]
    assert [str(each.first_day) for each in found] == ["2017-10-20", "2020-10-20", "2020-10-20"]
    assert period_on(order(discharged()), date(2020, 1, 1)) is None


def test_an_extension_without_a_first_day_begins_on_the_day_after():
    """As long as it was decided in time."""
    sure, unsure = extended(first=None), extended(None, None, recorded_on="2020-10-12")
    first = [period_on(order(made(), each), date(2021, 1, 1)).first_day for each in (sure, unsure)]
    assert first == [date(2020, 10, 20), None]


def test_a_correction_leaves_the_past_as_it_was():
    """What was known in 2018 stays known in 2018."""
    early = made(last=None, id="early", recorded_on="2017-09-11")
    value = order(early, made(recorded_on="2020-07-20", supersedes=("early",)))
    assert standings(value, "2019-01-01", known_on="2018-03-12") == [UNKNOWN]
    assert standings(value, "2019-01-01") == [IN_FORCE]
    assert standings(value, "2019-01-01", known_on="2017-09-10") == [UNKNOWN]


# --- for every order --------------------------------------------------------------------------

DAYS = st.dates(date(2015, 1, 1), date(2020, 1, 1))
ANY_DAY = st.dates(date.min, date.max)


@st.composite
def windows(draw) -> Span:
    """Days among which another day may lie, open at either end."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    start, end = draw(st.booleans()), draw(st.booleans())
    return Span(start=first if start else None, end=last + timedelta(days=1) if end else None)


@st.composite
def stages(draw, number: int, kinds=tuple(StageKind)) -> OrderStage:
    """A stage with any of its days known, bounded or wholly unknown."""
    kind = draw(st.sampled_from(kinds))
    decided, *period = (draw(st.none() | DAYS) for _ in range(3))
    if None not in period:
        period.sort()
    first, last = period
    return OrderStage(
        id=f"stage-{number}",
        kind=kind,
        recorded_on=draw(DAYS),
        source=made().source,
        decided_on=decided,
        first_day=first,
        last_day=last,
        decided_within=None if decided else draw(st.none() | windows()),
        first_within=None if first else draw(st.none() | windows()),
        last_within=None if last else draw(st.none() | windows()),
        unknown_because="the paper does not say",
    )


OTHERS = tuple(kind for kind in StageKind if kind is not StageKind.MADE)


@st.composite
def orders(draw):
    """An order with a making and up to four further stages, in any order."""
    count = draw(st.integers(0, 4))
    first = draw(stages(0, (StageKind.MADE,)))
    rest = tuple(draw(stages(number + 1, OTHERS)) for number in range(count))
    return order(*draw(st.permutations((first, *rest))))


@given(orders(), st.none() | DAYS, ANY_DAY)
def test_every_day_has_exactly_one_status(value, known_on, on):
    """The spans follow each other from the first day of the calendar to the last."""
    spans = status_spans(value, known_on=known_on)
    assert sum(on in each.span for each in spans) == 1
    assert (spans[0].span.start, spans[-1].span.end) == (None, None)
    ends = [each.span.end for each in spans[:-1]]
    assert ends == [each.span.start for each in spans[1:]]
    assert all(each.because for each in spans)


@given(orders(), stages(9, OTHERS), DAYS, ANY_DAY)
def test_what_was_known_on_an_earlier_day_never_changes(value, later, known_on, on):
    """A stage that was recorded later changes no earlier answer, whatever it corrects."""
    later = attrs.evolve(later, recorded_on=known_on + timedelta(days=1))
    correcting = attrs.evolve(
        later,
        supersedes=tuple(each.id for each in value.stages if each.recorded_on <= later.recorded_on),
    )
    before = status_on(value, on, known_on=known_on)
    for added in (later, correcting):
        after = attrs.evolve(value, stages=(*value.stages, added))
        assert status_on(after, on, known_on=known_on) == before


@given(orders(), ANY_DAY)
def test_the_order_in_which_stages_are_written_does_not_matter(value, on):
    """Papers are read in any order; stages of one day of record aside."""
    if len({each.recorded_on for each in value.stages}) == len(value.stages):
        other = attrs.evolve(value, stages=tuple(reversed(value.stages)))
        assert status_on(other, on) == status_on(value, on)
