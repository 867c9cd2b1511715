"""Every day on which an agreement, an order or another power needs a person, and a calendar."""

from s92kit.diary._calendar import calendar_of
from s92kit.diary._diary import diary
from s92kit.diary._diary_entry import DiaryEntry, Subject
from s92kit.diary._lead_times import ExtensionSteps, LeadTimes

__all__ = [
    "DiaryEntry",
    "ExtensionSteps",
    "LeadTimes",
    "Subject",
    "calendar_of",
    "diary",
]
