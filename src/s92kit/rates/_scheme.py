"""Schemes: on what terms, and when, the Mayor's Office let councils pay for officers."""

from __future__ import annotations

from datetime import date

import attrs

from s92kit.dated import Entry, NotInForce, Span, State, Timeline
from s92kit.rates._errors import SchemeNotOpenError
from s92kit.sources import Source

__all__ = ["Opening", "Scheme", "SchemeTerm", "Statement", "refuse_unopened"]


@attrs.frozen(kw_only=True)
class SchemeTerm:
    """A number that the scheme's standard terms give.

    Args:
        amount: The number, in the unit that the field's name gives.
        source: Where it was read.
        approximate: Whether the terms say *about*.
    """

    amount: int
    source: Source
    approximate: bool = False


@attrs.frozen(kw_only=True)
class Statement:
    """Something that the scheme's papers say in words.

    Args:
        id: A short name for it within the scheme.
        text: What is said, in s92kit's own words.
        source: Where it was read.
    """

    id: str
    text: str
    source: Source


@attrs.frozen(kw_only=True)
class Opening:
    """What is recorded of some days: that a scheme was open, expected to open, or not open.

    Args:
        id: A name for the record within the scheme.
        state: In force for open, expected, or not in force.
        span: The days.
        recorded_on: The first day on which the source shows it to have been known.
        source: Where it was read.
        supersedes: The ids of earlier records that it corrects.
    """

    id: str
    state: State
    span: Span
    recorded_on: date
    source: Source
    supersedes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Scheme:
    """Terms on which officers were or are supplied.

    Args:
        key: The scheme's own name, such as ``partnership-plus``.
        title: What it is called in print.
        operation: When it was open, as dated records that do not overlap.
        matched_officers_per_paid: How many officers come free with each one paid for.
        minimum_term_months: The least length of an agreement, in months.
        notice_months: How long before it takes effect notice must be given, in months.
        high_demand_days_a_year: Days a year on which each officer may be called away without
            any credit, because the rate allows for them.
        joined_through_council: Bodies that may fund officers with the council as contact.
        permitted_funds: Money that the scheme's papers name as usable.
        statements: What else its papers say.
        sources: Where the scheme itself is described.
    """

    key: str
    title: str
    operation: tuple[Opening, ...]
    sources: tuple[Source, ...]
    matched_officers_per_paid: int = 0
    minimum_term_months: SchemeTerm | None = None
    notice_months: SchemeTerm | None = None
    high_demand_days_a_year: SchemeTerm | None = None
    joined_through_council: tuple[Statement, ...] = ()
    permitted_funds: tuple[Statement, ...] = ()
    statements: tuple[Statement, ...] = ()

    def __attrs_post_init__(self) -> None:
        self.timeline  # noqa: B018 - records that overlap are refused here

    @property
    def timeline(self) -> Timeline[Opening]:
        """When the scheme was open."""
        return Timeline(_entry(opening) for opening in self.operation)


def _entry(opening: Opening) -> Entry[Opening]:
    return Entry(
        id=opening.id,
        value=None if opening.state is State.NOT_IN_FORCE else opening,
        span=opening.span,
        source=opening.source,
        recorded_on=opening.recorded_on,
        state=opening.state,
        supersedes=opening.supersedes,
    )


def refuse_unopened(scheme: Scheme, day: date, *, known_on: date | None = None) -> None:
    """Nothing, where the scheme was open on a day or nobody has recorded whether it was.

    Args:
        scheme: The scheme.
        day: The day on which an agreement would start.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Raises:
        SchemeNotOpenError: Where the record says that it was not open.
    """
    if isinstance(scheme.timeline.on(day, known_on=known_on), NotInForce):
        opened = [str(item.span) for item in scheme.operation if item.state is State.IN_FORCE]
        raise SchemeNotOpenError(
            scheme=scheme.key, title=scheme.title, day=day, spans=tuple(opened)
        )
