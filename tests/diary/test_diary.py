"""The diary: each day that needs a person, and the reason where no day can be told."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from s92kit.agreements import (
    AgreedTerm,
    Agreement,
    Budget,
    Deadline,
    DeadlineKind,
    Event,
    EventKind,
    OwnTerms,
    earliest_leaving_day,
    last_day_for_notice,
)
from s92kit.dated import InvalidHistoryError, Span
from s92kit.diary import diary
from s92kit.errors import InvalidValueError
from s92kit.money import gbp
from s92kit.periods import Period, add_months, financial_year
from s92kit.rates import SchemeTerm, london_rates
from s92kit.sources import Source

PAPER = Source(title="Walford Cabinet, a fictitious paper", locator="4.1", published_on=None)
LETTER = Source(title="Walford, a fictitious letter", locator="1", published_on=None)
KNOWN = date(2019, 5, 8)
TODAY = date(2020, 2, 10)
DAY = timedelta(days=1)

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
MONTHS = st.integers(min_value=0, max_value=24)


def period(first: str, last: str) -> Period:
    """The days from one ISO day to another, both in it."""
    return Period.inclusive(date.fromisoformat(first), date.fromisoformat(last))


def term(first: str, last: str, **fields) -> AgreedTerm:
    """A record of when the agreement runs."""
    basis = {"id": "agreed", "recorded_on": KNOWN, "source": PAPER}
    return AgreedTerm(**{**basis, "period": period(first, last), **fields})


def agreement(**fields) -> Agreement:
    """A Walford agreement under Partnership Plus, with some of its fields changed."""
    basis = {
        "id": "walford/team",
        "title": "Town centre team",
        "payee": "MOPAC",
        "scheme": "partnership-plus",
        "posts": (),
        "term_history": (term("2020-01-01", "2022-12-31"),),
        "sources": (PAPER,),
    }
    return Agreement(**{**basis, **fields})


def budget(first_year: int, **fields) -> Budget:
    """A budget for one financial year."""
    basis = {
        "id": f"budget-{first_year}",
        "amount_gbp": gbp("300000.00"),
        "period": financial_year(first_year),
        "recorded_on": KNOWN,
        "source": PAPER,
    }
    return Budget(**{**basis, **fields})


def deadline(**fields) -> Deadline:
    """A review that a paper asks for, with some of its fields changed."""
    basis = {
        "id": "review",
        "kind": DeadlineKind.REVIEW,
        "what_to_do": "Review the team.",
        "recorded_on": KNOWN,
        "source": PAPER,
    }
    return Deadline(**{**basis, **fields})


def event(kind: EventKind, **fields) -> Event:
    """Something that happens to the agreement."""
    basis = {"id": "event", "kind": kind, "recorded_on": date(2021, 3, 1), "source": LETTER}
    return Event(**{**basis, **fields})


def entries(*agreements: Agreement, on: date = TODAY, known_on: date | None = None):
    """The diary by the end of each entry's id."""
    found = diary(agreements, london_rates(), on=on, known_on=known_on)
    return {entry.id.removeprefix(f"{entry.about}/"): entry for entry in found}


# --- notice -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last_day", "months", "expected"),
    [
        ("2019-03-31", 6, "2018-09-30"),
        ("2022-12-31", 6, "2022-06-30"),
        ("2019-02-28", 6, "2018-08-31"),
        ("2020-02-28", 6, "2019-08-28"),
        ("2020-02-29", 6, "2019-08-31"),
        ("2019-09-30", 6, "2019-03-31"),
        ("2019-03-30", 1, "2019-02-28"),
        ("2020-02-29", 12, "2019-02-28"),
        ("2019-03-31", 0, "2019-03-31"),
    ],
)
def test_the_last_day_for_notice_by_the_calendar(last_day, months, expected):
    """Ends of long, short and leap months, worked out by hand."""
    found = last_day_for_notice(date.fromisoformat(last_day), months)
    assert found == date.fromisoformat(expected)


@given(last_day=DAYS, months=MONTHS)
@example(last_day=date(2019, 3, 31), months=6)
@example(last_day=date(2019, 4, 30), months=2)
@example(last_day=date(2019, 2, 28), months=12)
@example(last_day=date(2020, 2, 29), months=12)
def test_notice_on_the_last_day_is_in_time_and_on_the_next_too_late(last_day, months):
    """The day that is found works, and the day after it does not."""
    found = last_day_for_notice(last_day, months)
    assert earliest_leaving_day(found, months) <= last_day
    assert earliest_leaving_day(found + DAY, months) > last_day


@given(served_on=DAYS, months=MONTHS)
def test_who_leaves_as_early_as_possible_was_in_time(served_on, months):
    """The two questions are one rule, asked from either end."""
    leaving = earliest_leaving_day(served_on, months)
    assert leaving == add_months(served_on, months)
    assert last_day_for_notice(leaving, months) >= served_on


@pytest.mark.parametrize("question", [last_day_for_notice, earliest_leaving_day])
def test_no_notice_is_shorter_than_none(question):
    """A length below nought is a mistake."""
    with pytest.raises(InvalidValueError, match="Give 0 or more"):
        question(date(2019, 3, 31), -1)


def test_the_last_day_for_notice_is_in_the_diary_with_both_sources():
    """It follows from the last day and from the scheme's six months."""
    found = entries(agreement(term_history=(term("2016-04-01", "2019-03-31"),)))["notice"]
    assert (found.on, found.why_no_date) == (date(2018, 9, 30), "")
    assert PAPER in found.sources
    assert len(found.sources) == 2
    assert "31 March 2019" in found.what_to_do


def test_an_agreements_own_notice_comes_before_its_schemes():
    """Three months in the agreement outweigh six in the scheme."""
    own = OwnTerms(notice_months=SchemeTerm(amount=3, source=LETTER))
    found = entries(agreement(own_terms=own))["notice"]
    assert found.on == date(2022, 9, 30)
    assert LETTER in found.sources


@pytest.mark.parametrize(
    ("served_on", "leaving", "said"),
    [
        (date(2020, 2, 29), date(2020, 8, 29), "6 months"),
        (date(2022, 6, 30), date(2022, 12, 30), "6 months"),
        (date(2022, 7, 1), date(2022, 12, 31), "over already"),
        (date(2022, 12, 31), date(2022, 12, 31), "over already"),
    ],
)
def test_notice_served_today_ends_it_months_on_or_with_the_term(served_on, leaving, said):
    """Notice that would outlast the agreement changes nothing."""
    found = entries(agreement(), on=served_on)["earliest-end"]
    assert found.on == leaving
    assert said in found.what_to_do


def test_notice_that_runs_out_on_the_very_last_day_is_still_in_time():
    """It ends the agreement on that day by itself."""
    short = agreement(term_history=(term("2020-01-01", "2022-12-30"),))
    found = entries(short, on=date(2022, 6, 30))["earliest-end"]
    assert found.on == date(2022, 12, 30)
    assert "over already" not in found.what_to_do


@pytest.mark.parametrize("day", [date(2019, 12, 31), date(2023, 1, 1)])
def test_notice_is_given_within_the_term(day):
    """Before the term and after it there is nothing to leave, and the entry says so."""
    found = entries(agreement(), on=day)["earliest-end"]
    assert found.on is None
    assert "within the term" in found.why_no_date


@pytest.mark.parametrize(
    ("fields", "because"),
    [
        ({"scheme": ""}, "neither the length of notice nor the scheme"),
        ({"scheme": "met-patrol-plus"}, "no length of notice is recorded for Met Patrol Plus"),
        ({"term_history": (), "term_unknown_because": "the paper is a draft"}, "is a draft"),
        (
            {
                "own_terms": OwnTerms(
                    notice_months=SchemeTerm(amount=6, source=LETTER, approximate=True)
                )
            },
            "about 6 months",
        ),
    ],
)
def test_notice_that_cannot_be_worked_out_is_listed_with_the_reason(fields, because):
    """Neither the last day for notice nor the earliest end is left out, or guessed."""
    found = entries(agreement(**fields))
    for name in ("notice", "earliest-end"):
        assert found[name].on is None
        assert because in found[name].why_no_date


# --- the end ----------------------------------------------------------------------------------


def test_the_last_day_of_the_agreement_is_in_the_diary():
    """It rests on the record of the term."""
    found = entries(agreement())["end"]
    assert (found.on, found.sources) == (date(2022, 12, 31), (PAPER,))


def test_notice_that_was_given_moves_the_end_and_needs_no_other():
    """Once notice is given there is no last day for it."""
    given_notice = event(EventKind.NOTICE, on=date(2021, 3, 1), until=date(2021, 9, 1))
    found = entries(agreement(events=(given_notice,)))
    assert (found["end"].on, found["end"].sources) == (date(2021, 9, 1), (LETTER,))
    assert "settled already (notice on 1 March 2021)" in found["notice"].why_no_date
    before = entries(agreement(events=(given_notice,)), known_on=date(2021, 2, 28))
    assert before["end"].on == date(2022, 12, 31)


def test_notice_with_no_last_day_leaves_the_end_open():
    """That it will end earlier is known, and not when."""
    given_notice = event(EventKind.NOTICE, on=date(2021, 3, 1))
    found = entries(agreement(events=(given_notice,)))
    for name in ("end", "notice", "earliest-end"):
        assert "no last day is recorded that its notice on 1 March 2021" in found[name].why_no_date
    assert found["end"].sources == (LETTER,)


def test_an_end_in_a_month_is_told_by_the_month():
    """The day is not known, its month is, and nothing else is worked out from it."""
    june = period("2021-06-01", "2021-06-30")
    because = "the paper gives June 2021"
    span = Span(start=june.start, end=june.end)
    ended = event(EventKind.END, unknown_because=because, within=span)
    found = entries(agreement(events=(ended,), budgets=(budget(2019),)))
    assert (found["end"].on, found["end"].within) == (None, june)
    for name in ("notice", "earliest-end", "budget"):
        assert (found[name].on, found[name].within) == (None, None)
        assert found[name].why_no_date == f"the day of its end is not known: {because}"


@pytest.mark.parametrize(
    ("until", "year"), [(date(2023, 12, 31), 2023), (date(2021, 12, 31), 2022)]
)
def test_an_extension_moves_the_last_day_and_the_notice_with_it(until, year):
    """One to a day before the term's own last day moves nothing."""
    extended = event(EventKind.EXTENSION, on=date(2021, 3, 1), until=until)
    found = entries(agreement(events=(extended,)))
    assert found["end"].on == date(year, 12, 31)
    assert found["notice"].on == date(year, 6, 30)


def test_an_extension_to_an_unknown_day_leaves_the_end_open():
    """Unless a term that was recorded since has taken it in."""
    extended = event(EventKind.EXTENSION, on=date(2021, 3, 1))
    found = entries(agreement(events=(extended,)))["end"]
    assert found.on is None
    assert "its extension on 1 March 2021" in found.why_no_date
    since = term("2020-01-01", "2023-12-31", recorded_on=date(2021, 3, 1))
    assert entries(agreement(events=(extended,), term_history=(since,)))["end"].on.year == 2023
    told = event(EventKind.EXTENSION, id="told", on=date(2021, 5, 1), until=date(2024, 12, 31))
    assert entries(agreement(events=(extended, told)))["end"].on == date(2024, 12, 31)
    again = event(
        EventKind.EXTENSION, id="again", on=date(2022, 1, 1), recorded_on=date(2022, 1, 1)
    )
    assert entries(agreement(events=(told, again)))["end"].on is None


@pytest.mark.parametrize(
    ("fields", "last_day"),
    [
        ({"kind": EventKind.END, "on": date(2021, 12, 31)}, date(2021, 12, 31)),
        ({"kind": EventKind.END, "on": date(2019, 12, 31)}, date(2019, 12, 31)),
        (
            {
                "kind": EventKind.MERGER,
                "on": date(2021, 4, 1),
                "merged": ("walford/team", "walford/other"),
                "into": "walford/one",
            },
            date(2021, 3, 31),
        ),
        (
            {
                "kind": EventKind.MERGER,
                "on": date(2021, 4, 1),
                "merged": ("walford/other",),
                "into": "walford/team",
            },
            date(2022, 12, 31),
        ),
    ],
)
def test_an_end_or_a_merger_into_another_agreement_sets_the_last_day(fields, last_day):
    """An agreement that others merge into goes on."""
    found = entries(agreement(events=(event(**fields),)))
    assert found["end"].on == last_day
    assert (found["notice"].on is None) == (last_day < date(2022, 12, 31))


def test_the_earliest_of_two_notices_counts_and_an_end_before_both():
    """What has ended has ended, whatever was to come."""
    notices = (
        event(EventKind.NOTICE, id="first", on=date(2021, 3, 1), until=date(2021, 9, 1)),
        event(EventKind.NOTICE, id="second", on=date(2021, 4, 1), until=date(2021, 10, 1)),
    )
    assert entries(agreement(events=notices))["end"].on == date(2021, 9, 1)
    ended = event(EventKind.END, id="ended", on=date(2021, 12, 31))
    assert entries(agreement(events=(*notices, ended)))["end"].on == date(2021, 12, 31)


def test_a_merger_on_an_unknown_day_leaves_the_end_open():
    """Its days are those of the other agreement's start, and no days of this one's end."""
    merged = event(
        EventKind.MERGER,
        unknown_because="the minutes give the spring",
        within=Span(start=date(2021, 4, 1), end=date(2021, 7, 1)),
        merged=("walford/team",),
        into="walford/one",
    )
    found = entries(agreement(events=(merged,)))["end"]
    assert (found.on, found.within) == (None, None)
    assert "the day of its merger is not known" in found.why_no_date


def test_an_end_some_time_after_a_day_has_no_day():
    """A stretch without an end bounds nothing that a diary could show."""
    ended = event(
        EventKind.END, unknown_because="the paper says later", within=Span(start=date(2021, 6, 1))
    )
    found = entries(agreement(events=(ended,)))["end"]
    assert (found.on, found.within) == (None, None)
    assert found.why_no_date == "the day of its end is not known: the paper says later"


def test_an_event_announced_before_its_day_is_in_the_diary():
    """A staged start that was told beforehand needs a person; one told afterwards does not."""
    told = event(
        EventKind.STAGED_START, id="second-half", on=date(2021, 4, 1), by_role="the police"
    )
    spring = Span(start=date(2021, 4, 1), end=date(2021, 7, 1))
    some_day = event(EventKind.SIGNATURE, id="letter", unknown_because="a draft", within=spring)
    same_day = event(EventKind.COUNCIL_DECISION, id="cabinet", on=date(2021, 3, 1))
    ending = event(EventKind.END, id="ending", on=date(2021, 12, 31))
    team = agreement(events=(told, some_day, same_day, ending))
    found = entries(team)
    assert found["event/second-half"].on == date(2021, 4, 1)
    assert found["event/second-half"].title == "Staged start"
    assert found["event/second-half"].by_role == "the police"
    assert found["event/letter"].within == period("2021-04-01", "2021-06-30")
    listed = {name for name in found if name.startswith("event/")}
    assert listed == {"event/second-half", "event/letter"}
    assert "event/second-half" not in entries(team, known_on=date(2021, 2, 28))


# --- the budget -------------------------------------------------------------------------------


def test_service_after_the_last_budgeted_year_needs_a_decision_before():
    """Three budgets, four years of service: the decision is due by 31 March 2022."""
    last = budget(2021, source=LETTER)
    found = entries(agreement(budgets=(budget(2019), budget(2020), last)))
    assert found["budget-2022-23"].sources == (PAPER, LETTER)
    assert found["budget-2022-23"].on == date(2022, 3, 31)
    assert "1 April 2022 to 31 December 2022" in found["budget-2022-23"].what_to_do
    assert [name for name in found if name.startswith("budget")] == ["budget-2022-23"]


def test_each_year_without_a_budget_has_its_own_entry():
    """A year at the start counts as one at the end does."""
    found = entries(agreement(budgets=(budget(2020),)))
    days = {name: entry.on for name, entry in found.items() if name.startswith("budget")}
    assert days == {
        "budget-2019-20": date(2019, 12, 31),
        "budget-2021-22": date(2021, 3, 31),
        "budget-2022-23": date(2022, 3, 31),
    }


def test_a_budget_for_some_days_leaves_the_others_open():
    """Money until June 2021 ends on 30 June 2021, whatever the financial year."""
    half = budget(2021, period=period("2021-04-01", "2021-06-30"))
    found = entries(agreement(budgets=(budget(2019), budget(2020), half, budget(2022))))
    assert found["budget-2021-22"].on == date(2021, 6, 30)


def test_service_within_its_budget_needs_no_decision():
    """One budget for all the days is enough."""
    whole = budget(2019, period=period("2019-04-01", "2023-03-31"))
    assert not [name for name in entries(agreement(budgets=(whole,))) if "budget" in name]


@pytest.mark.parametrize(
    ("fields", "because"),
    [
        ({}, "no budget is recorded"),
        (
            {
                "budgets": (budget(2019),),
                "term_history": (),
                "term_unknown_because": "the paper is a draft",
            },
            "the paper is a draft",
        ),
    ],
)
def test_without_budgets_or_a_term_the_last_budgeted_day_is_unknown(fields, because):
    """The entry is there, with the reason."""
    found = entries(agreement(**fields))["budget"]
    assert (found.on, found.why_no_date) == (None, because)


# --- what the papers state --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "first", "last", "because"),
    [
        ({"on": date(2020, 6, 9)}, date(2020, 6, 9), date(2020, 6, 9), ""),
        (
            {"within": period("2020-06-01", "2020-06-30")},
            date(2020, 6, 1),
            date(2020, 6, 30),
            "1 June 2020 to 30 June 2020",
        ),
        ({"unknown_because": "the paper says soon"}, None, None, "the paper says soon"),
    ],
)
def test_a_review_on_a_day_in_a_month_or_some_time(fields, first, last, because):
    """A month is told by its first and last day, and is no day."""
    stated = deadline(by_role="Scrutiny Committee", **fields)
    found = entries(agreement(deadlines=(stated,)))["review/review"]
    assert (found.first_day, found.last_day) == (first, last)
    assert found.on == fields.get("on")
    assert because in found.why_no_date
    assert (found.by_role, found.sources) == ("Scrutiny Committee", (PAPER,))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"on": TODAY, "unknown_because": "the paper says soon"},
        {"on": TODAY, "within": period("2020-06-01", "2020-06-30")},
    ],
)
def test_a_deadline_has_a_day_or_days_or_a_reason(fields):
    """One of the three, and only one."""
    with pytest.raises(InvalidValueError, match="one of the three"):
        deadline(**fields)


def test_renewal_and_invoice_are_asked_for_where_no_paper_states_them():
    """That nobody knows when the invoice comes is worth a line; a review that none asks for not."""
    found = entries(agreement())
    assert found["invoice"].why_no_date == "no day for it is recorded"
    assert found["renewal"].on is None
    assert not [name for name in found if name.startswith(("review", "budget-decision"))]


def test_a_stated_renewal_and_invoice_take_the_place_of_the_question():
    """A day that a paper states is the entry."""
    stated = (
        deadline(id="tell", kind=DeadlineKind.RENEWAL, on=date(2018, 9, 30)),
        deadline(id="first", kind=DeadlineKind.INVOICE, on=date(2020, 4, 30)),
        deadline(id="money", kind=DeadlineKind.BUDGET_DECISION, on=date(2020, 3, 1)),
    )
    found = entries(agreement(deadlines=stated))
    assert found["renewal/tell"].on == date(2018, 9, 30)
    assert found["budget-decision/money"].title == "Budget decision"
    assert not {"renewal", "invoice"} & set(found)


def test_deadlines_are_records_that_later_ones_correct():
    """A review that was moved is listed on the day that was known."""
    planned = deadline(id="planned", on=date(2020, 6, 9))
    moved = deadline(
        id="moved", on=date(2020, 9, 15), recorded_on=date(2020, 2, 11), supersedes=("planned",)
    )
    team = agreement(deadlines=(planned, moved))
    assert "review/planned" not in entries(team)
    assert entries(team, known_on=TODAY)["review/planned"].on == date(2020, 6, 9)
    with pytest.raises(InvalidHistoryError):
        agreement(deadlines=(moved,))


# --- the whole --------------------------------------------------------------------------------


def test_what_is_past_is_listed_as_past():
    """An entry is past from the day after it, and none is lost."""
    review = deadline(within=period("2020-06-01", "2020-06-30"))
    team = agreement(deadlines=(review,))
    for day, past in ((date(2020, 6, 30), False), (date(2020, 7, 1), True)):
        assert entries(team, on=day)["review/review"].past is past
    late = entries(team, on=date(2030, 1, 1))
    assert set(late) == set(entries(team))
    assert late["end"].past
    assert not late["invoice"].past


def test_before_anything_was_recorded_nothing_has_a_day():
    """The reason names the day whose knowledge counts."""
    team = agreement(budgets=(budget(2019),), deadlines=(deadline(on=TODAY),))
    found = entries(team, known_on=KNOWN - DAY)
    assert {entry.on for entry in found.values()} == {None}
    assert all(entry.why_no_date for entry in found.values())
    assert found["renewal"].why_no_date == "no day for it is recorded by 7 May 2019"


def test_the_diary_is_in_order_of_its_days():
    """Those with a day by the day, then those without, whatever the order of the agreements."""
    teams = [
        agreement(deadlines=(deadline(within=period("2020-06-01", "2020-06-30")),)),
        agreement(id="walford/other", term_history=(term("2019-04-01", "2021-03-31"),)),
    ]
    found = diary(teams, london_rates(), on=TODAY)
    days = [entry.first_day for entry in found if entry.first_day]
    assert days == sorted(days)
    assert [bool(entry.first_day) for entry in found] == sorted(
        (bool(entry.first_day) for entry in found), reverse=True
    )
    assert diary(teams[::-1], london_rates(), on=TODAY) == found
    assert len({entry.id for entry in found}) == len(found)


@given(on=DAYS, known_on=st.none() | DAYS)
def test_each_entry_has_a_day_or_a_reason(on, known_on):
    """On whatever day it is asked, and by whatever was known."""
    team = agreement(
        budgets=(budget(2019),), deadlines=(deadline(within=period("2020-06-01", "2020-06-30")),)
    )
    for entry in diary((team,), london_rates(), on=on, known_on=known_on):
        assert (entry.on is None) == bool(entry.why_no_date)
        assert entry.past == (entry.last_day is not None and entry.last_day < on)


def test_a_correction_never_changes_what_was_known_before():
    """The diary of a day is the same after the agreement has moved on."""
    team = agreement(budgets=(budget(2019), budget(2020)), deadlines=(deadline(on=TODAY),))
    moved = attrs.evolve(
        team,
        term_history=(
            *team.term_history,
            term(
                "2020-01-01",
                "2023-12-31",
                id="longer",
                recorded_on=date(2021, 1, 1),
                supersedes=("agreed",),
            ),
        ),
        budgets=(*team.budgets, budget(2021, recorded_on=date(2021, 1, 1))),
    )
    before = entries(team, known_on=date(2020, 12, 31))
    assert entries(moved, known_on=date(2020, 12, 31)) == before
    assert entries(moved) != before
