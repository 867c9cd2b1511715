"""What owners say of an indicator: written down, held against what is shown, never lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from s92kit.documents import DocumentError, document_from_text
from s92kit.kpis import (
    Commentary,
    PrintedShares,
    check_commentary,
    commentary_from_document,
)
from s92kit.periods import financial_quarter_of
from s92kit.testing import walford

(FRAMEWORK,) = walford.s92kit_kpi_frameworks()
KNOWN = [indicator.id for indicator in FRAMEWORK.indicators]
QUARTER = financial_quarter_of(date(2019, 7, 1))
BEFORE = financial_quarter_of(date(2019, 4, 1))
WRITTEN = """\
$schema: s92kit/commentary/1
commentary:
  - indicator: walford/weapons-seized
    period: {first_day: 2019-07-01, last_day: 2019-09-30}
    text: Two of the four officers were abstracted in August.
    corrective_action: The sergeant asks for both days back.
    written_by: Community safety manager
"""


def said(indicator="walford/weapons-seized", period=QUARTER, text="Few."):
    """One thing that an owner says."""
    return Commentary(indicator=indicator, period=period, text=text)


def codes(*things):
    """What is found of things that are said, of a quarter that is shown."""
    return [each.code for each in check_commentary(things, KNOWN, [QUARTER]).not_met]


def test_it_is_read_from_a_document():
    """Indicator, days, text, action and the role of whoever says it."""
    (only,) = commentary_from_document(document_from_text(WRITTEN, name="said.yaml"))
    assert (only.indicator, only.period) == ("walford/weapons-seized", QUARTER)
    assert only.corrective_action == "The sergeant asks for both days back."
    assert only.written_by == "Community safety manager"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("    text: Two of", "    txt: Two of"), ("2019-09-30}", "2019-09-31}")],
)
def test_a_fault_is_told_on_its_line(wrong, right):
    """A mistyped key and a day that is none."""
    with pytest.raises(DocumentError, match=r"said\.yaml:[45]: "):
        commentary_from_document(
            document_from_text(WRITTEN.replace(wrong, right), name="said.yaml")
        )


def test_what_is_said_of_what_is_shown_is_in_order():
    """One thing, of a quarter that is shown."""
    assert codes(said()) == []


def test_a_mistyped_indicator_is_told_with_the_nearest():
    """It would not be printed, and nobody would notice."""
    assert codes(said("walford/weapon-seized")) == ["kpis/commentary-of-indicator"]
    (finding,) = check_commentary([said("walford/weapon-seized")], KNOWN, [QUARTER]).not_met
    assert "Did you mean 'walford/weapons-seized'?" in finding.message


def test_what_is_said_of_other_days_is_told():
    """What the owner said of the quarter before is not printed under this one."""
    assert codes(said(period=BEFORE)) == ["kpis/commentary-of-period"]


def test_two_things_said_of_one_quarter_are_told():
    """Only one of them can be printed."""
    assert codes(said(), said(text="Many.")) == ["kpis/commentary-once"] * 2


def test_shares_that_round_to_more_than_a_hundred_are_explained():
    """As they are they make 100, and nothing is missing."""
    shares = PrintedShares(whole="activity", shares=3, total=Decimal("100.00"), printed=101)
    assert shares.residual == -1
    assert shares.words.endswith("rounding alone: as they are, they add up to 100%.")


def test_shares_that_leave_something_out_are_not_called_rounding():
    """Ninety-nine and a half are not a hundred."""
    shares = PrintedShares(whole="activity", shares=2, total=Decimal("99.5"), printed=100)
    assert shares.words.endswith("As they are, they add up to 99.5%.")
