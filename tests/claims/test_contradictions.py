"""What papers state unlike is shown side by side, and none of it is called right."""

from datetime import date
from decimal import Decimal

import attrs
import pytest

from s92kit.agreements import PaperStatement, Topic
from s92kit.claims import (
    Bound,
    Operation,
    Working,
    contradictions,
    contradictions_found,
)
from s92kit.figures import Unit
from s92kit.findings import Outcome
from s92kit.periods import Period
from s92kit.rates import london_rates
from s92kit.sources import Source

PAPER = Source(title="A fictitious bid", locator="1", published_on=date(2020, 11, 3))


def told(figures, agreements=(), **other):
    """The contradictions, each as its subject and the texts of its sides."""
    found = contradictions(figures, agreements, london_rates(), **other)
    return [(each.subject, [side.text for side in each.sides]) for each in found]


@pytest.fixture
def pair(stated):
    """Two figures of one subject, as they differ."""

    def made(one, other, *, subject="officers", **both):
        return [
            stated("first", one.pop("value"), subject=subject, **(both | one)),
            stated("second", other.pop("value"), subject=subject, **(both | other)),
        ]

    return made


def test_two_numbers_for_one_thing(pair):
    """Thirty-eight officers in one paper and thirty-nine in another."""
    figures = pair({"value": "38"}, {"value": "39"}, unit=Unit.OFFICERS)
    assert told(figures) == [("officers", ["38 officers", "39 officers"])]


@pytest.mark.parametrize(
    ("one", "other", "unlike"),
    [
        ({"value": "1400000"}, {"value": "1500000"}, True),
        ({"value": "1400000"}, {"value": "1450000", "to_nearest": Decimal(1000)}, False),
        ({"value": "1400000"}, {"value": "1451000", "to_nearest": Decimal(1000)}, True),
        ({"value": "1400000", "bound": Bound.OVER}, {"value": "1500000"}, False),
        ({"value": "1400000"}, {"value": "1500000", "bound": Bound.OVER}, True),
        ({"value": "1400000"}, {"value": "1500000", "bound": Bound.UNDER}, False),
        ({"value": "1400000"}, {"value": "1400000"}, False),
    ],
)
def test_numbers_that_no_one_number_fits(pair, one, other, unlike):
    """As coarsely as each is printed, and as it is hedged."""
    figures = (
        pair(one, other, to_nearest=Decimal(100000))
        if "to_nearest" not in other
        else [
            attrs.evolve(
                figure,
                to_nearest=figure.to_nearest if figure.id.endswith("second") else Decimal(100000),
            )
            for figure in pair(one, other)
        ]
    )
    assert bool(told(figures)) is unlike


@pytest.mark.parametrize(
    "other", [{"value": "39", "subject": "others"}, {"value": "39", "unit": Unit.HOURS}]
)
def test_other_things_are_not_held_against_each_other(stated, other):
    """Another subject, or another unit."""
    plain = {"subject": "officers", "unit": Unit.OFFICERS}
    figures = [
        stated("first", "38", **plain),
        stated("second", other.pop("value"), **(plain | other)),
    ]
    assert told(figures) == []


def test_months_are_held_against_their_own_days(stated):
    """A paper says eight months and names nine."""
    days = Period.inclusive(date(2023, 4, 1), date(2023, 12, 31))
    working = Working(operation=Operation.MONTHS, period=days)
    figure = stated("length", "8", unit=Unit.MONTHS, working=working)
    assert told([figure]) == [
        ("Length", ["8 months", "9 months, by 1 April 2023 to 31 December 2023"])
    ]


def test_what_is_stated_to_be_the_same_and_is_not(stated):
    """The very figure that it is said to be stands beside it."""
    first = stated("budget", "300000")
    second = stated(
        "quoted", "310000", working=Working(operation=Operation.SAME_AS, of=(first.id,))
    )
    assert told([first, second]) == [("Quoted", ["£310,000", "£300,000"])]
    alike = attrs.evolve(second, value=Decimal(300000))
    assert told([first, alike]) == []


def test_the_same_subject_is_told_once(stated):
    """A figure that is held against another by its working and by its subject."""
    plain = {"subject": "budget"}
    first = stated("budget", "300000", **plain)
    same_as = Working(operation=Operation.SAME_AS, of=(first.id,))
    second = stated("quoted", "310000", working=same_as, **plain)
    assert told([first, second]) == [("budget", ["£300,000", "£310,000"])]


def test_a_working_that_names_nothing_known_contradicts_nothing(stated):
    """Reconciling says that it cannot be determined; here there is no other side to show."""
    lost = stated("quoted", "1", working=Working(operation=Operation.SAME_AS, of=("walford/lost",)))
    assert told([lost]) == []


def test_a_paper_against_the_terms_of_the_scheme(catalogue):
    """Officers who cannot be called away, under a scheme with ten high-demand days."""
    agreement = next(each for each in catalogue.agreements if each.scheme == "partnership-plus")
    never = PaperStatement(
        id="never",
        topic=Topic.ABSTRACTION,
        claim="never",
        source=PAPER,
        text="The officers cannot be abstracted.",
        recorded_on=date(2020, 11, 3),
    )
    claimed = attrs.evolve(agreement, statements=(never,))
    ((subject, sides),) = told([], [claimed])
    assert subject == f"{agreement.title}, abstraction"
    assert sides == [
        "The terms allow for about 10 high-demand days a year",
        "The officers cannot be abstracted",
    ]
    assert told([], [claimed], known_on=date(2020, 11, 2)) == []


def test_what_was_not_published_yet_contradicts_nothing(pair):
    """The second paper came later."""
    later = Source(title="News", locator="1", published_on=date(2021, 1, 1))
    figures = pair({"value": "38", "source": PAPER}, {"value": "39", "source": later})
    assert told(figures, known_on=date(2020, 12, 31)) == []
    assert len(told(figures, known_on=date(2021, 1, 1))) == 1


def test_they_are_findings_with_their_sources(pair):
    """Both sides in the message, both papers as sources, and met where there is none."""
    figures = pair({"value": "38"}, {"value": "39", "remark": "Posts may be vacant."})
    (finding,) = contradictions_found(contradictions(figures, [], london_rates()))
    assert finding.outcome is Outcome.NOT_MET
    assert finding.message.endswith("Posts may be vacant.")
    assert len(finding.sources) == 2
    (met,) = contradictions_found([])
    assert met.outcome is Outcome.MET
