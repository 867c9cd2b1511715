"""Other powers in the diary: expiry, appeal, hearing, review and prosecution."""

from datetime import date

from icalendar import Calendar
from powers_used import BESIDE, day, moment, used

from s92kit.diary import Subject, calendar_of, diary
from s92kit.law import english_law
from s92kit.powers import (
    ClosureNotice,
    CommunityProtectionNotice,
    CriminalBehaviourOrder,
    PowerRecords,
)
from s92kit.rates import london_rates

TODAY = date(2026, 11, 20)


def listed(*powers, on=TODAY, known_on=None):
    """The diary of one list of powers."""
    records = PowerRecords(id="walford/powers-2026", title="Powers", powers=powers or BESIDE)
    return diary((), london_rates(), on=on, known_on=known_on, powers=(records,), law=english_law())


def test_the_dates_that_follow_from_powers_are_in_the_diary():
    """Each kind of power has its own, each counted from its record."""
    days = {entry.id.removeprefix("walford/powers-2026/"): entry.on for entry in listed()}
    assert (
        days.items()
        >= {
            "warning/mend-by": day("2026-10-26"),
            "notice/appeal": day("2026-11-22"),
            "authorisation/expiry": day("2026-11-08"),
            "direction/expiry": day("2026-11-10"),
            "closure/hearing": day("2026-11-04"),
            "closure-order/expiry": day("2027-02-03"),
            "closure-order/appeal": day("2026-11-24"),
            "closure-order/extensions-end": day("2027-05-03"),
            "behaviour/expiry": day("2028-04-30"),
            "injunction/expiry": day("2027-04-30"),
            "vehicle/expiry": day("2027-11-01"),
            "review/application-c1": day("2026-11-30"),
        }.items()
    )
    assert {entry.subject for entry in listed()} == {Subject.POWER}


def test_an_entry_says_by_which_section_it_was_counted_and_in_whose_hands_it_lies():
    """So that an officer can look it up, and knows whom to call."""
    (appeal,) = listed(used(CommunityProtectionNotice))
    assert "Counted by" in appeal.what_to_do
    assert "section 46" in appeal.what_to_do
    assert appeal.by_role == "the recipient"
    assert not appeal.past
    assert listed(used(CommunityProtectionNotice), on=day("2026-11-23"))[0].past


def test_the_latest_end_is_shown_where_the_record_states_none():
    """Where it states one, that is the day that somebody has to see to."""
    stated = {entry.id.rpartition("/")[2] for entry in listed(used(ClosureNotice))}
    assert stated == {"expiry", "hearing"}
    unstated = {e.id.rpartition("/")[2]: e for e in listed(used(ClosureNotice, ends_at=None))}
    assert unstated["latest-end"].at == moment("2026-11-04T18:00")
    assert "is not recorded" in unstated["expiry"].why_no_date


def test_hours_are_kept_to_the_minute_and_shown_in_the_calendar():
    """A hearing has its moment; the event is of the whole day and begins with the hour."""
    entries = listed(used(ClosureNotice))
    hearing = next(entry for entry in entries if entry.id.endswith("hearing"))
    assert hearing.at == moment("2026-11-04T18:00")
    events = Calendar.from_ical(calendar_of(entries, title="W", on=TODAY)).walk("VEVENT")
    summaries = [str(event["SUMMARY"]) for event in events]
    assert any(summary.startswith("18:00 Latest hearing") for summary in summaries)


def test_reviews_and_prosecutions_are_in_the_diary():
    """A young person's order, and a breach that has to be prosecuted in six months."""
    order = used(CriminalBehaviourOrder, age=15)
    notice = used(
        CommunityProtectionNotice,
        issued_on=day("2026-08-01"),
        breached_on=(day("2026-08-31"),),
    )
    days = {entry.id.rpartition("/")[2]: entry.on for entry in listed(order, notice)}
    assert days["review-1"] == day("2027-04-30")
    assert days["prosecution-2026-08-31"] == day("2027-02-28")


def test_what_was_not_yet_recorded_is_not_in_the_diary_of_a_day():
    """The records were known on 20 November."""
    assert listed(known_on=day("2026-11-19")) == ()
    assert len(listed(known_on=day("2026-11-20"))) == len(listed())
