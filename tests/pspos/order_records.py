"""Orders made up for the tests of one rule at a time."""

from datetime import date

from s92kit.pspos import OrderStage, Pspo, StageKind
from s92kit.sources import Source

PAPER = Source(
    title="Walford order, a fictitious paper", locator="1", published_on=date(2017, 1, 1)
)


def day(text: str | None) -> date | None:
    """A day from its ISO form; none for none."""
    return date.fromisoformat(text) if text else None


def stage(kind: StageKind, decided=None, first=None, last=None, **fields) -> OrderStage:
    """A stage from the ISO forms of its days, recorded when it was decided if not said."""
    fields = {"recorded_on": decided or "2015-01-01", "id": kind.value.replace(" ", "-")} | fields
    recorded_on = fields.pop("recorded_on")
    if None in (decided, first, last):
        fields.setdefault("unknown_because", "the paper does not say")
    return OrderStage(
        kind=kind,
        decided_on=day(decided),
        first_day=day(first),
        last_day=day(last),
        recorded_on=day(recorded_on),
        source=fields.pop("source", PAPER),
        **fields,
    )


def made(decided="2017-09-11", first="2017-10-20", last="2020-10-19", **fields) -> OrderStage:
    """A making, of three years where nothing else is said."""
    return stage(StageKind.MADE, decided, first, last, **fields)


def extended(decided="2020-10-12", first="2020-10-20", last="2023-10-19", **fields) -> OrderStage:
    """An extension of that making, in time where nothing else is said."""
    return stage(StageKind.EXTENDED, decided, first, last, **fields)


def discharged(decided="2022-03-01", last="2022-03-31", **fields) -> OrderStage:
    """A discharge before its last day."""
    return stage(StageKind.DISCHARGED, decided, None, last, **fields)


def order(*stages: OrderStage, **fields) -> Pspo:
    """An order of such stages."""
    words = {"id": "walford/drinking", "title": "Street drinking", "area": "the town centre"}
    return Pspo(**(words | fields), stages=stages, sources=(PAPER,))
