"""The life of an agreement: where it stands on a day, and which orders are impossible."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lived_agreements import PAPER, agreement, day, event, found, only, within

from s92kit.agreements import EventKind, LifeState, last_day_of, running_of, state_on
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.findings import Outcome

CONSULTED = event(EventKind.CONSULTATION, "2019-01-10")
INTENT = event(EventKind.LETTER_OF_INTENT, "2019-01-20")
AVAILABLE = event(EventKind.AVAILABILITY, "2019-02-01")
DECIDED = event(EventKind.COUNCIL_DECISION, "2019-02-10")
CALLED_IN = event(EventKind.CALL_IN, "2019-02-14")
UPHELD = event(EventKind.UPHELD, "2019-02-20")
APPROVED = event(EventKind.APPROVAL, "2019-02-25")
AGREED = event(EventKind.CONDITIONS_AGREED, "2019-02-26")
SIGNED = event(EventKind.SIGNATURE, "2019-03-01")
STARTED = event(EventKind.START, "2019-04-01")
SECOND_START = event(EventKind.STAGED_START, "2019-10-01", posts=("pcs",))
VARIED = event(EventKind.VARIATION, "2020-01-01")
RE_RANKED = event(EventKind.RE_RANKING, "2020-02-01")
NOTICE = event(EventKind.NOTICE, "2021-03-01", until=day("2021-09-30"))
ENDED = event(EventKind.END, "2021-09-30")
LIFE = (
    *(CONSULTED, INTENT, AVAILABLE, DECIDED, CALLED_IN, UPHELD, APPROVED, AGREED, SIGNED),
    *(STARTED, SECOND_START, VARIED, RE_RANKED, NOTICE, ENDED),
)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2019-01-09", LifeState.NOT_BEGUN),
        ("2019-01-10", LifeState.PROPOSED),
        ("2019-02-10", LifeState.DECIDED),
        ("2019-02-14", LifeState.CALLED_IN),
        ("2019-02-20", LifeState.DECIDED),
        ("2019-03-01", LifeState.SIGNED),
        ("2019-04-01", LifeState.IN_SERVICE),
        ("2021-02-28", LifeState.IN_SERVICE),
        ("2021-03-01", LifeState.UNDER_NOTICE),
        ("2021-09-30", LifeState.UNDER_NOTICE),
        ("2021-10-01", LifeState.ENDED),
    ],
)
def test_a_whole_life_passes_through_its_states(on, state):
    """Each state begins on the day of its event; the day of the end is still service."""
    assert state_on(agreement(*LIFE), day(on)).state is state


def test_a_state_shows_the_events_that_it_rests_on():
    """The evidence of a state is the events that led to it."""
    answer = state_on(agreement(*LIFE), day("2019-12-01"))
    assert answer.events == (STARTED, SECOND_START)
    assert answer.text == "in service"
    assert answer.how.endswith("the term as recorded is 1 April 2019 to 31 March 2022")
    assert state_on(agreement(*LIFE), day("2022-01-01")).events == (ENDED,)


def test_a_decision_that_was_set_aside_is_none_until_it_is_taken_again():
    """After call-in a decision may fall, and a later one takes its place."""
    aside = event(EventKind.SET_ASIDE, "2019-02-20")
    team = agreement(DECIDED, CALLED_IN, aside)
    assert state_on(team, day("2019-02-20")).state is LifeState.SET_ASIDE
    again = event(EventKind.COUNCIL_DECISION, "2019-03-20", id="again")
    team = agreement(DECIDED, CALLED_IN, aside, again)
    assert state_on(team, day("2019-03-20")).state is LifeState.DECIDED


def test_service_ends_with_the_term_where_no_end_is_recorded():
    """The last day of the term is served; an extension moves it and a notice brings it back."""
    last = day("2022-03-31")
    longer = event(EventKind.EXTENSION, "2022-01-10", until=day("2023-03-31"))
    for events, over in [
        ((STARTED,), last),
        ((STARTED, longer), day("2023-03-31")),
        ((STARTED, longer, NOTICE), day("2021-09-30")),
    ]:
        team = agreement(*events)
        assert state_on(team, over).state in (LifeState.IN_SERVICE, LifeState.UNDER_NOTICE)
        assert state_on(team, over + timedelta(days=1)).state is LifeState.ENDED


def test_an_agreement_that_another_replaces_is_merged():
    """The merger ends the one and not the other."""
    merger = event(
        EventKind.MERGER, "2020-04-01", merged=("walford/team", "walford/b"), into="walford/c"
    )
    assert state_on(agreement(STARTED, merger), day("2020-04-01")).state is LifeState.MERGED
    other = agreement(STARTED, merger, id="walford/c")
    assert state_on(other, day("2020-04-01")).state is LifeState.IN_SERVICE


def test_an_unknown_day_leaves_open_what_it_would_change():
    """A start in some day of April is certain in May, and open on 10 April."""
    start = event(EventKind.START, within=within("2019-04-01", "2019-04-30"))
    team = agreement(SIGNED, start)
    assert state_on(team, day("2019-03-31")).state is LifeState.SIGNED
    open_answer = state_on(team, day("2019-04-10"))
    assert (open_answer.state, open_answer.events) == (None, (start,))
    assert "whether it had happened by 10 April 2019" in open_answer.text
    assert state_on(team, day("2019-04-30")).state is LifeState.IN_SERVICE


def test_an_unknown_day_that_changes_nothing_is_no_matter():
    """When the council decided is of no consequence once officers serve."""
    team = agreement(event(EventKind.COUNCIL_DECISION), STARTED)
    assert state_on(team, day("2019-05-01")).state is LifeState.IN_SERVICE


def test_each_unknown_day_that_matters_is_named():
    """A signature and a start on unknown days are both told, and a consultation is not."""
    signed, start = event(EventKind.SIGNATURE), event(EventKind.START)
    answer = state_on(agreement(DECIDED, event(EventKind.CONSULTATION), signed, start), SIGNED.on)
    assert answer.events == (signed, start)


def test_nothing_recorded_is_no_state():
    """Without events there is nothing to derive a state from."""
    assert "nothing is recorded" in state_on(agreement(), day("2020-01-01")).text


def test_a_term_that_has_begun_without_a_recorded_start_is_open():
    """That money was set aside for a year does not show that officers came."""
    team = agreement(DECIDED)
    assert state_on(team, day("2019-03-31")).state is LifeState.DECIDED
    assert "began on 1 April 2019" in state_on(team, day("2019-04-01")).text


def test_a_merger_without_a_start_shows_that_there_was_one():
    """What came before the merger is open, for no start is recorded."""
    merger = event(EventKind.MERGER, "2020-04-01", merged=("walford/team",), into="walford/c")
    no_term = {"term_history": (), "term_unknown_because": "the paper gives none"}
    team = agreement(DECIDED, merger, **no_term)
    assert state_on(team, day("2019-01-01")).state is LifeState.NOT_BEGUN
    assert "later events show one" in state_on(team, day("2019-12-01")).text


def test_service_without_a_last_day_is_not_taken_to_go_on_for_ever():
    """Past the last thing recorded, nobody can tell whether officers still serve."""
    team = agreement(
        attrs.evolve(STARTED, recorded_on=day("2019-06-01")),
        term_history=(),
        term_unknown_because="the paper gives none",
    )
    assert state_on(team, day("2019-06-01")).state is LifeState.IN_SERVICE
    assert "nothing was recorded after 1 June 2019" in state_on(team, day("2019-06-02")).text


def test_an_extension_or_notice_without_a_last_day_leaves_the_end_open():
    """The term no longer says when service ends, and nothing else does."""
    longer = event(EventKind.EXTENSION, "2022-01-10", recorded_on=day("2022-02-01"))
    team = agreement(STARTED, longer)
    assert state_on(team, day("2022-03-31")).state is LifeState.IN_SERVICE
    open_end = state_on(team, day("2022-04-01"))
    assert "no last day is recorded that its extension on 10 January" in open_end.text
    assert last_day_of(team).because == open_end.unknown_because
    assert state_on(agreement(STARTED, longer, NOTICE), day("2022-04-01")).state is LifeState.ENDED
    given_notice = event(EventKind.NOTICE, "2020-01-10", recorded_on=day("2020-02-01"))
    team = agreement(STARTED, given_notice)
    assert state_on(team, day("2020-02-01")).state is LifeState.UNDER_NOTICE
    assert state_on(team, day("2020-02-02")).state is None
    assert state_on(team, day("2022-03-31")).state is None
    assert state_on(team, day("2022-04-01")).state is LifeState.ENDED
    assert last_day_of(team).at_latest == day("2022-03-31")
    assert "its notice on 10 January 2020 sets" in last_day_of(team).because


def test_an_end_is_known_without_a_term():
    """What ended on a day ended on that day, whatever was agreed of it before."""
    no_term = {"term_history": (), "term_unknown_because": "the paper gives none"}
    assert last_day_of(agreement(STARTED, ENDED, **no_term)).on == ENDED.on
    assert last_day_of(agreement(STARTED, **no_term)).because == "the paper gives none"
    assert running_of(agreement(STARTED, ENDED, **no_term)).because == "the paper gives none"


@given(
    until=st.none() | st.dates(date(2021, 4, 1), date(2022, 3, 31)),
    longer=st.none() | st.dates(date(2022, 4, 1), date(2023, 3, 31)),
    on=st.dates(date(2021, 3, 1), date(2023, 12, 31)),
)
def test_the_state_and_the_last_day_are_one_answer(until, longer, on):
    """Service is never over on the last day, always after it, and open where the day is."""
    events = [STARTED, event(EventKind.NOTICE, "2021-03-01", until=until)]
    if longer:
        events.append(event(EventKind.EXTENSION, "2021-02-01", until=longer))
    team = agreement(*events)
    end, state = last_day_of(team), state_on(team, on).state
    if until:
        assert end.on == until
        assert (state is LifeState.ENDED) == (on > until)
    else:
        assert end.at_latest == (longer or day("2022-03-31"))
        assert state in (
            (LifeState.ENDED,) if on > end.at_latest else (None, LifeState.UNDER_NOTICE)
        )


@given(
    corrected=st.dates(date(2019, 4, 2), date(2020, 12, 31)),
    on=st.dates(date(2019, 1, 1), date(2022, 12, 31)),
    known=st.dates(date(2019, 1, 1), date(2020, 1, 31)),
)
def test_a_correction_never_changes_what_was_known_before(corrected, on, known):
    """A start that is corrected in February 2020 is as it was before then."""
    later = attrs.evolve(
        STARTED,
        id="corrected",
        on=corrected,
        recorded_on=date(2020, 2, 1),
        supersedes=("start",),
    )
    before, after = agreement(SIGNED, STARTED), agreement(SIGNED, STARTED, later)
    assert state_on(after, on, known_on=known) == state_on(before, on, known_on=known)
    expected = LifeState.IN_SERVICE if corrected <= date(2020, 6, 1) else LifeState.SIGNED
    assert state_on(after, date(2020, 6, 1)).state is expected


@given(order=st.permutations(LIFE), on=st.dates(date(2018, 12, 1), date(2022, 12, 31)))
def test_the_order_in_which_events_are_written_never_matters(order, on):
    """A state follows from the days of events and not from their places in the file."""
    assert state_on(agreement(*order), on) == state_on(agreement(*LIFE), on)


def test_a_life_in_order_has_nothing_to_find():
    """A whole life, each event on its day."""
    assert only(agreement(*LIFE), "events-in-order").outcome is Outcome.MET


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ((APPROVED, event(EventKind.SIGNATURE, "2019-02-24")), "before approval on 25 February"),
        ((SIGNED, event(EventKind.START, "2019-02-28")), "before signature on 1 March 2019"),
        ((AGREED, event(EventKind.SIGNATURE, "2019-02-25")), "before conditions agreed"),
        ((STARTED, event(EventKind.END, "2019-03-31")), "before start on 1 April 2019"),
        ((STARTED, event(EventKind.VARIATION, "2019-03-31")), "before start"),
        ((STARTED, event(EventKind.RE_RANKING, "2019-03-31")), "before start"),
        ((DECIDED, event(EventKind.CALL_IN, "2019-02-09")), "before council decision"),
        ((STARTED, event(EventKind.STAGED_START, "2019-03-31")), "before start"),
        ((ENDED, event(EventKind.NOTICE, "2021-10-01")), "after end on 30 September 2021"),
        ((ENDED, event(EventKind.EXTENSION, "2021-10-01")), "after end on 30 September 2021"),
        ((event(EventKind.EXTENSION, "2022-04-01"),), "after the term, which ends on 31 March"),
        ((event(EventKind.NOTICE, "2022-04-01"),), "after the term, which ends on 31 March"),
    ],
)
def test_an_impossible_order_is_found(events, words):
    """What cannot have come before or after what it did is named with its days and its source."""
    finding = only(agreement(*events), "events-in-order")
    assert finding.outcome is Outcome.NOT_MET
    assert words in finding.message
    assert finding.path[0] == "events"
    assert PAPER in finding.sources


def test_the_same_day_is_no_impossible_order():
    """What is signed and approved on one day is in order."""
    team = agreement(APPROVED, event(EventKind.SIGNATURE, "2019-02-25"))
    assert only(team, "events-in-order").outcome is Outcome.MET


def test_one_event_of_a_kind_before_is_enough():
    """A second decision after the signature does not put the first one out of order."""
    second = event(EventKind.COUNCIL_DECISION, "2020-02-10", id="second")
    assert only(agreement(DECIDED, second, SIGNED), "events-in-order").outcome is Outcome.MET


@pytest.mark.parametrize(
    ("days", "outcome"),
    [
        (within("2019-01-01", "2019-03-01"), Outcome.MET),
        (within("2019-02-01", "2019-03-31"), Outcome.UNDETERMINED),
        (within("2019-03-02", "2019-03-31"), Outcome.NOT_MET),
        (None, Outcome.UNDETERMINED),
    ],
)
def test_unknown_days_leave_an_order_open_only_where_they_may_break_it(days, outcome):
    """An approval within some days, and a signature on 1 March."""
    team = agreement(event(EventKind.APPROVAL, within=days), SIGNED)
    assert only(team, "events-in-order").outcome is outcome


def test_no_events_leave_the_order_open():
    """Nobody can vouch for an order of nothing."""
    assert only(agreement(), "events-in-order").outcome is Outcome.UNDETERMINED


def test_each_step_that_the_scheme_asks_for_wants_evidence():
    """What is missing is named; with all of it the rule is met."""
    finding = only(agreement(INTENT, SIGNED), "steps-recorded")
    assert finding.message.endswith("no evidence is recorded of: availability confirmed, approval.")
    whole = agreement(INTENT, AVAILABLE, APPROVED, SIGNED)
    assert only(whole, "steps-recorded").outcome is Outcome.MET
    unnamed = agreement(INTENT, scheme="")
    assert only(unnamed, "steps-recorded").outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("known", "outcome", "words"),
    [
        (None, Outcome.UNDETERMINED, "is not known here"),
        ({"walford/team", "walford/parks", "walford/c"}, Outcome.MET, ""),
        ({"walford/team", "walford/park", "walford/c"}, Outcome.NOT_MET, "mean 'walford/park'?"),
    ],
)
def test_a_merger_is_with_agreements_that_there_are(known, outcome, words):
    """A merger into or of an agreement that does not exist is found, with the nearest that does."""
    merger = event(
        EventKind.MERGER, "2020-04-01", merged=("walford/team", "walford/parks"), into="walford/c"
    )
    finding = only(agreement(STARTED, merger), "merger", known_agreements=known)
    assert finding.outcome is outcome
    assert (PAPER in finding.sources) is (outcome is not Outcome.MET)
    assert words in finding.message


@pytest.mark.parametrize(
    ("on", "until", "outcome"),
    [
        ("2018-09-30", "2019-03-31", Outcome.MET),
        ("2018-10-01", "2019-03-31", Outcome.NOT_MET),
        ("2018-08-31", "2019-02-28", Outcome.MET),
        ("2018-10-01", None, Outcome.UNDETERMINED),
        (None, "2019-03-31", Outcome.UNDETERMINED),
    ],
)
def test_notice_is_as_long_as_the_terms_ask(on, until, outcome):
    """Six months by the calendar, with the rule of the month's end."""
    notice = event(EventKind.NOTICE, on, until=day(until) if until else None)
    assert only(agreement(notice), "notice-length").outcome is outcome


def test_without_a_length_of_notice_none_can_be_too_short():
    """No paper of the scheme gives one."""
    team = agreement(NOTICE, scheme="met-patrol-plus")
    assert only(team, "notice-length").outcome is Outcome.UNDETERMINED


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"on": day("2019-04-01")}, "not both"),
        ({"unknown_because": ""}, "not both"),
        ({"until": day("2020-03-31")}, "Only an extension or a notice"),
        ({"merged": ("walford/b",)}, "For a merger"),
        ({"into": "walford/b"}, "For a merger"),
        ({"kind": EventKind.MERGER}, "For a merger"),
        ({"kind": EventKind.MERGER, "merged": ("a/b",), "into": "a/b"}, "the other one"),
    ],
)
def test_an_event_that_contradicts_itself_is_refused(fields, words):
    """A day and a reason for having none, or a field of another kind of event."""
    start = event(EventKind.START)
    with pytest.raises(InvalidValueError, match=words):
        attrs.evolve(start, **fields)


def test_a_known_day_needs_no_days_around_it():
    """The days within which an event lies are for events whose day is unknown."""
    with pytest.raises(InvalidValueError, match="where the day itself is known"):
        event(EventKind.START, "2019-04-01", within=within("2019-04-01", "2019-04-30"))


def test_an_event_of_other_agreements_or_posts_is_refused():
    """A merger of others belongs to their documents; a post line must be there."""
    merger = event(EventKind.MERGER, "2020-04-01", merged=("walford/b",), into="walford/c")
    with pytest.raises(InvalidValueError, match="Name this agreement"):
        agreement(merger)
    with pytest.raises(UnknownNameError, match="post line 'pc'"):
        agreement(event(EventKind.STAGED_START, "2019-04-01", posts=("pc",)))


def test_an_event_says_what_happened_and_when():
    """With the day, or with the days among which it lies."""
    assert STARTED.text == "start on 1 April 2019"
    unknown = event(EventKind.START, within=within("2019-04-01", "2019-04-30"))
    assert unknown.text.startswith("start on an unknown day (")
    assert unknown.days_within is not None
    assert event(EventKind.START).days_within is None
    assert event(EventKind.START).text == "start on an unknown day"
    assert found(agreement(unknown), "events-in-order")
