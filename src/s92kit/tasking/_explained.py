"""Explaining a plan: which rule or limit binds each request, by exact counts and not by guesses."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

import attrs

from s92kit.tasking._explanation import Binding, Explanation, Reached
from s92kit.tasking._opportunity import Opportunity, blocks_up, opportunities_of
from s92kit.tasking._record import PlanRecord
from s92kit.tasking._request import TaskRequest
from s92kit.tasking._room import Room
from s92kit.tasking._wording import in_hours, listed, per_cent, shift_in_words

__all__ = ["explained"]


def explained(record: PlanRecord, *requests: str) -> tuple[Explanation, ...]:
    """Why each request got what it got, and what would have to change for it to get more.

    Everything that is said rests on exact counts over the plan: windows against shifts, officers
    and skills in every block, the cap of the priority, and the room that there would be with
    other officers or without another request's visits. What a change would do to the whole plan
    is found by planning anew: see :func:`~s92kit.tasking.ways_to_more`.

    Args:
        record: The plan.
        requests: The ids of the requests; all of them where left out.

    Raises:
        UnknownNameError: For a request that the plan does not know.
    """
    asked = [record.request(name) for name in requests] or record.requests
    room, empty = Room(record), Room(record, without=[each.id for each in record.requests])
    return tuple(_Asked(record, request, room, empty).explanation() for request in asked)


@attrs.frozen
class _Reason:
    binding: Binding
    because: str
    change: str = ""
    rivals: tuple[str, ...] = ()


@attrs.frozen
class _Asked:
    """One request, with the room that the plan leaves and the room of a plan with no visits."""

    record: PlanRecord
    request: TaskRequest
    room: Room
    empty: Room

    def explanation(self) -> Explanation:
        request, got = self.request, self._got
        found = self._closed() or self._unscored() or self._met() or self._unmet()
        reached = Reached.PART if got else Reached.NOTHING
        if not request.status.open:
            reached = Reached.CLOSED
        elif got >= request.minutes_wanted:
            reached = Reached.WANTED
        return Explanation(
            request=request.id,
            title=request.title,
            reached=reached,
            minutes=got,
            minutes_wanted=request.minutes_wanted,
            officer_minutes=self.record.officer_minutes_of(request.id),
            binding=found.binding,
            because=found.because,
            change=found.change,
            rivals=found.rivals,
        )

    @property
    def _got(self) -> int:
        return self.record.plan.minutes_of(self.request.id)

    @property
    def _needed(self) -> int:
        """The fewest minutes more that would be of use to it."""
        block = self.record.policy.block_minutes
        least = blocks_up(self.request.minutes_least, block) * block
        return max(block, least - self._got)

    @property
    def _chances(self) -> tuple[Opportunity, ...]:
        return self.room.chances(self.request)

    def _unmet(self) -> _Reason:
        return (
            self._no_window() or self._no_crew() or self._no_more() or self._cap() or self._full()
        )

    def _closed(self) -> _Reason | None:
        status = self.request.status
        if status.open:
            return None
        why = f" ({self.request.status_reason})" if self.request.status_reason else ""
        return _Reason(
            Binding.STATUS,
            f"its status is {status}{why}, and closed requests are given no time",
            "if it were opened again",
        )

    def _unscored(self) -> _Reason | None:
        score = next(each for each in self.record.scores if each.request == self.request.id)
        if score.score is not None:
            return None
        return _Reason(
            Binding.SCORE,
            f"its score cannot be determined ({score.unknown_because}), and nothing is given time "
            "unscored",
            "with its matrix filled in",
        )

    def _met(self) -> _Reason | None:
        if self._got < self.request.minutes_wanted:
            return None
        if self._got > self.request.minutes_wanted:
            wanted = in_hours(self.request.minutes_wanted)
            return _Reason(Binding.NONE, f"more than the {wanted} that it wanted")
        return _Reason(Binding.NONE, "all that it wanted")

    def _no_window(self) -> _Reason | None:
        if self._chances:
            return None
        any_length = attrs.evolve(self.request, visits=1, visit_minutes=0)
        shorter = opportunities_of(any_length, self.record.capacity.shifts, self.record.policy)
        block = in_hours(self.record.policy.block_minutes)
        if not shorter:
            return _Reason(
                Binding.WINDOWS,
                f"none of its windows meets a shift of the team for {block}",
                "with a window in the hours of a shift, or a shift in the hours of its windows",
            )
        longest = max(chance.most for chance in shorter) * self.record.policy.block_minutes
        return _Reason(
            Binding.VISIT_LENGTH,
            f"its windows meet the shifts for {in_hours(longest)} at a time, and its shortest "
            f"visit is {in_hours(self.request.visit_minutes)}",
            f"with visits of {in_hours(longest)} or windows that are longer",
        )

    def _no_crew(self) -> _Reason | None:
        if self.empty.minutes_for(self.request):
            return None
        shifts = {chance.shift: self.empty.shift(chance.shift) for chance in self._chances}
        crew = min(chance.crew for chance in self._chances)
        most = max(
            shifts[chance.shift].free(block)
            for chance in self._chances
            for block in range(chance.first, chance.end)
        )
        if most >= crew and self.request.skills:
            skills = listed([f"'{skill}'" for skill in self.request.skills])
            return _Reason(
                Binding.SKILLS,
                f"no shift that its windows meet has officers free for long enough with {skills}",
                f"with {skills} on {self._one_of_its_shifts}",
            )
        together = f"{crew} officers together" if crew > 1 else "one officer"
        night = " in the hours in which nobody goes alone" if crew > self.request.crew else ""
        return _Reason(
            Binding.CREW,
            f"it needs {together}{night}, and no shift that its windows meet has more than "
            f"{most} free for as long as a visit",
            f"with {crew} officers on {self._one_of_its_shifts}",
        )

    def _no_more(self) -> _Reason | None:
        """Even with no other request in the plan there would be no more for it."""
        alone = self.empty.minutes_for(self.request)
        if self._got and self._got >= alone:
            return _Reason(
                Binding.WINDOWS,
                "that is all for which its windows meet shifts with officers for it",
                "with more windows, or more shifts in them",
            )
        least = self.request.minutes_least
        if alone >= least:
            return None
        return _Reason(
            Binding.LEAST,
            f"its windows meet shifts with officers for it for {in_hours(alone)} in all, and below "
            f"{in_hours(least)} it is not worth beginning",
            f"with a least of {in_hours(alone)}, or more windows",
        )

    def _cap(self) -> _Reason | None:
        record, priority = self.record, self.request.priority
        band = next((b for b in record.policy.bands if b.priority == priority), None)
        if band is None or not self._chances:
            return None
        given = record.officer_minutes_for(priority)
        more = self._needed * min(chance.crew for chance in self._chances)
        whole = record.capacity.minutes
        if given + more <= band.cap_share * whole:
            return None
        needed = (Decimal(given + more) / whole * 100).quantize(Decimal(1), ROUND_CEILING)
        change = f"with a cap of {needed}%"
        if self.room.minutes_for(self.request) < self._needed:
            change += " and officers for it, since its shifts are full too"
        return _Reason(
            Binding.CAP,
            f"its priority, {priority}, has {in_hours(given)} of officers' time and is capped at "
            f"{per_cent(band.cap_share)} of {in_hours(whole)}",
            change,
        )

    def _full(self) -> _Reason:
        left, needed = self.room.minutes_for(self.request), self._needed
        if left >= needed:
            return _Reason(
                Binding.GAP,
                f"the plan found no better use, though {in_hours(left)} of its windows have room: "
                f"it was made by {self.record.plan.made_by or 'hand'} and is not proven to be best "
                "to the last minute",
                "if the sergeant filled that room by hand",
            )
        rivals = tuple(self._rivals())
        because = (
            f"{self._shifts_in_words()} {'is' if self._one_shift else 'are'} full in its hours"
        )
        if rivals:
            scores = [self.record.score_by_request[name] for name in rivals]
            low, high = min(scores), max(scores)
            span = f"{low}" if low == high else f"{low} to {high}"
            own = self.record.score_by_request[self.request.id]
            because += f" with requests that score {span} against its {own}"
        if left:
            because += f", and the {in_hours(left)} left is below {self._too_little(needed)}"
        binding = Binding.LEAST if left else Binding.CAPACITY
        return _Reason(binding, because, self._change(needed, rivals), rivals)

    def _too_little(self, needed: int) -> str:
        return f"the {in_hours(needed)} that it would need to be worth beginning"

    @property
    def _one_of_its_shifts(self) -> str:
        words = self._shifts_in_words()
        return words if self._one_shift else f"one of {words}"

    @property
    def _one_shift(self) -> bool:
        return len({chance.shift for chance in self._chances}) == 1

    def _shifts_in_words(self) -> str:
        shifts = self.record.capacity.shifts
        places = sorted({chance.shift for chance in self._chances})
        names = [shift_in_words(shifts[at]) for at in places]
        if len(names) > 3:
            return f"the {len(names)} shifts that its windows meet ({names[0]} is the first)"
        return f"the only shift in its windows ({names[0]})" if len(names) == 1 else listed(names)

    def _rivals(self) -> Iterator[str]:
        """Requests with visits in its windows, the lowest score first."""
        shifts, block = self.record.capacity.shifts, self.record.policy.block_minutes
        found = {
            visit.request
            for visit in self.record.plan.visits
            for chance, shift in ((each, shifts[each.shift]) for each in self._chances)
            if visit.shift == shift.id
            and visit.starts < shift.starts + chance.end * block
            and shift.starts + chance.first * block < visit.ends
        } - {self.request.id}
        scores = self.record.score_by_request
        return iter(sorted(found, key=lambda name: (scores[name], name)))

    def _change(self, needed: int, rivals: tuple[str, ...]) -> str:
        ways = [way for way in (self._more_officers(needed), self._rival(needed, rivals)) if way]
        return ", or ".join(ways)

    def _more_officers(self, needed: int) -> str:
        """The one shift on which one more crew would leave most room, if that is enough."""
        best: tuple[int, Opportunity] | None = None
        for chance in self._chances:
            grown = self.room.shift(chance.shift, more_officers=chance.crew)
            minutes = self.room.minutes_in(chance, grown)
            if best is None or minutes > best[0]:
                best = minutes, chance
        if best is None or best[0] < needed:
            return ""
        minutes, chance = best
        shift = self.record.capacity.shifts[chance.shift]
        some = f"{chance.crew} more officers" if chance.crew > 1 else "one more officer"
        useful = min(minutes, self.request.minutes_most - self._got)
        return f"with {some} on {shift_in_words(shift)}, which leaves room for {in_hours(useful)}"

    def _rival(self, needed: int, rivals: tuple[str, ...]) -> str:
        """The lowest of its rivals whose visits would make room enough for it."""
        for name in rivals:
            if self.record.request(name).statutory:
                continue
            minutes = Room(self.record, without=(name,)).minutes_for(self.request)
            if minutes >= needed:
                score = self.record.score_by_request[name]
                useful = min(minutes, self.request.minutes_most - self._got)
                return f"without {name} (score {score}), which leaves room for {in_hours(useful)}"
        return ""
