"""Every day on which an agreement needs a person, as a list and as a calendar file."""

from s92kit.diary._calendar import calendar_of
from s92kit.diary._diary import diary
from s92kit.diary._diary_entry import DiaryEntry

__all__ = [
    "DiaryEntry",
    "calendar_of",
    "diary",
]
