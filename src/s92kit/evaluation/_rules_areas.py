"""Rules on the areas of a design: each is a place of its own, with one to be held against."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from s92kit.evaluation._design import Design
from s92kit.findings import Finding, Rule, Severity, checked

__all__ = ["AREAS_APART", "BOTH_AROUND", "check_areas"]

AREAS_APART = Rule(
    "evaluation/areas-apart",
    "No area is another of the design, or has a place in common with it.",
    Severity.ERROR,
)
BOTH_AROUND = Rule(
    "evaluation/both-around",
    "An area around the treated one is held against one around the comparison area.",
    Severity.QUERY,
)


def check_areas(design: Design) -> Iterator[Finding]:
    """The areas of a design held against each other.

    Args:
        design: The design, its areas with the places that they are counted by.
    """
    yield from checked(AREAS_APART, lambda: _areas_apart(design))
    yield from _both_around(design)


def _areas_apart(design: Design) -> Iterator[Finding]:
    for (name, one), (other, two) in combinations(design.areas.items(), 2):
        shared = sorted({*one.places} & {*two.places})
        if one.title.casefold() == two.title.casefold():
            same = f"{one.title} stands in the design twice, as {name} and as {other}"
        elif shared:
            same = f"{one.title} and {two.title} both have {', '.join(map(repr, shared))}"
        else:
            continue
        yield AREAS_APART.not_met(
            f"{same}. What is held against itself shows no effect. Give each place to one area.",
            path=(other,),
        )


def _both_around(design: Design) -> Iterator[Finding]:
    if design.displacement is None:
        return
    if design.displacement_control is not None:
        yield BOTH_AROUND.met()
        return
    yield BOTH_AROUND.not_met(
        f"{design.displacement.title} has no area around the comparison area to be held against, "
        "so the weighted difference leaves it out. Add one as displacement_control.",
        path=("displacement",),
    )
