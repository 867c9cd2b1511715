"""What a cell's text says: a day, a month, a time, a number, an option, or why it says none."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import attrs

from s92kit.errors import InvalidValueError, closest_to
from s92kit.findings import Rule
from s92kit.periods import parse_day
from s92kit.tables._contract import Column, Kind
from s92kit.tables._problems import (
    NOT_A_DAY,
    NOT_A_MONTH,
    NOT_A_TIME,
    NOT_A_WHOLE_NUMBER,
    OUT_OF_BOUNDS,
    UNKNOWN_OPTION,
    WRONG_FORM,
)

__all__ = ["Fault", "parser_for"]

_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(:00)?")
_WHOLE = re.compile(r"-?[0-9]+")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])(-01)?")


@attrs.frozen
class Fault:
    """Why a cell cannot be read.

    Args:
        rule: The rule that it breaks.
        message: What was found and what was expected.
        mend: What to do about it.
    """

    rule: Rule
    message: str
    mend: str


Parsed = str | int | date | Fault
Parser = Callable[[str], Parsed]


def parser_for(column: Column, texts: list[str], *, day_first: bool) -> Parser:
    """What reads the cells of a column.

    Args:
        column: The column.
        texts: Each distinct text in it: with days written day first, one that can only be month
            first makes every such day of the column doubtful.
        day_first: Whether days such as 03/04/2019 mean the third of April.
    """
    if column.kind is Kind.DAY:
        return _day_parser(texts, day_first=day_first)
    if column.kind is Kind.OPTION:
        return _option_parser(column)
    if column.kind is Kind.WHOLE:
        return lambda text: _whole(column, text)
    if column.kind is Kind.TEXT:
        return lambda text: _text(column, text)
    return _month if column.kind is Kind.MONTH else _time


def _day_parser(texts: list[str], *, day_first: bool) -> Parser:
    slashed = [match for text in texts if (match := _DAY_FIRST.fullmatch(text))]
    month_first = next((match[0] for match in slashed if int(match[2]) > 12), "")
    return lambda text: _day(text, day_first=day_first, month_first=month_first)


def _day(text: str, *, day_first: bool, month_first: str) -> Parsed:
    match = _DAY_FIRST.fullmatch(text)
    if match and not day_first:
        mend = "Write year, month and day, such as 2019-04-01, or say that days come day first."
        return Fault(NOT_A_DAY, f"{text!r} may be read in two ways.", mend)
    if match and month_first:
        message = f"{text!r} cannot be relied on: {month_first!r} in its column is month first."
        return Fault(NOT_A_DAY, message, "Write each day as year, month and day: 2019-04-01.")
    iso = f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else text
    try:
        return parse_day(iso)
    except InvalidValueError as wrong:
        return Fault(NOT_A_DAY, f"{text!r} is no day.", wrong.mend)


def _month(text: str) -> Parsed:
    if _MONTH.fullmatch(text):
        return parse_day(f"{text[:7]}-01")
    return Fault(NOT_A_MONTH, f"{text!r} is no month.", "Write year and month, such as 2019-04.")


def _time(text: str) -> Parsed:
    match = _TIME.fullmatch(text)
    if match:
        return int(match[1]) * 60 + int(match[2])
    return Fault(NOT_A_TIME, f"{text!r} is no time of day.", "Write 00:00 to 23:59, such as 22:00.")


def _whole(column: Column, text: str) -> Parsed:
    if not _WHOLE.fullmatch(text):
        message = f"{text!r} is no whole number{f' of {column.unit}' if column.unit else ''}."
        return Fault(NOT_A_WHOLE_NUMBER, message, f"Write figures alone. {column.meaning}")
    number = int(text)
    if column.least is not None and number < column.least:
        mend = f"The least is {column.least:,} {column.unit}.".replace(" .", ".")
        return Fault(OUT_OF_BOUNDS, f"{number:,} is too few.", mend)
    if column.most is not None and number > column.most:
        mend = f"The most is {column.most:,} {column.unit}.".replace(" .", ".")
        return Fault(OUT_OF_BOUNDS, f"{number:,} is too many.", mend)
    return number


def _option_parser(column: Column) -> Parser:
    known = {option.lower(): option for option in column.options}

    def option(text: str) -> Parsed:
        return known.get(text.lower()) or Fault(
            UNKNOWN_OPTION,
            f"{text!r} is no {column.name.replace('_', ' ').lower()}.",
            closest_to(text, column.options),
        )

    return option


def _text(column: Column, text: str) -> Parsed:
    if not column.pattern or re.fullmatch(column.pattern, text):
        return text
    shown = "What stands here" if column.private else repr(text)
    return Fault(WRONG_FORM, f"{shown} is no {column.name}.", column.pattern_in_words)
