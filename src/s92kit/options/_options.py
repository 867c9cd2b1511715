"""Options side by side: the agreement as it is, and as it would be after each set of changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from s92kit.agreements import Agreement, CostSchedule, terms_of
from s92kit.errors import S92Error
from s92kit.figures import Figure
from s92kit.findings import Finding, Findings, Rule, Severity
from s92kit.options._changes import Change, EndOnNotice
from s92kit.options._effects import Effect, affected_from, effect_of, refuse_early_schemes
from s92kit.options._measures import (
    cost_per_hour,
    cost_per_officer_day,
    hours_a_day,
    officer_days,
)
from s92kit.options._option import AS_AGREED, DeliveredHours, Option, succession
from s92kit.options._outlook import outlook
from s92kit.options._revised import as_standing, term_of
from s92kit.periods import period_of_months
from s92kit.rates import RateAssumption, RateBook

__all__ = [
    "OPTION_APPLIES",
    "OptionResult",
    "check_options",
    "compare_options",
]

_NO_NOTICE = "no period of notice is recorded for the agreement or its scheme"

OPTION_APPLIES = Rule(
    "agreements/option-applies",
    "Each change of an option can be made to the agreement.",
    Severity.ERROR,
)


@attrs.frozen(kw_only=True)
class OptionResult:
    """What an option would cost and buy.

    Args:
        id: The option's id, or that of the agreement as it is.
        title: What a table calls it.
        agreements: The agreement as it would be; two where one follows the other.
        schedule: What it would cost, by year and in total.
        officer_days: Each day of each post, paid for or not.
        cost_per_officer_day: The cost of officers alone for each of those days.
        cost_per_delivered_hour: The same for each hour on the agreement's own work.
        effects: When each change can take effect.
        cautions: What a person should know before choosing it.
    """

    id: str
    title: str
    agreements: tuple[Agreement, ...]
    schedule: CostSchedule
    officer_days: Figure
    cost_per_officer_day: Figure
    cost_per_delivered_hour: Figure
    effects: tuple[Effect, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def total(self) -> Figure:
        """The cost over all years."""
        return self.schedule.total

    @property
    def first_day(self) -> date | None:
        """The first day on which every change is in effect; ``None`` where one is not known."""
        days = [effect.first_day for effect in self.effects]
        known = [day for day in days if day is not None]
        return max(known) if known and len(known) == len(days) else None

    @property
    def undetermined(self) -> tuple[str, ...]:
        """What cannot be determined of the option, each with its reason."""
        figures = (
            self.total,
            self.officer_days,
            self.cost_per_officer_day,
            self.cost_per_delivered_hour,
        )
        unknown = [f"{item.label}: {item.text}" for item in figures if item.value is None]
        unknown += [effect.text for effect in self.effects if effect.unknown_because]
        return tuple(unknown)


def compare_options(
    agreement: Agreement,
    options: Sequence[Option],
    book: RateBook,
    *,
    delivered: DeliveredHours | None = None,
    known_on: date | None = None,
    assumption: RateAssumption | None = None,
) -> tuple[OptionResult, ...]:
    """The agreement as it is and under each option, costed alike.

    Args:
        agreement: The agreement, which is left as it is.
        options: The options, in the order to show them in.
        book: The schemes and rates.
        delivered: Hours delivered so far, to reckon the cost of an hour by.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.
        assumption: What to suppose where no rate is published.

    Returns:
        One result for the agreement as it is, then one for each option.

    Raises:
        InvalidValueError: Where a change does not fit the agreement.
        SchemeNotOpenError: Where a scheme was not open on the first day under it.
        UnknownNameError: Where a line or scheme is not there.

    Examples:
        >>> from s92kit.agreements import AgreedTerm, Agreement, Post
        >>> from s92kit.options import EndOnNotice, Option
        >>> from s92kit.periods import Period
        >>> from s92kit.ranks import Rank
        >>> from s92kit.rates import london_rates
        >>> from s92kit.sources import Source
        >>> paper = Source(title="Scheme report", locator="4.1", published_on=None)
        >>> day = date(2019, 4, 1)
        >>> year = Period.inclusive(day, date(2020, 3, 31))
        >>> team = Agreement(
        ...     id="walford/park", title="Park team", payee="MOPAC", scheme="partnership-plus",
        ...     sources=(paper,),
        ...     posts=(Post(id="park", role="parks", count=2, rank=Rank.PC, recorded_on=day,
        ...                 source=paper),),
        ...     term_history=(AgreedTerm(id="signed", period=year, recorded_on=day, source=paper),),
        ... )
        >>> leave = Option(id="leave", title="Leave", changes=(
        ...     EndOnNotice(served_on=date(2019, 6, 30)),))
        >>> for result in compare_options(team, [leave], london_rates()):
        ...     print(result.title, result.total.text, result.first_day)
        As agreed £114,000 None
        Leave £85,193.55 2019-12-31
    """
    base = as_standing(agreement, known_on=known_on)
    ground = _Ground(
        base=base,
        book=book,
        known_on=known_on,
        assumption=assumption,
        hours_a_day=hours_a_day(base, delivered.hours, delivered.period) if delivered else None,
        delivered=delivered,
    )
    return (_as_agreed(ground), *(_under(option, ground) for option in options))


def check_options(
    agreement: Agreement,
    options: Sequence[Option],
    book: RateBook,
    *,
    known_on: date | None = None,
) -> Findings:
    """Whether each change of each option can be made, with every one that cannot.

    Args:
        agreement: The agreement.
        options: The options.
        book: The schemes and rates.
        known_on: The day whose knowledge counts; ``None`` for everything recorded.

    Returns:
        A finding for each change, by its place in a document of options.
    """
    base = as_standing(agreement, known_on=known_on)
    return Findings(
        finding
        for at, option in enumerate(options)
        for finding in _check_option(option, base, book, ("options", at, "changes"))
    )


@attrs.frozen(kw_only=True)
class _Ground:
    """What every option of a comparison is held against."""

    base: Agreement
    book: RateBook
    known_on: date | None
    assumption: RateAssumption | None
    hours_a_day: Figure | None
    delivered: DeliveredHours | None


def _check_option(
    option: Option, base: Agreement, book: RateBook, path: tuple[str | int, ...]
) -> Iterator[Finding]:
    last = base
    for at, change in enumerate(option.changes):
        try:
            told = _told(change, last, book)
            if told is None:
                because = f"of {option.title!r}: {_NO_NOTICE}"
                yield OPTION_APPLIES.undetermined(because, path=(*path, at))
                return
            refuse_early_schemes(told, last, book)
            last = succession(told, last)[-1]
        except S92Error as wrong:
            yield OPTION_APPLIES.not_met(f"{option.title}: {wrong}", path=(*path, at))
            return
        yield OPTION_APPLIES.met(path=(*path, at))


def _told(change: Change, agreement: Agreement, book: RateBook) -> Change | None:
    if not isinstance(change, EndOnNotice) or change.notice_months is not None:
        return change
    notice = terms_of(agreement, book).notice_months
    return attrs.evolve(change, notice_months=notice.amount) if notice else None


def _as_agreed(ground: _Ground) -> OptionResult:
    return _result(AS_AGREED, "As agreed", (ground.base,), ground, affected=None)


def _under(option: Option, ground: _Ground) -> OptionResult:
    parts: tuple[Agreement, ...] = (ground.base,)
    effects: list[Effect] = []
    affected: list[date] = []
    for change in option.changes:
        told = _told(change, parts[-1], ground.book)
        if told is None:
            return _result(option.id, option.title, (), ground, affected=None, because=_NO_NOTICE)
        refuse_early_schemes(told, parts[-1], ground.book)
        effects.append(effect_of(told, parts[-1], ground.book))
        affected.append(affected_from(told, parts[-1]))
        parts = (*parts[:-1], *succession(told, parts[-1]))
    return _result(
        option.id, option.title, parts, ground, affected=min(affected), effects=tuple(effects)
    )


def _result(
    id: str,  # noqa: A002 - the field's own word
    title: str,
    parts: tuple[Agreement, ...],
    ground: _Ground,
    *,
    affected: date | None,
    effects: tuple[Effect, ...] = (),
    because: str = "",
) -> OptionResult:
    schedule = outlook(
        ground.base.id,
        parts,
        ground.book,
        affected=affected,
        known_on=ground.known_on,
        assumption=ground.assumption,
        because=because,
    )
    days = officer_days(parts, because=because)
    per_day = cost_per_officer_day(schedule, days)
    return OptionResult(
        id=id,
        title=title,
        agreements=parts,
        schedule=schedule,
        officer_days=days,
        cost_per_officer_day=per_day,
        cost_per_delivered_hour=cost_per_hour(schedule, per_day, days, ground.hours_a_day),
        effects=effects,
        cautions=tuple(_cautions(parts, ground, effects)),
    )


def _cautions(
    parts: tuple[Agreement, ...], ground: _Ground, effects: tuple[Effect, ...]
) -> Iterator[str]:
    for effect in effects:
        if effect.caution:
            yield effect.caution
    ended = any(isinstance(effect.change, EndOnNotice) for effect in effects)
    for part in parts[-1:] if effects and not ended else ():
        least = terms_of(part, ground.book).minimum_term_months
        days = term_of(part)
        if least and days.end < period_of_months(days.start, least.amount).end:
            yield (
                f"the term would be {days}, and the least term is {least.amount} months "
                f"({least.source.cited})"
            )
