"""Records that are corrected by later records: what was known on a day."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.dated import InvalidHistoryError, as_known
from s92kit.errors import S92Error

MAY, JUNE, JULY = date(2019, 5, 1), date(2019, 6, 1), date(2019, 7, 1)
BEYOND = date(2100, 1, 1)


@attrs.frozen
class Record:
    """The least that can be recorded: any object of this shape will do."""

    id: str
    recorded_on: date
    supersedes: tuple[str, ...] = ()


PLANNED = Record("planned", MAY)
ACTUAL = Record("actual", JULY, ("planned",))

days = st.dates(date(2019, 1, 1), date(2019, 2, 28))


@st.composite
def histories(draw):
    """Records of which each may correct some that were known by then."""
    records = []
    for number, recorded_on in enumerate(sorted(draw(st.lists(days, max_size=8)))):
        earlier = [record.id for record in records]
        corrected = draw(st.sets(st.sampled_from(earlier), max_size=2)) if earlier else set()
        records.append(Record(str(number), recorded_on, tuple(sorted(corrected))))
    return tuple(records)


def test_a_correction_stands_from_the_day_it_was_recorded():
    """Before that day the plan was what was known; from it on, the correction is."""
    assert as_known([PLANNED, ACTUAL], JULY - timedelta(days=1)) == (PLANNED,)
    assert as_known([PLANNED, ACTUAL], JULY) == (ACTUAL,)


def test_nothing_was_known_before_the_first_record():
    """A record is known from its own day and no sooner."""
    assert as_known([PLANNED, ACTUAL], MAY - timedelta(days=1)) == ()
    assert as_known([PLANNED, ACTUAL], MAY) == (PLANNED,)


def test_without_a_day_everything_recorded_is_known():
    """No day is asked of a clock: none means all."""
    assert as_known([PLANNED, ACTUAL], None) == (ACTUAL,)


def test_a_correction_may_itself_be_corrected():
    """Only the last word stands."""
    settled = Record("settled", date(2019, 8, 1), ("actual",))
    assert as_known([PLANNED, ACTUAL, settled], None) == (settled,)


def test_one_record_may_correct_several():
    """Two agreements merged into one are both superseded by it."""
    merged = Record("merged", JULY, ("planned", "other"))
    assert as_known([PLANNED, Record("other", JUNE), merged], None) == (merged,)


def test_a_correction_may_be_recorded_on_the_day_of_what_it_corrects():
    """A slip that is seen at once is corrected at once."""
    same_day = Record("actual", MAY, ("planned",))
    assert as_known([same_day, PLANNED], MAY) == (same_day,)


def test_an_id_is_used_once():
    """Two records of one id could not be told apart by a correction."""
    with pytest.raises(InvalidHistoryError, match="is the id of two records") as refusal:
        as_known([PLANNED, Record("planned", JULY)], None)
    assert refusal.value.id == "planned"


def test_a_correction_of_nothing_is_refused_with_a_guess():
    """A mistyped id is not taken for a correction that did its work."""
    with pytest.raises(InvalidHistoryError, match=r"'planed', .*Did you mean 'planned'\?") as no:
        as_known([PLANNED, Record("actual", JULY, ("planed",))], None)
    assert no.value.id == "actual"
    assert no.value.reason.startswith("supersedes 'planed', which is no other record")


def test_a_record_does_not_correct_itself():
    """It would vanish."""
    with pytest.raises(InvalidHistoryError, match=r"which is no other record\. None is"):
        as_known([Record("planned", MAY, ("planned",))], None)


def test_a_correction_comes_after_what_it_corrects():
    """A correction recorded first would correct what nobody had yet said."""
    early = Record("actual", MAY, ("planned",))
    with pytest.raises(InvalidHistoryError, match="on 1 May 2019, before 'planned'") as refusal:
        as_known([Record("planned", JUNE), early], None)
    assert refusal.value.id == "actual"


@pytest.mark.parametrize("length", [2, 3])
def test_corrections_do_not_go_round_in_a_circle(length):
    """Each would correct the next away, and nothing would be left standing."""
    ring = [Record(str(at), MAY, (str((at + 1) % length),)) for at in range(length)]
    with pytest.raises(InvalidHistoryError, match=r"supersedes itself by way of '[0-9]'"):
        as_known(ring, None)


def test_a_fault_that_is_not_known_yet_is_still_a_fault():
    """A history is sound or it is not, whichever day is asked about."""
    with pytest.raises(InvalidHistoryError):
        as_known([PLANNED, Record("actual", JULY, ("planed",))], MAY)


def test_a_history_that_does_not_fit_is_one_of_our_errors():
    """One base class catches it."""
    assert issubclass(InvalidHistoryError, S92Error)
    assert issubclass(InvalidHistoryError, ValueError)


@given(histories(), days)
def test_a_record_stands_where_it_is_known_and_nothing_known_corrects_it(records, known_on):
    """The whole rule, said once more and held against every history."""
    known = [record for record in records if record.recorded_on <= known_on]
    stands = [r for r in known if not any(r.id in later.supersedes for later in known)]
    assert as_known(records, known_on) == tuple(stands)


@given(histories(), days, st.data())
def test_a_correction_never_changes_what_was_known_before_it(records, recorded_on, data):
    """A paper of an earlier day can be issued again as it was then known."""
    before = [record.id for record in records if record.recorded_on <= recorded_on]
    corrected = tuple(data.draw(st.sets(st.sampled_from(before)))) if before else ()
    correction = Record("correction", recorded_on, corrected)
    earlier = recorded_on - timedelta(days=data.draw(st.integers(1, 60)))
    assert as_known((*records, correction), earlier) == as_known(records, earlier)


@given(histories(), st.data(), st.none() | days)
def test_the_order_of_the_records_never_matters(records, data, known_on):
    """A folder read in another order tells the same story."""
    shuffled = data.draw(st.permutations(records))
    assert set(as_known(shuffled, known_on)) == set(as_known(records, known_on))


@given(histories())
def test_what_is_known_at_the_last_is_everything_recorded(records):
    """No day and a day beyond the last record are one and the same."""
    assert as_known(records, None) == as_known(records, BEYOND)
