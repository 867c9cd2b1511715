"""What an agreement would cost after changes, with sums that nobody can tell left undetermined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs

from s92kit.agreements import (
    Agreement,
    Charge,
    CostLine,
    CostSchedule,
    CostYear,
    cost_schedule,
    misfits_of_pairing,
)
from s92kit.options._revised import post_days
from s92kit.periods import Period, format_day
from s92kit.rates import RateAssumption, RateBook

__all__ = ["outlook"]


def outlook(
    agreement: str,
    parts: Sequence[Agreement],
    book: RateBook,
    *,
    affected: date | None,
    known_on: date | None,
    assumption: RateAssumption | None,
    because: str = "",
) -> CostSchedule:
    """What the agreements that follow one another would cost, as one schedule.

    Args:
        agreement: The id of the agreement that is changed.
        parts: The agreements, one after the other; none where an option cannot be made out.
        book: The schemes and rates.
        affected: The first day from which the papers' own sums no longer stand; ``None`` where
            nothing is changed.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        assumption: What to suppose where no rate is published.
        because: Why there are no agreements; empty where there are.

    Returns:
        The schedule; a sum that a paper states for days that the change touches, and free posts
        without a pair, are undetermined with the reason.
    """
    schedules = [_settled(part, book, affected, known_on, assumption) for part in parts]
    reasons = [because, *(schedule.unknown_because for schedule in schedules)]
    return CostSchedule(
        agreement=agreement,
        known_on=known_on,
        years=_joined(schedules),
        undivided=tuple(line for schedule in schedules for line in schedule.undivided),
        unknown_because="; ".join(reason for reason in reasons if reason),
    )


def _settled(
    part: Agreement,
    book: RateBook,
    affected: date | None,
    known_on: date | None,
    assumption: RateAssumption | None,
) -> CostSchedule:
    schedule = cost_schedule(part, book, known_on=known_on, assumption=assumption)
    if affected is None:
        return schedule
    unsettled = {**_stated(part, affected), **dict(_unpaired(part, book))}
    return attrs.evolve(
        schedule,
        years=tuple(
            attrs.evolve(
                year,
                lines=_open(year.lines, unsettled),
                undivided=_open(year.undivided, unsettled),
            )
            for year in schedule.years
        ),
        undivided=_open(schedule.undivided, unsettled),
    )


def _stated(part: Agreement, affected: date) -> dict[str, str]:
    return {
        cost.id: f"the papers state {cost.label!r} as one sum for {cost.period}, and not what of "
        f"it remains if the agreement is changed from {format_day(affected)}"
        for cost in part.stated_costs
        if affected < cost.period.end
    }


def _unpaired(part: Agreement, book: RateBook) -> Iterator[tuple[str, str]]:
    free = [post for post in part.posts if post.charge is Charge.MATCHED]
    if not free:
        return
    ratio = book.scheme(part.scheme).matched_officers_per_paid if part.scheme else 0
    paid = {post.id: post for post in part.posts}
    misfits = "; ".join(misfits_of_pairing(part.posts, matched_per_paid=ratio))
    for post in free:
        pair = paid.get(post.matched_with)
        if misfits:
            yield post.id, f"the option does not say what becomes of free posts: {misfits}"
        elif pair and not post_days(part, pair).covers(post_days(part, post)):
            reason = f"{post.id!r} would serve on days without the paid posts of {pair.id!r}"
            yield post.id, f"the option does not say what becomes of free posts: {reason}"


def _open(lines: tuple[CostLine, ...], unsettled: Mapping[str, str]) -> tuple[CostLine, ...]:
    return tuple(
        attrs.evolve(
            line, cost_gbp=None, how="", assumption="", unknown_because=unsettled[line.item]
        )
        if line.item in unsettled
        else line
        for line in lines
    )


def _joined(schedules: Sequence[CostSchedule]) -> tuple[CostYear, ...]:
    by_year: dict[Period, list[CostYear]] = {}
    for schedule in schedules:
        for year in schedule.years:
            by_year.setdefault(year.year, []).append(year)
    return tuple(
        CostYear(
            year=year,
            lines=tuple(line for part in by_year[year] for line in part.lines),
            undivided=tuple(line for part in by_year[year] for line in part.undivided),
        )
        for year in sorted(by_year)
    )
