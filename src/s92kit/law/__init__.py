"""What the law allows on a day: dated limits with their status, and time counted as statutes do."""

from s92kit.law._commencement import with_commencement
from s92kit.law._counting import corresponding_day, last_day_beginning_with, last_day_following
from s92kit.law._document import law_from_document
from s92kit.law._english import english_law
from s92kit.law._errors import HolidaysNotKnownError, LimitNotInForceError
from s92kit.law._hours import Disregarded, end_of_hours
from s92kit.law._law import Counting, Law, LegalParameter, limit_on
from s92kit.law._length import Length, LengthUnit
from s92kit.law._limit import LegalLimit, LegalStatus, LimitValue, NoLimit
from s92kit.law._reckoning import LimitEnd, LimitLastDay, end_under, last_day_under
from s92kit.law._working_days import (
    BankHoliday,
    add_working_days,
    bank_holidays,
    good_friday,
    is_working_day,
)

__all__ = [
    "BankHoliday",
    "Counting",
    "Disregarded",
    "HolidaysNotKnownError",
    "Law",
    "LegalLimit",
    "LegalParameter",
    "LegalStatus",
    "Length",
    "LengthUnit",
    "LimitEnd",
    "LimitLastDay",
    "LimitNotInForceError",
    "LimitValue",
    "NoLimit",
    "add_working_days",
    "bank_holidays",
    "corresponding_day",
    "end_of_hours",
    "end_under",
    "english_law",
    "good_friday",
    "is_working_day",
    "last_day_beginning_with",
    "last_day_following",
    "last_day_under",
    "law_from_document",
    "limit_on",
    "with_commencement",
]
