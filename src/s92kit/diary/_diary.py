"""The diary: every day on which an agreement, an order or another power needs a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from s92kit.agreements import Agreement
from s92kit.diary._diary_entry import DiaryEntry
from s92kit.diary._lead_times import LeadTimes
from s92kit.diary._of_agreements import entries_of_agreements
from s92kit.diary._of_orders import entries_of_orders
from s92kit.diary._of_powers import entries_of_powers
from s92kit.errors import InvalidValueError
from s92kit.law import Law
from s92kit.powers import PowerRecords
from s92kit.pspos import Pspo
from s92kit.rates import RateBook

__all__ = ["diary"]

_USUAL = LeadTimes()


def diary(
    agreements: Iterable[Agreement],
    book: RateBook,
    *,
    on: date,
    known_on: date | None = None,
    orders: Iterable[Pspo] = (),
    powers: Iterable[PowerRecords] = (),
    law: Law | None = None,
    lead_times: LeadTimes = _USUAL,
) -> tuple[DiaryEntry, ...]:
    """Every day on which agreements, orders and other powers need a person, as seen on a day.

    For each agreement: the last day for notice, the earliest end if notice were served on the
    day of the diary, the last day, each day after which service goes on without a budget,
    events announced before their day, and what the papers state of renewals, reviews, budget
    decisions and invoices. For each order: its last day, the end of each window to challenge it,
    and what an extension needs by when. For each use of another power: the dates that follow.

    Args:
        agreements: The agreements.
        book: The schemes, which say how long notice is.
        on: The day of the diary: what lies before it is past, and still listed.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        orders: The public spaces protection orders.
        powers: Lists of the use of other powers.
        law: The law, such as ``english_law()``; needed where there are orders or powers.
        lead_times: How long before the end of an order somebody must begin.

    Returns:
        The entries with a day in order of it, then those without, each with the reason.

    Raises:
        InvalidValueError: For orders or powers without the law.
        UnknownNameError: Where the book has no scheme that an agreement names.

    Examples:
        >>> from s92kit.plugins import catalogue_of
        >>> from s92kit.rates import london_rates
        >>> from s92kit.testing import walford
        >>> entries = diary(catalogue_of(walford).agreements, london_rates(), on=date(2022, 1, 1))
        >>> next(str(each.on) for each in entries if each.title == "Last day to give notice")
        '2021-09-30'
    """
    found = [
        *entries_of_agreements(agreements, book, on=on, known_on=known_on),
        *_by_law(tuple(orders), tuple(powers), law, lead_times, on=on, known_on=known_on),
    ]
    entries = (
        attrs.evolve(entry, past=entry.last_day is not None and entry.last_day < on)
        for entry in found
    )
    return tuple(sorted(entries, key=lambda entry: (entry.first_day or date.max, entry.id)))


def _by_law(
    orders: tuple[Pspo, ...],
    powers: tuple[PowerRecords, ...],
    law: Law | None,
    lead_times: LeadTimes,
    *,
    on: date,
    known_on: date | None,
) -> Iterator[DiaryEntry]:
    if not orders and not powers:
        return
    if law is None:
        raise InvalidValueError(
            what="The law of a diary with orders or powers", given=None, mend="Give english_law()."
        )
    yield from entries_of_orders(orders, law, lead_times, on=on, known_on=known_on)
    yield from entries_of_powers(powers, law, known_on=known_on)
