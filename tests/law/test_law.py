"""The law on a day: the row in force, with what is pending or unverified refused or flagged."""

from datetime import date, timedelta
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from s92kit.dated import InvalidHistoryError, OverlappingSpansError, Span
from s92kit.documents import DocumentError, document_from_text
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.law import (
    Counting,
    Law,
    LegalLimit,
    LegalParameter,
    LegalStatus,
    Length,
    LimitNotInForceError,
    NoLimit,
    english_law,
    law_from_document,
    limit_on,
)
from s92kit.sources import Source, Standing

MAY_2026 = date(2026, 5, 1)
ENACTED = (LegalStatus.ENACTED_NOT_COMMENCED,)
PAPER = Source(title="Walford standing orders", locator="order 1", published_on=date(2019, 3, 1))
EIGHT = LegalLimit(
    id="patrol-8",
    value=Length(count=8, unit="hours"),
    status=LegalStatus.IN_FORCE,
    span=Span(start=date(2019, 4, 1)),
    provision="Walford standing order 1",
    source=PAPER,
    recorded_on=date(2019, 3, 1),
)
TEN = attrs.evolve(
    EIGHT,
    id="patrol-10",
    value=Length(count=10, unit="hours"),
    status=LegalStatus.UNVERIFIED,
    recorded_on=date(2020, 1, 1),
)
DOCUMENT = """\
$schema: s92kit/law/1
parameters:
  - key: patrol
    title: The longest patrol
    counting: from
    counted_from: its start
    disregarded: Christmas Day
    limits:
      - id: patrol-8
        length: {count: 8, unit: hours}
        status: in force
        span: {first_day: 2019-04-01}
        provision: Walford standing order 1
        recorded_on: 2019-03-01
        source: {title: Walford standing orders, published_on: 2019-03-01, locator: order 1}
"""


def patrols(*limits: LegalLimit) -> LegalParameter:
    """The longest patrol in Walford."""
    return LegalParameter(
        key="patrol",
        title="The longest patrol",
        limits=limits,
        counting=Counting.HOURS,
        counted_from="its start",
    )


def on(key: str, day: date, **options: object) -> str:
    """What English law says of a key on a day, in words."""
    return limit_on(english_law(), key, day, **options).in_words


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("pspo-length", "3 years"),
        ("pspo-extension", "3 years"),
        ("expedited-pspo-length", "6 months"),
        ("pspo-challenge-window", "6 weeks"),
        ("fpn-maximum-pspo", "£100"),
        ("fpn-maximum-cpn", "£100"),
        ("fpn-bar-on-proceedings", "14 days"),
        ("fpn-early-payment-below", "14 days"),
        ("fine-level-1", "£200"),
        ("fine-level-2", "£500"),
        ("fine-level-3", "£1,000"),
        ("fine-level-4", "£2,500"),
        ("fine-level-5", "unlimited"),
        ("offence-level-s63", "2"),
        ("offence-level-s67", "3"),
        ("dispersal-authorisation", "48 hours"),
        ("dispersal-direction", "48 hours"),
        ("dispersal-least-age", "10"),
        ("closure-notice", "24 hours"),
        ("closure-notice-senior", "48 hours"),
        ("closure-hearing", "48 hours"),
        ("closure-order", "3 months"),
        ("closure-order-total", "6 months"),
        ("closure-appeal", "21 days"),
        ("cpn-appeal", "21 days"),
        ("cpn-least-age", "16"),
        ("cbo-adult-least", "2 years"),
        ("cbo-youth-least", "1 year"),
        ("cbo-youth-most", "3 years"),
        ("cbo-youth-review", "12 months"),
        ("injunction-under-18-most", "12 months"),
        ("injunction-arrest-before-judge", "24 hours"),
        ("case-review-threshold-most", "3"),
        ("case-review-complaint-window", "1 month"),
        ("case-review-application-window", "6 months"),
        ("prosecution-limit", "6 months"),
        ("vehicle-warning", "12 months"),
    ],
)
def test_the_limits_of_may_2026(key, value):
    """Each limit as the statutes had it then, in force, with a provision and a source."""
    row = limit_on(english_law(), key, MAY_2026)
    assert (row.in_words, row.status, row.caution) == (value, LegalStatus.IN_FORCE, "")
    assert row.provision
    assert row.source.locator


def test_every_limit_is_among_those_tested():
    """A limit that is added is added to the table above with its figure."""
    tested = {case[0] for case in test_the_limits_of_may_2026.pytestmark[0].args[1]}
    assert {parameter.key for parameter in english_law().parameters} == tested


@pytest.mark.parametrize(
    ("key", "first_day"),
    [
        ("pspo-length", date(2014, 10, 20)),
        ("expedited-pspo-length", date(2022, 6, 28)),
        ("cbo-youth-review", date(2020, 12, 1)),
        ("injunction-under-18-most", date(2015, 3, 23)),
    ],
)
def test_a_limit_begins_on_its_day_and_not_before(key, first_day):
    """The day before a power began there is no answer, rather than the later one."""
    assert on(key, first_day)
    with pytest.raises(LimitNotInForceError):
        on(key, first_day - timedelta(days=1))


def test_a_fine_on_level_5_is_unlimited_since_12_march_2015():
    """The day before, the most was £5,000."""
    assert on("fine-level-5", date(2015, 3, 11)) == "£5,000"
    assert limit_on(english_law(), "fine-level-5", date(2015, 3, 12)).value is NoLimit.UNLIMITED


def test_a_penalty_of_150_pounds_in_may_2026_is_over_the_cap():
    """The cap of £500 is enacted and not known to be commenced, so £100 stands."""
    cap = limit_on(english_law(), "fpn-maximum-pspo", MAY_2026).value
    assert cap == Decimal("100.00")
    assert Decimal("150.00") > cap


def test_a_pending_row_is_given_only_where_it_is_allowed_and_says_what_it_is():
    """A caller who allows it can flag what rests on it."""
    row = limit_on(english_law(), "fpn-maximum-pspo", MAY_2026, allow=ENACTED)
    assert row.value == Decimal("500.00")
    assert row.caution == (
        "fpn-maximum-pspo-500 (£500) is enacted, not commenced: it is not shown to be law."
    )


def test_the_status_that_is_allowed_first_is_preferred():
    """Before Royal Assent there is no pending row, so the one in force is given."""
    either = (*ENACTED, LegalStatus.IN_FORCE)
    assert on("fpn-maximum-pspo", date(2026, 4, 29), allow=either) == "£500"
    assert on("fpn-maximum-pspo", date(2026, 4, 28), allow=either) == "£100"
    assert on("fpn-maximum-pspo", MAY_2026, allow=tuple(reversed(either))) == "£100"


def test_five_years_for_an_order_is_unverified_and_never_used():
    """Not even where pending rows are allowed: nobody has shown that it was enacted."""
    assert on("pspo-length", MAY_2026) == "3 years"
    with pytest.raises(LimitNotInForceError, match="pspo-length-5-years is 5 years, unverified"):
        on("pspo-length", MAY_2026, allow=ENACTED)
    assert on("pspo-length", MAY_2026, allow=(LegalStatus.UNVERIFIED,)) == "5 years"


@pytest.mark.parametrize(
    "row",
    [row for parameter in english_law().parameters for row in parameter.limits],
    ids=lambda row: row.id,
)
def test_a_row_stands_as_its_source_lets_it(row):
    """What is unverified is sourced so, and no row in force rests on an unverified source."""
    unverified = row.source.standing is Standing.UNVERIFIED
    assert unverified == (row.status is LegalStatus.UNVERIFIED)
    if row.status is not LegalStatus.IN_FORCE:
        assert row.span.start == date(2026, 4, 29)
        assert row.note


def test_a_refusal_says_what_there_is_and_what_to_do():
    """The error bears the parameter, the day and every row."""
    with pytest.raises(LimitNotInForceError) as refused:
        on("expedited-pspo-length", date(2020, 1, 1), known_on=date(2023, 1, 1))
    error = refused.value
    assert (error.key, error.on) == ("expedited-pspo-length", date(2020, 1, 1))
    assert [row.id for row in error.rows] == ["expedited-pspo-length-6-months"]
    assert error.allow == (LegalStatus.IN_FORCE,)
    for words in ("cannot be determined for 1 January 2020", "as known on 1 January 2023"):
        assert words in str(error)
    assert "with_commencement" in error.mend


def test_what_was_not_yet_known_is_not_told():
    """On 1 March 2026 nobody knew of the cap of £500, and in 2013 nobody of the Act."""
    with pytest.raises(LimitNotInForceError) as refused:
        on("fpn-maximum-pspo", MAY_2026, known_on=date(2026, 3, 1), allow=ENACTED)
    assert [row.id for row in refused.value.rows] == ["fpn-maximum-pspo-100"]
    with pytest.raises(LimitNotInForceError, match="rows: none"):
        on("fpn-maximum-pspo", MAY_2026, known_on=date(2013, 1, 1))


def test_an_unknown_key_is_answered_with_the_nearest():
    """A slip of the pen is no dead end."""
    with pytest.raises(UnknownNameError, match="Did you mean 'pspo-length'"):
        on("pspo-lenght", MAY_2026)


def test_two_rows_in_force_on_one_day_are_refused():
    """An unverified row may speak of the same days; a second in force may not."""
    patrols(EIGHT, TEN)
    with pytest.raises(OverlappingSpansError, match="patrol-10"):
        patrols(EIGHT, attrs.evolve(TEN, status=LegalStatus.IN_FORCE))


def test_a_correction_stands_from_its_day():
    """The corrected row still answers for what was known before."""
    right = attrs.evolve(
        TEN, id="patrol-10-right", status=LegalStatus.IN_FORCE, supersedes=("patrol-8",)
    )
    law = Law((patrols(EIGHT, right),))
    day = date(2021, 1, 1)
    assert limit_on(law, "patrol", day).id == "patrol-10-right"
    assert limit_on(law, "patrol", day, known_on=date(2019, 12, 31)).id == "patrol-8"
    with pytest.raises(InvalidHistoryError, match="patrol-9"):
        patrols(attrs.evolve(EIGHT, supersedes=("patrol-9",)))


@given(
    changes=st.lists(
        st.tuples(st.integers(1, 60), st.integers(1, 400), st.integers(1, 12)), max_size=5
    ),
    known_days=st.integers(-10, 500),
    day=st.dates(min_value=date(2019, 3, 1), max_value=date(2022, 1, 1)),
)
def test_later_rows_never_change_what_was_known(changes, known_days, day):
    """However the limit is corrected afterwards, an earlier day of knowledge answers the same."""
    rows, laws = [EIGHT], [Law((patrols(EIGHT),))]
    for later, moved, hours in changes:
        last = rows[-1]
        rows.append(
            attrs.evolve(
                last,
                id=f"patrol-{len(rows)}",
                value=Length(count=hours, unit="hours"),
                span=Span(start=EIGHT.span.start + timedelta(days=moved)),
                recorded_on=last.recorded_on + timedelta(days=later),
                supersedes=(last.id,),
            )
        )
        laws.append(Law((patrols(*rows),)))
    known_on = EIGHT.recorded_on + timedelta(days=known_days)

    def told(law: Law) -> str:
        try:
            return limit_on(law, "patrol", day, known_on=known_on).id
        except LimitNotInForceError:
            return "not in force"

    # As many rows as were recorded by that day make the law that was known on it.
    known = sum(row.recorded_on <= known_on for row in rows)
    assert {told(law) for law in laws[max(known - 1, 0) :]} == {told(laws[-1])}


def test_keys_and_ids_are_used_once():
    """A row is named by its id alone, so no two share one."""
    with pytest.raises(InvalidValueError, match="key"):
        Law((patrols(EIGHT), patrols(TEN)))
    with pytest.raises(InvalidValueError, match="id"):
        Law((patrols(EIGHT), attrs.evolve(patrols(EIGHT), key="foot-patrol")))


@pytest.mark.parametrize(
    ("counting", "value"),
    [
        (Counting.BEGINNING_WITH, EIGHT.value),
        (Counting.FOLLOWING, EIGHT.value),
        (None, EIGHT.value),
        (None, Length(count=3, unit="years")),
        (Counting.HOURS, Length(count=3, unit="years")),
        (Counting.HOURS, 3),
        (Counting.FOLLOWING, NoLimit.UNLIMITED),
    ],
)
def test_a_length_is_counted_in_its_own_way(counting, value):
    """Hours from a moment, years from a day, and a number not at all."""
    with pytest.raises(InvalidValueError, match="patrol-8"):
        attrs.evolve(patrols(EIGHT), limits=(attrs.evolve(EIGHT, value=value),), counting=counting)


@pytest.mark.parametrize("value", [-1, True, "3 years", Decimal(-1), Decimal("NaN"), None])
def test_a_limit_is_a_length_an_amount_a_number_or_none(value):
    """Anything else is refused as it is made."""
    with pytest.raises(InvalidValueError, match="patrol-8"):
        attrs.evolve(EIGHT, value=value)


def test_a_document_gives_the_law_that_it_describes():
    """Every key of it is read."""
    (parameter,) = law_from_document(document_from_text(DOCUMENT, name="law.yaml")).parameters
    assert parameter.limits == (EIGHT,)
    assert (parameter.counting, parameter.counted_from) == (Counting.HOURS, "its start")
    assert parameter.disregarded == "Christmas Day"


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ("        length: {count: 8, unit: hours}\n", "", "just one of length"),
        ("hours}\n", "hours}\n        number: 3\n", "just one of length"),
        ("hours}", "fortnights}", "law.yaml:10: 'unit' cannot be 'fortnights'"),
        ("count: 8", "count: 0", "law.yaml:10"),
        ("in force", "pending", "law.yaml:11"),
        ("    counted_from: its start\n", "", "counted_from says from what"),
        ("counting: from", "counting: since", "law.yaml:5"),
        ("Christmas Day", "Boxing Day", "law.yaml:7"),
        ("length: {count: 8, unit: hours}", "unlimited: false", "law.yaml:10"),
        ("length: {count: 8, unit: hours}", 'amount_gbp: "100"', "law.yaml:10"),
        ("length: {count: 8, unit: hours}", 'amount_gbp: "-100.00"', "law.yaml:9: The value of"),
        ("length: {count: 8, unit: hours}", "number: -1", "law.yaml:10"),
        ("        recorded_on: 2019-03-01\n", "", "recorded_on"),
        ("standing orders,", "standing orders, page: 3,", "page"),
        ("    title: The longest patrol\n", "", "title"),
        ("first_day: 2019-04-01", "first_day: 2019-04-01, last_day: 2019-03-01", "law.yaml"),
    ],
)
def test_a_document_with_a_fault_is_refused_at_its_line(was, becomes, fault):
    """The message names the line and what would do."""
    text = DOCUMENT.replace(was, becomes)
    assert text != DOCUMENT
    with pytest.raises(DocumentError) as refused:
        law_from_document(document_from_text(text, name="law.yaml"))
    assert fault in str(refused.value)
