"""Where an agreement stands, who pays, what was delivered and what is due, as a paper says it."""

from __future__ import annotations

from datetime import date

import attrs
import pandas as pd
import pytest

from s92kit.agreements import FunderKind
from s92kit.delivery import delivered, duties_from_frame
from s92kit.errors import InvalidValueError, UnknownNameError
from s92kit.periods import Period
from s92kit.plugins import catalogue_of, report_context
from s92kit.rates import london_rates
from s92kit.reports import (
    Clause,
    Missing,
    Paragraph,
    Table,
    delivery_blocks,
    diary_blocks,
    funding_blocks,
    lived_sections,
    render,
    standing_blocks,
)
from s92kit.testing import walford

CATALOGUE = catalogue_of(walford)
BOOK = london_rates()
TEAM = CATALOGUE.agreement("walford/town-centre-2019")
ESTATES = CATALOGUE.agreement("walford/estates-2016")
APRIL = Period.inclusive(date(2019, 4, 1), date(2019, 4, 30))
NEW_YEAR = date(2021, 1, 1)


def context(**given):
    """Walford as a paper is given it."""
    return report_context(CATALOGUE, "walford", BOOK, **given)


def delivery(known_on=None, *, agreement=TEAM):
    """A duty of a constable with two hours at court, a vacant one and a high-demand day."""
    shown = {"post": "constables", "day": "2019-04-01", "rostered_minutes": 480}
    shown |= {"recorded_on": "2019-05-14"}
    court = {"officer": "P-1", "abstraction": "court", "abstracted_minutes": 120}
    busy = {"officer": "P-2", "abstraction": "high-demand day", "abstracted_minutes": 480}
    rows = [
        {**shown, "status": "worked", **court},
        {**shown, "status": "vacant", "reference": "V-1"},
        {**shown, "status": "worked", **busy},
    ]
    duties = duties_from_frame(pd.DataFrame(rows, dtype=object))
    return delivered(agreement, duties, APRIL, BOOK, known_on)


def texts(blocks):
    """What each part of the blocks says, in order."""
    return [getattr(part, "text", part) for block in blocks for part in block.parts]


def test_where_it_stands_rests_on_its_events():
    """The state on the day, then each event with its source."""
    stated, *events = standing_blocks(context(), TEAM, NEW_YEAR)
    assert "On 1 January 2021 the state of the agreement is in service" in stated.words[0]
    assert [event.words[0] for event in events] == [
        "Start on 1 April 2019.",
        "Staged start on 1 October 2019.",
    ]
    assert all(isinstance(event, Clause) and event.sources for event in events)


def test_where_it_stands_is_as_known_on_the_day_of_the_paper():
    """Before anything was recorded, nothing is said of where it stands."""
    (missing,) = standing_blocks(context(known_on=date(2019, 5, 1)), TEAM, NEW_YEAR)
    assert "nothing was recorded of its life by 1 May 2019" in missing.because


def test_where_it_stands_is_missing_with_its_reason():
    """An agreement of which no event is recorded."""
    (missing,) = standing_blocks(context(), ESTATES, NEW_YEAR)
    assert missing.what == "where the agreement stands on 1 January 2021"
    assert missing.because == "nothing is recorded of its life"


@pytest.mark.parametrize("blocks_of", [standing_blocks, diary_blocks])
def test_without_a_day_the_paper_says_that_none_was_given(blocks_of):
    """Nothing looks at the clock instead."""
    (missing,) = blocks_of(context(), TEAM, None)
    assert missing.because == "no day was given for the paper"


def test_who_pays_adds_up_to_the_cost_in_each_year():
    """What each funder pays and what none is recorded to pay, as figures of their own."""
    (table,) = funding_blocks(context(), TEAM)
    headers = [column.header for column in table.columns]
    assert headers[1:] == ["General fund", "Late night levy", "No funder recorded", "Cost"]
    assert [row[0] for row in table.rows] == ["2019/20", "2020/21", "2021/22"]
    for _, *paid, cost in table.rows:
        assert sum(figure.value for figure in paid) == cost.value
    labels = [figure.label for row in table.rows for figure in row[1:-1]]
    assert len(set(labels)) == len(labels)
    assert all(TEAM.id in label for label in labels)


def test_what_no_funder_is_recorded_to_pay_is_shown():
    """Without the rule for the rest, the cost above the levy is nobody's."""
    levy_alone = attrs.evolve(TEAM, funding=TEAM.funding[:1])
    (table,) = funding_blocks(context(), levy_alone)
    assert texts([table])[:4] == ["2019/20", "£25,000", "£262,250", "£287,250"]


def test_what_funders_pay_each_other_stands_beside():
    """A body that joins the council is recharged, which changes no cost."""
    council, levy = TEAM.funders
    school = attrs.evolve(levy, kind=FunderKind.SCHOOL, recharged_by="council")
    joined = attrs.evolve(TEAM, funders=(council, school))
    _, table = funding_blocks(context(), joined)
    first = ["2019/20", "Late night levy", "General fund", "Recharge", "£25,000"]
    assert texts([table])[:5] == first


def test_a_year_without_a_split_says_why():
    """One sum for two years leaves each year's payers unknown."""
    blocks = funding_blocks(context(), ESTATES)
    assert [block.what for block in blocks] == [
        "who pays the cost of 2016/17",
        "who pays the cost of 2017/18",
    ]


def test_before_any_record_nobody_is_said_to_pay():
    """A paper of an earlier day names no year and no funder."""
    (missing,) = funding_blocks(context(known_on=date(2016, 1, 1)), TEAM)
    assert missing.what == "who pays the cost"


def test_without_duties_the_hours_are_stated_as_missing():
    """Nothing is left blank."""
    (missing,) = delivery_blocks(context(), TEAM)
    assert missing.text == (
        "Missing: hours delivered, because no duty records were given for this paper"
    )


def test_what_was_delivered_is_told_in_figures():
    """Hours by what became of them, the share, the cost and the high-demand days."""
    told = context(deliveries=(delivery(),))
    hours, high_demand = delivery_blocks(told, TEAM)
    said = dict(zip(texts([hours])[::2], texts([hours])[1::2], strict=True))
    assert said["Bought"] == "24 hours"
    assert said["Delivered"] == "6 hours"
    assert said["Vacant"] == "8 hours"
    assert said["Abstracted: court"] == "2 hours"
    assert said["Share of the hours bought that was delivered"] == "25%"
    assert said["Cost of each delivered hour"].startswith("£")
    assert texts([high_demand])[:2] == ["constables", "1 day"]


def test_hours_that_cannot_be_told_have_their_reason():
    """A post line that serves and has no duties leaves the hours unknown."""
    day = date(2019, 5, 31)
    (missing,) = delivery_blocks(context(known_on=day, deliveries=(delivery(day),)), TEAM)
    assert missing.what == "hours delivered, 1 April 2019 to 30 April 2019"
    assert "no duties of sergeant-planned" in missing.because


def test_a_delivery_fits_its_context():
    """Once for each agreement, of the borough's own, and as known on the same day."""
    with pytest.raises(InvalidValueError, match="twice"):
        context(deliveries=(delivery(), delivery()))
    with pytest.raises(InvalidValueError, match="as known on the context's day"):
        context(known_on=date(2019, 6, 1), deliveries=(delivery(),))
    with pytest.raises(UnknownNameError):
        context(deliveries=(delivery(agreement=attrs.evolve(TEAM, id="walford/other")),))


def test_dates_to_come_are_cited_and_past_ones_left_out():
    """Each with its source; those without a day with their reason, once for each reason."""
    blocks = diary_blocks(context(), TEAM, date(2021, 8, 1))
    due = [block for block in blocks if isinstance(block, Clause)]
    assert any(block.words[0].startswith("30 September 2021: last day to") for block in due)
    assert not any("2020" in block.words[0] for block in due)
    undated = [block for block in blocks if isinstance(block, Missing)]
    assert len({block.because for block in undated}) == len(undated)
    assert "the days of expected invoice; signal renewal" in {block.what for block in undated}


def test_when_all_dates_are_past_the_paper_says_so():
    """Long after the agreement."""
    first, *_ = diary_blocks(context(), TEAM, date(2030, 1, 1))
    assert first == Paragraph("No date that is known lies on or after 1 January 2030.")


def test_the_figures_land_in_the_evidence_of_a_borough_s_paper():
    """The paper of Walford numbers what was paid and delivered as its other figures."""
    told = context(on=NEW_YEAR, deliveries=(delivery(),))
    paper = CATALOGUE.report_formats[0].build(told)
    labels = {figure.label for figure in paper.figures}
    assert "Hours delivered, walford/town-centre-2019" in labels
    assert "Paid from Late night levy, walford/town-centre-2019, 2019/20" in labels
    assert "Hours delivered, walford/town-centre-2019" in render(paper, "markdown")


def test_the_parts_are_on_the_context_s_day():
    """The section needs no day of its own."""
    titles = [part.title for part in lived_sections(context(on=NEW_YEAR), TEAM)]
    assert titles[0] == "Where the agreement stands"
    first, _, third, last = lived_sections(context(on=NEW_YEAR), TEAM)
    assert "1 January 2021" in texts(first.blocks)[0]
    assert isinstance(third.blocks[0], Missing)
    assert not any(isinstance(block, Table) for block in last.blocks)
