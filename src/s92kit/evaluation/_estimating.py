"""The estimates that a design's counts allow."""

from __future__ import annotations

from decimal import Decimal

import attrs

from s92kit.evaluation._counted import counts_of
from s92kit.evaluation._counts import Counts
from s92kit.evaluation._design import Design
from s92kit.evaluation._dispersion import Dispersion, dispersion_of
from s92kit.evaluation._estimate import Estimate
from s92kit.evaluation._power import SmallestFall, smallest_fall_seen
from s92kit.evaluation._quotient import Displacement, displacement_quotient
from s92kit.evaluation._ratio import difference_in_differences, rate_ratio
from s92kit.evaluation._weighted import FourAreas, weighted_displacement_difference
from s92kit.figures import plain_number

__all__ = ["design_dispersion", "displacement_in", "estimates_of", "smallest_fall_in"]


def design_dispersion(design: Design) -> Dispersion | None:
    """How much the counts of all areas vary from month to month.

    Args:
        design: The design, its areas counted.
    """
    return dispersion_of(
        months
        for area in design.areas.values()
        for months in (area.before_months, area.after_months)
    )


def estimates_of(design: Design, dispersion: Dispersion | None) -> tuple[Estimate, ...]:
    """Before and after, and where there is a comparison area what it makes of that.

    Args:
        design: The design, its areas counted.
        dispersion: How much the counts vary from month to month.
    """
    treated, control = counts_of(design, "treated"), counts_of(design, "control")
    if treated is None:
        return ()
    times = dispersion.times if dispersion is not None else Decimal(1)
    ratio = rate_ratio(treated, of=design.of, dispersion=times, sources=design.sources)
    if control is None:
        return (ratio,)
    return (
        ratio,
        difference_in_differences(
            treated, control, of=design.of, dispersion=times, sources=design.sources
        ),
        weighted_displacement_difference(
            _four_areas(design, treated, control),
            of=design.measure,
            dispersion=times,
            sources=design.sources,
        ),
    )


def _four_areas(design: Design, treated: Counts, control: Counts) -> FourAreas:
    around = counts_of(design, "displacement"), counts_of(design, "displacement_control")
    if None in around:
        around = None, None
    named = ("treated", "control", "displacement", "displacement_control")
    areas = design.areas
    return FourAreas(
        treated=treated,
        control=control,
        displacement=around[0],
        displacement_control=around[1],
        sizes=tuple(areas[name].size if name in areas else Decimal(1) for name in named),
    )


def displacement_in(design: Design) -> Displacement | None:
    """What became of the area around; ``None`` where it or the comparison area has no counts.

    Args:
        design: The design, its areas counted.
    """
    treated, around, control = (
        counts_of(design, name) for name in ("treated", "displacement", "control")
    )
    if treated is None or around is None or control is None:
        return None
    return displacement_quotient(treated, around, control, sources=design.sources)


def smallest_fall_in(design: Design, dispersion: Dispersion | None) -> SmallestFall | None:
    """What fall could have been seen; ``None`` where the count before is not known.

    Args:
        design: The design, its areas counted.
        dispersion: How much the counts vary from month to month.

    Returns:
        The fall of the treated area alone. Its words say too what it would have taken to see one
        beside the comparison area, whose own chance makes that harder.
    """
    treated, control = counts_of(design, "treated"), counts_of(design, "control")
    if treated is None or not treated.before:
        return None

    def seen(beside: Counts | None) -> SmallestFall:
        return smallest_fall_seen(
            treated.before,
            control=beside,
            before_days=treated.before_days,
            after_days=treated.after_days,
            dispersion=dispersion.times if dispersion is not None else Decimal(1),
        )

    alone = seen(None)
    if control is None or alone.most_after is None:
        return alone
    return attrs.evolve(alone, words=f"{alone.words} {_beside(seen(control))}")


def _beside(fall: SmallestFall) -> str:
    if fall.most_after is None or fall.fall_per_cent is None:
        return "Beside the comparison area no fall could have been."
    after = f"{fall.most_after:,} or fewer" if fall.most_after else "none at all"
    size = plain_number(fall.fall_per_cent, places=0)
    return f"Beside the comparison area it would have taken {after}, a fall of {size}%."
