"""Evaluations for the public, worked out anew from counts as they are printed."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from s92kit.disclosure import WITHHELD, DisclosurePolicy, Release, release
from s92kit.evaluation._counted import counted_from
from s92kit.evaluation._design import Design, HarmDesign, StudyArea, TwoCounts
from s92kit.evaluation._estimating import design_dispersion
from s92kit.evaluation._evaluation import Evaluation, evaluate
from s92kit.evaluation._incident import IncidentLog
from s92kit.evaluation._rules import STEADY
from s92kit.evaluation._rules_data import STOP_DATA, check_incidents
from s92kit.evaluation._verdict import CHANGE, EFFECT
from s92kit.findings import Findings, Outcome

__all__ = ["PublicEvaluation", "evaluate_for_public"]

_UNSTEADY = (
    "it is withheld, since the counts vary from month to month by more than chance makes them, "
    "and intervals widened for that would tell of single months"
)
_TABLE = (
    "the table of incidents does not bear it; what is wrong with it is told to those who evaluate "
    "without --public"
)
_WHEN = ("before", "after")


@attrs.frozen(kw_only=True)
class PublicEvaluation:
    """What may be published of a design.

    Args:
        evaluation: What counts as they are printed say; a count that is withheld is ``None``.
        release: What was done to the counts.
        withheld: The names of what is not printed, each the part of the design and its time.
    """

    evaluation: Evaluation
    release: Release
    withheld: tuple[str, ...]


def evaluate_for_public(
    design: Design, log: IncidentLog | None = None, *, policy: DisclosurePolicy
) -> PublicEvaluation:
    """What a design's counts say when nothing but their print is known.

    All is worked out anew from the counts as printed, so that no interval, p value or verdict
    tells more than they do; it may differ from what the counts themselves say. Where a count of
    an area is withheld nothing is told of any change. Counts of months, hot spots, near repeats
    and changes that papers state are never printed.

    Args:
        design: A design whose counts are of people.
        log: The incidents, for areas that list places.
        policy: What is done to counts of people.

    Examples:
        >>> from s92kit.disclosure import default_policy
        >>> from s92kit.evaluation import StudyArea
        >>> made = evaluate_for_public(Design(id="walford/market-2019", title="Did calls fall?",
        ...     measure="calls", action="Patrols.",
        ...     treated=StudyArea(title="The market", before=62, after=3)), policy=default_policy())
        >>> made.evaluation.design.treated.counts, made.withheld
        ((60, None), ('treated after',))
    """
    counted = counted_from(design, log) if log is not None else design
    shown = release(_counts(counted), policy=policy)
    withheld = tuple(name for name, count in shown.counts.items() if count.value is None)
    because = _refused(counted, log, withheld)
    result = evaluate(_printed(counted, shown))
    if design_dispersion(counted) is not None:
        # Its months are known here and not printed: that too few are known would not be true.
        others = (each for each in result.findings if each.code != STEADY.code)
        result = attrs.evolve(result, findings=Findings(others))
    if because and result.change is not None:
        verdicts = CHANGE.undetermined(because), EFFECT.undetermined(because)
        result = attrs.evolve(
            result,
            change=verdicts[0],
            effect=verdicts[1],
            estimates=(),
            p_value=None,
            smallest_fall=None,
            displacement=None,
            findings=Findings(verdicts),
        )
    return PublicEvaluation(evaluation=result, release=shown, withheld=withheld)


def _counts(design: Design) -> dict[str, int]:
    """Every count of people that may be printed, by the part of the design that it is of."""
    found = {
        f"{name} {when}": count
        for name, area in design.areas.items()
        for when, count in zip(_WHEN, area.counts, strict=True)
        if count is not None
    }
    for group in design.harm.groups if design.harm else ():
        for name, two in (("treated", group.treated), ("control", group.control)):
            if two is not None:
                found[f"harm {group.group} {name} before"] = two.before
                found[f"harm {group.group} {name} after"] = two.after
    return found


def _refused(design: Design, log: IncidentLog | None, withheld: tuple[str, ...]) -> str:
    """Why nothing is told of any change; empty where it is."""
    if any(not name.startswith("harm ") for name in withheld):
        return WITHHELD
    stops = {rule.code for rule in STOP_DATA}
    if log is not None and any(
        each.code in stops and each.outcome is not Outcome.MET
        for each in check_incidents(design, log)
    ):
        return _TABLE
    dispersion = design_dispersion(design)
    return _UNSTEADY if dispersion is not None and dispersion.beyond_chance else ""


def _printed(design: Design, shown: Release) -> Design:
    """The design as the public sees it."""
    values = {name: count.value for name, count in shown.counts.items()}
    return attrs.evolve(
        design,
        treated=_area(design.treated, "treated", values),
        control=_area(design.control, "control", values),
        displacement=_area(design.displacement, "displacement", values),
        displacement_control=_area(design.displacement_control, "displacement_control", values),
        harm=_harm(design.harm, values),
        top_places=None,
        near_repeat=None,
        stated_changes=(),
    )


def _area(area: StudyArea | None, name: str, values: Mapping[str, int | None]) -> StudyArea | None:
    if area is None:
        return None
    before, after = (values.get(f"{name} {when}") for when in _WHEN)
    return attrs.evolve(
        area, before=before, after=after, before_months=(), after_months=(), places=()
    )


def _harm(harm: HarmDesign | None, values: Mapping[str, int | None]) -> HarmDesign | None:
    """The offences as printed; none where one is withheld, for the sum of the others is none."""
    if harm is None or any(
        count is None for name, count in values.items() if name.startswith("harm ")
    ):
        return None

    def two(group: str, name: str) -> TwoCounts:
        before, after = (values[f"harm {group} {name} {when}"] or 0 for when in _WHEN)
        return TwoCounts(before=before, after=after)

    groups = tuple(
        attrs.evolve(
            each,
            treated=two(each.group, "treated"),
            control=two(each.group, "control") if each.control else None,
        )
        for each in harm.groups
    )
    return attrs.evolve(harm, groups=groups)
