"""High-demand days against the allowance that the rates hold, which is about so many a year."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from s92kit.agreements import Agreement, Post, terms_of
from s92kit.figures import Basis, Figure, FigureKind, Unit, plain_number
from s92kit.findings import Finding, Rule, Severity
from s92kit.periods import Period, financial_year_label, financial_years_of, share_of_year
from s92kit.rates import RateBook, SchemeTerm
from s92kit.sources import Source

__all__ = ["ALLOWANCE", "AllowanceState", "HighDemandUse", "high_demand_uses"]

ALLOWANCE = Rule(
    "delivery/high-demand-allowance",
    "High-demand days stay within the allowance that the rates hold.",
    Severity.QUERY,
)
_NEAR = 1


class AllowanceState(enum.StrEnum):
    """How high-demand days stand to the allowance, which is approximate."""

    WITHIN = "within"
    NEAR = "within a day of it"
    """So near to an approximate number that a person must judge."""
    BEYOND = "beyond"
    UNKNOWN = "cannot be determined"


@attrs.frozen(kw_only=True)
class HighDemandUse:
    """High-demand days of one post line in one financial year, against the allowance.

    Nothing is billed or credited by this alone: the terms say *approximately*.

    Args:
        post: The id of the post line.
        period: The days, within one financial year.
        used: Post-days with any minutes of a high-demand day.
        allowance: The days allowed for, of all posts of the line, pro-rated by part year.
        state: How the one stands to the other.
    """

    post: str
    period: Period
    used: Figure
    allowance: Figure
    state: AllowanceState

    @property
    def finding(self) -> Finding:
        """The allowance as a check: met within it, not met beyond, undetermined near its edge."""
        said = f"{self.used.label}: {self.used.text}, against an allowance of {self.allowance.text}"
        if self.state is AllowanceState.WITHIN:
            found = ALLOWANCE.met(f"{said}.")
        elif self.state is AllowanceState.BEYOND:
            found = ALLOWANCE.not_met(f"{said}. Ask the Basic Command Unit what applies.")
        elif self.state is AllowanceState.NEAR:
            found = ALLOWANCE.undetermined(f"{said}, which is approximate")
        else:
            found = ALLOWANCE.undetermined(self.allowance.unknown_because)
        return attrs.evolve(found, sources=self.allowance.sources, where=self.post)


def high_demand_uses(
    agreement: Agreement,
    posts: tuple[tuple[Post, Period | None], ...],
    period: Period,
    book: RateBook,
    *,
    used: Mapping[tuple[str, date], int],
    sources: tuple[Source, ...],
) -> tuple[HighDemandUse, ...]:
    """High-demand days against the allowance, by post line and financial year.

    Args:
        agreement: The agreement, whose own terms come before its scheme's.
        posts: The post lines, each with its days where they are known.
        period: The days that are looked at.
        book: The schemes.
        used: Post-days by post line and the first day of the financial year.
        sources: The duty records.
    """
    term = terms_of(agreement, book).high_demand_days_a_year
    uses: list[HighDemandUse] = []
    for post, days in posts:
        for part in _parts(days, period):
            count = used.get((post.id, financial_years_of(part)[0].start), 0)
            uses.append(_use(agreement, post, part, term, count, sources))
    return tuple(uses)


def _parts(days: Period | None, period: Period) -> Iterator[Period]:
    within = (days or period).overlap(period)
    if within is not None:
        parts = (within.overlap(year) for year in financial_years_of(within))
        yield from (part for part in parts if part is not None)


def _use(
    agreement: Agreement,
    post: Post,
    part: Period,
    term: SchemeTerm | None,
    count: int,
    sources: tuple[Source, ...],
) -> HighDemandUse:
    year = financial_year_label(financial_years_of(part)[0])
    used = Figure(
        label=f"High-demand days of {post.id} in {year}",
        value=Decimal(count),
        unit=Unit.DAYS,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.OBSERVED,
        period=part,
        sources=sources,
        how="post-days with any minutes of a high-demand day",
    )
    share = share_of_year(part, by=agreement.part_year)
    exact = None if term is None else post.count * term.amount * share
    allowance = Figure(
        label=f"High-demand days allowed for {post.id} in {year}",
        value=None if exact is None else Decimal(exact.numerator) / exact.denominator,
        unit=Unit.DAYS,
        kind=FigureKind.IN_PERIOD,
        basis=Basis.ESTIMATE if term and term.approximate else Basis.DERIVED,
        period=part,
        sources=(term.source,) if term else (),
        how=_how(post, term, share),
        unknown_because="" if term else "neither the agreement nor its scheme states an allowance",
    )
    state = _state(count, exact, near=_NEAR if term and term.approximate else 0)
    return HighDemandUse(post=post.id, period=part, used=used, allowance=allowance, state=state)


def _how(post: Post, term: SchemeTerm | None, share: Fraction) -> str:
    if term is None:
        return ""
    about = "about " if term.approximate else ""
    part = "" if share == 1 else f" × {share.numerator}/{share.denominator} of a year"
    return f"{post.count} posts × {about}{plain_number(Decimal(term.amount))} days a year{part}"


def _state(count: int, allowance: Fraction | None, *, near: int) -> AllowanceState:
    if allowance is None:
        return AllowanceState.UNKNOWN
    if near and abs(count - allowance) <= near:
        return AllowanceState.NEAR
    return AllowanceState.WITHIN if count <= allowance else AllowanceState.BEYOND
