"""What a cell's text says: a day, a time, a number, an option, or the rule that it breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeAlias

import attrs

from s92kit.errors import InvalidValueError, closest_to
from s92kit.findings import Rule
from s92kit.periods import parse_day
from s92kit.tables._contract import EXACT_IN_EVERY_PROGRAM, Column, Kind
from s92kit.tables._problems import (
    MISSING_VALUE,
    NOT_A_DAY,
    NOT_A_FLAG,
    NOT_A_MOMENT,
    NOT_A_MONTH,
    NOT_A_NUMBER,
    NOT_A_TIME,
    NOT_A_WHOLE_NUMBER,
    OUT_OF_BOUNDS,
    UNKNOWN_OPTION,
    UNUSUAL_VALUE,
    WRONG_FORM,
)

__all__ = ["RULE_OF_KIND", "CellReader", "Parsed", "reader_for"]

RULE_OF_KIND: dict[Kind, Rule] = {
    Kind.TEXT: WRONG_FORM,
    Kind.OPTION: UNKNOWN_OPTION,
    Kind.DAY: NOT_A_DAY,
    Kind.MONTH: NOT_A_MONTH,
    Kind.TIME: NOT_A_TIME,
    Kind.MOMENT: NOT_A_MOMENT,
    Kind.WHOLE: NOT_A_WHOLE_NUMBER,
    Kind.DECIMAL: NOT_A_NUMBER,
    Kind.FLAG: NOT_A_FLAG,
}
"""The rule that a cell breaks whose text is nothing of its column's kind."""

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(:00)?")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?")
_WHOLE = re.compile(r"-?[0-9]+")
_LEDGER = re.compile(
    r"(?P<open>\()?(?P<minus>-)?(?P<pound>£)?(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
    r"(?P<rest>\.[0-9]+)?(?P<close>\))?"
)
_MONEY = "pounds"
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])(-01)?")
_FLAGS = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}

Parsed: TypeAlias = str | int | date | Decimal | Rule
"""What a cell says, or the rule that it breaks."""


@attrs.frozen(kw_only=True)
class CellReader:
    """What reads the cells of one column, and says why a cell cannot be read.

    Words are made only for the cells that are shown, because a column of a million wrong cells
    would otherwise need a million sentences.

    Args:
        parse: Gives what a text that is not empty says, or the rule that it breaks.
        words: Gives the message and the mend for a rule and the text that breaks it.
    """

    parse: Callable[[str], Parsed]
    words: Callable[[Rule, str], tuple[str, str]]


def reader_for(column: Column, texts: Sequence[str], *, day_first: bool) -> CellReader:
    """What reads the cells of a column.

    Args:
        column: The column.
        texts: Each distinct text in it: with days written day first, one that can only be month
            first makes every such day of the column doubtful.
        day_first: Whether days such as 03/04/2019 mean the third of April.
    """
    dated = column.kind in (Kind.DAY, Kind.MOMENT)
    month_first = _month_first(texts) if dated else ""
    days = _Days(day_first=day_first, month_first=month_first)
    return CellReader(
        parse=_parser(column, days), words=lambda rule, text: _words(column, days, rule, text)
    )


def _parser(column: Column, days: _Days) -> Callable[[str], Parsed]:
    form = re.compile(column.pattern or r"[\s\S]*")
    known = {option.lower(): option for option in column.options}
    parsers: dict[Kind, Callable[[str], Parsed]] = {
        Kind.TEXT: lambda text: text if form.fullmatch(text) else WRONG_FORM,
        Kind.OPTION: lambda text: known.get(text.lower(), UNKNOWN_OPTION),
        Kind.DAY: days.day,
        Kind.MONTH: _month,
        Kind.TIME: _time,
        Kind.MOMENT: days.moment,
        Kind.WHOLE: lambda text: _whole(column, text),
        Kind.DECIMAL: lambda text: _decimal(column, text),
        Kind.FLAG: lambda text: _FLAGS.get(text.lower(), NOT_A_FLAG),
    }
    return parsers[column.kind]


def _month_first(texts: Sequence[str]) -> str:
    slashed = (match for text in texts if (match := _DAY_FIRST.match(text)))
    return next((match[0] for match in slashed if int(match[2]) > 12), "")


@attrs.frozen(kw_only=True)
class _Days:
    """How the days of a column are read.

    Args:
        day_first: Whether days such as 03/04/2019 mean the third of April.
        month_first: One that can only be month first, where there is such a one.
    """

    day_first: bool
    month_first: str

    def day(self, text: str) -> date | Rule:
        """The day that a text says."""
        match = _DAY_FIRST.fullmatch(text)
        if match and (not self.day_first or self.month_first):
            return NOT_A_DAY
        iso = _iso(match) if match else text
        if not _ISO.fullmatch(iso):
            return NOT_A_DAY
        try:
            return date.fromisoformat(iso)
        except ValueError:
            return NOT_A_DAY

    def moment(self, text: str) -> datetime | Rule:
        """The day and time that a text says."""
        day_text, clock = _halves(text)
        match = _CLOCK.fullmatch(clock)
        day = self.day(day_text)
        if match is None or isinstance(day, Rule):
            return NOT_A_MOMENT
        return datetime.combine(day, time(int(match[1]), int(match[2]), int(match[3] or 0)))

    def words(self, text: str) -> tuple[str, str]:
        """Why a text is no day, and what to do."""
        match = _DAY_FIRST.fullmatch(text)
        if match and not self.day_first:
            mend = "Write year, month and day, such as 2019-04-01, or say that days come day first."
            return f"{text!r} may be read in two ways.", mend
        if match and self.month_first:
            said = (
                f"{text!r} cannot be relied on: {self.month_first!r} in its column is month first."
            )
            return said, "Write each day as year, month and day: 2019-04-01."
        try:
            parse_day(_iso(match) if match else text)
        except InvalidValueError as wrong:
            return f"{text!r} is no day.", wrong.mend
        return f"{text!r} is no day as a record has it.", "Write it such as 2019-04-01."


def _iso(match: re.Match[str]) -> str:
    return f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"


def _halves(text: str) -> tuple[str, str]:
    day, _, clock = text.replace("T", " ", 1).partition(" ")
    return day, clock


def _month(text: str) -> date | Rule:
    if _MONTH.fullmatch(text) and text[:4] != "0000":
        return date(int(text[:4]), int(text[5:7]), 1)
    return NOT_A_MONTH


def _time(text: str) -> int | Rule:
    match = _TIME.fullmatch(text)
    return int(match[1]) * 60 + int(match[2]) if match else NOT_A_TIME


def _bare_figures(column: Column, text: str) -> str:
    """A number as ledgers write it, in plain figures: 1,234 and (5), and £7 where it is money."""
    match = _LEDGER.fullmatch(text)
    if match is None or (match["pound"] and column.unit != _MONEY):
        return text
    # A minus within brackets would be a minus twice.
    if bool(match["open"]) != bool(match["close"]) or (match["open"] and match["minus"]):
        return text
    sign = "-" if match["open"] or match["minus"] else ""
    return f"{sign}{match['whole'].replace(',', '')}{match['rest'] or ''}"


def _whole(column: Column, text: str) -> int | Rule:
    # Python refuses to read thousands of figures at once; no number has so many.
    text = _bare_figures(column, text)
    if not _WHOLE.fullmatch(text):
        return NOT_A_WHOLE_NUMBER
    number = int(text) if len(text) < 400 else 10**400
    least = -EXACT_IN_EVERY_PROGRAM if column.least is None else column.least
    most = EXACT_IN_EVERY_PROGRAM if column.most is None else column.most
    return number if least <= number <= most else OUT_OF_BOUNDS


def _decimal(column: Column, text: str) -> Decimal | Rule:
    text = _bare_figures(column, text)
    if not _DECIMAL.fullmatch(text):
        return NOT_A_NUMBER
    number = Decimal(text)
    low = column.least is not None and number < column.least
    high = column.most is not None and number > column.most
    return OUT_OF_BOUNDS if low or high else number


def _words(column: Column, days: _Days, rule: Rule, text: str) -> tuple[str, str]:
    """The message and the mend for a text that breaks a rule, never what stands in private."""
    if rule is MISSING_VALUE:
        return f"{column.name!r} is empty.", column.meaning
    said, mend = _open_words(column, days, rule, text)
    if not column.private:
        return said, mend
    told = "is unusual" if rule is UNUSUAL_VALUE else f"is no {column.name}"
    mend = column.pattern_in_words if rule is WRONG_FORM else ""
    return f"What stands here {told}.", mend or column.meaning


def _open_words(column: Column, days: _Days, rule: Rule, text: str) -> tuple[str, str]:
    if rule is OUT_OF_BOUNDS:
        return _bound_words(column, text)
    if rule is UNUSUAL_VALUE:
        return f"{text!r} is unusual.", f"Please confirm it; usual is {_usual(column)}."
    if column.kind is Kind.DAY:
        return days.words(text)
    if column.kind is Kind.OPTION:
        return f"{text!r} is no {_noun(column)}.", closest_to(text, column.options)
    unit = f" of {column.unit}" if column.unit else ""
    plain = "Write it as text, without space before or after it."
    figures = f"Write figures alone. {column.meaning}"
    what, mend = {
        Kind.TEXT: (f"no {column.name}", column.pattern_in_words or plain),
        Kind.MONTH: ("no month", "Write year and month, such as 2019-04."),
        Kind.TIME: ("no time of day", "Write 00:00 to 23:59, such as 22:00."),
        Kind.MOMENT: ("no day and time", _moment_mend(days, text)),
        Kind.WHOLE: (f"no whole number{unit}", figures),
        Kind.DECIMAL: (f"no number{unit}", figures),
        Kind.FLAG: ("neither yes nor no", "Write yes or no."),
    }[column.kind]
    return f"{text!r} is {what}.", mend


def _usual(column: Column) -> str:
    low, high = column.query_least, column.query_most
    unit = f" {column.unit}" if column.unit else ""
    if low is None or high is None:
        return f"up to {high}{unit}" if low is None else f"{low}{unit} or more"
    return f"{low} to {high}{unit}"


def _moment_mend(days: _Days, text: str) -> str:
    day, clock = _halves(text)
    if _CLOCK.fullmatch(clock) and isinstance(days.day(day), Rule):
        return days.words(day)[1]
    return "Write day and time by London's clocks, such as 2019-04-01T22:00."


def _bound_words(column: Column, text: str) -> tuple[str, str]:
    text = _bare_figures(column, text)
    least = column.least if column.least is not None else -EXACT_IN_EVERY_PROGRAM
    most = column.most if column.most is not None else EXACT_IN_EVERY_PROGRAM
    shown = f"{Decimal(text):,}" if len(text) < 40 else f"{text[:20]}…"
    unit = f" {column.unit}" if column.unit else ""
    few = len(text) < 400 and Decimal(text) < least
    if few:
        return f"{shown} is too few.", f"The least is {least:,}{unit}."
    return f"{shown} is too many.", f"The most is {most:,}{unit}."


def _noun(column: Column) -> str:
    return column.name.replace("_", " ").lower()
