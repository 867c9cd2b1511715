"""The pack for the public: what it counts, what it withholds, and that nothing hides in it."""

from __future__ import annotations

import csv
import io
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notices import NOTICE, log_of

from s92kit.disclosure import default_policy, policy_named
from s92kit.enforcement import (
    FOI_COLUMNS,
    FoiPack,
    enforcement_from_frame,
    foi_csv,
    foi_pack,
    foi_rows,
)
from s92kit.errors import UnknownNameError
from s92kit.law import english_law
from s92kit.periods import financial_year
from s92kit.plugins import catalogue_of
from s92kit.reports import foi_paper, render
from s92kit.testing import walford

ORDERS = catalogue_of(walford).pspos
YEAR = financial_year(2019)


def pack_of(log, *, order: str = "", policy=None) -> FoiPack:
    """The pack of Walford for 2019/20."""
    return foi_pack(
        log,
        ORDERS,
        english_law(),
        borough="walford",
        year=YEAR,
        as_at=date(2020, 5, 1),
        policy=policy or default_policy(),
        order=order,
    )


def shown(row) -> dict[str, str]:
    """The texts of a row by column."""
    return dict(zip(FOI_COLUMNS, (count.text for count in row.counts), strict=True))


def notices(count: int, **columns: object) -> list[dict[str, object]]:
    """So many notices alike."""
    return [dict(columns) for _ in range(count)]


def test_counts_by_order_and_by_ward():
    """12 paid, 3 cancelled and 9 open: 10, withheld and 10, of 25 issued."""
    log = log_of(
        *notices(12, ward="Market", paid_on="2019-07-05"),
        *notices(3, ward="Market", cancelled_on="2019-07-05"),
        *notices(9, ward="Square"),
        {"ward": "Square", "day": "2020-04-01"},
    )
    pack = pack_of(log)
    market = next(row for row in pack.by_ward if row.name == "Market")
    assert shown(market) == {
        "Warnings": "0",
        "Issued": "15",
        "Paid": "10",
        "Cancelled": "*",
        "Prosecuted": "0",
        "Open": "0",
        "Prosecuted without a notice": "0",
    }
    assert shown(pack.total)["Issued"] == "25"
    order = next(row for row in pack.by_order if row.name == "Market and street drinking order")
    assert shown(order) == shown(pack.total)
    rows = foi_rows(log, ORDERS, english_law(), year=YEAR)
    assert (rows.read, rows.counted, rows.set_aside, rows.outside_period) == (25, 24, 0, 1)


def test_an_order_without_an_action_is_listed_with_nought():
    """0 stays 0, for each order that was or may have been in force in the year."""
    pack = pack_of(log_of(ward="Market"))
    named = {row.name: shown(row)["Issued"] for row in pack.by_order}
    assert named["Street drinking order"] == "0"
    assert "walford/market-drinking" in pack.orders


def test_one_order_alone():
    """An answer for an order counts what is under it and says that the rest is elsewhere."""
    log = log_of(*notices(9), *notices(20, order="street-drinking-2018", term=""))
    pack = pack_of(log, order="market-drinking")
    assert pack.orders == ("walford/market-drinking",)
    assert shown(pack.total)["Issued"] == "10"
    rows = foi_rows(log, ORDERS, english_law(), year=YEAR, order="walford/market-drinking")
    assert (rows.counted, rows.outside_period) == (9, 20)
    with pytest.raises(UnknownNameError, match="market-drinking"):
        pack_of(log, order="market-drinkin")


def test_the_number_of_rows_gives_no_count_away():
    """One exact total beside rounded ones would undo the rounding: so rows are rounded too."""
    log = log_of(*notices(12, ward="Market"), *notices(9, ward="Square"))
    pack = pack_of(log)
    assert {name: count.text for name, count in pack.rows}["Rows in the log"] == "20"
    texts = "".join(foi_csv(pack).values())
    page = render(foi_paper(pack, council="Walford", made_with=["s92kit"]), "html")
    for text in (repr(pack), texts, page):
        assert "21" not in text.replace("2021", "")
        assert "rows 2 to" not in text


def test_no_money_is_in_it():
    """£560 at £80 a notice would be 7 notices."""
    log = log_of(*notices(7, paid_on="2019-07-05", paid_gbp="80"))
    page = render(foi_paper(pack_of(log), council="Walford", made_with=["s92kit"]), "html")
    assert "560" not in page
    assert "No sum of money is given here" in page


def test_the_page_says_the_rule_and_spells_what_is_withheld():
    """A mark alone is nothing to a screen reader; the rule names its source."""
    page = render(
        foi_paper(pack_of(log_of(ward="Market")), council="Walford", made_with=["s92kit"]), "html"
    )
    assert "withheld (*)" in page
    assert "counts of 1 to 7 are printed as *" in page
    assert "NHS Digital" in page
    assert "2019/20" in page


def test_the_page_does_not_say_whether_a_total_is_held_back():
    """Four wards of 7 would be given away by a total of 30, and by being told of it."""
    log = log_of(*(row for ward in "abcd" for row in notices(7, ward=f"Ward {ward}")))
    pack = pack_of(log)
    assert pack.held_back
    page = render(foi_paper(pack, council="Walford", made_with=["s92kit"]), "html")
    assert "withheld only because" not in page
    assert "* also stands for a greater count that would give a smaller one away" in page


def test_another_policy_is_applied_and_named():
    """Defence statistics withhold 1 to 4 and mark them otherwise."""
    pack = pack_of(log_of(*notices(3, ward="Market")), policy=policy_named("mod"))
    assert shown(pack.total)["Issued"] == "~"
    assert pack.rule.startswith("Defence statistics")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_can_act_as_a_formula(start):
    """A ward that begins like one is written as text, and read back as it was but for the mark."""
    ward = f"{start}HYPERLINK(1)"
    log = enforcement_from_frame(pd.DataFrame([{"reference": "FPN-1", **NOTICE, "ward": ward}]))
    text = foi_csv(pack_of(log))["foi-by-ward.csv"]
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(cell.endswith("HYPERLINK(1)") for cell in cells)


def test_a_year_without_an_action_is_answered_too():
    """Nought, in words and in figures, and no empty table."""
    pack = pack_of(log_of(day="2021-07-01"))
    assert shown(pack.total)["Issued"] == "0"
    page = render(foi_paper(pack, council="Walford", made_with=["s92kit"]), "html")
    assert "The log holds no action of these days" in page


COUNTS = st.tuples(*[st.integers(0, 9)] * 3)


@settings(max_examples=40)
@given(wards=st.lists(COUNTS, min_size=1, max_size=4))
def test_no_small_count_can_be_found_by_subtraction(wards):
    """From what stands in the tables: a total less all the others leaves more than one answer."""
    log = log_of(
        *(
            {"ward": f"Ward {'abcd'[at]}", **step}
            for at, numbers in enumerate(wards)
            for count, step in zip(
                numbers,
                ({"paid_on": "2019-07-05"}, {"cancelled_on": "2019-07-05"}, {}),
                strict=True,
            )
            for step in [step] * count
        ),
        {"day": "2015-01-01"},
    )
    pack, policy = pack_of(log), default_policy()
    for at, column in enumerate(FOI_COLUMNS):
        total = pack.total.counts[at].value
        cells = [row.counts[at].value for row in pack.by_ward]
        hidden = cells.count(None)
        if total is None or hidden == 0:
            continue
        least, most = policy.could_be(total)
        known = [policy.could_be(value) for value in cells if value is not None]
        lower = least - sum(high for _, high in known)
        upper = most - sum(low for low, _ in known)
        assert lower < 7 * hidden or pack.held_back, column
        assert upper > hidden or pack.held_back, column
