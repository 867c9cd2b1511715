"""What holds of any log: rows are judged alike alone and together, and the parts make the whole."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from notices import NOTICE, ON, judged

from s92kit.enforcement import (
    EnforcementLog,
    JudgedLog,
    account_for,
    enforcement_from_frame,
)
from s92kit.law import english_law, last_day_under
from s92kit.plugins import catalogue_of
from s92kit.pspos import Standing, status_on
from s92kit.testing import walford

ORDERS = catalogue_of(walford).pspos
DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))
FEW = settings(max_examples=25)


@st.composite
def rows(draw: st.DrawFn) -> dict[str, object]:
    """Any row that a log can hold."""
    day = draw(DAYS)
    later = st.integers(0, 250).map(lambda days: (day + timedelta(days=days)).isoformat())
    kind = draw(st.sampled_from(["warning", "fixed penalty", "fixed penalty", "prosecution"]))
    row: dict[str, object] = {
        "kind": kind,
        "day": day.isoformat(),
        "order": draw(st.sampled_from(["market-drinking", "street-drinking-2018", "none", ""])),
        "term": draw(st.sampled_from(["drinking", "begging", "speakers", "hand-over", "x", ""])),
        "ward": draw(st.sampled_from(["Market", "Square", "Mill", ""])),
        "issuer": draw(st.sampled_from(["constable", "PCSO", "other", ""])),
        "age_band": draw(st.sampled_from(["under 10", "16 to 17", "18 or over", ""])),
        "requirement_broken": draw(st.sampled_from(["yes", "no", ""])),
        "power": draw(st.sampled_from(["", "", "community protection notice"])),
    }
    if kind == "fixed penalty":
        row["amount_gbp"] = draw(st.sampled_from(["80", "100", "150.00"]))
        if draw(st.booleans()):
            row |= {"reduced_gbp": "50", "reduced_within_days": draw(st.integers(9, 15))}
        if draw(st.booleans()):
            row |= {"paid_on": draw(later), "paid_gbp": draw(st.sampled_from(["50", "80", ""]))}
        if draw(st.booleans()):
            row["cancelled_on"] = draw(later)
    if kind != "warning" and (kind == "prosecution" or draw(st.booleans())):
        row |= {"prosecuted_on": draw(later), "offence": draw(st.sampled_from(["s.63", "s.67"]))}
    return row


LOGS = st.lists(rows(), min_size=1, max_size=12).map(
    lambda given: [{"reference": f"R-{at}", **row} for at, row in enumerate(given)]
)


def read(log: list[dict[str, object]]) -> EnforcementLog:
    """A log whose rows were all accepted."""
    table = enforcement_from_frame(pd.DataFrame(log))
    assert table.rows_set_aside == 0, [str(problem) for problem in table.problems]
    return table


def by_reference(result: JudgedLog) -> dict[str, set[tuple[str, str]]]:
    """What was found of each row, by its reference."""
    names = list(result.log.table.frame["reference"])
    found: dict[str, set[tuple[str, str]]] = {name: set() for name in names}
    for each in result.results:
        for row in each.not_met_rows:
            found[names[row]].add((each.rule.code, "not met"))
        for row in each.unknown_rows:
            found[names[row]].add((each.rule.code, "unknown"))
    return found


@FEW
@given(log=LOGS, shuffle=st.randoms(use_true_random=False))
def test_a_row_is_judged_alike_alone_in_company_and_in_any_order(log, shuffle):
    """Rows are judged together for speed alone: neither company nor order changes an answer."""
    together = by_reference(judged(read(log)))
    mixed = list(log)
    shuffle.shuffle(mixed)
    assert by_reference(judged(read(mixed))) == together
    alone: dict[str, set[tuple[str, str]]] = {}
    for row in log:
        alone |= by_reference(judged(read([row])))
    assert alone == together


@FEW
@given(log=LOGS)
def test_each_row_that_is_asked_gets_one_answer(log):
    """Met, not met and undetermined make up the rows asked; none is both of the latter."""
    for each in judged(read(log)).results:
        assert each.met >= 0
        assert each.met + each.not_met + each.undetermined == each.asked <= len(log)
        assert not set(each.not_met_rows) & set(each.unknown_rows)


@FEW
@given(day=DAYS, order=st.sampled_from(ORDERS))
def test_an_order_is_in_force_when_it_says_so(day, order):
    """The answer for a row is that of the order asked by itself."""
    row = {"reference": "R-1", **NOTICE, "order": order.id, "day": day.isoformat()}
    found = by_reference(judged(read([row])))["R-1"]
    standing = status_on(order, day).standing
    code = "enforcement/order-in-force"
    assert ((code, "unknown") in found) == (standing is Standing.UNKNOWN)
    lawful = standing in (Standing.IN_FORCE, Standing.UNKNOWN)
    assert ((code, "not met") in found) == (not lawful)


@FEW
@given(day=DAYS, wait=st.integers(0, 250))
def test_a_prosecution_is_judged_by_the_days_that_the_law_counts(day, wait):
    """Every start day, the 29th of February and the ends of long months included."""
    begun = day + timedelta(days=wait)
    row = {"reference": "R-1", **NOTICE, "day": day.isoformat(), "prosecuted_on": begun.isoformat()}
    found = by_reference(judged(read([row])))["R-1"]
    bar = last_day_under(english_law(), "fpn-bar-on-proceedings", day).last_day
    limit = last_day_under(english_law(), "prosecution-limit", day).last_day
    assert (("enforcement/prosecuted-after-bar", "not met") in found) == (begun <= bar)
    assert (("enforcement/prosecuted-in-time", "not met") in found) == (begun > limit)


@FEW
@given(log=LOGS)
def test_the_parts_of_a_funnel_make_the_whole(log):
    """Issued = early + otherwise + cancelled + prosecuted + open, by order and in all."""
    account = account_for(read(log), ORDERS, english_law(), on=ON)
    for each in (*account.funnels, account.total):
        parts = (each.paid_early, each.paid_otherwise, each.cancelled, each.prosecuted, each.open)
        assert each.issued == sum(parts)
        assert each.time_to_pay.paid == each.paid
    for name in ("warnings", "issued", "prosecuted_directly", "convicted", "income_pence"):
        parts = [getattr(each, name) for each in account.funnels]
        assert sum(parts) == getattr(account.total, name)
    rows_told = account.total.warnings + account.total.issued + account.total.prosecuted_directly
    assert rows_told == account.rows.counted == len(log)
