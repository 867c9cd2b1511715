"""What an invoice or a claim needs to know of delivery: time lost, and minutes bought."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from s92kit.agreements import Agreement
from s92kit.dated import as_known
from s92kit.delivery._allowance import HighDemandUse
from s92kit.delivery._delivery import Delivery
from s92kit.delivery._records import DayRecord
from s92kit.periods import Period
from s92kit.sources import Source

__all__ = ["BoughtTime", "LostTime", "bought_minutes", "creditable", "lost_time_of"]


@attrs.frozen(kw_only=True)
class BoughtTime:
    """How many minutes of duty were bought of a line over some days, by its rota.

    Args:
        post: The id of the post line.
        period: The days.
        minutes: The minutes of all its posts together.
    """

    post: str
    period: Period
    minutes: int


@attrs.frozen(kw_only=True)
class LostTime:
    """What delivery says of the days of an invoice; ``None`` where nothing says it.

    Args:
        vacancies: Posts that stood empty; an empty tuple where none did.
        abstractions: Time for which officers were called away; an empty tuple where none was.
        bought: The minutes of duty that were bought, which say what a minute is worth.
        high_demand: High-demand days against the allowance.
        sources: The duty records.
        assumptions: What a reader must know of them, such as rows that were left out.
    """

    vacancies: tuple[DayRecord, ...] | None = None
    abstractions: tuple[DayRecord, ...] | None = None
    bought: tuple[BoughtTime, ...] = ()
    high_demand: tuple[HighDemandUse, ...] = ()
    sources: tuple[Source, ...] = ()
    assumptions: tuple[str, ...] = ()


def lost_time_of(delivery: Delivery, agreement: Agreement) -> LostTime:
    """What a result of delivery says of time lost and bought.

    Args:
        delivery: The result.
        agreement: The agreement, which says on which days of a month a line serves.
    """
    return LostTime(
        vacancies=delivery.vacant_days(),
        abstractions=delivery.abstracted(),
        bought=tuple(_bought(delivery, agreement)),
        high_demand=delivery.high_demand,
        sources=delivery.sources,
        assumptions=delivery.totals.assumptions,
    )


def _bought(delivery: Delivery, agreement: Agreement) -> Iterator[BoughtTime]:
    term = agreement.term(known_on=delivery.known_on)
    whole = term.period if term else None
    served = {
        post.id: post.period or whole for post in as_known(agreement.posts, delivery.known_on)
    }
    for line in delivery.lines:
        within = line.period.overlap(delivery.period)
        on_post = served.get(line.post)
        days = within.overlap(on_post) if within and on_post else within
        if days:
            yield BoughtTime(post=line.post, period=days, minutes=line.minutes_bought)


def creditable(record: DayRecord) -> bool:
    """Whether lost time may be left uncharged where the agreement names no kinds.

    A vacancy and aid may; court and training are mandatory, high-demand days are within the
    rate, and of other work nothing is supposed.

    Args:
        record: A vacancy or an abstraction.

    Examples:
        >>> from datetime import date
        >>> from s92kit.abstractions import AbstractionType
        >>> court = DayRecord(day=date(2019, 6, 3), post="constables", minutes=240,
        ...                   kind=AbstractionType.COURT)
        >>> creditable(court)
        False
    """
    return record.kind is None or record.kind.may_raise_credit


def bought_minutes(post: str, days: Period, bought: tuple[BoughtTime, ...]) -> int | None:
    """The minutes bought of a line over just these days; ``None`` where they are not known.

    Args:
        post: The id of the line.
        days: The days.
        bought: Minutes by stretches of days, such as months.
    """
    within = [each for each in bought if each.post == post and days.covers(each.period)]
    if sum(each.period.days for each in within) != days.days:
        return None
    return sum(each.minutes for each in within)
