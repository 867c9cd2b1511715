"""Rules on how long an order runs, how it is extended, and until when it may be challenged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from s92kit.findings import Finding, Rule, Severity
from s92kit.law import Law, LegalLimit, LimitLastDay, LimitNotInForceError, last_day_under
from s92kit.periods import format_day
from s92kit.pspos._authorities import CHALLENGE, EXTENSION, LENGTH
from s92kit.pspos._bounds import Bounds, decision_of, first_day_of
from s92kit.pspos._case import Case, named, resting_on
from s92kit.pspos._course import Leg
from s92kit.pspos._order import OrderKind
from s92kit.pspos._stage import OrderStage, StageKind
from s92kit.pspos._status import Standing, status_on

__all__ = ["A_DAY_TOO_LONG", "CHECKS", "last_day_to_challenge"]

STATUS_KNOWN = Rule(
    "pspos/status-known",
    "It can be told whether the order is in force on the day.",
    Severity.NOTE,
)
PERIOD_LENGTH = Rule(
    "pspos/period-length",
    "The order is made for no longer than the law allows.",
    Severity.ERROR,
    (LENGTH,),
)
A_DAY_TOO_LONG = Rule(
    "pspos/a-day-too-long",
    "A period ends on the day before the corresponding day, and not on that day itself.",
    Severity.QUERY,
    (LENGTH,),
)
EXTENDED_IN_TIME = Rule(
    "pspos/extended-in-time",
    "Each extension was decided before the order expired.",
    Severity.ERROR,
    (EXTENSION,),
)
EXTENSION_LIMB = Rule(
    "pspos/extension-limb",
    "Each extension records what it is to prevent.",
    Severity.ERROR,
    (EXTENSION,),
)
EXTENSION_LENGTH = Rule(
    "pspos/extension-length",
    "Each extension is for no longer than the law allows.",
    Severity.ERROR,
    (EXTENSION,),
)
EXTENSION_FOLLOWS = Rule(
    "pspos/extension-follows",
    "Each extension begins on the day after the last day before it.",
    Severity.QUERY,
    (EXTENSION,),
)
CHALLENGE_CLOSED = Rule(
    "pspos/challenge-window",
    "The time in which the order or a variation may be challenged is over.",
    Severity.NOTE,
    (CHALLENGE,),
)

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def last_day_to_challenge(
    stage: OrderStage, law: Law, *, known_on: date | None = None
) -> LimitLastDay | None:
    """The last day on which an interested person may apply to the High Court about a stage.

    Args:
        stage: The making or a variation of an order.
        law: The law, such as ``english_law()``.
        known_on: The day whose knowledge of the law counts; ``None`` for everything recorded.

    Returns:
        The day and the row of the law; ``None`` where the day of the decision is not known, and
        for an extension or a discharge, which section 66 does not list.

    Raises:
        LimitNotInForceError: Where no limit in force speaks of the day.

    Source:
        Anti-social Behaviour, Crime and Policing Act 2014, section 66.

    Examples:
        >>> from s92kit.law import english_law
        >>> from s92kit.plugins import catalogue_of
        >>> from s92kit.testing import walford
        >>> made, *_ = catalogue_of(walford).pspo("walford/market-drinking").life()
        >>> print(made.decided_on, last_day_to_challenge(made, english_law()).last_day)
        2019-05-14 2019-06-24
    """
    if stage.kind not in {StageKind.MADE, StageKind.VARIED} or stage.decided_on is None:
        return None
    return last_day_under(law, "pspo-challenge-window", stage.decided_on, known_on=known_on)


def _status_known(case: Case) -> Iterator[Finding]:
    found = status_on(case.order, case.on, known_on=case.known_on)
    day = format_day(case.on)
    if found.standing is Standing.UNKNOWN:
        answer = STATUS_KNOWN.undetermined(f"on {day} {found.because}", path=("stages",))
    else:
        answer = STATUS_KNOWN.met(f"On {day}: {found.standing}, because {found.because}.")
    yield resting_on(answer, *found.sources)


def _period_length(case: Case) -> Iterator[Finding]:
    for leg in case.legs[:1]:
        yield _length(PERIOD_LENGTH, case, leg, first_day_of(leg.stage), case.length_key)


def _extension_length(case: Case) -> Iterator[Finding]:
    yield from _none_recorded(EXTENSION_LENGTH, case)
    for leg in _extensions(case):
        if case.order.kind is OrderKind.EXPEDITED:
            because = (
                "whether and for how long an expedited order may be extended is not established"
            )
            yield EXTENSION_LENGTH.undetermined(because, path=case.place_of(leg.stage))
            continue
        stated = first_day_of(leg.stage)
        begins = leg.would_begin
        first = Bounds(begins, begins) if begins else stated
        answer = _length(EXTENSION_LENGTH, case, leg, first, "pspo-extension")
        yield _doubted(answer, case, leg)


def _doubted(answer: Finding, case: Case, leg: Leg) -> Finding:
    # An order that was made for a day too long ended a day sooner in law than its paper says, and
    # its extension, counted from there, may be a day too long as well.
    made = case.legs[0]
    if leg.before != made.last or made.first_day is None or leg.stage.first_day:
        return answer
    lawful = _allowed(case, case.length_key, made.stage, made.first_day).last_day
    if leg.before.exact is None or leg.before.exact <= lawful:
        return answer
    begins = lawful + timedelta(days=1)
    sooner = _length(EXTENSION_LENGTH, case, leg, Bounds(begins, begins), "pspo-extension")
    if sooner.outcome is answer.outcome:
        return answer
    because = (
        f"{leg.stage.id!r} states no first day: counted from the day after {format_day(lawful)}, "
        "the last day that the law allowed for the order itself, it is too long, and counted from "
        f"the day after {format_day(leg.before.exact)}, as stated, it is not"
    )
    return EXTENSION_LENGTH.undetermined(because, path=case.place_of(leg.stage))


def _allowed(case: Case, key: str, stage: OrderStage, first_day: date) -> LimitLastDay:
    law_of = decision_of(stage).earliest or first_day
    return last_day_under(case.law, key, first_day, on=law_of, known_on=case.known_on)


def _length(rule: Rule, case: Case, leg: Leg, first: Bounds, key: str) -> Finding:
    path, stage, last = case.place_of(leg.stage), leg.stage, leg.last
    if first.earliest and last.latest:
        allowed = _allowed(case, key, stage, first.earliest)
        if last.latest <= allowed.last_day:
            message = _within(stage, first, last, allowed)
            return resting_on(rule.met(message, path=path), stage.source, limit=allowed.limit)
    if first.latest and last.earliest:
        allowed = _allowed(case, key, stage, first.latest)
        if last.earliest > allowed.last_day:
            return _too_long(rule, case, leg, first.latest, allowed)
    because = f"days of {stage.id!r} are not known: {stage.unknown_because}"
    return resting_on(rule.undetermined(because, path=path), stage.source)


def _within(stage: OrderStage, first: Bounds, last: Bounds, allowed: LimitLastDay) -> str:
    if first.exact and last.exact:
        return (
            f"{stage.id!r} runs from {format_day(first.exact)} to {format_day(last.exact)}; with "
            f"{_in_words(allowed.limit)} it may run to {format_day(allowed.last_day)}."
        )
    return f"Whatever its days are, {stage.id!r} lies within {_in_words(allowed.limit)}."


def _too_long(rule: Rule, case: Case, leg: Leg, first: date, allowed: LimitLastDay) -> Finding:
    path, stage, last = case.place_of(leg.stage), leg.stage, leg.last.earliest
    assert last is not None  # noqa: S101 - it is too long only where it has a last day
    length, limit = _in_words(allowed.limit), allowed.limit
    by_a_day = last == allowed.last_day + timedelta(days=1)
    many = length if not by_a_day else f"{length} and a day"
    message = (
        f"{stage.id!r} is stated to run from {format_day(first)} to {format_day(last)}. Counted "
        f"with both days in it, that is {many if by_a_day else f'longer than {many}'}; "
        f"{length} end on {format_day(allowed.last_day)} ({limit.provision}). Give that as the "
        "last day, and rely on nothing done under the order after it."
    )
    chosen = A_DAY_TOO_LONG if by_a_day else rule
    return resting_on(chosen.not_met(message, path=path), stage.source, limit=limit)


def _in_words(limit: LegalLimit) -> str:
    count, _, unit = str(limit.value).partition(" ")
    small = count.isdigit() and int(count) < len(_NUMBERS)
    return f"{_NUMBERS[int(count)] if small else count} {unit}"


def _extensions(case: Case) -> tuple[Leg, ...]:
    # What came too late carried nothing on, and is judged all the same.
    return (*case.legs[1:], *(case.course.too_late if case.course else ()))


def _none_recorded(rule: Rule, case: Case) -> Iterator[Finding]:
    # That no extension is recorded is a pass only for an order whose days are known.
    if any(case.decisions(StageKind.EXTENDED)):
        return
    found = status_on(case.order, case.on, known_on=case.known_on)
    if found.standing is Standing.UNKNOWN:
        because = f"no extension is recorded, and of the order itself {found.because}"
        yield rule.undetermined(because, path=("stages",))
    else:
        yield rule.met("No extension is recorded.", path=("stages",))


def _extended_in_time(case: Case) -> Iterator[Finding]:
    yield from _none_recorded(EXTENDED_IN_TIME, case)
    for leg in _extensions(case):
        answer = _in_time(leg.stage, leg.before, case.place_of(leg.stage))
        yield resting_on(answer, leg.stage.source)


def _in_time(stage: OrderStage, before: Bounds, path: tuple[str | int, ...]) -> Finding:
    decided = decision_of(stage)
    if decided.latest and before.earliest and decided.latest < before.earliest:
        return EXTENDED_IN_TIME.met(_to_spare(stage, decided, before), path=path)
    if decided.earliest and before.latest and decided.earliest > before.latest:
        return EXTENDED_IN_TIME.not_met(
            f"{named(stage)}, was decided after the order's last day, "
            f"{format_day(before.latest)}. An order that has lapsed cannot be extended: it has "
            "lapsed, so make a new order.",
            path=path,
        )
    if decided.exact and decided.exact == before.exact:
        because = (
            f"{stage.id!r} was decided on the last day itself, {format_day(decided.exact)}, and "
            "no paper shows that the order had not yet expired"
        )
        return EXTENDED_IN_TIME.undetermined(because, path=path)
    because = f"of {stage.id!r}: {stage.unknown_because or 'the last day before it is not known'}"
    return EXTENDED_IN_TIME.undetermined(because, path=path)


def _to_spare(stage: OrderStage, decided: Bounds, before: Bounds) -> str:
    if decided.exact and before.exact:
        days = (before.exact - decided.exact).days
        return (
            f"{stage.id!r} was decided on {format_day(decided.exact)}, before the last day, "
            f"{format_day(before.exact)}, with {days} {'day' if days == 1 else 'days'} to spare."
        )
    return f"{stage.id!r} was decided before any day on which the order can have ended."


def _extension_limb(case: Case) -> Iterator[Finding]:
    yield from _none_recorded(EXTENSION_LIMB, case)
    for stage in case.decisions(StageKind.EXTENDED):
        path = case.place_of(stage)
        if stage.limbs:
            limbs = " and ".join(stage.limbs)
            answer = EXTENSION_LIMB.met(f"{stage.id!r} is to prevent {limbs}.", path=path)
        else:
            because = (
                f"no paper that was read says which limb of section 60(2) {stage.id!r} rests on"
            )
            answer = EXTENSION_LIMB.undetermined(because, path=path)
        yield resting_on(answer, stage.source)


def _extension_follows(case: Case) -> Iterator[Finding]:
    yield from _none_recorded(EXTENSION_FOLLOWS, case)
    yield from _unplaced(case)
    for hole in case.course.holes if case.course else ():
        message = (
            f"{hole.stage.id!r} is stated to begin later than the day after the last day before "
            f"it: nothing covers the days {hole.span}. Confirm its first day."
        )
        answer = EXTENSION_FOLLOWS.not_met(message, path=case.place_of(hole.stage))
        yield resting_on(answer, hole.stage.source)


def _unplaced(case: Case) -> Iterator[Finding]:
    for leg in _extensions(case):
        if leg.stage.first_day is None or leg.before.exact is None:
            because = f"the first day of {leg.stage.id!r}, or the last day before it, is not stated"
            answer = EXTENSION_FOLLOWS.undetermined(because, path=case.place_of(leg.stage))
            yield resting_on(answer, leg.stage.source)


def _challenge_closed(case: Case) -> Iterator[Finding]:
    for stage in case.decisions(StageKind.MADE, StageKind.VARIED):
        path = case.place_of(stage)
        try:
            window = last_day_to_challenge(stage, case.law, known_on=case.known_on)
        except LimitNotInForceError as unknown:
            yield CHALLENGE_CLOSED.undetermined(unknown.reason, path=path)
            continue
        if window is None:
            because = f"the day on which {stage.id!r} was decided is not known"
            yield resting_on(CHALLENGE_CLOSED.undetermined(because, path=path), stage.source)
            continue
        last = format_day(window.last_day)
        if case.on <= window.last_day:
            made = format_day(stage.decided_on or case.on)
            message = f"{named(stage)}, may be challenged in the High Court from {made} to {last}."
            answer = CHALLENGE_CLOSED.not_met(message, path=path)
        else:
            message = f"{named(stage)}: the last day to challenge it was {last}."
            answer = CHALLENGE_CLOSED.met(message, path=path)
        yield resting_on(answer, stage.source, limit=window.limit)


CHECKS: tuple[tuple[Rule, Callable[[Case], Iterator[Finding]]], ...] = (
    (STATUS_KNOWN, _status_known),
    (PERIOD_LENGTH, _period_length),
    (EXTENDED_IN_TIME, _extended_in_time),
    (EXTENSION_LIMB, _extension_limb),
    (EXTENSION_LENGTH, _extension_length),
    (EXTENSION_FOLLOWS, _extension_follows),
    (CHALLENGE_CLOSED, _challenge_closed),
)
"""Each rule on an order's periods with its check."""
