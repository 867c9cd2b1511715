"""Explanations: what a request got, what stood in its way, and what would give it more."""

from __future__ import annotations

import enum

import attrs

from s92kit.tasking._wording import in_hours

__all__ = ["Binding", "Explanation", "Reached"]


class Reached(enum.StrEnum):
    """How far a request got."""

    WANTED = "all that it wanted"
    PART = "part of what it wanted"
    NOTHING = "nothing"
    CLOSED = "closed"


class Binding(enum.StrEnum):
    """The rule or limit that keeps a request from getting more."""

    NONE = "none"
    """It got all that it wanted."""
    STATUS = "status"
    """It is closed, and gets no time."""
    SCORE = "score"
    """Its score cannot be determined."""
    WINDOWS = "windows"
    """Its windows meet no shift, or no more of them than it got."""
    VISIT_LENGTH = "visit length"
    """No window meets a shift for as long as its shortest visit."""
    CREW = "crew"
    """No shift in its windows has officers enough to go together."""
    SKILLS = "skills"
    """No shift in its windows has officers with its skills."""
    LEAST = "least"
    """What there is room for is less than it is worth beginning for."""
    CAP = "cap"
    """Its priority has reached its cap."""
    CAPACITY = "capacity"
    """The shifts of its windows are full."""
    GAP = "gap"
    """There is room; the plan is not proven to be the best, and did not use it."""


@attrs.frozen(kw_only=True)
class Explanation:
    """Why a request got what it got.

    Args:
        request: Its id.
        title: What it is called at the meeting.
        reached: How far it got.
        minutes: Minutes of presence that it got.
        minutes_wanted: Minutes of presence that it wanted.
        officer_minutes: Officer-minutes that it got.
        binding: What keeps it from getting more.
        because: The rule or limit in words, as it would follow *because*; for a request with all
            that it wanted, what that is.
        change: What would have to change for it to get more, as it would follow *more would be
            possible*; empty where it wants no more or nothing can be named.
        rivals: The ids of the requests that fill its shifts, the lowest score first.
    """

    request: str
    title: str
    reached: Reached
    minutes: int
    minutes_wanted: int
    officer_minutes: int
    binding: Binding
    because: str
    change: str = ""
    rivals: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """All of it in one sentence."""
        got = in_hours(self.minutes) if self.minutes else "nothing"
        if self.reached is Reached.PART or (self.reached is Reached.NOTHING and not self.minutes):
            got += f" of the {in_hours(self.minutes_wanted)} that it wanted"
        if self.reached is Reached.WANTED:
            return f"{self.request} ({self.title}) got {got}, which is {self.because}."
        change = f"; more would be possible {self.change}" if self.change else ""
        return f"{self.request} ({self.title}) got {got}, because {self.because}{change}."
