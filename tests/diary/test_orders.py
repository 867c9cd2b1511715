"""Orders in the diary: their ends, the windows to challenge them, and the steps to extend them."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.dated import Span
from s92kit.diary import LeadTimes, Subject, calendar_of, diary
from s92kit.errors import InvalidValueError
from s92kit.law import Law, add_working_days, english_law, is_working_day
from s92kit.periods import Period
from s92kit.pspos import Limb, OrderKind, OrderStage, Pspo, StageKind
from s92kit.rates import london_rates
from s92kit.sources import Source

PAPER = Source(title="Walford Cabinet, a fictitious paper", locator="4.1", published_on=None)
DAY = timedelta(days=1)
FAR = date(2020, 1, 1)


def day(text: str | None) -> date | None:
    """A day from its ISO form."""
    return date.fromisoformat(text) if text else None


def stage(kind: StageKind, decided: str | None, first: str | None, last: str | None, **fields):
    """A stage of an order, its days in ISO form."""
    basis = {
        "id": str(kind).replace(" ", "-"),
        "kind": kind,
        "decided_on": day(decided),
        "first_day": day(first),
        "last_day": day(last),
        "recorded_on": day(decided) or date(2020, 10, 12),
        "source": PAPER,
    }
    return OrderStage(**{**basis, **fields})


MADE = stage(StageKind.MADE, "2020-10-12", "2020-10-20", "2023-10-19")
EXTENDED = stage(
    StageKind.EXTENDED,
    "2023-10-09",
    "2023-10-20",
    "2026-10-19",
    limbs=(Limb.RECURRENCE,),
)


def order(*stages: OrderStage, **fields) -> Pspo:
    """An order of Walford's with these stages."""
    basis = {
        "id": "walford/drinking",
        "title": "Street drinking",
        "area": "The town centre",
        "stages": stages or (MADE,),
        "sources": (PAPER,),
    }
    return Pspo(**{**basis, **fields})


def entries(*orders: Pspo, on=FAR, known_on=None, lead_times=None, law=None):
    """The entries of orders, by the end of each entry's id."""
    found = diary(
        (),
        london_rates(),
        on=on,
        known_on=known_on,
        orders=orders,
        law=law or english_law(),
        lead_times=lead_times or LeadTimes(),
    )
    return {entry.id.removeprefix(f"{entry.about}/"): entry for entry in found}


def test_an_order_has_its_last_day_its_challenge_and_the_steps_to_extend_it():
    """Made on 12 October 2020 for days from the 20th."""
    found = entries(order())
    assert {name: str(entry.on) for name, entry in found.items()} == {
        "challenge/made": "2020-11-22",
        "extension/in-270-days": "2023-01-22",
        "extension/in-180-days": "2023-04-22",
        "extension/in-90-days": "2023-07-21",
        "extension/consult": "2023-09-12",
        "extension/in-30-days": "2023-09-19",
        "extension/decide": "2023-10-10",
        "extension/publish": "2023-10-11",
        "end": "2023-10-19",
        "extension/make": "2023-10-19",
    }
    assert {entry.subject for entry in found.values()} == {Subject.ORDER}
    assert all(PAPER in entry.sources for entry in found.values())


def test_the_lead_times_are_labelled_as_a_policy():
    """No reader takes them for a rule of the law."""
    found = entries(order())
    for name, entry in found.items():
        policy = name.startswith("extension/") and name != "extension/make"
        assert ("a policy and no rule of the law" in entry.what_to_do) == policy
    counted = found["extension/consult"].what_to_do
    assert "28 days of consultation, 1 working day to publication, and 5 working days" in counted


def test_a_council_may_state_lead_times_of_its_own():
    """Six weeks of consultation, two days to publication, no call-in, one reminder."""
    own = LeadTimes(
        days_before=(365,),
        consultation_days=42,
        publication_working_days=2,
        call_in_working_days=0,
        label="Walford's forward plan",
    )
    found = entries(order(), lead_times=own)
    assert found["extension/publish"].on == date(2023, 10, 18)
    assert found["extension/decide"].on == date(2023, 10, 16)
    assert found["extension/consult"].on == date(2023, 9, 4)
    assert [name for name in found if "in-" in name] == ["extension/in-365-days"]
    assert "Walford's forward plan" in found["extension/decide"].what_to_do


def test_the_decision_of_a_council_met_these_lead_times():
    """Decided on Friday 6 June 2025, published on the Monday, in effect on Tuesday 17 June."""
    steps = LeadTimes().steps_before(date(2025, 6, 17))
    assert steps.decide_by == date(2025, 6, 6)
    assert steps.publish_by == date(2025, 6, 9)
    assert steps.call_in_ends == date(2025, 6, 16)
    assert steps.consult_from == date(2025, 5, 9)


@given(last_day=st.dates(date(2015, 1, 10), date(2060, 12, 31)))
def test_a_decision_on_the_last_day_for_it_has_effect_in_time_and_a_day_later_not(last_day):
    """Published on the next working day and called in by nobody, it holds by the last day."""
    steps = LeadTimes().steps_before(last_day)

    def effect(decided: date) -> date:
        return add_working_days(add_working_days(decided, 1), 5) + DAY

    assert is_working_day(steps.decide_by)
    assert effect(steps.decide_by) <= last_day
    assert effect(add_working_days(steps.decide_by, 1)) > last_day
    assert (steps.decide_by - steps.consult_from).days == 28


def test_bank_holidays_are_no_working_days():
    """Over Christmas the same five days take longer."""
    steps = LeadTimes().steps_before(date(2026, 12, 31))
    assert steps.call_in_ends == date(2026, 12, 30)
    assert steps.publish_by == date(2026, 12, 21)


@pytest.mark.parametrize(
    "fields",
    [{"days_before": (-1,)}, {"consultation_days": -1}, {"label": " "}],
)
def test_a_policy_of_nonsense_is_refused(fields):
    """No number of days is below nought, and a policy has an owner."""
    with pytest.raises(InvalidValueError):
        LeadTimes(**fields)


@pytest.mark.parametrize(
    ("days_before", "words"),
    [
        (37, "consultation has to begin by 12 September 2023"),
        (36, "too late to begin the consultation"),
        (9, "a decision after a consultation that has begun is due by 10 October 2023"),
        (8, "too late for a decision that can still be called in"),
    ],
)
def test_a_reminder_says_what_can_still_be_done(days_before, words):
    """Both sides of the last day to consult and of the last to decide."""
    found = entries(order(), lead_times=LeadTimes(days_before=(days_before,)))
    assert words in found[f"extension/in-{days_before}-days"].what_to_do


def test_an_extension_moves_the_end_and_opens_no_window_to_challenge():
    """Section 66 speaks of orders made and varied, and not of extensions."""
    found = entries(order(MADE, EXTENDED))
    assert found["end"].on == date(2026, 10, 19)
    assert found["end/made"].on == date(2023, 10, 19)
    assert "extended to 19 October 2026" in found["end/made"].what_to_do
    assert found["extension/make"].on == date(2026, 10, 19)
    assert [name for name in found if name.startswith("challenge")] == ["challenge/made"]


def test_a_variation_opens_a_window_of_its_own():
    """Six weeks beginning with the day on which it was made."""
    varied = stage(StageKind.VARIED, "2021-04-28", "2021-05-10", "2023-10-19")
    assert entries(order(MADE, varied))["challenge/varied"].on == date(2021, 6, 8)


def test_what_was_known_before_an_extension_is_as_it_was():
    """On the day before the decision the order still ends in 2023."""
    then = entries(order(MADE, EXTENDED), known_on=date(2023, 10, 8))
    assert then == entries(order(), known_on=date(2023, 10, 8))
    assert then["end"].on == date(2023, 10, 19)


def test_papers_that_state_a_day_too_many_are_told_and_not_relied_on():
    """From 23 October 2017 for three years is to 22 October 2020."""
    long = stage(StageKind.MADE, "2017-09-20", "2017-10-23", "2020-10-23")
    found = entries(order(long), on=date(2019, 1, 1))
    assert found["end"].on == found["extension/make"].on == date(2020, 10, 22)
    assert "The papers state 23 October 2020" in found["end"].what_to_do
    right = attrs.evolve(long, last_day=date(2020, 10, 22))
    assert "The papers state" not in entries(order(right))["end"].what_to_do


def test_an_expedited_order_has_its_own_longest_time():
    """Six months, whatever the papers state."""
    short = stage(StageKind.MADE, "2023-01-09", "2023-01-09", "2023-07-09")
    found = entries(order(short, kind=OrderKind.EXPEDITED))
    assert found["end"].on == date(2023, 7, 8)


def test_without_a_first_day_the_papers_last_day_stands():
    """Nobody can tell whether it is too long."""
    partly = stage(
        StageKind.MADE,
        "2020-10-12",
        None,
        "2024-10-19",
        first_within=Span(start=date(2020, 10, 12), end=date(2020, 10, 31)),
        unknown_because="the paper gives no first day",
    )
    assert entries(order(partly), on=date(2021, 1, 1))["end"].on == date(2024, 10, 19)


def test_an_order_that_is_over_needs_no_extension():
    """Its end and its window are listed as past; on its last day it can still be extended."""
    over = entries(order(), on=date(2023, 10, 20))
    assert set(over) == {"challenge/made", "end"}
    assert all(entry.past for entry in over.values())
    assert "extension/make" in entries(order(), on=date(2023, 10, 19))


def test_a_discharged_order_ends_with_its_discharge():
    """And nobody extends it."""
    ended = stage(StageKind.DISCHARGED, "2022-03-01", None, "2022-03-31")
    found = entries(order(MADE, ended))
    assert (found["end"].on, set(found)) == (date(2022, 3, 31), {"challenge/made", "end"})
    assert "discharged" in found["end"].what_to_do


def test_unknown_days_are_entries_with_their_reason():
    """Nothing is left out, and nothing is guessed."""
    unknown = stage(
        StageKind.MADE, None, None, None, unknown_because="the paper gives none of its days"
    )
    found = entries(order(unknown))
    assert set(found) == {"challenge/made", "end", "extension/make"}
    for entry in found.values():
        assert entry.on is None
        assert entry.why_no_date == "the paper gives none of its days"


def test_days_among_which_the_end_lies_are_shown_as_such():
    """Made in some day of April 2017, and at an end on one of some days of the autumn."""
    pilot = stage(
        StageKind.MADE,
        None,
        "2017-04-30",
        None,
        decided_within=Span(start=date(2017, 4, 1), end=date(2017, 4, 11)),
        last_within=Span(start=date(2017, 9, 30), end=date(2017, 10, 30)),
        unknown_because="the papers say six months",
    )
    found = entries(order(pilot))
    assert found["end"].within == Period.inclusive(date(2017, 9, 30), date(2017, 10, 29))
    assert found["challenge/made"].within == Period.inclusive(date(2017, 5, 12), date(2017, 5, 21))
    assert found["end"].why_no_date == "the papers say six months"
    assert found["end"].past


def test_a_proposed_extension_leaves_the_end_open_and_the_steps_on_the_certain_day():
    """Until the decision is recorded, somebody still has to take it by the last certain day."""
    proposed = stage(
        StageKind.CONSULTED,
        None,
        None,
        None,
        recorded_on=date(2023, 7, 27),
        unknown_because="the outcome was not seen",
    )
    found = entries(order(MADE, proposed), on=date(2023, 9, 1))
    assert found["end"].on is None
    assert "an extension was proposed" in found["end"].why_no_date
    assert found["end/made"].on == found["extension/make"].on == date(2023, 10, 19)
    assert "cannot be told" in found["end/made"].what_to_do
    later = entries(order(MADE, proposed), on=date(2023, 11, 1))
    assert later["extension/make"].on is None


def test_law_that_does_not_speak_of_the_day_leaves_the_window_open():
    """An empty book of law is no reason to guess; the last day is that of the papers."""
    keys = ("pspo-length", "pspo-challenge-window")
    empty = Law(
        attrs.evolve(item, limits=()) if item.key in keys else item
        for item in english_law().parameters
    )
    found = entries(order(), law=empty)
    assert found["challenge/made"].on is None
    assert "pspo-challenge-window" in found["challenge/made"].why_no_date
    assert found["end"].on == date(2023, 10, 19)


def test_a_year_without_known_bank_holidays_leaves_the_steps_open():
    """The last day is known, and the working days before it are not."""
    far = stage(StageKind.MADE, "2298-01-02", "2298-01-02", "2300-12-31")
    found = entries(order(far), on=date(2298, 1, 2))
    assert found["extension/make"].on == date(2300, 12, 31)
    assert found["extension/decide"].on is None
    assert "bank holidays" in found["extension/decide"].why_no_date


def test_orders_need_the_law():
    """Nobody counts six weeks without a row that says six weeks."""
    with pytest.raises(InvalidValueError, match="english_law"):
        diary((), london_rates(), on=FAR, orders=(order(),))


def test_an_order_is_in_the_calendar():
    """Each day is an event, and what has none stands in the order's own event."""
    unknown = stage(StageKind.MADE, None, None, None, unknown_because="not found")
    other = order(unknown, id="walford/parks")
    listed = diary((), london_rates(), on=FAR, orders=(order(), other), law=english_law())
    text = calendar_of(listed, title="Walford", on=FAR)
    assert text.count("BEGIN:VEVENT") == 11
    assert "UID:walford.drinking.extension.make@s92kit" in text
    assert "UID:walford.parks.without-a-day@s92kit" in text


@given(
    on=st.dates(date(2015, 1, 1), date(2030, 12, 31)),
    known_on=st.none() | st.dates(date(2020, 10, 12), date(2030, 12, 31)),
)
def test_each_entry_has_a_day_or_a_reason(on, known_on):
    """On whatever day it is asked, and by whatever was known."""
    found = entries(order(MADE, EXTENDED), on=on, known_on=known_on)
    assert "end" in found
    for entry in found.values():
        assert (entry.on is None) == bool(entry.why_no_date)
        assert entry.past == (entry.last_day is not None and entry.last_day < on)
