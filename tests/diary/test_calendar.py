"""The diary as iCalendar: events that mail programs read back as they were written."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from s92kit.diary import DiaryEntry, calendar_of
from s92kit.periods import Period
from s92kit.sources import Source

TODAY = date(2018, 4, 1)
PAPER = Source(title="Walford, a paper; fictitious", locator=r"4.1, p\2", published_on=None)


def entry(**fields) -> DiaryEntry:
    """An entry on a day, with some of its fields changed."""
    basis = {
        "id": "walford/team/notice",
        "about": "walford/team",
        "title": "Last day to give notice",
        "what_to_do": "Decide whether to leave.",
        "by_role": "the council",
        "sources": (PAPER,),
        "on": date(2018, 9, 30),
    }
    return DiaryEntry(**{**basis, **fields})


def unknown(name: str, about: str = "walford/team") -> DiaryEntry:
    """An entry without a day."""
    because = "no paper says"
    return entry(id=f"{about}/{name}", about=about, title=name, on=None, why_no_date=because)


def written(*entries: DiaryEntry, on: date = TODAY) -> str:
    """The calendar of some entries."""
    return calendar_of(entries, title="Walford, officers", on=on)


def read_back(text: str):
    """The events of a calendar, as a program that opens it sees them."""
    return Calendar.from_ical(text).walk("VEVENT")


def test_a_calendar_says_its_version_its_maker_and_its_name():
    """Programs refuse a calendar without the first two."""
    calendar = Calendar.from_ical(written(entry()))
    assert calendar["VERSION"] == "2.0"
    assert "s92kit" in calendar["PRODID"]
    assert calendar["X-WR-CALNAME"] == "Walford, officers"
    assert calendar.errors == []


def test_an_entry_is_an_event_of_one_whole_day():
    """It begins on its day and ends, as the format counts, on the next; nobody is busy."""
    (event,) = read_back(written(entry()))
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (
        date(2018, 9, 30),
        date(2018, 10, 1),
    )
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["SUMMARY"] == "Last day to give notice (walford/team)"
    assert PAPER.cited in event["DESCRIPTION"]
    assert "Whose task: the council." in event["DESCRIPTION"]


def test_an_entry_in_a_month_is_an_event_of_the_whole_month():
    """The month is shown, and the text says that the day is not known."""
    june = Period.inclusive(date(2020, 6, 1), date(2020, 6, 30))
    (event,) = read_back(written(entry(on=None, within=june, why_no_date="June alone is stated")))
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (june.start, june.end)
    assert "cannot be determined, because June alone is stated" in event["DESCRIPTION"]


def test_entries_without_a_day_stand_in_one_event_for_each_agreement():
    """Whoever opens the calendar alone misses none, and reads the reason."""
    text = written(unknown("invoice"), unknown("invoice", "walford/x"), unknown("renewal"))
    team, other = read_back(text)
    assert team.decoded("DTSTART") == TODAY
    assert team["SUMMARY"] == "Entries whose day cannot be determined: 2 (walford/team)"
    assert team["DESCRIPTION"].count("because no paper says") == 2
    assert other["UID"] == "walford.x.without-a-day@s92kit"


def test_the_same_diary_is_written_the_same_way_each_time():
    """Nothing in it hangs on the clock or on chance."""
    assert written(entry(), unknown("invoice")) == written(entry(), unknown("invoice"))


def test_a_later_diary_replaces_the_events_of_an_earlier():
    """The name stays the same, and the stamp is that of the later day."""
    (first,) = read_back(written(entry()))
    (second,) = read_back(written(entry(on=date(2018, 12, 31)), on=date(2018, 5, 1)))
    assert first["UID"] == second["UID"] == "walford.team.notice@s92kit"
    assert first.decoded("DTSTAMP") == datetime(2018, 4, 1, tzinfo=UTC)
    assert second.decoded("DTSTAMP") == datetime(2018, 5, 1, tzinfo=UTC)


def test_lines_are_folded_and_end_as_the_format_asks():
    """No line is longer than 75 bytes, pound signs and dashes included."""
    text = written(entry(what_to_do="Pay £300,000 – at most – by June. " * 20))
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
    assert max(len(line.encode("utf-8")) for line in lines) <= 75


@pytest.mark.parametrize("end", ["BEGIN:VEVENT", "END:VCALENDAR"])
def test_words_of_the_format_in_a_text_stay_words(end):
    """A text with a break in it cannot end the event that holds it."""
    (event,) = read_back(written(entry(what_to_do=f"First.\n{end}\r\nLast.")))
    assert end in event["DESCRIPTION"]


@given(text=st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), min_size=1))
def test_whatever_is_written_is_read_back(text):
    """Commas, semicolons, strokes and letters of any language."""
    (event,) = read_back(written(entry(what_to_do=text)))
    assert str(event["DESCRIPTION"]).startswith(f"{text}\n")
