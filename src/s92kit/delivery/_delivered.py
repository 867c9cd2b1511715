"""From checked duties and an agreement to what was bought and what was delivered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from s92kit.abstractions import AbstractionType
from s92kit.agreements import Agreement, Post
from s92kit.dated import as_known
from s92kit.delivery._allowance import high_demand_uses
from s92kit.delivery._cost import cost_of_officers
from s92kit.delivery._delivery import Delivery
from s92kit.delivery._duties import Duties
from s92kit.delivery._duty import DUTIES
from s92kit.delivery._history import Standing, standing_duties
from s92kit.delivery._line import DeliveryLine, Minutes
from s92kit.delivery._records import UnrecordedMonth
from s92kit.delivery._sums import LineSums, Sums, add_up, first_and_last_day
from s92kit.errors import S92Error
from s92kit.periods import Period, add_months
from s92kit.rates import RateAssumption, RateBook
from s92kit.tables import Problems, RowAccount

__all__ = ["NoDutiesError", "delivered"]


class NoDutiesError(S92Error, ValueError):
    """No duty from which the days could be told, and none given.

    Args:
        agreement: The id of the agreement.
        problems: What is wrong with the rows that were given.
    """

    def __init__(self, agreement: str, problems: Problems) -> None:
        self.agreement = agreement
        self.problems = problems
        told = "\n".join(f"{item.cell}: {item.message} {item.mend}" for item in problems)
        super().__init__(
            f"No row can be counted for {agreement}, so it cannot be told which days are meant. "
            f"Give the period, or mend the rows: a {DUTIES.title.lower()} has the columns "
            f"{', '.join(DUTIES.names)}.\n{told}".rstrip()
        )


def delivered(
    agreement: Agreement,
    duties: Duties,
    period: Period | None,
    book: RateBook,
    known_on: date | None = None,
    *,
    assumption: RateAssumption | None = None,
) -> Delivery:
    """What an agreement bought over some days and what was delivered of it.

    Bought is what was rostered for its posts: bought = delivered + vacant + leave + abstracted,
    in whole minutes, always. The order of the rows never matters.

    Args:
        agreement: The agreement.
        duties: Its duty records.
        period: The days; ``None`` for those from the first duty to the last.
        book: The schemes and rates.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        assumption: What to suppose where no rate is published.

    Returns:
        The delivery, with each problem of the rows; rows with a problem are not counted.

    Raises:
        NoDutiesError: Where no period is given and no row can be counted.
        InvalidValueError: Where a day of knowledge is asked about and a row does not say when
            it was recorded.

    Examples:
        >>> import pandas as pd
        >>> from s92kit.agreements import Agreement, post_of
        >>> from s92kit.delivery import duties_from_frame
        >>> from s92kit.rates import london_rates
        >>> team = Agreement(id="walford/team", title="Team", payee="MOPAC", posts=post_of("PC", 4),
        ...                  sources=(), scheme="partnership-plus", term_unknown_because="a draft")
        >>> rows = pd.DataFrame({"post": ["pc"], "officer": ["P-1"], "day": ["2019-04-01"],
        ...                      "rostered_minutes": [480], "status": ["worked"],
        ...                      "abstraction": ["court"], "abstracted_minutes": [120]})
        >>> result = delivered(team, duties_from_frame(rows), None, london_rates())
        >>> result.totals.hours_delivered.text, result.totals.hours_abstracted().text
        ('6 hours', '2 hours')
    """
    posts = _posts(agreement, known_on)
    standing = standing_duties(duties.table, posts, known_on)
    days = period or first_and_last_day(standing.table)
    if days is None:
        raise NoDutiesError(agreement.id, standing.table.problems)
    sums = add_up(standing.table, days, [post.id for post, _ in posts])
    return Delivery(
        agreement=agreement.id,
        period=days,
        known_on=known_on,
        lines=tuple(_lines(posts, sums)),
        unrecorded=tuple(_gaps(posts, days, sums)),
        vacancies=sums.vacancies,
        abstractions=sums.abstractions,
        strength=sums.strength,
        shifts=sums.shifts,
        high_demand=high_demand_uses(
            agreement, posts, days, book, used=sums.high_demand, sources=duties.sources
        ),
        cost=cost_of_officers(agreement, days, book, known_on=known_on, assumption=assumption),
        rows=_account(duties, standing, sums),
        problems=standing.table.problems,
        sources=duties.sources,
    )


def _posts(agreement: Agreement, known_on: date | None) -> tuple[tuple[Post, Period | None], ...]:
    term = agreement.term(known_on=known_on)
    whole = term.period if term else None
    return tuple((post, post.period or whole) for post in as_known(agreement.posts, known_on))


def _lines(posts: tuple[tuple[Post, Period | None], ...], sums: Sums) -> Iterator[DeliveryLine]:
    for post, _ in posts:
        for named, month in sorted(sums.lines):
            if named == post.id:
                yield DeliveryLine(
                    post=post.id,
                    label=post.label,
                    month=month,
                    minutes=_minutes(sums.lines[named, month]),
                )


def _minutes(line: LineSums) -> Minutes:
    kinds = zip(AbstractionType, line.abstracted, strict=True)
    delivered_days, vacant_days, leave_days, abstracted_days = line.days
    return Minutes(
        bought=line.bought,
        delivered=line.delivered,
        vacant=line.vacant,
        leave=line.leave,
        abstracted_by_kind=tuple((kind, minutes) for kind, minutes in kinds if minutes),
        covered=line.covered,
        priority=line.priority,
        days_delivered=delivered_days,
        days_vacant=vacant_days,
        days_leave=leave_days,
        days_abstracted=abstracted_days,
    )


def _gaps(
    posts: tuple[tuple[Post, Period | None], ...], period: Period, sums: Sums
) -> Iterator[UnrecordedMonth]:
    for post, days in posts:
        serving = (days or period).overlap(period)
        month = serving.start.replace(day=1) if serving else period.end
        while serving and month < serving.end:
            if (post.id, month) not in sums.lines:
                yield UnrecordedMonth(post=post.id, month=month)
            month = add_months(month, 1)


def _account(duties: Duties, standing: Standing, sums: Sums) -> RowAccount:
    return RowAccount(
        read=duties.rows_in,
        counted=sums.rows,
        set_aside=duties.rows_in
        - standing.table.rows_accepted
        - standing.superseded
        - standing.not_yet_known,
        superseded=standing.superseded,
        not_yet_known=standing.not_yet_known,
        outside_period=sums.outside,
    )
