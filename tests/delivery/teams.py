"""A team of Walford's for the tests of delivery, and rows of duties as short as they can be."""

from datetime import date
from typing import Any

import attrs
import pandas as pd

from s92kit.agreements import AgreedTerm, Agreement, post_of
from s92kit.delivery import Delivery, Duties, delivered, duties_from_frame
from s92kit.periods import Period
from s92kit.rates import london_rates
from s92kit.sources import Source

PAPER = Source(title="Walford team report", locator="1.1", published_on=date(2019, 4, 1))
TERM = Period.inclusive(date(2019, 4, 1), date(2022, 3, 31))
YEAR = Period.inclusive(date(2019, 4, 1), date(2020, 3, 31))
APRIL = Period.inclusive(date(2019, 4, 1), date(2019, 4, 30))
BOOK = london_rates()


def team(**changes: Any) -> Agreement:
    """Four constables, and a sergeant from October on."""
    constables = attrs.evolve(post_of("PC", 4)[0], id="constables")
    sergeant = attrs.evolve(
        post_of("PS", 1)[0],
        id="sergeant",
        period=Period.inclusive(date(2019, 10, 1), date(2022, 3, 31)),
    )
    term = AgreedTerm(id="agreed", period=TERM, recorded_on=date(2019, 4, 1), source=PAPER)
    given: dict[str, Any] = {
        "id": "walford/team",
        "title": "Team",
        "payee": "MOPAC",
        "posts": (constables, sergeant),
        "sources": (PAPER,),
        "scheme": "partnership-plus",
        "term_history": (term,),
    }
    return Agreement(**(given | changes))


def duty(**cells: Any) -> dict[str, Any]:
    """A constable's duty of eight hours on 1 April 2019, but for what is given."""
    usual = {
        "post": "constables",
        "officer": "P-1",
        "day": "2019-04-01",
        "rostered_minutes": 480,
        "status": "worked",
    }
    return usual | cells


def duties(*rows: dict[str, Any]) -> Duties:
    """The rows as duties."""
    return duties_from_frame(pd.DataFrame(list(rows), dtype=object), name="duties")


def result(*rows: dict[str, Any], period: Period | None = None, **options: Any) -> Delivery:
    """What the rows come to for the team."""
    agreement = options.pop("agreement", None) or team()
    return delivered(agreement, duties(*rows), period, BOOK, **options)


def codes(delivery: Delivery) -> list[tuple[str, str, int]]:
    """The code, header and row of each problem."""
    return [(item.rule.code, item.header, item.row) for item in delivery.problems]
