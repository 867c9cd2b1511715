"""Minutes by priority: what each got, against its floor and cap and against the last cycle."""

from __future__ import annotations

from decimal import Decimal

import attrs

from s92kit.tasking._record import PlannedMinutes, PlanRecord
from s92kit.tasking._wording import in_hours, per_cent

__all__ = ["PriorityMinutes", "minutes_by_priority", "planned_minutes_of"]


@attrs.frozen(kw_only=True)
class PriorityMinutes:
    """What a priority got.

    Args:
        priority: The id of the priority.
        requests: How many open requests it has.
        wanted_minutes: Officer-minutes that they want.
        officer_minutes: Officer-minutes that they got.
        share: Of all that there was to give; ``None`` where there was nothing.
        floor_share: The least share by the policy; ``None`` where it sets none.
        cap_share: The largest share by the policy; ``None`` where it sets none.
        share_before: The share in the last cycle; ``None`` where that is not known.
    """

    priority: str
    requests: int
    wanted_minutes: int
    officer_minutes: int
    share: Decimal | None
    floor_share: Decimal | None = None
    cap_share: Decimal | None = None
    share_before: Decimal | None = None

    @property
    def meets_floor(self) -> bool | None:
        """Whether it has its floor; ``None`` where there is none, or no capacity."""
        if self.floor_share is None or self.share is None:
            return None
        return self.share >= self.floor_share

    @property
    def words(self) -> str:
        """All of it in one sentence."""
        if self.share is None:
            return f"{self.priority}: the share cannot be determined, because the team has no time."
        said = f"{self.priority} got {in_hours(self.officer_minutes)} of officers' time"
        said += f" ({per_cent(self.share)}) of {in_hours(self.wanted_minutes)} wanted"
        if self.floor_share is not None:
            verdict = "met" if self.meets_floor else "NOT MET"
            said += f"; floor {per_cent(self.floor_share)}: {verdict}"
        if self.cap_share is not None:
            said += f"; cap {per_cent(self.cap_share)}"
        if self.share_before is None:
            return f"{said}; the last cycle is not known."
        return f"{said}; {per_cent(self.share_before)} in the last cycle."


def minutes_by_priority(record: PlanRecord) -> tuple[PriorityMinutes, ...]:
    """What each priority got, in the order of their ids.

    Args:
        record: The plan.

    Returns:
        Each priority that a request names, that the policy bounds, or that had time before.
    """
    names = {each.priority for each in record.requests}
    names |= {band.priority for band in record.policy.bands}
    names |= {each.priority for each in record.last_cycle}
    return tuple(_of_priority(record, name) for name in sorted(names))


def _of_priority(record: PlanRecord, priority: str) -> PriorityMinutes:
    own = [each for each in record.requests if each.priority == priority and each.status.open]
    band = next((each for each in record.policy.bands if each.priority == priority), None)
    before = {each.priority: each for each in record.last_cycle}
    given, whole = record.officer_minutes_for(priority), record.capacity.minutes
    return PriorityMinutes(
        priority=priority,
        requests=len(own),
        wanted_minutes=sum(each.minutes_wanted * each.crew for each in own),
        officer_minutes=given,
        share=Decimal(given) / whole if whole else None,
        floor_share=band.floor_share if band and band.floor_share > 0 else None,
        cap_share=band.cap_share if band and band.cap_share < 1 else None,
        share_before=_share_before(before.get(priority), known=bool(before)),
    )


def _share_before(before: PlannedMinutes | None, *, known: bool) -> Decimal | None:
    if before is None:
        return Decimal(0) if known else None
    if not before.capacity_minutes:
        return None
    return Decimal(before.officer_minutes) / before.capacity_minutes


def planned_minutes_of(record: PlanRecord) -> tuple[PlannedMinutes, ...]:
    """What each priority had in a plan, for the plan of the next cycle to be held against.

    Args:
        record: The plan of the cycle before.
    """
    return tuple(
        PlannedMinutes(
            priority=each.priority,
            officer_minutes=each.officer_minutes,
            capacity_minutes=record.capacity.minutes,
        )
        for each in minutes_by_priority(record)
    )
