"""Guardrails: what counts must be like before they may be read as a change or an effect."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from s92kit.evaluation._counted import counts_of
from s92kit.evaluation._design import Design, Locations, PatrolDesign
from s92kit.evaluation._dispersion import Dispersion
from s92kit.evaluation._power import base_needed_for, smallest_fall_seen
from s92kit.evaluation._rules_areas import AREAS_APART, BOTH_AROUND
from s92kit.figures import plain_number
from s92kit.findings import Finding, Rule, Severity
from s92kit.periods import Period, add_months

__all__ = ["RULES", "STOP_CHANGE", "STOP_EFFECT", "check_design"]

COUNTS_STATED = Rule(
    "evaluation/counts-stated",
    "The counts before and after are stated for each area.",
    Severity.ERROR,
)
PERIODS_STATED = Rule(
    "evaluation/periods-stated", "The days before and after are stated.", Severity.ERROR
)
COMPARATOR = Rule(
    "evaluation/comparator",
    "There is a comparison area, in which nothing was done.",
    Severity.ERROR,
)
BASE_LARGE_ENOUGH = Rule(
    "evaluation/base-large-enough",
    "There were enough before for a fall to be told from chance.",
    Severity.ERROR,
)
NOT_TINY = Rule("evaluation/not-tiny", "No count is below 10.", Severity.QUERY)
LIKE_SEASONS = Rule(
    "evaluation/like-seasons",
    "The days before and after are of the same season.",
    Severity.QUERY,
)
SAME_RECORDING = Rule(
    "evaluation/same-recording",
    "What is counted was recorded alike before and after.",
    Severity.ERROR,
)
LIKE_CONTROL = Rule(
    "evaluation/like-control",
    "Each comparison area has counts of about the size of those it is compared with.",
    Severity.QUERY,
)
STEADY = Rule(
    "evaluation/steady-counts",
    "The counts vary from month to month by no more than chance makes them.",
    Severity.NOTE,
)
NOT_EFFORT = Rule(
    "evaluation/outcome-not-effort",
    "What is counted does not grow with the work of the police.",
    Severity.ERROR,
)
EXACT_PLACES = Rule(
    "evaluation/exact-places",
    "The places of incidents are exact where small places are looked at.",
    Severity.ERROR,
)
PATROLS_RECORDED = Rule(
    "evaluation/patrols-recorded", "The patrols that the area got are recorded.", Severity.QUERY
)

RULES = (
    COUNTS_STATED,
    PERIODS_STATED,
    COMPARATOR,
    AREAS_APART,
    BOTH_AROUND,
    BASE_LARGE_ENOUGH,
    NOT_TINY,
    LIKE_SEASONS,
    SAME_RECORDING,
    LIKE_CONTROL,
    STEADY,
    NOT_EFFORT,
    EXACT_PLACES,
    PATROLS_RECORDED,
)
"""The rules that a design is held against, in order."""

STOP_CHANGE = (COUNTS_STATED, PERIODS_STATED, BASE_LARGE_ENOUGH, SAME_RECORDING)
"""The rules without which not even a change can be told."""
STOP_EFFECT = (*STOP_CHANGE, COMPARATOR, AREAS_APART, NOT_EFFORT)
"""The rules without which nothing can be put down to what was done."""

_FEW = 10
_UNLIKE = 3  # Wheeler and Ratcliffe warn of 100 beside 10; where to draw the line is ours


def check_design(design: Design, dispersion: Dispersion | None) -> Iterator[Finding]:
    """A design held against each rule.

    Args:
        design: The design, its areas counted.
        dispersion: How much the counts vary from month to month; ``None`` where too few months
            are known.
    """
    if design.treated is not None:
        yield from _counts_stated(design)
        yield _periods_stated(design)
        yield _comparator(design)
        yield from _base(design, dispersion)
        yield _like_seasons(design)
        yield _same_recording(design)
        yield from _like_control(design)
        yield _steady(dispersion)
        yield (
            NOT_EFFORT.met()
            if not design.counts_effort
            else NOT_EFFORT.not_met(
                f"{design.of} grow with the work of the police: more work finds more of them. "
                "They say what was done, not what came of it. Count what was suffered."
            )
        )
    if design.near_repeat is not None or design.top_places is not None:
        yield _exact_places(design)
    if design.patrols is not None:
        yield _patrols_recorded(design.patrols)


def _patrols_recorded(patrols: PatrolDesign) -> Finding:
    if patrols.delivered is None:
        return PATROLS_RECORDED.undetermined("only those that were planned are stated")
    return PATROLS_RECORDED.met()


def _counts_stated(design: Design) -> Iterator[Finding]:
    for name, area in design.areas.items():
        before, after = area.counts
        lacking = [when for when, count in (("before", before), ("after", after)) if count is None]
        if not lacking:
            yield COUNTS_STATED.met(
                f"{area.title} had {before:,} before and {after:,} after.", path=(name,)
            )
            continue
        because = f"nobody stated the count {' or '.join(lacking)} of {area.title}"
        if area.places:
            because = (
                f"{area.title} is to be counted from a table of incidents over the days before "
                "and after, and the table or the days are not given"
            )
        if before is None and after is not None and name == "treated":
            because += (
                f"; {after:,} after would be a fall beyond chance only from "
                f"{base_needed_for(after):,} or more over a time of the same length"
            )
        yield COUNTS_STATED.undetermined(because, path=(name,))


def _periods_stated(design: Design) -> Finding:
    lacking = [name for name in ("before", "after") if getattr(design, name) is None]
    if lacking:
        days = " and ".join(f"the days {name}" for name in lacking)
        return PERIODS_STATED.undetermined(f"{days} are not stated")
    return PERIODS_STATED.met(f"Before: {design.before}; after: {design.after}.")


def _comparator(design: Design) -> Finding:
    if design.control is None:
        return COMPARATOR.not_met(
            "There is no comparison area, so nobody can tell what would have happened without it. "
            "Add an area like it in which nothing was done, counted over the same days."
        )
    return COMPARATOR.met(f"It is compared with {design.control.title}.")


def _base(design: Design, dispersion: Dispersion | None) -> Iterator[Finding]:
    counts = counts_of(design, "treated")
    if counts is None:
        return
    seen = smallest_fall_seen(
        counts.before,
        before_days=counts.before_days,
        after_days=counts.after_days,
        dispersion=dispersion.times if dispersion is not None else Decimal(1),
    )
    if seen.most_after is None and counts.after <= counts.expected:
        yield BASE_LARGE_ENOUGH.not_met(f"{seen.words} Take a longer time or a larger area.")
        return
    yield BASE_LARGE_ENOUGH.met("" if seen.most_after is None else seen.words)
    few = [
        f"{count:,} {when} in {area.title}"
        for area in design.areas.values()
        for when, count in zip(("before", "after"), area.counts, strict=True)
        if count is not None and count < _FEW
    ]
    yield (
        NOT_TINY.met()
        if not few
        else NOT_TINY.not_met(
            f"There were only {'; '.join(few)}. One incident more or fewer changes the answer, and "
            "the intervals are rough."
        )
    )


def _like_seasons(design: Design) -> Finding:
    if design.before is None or design.after is None:
        return LIKE_SEASONS.undetermined("the days before or after are not stated")
    if _whole_years(design.before) and _whole_years(design.after):
        return LIKE_SEASONS.met("Both are whole years.")
    if _same_months(design.before, design.after):
        return LIKE_SEASONS.met("They are the same months of different years.")
    takes_up = (
        "The comparison area takes up only what the season does to both alike."
        if design.control
        else "Compare with the same months of an earlier year."
    )
    return LIKE_SEASONS.not_met(
        f"The days before are {design.before}, those after {design.after}: the season alone may "
        f"have made the change. {takes_up}"
    )


def _whole_years(period: Period) -> bool:
    years = period.end.year - period.start.year
    return years > 0 and add_months(period.start, 12 * years) == period.end


def _same_months(before: Period, after: Period) -> bool:
    months = 12 * (after.start.year - before.start.year)
    moved = add_months(before.start, months), add_months(before.end, months)
    return moved == (after.start, after.end)


def _same_recording(design: Design) -> Finding:
    recording = design.recording
    if recording is None:
        return SAME_RECORDING.undetermined("nobody stated whether the way of recording changed")
    note = f" {recording.note}" if recording.note else ""
    if not recording.changed:
        return SAME_RECORDING.met(f"It did not change.{note}")
    if recording.alike_in_control and design.control is not None:
        return SAME_RECORDING.met(f"It changed, and in the comparison area alike.{note}")
    return SAME_RECORDING.not_met(
        f"The way of recording changed.{note} A change of the counts cannot be told from that."
    )


def _like_control(design: Design) -> Iterator[Finding]:
    for name, other in (("treated", "control"), ("displacement", "displacement_control")):
        counts, beside = counts_of(design, name), counts_of(design, other)
        if counts is None or beside is None:
            continue
        small, large = sorted((counts.before, beside.before))
        if large > _UNLIKE * small:
            yield LIKE_CONTROL.not_met(
                f"There were {counts.before:,} before in {design.areas[name].title} and "
                f"{beside.before:,} in {design.areas[other].title}. Compare areas of which neither "
                f"has more than {_UNLIKE} times the other's, or read the ratio alone.",
                path=(other,),
            )
        else:
            yield LIKE_CONTROL.met(f"{counts.before:,} beside {beside.before:,}.", path=(other,))


def _steady(dispersion: Dispersion | None) -> Finding:
    if dispersion is None:
        return STEADY.undetermined("too few counts of months are known")
    index = plain_number(dispersion.index, places=1)
    if not dispersion.beyond_chance:
        return STEADY.met(f"The variance of {dispersion.months} months is {index} times the mean.")
    return STEADY.not_met(
        f"The variance of {dispersion.months} months is {index} times the mean. The intervals are "
        "widened for that."
    )


def _exact_places(design: Design) -> Finding:
    if design.locations is None:
        return EXACT_PLACES.undetermined("nobody stated how exact they are")
    if design.locations is Locations.SNAPPED:
        return EXACT_PLACES.not_met(
            "The places were moved to the nearest of a list of points, as in published police "
            "data, so many incidents share one by that alone. Ask the police for exact places."
        )
    return EXACT_PLACES.met()
