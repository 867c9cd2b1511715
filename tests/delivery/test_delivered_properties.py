"""Whatever the duties: the identity holds, order never matters, and the past does not change."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from teams import YEAR, duty, result

from s92kit.abstractions import AbstractionType

FIRST = date(2019, 4, 1)


@st.composite
def rows(draw):
    """A duty that may be of any status and day, right or wrong."""
    minutes = draw(st.integers(1, 1440))
    status = draw(st.sampled_from(["worked", "vacant", "leave", "covered"]))
    day = FIRST + timedelta(days=draw(st.integers(0, 60)))
    recorded = day + timedelta(days=draw(st.integers(0, 40)))
    cells = {
        "post": draw(st.sampled_from(["constables", "sergeant"])),
        "officer": "" if status == "vacant" else f"P-{draw(st.integers(1, 5))}",
        "cover": "P-9" if status == "covered" else "",
        "day": day.isoformat(),
        "rostered_minutes": minutes,
        "status": status,
        "recorded_on": recorded.isoformat(),
    }
    if status in ("worked", "covered") and draw(st.booleans()):
        cells["abstraction"] = draw(st.sampled_from([str(kind) for kind in AbstractionType]))
        cells["abstracted_minutes"] = draw(st.integers(1, 1440))
    if draw(st.booleans()):
        cells["starts"] = draw(st.sampled_from(["07:00", "14:00", "22:00", "01:30"]))
    return duty(**cells)


def told(found):
    """All that a delivery says, but for the numbers of rows."""
    problems = sorted((each.rule.code, each.header, each.value) for each in found.problems)
    values = [(figure.label, figure.value) for figure in found.totals.figures]
    return found.lines, found.rows, found.strength, found.shifts, values, problems


def numbered(items):
    """The rows with an id each."""
    return [row | {"id": f"d{at}"} for at, row in enumerate(items)]


@settings(max_examples=60)
@given(st.lists(rows(), min_size=1, max_size=25))
def test_bought_is_delivered_vacant_leave_and_abstracted(items):
    """In minutes and in post-days, by line and in total; and every row is accounted for."""
    found = result(*numbered(items), period=YEAR)
    for minutes in (found.totals.minutes, *(line.minutes for line in found.lines)):
        parts = minutes.delivered + minutes.vacant + minutes.leave + minutes.abstracted()
        assert minutes.bought == parts
    account = found.rows
    assert (
        account.read
        == len(items)
        == (
            account.counted
            + account.set_aside
            + account.superseded
            + account.not_yet_known
            + account.outside_period
        )
    )
    assert bool(account.set_aside) == bool(found.problems)


@settings(max_examples=60)
@given(
    st.lists(rows(), min_size=1, max_size=15).flatmap(
        lambda items: st.tuples(st.just(numbered(items)), st.permutations(numbered(items)))
    )
)
def test_the_order_of_rows_never_matters(pair):
    """Shuffled rows give the same lines, figures, strengths and problems."""
    items, shuffled = pair
    assert told(result(*items, period=YEAR)) == told(result(*shuffled, period=YEAR))


@settings(max_examples=60)
@given(st.lists(rows(), min_size=1, max_size=12), st.data())
def test_a_later_row_never_changes_what_was_known(items, data):
    """New rows and corrections, good or bad, leave each earlier day's answer as it was."""
    before = numbered(items)
    known_on = FIRST + timedelta(days=data.draw(st.integers(0, 90)))
    later = [
        row
        | {
            "id": data.draw(st.sampled_from(["d0", "n1", "n2", ""])),
            "supersedes": data.draw(st.sampled_from(["d0", "d1", "none", ""])),
            "recorded_on": (known_on + timedelta(days=1)).isoformat(),
        }
        for row in data.draw(st.lists(rows(), max_size=4))
    ]
    then = told(result(*before, period=YEAR, known_on=known_on))
    now = told(result(*before, *later, period=YEAR, known_on=known_on))
    assert (then[0], then[2], then[3]) == (now[0], now[2], now[3])
    assert then[1].counted == now[1].counted
