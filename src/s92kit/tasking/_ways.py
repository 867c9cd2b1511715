"""Ways to more: what would give a request more, proven by planning the whole cycle anew."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import Any

import attrs

from s92kit.tasking._amended import replanned
from s92kit.tasking._capacity import Capacity, OnShift
from s92kit.tasking._difference import Change, difference
from s92kit.tasking._explained import explained
from s92kit.tasking._explanation import Binding, Reached
from s92kit.tasking._opportunity import opportunities_of
from s92kit.tasking._record import PlanRecord
from s92kit.tasking._solver import Effort
from s92kit.tasking._wording import in_hours, listed, per_cent, shift_in_words

__all__ = ["Way", "ways_to_more"]

_TRIES = 2
_QUICKLY = Effort(nodes=1, rounds=2, seats=0)
"""A plan that is looked at once need not be proven to the last minute."""


@attrs.frozen(kw_only=True)
class Way:
    """A change to what a plan was made from, and what the plan would then be.

    Args:
        change: The change in words, as it would follow *with*.
        minutes: Minutes of presence that the request would have.
        others: What other requests would gain or lose, losses first.
    """

    change: str
    minutes: int
    others: tuple[Change, ...]

    @property
    def words(self) -> str:
        """All of it in one sentence."""
        losers = [each for each in self.others if each.more < 0]
        said = f"With {self.change} it would have {in_hours(self.minutes)}"
        if not losers:
            return f"{said}, and no other request would lose."
        lost = listed([f"{each.of} {in_hours(each.more)}" for each in losers])
        return f"{said}; officers' time lost by others: {lost}."


def ways_to_more(record: PlanRecord, request: str) -> tuple[Way, ...]:
    """Changes that would give a request more, each proven by planning the whole cycle anew.

    Tried are: a higher score, as low as will do; one more crew on one shift; a higher cap of its
    priority; and windows all day. What changes nothing for the request is left out.

    Args:
        record: The plan.
        request: The id of the request.

    Raises:
        UnknownNameError: For a request that the plan does not know.
    """
    (told,) = explained(record, request)
    if told.reached is Reached.WANTED or told.binding in {Binding.STATUS, Binding.SCORE}:
        return ()
    same = _again(record)
    if same.plan.minutes_of(request) > record.plan.minutes_of(request):
        record = same
    tried = (
        _with_score(record, request),
        _with_crew(record, request),
        _with_cap(record, request),
        _with_windows(record, request),
    )
    return tuple(way for way in tried if way is not None)


def _again(record: PlanRecord, **otherwise: Any) -> PlanRecord:  # noqa: ANN401 - as replanned takes
    return replanned(record, effort=_QUICKLY, **otherwise)


def _way(record: PlanRecord, again: PlanRecord, request: str, change: str) -> Way | None:
    minutes = again.plan.minutes_of(request)
    if minutes <= record.plan.minutes_of(request):
        return None
    others = tuple(each for each in difference(record, again).requests if each.of != request)
    return Way(change=change, minutes=minutes, others=others)


def _with_score(record: PlanRecord, request: str) -> Way | None:
    """The lowest score of those that were tried that gives it more."""
    own, top = record.score_by_request[request], max(record.score_by_request.values())

    def scored(score: int) -> PlanRecord:
        scores = tuple(
            attrs.evolve(each, score=score) if each.request == request else each
            for each in record.scores
        )
        return _again(record, scores=scores)

    low, high = own, max(2 * top, own + 1)
    best = scored(high)
    if best.plan.minutes_of(request) <= record.plan.minutes_of(request):
        return None
    for _ in range(_TRIES):
        if high - low <= 1:
            break
        middle = (low + high) // 2
        again = scored(middle)
        if again.plan.minutes_of(request) > record.plan.minutes_of(request):
            high, best = middle, again
        else:
            low = middle
    return _way(record, best, request, f"a score of {high} instead of {own}")


def _with_crew(record: PlanRecord, request: str) -> Way | None:
    """One more crew, on the shift in its windows on which the fewest officers are."""
    asked = record.request(request)
    chances = opportunities_of(asked, record.capacity.shifts, record.policy)
    if not chances:
        return None
    shifts = record.capacity.shifts
    chance = min(chances, key=lambda each: (len(shifts[each.shift].officers), each.shift))
    capacity = _grown(record.capacity, chance.shift, chance.crew, asked.skills)
    some = f"{chance.crew} more officers" if chance.crew > 1 else "one more officer"
    change = f"{some} on {shift_in_words(shifts[chance.shift])}"
    return _way(record, _again(record, capacity=capacity), request, change)


def _grown(capacity: Capacity, place: int, crew: int, skills: tuple[str, ...]) -> Capacity:
    shift = capacity.shifts[place]
    more = tuple(
        OnShift(
            officer=f"one more ({number})",
            free=((shift.starts, shift.ends),),
            skills=frozenset(skills),
        )
        for number in range(1, crew + 1)
    )
    grown = attrs.evolve(shift, officers=(*shift.officers, *more))
    shifts = tuple(grown if at == place else each for at, each in enumerate(capacity.shifts))
    rostered = capacity.rostered_minutes + sum(each.minutes for each in more)
    return attrs.evolve(capacity, shifts=shifts, rostered_minutes=rostered)


def _with_cap(record: PlanRecord, request: str) -> Way | None:
    asked = record.request(request)
    band = next((b for b in record.policy.bands if b.priority == asked.priority), None)
    if band is None or band.cap_share == 1 or not record.capacity.minutes:
        return None
    given = record.officer_minutes_for(asked.priority)
    missing = (asked.minutes_wanted - record.plan.minutes_of(request)) * asked.crew
    share = Decimal(given + missing) / record.capacity.minutes
    raised = min(Decimal(1), share.quantize(Decimal("0.01"), ROUND_CEILING))
    if raised <= band.cap_share:
        return None
    bands = tuple(
        attrs.evolve(each, cap_share=raised) if each == band else each
        for each in record.policy.bands
    )
    again = _again(record, policy=attrs.evolve(record.policy, bands=bands))
    change = f"a cap of {per_cent(raised)} instead of {per_cent(band.cap_share)} on {band.priority}"
    return _way(record, again, request, change)


def _with_windows(record: PlanRecord, request: str) -> Way | None:
    """Windows at any time of the days that it has."""
    asked = record.request(request)
    wide = attrs.evolve(
        asked, windows=tuple(attrs.evolve(each, starts=0, ends=24 * 60) for each in asked.windows)
    )
    if wide == asked:
        return None
    requests = tuple(wide if each.id == request else each for each in record.requests)
    again = _again(record, requests=requests)
    return _way(record, again, request, "windows at any time of its days")
