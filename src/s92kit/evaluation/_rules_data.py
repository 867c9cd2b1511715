"""Rules on a table of incidents: that it is whole, and that its places are those of the design."""

from __future__ import annotations

from collections.abc import Iterator

from s92kit.errors import closest_to
from s92kit.evaluation._design import Design
from s92kit.evaluation._incident import IncidentLog
from s92kit.findings import Finding, Rule, Severity

__all__ = ["DATA_RULES", "STOP_DATA", "check_incidents"]

INCIDENTS_GIVEN = Rule(
    "evaluation/incidents-given",
    "A table of incidents is given for what is asked of it.",
    Severity.ERROR,
)
ROWS_COUNTED = Rule(
    "evaluation/rows-counted", "Every row of the incidents could be read.", Severity.ERROR
)
DATA_COVERS = Rule(
    "evaluation/data-cover",
    "The incidents cover all the days before and after.",
    Severity.ERROR,
)
PLACES_KNOWN = Rule(
    "evaluation/places-known",
    "Each place that an area lists is in the table of incidents.",
    Severity.QUERY,
)
POINTS_KNOWN = Rule(
    "evaluation/points-known",
    "Each incident has its place on the grid where near repeats are looked for.",
    Severity.QUERY,
)

DATA_RULES = (INCIDENTS_GIVEN, ROWS_COUNTED, DATA_COVERS, PLACES_KNOWN, POINTS_KNOWN)
"""The rules that a table of incidents is held against."""

STOP_DATA = (ROWS_COUNTED, DATA_COVERS)
"""The rules without which nothing can be told from a table of incidents."""


def check_incidents(design: Design, log: IncidentLog | None) -> Iterator[Finding]:
    """A table of incidents held against each rule.

    Args:
        design: The design.
        log: The incidents; ``None`` where none are given.
    """
    if log is None:
        if design.near_repeat is not None or design.top_places is not None:
            yield INCIDENTS_GIVEN.undetermined("no table was given with the design")
        return
    aside = log.rows_set_aside
    yield (
        ROWS_COUNTED.met()
        if not aside
        else ROWS_COUNTED.not_met(
            f"{aside:,} of {log.table.rows_in:,} rows cannot be read, so the counts may be short. "
            "Mend them and count again."
        )
    )
    yield _covers(design)
    yield from _places(design, log)
    if design.near_repeat is not None:
        yield (
            POINTS_KNOWN.met()
            if not log.without_point
            else POINTS_KNOWN.not_met(
                f"{log.without_point:,} incidents have no easting and northing, and are left out "
                "of the near repeats."
            )
        )


def _covers(design: Design) -> Finding:
    if design.coverage is None:
        return DATA_COVERS.undetermined(
            "the design does not say which days the table covers, and a day without a row may be a "
            "day without an incident or a day that nobody sent"
        )
    short = [
        f"the days {name} ({period})"
        for name, period in (("before", design.before), ("after", design.after))
        if period is not None and not design.coverage.covers(period)
    ]
    if short:
        return DATA_COVERS.not_met(
            f"The table covers {design.coverage}, and so not all of {' and '.join(short)}."
        )
    return DATA_COVERS.met(f"The table covers {design.coverage}.")


def _places(design: Design, log: IncidentLog) -> Iterator[Finding]:
    known = log.places
    for name, area in design.areas.items():
        for place in area.places:
            if place not in known:
                yield PLACES_KNOWN.not_met(
                    f"No incident is at {place!r}, of {area.title}. {closest_to(place, known)}",
                    path=(name, "places"),
                )
