"""Frameworks and their documents: what they refuse, inherit and strike, and what they lack."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest
from walford_kpis import ARRESTS, MEASURES, SOURCE, framework, indicator

from s92kit.activity import ActivityKind
from s92kit.dated import Span
from s92kit.documents import DocumentError, document_from_text
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.figures import Unit
from s92kit.findings import Outcome
from s92kit.kpis import (
    Frequency,
    Measure,
    MeasureKind,
    Polarity,
    Quantity,
    QuantityKind,
    Target,
    Tolerance,
    Where,
    check_framework,
    kpi_framework_from_document,
    measured,
    with_inherited,
)
from s92kit.periods import Period, financial_year, quarters_from

DOCUMENT = """
$schema: s92kit/kpi-framework/1
id: walford/kpis-2019
title: Indicators of the Walford team
period: {first_day: 2019-04-01, last_day: 2020-03-31}
sources: [{title: Made-up paper, published_on: 2019-03-01, locator: table 1}]
indicators:
  - id: walford/charged
    reference: W1
    title: Arrests that led to a charge
    unit: per cent
    polarity: higher is better
    owner: Head of Community Safety
    frequency: quarter
    formula: Arrests with the outcome charged, over all arrests, pooled.
    tolerance: {value: "10", unit: per cent}
    targets:
      - value: "30"
        minimum: "25.5"
        months: 3
        sources: [{title: Made-up paper, published_on: 2019-03-01, locator: table 2}]
    data_source: The team's activity log
    measure:
      kind: share
      numerator: {where: {kind: [arrest], outcome: [charged], attribution: [team]}}
      denominator: {where: {kind: [arrest], attribution: [team]}}
    sources: [{title: Made-up paper, published_on: 2019-03-01, locator: table 1}]
"""


def test_a_document_is_a_framework():
    """Every word of a document comes through, and nothing is found lacking."""
    found = kpi_framework_from_document(document_from_text(DOCUMENT, name="kpis.yaml"))
    (each,) = found.indicators
    assert (each.unit, each.polarity, each.frequency) == (
        Unit.PER_CENT,
        Polarity.HIGHER,
        Frequency.QUARTER,
    )
    assert each.tolerance == Tolerance(value=Decimal(10), unit=Unit.PER_CENT)
    assert each.measure.numerator.where.kind == (ActivityKind.ARREST,)
    assert found.indicator("walford/charged").targets[0].minimum == Decimal("25.5")
    assert {item.outcome for item in check_framework(found)} == {Outcome.MET}


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("polarity: higher is better", "polarity: up"),
        ("kind: share", "kind: ratio"),
        ("unit: per cent\n", "unit: number\n"),
        ("kind: [arrest], outcome", "kind: [arrests], outcome"),
        ("id: walford/charged", "id: elsewhere/charged"),
        ("reference: W1", "refrence: W1"),
        ("denominator:", "divisor:"),
        ('minimum: "25.5"', "minimum: 25.5"),
        ("title: Arrests that led to a charge\n", ""),
    ],
)
def test_a_fault_in_a_document_is_told_with_its_line(was, now):
    """A misspelt word, a wrong unit or another borough's indicator is refused."""
    assert was in DOCUMENT
    with pytest.raises(DocumentError) as refused:
        kpi_framework_from_document(
            document_from_text(DOCUMENT.replace(was, now, 1), name="kpis.yaml")
        )
    assert "kpis.yaml" in str(refused.value)


def test_what_an_indicator_lacks_is_found_one_by_one():
    """A title and a count alone lack all that it takes; tolerance is asked for with a target."""
    bare = framework("arrests")
    lacking = {item.code for item in check_framework(bare).not_met}
    assert lacking == {
        "kpis/polarity-stated",
        "kpis/unit-stated",
        "kpis/formula-stated",
        "kpis/owner-stated",
        "kpis/frequency-stated",
        "kpis/data-source-stated",
        "kpis/attribution-stated",
    }
    aimed = Target(sources=(SOURCE,), value=Decimal(90))
    target = attrs.evolve(bare, indicators=(attrs.evolve(bare.indicators[0], targets=(aimed,)),))
    assert "kpis/tolerance-stated" in {item.code for item in check_framework(target).not_met}
    vague = attrs.evolve(bare, indicators=(indicator("vague", None),))
    assert "kpis/can-be-computed" in {item.code for item in check_framework(vague).not_met}


def test_a_years_pack_inherits_replaces_adds_and_strikes():
    """What is given again takes the old one's place; what is struck is gone; new ones follow."""
    old = framework("arrests", "records", "cases")
    again = attrs.evolve(indicator("arrests", MEASURES["arrests"]), owner="Somebody else")
    new = attrs.evolve(
        old,
        id="walford/kpis-2020",
        inherits="walford/kpis-2019",
        deletes=("walford/cases",),
        indicators=(again, indicator("charged", MEASURES["charged"])),
    )
    whole = with_inherited(new, [old, new])
    assert [each.title for each in whole.indicators] == ["arrests", "records", "charged"]
    assert whole.indicators[0].owner == "Somebody else"
    assert (whole.inherits, whole.deletes) == ("", ())
    with pytest.raises(InvalidValueError, match="inherits"):
        measured(new, None, quarters_from(date(2019, 4, 1), 1))
    with pytest.raises(UnknownNameError):
        with_inherited(new, [new])
    with pytest.raises(UnknownNameError):
        with_inherited(attrs.evolve(new, deletes=("walford/none",)), [old])
    ring = attrs.evolve(old, inherits="walford/kpis-2020")
    with pytest.raises(InvalidValueError, match="inherit"):
        with_inherited(new, [ring, new])


@pytest.mark.parametrize(
    "change",
    [
        {"indicators": ()},
        {"indicators": (indicator("a", None), indicator("a", None))},
        {"deletes": ("walford/arrests",)},
        {"period_unknown_because": ""},
    ],
)
def test_a_framework_that_does_not_fit_is_refused(change):
    """No indicators, one twice, something struck from nowhere, or a period left unexplained."""
    with pytest.raises(InvalidValueError):
        attrs.evolve(framework("arrests"), **change)


@pytest.mark.parametrize(
    "given",
    [
        {"kind": MeasureKind.SHARE},
        {"kind": MeasureKind.COUNT, "denominator": ARRESTS},
        {"kind": MeasureKind.RATE},
        {"kind": MeasureKind.RATE, "denominator": ARRESTS, "base": "officer-months"},
        {"kind": MeasureKind.COUNT, "base": "officer-months"},
        {"kind": MeasureKind.COUNT, "for_each": 1000},
        {"kind": MeasureKind.CHANGE},
        {"kind": MeasureKind.CUMULATIVE},
        {"kind": MeasureKind.COUNT, "since_month": 4},
        {"kind": MeasureKind.SHARE, "denominator": ARRESTS, "part_months": 3},
    ],
)
def test_a_measure_that_mixes_kinds_is_refused(given):
    """Kinds of figures are never mixed: each has what it needs and nothing else."""
    with pytest.raises(InvalidValueError):
        Measure(numerator=ARRESTS, **given)


@pytest.mark.parametrize(
    "given",
    [
        {"kind": QuantityKind.SUM},
        {"kind": QuantityKind.SUM, "column": "case_reference"},
        {"kind": QuantityKind.DISTINCT, "column": "minutes"},
        {"column": "minutes"},
        {"kind": QuantityKind.RETURNED},
        {"indicator": "walford/arrests"},
        {
            "kind": QuantityKind.RETURNED,
            "indicator": "walford/arrests",
            "where": Where(kind=(ActivityKind.ARREST,)),
        },
    ],
)
def test_what_is_counted_names_the_column_that_it_needs(given):
    """Hours need minutes, different cases a column of cases, and returns their indicator."""
    with pytest.raises(InvalidValueError):
        Quantity(**given)


def test_a_target_is_for_periods_of_its_length_and_days():
    """A quarter's target is not held against a year, nor against another year's quarter."""
    quarterly = Target(
        sources=(SOURCE,), value=Decimal(30), months=3, span=Span.of(financial_year(2019))
    )
    each = attrs.evolve(indicator("arrests", MEASURES["arrests"]), targets=(quarterly,))
    first, *_ = quarters_from(date(2019, 4, 1), 1)
    later, *_ = quarters_from(date(2020, 4, 1), 1)
    assert each.target_for(first) is quarterly
    assert each.target_for(later) is None
    assert each.target_for(financial_year(2019)) is None
    assert each.target_for(Period(start=date(2019, 4, 1), end=date(2019, 4, 12))) is None
    with pytest.raises(InvalidValueError):
        Target(sources=(SOURCE,))


def test_whether_a_small_count_may_give_somebody_away():
    """Arrests are of people, patrols are not, and whoever writes the document may say."""
    patrols = Quantity(where=Where(kind=(ActivityKind.PATROL,)))
    plain = indicator("patrols", Measure(kind=MeasureKind.COUNT, numerator=patrols))
    assert not plain.about_people
    assert attrs.evolve(plain, counts_people=True).about_people
    assert indicator("arrests", MEASURES["arrests"]).about_people
    assert indicator("records", MEASURES["records"]).about_people
    assert indicator("vague", None).about_people
