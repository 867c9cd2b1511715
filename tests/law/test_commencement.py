"""Bringing a pending row into force from a day that somebody has checked."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.dated import Span
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.law import (
    Law,
    LegalLimit,
    LegalParameter,
    LegalStatus,
    LimitNotInForceError,
    english_law,
    last_day_under,
    limit_on,
    with_commencement,
)
from s92kit.sources import Source

KEY, PENDING = "fpn-maximum-pspo", "fpn-maximum-pspo-500"
ROYAL_ASSENT = date(2026, 4, 29)
CHECKED = date(2026, 12, 1)
BEGINS = date(2027, 1, 4)
ORDER = Source(title="Made-up commencement regulations", locator="regulation 2", published_on=None)


def commenced(law: Law | None = None, **changes: object) -> Law:
    """English law with the higher cap in force from 4 January 2027, as checked in December."""
    given = {"on": BEGINS, "source": ORDER, "recorded_on": CHECKED, "row_id": PENDING} | changes
    row_id = given.pop("row_id")
    return with_commencement(law or english_law(), row_id, **given)


def test_the_higher_cap_holds_from_its_day_and_not_before():
    """£100 on 3 January 2027, £500 on the 4th, on the word of the regulations."""
    law = commenced()
    before, after = (limit_on(law, KEY, day) for day in (BEGINS - timedelta(days=1), BEGINS))
    assert (before.value, after.value) == (Decimal("100.00"), Decimal("500.00"))
    assert before.span.end == after.span.start == BEGINS
    assert (after.source, after.status) == (ORDER, LegalStatus.IN_FORCE)
    assert [row.status for row in law.parameter(KEY).known()] == [LegalStatus.IN_FORCE] * 2


def test_what_was_known_before_it_was_checked_stays():
    """On 30 November 2026 nobody knew, so £100 was the answer for any day."""
    law, day_before = commenced(), CHECKED - timedelta(days=1)
    assert limit_on(law, KEY, BEGINS, known_on=day_before).id == "fpn-maximum-pspo-100"
    pending = (LegalStatus.ENACTED_NOT_COMMENCED,)
    assert limit_on(law, KEY, BEGINS, known_on=day_before, allow=pending).id == PENDING
    with pytest.raises(LimitNotInForceError):
        limit_on(law, KEY, BEGINS, allow=pending)


def test_the_law_that_was_given_is_not_changed_nor_any_other_limit():
    """A new value, in which only the one parameter differs."""
    before = english_law().parameters
    law = commenced()
    assert english_law().parameters == before
    changed = [item.key for item, was in zip(law.parameters, before, strict=True) if item != was]
    assert changed == [KEY]
    assert limit_on(law, "fpn-maximum-cpn", BEGINS).value == Decimal("100.00")


def test_a_commencement_on_the_day_of_royal_assent_is_the_earliest():
    """The day before there was no Act."""
    assert limit_on(commenced(on=ROYAL_ASSENT), KEY, ROYAL_ASSENT).value == Decimal("500.00")
    with pytest.raises(InvalidValueError, match="from 29 April 2026"):
        commenced(on=ROYAL_ASSENT - timedelta(days=1))


def test_an_unverified_row_can_be_brought_in_too():
    """Whoever has read the regulations may say so of an order of five years."""
    law = commenced(row_id="pspo-length-5-years")
    assert limit_on(law, "pspo-length", BEGINS).in_words == "5 years"
    assert limit_on(law, "pspo-length", BEGINS - timedelta(days=1)).in_words == "3 years"


def test_the_law_of_the_day_that_is_given_governs():
    """An order made on 3 January 2027 and begun on the 4th keeps to the three years."""
    law = commenced(row_id="pspo-length-5-years")
    made_on = BEGINS - timedelta(days=1)
    begun = [last_day_under(law, "pspo-length", BEGINS, on=on).last_day for on in (made_on, None)]
    assert begun == [date(2030, 1, 3), date(2032, 1, 3)]


def test_a_row_is_brought_in_once():
    """Neither a row in force, nor one brought in already, nor one that is not there."""
    with pytest.raises(InvalidValueError, match="in force already"):
        commenced(row_id="fpn-maximum-pspo-100")
    with pytest.raises(UnknownNameError):
        commenced(commenced())
    with pytest.raises(UnknownNameError, match=f"Did you mean '{PENDING}'"):
        commenced(row_id="fpn-maximum-pspo-50")


def test_a_record_older_than_the_rows_is_refused():
    """It would change what was known on a day that has passed."""
    with pytest.raises(InvalidValueError, match="29 April 2026"):
        commenced(recorded_on=ROYAL_ASSENT - timedelta(days=1))
    assert limit_on(commenced(recorded_on=ROYAL_ASSENT), KEY, BEGINS).in_words == "£500"


@pytest.mark.parametrize("name", ["on", "recorded_on"])
@pytest.mark.parametrize("given_day", ["2027-01-04", datetime(2027, 1, 4, tzinfo=UTC)])
def test_only_days_are_days(name, given_day):
    """Text and timestamps are refused."""
    with pytest.raises(InvalidValueError, match="2027"):
        commenced(**{name: given_day})


def test_rows_of_later_days_give_way_altogether():
    """Where a later row was in force already, the row brought in takes its days too."""
    now = LegalLimit(
        id="patrol-8",
        value=8,
        status=LegalStatus.IN_FORCE,
        span=Span(start=date(2019, 4, 1), end=date(2020, 4, 1)),
        provision="Walford standing order 1",
        source=ORDER,
        recorded_on=date(2019, 3, 1),
    )
    later = attrs.evolve(now, id="patrol-9", value=9, span=Span(start=date(2020, 4, 1)))
    pending = attrs.evolve(
        now, id="patrol-10", value=10, status=LegalStatus.UNVERIFIED, span=Span()
    )
    patrols = LegalParameter(key="patrol", title="Patrol", limits=(now, later, pending))
    begins = date(2019, 10, 1)
    law = commenced(Law((patrols,)), row_id="patrol-10", on=begins)
    days = (date(2019, 4, 1), begins - timedelta(days=1), begins, date(2021, 1, 1))
    assert [limit_on(law, "patrol", day).value for day in days] == [8, 8, 10, 10]
    from_the_first_day = commenced(Law((patrols,)), row_id="patrol-10", on=date(2019, 4, 1))
    assert limit_on(from_the_first_day, "patrol", date(2019, 4, 1)).value == 10
    assert [row.value for row in from_the_first_day.parameter("patrol").known()] == [10]


@given(
    begins=st.dates(min_value=ROYAL_ASSENT, max_value=date(2030, 1, 1)),
    recorded=st.dates(min_value=ROYAL_ASSENT, max_value=date(2030, 1, 1)),
    day=st.dates(min_value=date(2014, 1, 1), max_value=date(2031, 1, 1)),
    known_on=st.one_of(st.none(), st.dates(date(2014, 1, 1), date(2031, 1, 1))),
)
def test_a_commencement_changes_its_own_days_from_its_own_record(begins, recorded, day, known_on):
    """Before the record, and before the first day, every answer is as it was."""
    law = commenced(on=begins, recorded_on=recorded)

    def told(asked: Law) -> str:
        try:
            return limit_on(asked, KEY, day, known_on=known_on).in_words
        except LimitNotInForceError:
            return "not in force"

    known = known_on is None or known_on >= recorded
    assert told(law) == ("£500" if known and day >= begins else told(english_law()))
