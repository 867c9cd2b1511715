"""What a borough's format is given, and what it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest

from s92kit.agreements import AgreedTerm, Agreement, Condition, Post
from s92kit.boroughs import Borough, PoliceArea
from s92kit.claims import Agreeing, Operation, PublishedFigure, Working
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.figures import Unit
from s92kit.periods import Period, financial_year
from s92kit.priorities import Priority, PriorityFramework
from s92kit.pspos import OrderStage, Pspo, StageKind
from s92kit.ranks import Rank
from s92kit.rates import london_rates
from s92kit.reports import Paper, Paragraph, ReportContext, ReportFormat, Section, render
from s92kit.sources import Source


@pytest.fixture
def context(source):
    """Walford with one of everything: one sergeant, planned for 2019/20 and then put off."""
    told, later = date(2019, 5, 8), date(2019, 12, 2)
    planned = AgreedTerm(id="planned", period=financial_year(2019), recorded_on=told, source=source)
    actual = AgreedTerm(
        id="actual",
        period=Period.inclusive(date(2019, 10, 1), date(2020, 3, 31)),
        recorded_on=later,
        source=source,
        supersedes=("planned",),
    )
    agreement = Agreement(
        id="walford/square-2019",
        title="Town square team",
        payee="Mayor's Office for Policing and Crime",
        scheme="partnership-plus",
        posts=(
            Post(
                id="sergeant",
                role="Sergeant",
                rank=Rank.PS,
                count=1,
                recorded_on=told,
                source=source,
            ),
        ),
        term_history=(planned, actual),
        sources=(source,),
    )
    priority = Priority(id="asb", title="Anti-social behaviour", sources=(source,))
    stage = OrderStage(
        id="made",
        kind=StageKind.MADE,
        recorded_on=told,
        source=source,
        unknown_because="the papers do not say",
    )
    return ReportContext(
        borough=Borough(
            key="walford",
            name="Walford",
            gss_code="E09000099",
            police_area=PoliceArea.METROPOLITAN,
            sources=(source,),
        ),
        rates=london_rates(),
        made_with=("s92kit 0.1.0",),
        agreements=(agreement,),
        frameworks=(
            PriorityFramework(
                id="walford/plan",
                title="Plan",
                priorities=(priority,),
                period=financial_year(2019),
                sources=(source,),
            ),
        ),
        orders=(
            Pspo(
                id="walford/square",
                title="Square",
                area="The square",
                stages=(stage,),
                sources=(source,),
            ),
        ),
        published_figures=(
            PublishedFigure(
                id="walford/cost",
                label="Cost of the sergeant",
                value=Decimal("35250.00"),
                unit=Unit.GBP,
                source=source,
                working=Working(
                    operation=Operation.AGREEMENT_COST, agreement="walford/square-2019"
                ),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("lookup", "name"),
    [
        ("agreement", "walford/square-2019"),
        ("framework", "walford/plan"),
        ("order", "walford/square"),
        ("published", "walford/cost"),
    ],
)
def test_a_thing_is_found_by_its_id_or_its_absence_named(context, lookup, name):
    """A mistyped id is met with the one that was meant."""
    assert getattr(context, lookup)(name).id == name
    with pytest.raises(UnknownNameError, match=f"Did you mean '{name}'"):
        getattr(context, lookup)(f"{name}x")


def test_costs_are_those_known_on_the_day_of_the_context(context):
    """As known in May the sergeant serves the year; as known now, half of it."""
    agreement = context.agreement("walford/square-2019")
    in_may = attrs.evolve(context, known_on=date(2019, 5, 31))
    assert in_may.schedule_of(agreement).total.text == "£70,500"
    assert context.schedule_of(agreement).total.text == "£35,250"


def test_published_figures_are_reconciled_with_the_agreements_and_rates_given(context):
    """A format need not do it again."""
    (reconciliation,) = context.reconciliations
    assert reconciliation.outcome is Agreeing.AGREES


def _build(context):
    cost = context.schedule_of(context.agreements[0]).total
    section = Section(title="Finance", blocks=[Paragraph(("The team costs ", cost, "."))])
    return Paper(
        title=f"Officers for {context.borough.name}",
        sections=[section],
        made_with=context.made_with,
        known_on=context.known_on,
    )


def test_a_format_builds_a_paper_from_a_context(context):
    """The paper's figures come with their evidence, whoever wrote the format."""
    form = ReportFormat(id="walford/scheme-report", title="Scheme report", build=_build)
    text = render(form.build(context), "markdown")
    assert "The team costs £35,250 \\[E1\\]." in text
    assert "Scheme report, 8 May 2019, 4.1" in text


@pytest.mark.parametrize("name", ["scheme-report", "walford/", "Walford/report", "walford/a b"])
def test_the_id_of_a_format_begins_with_the_borough(name):
    """Two boroughs can each have a scheme report."""
    with pytest.raises(InvalidValueError, match="walford/scheme-report"):
        ReportFormat(id=name, title="Scheme report", build=_build)


def test_a_format_has_a_title_and_a_function():
    """A blank title, or a paper where the function should be, is refused."""
    with pytest.raises(InvalidValueError, match="title of a report format"):
        ReportFormat(id="walford/report", title=" ", build=_build)
    with pytest.raises(InvalidValueError, match="Give the function itself"):
        ReportFormat(id="walford/report", title="Report", build="build")


@pytest.mark.parametrize(
    ("published_on", "known_on", "counts"),
    [
        (date(2019, 5, 8), date(2019, 5, 8), True),
        (date(2019, 5, 9), date(2019, 5, 8), False),
        (None, date(2019, 5, 8), False),
        (None, None, True),
    ],
)
def test_a_paper_counts_from_the_day_it_bears(context, published_on, known_on, counts):
    """One without a day counts only where everything recorded does."""
    source = Source(title="Walford minutes", locator="item 4", published_on=published_on)
    dated = attrs.evolve(context, known_on=known_on)
    assert dated.was_published(source) is counts
    condition = Condition(id="notice", text="Six months' notice.", source=source)
    agreement = attrs.evolve(context.agreements[0], conditions=(condition,))
    assert dated.conditions_of(agreement) == ((condition,) if counts else ())


def test_what_was_not_recorded_is_told_with_the_day(context):
    """The reason names the day whose knowledge counts."""
    dated = attrs.evolve(context, known_on=date(2019, 5, 8))
    assert dated.not_recorded("the cost").because.endswith("by 8 May 2019")
    assert context.not_recorded("the cost").because.endswith("at all")
